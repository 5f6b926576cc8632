"""Questions that lead to a verdict: what ``data/decisions.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .bodies import PURPOSE_IDS
from .record import Record, field, optional
from .types import EvidenceIds, GuidePages, Line, ListOf, OneWord, RecordId, Slug

TONES = ("good", "care", "stop")


class Question(Record):
    """A question, and where each answer to it leads."""

    id: Slug = field(
        "Unique among the questions and verdicts of its record.", why="Answers lead to it.", example="asks-money"
    )
    text: Line = field(
        "The question.",
        why="One fact a question, so that yes and no are clear.",
        example="Does it fill posts for employers?",
        max_length=120,
        title="Question",
    )
    help: Line | None = optional(
        "What counts as a yes, or how to find out.",
        why="Says where to look when the answer is not at hand.",
        example="Look for the terms on its site.",
        max_length=200,
    )
    yes: Slug = field(
        "The question or verdict that a yes leads to. Quote the name: 'yes'.",
        why="Every answer leads on, so that nobody is left standing.",
        example="stop-money",
    )
    no: Slug = field(
        "The question or verdict that a no leads to. Quote the name: 'no'.",
        why="Every answer leads on, so that nobody is left standing.",
        example="asks-papers",
    )
    unknown: Slug = field(
        'Where "Don\'t know" leads: a question or verdict that is of use then.',
        why="Not knowing is an answer too, and often the honest one.",
        example="ask-first",
        title="Don't know",
    )


class Verdict(Record):
    """What the answers come to: of a kind of firm or a situation, never of a firm by its name."""

    id: Slug = field(
        "Unique among the questions and verdicts of its record.", why="Answers lead to it.", example="ask-first"
    )
    title: Line = field(
        "The verdict in a line.",
        why="It is what a hurried reader takes away.",
        example="Pay nothing, and check who it is",
        max_length=80,
    )
    text: Line = field(
        "The reasons.",
        why="Gives the reasons, so that a reader can judge them.",
        example="A firm that employers pay has no reason to ask you for money.",
        max_length=400,
    )
    do: Annotated[ListOf[Annotated[Line, Field(max_length=160)]], Field(max_length=6)] = field(
        "What to do now, as instructions.",
        why="A verdict without a next step helps nobody.",
        example=["Pay nothing now."],
        title="What to do",
    )
    where: ListOf[Annotated[str, OneWord("purpose", PURPOSE_IDS)]] | None = optional(
        f"What the reader can look up or report now, as purposes of the page “Where to look and check”: "
        f"{', '.join(PURPOSE_IDS)}.",
        why="“Check it” and “report it” help nobody who does not know where.",
        example=["fraud"],
        title="Where to look",
    )
    evidence: EvidenceIds = field(
        "What the reasons rest on.",
        why="A warning must rest on more than a feeling.",
        example=["candidate-asked-for-money"],
    )
    tone: Annotated[str, OneWord("tone", TONES)] = field(
        "good (nothing against it), care (find out first) or stop.",
        why="Sets the sign beside the verdict, never colour alone.",
        example="care",
    )


class Decision(Record):
    """A decision aid: questions with yes, no and don't know that lead to a verdict."""

    id: RecordId = field("Its name in pages.", why="Pages call it by this name.", example="real-recruiter")
    title: Line = field(
        "Its name, as a question.",
        why="It is the question that a reader comes with.",
        example="What kind of firm is this?",
        max_length=80,
    )
    summary: Line = field(
        "What it does for the reader.",
        why="Says what the questions lead to before they are begun.",
        example="Four questions that tell a recruiter from a trap.",
        max_length=200,
    )
    guide: GuidePages = field(
        "Guide pages it belongs to.", why="The reasons stand there.", example=["kinds-of-firms"], title="Guide pages"
    )
    start: Slug = field("The question that comes first.", why="There is one way in.", example="asks-money")
    questions: Annotated[ListOf[Question], Field(max_length=16)] = field(
        "What is asked.", why="Few enough to answer in a minute."
    )
    verdicts: Annotated[ListOf[Verdict], Field(max_length=16)] = field(
        "What the answers come to.", why="Each way ends in one."
    )
