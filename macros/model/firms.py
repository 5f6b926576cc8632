"""A firm: what ``data/firms.yaml`` holds, or the files in ``data/firms/``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .record import Record, field, optional
from .types import (
    Countries,
    Country,
    IdIn,
    Line,
    Lines,
    ListOf,
    Mailbox,
    OneOf,
    OneWord,
    PastDay,
    PastYear,
    RecordId,
    WebAddress,
)


class Place(Record):
    """A city in a country."""

    city: Line | None = optional(
        "The city, as the source writes it in English.",
        why="Tells you where decisions are made, and which time zone to call in.",
        example="Zurich",
        max_length=80,
    )
    country: Country = field(
        "ISO 3166-1 alpha-2 code; quote 'NO'.",
        why="A reader abroad wants to know which law and habits a firm works under.",
        example="CH",
    )


class Contact(Record):
    """How the firm says it wants to hear from candidates. At least one of the fields is given."""

    channel: Annotated[str, OneOf("channel")] | None = optional(
        "The way the firm asks candidates to use.",
        why="A note that comes the way a firm asks for is read; another may be lost.",
        example="web-form",
        title="Way to reach it",
    )
    url: WebAddress | None = optional(
        "The page for candidates.",
        why="Takes you to the right page at once, past the pages for employers.",
        example="https://www.example.com/candidates",
        title="Page for candidates",
    )
    email: Mailbox | None = optional(
        "A mailbox of a desk, never of a person.",
        why="Some firms still take a letter by e-mail; a person's own address stays private.",
        example="candidates@example.com",
        title="Mailbox",
    )
    unsolicited: Annotated[str, OneOf("unsolicited")] | None = optional(
        "What the firm says of CVs that nobody asked for.",
        why="Saves you and the firm a CV that nobody will read.",
        example="accepts",
        title="Unsolicited CVs",
    )


class Confidentiality(Record):
    """What the firm says about sharing a candidate's details."""

    stance: Annotated[str, OneOf("confidentiality")] = field(
        "What the firm promises, in its own words at the address.",
        why="If you are employed, it is the first thing to know before your CV leaves your hands.",
        example="consent-before-sharing",
        title="What it promises",
    )
    url: WebAddress = field(
        "Where it says so.",
        why="A promise counts in the firm's own words, and those can change.",
        example="https://www.example.com/privacy",
        title="Where it says so",
    )


class Source(Record):
    """A public page and the fields of the record that it supports."""

    url: WebAddress = field(
        "Where anyone can read it.",
        why="Anyone can read the page and see whether the record is right.",
        example="https://www.example.com/about",
        title="Address of the page",
    )
    title: Line = field(
        "Its title and publisher.",
        why="When the page moves, its title is how it is found again.",
        example="About us – Example Search",
        max_length=400,
    )
    supports: Lines = field(
        "The fields of this record that the page supports.",
        why="Ties each value to the page that shows it, so that a correction knows where to look.",
        example=["kind", "services"],
        title="What it shows",
        names_fields=True,
    )


# What became of a firm. Only the first is in the directory's lists; the others keep their page.
STATUSES = ("active", "closed", "merged")


class Firm(Record):
    """A recruiting or executive-search firm."""

    id: RecordId = field(
        "Its name in addresses: unique, and stable for ever once published.",
        why="Links from other sites and from readers' own lists rely on it.",
        example="spencer-stuart",
    )
    name: Line = field(
        "The name the firm uses.",
        why="It is what people search for, and what a letter shows them.",
        example="Spencer Stuart",
        max_length=120,
    )
    formerly: Lines | None = optional(
        "Names it used before, so that old letters and links find it.",
        why="An old letter or a friend may still use the old name.",
        example=["Old Name Search"],
        title="Former names",
    )
    aliases: ListOf[RecordId] | None = optional(
        "Ids it had before; they lead here.",
        why="Old links go on working when an id had to change.",
        example=["old-name-search"],
        title="Former ids",
    )
    status: Annotated[str, OneWord("status", STATUSES)] = field(
        "active when left out; closed or merged for a firm that is no more: it keeps its page, and leaves "
        "the directory's lists.",
        why="A reader must not write to a firm that is no more, and still wants to know what became of it.",
        example="merged",
        default="active",
    )
    successor: Annotated[str, IdIn("firms")] | None = optional(
        "The firm that carries on what a closed or merged firm did, if it is listed.",
        why="Tells a reader with an old letter whom to ask now.",
        example="spencer-stuart",
    )
    summary: Line = field(
        "What it does, in our own words, without praise.",
        why="It is the one line that readers compare firms by.",
        example="Retained executive search for boards and senior leaders.",
        max_length=200,
    )
    kind: Annotated[str, OneOf("kind")] = field(
        "Who pays it and when; tells a candidate whom it serves.",
        why="Who pays decides whom a firm serves, and how you approach it.",
        example="retained-search",
        title="Kind of firm",
    )
    services: ListOf[Annotated[str, OneOf("service")]] = field(
        "What it does for those who pay it.",
        why="Keeps you from writing to a firm that does something else.",
        example=["executive-search", "board-search"],
    )
    website: WebAddress = field(
        "Its own site.",
        why="The firm's own word, and the way to tell it from others of a like name.",
        example="https://www.example.com/",
    )
    headquarters: Place | None = optional(
        "Where it is run from.",
        why="Helps to tell firms of a like name apart.",
        example={"city": "Zurich", "country": "CH"},
        title="Head office",
    )
    founded: PastYear | None = optional(
        "The year it began.", why="Shows how long it has been at work; it says nothing of quality.", example=1956
    )
    countries: Countries | None = optional(
        "Countries where a source shows an office; not necessarily all.",
        why="Readers narrow the directory by country and region.",
        example=["CH", "DE"],
        title="Countries with an office",
    )
    offices: Annotated[int, Field(ge=1, le=100_000)] | None = optional(
        "How many offices it says it has.",
        why="Tells a small house from a network.",
        example=12,
        title="Number of offices",
    )
    industries: ListOf[Annotated[str, OneOf("industry")]] | None = optional(
        "Industries of the employers it works for.",
        why="A firm puts forward people from the fields it knows; this is how most readers find it.",
        example=["technology"],
    )
    generalist: bool = field(
        "It says that it takes on any industry; it then matches each, after those that name it.",
        why="Such a firm is shown for every industry, after those that name it.",
        default=False,
        title="Takes on any industry",
    )
    functions: ListOf[Annotated[str, OneOf("function")]] | None = optional(
        "Kinds of role it fills.",
        why="Within an industry, a firm often fills only some kinds of role.",
        example=["finance"],
    )
    levels: ListOf[Annotated[str, OneOf("level")]] | None = optional(
        "Levels of role it fills.",
        why="A firm for boards will not place a specialist, and the other way round.",
        example=["c-suite"],
    )
    memberships: ListOf[Annotated[str, OneOf("membership")]] | None = optional(
        "Associations and networks it belongs to.",
        why="An association's code is something that you can hold a member to.",
        example=["aesc"],
    )
    contact: Contact | None = optional(
        "How it wants to hear from candidates.",
        why="Writing in the way a firm asks for is the first courtesy.",
        title="How candidates reach it",
    )
    confidentiality: Confidentiality | None = optional(
        "What it says about sharing a candidate's details.",
        why="Who sees your CV, and when, can decide whether you keep your job meanwhile.",
    )
    added: PastDay | None = optional(
        "The day it came into the directory; left out for the firms of the first edition.",
        why="The list of changes says by it which firms are new.",
        example="2026-12-01",
        title="Added on",
    )
    checked: PastDay = field(
        "The day on which a person or a script last compared the record with its sources.",
        why="Tells readers how old the facts are, and editors what to look at next.",
        example="2026-11-23",
        title="Checked on",
    )
    sources: ListOf[Source] = field(
        "The public pages that support the record.",
        why="A record without a page behind it is hearsay, and is not published.",
    )


# Identity is the firm's own and needs no source; the last four describe the record and not the firm.
UNSOURCED_FIELDS = frozenset(
    {"id", "name", "website", "formerly", "generalist", "aliases", "added", "checked", "sources"}
)
SOURCED_FIELDS = tuple(name for name in Firm.model_fields if name not in UNSOURCED_FIELDS)
# A source may also back these, though it need not.
SUPPORTABLE_FIELDS = tuple(
    name for name in Firm.model_fields if name not in {"id", "aliases", "added", "checked", "sources"}
)
# A record that has none of these tells a candidate nothing to act on.
ACTIONABLE_FIELDS = ("industries", "functions", "generalist", "contact", "confidentiality")
