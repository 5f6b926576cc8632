"""All that is known, as one value: what ``load`` returns and everything above asks."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from macros.model.bodies import Body
from macros.model.cadence import Cadence
from macros.model.checklists import Checklist
from macros.model.decisions import Decision
from macros.model.evidence import Evidence
from macros.model.firms import Firm
from macros.model.glossary import Term
from macros.model.messages import Message
from macros.model.rules import Rule
from macros.model.vocabulary import Region, Value, Vocabulary

from .diagnostics import did_you_mean


class UnknownId(LookupError):
    """Something was asked for by an id that no record has."""

    def __init__(self, what: str, wanted: str, known: Sequence[str]) -> None:
        """Say what was wanted and which ids come nearest.

        Args:
            what: what is looked for, for example ``firm``.
            wanted: the id asked for.
            known: the ids there are.
        """
        guess = did_you_mean(wanted, known) or f"The first of {len(known)}: {', '.join(known[:5])}."
        super().__init__(f'there is no {what} "{wanted}". {guess}')


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Known = TypeVar("_Known", bound=_HasId)


@dataclass(frozen=True, eq=False)
class Dataset:
    """All that is known, checked. Two are never equal, so that what is worked out from one can be kept for it.

    Attributes:
        vocabulary: the values that fields take.
        firms: the directory, sorted by id.
        bodies: where to look firms up and to complain, sorted by id.
        evidence, checklists, messages, decisions, cadence, rules: in the order of their files.
        glossary: sorted by id.
        removed: the days and ids of the firms whose records were taken out.
    """

    vocabulary: Vocabulary
    firms: tuple[Firm, ...]
    bodies: tuple[Body, ...]
    evidence: tuple[Evidence, ...]
    checklists: tuple[Checklist, ...]
    glossary: tuple[Term, ...]
    messages: tuple[Message, ...]
    decisions: tuple[Decision, ...]
    cadence: tuple[Cadence, ...]
    rules: tuple[Rule, ...]
    removed: tuple[tuple[datetime.date, str], ...] = ()

    def firm(self, wanted: str) -> Firm:
        """Return the firm with this id; raises ``UnknownId``."""
        return self._find("firm", self.firms, wanted)

    def body(self, wanted: str) -> Body:
        """Return the register or body with this id; raises ``UnknownId``."""
        return self._find("body", self.bodies, wanted)

    def bodies_in(self, country: str) -> tuple[Body, ...]:
        """Return the bodies that are at work in a country, the ones of that country alone first.

        Args:
            country: an ISO 3166-1 alpha-2 code.
        """
        wider = {reach.id for reach in self.vocabulary.place if not reach.countries or country in reach.countries}
        found = [body for body in self.bodies if wider.union([country]).intersection(body.countries)]
        return tuple(sorted(found, key=lambda body: (country not in body.countries, len(body.countries) > 1)))

    def checklist(self, wanted: str) -> Checklist:
        """Return the checklist with this id; raises ``UnknownId``."""
        return self._find("checklist", self.checklists, wanted)

    def term(self, wanted: str) -> Term:
        """Return the glossary entry with this id; raises ``UnknownId``."""
        return self._find("term", self.glossary, wanted)

    def message(self, wanted: str) -> Message:
        """Return the message with this id; raises ``UnknownId``."""
        return self._find("message", self.messages, wanted)

    def decision(self, wanted: str) -> Decision:
        """Return the decision aid with this id; raises ``UnknownId``."""
        return self._find("decision aid", self.decisions, wanted)

    def claim(self, wanted: str) -> Evidence:
        """Return the piece of evidence with this id; raises ``UnknownId``."""
        return self._find("evidence", self.evidence, wanted)

    def pace(self, wanted: str) -> Cadence:
        """Return the number of the cadence with this id; raises ``UnknownId``."""
        return self._find("number of the cadence", self.cadence, wanted)

    def rule(self, wanted: str) -> Rule:
        """Return the rules of a country, by its code; raises ``UnknownId``."""
        return self._find("rule of a country", self.rules, wanted)

    def values(self, vocabulary: str) -> tuple[Value, ...]:
        """Return the values of a vocabulary in their order; raises ``UnknownId``."""
        names = tuple(Vocabulary.model_fields)
        if vocabulary not in names:
            raise UnknownId("vocabulary", vocabulary, names)
        values: tuple[Value, ...] = getattr(self.vocabulary, vocabulary)
        return values

    def value(self, vocabulary: str, wanted: str) -> Value:
        """Return one value of a vocabulary; raises ``UnknownId``."""
        return self._find(vocabulary, self.values(vocabulary), wanted)

    def label(self, vocabulary: str, wanted: str) -> str:
        """Return what a reader sees for a value of a vocabulary; raises ``UnknownId``."""
        return self.value(vocabulary, wanted).label

    @functools.cached_property
    def listed(self) -> tuple[Firm, ...]:
        """The firms that the directory lists: all that are active. A closed or merged firm has its page alone."""
        return tuple(firm for firm in self.firms if firm.status == "active")

    @functools.cached_property
    def region_of(self) -> Mapping[str, Region]:
        """The region of each country code."""
        return {country: region for region in self.vocabulary.region for country in region.countries}

    @functools.cached_property
    def _places(self) -> dict[int, dict[str, int]]:
        return {}

    def _find(self, what: str, records: Sequence[_Known], wanted: str) -> _Known:
        # By the records, which live as long as this does: a vocabulary may be called what a record is called.
        places = self._places.get(id(records))
        if places is None:
            places = self._places[id(records)] = {record.id: place for place, record in enumerate(records)}
        try:
            return records[places[wanted]]
        except KeyError:
            raise UnknownId(what, wanted, tuple(places)) from None
