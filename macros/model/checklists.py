"""A checklist: what ``data/checklists.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .record import Record, field, optional
from .types import EvidenceIds, GuidePages, IdIn, Line, ListOf, OneOf, PageId, Slug, Stage


class ChecklistItem(Record):
    """Something to do, and why."""

    id: Slug = field(
        "Unique in its checklist; a reader's tick is remembered by it.",
        why="A reader's ticks survive a new wording.",
        example="check-domain",
    )
    text: Line = field(
        "The act, as an instruction.",
        why="One act can be ticked; two cannot.",
        example="Ask who the employer is.",
        max_length=160,
    )
    why: Line = field(
        "The reason.",
        why="People follow advice whose reason they know.",
        example="Two agencies may put you forward for one role.",
        max_length=300,
        title="Reason",
    )
    evidence: EvidenceIds | None = optional(
        "What the reason rests on.", why="Shows that the reason is more than an opinion.", example=["lookalike-domain"]
    )


class Checklist(Record):
    """What courtesy and prudence ask at one moment of a search."""

    id: PageId = field("Its name in addresses.", why="Links and readers' ticks rely on it.", example="first-call")
    title: Line = field(
        "Its name.", why="It is how a reader finds it in the list.", example="The first call", max_length=60
    )
    stage: Stage = field(
        "The part of the path it belongs to.", why="Puts it beside the guidance of the same moment.", example="approach"
    )
    when: Line = field(
        "The moment it is for.",
        why="A reader knows at once whether this is the moment.",
        example="Before you write to anyone",
        max_length=120,
    )
    summary: Line = field(
        "What it does for the reader.",
        why="Says what it is for before it is opened.",
        example="What to settle before your CV leaves your hands.",
        max_length=200,
    )
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = optional(
        "Kinds of firm it fits; all of them when left out.",
        why="It is then offered on the pages of those firms alone.",
        example=["retained-search"],
        title="Kinds of firm",
    )
    guide: GuidePages = field(
        "Guide pages it belongs to.",
        why="A list is short; the reasons stand in the guide.",
        example=["first-approach"],
        title="Guide pages",
    )
    messages: ListOf[Annotated[str, IdIn("messages")]] | None = optional(
        "Messages that help with it.", why="Leads from what to do to words to start from.", example=["first-note"]
    )
    items: Annotated[
        tuple[ChecklistItem, ...],
        Field(strict=False, min_length=5, max_length=12, json_schema_extra={"uniqueItems": True}),
    ] = field("What to do.", why="Five to twelve can be done; more are skipped.")
