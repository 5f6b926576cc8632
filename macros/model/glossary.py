"""A term: what ``data/glossary.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from .record import Record, field, optional
from .types import EvidenceIds, IdIn, Line, Lines, ListOf, RecordId


class Term(Record):
    """A word of the trade."""

    id: RecordId = field("Its anchor on the glossary page.", why="Pages link to it.", example="retained-search")
    term: Line = field("The word.", why="It is the word that a reader meets.", example="Retained search", max_length=80)
    also: Lines | None = optional(
        "Other words for it.",
        why="The same thing has other names in other countries.",
        example=["ATS"],
        title="Other words",
    )
    definition: Line = field(
        "What it means.",
        why="A reader should not need a second glossary to understand it.",
        example="Search that the employer pays for in instalments.",
        max_length=320,
    )
    see: ListOf[Annotated[str, IdIn("glossary")]] | None = optional(
        "Related terms.",
        why="Neighbouring terms are often mixed up.",
        example=["contingency-search"],
        title="Related terms",
    )
    evidence: EvidenceIds | None = optional(
        "What the definition rests on.", why="Some definitions are law, and not custom.", example=["retained-model"]
    )
