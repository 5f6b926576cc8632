"""The values that fields may take: what ``data/vocabulary.yaml`` holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .evidence import EvidenceSource
from .record import Record, field, optional
from .types import Countries, IdIn, Line, Lines, ListOf, OneWord, Stage, ValueId

DIRECTIONS = ("out", "back")
FAVOURS = ("given", "received")

_Messages = ListOf[Annotated[str, IdIn("messages")]]


class Value(Record):
    """A value that a field may take."""

    id: ValueId = field(
        "What stands in the data and in addresses.",
        why="Records, addresses and saved searches name the value by it.",
        example="retained-search",
    )
    label: Line = field(
        "What a reader sees.", why="It is what a reader chooses by.", example="Retained search", max_length=120
    )
    also: Lines | None = optional(
        "What else people call it, abbreviations among them; the directory finds it by these words too.",
        why="A reader who types the word of another country or trade should not find nothing.",
        example=["UK", "Britain"],
        title="Other words",
    )
    definition: Line = field(
        "What it means to a candidate, in a sentence.",
        why="Two editors must mean the same by it.",
        example="Paid by the employer in instalments whether or not a hire is made.",
        max_length=240,
    )

    tile: Annotated[str, Field(pattern=r"^(0|[1-9][0-9]?)-(0|[1-9][0-9]?)$")] | None = optional(
        "Of a country, which needs one: column and row of its square on the map of tiles, from 0 at the upper left.",
        why="The map shows where firms are, however small their country.",
        example="13-3",
    )

    @property
    def words(self) -> tuple[str, ...]:
        """All that people call it, the label first."""
        return self.label, *(self.also or ())


class Region(Value):
    """A part of the world. A firm is in it when it has an office in one of its countries."""

    countries: Countries = field(
        "Its countries; each belongs to one region.",
        why="Readers can narrow the directory to a part of the world.",
        example=["AU", "NZ"],
    )


class Reach(Value):
    """How far something holds, where it is not one country."""

    countries: Countries | None = optional(
        "Its countries; left out where it holds everywhere.",
        why="A reader in one of them is shown what holds there.",
        example=["FR", "IE"],
    )
    sources: ListOf[EvidenceSource] | None = optional(
        "The pages that list its countries; needed where it names any.",
        why="Members come and go; anyone can see whether the list is right.",
    )


class Relation(Value):
    """Where a reader stands with a firm in My search."""

    active: bool = field(
        "Whether the reader keeps up with the firm.",
        why="Only those count among the firms that one can keep up with at one time.",
        default=True,
    )
    stages: ListOf[Stage] | None = optional(
        "Stages whose checklists fit, the most useful first.",
        why="A reader is shown the few lists of the moment.",
        example=["prepare", "approach"],
    )
    messages: _Messages | None = optional(
        "Messages that fit, the most useful first; the others follow in their own order.",
        why="The message that is likely wanted stands first.",
        example=["first-note"],
    )
    answered: _Messages | None = optional(
        "Those in their place once the firm has answered.",
        why="Who has had an answer needs no reminder to send.",
        example=["status-update"],
    )
    owed: _Messages | None = optional(
        "Those in their place while the reader owes an answer.",
        why="An answer comes before any news.",
        example=["reply-interested"],
    )


class EntryKind(Value):
    """What a reader may note in the log of a firm in My search."""

    direction: Annotated[str, OneWord("direction", DIRECTIONS)] | None = optional(
        "out if it comes from the reader, back if it comes from the firm; left out if from neither.",
        why="Tells who owes whom an answer.",
        example="out",
    )
    asks: bool = field(
        "Whether an answer to it may be waited for.",
        why="Only what asks can be too soon, or go unanswered.",
        default=False,
    )
    spoken: bool = field(
        "Whether the two have spoken or written to each other by it.", why="Tells when they last spoke.", default=False
    )
    favour: Annotated[str, OneWord("favour", FAVOURS)] | None = optional(
        "given if it is a favour to the firm, received if it is one to the reader; otherwise left out.",
        why="A relation lasts while favours go both ways.",
        example="given",
    )


Values = ListOf[Value]


class Vocabulary(Record):
    """Every value that a field may take. The order of the values is their order on the page."""

    kind: Values = field("Kinds of firm: who pays, and when.", why="Who pays decides how you approach a firm.")
    service: Values = field("What a firm does.", why="Tells search from staffing, advice and outplacement.")
    industry: Values = field("Industries of the employers.", why="Most readers narrow the directory by it first.")
    function: Values = field("Kinds of role.", why="Tells apart the kinds of role within an industry.")
    level: Values = field("Levels of role.", why="Keeps readers from firms that do not handle their level.")
    channel: Values = field("Ways to reach a firm.", why="A note is read when it comes the way a firm asks for.")
    unsolicited: Values = field(
        "What a firm says of CVs that nobody asked for.",
        why="Says whether a first note may carry a CV.",
        title="Unsolicited CVs",
    )
    confidentiality: Values = field(
        "What a firm says about a candidate's details.", why="Says what a firm promises before it shares your details."
    )
    membership: Values = field(
        "Associations and networks of firms.", why="An association's code is something to refer to."
    )
    region: ListOf[Region] = field("Parts of the world.", why="Saves naming each country.")
    country: Values = field(
        "Countries, by ISO 3166-1 alpha-2 code.", why="One code for each, as other data sets use it."
    )
    strength: Values = field(
        "How far a piece of evidence can be trusted, the strongest first.",
        why="Readers see at once whether advice rests on law, research or custom.",
    )
    stage: Values = field(
        "The path through the guidance.", why="Puts guidance, checklists and messages in the order of a search."
    )
    topic: Values = field("Topics of the evidence.", why="Keeps evidence on one subject together.")
    place: ListOf[Reach] = field(
        "Where evidence applies and a body is at work, besides the countries.",
        why="What holds in one country may be wrong in another.",
    )
    body: Values = field(
        "Kinds of body: what you go to it for.",
        why="A register, a list of members and a body that hears complaints answer other questions.",
    )
    cover: Values = field(
        "Kinds of recruiting that a register or a list of members covers.",
        why="A firm that a register does not cover is missing there for no bad reason.",
    )
    relation: ListOf[Relation] = field(
        "Where a reader stands with a firm in My search.", why="What courtesy asks next depends on it."
    )
    entry: ListOf[EntryKind] = field(
        "What a reader may note in the log of a firm.", why="Tells who owes whom an answer, and when you last spoke."
    )
    measure: Values = field("What a number in the cadence says.", why="Days and numbers of firms must not be mixed up.")
