"""A message with its blanks: what ``data/messages.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .record import Record, field, optional
from .types import EvidenceIds, GuidePages, IdIn, Line, Lines, ListOf, Paragraphs, RecordId, Slug, Stage


class Blank(Record):
    """A part of a message that the reader fills in."""

    id: Slug = field(
        "Its name in the text, between braces.",
        why="Ties the place in the text to what the reader fills in.",
        example="role",
    )
    label: Line = field(
        "What to fill in.", why="A screen reader says it, and a reader is asked by it.", example="Role", max_length=100
    )
    example: Line = field(
        "An example of it.", why="Shows the tone and the length that fit.", example="Finance director", max_length=120
    )


class Words(Record):
    """How long a message should be, in words."""

    min: Annotated[int, Field(ge=1)] = field(
        "At least.", why="A shorter note says too little to be answered.", example=60, title="At least"
    )
    max: Annotated[int, Field(ge=1)] = field(
        "At most.", why="A longer note is not read to its end.", example=150, title="At most"
    )


class Variant(Record):
    """Another form of a message, for another situation or another way of sending it."""

    id: Slug = field("Unique in its message.", why="Tells the forms of a message apart.", example="between-jobs")
    label: Line = field(
        "When it is the one to take.",
        why="A reader chooses the form by it.",
        example="You are between jobs",
        max_length=40,
    )
    characters: Annotated[int, Field(ge=50, le=2000)] | None = optional(
        "The most characters that it may have, where a site counts them; then no subject goes with it.",
        why="A note that is cut off in the middle says less than a short one.",
        example=300,
        title="Characters at most",
    )
    body: Paragraphs = field(
        "Its text, with blanks of the message; an empty line parts two paragraphs.",
        why="It is what a reader starts from, and changes.",
        example="Dear {name}, I am free since {date}.",
        title="Text",
    )


class Message(Record):
    """A message to send, with blanks."""

    id: RecordId = field(
        "Its anchor on the messages page.", why="Checklists and links rely on it.", example="first-note"
    )
    title: Line = field(
        "Its name.", why="It is how a reader finds it.", example="First note to a retained firm", max_length=80
    )
    stage: Stage = field(
        "The part of the path it belongs to.", why="Puts it beside the guidance of the same moment.", example="approach"
    )
    when: Line = field(
        "The moment it is for.",
        why="The right words at the wrong moment do harm.",
        example="Before a first note to a retained firm.",
        max_length=120,
    )
    checklists: ListOf[Annotated[str, IdIn("checklists")]] | None = optional(
        "Checklists that go with it.",
        why="Leads to what should be done before it is sent.",
        example=["first-note-retained"],
    )
    guide: GuidePages = field(
        "Guide pages it belongs to.", why="The reasons stand there.", example=["first-approach"], title="Guide pages"
    )
    blanks: ListOf[Blank] = field(
        "What the reader fills in.", why="A message that is sent with a blank in it is worse than none."
    )
    subject: Line = field(
        "The subject line, with its blanks.",
        why="It decides whether the message is opened.",
        example="{role}",
        max_length=120,
    )
    label: Line | None = optional(
        "When the text is the one to take; needed where there are variants.",
        why="A reader chooses the form by it.",
        example="You have a job",
        max_length=40,
    )
    body: Paragraphs = field(
        "The text, with its blanks; an empty line parts two paragraphs.",
        why="It is what a reader starts from, and changes.",
        example="Dear {name}, I write about {role}.",
        title="Text",
    )
    variants: ListOf[Variant] | None = optional(
        "Other forms of the text.", why="Who has lost a job cannot send a letter that speaks of one."
    )
    words: Words = field(
        "The advised length of the text with its blanks filled in as in the examples.",
        why="Recruiters read short messages first.",
        title="Length",
    )
    avoid: Lines = field(
        "Mistakes to avoid.",
        why="The common slips are easier to see when named.",
        example=["Do not attach a photograph."],
    )
    evidence: EvidenceIds | None = optional(
        "What the advice rests on.", why="Shows that the advice is more than taste.", example=["retained-model"]
    )
