"""What follows from the data, worked out once: what every page asks, so that none gathers it for itself."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from macros.loading.dataset import Dataset
from macros.loading.load import DATA, load_once
from macros.model.checklists import Checklist
from macros.model.firms import Firm
from macros.model.vocabulary import Value

from .changes import Month, months
from .facets import FACETS, counts, values_of
from .letters import LetterPage, letter_pages
from .places import address_of, countries_of
from .similar import index_of, similar
from .value_pages import ValuePage, value_pages

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Tag:
    """A value that something names.

    Attributes:
        label: what a reader sees.
        address: where the firms with it are listed; empty where no active firm names it.
    """

    label: str
    address: str


@dataclass(frozen=True)
class FirmFacts:
    """All that the page of a firm tells.

    Attributes:
        firm: its record.
        kind: who pays it, and when.
        channel, unsolicited, stance: what it says of how to reach it and of confidentiality, if it says anything.
        successor: the firm that carries on what it did.
        tags: what it names, by facet, in the order of its record.
        places: the countries in which it can be looked up, each with its page.
        similar: the firms most like it.
        stages: the checklists that name its kind, by their place on the path of a search.
    """

    firm: Firm
    kind: Value
    channel: Value | None
    unsolicited: Value | None
    stance: Value | None
    successor: Firm | None
    tags: Mapping[str, Sequence[Tag]]
    places: Sequence[Tag]
    similar: Sequence[Firm]
    stages: Sequence[tuple[Value, Sequence[Checklist]]]


class Catalog:
    """What follows from one state of the data; each thing is worked out when it is first asked for, and kept.

    Attributes:
        data: all that is known.
    """

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self._made: dict[Callable[[Dataset], Any], Any] = {}
        self._tags: dict[tuple[str, str], Tag] = {}

    @functools.cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """For each facet, how many firms match each value that any firm names."""
        return {facet: counts(self.data, facet) for facet in FACETS}

    @functools.cached_property
    def value_pages(self) -> Mapping[tuple[str, str], Sequence[ValuePage]]:
        """The pages of the firms with each value that any firm names, by facet and value."""
        pages: dict[tuple[str, str], list[ValuePage]] = {}
        for page in value_pages(self.data):
            pages.setdefault((page.facet, page.value), []).append(page)
        return pages

    @functools.cached_property
    def letter_pages(self) -> Sequence[LetterPage]:
        """The pages of the A-Z; none if all firms fit on the page of the directory."""
        return letter_pages(self.data.listed)

    @functools.cached_property
    def months(self) -> Sequence[Month]:
        """The months in which something changed, the latest first."""
        return months(self.data)

    def made(self, make: Callable[[Dataset], _Made]) -> _Made:
        """Return what a function makes of the data, such as a script that several pages name."""
        if make not in self._made:
            self._made[make] = make(self.data)
        value: _Made = self._made[make]
        return value

    def tag(self, facet: str, value: str) -> Tag:
        """Return a value of a facet with where its firms are listed."""
        if (facet, value) not in self._tags:
            address = f"directory/by/{facet}/{value}/" if value in self.counts[facet] else ""
            self._tags[facet, value] = Tag(self.data.label(facet, value), address)
        return self._tags[facet, value]

    def tags(self, facet: str, values: Iterable[str] | None) -> list[Tag]:
        """Return values of a facet, each with where its firms are listed."""
        return [self.tag(facet, value) for value in values or ()]

    def stages(self, checklists: Iterable[Checklist]) -> list[tuple[Value, list[Checklist]]]:
        """Return the stages of a search that any of the checklists belongs to, in order, each with those that do."""
        checklists = list(checklists)
        stages = [(stage, [one for one in checklists if one.stage == stage.id]) for stage in self.data.vocabulary.stage]
        return [(stage, listed) for stage, listed in stages if listed]

    def similar(self, to: Firm) -> list[Firm]:
        """Return up to five firms that share most with a firm, and at least an industry or a function."""
        return similar(self.data, to, self.made(index_of))

    def firm(self, firm_id: str) -> FirmFacts:
        """Return all that the page of a firm tells; raises ``UnknownId``."""
        data, firm = self.data, self.data.firm(firm_id)
        value_ids = {
            "channel": firm.contact and firm.contact.channel,
            "unsolicited": firm.contact and firm.contact.unsolicited,
            "confidentiality": firm.confidentiality and firm.confidentiality.stance,
        }
        channel, unsolicited, stance = (data.value(name, one) if one else None for name, one in value_ids.items())
        return FirmFacts(
            firm,
            data.value("kind", firm.kind),
            channel,
            unsolicited,
            stance,
            successor=data.firm(firm.successor) if firm.successor else None,
            tags={facet: self.tags(facet, values_of(firm, facet, data)) for facet in FACETS},
            places=[Tag(data.label("country", one), address_of(one)) for one in countries_of(firm)],
            similar=self.similar(firm),
            # Those for every kind are left to the page of all checklists.
            stages=self.stages(one for one in data.checklists if one.kinds and firm.kind in one.kinds),
        )


@functools.lru_cache(maxsize=1)
def _catalog(data: Dataset) -> Catalog:
    return Catalog(data)


def load_catalog(folder: Path = DATA) -> Catalog:
    """Return the catalogue of a data folder, the same one until a file of it has changed; raises ``DataFaults``."""
    return _catalog(load_once(folder))
