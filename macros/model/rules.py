"""Fees and rights of a country: what ``data/rules.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from .record import Record, field, optional
from .types import EvidenceIds, Line, ListOf, OneOf, OneWord

FEES = ("barred", "limited", "mixed")


class Answer(Record):
    """What holds in a place, in a sentence or two, and the evidence for it."""

    text: Line = field(
        "What holds there, in our own words.",
        why="It is what a reader in a hurry takes away.",
        example="An agency may charge you nothing for finding work.",
        max_length=400,
    )
    evidence: EvidenceIds = field(
        "What it rests on; place, date and sources stand there.",
        why="A rule of law without a source and a date is hearsay.",
        example=["uk-no-work-finding-fee"],
    )


class FeeAnswer(Answer):
    """Whether an agency may charge a job seeker."""

    verdict: Annotated[str, OneWord("verdict on fees", FEES)] = field(
        "barred; limited (up to a ceiling, or after a hire alone); mixed (differs by place or by kind of fee).",
        why="Readers compare countries by it.",
        example="barred",
        title="In a word",
    )


class PlaceFee(FeeAnswer):
    """The same for one part of a country, such as a state, or for one service there."""

    name: Line = field(
        "The part of the country, or the service.",
        why="Where states or services differ, the answer for the country is not the reader's.",
        example="New York City",
        title="Where",
        max_length=60,
    )


class Rule(Record):
    """The rules of one country on fees and core rights. What is left out has not been researched."""

    id: Annotated[str, OneOf("country", "place")] = field(
        "The country, by its code; EU for what holds across it.",
        why="Readers look for the place where they live and work.",
        example="GB",
        title="Country",
    )
    fee: FeeAnswer | None = optional(
        "Whether an agency may charge you for finding work.",
        why="It is the question that protects readers most.",
        title="May you be charged?",
    )
    places: ListOf[PlaceFee] | None = optional(
        "What holds on fees in parts of the country, or for single services, where it differs.",
        why="A reader in Ontario is not helped by the rule of British Columbia.",
        title="Fees, place by place",
    )
    licence: Answer | None = optional(
        "Whether agencies or search firms need a licence, and where they are listed.",
        why="Where a licence is needed, a firm that is not listed is a warning.",
        title="Licence or register",
    )
    temporary: Answer | None = optional(
        "What protects temporary workers.", why="Agencies employ many readers themselves.", title="Temporary work"
    )
    data: Answer | None = optional(
        "What you may ask about the data that a firm holds on you.",
        why="A CV that has gone out can at least be followed.",
        title="Your data",
    )
    discrimination: Answer | None = optional(
        "Whether discrimination law binds agencies, and how applicants are protected.",
        why="Many readers believe that it binds employers alone.",
        title="Discrimination",
    )
    leaving: Answer | None = optional(
        "Notice, dismissal, redundancy and references.",
        why="The first days after a dismissal decide about claims.",
        title="Losing or leaving a job",
    )
    complaint: Answer | None = optional(
        "Who takes complaints about an agency.",
        why="A right is worth what can be done about its breach.",
        title="Where to complain",
    )


# The parts of a rule, in the order in which readers meet them.
RULE_PARTS = ("fee", "licence", "temporary", "data", "discrimination", "leaving", "complaint")


def cited(rule: Rule) -> list[str]:
    """Return the ids of all evidence that the rules of a country rest on, in the order of its fields."""
    cells = (*(answer for _, answer in answers(rule)), *(rule.places or ()))
    return [evidence_id for answer in cells for evidence_id in answer.evidence]


def answers(rule: Rule) -> list[tuple[str, Answer]]:
    """Return what has been researched for a country, by the name of the field."""
    return [(part, answer) for part in RULE_PARTS if (answer := getattr(rule, part)) is not None]
