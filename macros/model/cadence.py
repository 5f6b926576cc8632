"""How often and how soon: what ``data/cadence.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .record import Record, field, optional
from .types import EvidenceIds, GuidePages, Line, ListOf, OneOf, OneWord, RecordId

BASES = ("sources", "judgement")


class Cadence(Record):
    """A number that My search goes by when it suggests or warns, and the reason for it.

    Of the records of one measure, the first that fits a firm counts.
    """

    id: RecordId = field(
        "Its name; a reader's answer to it is remembered by it.",
        why="A reader who overruled it is not asked again.",
        example="next-retained",
    )
    measure: Annotated[str, OneOf("measure")] = field(
        "What the number says, and in what it is counted.", why="Says where the number is used.", example="next-contact"
    )
    number: Annotated[int, Field(ge=1, le=3650)] = field(
        "The number: days, or how many, as the measure says.", why="Suggestions and warnings come from it.", example=70
    )
    relations: ListOf[Annotated[str, OneOf("relation")]] | None = optional(
        "Where the reader stands with the firm; anywhere when left out.",
        why="A firm that runs a search with you may be asked sooner than one that rests.",
        example=["in-touch"],
    )
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = optional(
        "Kinds of firm it holds for; all when left out.",
        why="A retained firm and a staffing firm work at different speeds.",
        example=["retained-search"],
    )
    after: ListOf[Annotated[str, OneOf("entry")]] | None = optional(
        "Entries of the log that it follows on; any when left out.",
        why="What was done last decides what is due next.",
        example=["note-sent"],
    )
    advice: Line = field(
        "What is suggested, or the warning, in a sentence or two.",
        why="It is what the reader sees.",
        example="Write again after six weeks.",
        max_length=160,
    )
    why: Line = field(
        "The reason, and where the number comes from.",
        why="Advice without a reason is not followed.",
        example="A search takes months.",
        max_length=300,
    )
    basis: Annotated[str, OneWord("basis", BASES)] = field(
        "sources when one of them states the number; judgement when it is our own.",
        why="Keeps what is known apart from what is advised.",
        example="judgement",
    )
    evidence: EvidenceIds | None = optional(
        "What the reason rests on; needed where the basis is sources.",
        why="Readers can look it up.",
        example=["follow-up-week"],
    )
    guide: GuidePages = field(
        "Guide pages that say more.", why="The reasons stand there.", example=["stay-in-touch"], title="Guide pages"
    )
