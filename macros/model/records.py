"""The records that Rapport publishes: the one definition of every field.

The JSON Schemas, the data dictionary, the facets and the validation are all made from the classes in this module, from
the types in ``field_types.py`` and from ``data/vocabulary.yaml``. A class describes one record of one data file;
``FILES`` says which. Everything is strict: an unknown field is an error, a number is not a text, and a record never
changes once it has been read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from .types import (
    Countries,
    Country,
    EvidenceIds,
    IdIn,
    Line,
    Lines,
    ListOf,
    Mailbox,
    OneOf,
    OneWord,
    PageId,
    Paragraphs,
    PastDay,
    PastYear,
    RecordId,
    Slug,
    ValueId,
    WebAddress,
    YearOrUndated,
)


def matters(text: str) -> dict[str, Any]:
    """Return what a field's metadata says of why it matters; the schema has it as ``x-why``."""
    return {"x-why": text}


class Record(BaseModel):
    """The base of all records: strict, closed and unchangeable."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    @field_validator("*", mode="before")
    @classmethod
    def _filled_in(cls, value: Any) -> Any:
        """Refuse an empty field, also where the field may be left out."""
        if value is None:
            raise PydanticCustomError("empty", "is empty")
        return value


# ---------------------------------------------------------------- data/firms.yaml


class Place(Record):
    """A city in a country."""

    city: Line | None = Field(
        None,
        max_length=80,
        description="The city, as the source writes it in English.",
        examples=["Zurich"],
        json_schema_extra=matters("Tells you where decisions are made, and which time zone to call in."),
    )
    country: Country = Field(
        description="ISO 3166-1 alpha-2 code; quote 'NO'.",
        examples=["CH"],
        json_schema_extra=matters("A reader abroad wants to know which law and habits a firm works under."),
    )


class Contact(Record):
    """How the firm says it wants to hear from candidates. At least one of the fields is given."""

    channel: Annotated[str, OneOf("channel")] | None = Field(
        None,
        description="The way the firm asks candidates to use.",
        examples=["web-form"],
        title="Way to reach it",
        json_schema_extra=matters("A note that comes the way a firm asks for is read; another may be lost."),
    )
    url: WebAddress | None = Field(
        None,
        description="The page for candidates.",
        examples=["https://www.example.com/candidates"],
        title="Page for candidates",
        json_schema_extra=matters("Takes you to the right page at once, past the pages for employers."),
    )
    email: Mailbox | None = Field(
        None,
        description="A mailbox of a desk, never of a person.",
        examples=["candidates@example.com"],
        title="Mailbox",
        json_schema_extra=matters("Some firms still take a letter by e-mail; a person's own address stays private."),
    )
    unsolicited: Annotated[str, OneOf("unsolicited")] | None = Field(
        None,
        description="What the firm says of resumes that nobody asked for.",
        examples=["accepts"],
        title="Unsolicited resumes",
        json_schema_extra=matters("Saves you and the firm a resume that nobody will read."),
    )


class Confidentiality(Record):
    """What the firm says about sharing a candidate's details."""

    stance: Annotated[str, OneOf("confidentiality")] = Field(
        description="What the firm promises, in its own words at the address.",
        examples=["consent-before-sharing"],
        title="What it promises",
        json_schema_extra=matters(
            "If you are employed, it is the first thing to know before your resume leaves your hands."
        ),
    )
    url: WebAddress = Field(
        description="Where it says so.",
        examples=["https://www.example.com/privacy"],
        title="Where it says so",
        json_schema_extra=matters("A promise counts in the firm's own words, and those can change."),
    )


class Source(Record):
    """A public page and the fields of the record that it supports."""

    url: WebAddress = Field(
        description="Where anyone can read it.",
        examples=["https://www.example.com/about"],
        title="Address of the page",
        json_schema_extra=matters("Anyone can read the page and see whether the record is right."),
    )
    title: Line = Field(
        max_length=400,
        description="Its title and publisher.",
        examples=["About us – Example Search"],
        json_schema_extra=matters("When the page moves, its title is how it is found again."),
    )
    supports: Lines = Field(
        description="The fields of this record that the page supports.",
        examples=[["kind", "services"]],
        title="What it shows",
        json_schema_extra={
            "x-names-fields": True,
            **matters("Ties each value to the page that shows it, so that a correction knows where to look."),
        },
    )


# What became of a firm. Only the first is in the directory's lists; the others keep their page.
STATUSES = ("active", "closed", "merged")


class Firm(Record):
    """A recruiting or executive-search firm."""

    id: RecordId = Field(
        description="Its name in addresses: unique, and stable for ever once published.",
        examples=["spencer-stuart"],
        json_schema_extra=matters("Links from other sites and from readers' own lists rely on it."),
    )
    name: Line = Field(
        max_length=120,
        description="The name the firm uses.",
        examples=["Spencer Stuart"],
        json_schema_extra=matters("It is what people search for, and what a letter shows them."),
    )
    formerly: Lines | None = Field(
        None,
        description="Names it used before, so that old letters and links find it.",
        examples=[["Old Name Search"]],
        title="Former names",
        json_schema_extra=matters("An old letter or a friend may still use the old name."),
    )
    aliases: ListOf[RecordId] | None = Field(
        None,
        description="Ids it had before; they lead here.",
        examples=[["old-name-search"]],
        title="Former ids",
        json_schema_extra=matters("Old links go on working when an id had to change."),
    )
    status: Annotated[str, OneWord("status", STATUSES)] = Field(
        "active",
        description="active when left out; closed or merged for a firm that is no more: it keeps its page, and leaves "
        "the directory's lists.",
        examples=["merged"],
        json_schema_extra=matters(
            "A reader must not write to a firm that is no more, and still wants to know what became of it."
        ),
    )
    successor: Annotated[str, IdIn("firms")] | None = Field(
        None,
        description="The firm that carries on what a closed or merged firm did, if it is listed.",
        examples=["spencer-stuart"],
        json_schema_extra=matters("Tells a reader with an old letter whom to ask now."),
    )
    summary: Line = Field(
        max_length=200,
        description="What it does, in our own words, without praise.",
        examples=["Retained executive search for boards and senior leaders."],
        json_schema_extra=matters("It is the one line that readers compare firms by."),
    )
    kind: Annotated[str, OneOf("kind")] = Field(
        description="Who pays it and when; tells a candidate whom it serves.",
        examples=["retained-search"],
        title="Kind of firm",
        json_schema_extra=matters("Who pays decides whom a firm serves, and how you approach it."),
    )
    services: ListOf[Annotated[str, OneOf("service")]] = Field(
        description="What it does for those who pay it.",
        examples=[["executive-search", "board-search"]],
        json_schema_extra=matters("Keeps you from writing to a firm that does something else."),
    )
    website: WebAddress = Field(
        description="Its own site.",
        examples=["https://www.example.com/"],
        json_schema_extra=matters("The firm's own word, and the way to tell it from others of a like name."),
    )
    headquarters: Place | None = Field(
        None,
        description="Where it is run from.",
        examples=[{"city": "Zurich", "country": "CH"}],
        title="Head office",
        json_schema_extra=matters("Helps to tell firms of a like name apart."),
    )
    founded: PastYear | None = Field(
        None,
        description="The year it began.",
        examples=[1956],
        json_schema_extra=matters("Shows how long it has been at work; it says nothing of quality."),
    )
    countries: Countries | None = Field(
        None,
        description="Countries where a source shows an office; not necessarily all.",
        examples=[["CH", "DE"]],
        title="Countries with an office",
        json_schema_extra=matters("Readers narrow the directory by country and region."),
    )
    offices: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        None,
        description="How many offices it says it has.",
        examples=[12],
        title="Number of offices",
        json_schema_extra=matters("Tells a small house from a network."),
    )
    industries: ListOf[Annotated[str, OneOf("industry")]] | None = Field(
        None,
        description="Industries of the employers it works for.",
        examples=[["technology"]],
        json_schema_extra=matters(
            "A firm puts forward people from the fields it knows; this is how most readers find it."
        ),
    )
    generalist: bool = Field(
        False,
        description="True when it says it takes on any industry; it then matches each, after those that name it.",
        title="Takes on any industry",
        json_schema_extra=matters("Such a firm is shown for every industry, after those that name it."),
    )
    functions: ListOf[Annotated[str, OneOf("function")]] | None = Field(
        None,
        description="Kinds of role it fills.",
        examples=[["finance"]],
        json_schema_extra=matters("Within an industry, a firm often fills only some kinds of role."),
    )
    levels: ListOf[Annotated[str, OneOf("level")]] | None = Field(
        None,
        description="Levels of role it fills.",
        examples=[["c-suite"]],
        json_schema_extra=matters("A firm for boards will not place a specialist, and the other way round."),
    )
    memberships: ListOf[Annotated[str, OneOf("membership")]] | None = Field(
        None,
        description="Associations and networks it belongs to.",
        examples=[["aesc"]],
        json_schema_extra=matters("An association's code is something that you can hold a member to."),
    )
    contact: Contact | None = Field(
        None,
        description="How it wants to hear from candidates.",
        title="How candidates reach it",
        json_schema_extra=matters("Writing in the way a firm asks for is the first courtesy."),
    )
    confidentiality: Confidentiality | None = Field(
        None,
        description="What it says about sharing a candidate's details.",
        json_schema_extra=matters("Who sees your resume, and when, can decide whether you keep your job meanwhile."),
    )
    added: PastDay | None = Field(
        None,
        description="The day it came into the directory; left out for the firms of the first edition.",
        examples=["2026-12-01"],
        title="Added on",
        json_schema_extra=matters("The list of changes says by it which firms are new."),
    )
    checked: PastDay = Field(
        description="The day on which a person or a script last compared the record with its sources.",
        examples=["2026-11-23"],
        title="Checked on",
        json_schema_extra=matters("Tells readers how old the facts are, and editors what to look at next."),
    )
    sources: ListOf[Source] = Field(
        description="The public pages that support the record.",
        json_schema_extra=matters("A record without a page behind it is hearsay, and is not published."),
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
TELLING_FIELDS = ("industries", "functions", "generalist", "contact", "confidentiality")


# ---------------------------------------------------------------- data/vocabulary.yaml


class Value(Record):
    """A value that a field may take."""

    id: ValueId = Field(
        description="What stands in the data and in addresses.",
        examples=["retained-search"],
        json_schema_extra=matters("Records, addresses and saved searches name the value by it."),
    )
    label: Line = Field(
        max_length=120,
        description="What a reader sees.",
        examples=["Retained search"],
        json_schema_extra=matters("It is what a reader chooses by."),
    )
    also: Lines | None = Field(
        None,
        description="What else people call it, abbreviations among them; the directory finds it by these words too.",
        examples=[["UK", "Britain"]],
        title="Other words",
        json_schema_extra=matters("A reader who types the word of another country or trade should not find nothing."),
    )
    definition: Line = Field(
        max_length=240,
        description="What it means to a candidate, in a sentence.",
        examples=["Paid by the employer in instalments whether or not a hire is made."],
        json_schema_extra=matters("Two editors must mean the same by it."),
    )

    @property
    def words(self) -> tuple[str, ...]:
        """All that people call it, the label first."""
        return self.label, *(self.also or ())


class Region(Value):
    """A part of the world. A firm is in it when it has an office in one of its countries."""

    countries: Countries = Field(
        description="Its countries; each belongs to one region.",
        examples=[["AU", "NZ"]],
        json_schema_extra=matters("Readers can narrow the directory to a part of the world."),
    )


class Reach(Value):
    """How far something holds, where it is not one country."""

    countries: Countries | None = Field(
        None,
        description="Its countries; left out where it holds everywhere.",
        examples=[["FR", "IE"]],
        json_schema_extra=matters("A reader in one of them is shown what holds there."),
    )


Values = ListOf[Value]


class Vocabulary(Record):
    """Every value that a field may take. The order of the values is their order on the page."""

    kind: Values = Field(
        description="Kinds of firm: who pays, and when.",
        json_schema_extra=matters("Who pays decides how you approach a firm."),
    )
    service: Values = Field(
        description="What a firm does.",
        json_schema_extra=matters("Tells search from staffing, advice and outplacement."),
    )
    industry: Values = Field(
        description="Industries of the employers.",
        json_schema_extra=matters("Most readers narrow the directory by it first."),
    )
    function: Values = Field(
        description="Kinds of role.", json_schema_extra=matters("Tells apart the kinds of role within an industry.")
    )
    level: Values = Field(
        description="Levels of role.",
        json_schema_extra=matters("Keeps readers from firms that do not handle their level."),
    )
    channel: Values = Field(
        description="Ways to reach a firm.",
        json_schema_extra=matters("A note is read when it comes the way a firm asks for."),
    )
    unsolicited: Values = Field(
        description="What a firm says of resumes that nobody asked for.",
        title="Unsolicited resumes",
        json_schema_extra=matters("Says whether a first note may carry a resume."),
    )
    confidentiality: Values = Field(
        description="What a firm says about a candidate's details.",
        json_schema_extra=matters("Says what a firm promises before it shares your details."),
    )
    membership: Values = Field(
        description="Associations and networks of firms.",
        json_schema_extra=matters("An association's code is something to refer to."),
    )
    region: ListOf[Region] = Field(
        description="Parts of the world.", json_schema_extra=matters("Saves naming each country.")
    )
    country: Values = Field(
        description="Countries, by ISO 3166-1 alpha-2 code.",
        json_schema_extra=matters("One code for each, as other data sets use it."),
    )
    strength: Values = Field(
        description="How far a piece of evidence can be trusted, the strongest first.",
        json_schema_extra=matters("Readers see at once whether advice rests on law, research or custom."),
    )
    stage: Values = Field(
        description="The path through the guidance.",
        json_schema_extra=matters("Puts guidance, checklists and messages in the order of a search."),
    )
    topic: Values = Field(
        description="Topics of the evidence.", json_schema_extra=matters("Keeps evidence on one subject together.")
    )
    place: ListOf[Reach] = Field(
        description="Where evidence applies and a body is at work, besides the countries.",
        json_schema_extra=matters("What holds in one country may be wrong in another."),
    )
    body: Values = Field(
        description="Kinds of body: what you go to it for.",
        json_schema_extra=matters(
            "A register, a list of members and a body that hears complaints answer other questions."
        ),
    )
    cover: Values = Field(
        description="Kinds of recruiting that a register or a list of members covers.",
        json_schema_extra=matters("A firm that a register does not cover is missing there for no bad reason."),
    )
    relation: Values = Field(
        description="Where a reader stands with a firm in My search.",
        json_schema_extra=matters("What courtesy asks next depends on it."),
    )
    entry: Values = Field(
        description="What a reader may note in the log of a firm.",
        json_schema_extra=matters("Tells who owes whom an answer, and when you last spoke."),
    )
    measure: Values = Field(
        description="What a number in the cadence says.",
        json_schema_extra=matters("Days and numbers of firms must not be mixed up."),
    )


# ---------------------------------------------------------------- data/evidence.yaml


# How a source was read, the best first.
READINGS = ("original", "excerpt", "reported")


class EvidenceSource(Record):
    """A page that a piece of evidence rests on."""

    url: WebAddress = Field(
        description="Where anyone can read it.",
        examples=["https://www.example.org/report"],
        title="Address of the page",
        json_schema_extra=matters("Anyone can read what the claim rests on."),
    )
    title: Line = Field(
        max_length=400,
        description="Its title and publisher.",
        examples=["Report on hiring (Example Institute)"],
        json_schema_extra=matters("When the page moves, its title is how it is found again."),
    )
    read: Annotated[str, OneWord("way of reading", READINGS)] = Field(
        "reported",
        description="original: the law, the study or the body's own page, and the passage itself was read; excerpt: "
        "only a part of the original was seen; reported, also when left out: someone else tells of it.",
        examples=["original"],
        title="How it was read",
        json_schema_extra=matters("A report may be wrong where the law that it speaks of is not."),
    )


class Evidence(Record):
    """A claim that the guidance makes, with the pages it rests on."""

    id: RecordId = Field(
        description="What a guide page cites.",
        examples=["retained-model"],
        json_schema_extra=matters("Pages cite the evidence by it."),
    )
    topic: Annotated[str, OneOf("topic")] = Field(
        description="What it is about.",
        examples=["kinds-of-firms"],
        json_schema_extra=matters("Keeps evidence on one subject together."),
    )
    claim: Line = Field(
        max_length=600,
        description="What the sources say, in our own words.",
        examples=["A retained firm is paid whether or not it fills the role."],
        json_schema_extra=matters("It is the sentence that the guidance rests on, and no more than that."),
    )
    applies_to: ListOf[Annotated[str, OneOf("place", "country")]] = Field(
        description="Where it holds: all, EU, or countries.",
        examples=[["US"]],
        title="Where it holds",
        json_schema_extra=matters("Law and custom differ; advice must not travel further than its evidence."),
    )
    as_of: YearOrUndated = Field(
        description="The year of the sources; undated when they show none. Law and regulators have a year: that of the "
        "version that was read.",
        examples=[2024],
        title="Year",
        json_schema_extra=matters("Old evidence may no longer hold."),
    )
    strength: Annotated[str, OneOf("strength")] = Field(
        description="What stands behind it.",
        examples=["law"],
        json_schema_extra=matters("Readers see how far to trust it."),
    )
    checked: PastDay = Field(
        description="The day it was last compared with its sources.",
        examples=["2026-11-23"],
        title="Checked on",
        json_schema_extra=matters("Law changes; the report names what is due for another look."),
    )
    sources: ListOf[EvidenceSource] = Field(
        description="The pages it rests on.",
        json_schema_extra=matters("A claim without a page behind it is an opinion."),
    )
    note: Line | None = Field(
        None,
        max_length=600,
        description="What a reader must know before relying on it.",
        examples=["The study is from one country."],
        json_schema_extra=matters("Keeps a reader from relying on more than the sources say."),
    )

    @property
    def read(self) -> str:
        """How the best read of its sources was read."""
        return min((source.read for source in self.sources), key=READINGS.index)


# ---------------------------------------------------------------- data/bodies.yaml


# Kinds of body with a list to look a firm up in; what a hit and a miss mean decides what such a list is worth.
REGISTERS = ("licence-register", "company-register", "member-list", "professional-directory")
# Of these, the ones that hold recruiting firms alone, and seldom all of them.
OF_RECRUITERS = ("licence-register", "member-list", "professional-directory")


class Body(Record):
    """A register to look a firm up in, or a body to complain or report to."""

    id: Slug = Field(
        description="Its anchor on the page of its country: that country's code first, or eu or world.",
        examples=["ie-wrc-licences"],
        json_schema_extra=matters("Links to it rely on it."),
    )
    name: Line = Field(
        max_length=120,
        description="What it is called, in English or as it calls itself, and which of its tasks is meant.",
        examples=["Workplace Relations Commission: complaints"],
        json_schema_extra=matters("It is what you search for when its page has moved."),
    )
    countries: ListOf[Annotated[str, OneOf("place", "country")]] = Field(
        description="Where it is at work: all, EU, or countries.",
        examples=[["IE"]],
        json_schema_extra=matters("A register says nothing of firms in another country."),
    )
    area: Line | None = Field(
        None,
        max_length=80,
        description="The part of the country that it is for, where it is not the whole.",
        examples=["New York City"],
        json_schema_extra=matters("Licences often end at the border of a state or a city."),
    )
    kind: Annotated[str, OneOf("body")] = Field(
        description="What you go to it for.",
        examples=["licence-register"],
        title="Kind of body",
        json_schema_extra=matters("Takes you to the body that answers your question."),
    )
    url: WebAddress = Field(
        description="The page to begin at.",
        examples=["https://www.example.org/register"],
        title="Address of the page",
        json_schema_extra=matters("A search engine shows imitations of registers too."),
    )
    lists: Line = Field(
        max_length=300,
        description="What stands in it; of a body without a list, what it takes up.",
        examples=["Agencies with a licence to place people in permanent or temporary jobs."],
        title="What it lists or takes up",
        json_schema_extra=matters("Says whether your question belongs there before you ask it."),
    )
    covers: ListOf[Annotated[str, OneOf("cover")]] | None = Field(
        None,
        description="Kinds of recruiting that it covers; left out where it is not about kinds of recruiting.",
        examples=[["permanent", "temporary"]],
        json_schema_extra=matters("Many registers cover temporary work alone: a search firm is rightly missing there."),
    )
    hit: Line | None = Field(
        None,
        max_length=300,
        description="What it means when a firm stands in it.",
        examples=["It holds a licence for this year. That says nothing of how well it works."],
        title="If the firm is there",
        json_schema_extra=matters("A name in a register proves less than most people think."),
    )
    miss: Line | None = Field(
        None,
        max_length=300,
        description="What it means when a firm does not stand in it.",
        examples=["Ask it for its licence number: working without a licence is an offence there."],
        title="If the firm is not there",
        json_schema_extra=matters("In one register a missing name is a warning, in another it means nothing."),
    )
    public: bool = Field(
        description="True when anyone can use it, without an account or a membership.",
        title="Open to all",
        json_schema_extra=matters("Some lists are for members alone."),
    )
    free: bool = Field(
        description="True when it costs you nothing.",
        title="Free of charge",
        json_schema_extra=matters("Nobody should pay for a check by surprise."),
    )
    cost: Line | None = Field(
        None,
        max_length=160,
        description="What it costs, and for what; only where it is not free.",
        examples=["Names are free; an extract costs a few euros."],
        json_schema_extra=matters("What is free is often enough."),
    )
    checked: PastDay = Field(
        description="The day it was last compared with its sources.",
        examples=["2026-11-23"],
        title="Checked on",
        json_schema_extra=matters("Bodies merge and move; the report names what is due for another look."),
    )
    sources: ListOf[EvidenceSource] = Field(
        description="The pages it rests on; at least one is the body's own.",
        json_schema_extra=matters("Anyone can see whether the entry is right."),
    )


# ---------------------------------------------------------------- data/checklists.yaml


class ChecklistItem(Record):
    """Something to do, and why."""

    id: Slug = Field(
        description="Unique in its checklist; a reader's tick is remembered by it.",
        examples=["check-domain"],
        json_schema_extra=matters("A reader's ticks survive a new wording."),
    )
    text: Line = Field(
        max_length=160,
        description="The act, as an instruction.",
        examples=["Ask who the employer is."],
        json_schema_extra=matters("One act can be ticked; two cannot."),
    )
    why: Line = Field(
        max_length=300,
        description="The reason.",
        title="Reason",
        examples=["Two agencies may put you forward for one role."],
        json_schema_extra=matters("People follow advice whose reason they know."),
    )
    evidence: EvidenceIds | None = Field(
        None,
        description="What the reason rests on.",
        examples=[["lookalike-domain"]],
        json_schema_extra=matters("Shows that the reason is more than an opinion."),
    )


GuidePages = ListOf[Slug]
Stage = Annotated[str, OneOf("stage")]


class Checklist(Record):
    """What courtesy and prudence ask at one moment of a search."""

    id: PageId = Field(
        description="Its name in addresses.",
        examples=["first-call"],
        json_schema_extra=matters("Links and readers' ticks rely on it."),
    )
    title: Line = Field(
        max_length=60,
        description="Its name.",
        examples=["The first call"],
        json_schema_extra=matters("It is how a reader finds it in the list."),
    )
    stage: Stage = Field(
        description="The part of the path it belongs to.",
        examples=["approach"],
        json_schema_extra=matters("Puts it beside the guidance of the same moment."),
    )
    when: Line = Field(
        max_length=120,
        description="The moment it is for.",
        examples=["Before you write to anyone"],
        json_schema_extra=matters("A reader knows at once whether this is the moment."),
    )
    summary: Line = Field(
        max_length=200,
        description="What it does for the reader.",
        examples=["What to settle before your resume leaves your hands."],
        json_schema_extra=matters("Says what it is for before it is opened."),
    )
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = Field(
        None,
        description="Kinds of firm it fits; all of them when left out.",
        examples=[["retained-search"]],
        title="Kinds of firm",
        json_schema_extra=matters("It is then offered on the pages of those firms alone."),
    )
    guide: GuidePages = Field(
        description="Guide pages it belongs to.",
        examples=[["first-approach"]],
        title="Guide pages",
        json_schema_extra=matters("A list is short; the reasons stand in the guide."),
    )
    messages: ListOf[Annotated[str, IdIn("messages")]] | None = Field(
        None,
        description="Messages that help with it.",
        examples=[["first-note"]],
        json_schema_extra=matters("Leads from what to do to words to start from."),
    )
    items: Annotated[
        tuple[ChecklistItem, ...],
        Field(strict=False, min_length=5, max_length=12, json_schema_extra={"uniqueItems": True}),
    ] = Field(description="What to do.", json_schema_extra=matters("Five to twelve can be done; more are skipped."))


# ---------------------------------------------------------------- data/glossary.yaml


class Term(Record):
    """A word of the trade."""

    id: RecordId = Field(
        description="Its anchor on the glossary page.",
        examples=["retained-search"],
        json_schema_extra=matters("Pages link to it."),
    )
    term: Line = Field(
        max_length=80,
        description="The word.",
        examples=["Retained search"],
        json_schema_extra=matters("It is the word that a reader meets."),
    )
    also: Lines | None = Field(
        None,
        description="Other words for it.",
        examples=[["ATS"]],
        title="Other words",
        json_schema_extra=matters("The same thing has other names in other countries."),
    )
    definition: Line = Field(
        max_length=320,
        description="What it means.",
        examples=["Search that the employer pays for in instalments."],
        json_schema_extra=matters("A reader should not need a second glossary to understand it."),
    )
    see: ListOf[Annotated[str, IdIn("glossary")]] | None = Field(
        None,
        description="Related terms.",
        examples=[["contingency-search"]],
        title="Related terms",
        json_schema_extra=matters("Neighbouring terms are often mixed up."),
    )
    evidence: EvidenceIds | None = Field(
        None,
        description="What the definition rests on.",
        examples=[["retained-model"]],
        json_schema_extra=matters("Some definitions are law, and not custom."),
    )


# ---------------------------------------------------------------- data/messages.yaml


class Blank(Record):
    """A part of a message that the reader fills in."""

    id: Slug = Field(
        description="Its name in the text, between braces.",
        examples=["role"],
        json_schema_extra=matters("Ties the place in the text to what the reader fills in."),
    )
    label: Line = Field(
        max_length=100,
        description="What to fill in.",
        examples=["Role"],
        json_schema_extra=matters("A screen reader says it, and a reader is asked by it."),
    )
    example: Line = Field(
        max_length=120,
        description="An example of it.",
        examples=["Finance director"],
        json_schema_extra=matters("Shows the tone and the length that fit."),
    )


class Words(Record):
    """How long a message should be, in words."""

    min: Annotated[int, Field(ge=1)] = Field(
        description="At least.",
        examples=[60],
        title="At least",
        json_schema_extra=matters("A shorter note says too little to be answered."),
    )
    max: Annotated[int, Field(ge=1)] = Field(
        description="At most.",
        examples=[150],
        title="At most",
        json_schema_extra=matters("A longer note is not read to its end."),
    )


class Variant(Record):
    """Another form of a message, for another situation or another way of sending it."""

    id: Slug = Field(
        description="Unique in its message.",
        examples=["between-jobs"],
        json_schema_extra=matters("Tells the forms of a message apart."),
    )
    label: Line = Field(
        max_length=40,
        description="When it is the one to take.",
        examples=["You are between jobs"],
        json_schema_extra=matters("A reader chooses the form by it."),
    )
    characters: Annotated[int, Field(ge=50, le=2000)] | None = Field(
        None,
        description="The most characters that it may have, where a site counts them; then no subject goes with it.",
        examples=[300],
        title="Characters at most",
        json_schema_extra=matters("A note that is cut off in the middle says less than a short one."),
    )
    body: Paragraphs = Field(
        description="Its text, with blanks of the message; an empty line parts two paragraphs.",
        title="Text",
        examples=["Dear {name}, I am free since {date}."],
        json_schema_extra=matters("It is what a reader starts from, and changes."),
    )


class Message(Record):
    """A message to send, with blanks."""

    id: RecordId = Field(
        description="Its anchor on the messages page.",
        examples=["first-note"],
        json_schema_extra=matters("Checklists and links rely on it."),
    )
    title: Line = Field(
        max_length=80,
        description="Its name.",
        examples=["First note to a retained firm"],
        json_schema_extra=matters("It is how a reader finds it."),
    )
    stage: Stage = Field(
        description="The part of the path it belongs to.",
        examples=["approach"],
        json_schema_extra=matters("Puts it beside the guidance of the same moment."),
    )
    when: Line = Field(
        max_length=120,
        description="The moment it is for.",
        examples=["Before a first note to a retained firm."],
        json_schema_extra=matters("The right words at the wrong moment do harm."),
    )
    checklists: ListOf[Annotated[str, IdIn("checklists")]] | None = Field(
        None,
        description="Checklists that go with it.",
        examples=[["first-note-retained"]],
        json_schema_extra=matters("Leads to what should be done before it is sent."),
    )
    guide: GuidePages = Field(
        description="Guide pages it belongs to.",
        examples=[["first-approach"]],
        title="Guide pages",
        json_schema_extra=matters("The reasons stand there."),
    )
    blanks: ListOf[Blank] = Field(
        description="What the reader fills in.",
        json_schema_extra=matters("A message that is sent with a blank in it is worse than none."),
    )
    subject: Line = Field(
        max_length=120,
        description="The subject line, with its blanks.",
        examples=["{role}"],
        json_schema_extra=matters("It decides whether the message is opened."),
    )
    label: Line | None = Field(
        None,
        max_length=40,
        description="When the text is the one to take; needed where there are variants.",
        examples=["You have a job"],
        json_schema_extra=matters("A reader chooses the form by it."),
    )
    body: Paragraphs = Field(
        description="The text, with its blanks; an empty line parts two paragraphs.",
        title="Text",
        examples=["Dear {name}, I write about {role}."],
        json_schema_extra=matters("It is what a reader starts from, and changes."),
    )
    variants: ListOf[Variant] | None = Field(
        None,
        description="Other forms of the text.",
        json_schema_extra=matters("Who has lost a job cannot send a letter that speaks of one."),
    )
    words: Words = Field(
        description="The advised length of the text with its blanks filled in as in the examples.",
        title="Length",
        json_schema_extra=matters("Recruiters read short messages first."),
    )
    avoid: Lines = Field(
        description="Mistakes to avoid.",
        examples=[["Do not attach a photograph."]],
        json_schema_extra=matters("The common slips are easier to see when named."),
    )
    evidence: EvidenceIds | None = Field(
        None,
        description="What the advice rests on.",
        examples=[["retained-model"]],
        json_schema_extra=matters("Shows that the advice is more than taste."),
    )


# ---------------------------------------------------------------- data/decisions.yaml


TONES = ("good", "care", "stop")


class Question(Record):
    """A question, and where each answer to it leads."""

    id: Slug = Field(
        description="Unique among the questions and verdicts of its record.",
        examples=["asks-money"],
        json_schema_extra=matters("Answers lead to it."),
    )
    text: Line = Field(
        max_length=120,
        description="The question.",
        examples=["Does it fill posts for employers?"],
        title="Question",
        json_schema_extra=matters("One fact a question, so that yes and no are clear."),
    )
    help: Line | None = Field(
        None,
        max_length=200,
        description="What counts as a yes, or how to find out.",
        examples=["Look for the terms on its site."],
        json_schema_extra=matters("Says where to look when the answer is not at hand."),
    )
    yes: Slug = Field(
        description="The question or verdict that a yes leads to. Quote the name: 'yes'.",
        examples=["stop-money"],
        json_schema_extra=matters("Every answer leads on, so that nobody is left standing."),
    )
    no: Slug = Field(
        description="The question or verdict that a no leads to. Quote the name: 'no'.",
        examples=["asks-papers"],
        json_schema_extra=matters("Every answer leads on, so that nobody is left standing."),
    )
    unknown: Slug = Field(
        description='Where "Don\'t know" leads: a question or verdict that is of use then.',
        examples=["ask-first"],
        title="Don't know",
        json_schema_extra=matters("Not knowing is an answer too, and often the honest one."),
    )


class Verdict(Record):
    """What the answers come to: of a kind of firm or a situation, never of a firm by its name."""

    id: Slug = Field(
        description="Unique among the questions and verdicts of its record.",
        examples=["ask-first"],
        json_schema_extra=matters("Answers lead to it."),
    )
    title: Line = Field(
        max_length=80,
        description="The verdict in a line.",
        examples=["Pay nothing, and check who it is"],
        json_schema_extra=matters("It is what a hurried reader takes away."),
    )
    text: Line = Field(
        max_length=400,
        description="The reasons.",
        examples=["A firm that employers pay has no reason to ask you for money."],
        json_schema_extra=matters("Gives the reasons, so that a reader can judge them."),
    )
    do: Annotated[ListOf[Annotated[Line, Field(max_length=160)]], Field(max_length=6)] = Field(
        description="What to do now, as instructions.",
        examples=[["Pay nothing now."]],
        title="What to do",
        json_schema_extra=matters("A verdict without a next step helps nobody."),
    )
    evidence: EvidenceIds = Field(
        description="What the reasons rest on.",
        examples=[["candidate-asked-for-money"]],
        json_schema_extra=matters("A warning must rest on more than a feeling."),
    )
    tone: Annotated[str, OneWord("tone", TONES)] = Field(
        description="good (nothing against it), care (find out first) or stop.",
        examples=["care"],
        json_schema_extra=matters("Sets the sign beside the verdict, never colour alone."),
    )


class Decision(Record):
    """A decision aid: questions with yes, no and don't know that lead to a verdict."""

    id: RecordId = Field(
        description="Its name in pages.",
        examples=["real-recruiter"],
        json_schema_extra=matters("Pages call it by this name."),
    )
    title: Line = Field(
        max_length=80,
        description="Its name, as a question.",
        examples=["What kind of firm is this?"],
        json_schema_extra=matters("It is the question that a reader comes with."),
    )
    summary: Line = Field(
        max_length=200,
        description="What it does for the reader.",
        examples=["Four questions that tell a recruiter from a trap."],
        json_schema_extra=matters("Says what the questions lead to before they are begun."),
    )
    guide: GuidePages = Field(
        description="Guide pages it belongs to.",
        examples=[["kinds-of-firms"]],
        title="Guide pages",
        json_schema_extra=matters("The reasons stand there."),
    )
    start: Slug = Field(
        description="The question that comes first.",
        examples=["asks-money"],
        json_schema_extra=matters("There is one way in."),
    )
    questions: Annotated[ListOf[Question], Field(max_length=16)] = Field(
        description="What is asked.", json_schema_extra=matters("Few enough to answer in a minute.")
    )
    verdicts: Annotated[ListOf[Verdict], Field(max_length=16)] = Field(
        description="What the answers come to.", json_schema_extra=matters("Each way ends in one.")
    )


# ---------------------------------------------------------------- data/cadence.yaml


BASES = ("sources", "judgement")


class Cadence(Record):
    """A number that My search goes by when it suggests or warns, and the reason for it.

    Of the records of one measure, the first that fits a firm counts.
    """

    id: RecordId = Field(
        description="Its name; a reader's answer to it is remembered by it.",
        examples=["next-retained"],
        json_schema_extra=matters("A reader who overruled it is not asked again."),
    )
    measure: Annotated[str, OneOf("measure")] = Field(
        description="What the number says, and in what it is counted.",
        examples=["next-contact"],
        json_schema_extra=matters("Says where the number is used."),
    )
    number: Annotated[int, Field(ge=1, le=3650)] = Field(
        description="The number: days, or how many, as the measure says.",
        examples=[70],
        json_schema_extra=matters("Suggestions and warnings come from it."),
    )
    relations: ListOf[Annotated[str, OneOf("relation")]] | None = Field(
        None,
        description="Where the reader stands with the firm; anywhere when left out.",
        examples=[["in-touch"]],
        json_schema_extra=matters("A firm that runs a search with you may be asked sooner than one that rests."),
    )
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = Field(
        None,
        description="Kinds of firm it holds for; all when left out.",
        examples=[["retained-search"]],
        json_schema_extra=matters("A retained firm and a staffing firm work at different speeds."),
    )
    after: ListOf[Annotated[str, OneOf("entry")]] | None = Field(
        None,
        description="Entries of the log that it follows on; any when left out.",
        examples=[["note-sent"]],
        json_schema_extra=matters("What was done last decides what is due next."),
    )
    advice: Line = Field(
        max_length=160,
        description="What is suggested, or the warning, in a sentence or two.",
        examples=["Write again after six weeks."],
        json_schema_extra=matters("It is what the reader sees."),
    )
    why: Line = Field(
        max_length=300,
        description="The reason, and where the number comes from.",
        examples=["A search takes months."],
        json_schema_extra=matters("Advice without a reason is not followed."),
    )
    basis: Annotated[str, OneWord("basis", BASES)] = Field(
        description="sources when one of them states the number; judgement when it is our own.",
        examples=["judgement"],
        json_schema_extra=matters("Keeps what is known apart from what is advised."),
    )
    evidence: EvidenceIds | None = Field(
        None,
        description="What the reason rests on; needed where the basis is sources.",
        examples=[["follow-up-week"]],
        json_schema_extra=matters("Readers can look it up."),
    )
    guide: GuidePages = Field(
        description="Guide pages that say more.",
        examples=[["stay-in-touch"]],
        title="Guide pages",
        json_schema_extra=matters("The reasons stand there."),
    )


# ---------------------------------------------------------------- data/rules.yaml


FEES = ("barred", "limited", "mixed")


class Answer(Record):
    """What holds in a place, in a sentence or two, and the evidence for it."""

    text: Line = Field(
        max_length=240,
        description="What holds there, in our own words.",
        examples=["An agency may charge you nothing for finding work."],
        json_schema_extra=matters("It is what a reader in a hurry takes away."),
    )
    evidence: EvidenceIds = Field(
        description="What it rests on; place, date and sources stand there.",
        examples=[["uk-no-work-finding-fee"]],
        json_schema_extra=matters("A rule of law without a source and a date is hearsay."),
    )


class FeeAnswer(Answer):
    """Whether an agency may charge a job seeker."""

    verdict: Annotated[str, OneWord("verdict on fees", FEES)] = Field(
        description="barred; limited (up to a ceiling, or after a hire alone); mixed (differs within the country).",
        examples=["barred"],
        title="In a word",
        json_schema_extra=matters("Readers compare countries by it."),
    )


class Rule(Record):
    """The rules of one country on fees and core rights. What is left out has not been researched."""

    id: Annotated[str, OneOf("country", "place")] = Field(
        description="The country, by its code; EU for what holds across it.",
        examples=["GB"],
        title="Country",
        json_schema_extra=matters("Readers look for the place where they live and work."),
    )
    fee: FeeAnswer | None = Field(
        None,
        description="Whether an agency may charge you for finding work.",
        title="May you be charged?",
        json_schema_extra=matters("It is the question that protects readers most."),
    )
    licence: Answer | None = Field(
        None,
        description="Whether agencies or search firms need a licence, and where they are listed.",
        title="Licence or register",
        json_schema_extra=matters("Where a licence is needed, a firm that is not listed is a warning."),
    )
    temporary: Answer | None = Field(
        None,
        description="What protects temporary workers.",
        title="Temporary work",
        json_schema_extra=matters("Agencies employ many readers themselves."),
    )
    data: Answer | None = Field(
        None,
        description="What you may ask about the data that a firm holds on you.",
        title="Your data",
        json_schema_extra=matters("A CV that has gone out can at least be followed."),
    )
    discrimination: Answer | None = Field(
        None,
        description="Whether discrimination law binds agencies, and how applicants are protected.",
        json_schema_extra=matters("Many readers believe that it binds employers alone."),
    )
    leaving: Answer | None = Field(
        None,
        description="Notice, dismissal, redundancy and references.",
        title="Losing or leaving a job",
        json_schema_extra=matters("The first days after a dismissal decide about claims."),
    )
    complaint: Answer | None = Field(
        None,
        description="Who takes complaints about an agency.",
        title="Where to complain",
        json_schema_extra=matters("A right is worth what can be done about its breach."),
    )


# The parts of a rule, in the order in which readers meet them.
RULE_PARTS = ("fee", "licence", "temporary", "data", "discrimination", "leaving", "complaint")


def answers(rule: Rule) -> list[tuple[str, Answer]]:
    """Return what has been researched for a country, by the name of the field."""
    return [(part, answer) for part in RULE_PARTS if (answer := getattr(rule, part)) is not None]


@dataclass(frozen=True)
class DataFile:
    """A file under ``data/``.

    Attributes:
        name: its name without ``.yaml``.
        record: the class of its records; of the whole file for the vocabulary.
        noun: what one record is called.
        sorted_by_id: whether its records stand in the order of their ids, and not in reading order.
        plural: what several records are called, where an s at the end would not do.
    """

    name: str
    record: type[Record]
    noun: str
    sorted_by_id: bool = False
    plural: str = ""

    @property
    def nouns(self) -> str:
        """What several records are called."""
        head, of, tail = self.noun.partition(" of ")
        return self.plural or f"{head}s{of}{tail}"


FILES = (
    DataFile("vocabulary", Vocabulary, "vocabulary"),
    DataFile("firms", Firm, "firm", sorted_by_id=True),
    DataFile("bodies", Body, "body", sorted_by_id=True, plural="bodies"),
    DataFile("evidence", Evidence, "piece of evidence"),
    DataFile("checklists", Checklist, "checklist"),
    DataFile("glossary", Term, "term", sorted_by_id=True),
    DataFile("messages", Message, "message"),
    DataFile("decisions", Decision, "decision aid"),
    DataFile("cadence", Cadence, "number of the cadence"),
    DataFile("rules", Rule, "rule of a country"),
)
