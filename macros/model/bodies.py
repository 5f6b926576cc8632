"""Where a firm can be looked up or complained of: what ``data/bodies.yaml`` holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .evidence import EvidenceSource
from .record import Record, field, optional
from .types import Line, ListOf, OneOf, PastDay, Slug, WebAddress

# Kinds of body with a list to look a firm up in; what a hit and a miss mean decides what such a list is worth.
REGISTERS = ("licence-register", "company-register", "member-list", "professional-directory")
# Of these, the ones that hold recruiting firms alone, and seldom all of them.
OF_RECRUITERS = ("licence-register", "member-list", "professional-directory")


@dataclass(frozen=True)
class Purpose:
    """What a reader comes for.

    Attributes:
        id: its name in addresses and in the data.
        question: what the reader has in mind, as a reader would say it.
        help: what the bodies under it do.
        otherwise: what to do where no body is known.
        kinds: the kinds of body that answer it; each kind belongs to one purpose.
        part: the part of the rules of a country that speaks of it too; empty if none does.
    """

    id: str
    question: str
    help: str
    otherwise: str
    kinds: tuple[str, ...]
    part: str = ""


# The one table of purposes, in the order of the page.
PURPOSES = (
    Purpose(
        "licence",
        "Is this firm registered or licensed?",
        "Registers of licences and of companies. Look a firm up before you send it your papers. Each entry says what "
        "it means if the firm is there, and if it is not.",
        "Ask the firm for its registered name and number, and whether it needs a licence. Then look it up on the own "
        "site of the authority that it names.",
        ("licence-register", "company-register"),
        part="licence",
    ),
    Purpose(
        "field",
        "Who else works in my field?",
        "Member lists of trade bodies and directories of a profession. Joining is a firm's own choice, so a missing "
        "name seldom means anything.",
        "Ask two people in your field which firms they know, and look through the directory.",
        ("member-list", "professional-directory"),
    ),
    Purpose(
        "complaints",
        "I want to complain",
        "Bodies that hear complaints about recruiters, and bodies that deal with discrimination. Most of them want to "
        "know what the firm said, so write to the firm first.",
        "Write to the firm first. Then ask the ministry of labour or the labour inspectorate which body takes "
        "complaints about agencies.",
        ("complaints-body", "equality-body"),
        part="complaint",
    ),
    Purpose(
        "data",
        "My data",
        "Authorities to turn to when a firm misuses your data, or does not show or delete it. Ask the firm first, in "
        "writing.",
        "Ask the firm in writing for your data. Then ask whether the country has an authority for data protection.",
        ("data-authority",),
        part="data",
    ),
    Purpose(
        "fraud",
        "Report a fraud",
        "Where to report a fake recruiter, a fake job, or money or papers that were taken. If money has gone, call "
        "your bank before anyone else.",
        "Call your bank if money has gone. Then tell the police where you live.",
        ("fraud-report",),
    ),
)
PURPOSE_IDS = tuple(purpose.id for purpose in PURPOSES)


class Body(Record):
    """A register to look a firm up in, or a body to complain or report to."""

    id: Slug = field(
        "What links to it end in: the code of its first country before the rest, or eu or world.",
        why="Links to it rely on it.",
        example="ie-wrc-licences",
        title="Id",
    )
    name: Line = field(
        "What it is called, in English or as it calls itself, and which of its tasks is meant.",
        why="It is what you search for when its page has moved.",
        example="Workplace Relations Commission: complaints",
        max_length=120,
    )
    countries: ListOf[Annotated[str, OneOf("place", "country")]] = field(
        "Where it is at work: everywhere, in the European Union, or in which countries.",
        why="A register says nothing of firms in another country.",
        example=["IE"],
    )
    area: Line | None = optional(
        "The part of the country that it is for, where it is not the whole.",
        why="Licences often end at the border of a state or a city.",
        example="New York City",
        max_length=80,
    )
    kind: Annotated[str, OneOf("body")] = field(
        "What you go to it for.",
        why="Takes you to the body that answers your question.",
        example="licence-register",
        title="Kind of body",
    )
    url: WebAddress = field(
        "The page to begin at.",
        why="A search engine shows imitations of registers too.",
        example="https://www.example.org/register",
        title="Address of the page",
    )
    lists: Line = field(
        "What stands in its list; if it has none, what you can turn to it with.",
        why="Says whether your question belongs there before you ask it.",
        example="Agencies with a licence to place people in permanent or temporary jobs.",
        max_length=300,
        title="What it lists or takes up",
    )
    covers: ListOf[Annotated[str, OneOf("cover")]] | None = optional(
        "Which kinds of recruiting it is about; left out if that plays no part.",
        why="Many registers cover temporary work alone: a search firm is rightly missing there.",
        example=["permanent", "temporary"],
    )
    hit: Line | None = optional(
        "What it means when a firm stands in it.",
        why="A name in a register proves less than most people think.",
        example="It holds a licence for this year. That says nothing of how well it works.",
        max_length=300,
        title="If the firm is there",
    )
    miss: Line | None = optional(
        "What it means when a firm does not stand in it.",
        why="In one register a missing name is a warning, in another it means nothing.",
        example="Ask it for its licence number: working without a licence is an offence there.",
        max_length=300,
        title="If the firm is not there",
    )
    public: bool = field(
        "Can anyone use it, without an account or a membership?",
        why="Some lists are for members alone.",
        title="Open to all",
    )
    free: bool = field(
        "Can you use it without paying?", why="Nobody should pay for a check by surprise.", title="Free of charge"
    )
    cost: Line | None = optional(
        "What it costs, and for what; only where it is not free.",
        why="What is free is often enough.",
        example="Names are free; an extract costs a few euros.",
        max_length=160,
    )
    added: PastDay | None = optional(
        "The day it was entered here; left out for the bodies of the first edition.",
        why="The list of changes says by it which bodies are new.",
        example="2026-12-01",
        title="Added on",
    )
    checked: PastDay = field(
        "The day it was last compared with its sources.",
        why="Bodies merge and move; the report names what is due for another look.",
        example="2026-11-23",
        title="Checked on",
    )
    sources: ListOf[EvidenceSource] = field(
        "The pages it rests on; at least one is the body's own.", why="Anyone can see whether the entry is right."
    )
