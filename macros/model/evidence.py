"""A claim and its sources: what ``data/evidence.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from .record import Record, field, optional
from .types import Line, ListOf, OneOf, OneWord, PastDay, RecordId, WebAddress, YearOrUndated

# How a source was read, the best first.
READINGS = ("original", "excerpt", "reported")


class EvidenceSource(Record):
    """A page where anyone can see it."""

    url: WebAddress = field(
        "Where anyone can read it.",
        why="Anyone can read what the claim rests on.",
        example="https://www.example.org/report",
        title="Address of the page",
    )
    title: Line = field(
        "Its title and publisher.",
        why="When the page moves, its title is how it is found again.",
        example="Report on hiring (Example Institute)",
        max_length=400,
    )
    read: Annotated[str, OneWord("way of reading", READINGS)] = field(
        "original: you read the passage itself, in the law, the study or the body's own page; excerpt: you saw only a "
        "part of that; reported, also when left out: someone else tells of it.",
        why="A report may be wrong where the law that it speaks of is not.",
        example="original",
        default="reported",
        title="How it was read",
    )


class Evidence(Record):
    """A claim that the guidance makes, with the pages it rests on."""

    id: RecordId = field("What a guide page cites.", why="Pages cite the evidence by it.", example="retained-model")
    topic: Annotated[str, OneOf("topic")] = field(
        "What it is about.", why="Keeps evidence on one subject together.", example="kinds-of-firms"
    )
    claim: Line = field(
        "What the sources say, in our own words.",
        why="It is the sentence that the guidance rests on, and no more than that.",
        example="A retained firm is paid whether or not it fills the role.",
        max_length=600,
    )
    applies_to: ListOf[Annotated[str, OneOf("place", "country")]] = field(
        "Where it holds: all, EU, or countries.",
        why="Law and custom differ; advice must not travel further than its evidence.",
        example=["US"],
        title="Where it holds",
    )
    as_of: YearOrUndated = field(
        "The year of the sources; undated when they show none. Law and regulators have a year: that of the "
        "version that was read.",
        why="Old evidence may no longer hold.",
        example=2024,
        title="Year",
    )
    strength: Annotated[str, OneOf("strength")] = field(
        "What stands behind it.", why="Readers see how far to trust it.", example="law"
    )
    checked: PastDay = field(
        "The day it was last compared with its sources.",
        why="Law changes; the report names what is due for another look.",
        example="2026-11-23",
        title="Checked on",
    )
    sources: ListOf[EvidenceSource] = field(
        "The pages it rests on.", why="A claim without a page behind it is an opinion."
    )
    note: Line | None = optional(
        "What a reader must know before relying on it.",
        why="Keeps a reader from relying on more than the sources say.",
        example="The study is from one country.",
        max_length=600,
    )

    @property
    def read(self) -> str:
        """How the best read of its sources was read."""
        return min((source.read for source in self.sources), key=READINGS.index)
