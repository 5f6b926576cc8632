"""What the diagrams say: what ``data/diagrams.yaml`` holds, and nothing of how they are drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .record import Record, field, optional
from .types import EvidenceIds, IdIn, Line, ListOf, OneWord, RecordId

# The forms that a diagram may have, each with the labels that its picture needs, in their order. The last of a rhythm
# stands for as many as there are: they part the axis into equal stretches.
LABELS = {
    "lanes": ("who is on the left", "who is on the right", "their arrow", "your arrow", "before what you pay"),
    "timeline": ("the head", "the line below it", "a full dot", "a hollow dot", "before what you see"),
    "stairs": ("above the first step", "below the last step"),
    "shares": ("what to give", "what to keep"),
    "rhythm": ("a dot", "a bar", "the start of the axis", "the parts of the axis"),
}
FORMS = tuple(LABELS)
# Fields of an item that a form needs. An item of a rhythm has one of ``WHEN`` besides.
NEEDED = {
    "lanes": ("text",),
    "timeline": ("text", "sees"),
    "stairs": ("text",),
    "shares": ("give", "keep"),
    "rhythm": ("text",),
}
WHEN = ("after", "every", "weeks")
# Fields that only one form knows what to do with.
OF_ONE_FORM = {
    "you_pay": "lanes",
    "sees": "timeline",
    "out_of_sight": "timeline",
    "give": "shares",
    "keep": "shares",
    **dict.fromkeys(WHEN, "rhythm"),
}
WEEKS = 12  # how far the axis of a rhythm goes


class Weeks(Record):
    """A time between two others, in weeks."""

    min: Annotated[int, Field(ge=0, le=WEEKS)] = field("The first week.", why="The bar begins there.", example=8)
    max: Annotated[int, Field(ge=1, le=WEEKS)] = field("The last week.", why="The bar ends there.", example=12)


class DiagramItem(Record):
    """One thing that a diagram shows."""

    title: Line = field("Its name.", why="It is what the eye finds first.", example="Staffing", max_length=60)
    text: Line | None = optional(
        "What is said of it.",
        why="A name alone says little.",
        example="A brief update every couple of weeks.",
        max_length=160,
    )
    you_pay: bool = field(
        "In lanes: whether the reader pays it, and not an employer.",
        why="The arrow of money runs from the one who pays.",
        default=False,
        title="You pay",
    )
    sees: Line | None = optional(
        "In a timeline: what a candidate sees of it, in small letters after the label.",
        why="Says what silence means at that stage.",
        example="often nothing for weeks.",
        max_length=120,
        title="What you see",
    )
    out_of_sight: bool = field(
        "In a timeline: whether the candidate has no part in it.",
        why="The dot is hollow then.",
        default=False,
        title="Out of your sight",
    )
    give: Line | None = optional(
        "In shares: what to give at that moment.",
        why="Giving too little ends talks.",
        example="The pay you expect.",
        max_length=160,
    )
    keep: Line | None = optional(
        "In shares: what to keep back.",
        why="What is told too early cannot be taken back.",
        example="Your minimum.",
        max_length=160,
    )
    after: Annotated[str, IdIn("cadence")] | None = optional(
        "In a rhythm: the number of the cadence after which one note is due.",
        why="The dot stands where My search reminds.",
        example="thanks-within",
    )
    every: Annotated[str, IdIn("cadence")] | None = optional(
        "In a rhythm: the number of the cadence after which a note is due again and again.",
        why="The dots stand where My search reminds.",
        example="next-staffing",
    )
    weeks: Weeks | None = optional(
        "In a rhythm: the time in which one note is due, where a source gives a span.",
        why="A span is more honest than its middle.",
    )
    evidence: EvidenceIds | None = optional(
        "What it rests on. In lanes the arrow is dashed without it.",
        why="A picture is believed more readily than a sentence, so it needs a source no less.",
        example=["staffing-every-two-weeks"],
    )


class Diagram(Record):
    """A picture of facts, which the page says in words too."""

    id: RecordId = field("Its name in pages.", why="Pages call it by this name.", example="who-pays-whom")
    title: Line = field(
        "Its name.", why="It is how a reader speaks of it.", example="Who pays whom, and when", max_length=80
    )
    form: Annotated[str, OneWord("form", FORMS)] = field(
        "lanes (who pays whom), timeline (stages), stairs (an order), shares (give and keep) or rhythm (weeks).",
        why="Says how it is drawn, and what its items hold.",
        example="stairs",
    )
    description: Line = field(
        "What the picture looks like.",
        why="A reader who does not see it knows what others see.",
        example="Four steps lead down and away from the top.",
        max_length=300,
    )
    caption: Line = field(
        "What to know before relying on it.",
        why="A picture alone claims more than its sources.",
        example="Searches differ, and no source gives weeks for each stage.",
        max_length=240,
    )
    labels: Annotated[ListOf[Annotated[Line, Field(max_length=80)]], Field(min_length=2, max_length=8)] = field(
        "Words of the picture that belong to no item, as many and in the order that its form needs.",
        why="An axis or a mark without a word says nothing.",
        example=["Answered first", "Last, or never"],
    )
    ordered: bool = field(
        "Whether the order of the items says something; true when left out.",
        why="The words in its place are then a numbered list.",
        default=True,
    )
    items: Annotated[ListOf[DiagramItem], Field(min_length=2, max_length=9)] = field(
        "What it shows, in order.", why="More than nine do not fit on a phone."
    )


def evidence_of(diagram: Diagram) -> tuple[str, ...]:
    """Return the evidence of all items, each once, in their order."""
    return tuple(dict.fromkeys(one for item in diagram.items for one in item.evidence or ()))
