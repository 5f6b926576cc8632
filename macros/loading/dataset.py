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
from macros.model.diagrams import Diagram
from macros.model.evidence import Evidence
from macros.model.firms import Firm
from macros.model.glossary import Term
from macros.model.messages import Message
from macros.model.rules import Rule
from macros.model.vocabulary import Region, Value, Vocabulary

from .diagnostics import did_you_mean

_VOCABULARIES = tuple(Vocabulary.model_fields)


class UnknownId(LookupError):
    """Something was asked for by an id that no record has."""

    def __init__(self, what: str, record_id: str, ids: Sequence[str]) -> None:
        """Say what was asked for and which ids come nearest.

        Args:
            what: what is looked for, for example ``firm``.
            record_id: the id asked for.
            ids: the ids there are.
        """
        guess = did_you_mean(record_id, ids) or f"The first of {len(ids)}: {', '.join(ids[:5])}."
        super().__init__(f'there is no {what} "{record_id}". {guess}')


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_RecordType = TypeVar("_RecordType", bound=_HasId)


@dataclass(frozen=True, eq=False)
class Dataset:
    """All that is known, checked. Two are never equal, so that what is worked out from one can be kept for it.

    Attributes:
        vocabulary: the values that fields take.
        firms: the directory, sorted by id.
        bodies: where to look firms up and to complain, sorted by id.
        evidence, checklists, messages, decisions, cadence, rules, diagrams: in the order of their files.
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
    diagrams: tuple[Diagram, ...]
    removed: tuple[tuple[datetime.date, str], ...] = ()

    def firm(self, record_id: str) -> Firm:
        """Return the firm with this id; raises ``UnknownId``."""
        return self._find("firm", self.firms, record_id)

    def body(self, record_id: str) -> Body:
        """Return the register or body with this id; raises ``UnknownId``."""
        return self._find("body", self.bodies, record_id)

    def bodies_in(self, country: str) -> tuple[Body, ...]:
        """Return the bodies that are at work in a country, the ones of that country alone first.

        Args:
            country: an ISO 3166-1 alpha-2 code.
        """
        wider = {reach.id for reach in self.vocabulary.place if not reach.countries or country in reach.countries}
        bodies = [body for body in self.bodies if wider.union([country]).intersection(body.countries)]
        return tuple(sorted(bodies, key=lambda body: (country not in body.countries, len(body.countries) > 1)))

    def checklist(self, record_id: str) -> Checklist:
        """Return the checklist with this id; raises ``UnknownId``."""
        return self._find("checklist", self.checklists, record_id)

    def term(self, record_id: str) -> Term:
        """Return the glossary entry with this id; raises ``UnknownId``."""
        return self._find("term", self.glossary, record_id)

    def message(self, record_id: str) -> Message:
        """Return the message with this id; raises ``UnknownId``."""
        return self._find("message", self.messages, record_id)

    def decision(self, record_id: str) -> Decision:
        """Return the decision aid with this id; raises ``UnknownId``."""
        return self._find("decision aid", self.decisions, record_id)

    def claim(self, record_id: str) -> Evidence:
        """Return the piece of evidence with this id; raises ``UnknownId``."""
        return self._find("evidence", self.evidence, record_id)

    def pace(self, record_id: str) -> Cadence:
        """Return the number of the cadence with this id; raises ``UnknownId``."""
        return self._find("number of the cadence", self.cadence, record_id)

    def rule(self, record_id: str) -> Rule:
        """Return the rules of a country, by its code; raises ``UnknownId``."""
        return self._find("rule of a country", self.rules, record_id)

    def diagram(self, diagram_id: str) -> Diagram:
        """Return the diagram with this id; raises ``UnknownId``."""
        return self._find("diagram", self.diagrams, diagram_id)

    def values(self, vocabulary: str) -> tuple[Value, ...]:
        """Return the values of a vocabulary in their order; raises ``UnknownId``."""
        if vocabulary not in _VOCABULARIES:
            raise UnknownId("vocabulary", vocabulary, _VOCABULARIES)
        values: tuple[Value, ...] = getattr(self.vocabulary, vocabulary)
        return values

    def value(self, vocabulary: str, value_id: str) -> Value:
        """Return one value of a vocabulary; raises ``UnknownId``."""
        return self._find(vocabulary, self.values(vocabulary), value_id)

    def label(self, vocabulary: str, value_id: str) -> str:
        """Return what a reader sees for a value of a vocabulary; raises ``UnknownId``."""
        return self.value(vocabulary, value_id).label

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

    def _find(self, what: str, records: Sequence[_RecordType], record_id: str) -> _RecordType:
        # By the records, which live as long as this does: a vocabulary may be called what a record is called.
        places = self._places.get(id(records))
        if places is None:
            places = self._places[id(records)] = {record.id: place for place, record in enumerate(records)}
        try:
            return records[places[record_id]]
        except KeyError:
            raise UnknownId(what, record_id, tuple(places)) from None
