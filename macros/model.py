"""The records that Rapport publishes: the one definition of every field.

The JSON Schemas, the data dictionary, the facets and the validation are all made from the classes in this module and
from ``data/vocabulary.yaml``. A class describes one record of one data file; ``FILES`` says which. Everything is
strict: an unknown field is an error, a number is not a text, and a record never changes once it has been read.
"""

from __future__ import annotations

import datetime
import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Mailboxes that belong to a desk and not to a person; RFC 2142 names some of them.
ROLE_MAILBOXES = frozenset(
    """admin apply applications candidate candidates career careers consulting contact contactus cv cvs data-protection
    dataprotection dpo enquiries enquiry executive gdpr general hello help hq hr info information inquiries inquiry
    interim jobs kontakt mail office offices opportunities people post privacy reception recruit recruiting recruitment
    resume resumes search service support talent team welcome""".split()  # noqa: SIM905 - far shorter than a list
)
EARLIEST_YEAR = 1800
# Names that no public server can have: RFC 6761, RFC 6762 and ICANN's resolution on .internal of 2024.
_PRIVATE_DOMAINS = frozenset({"internal", "invalid", "local", "localhost", "test"})
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


class Context(NamedTuple):
    """What a record is checked against besides itself.

    Attributes:
        values: the ids of each vocabulary, by its name; without those that could not be read in full.
        labels: the id of each label of a vocabulary, in lower case, likewise.
        ids: the ids of the records of each data file, by its name; without the files that could not be read in full.
        latest: the last day that is not in the future anywhere on earth.
    """

    values: dict[str, frozenset[str]]
    labels: dict[str, dict[str, str]]
    ids: dict[str, frozenset[str]]
    latest: datetime.date


@dataclass(frozen=True)
class OneOf:
    """Marks a text as a value of a vocabulary, or of any of several."""

    vocabularies: tuple[str, ...]

    def __init__(self, *vocabularies: str) -> None:
        object.__setattr__(self, "vocabularies", vocabularies)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-vocabularies": list(self.vocabularies)}

    def _check(self, value: str, info: ValidationInfo) -> str:
        context: Context | None = info.context
        if not context or any(name not in context.values for name in self.vocabularies):
            return value
        if not any(value in context.values[name] for name in self.vocabularies):
            raise PydanticCustomError("vocabulary", "unknown", {"value": value, "vocabularies": self.vocabularies})
        return value


@dataclass(frozen=True)
class IdIn:
    """Marks a text as the id of a record in another data file."""

    file: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def _check(self, value: str, info: ValidationInfo) -> str:
        context: Context | None = info.context
        if context and self.file in context.ids and value not in context.ids[self.file]:
            raise PydanticCustomError("reference", "unknown", {"value": value, "file": self.file})
        return value


def _fault(problem: str, remedy: str, entry: int | None = None) -> PydanticCustomError:
    """Return an error that ``explain`` passes on; ``entry`` is the place in a list that it speaks of."""
    return PydanticCustomError("rapport", "{problem}", {"problem": problem, "remedy": remedy, "entry": entry})


def _visible(value: str) -> str:
    for character in invisible(value):
        if character != "\n":
            raise _fault(f"holds the invisible character U+{ord(character):04X}", "Remove it")
    return value


def invisible(text: str) -> Iterator[str]:
    """Yield the characters that a reader cannot see and that can make a text read as another.

    These are the Unicode categories of control, format and private characters and of line separators.
    """
    if not text.isprintable():
        yield from (character for character in text if unicodedata.category(character) in _INVISIBLE)


def _one_line(value: str) -> str:
    if "\n" in value:
        raise _fault("runs over several lines", "Write it on one line")
    if value != value.strip() or "  " in value:
        raise _fault("has spaces too many", "Keep one space between words and none at the ends")
    return _visible(value)


def _web_address(value: str) -> str:
    remedy = "Give a public address that starts with https:// or http://"
    if re.search(r"[\s\"'<>\\^`{|}\x00-\x20\x7f]", _visible(value)):
        raise _fault("holds a character that an address cannot have", remedy)
    try:
        parts = urlsplit(value)
    except ValueError:
        raise _fault("is not an address", remedy) from None
    if parts.scheme not in ("http", "https"):
        raise _fault("is not an http or https address", remedy)
    if parts.username is not None or parts.password is not None:
        raise _fault("holds a user name", "Remove the part before the @")
    try:
        parts.port  # noqa: B018 - raises if the port is not a number in range
    except ValueError:
        raise _fault("names a port that does not exist", "Remove the colon and the port") from None
    host = parts.hostname or ""
    if not _is_public(host):
        raise _fault(f'"{host}" is not a host that readers can reach' if host else "names no host", remedy)
    return value


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.removesuffix(".").split(".")
        # To a browser a host whose last label is a number is an IPv4 address: https://url.spec.whatwg.org/#ends-in-a-number-checker
        return len(labels) > 1 and all(labels) and labels[-1][0].isalpha() and labels[-1] not in _PRIVATE_DOMAINS


def _role_mailbox(value: str) -> str:
    match = re.fullmatch(r"([a-z0-9][a-z0-9._+-]*)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", value, re.ASCII | re.IGNORECASE)
    if not match:
        raise _fault("is not an e-mail address", "Write it as info@firm.example")
    local = match[1].lower()
    if local not in ROLE_MAILBOXES and not ROLE_MAILBOXES.intersection(re.split(r"[._+-]", local)):
        raise _fault(
            "may name a person", "List only mailboxes of a desk, such as info@ or candidates@, or leave it out"
        )
    return value


def _past_day(value: datetime.date, info: ValidationInfo) -> datetime.date:
    context: Context | None = info.context
    if context and value > context.latest:
        raise _fault("lies in the future", "Give the day on which it was done")
    return value


def _past_year(value: int, info: ValidationInfo) -> int:
    context: Context | None = info.context
    if context and value > context.latest.year:
        raise _fault("lies in the future", "Give the year as the source states it")
    return value


def _year_or_undated(value: int | str, info: ValidationInfo) -> int | str:
    if isinstance(value, str) and value != "undated":
        raise _fault("is neither a year nor undated", "Give the year in digits, without quotes, or undated")
    if isinstance(value, int) and value < EARLIEST_YEAR:
        raise _fault(f"lies before {EARLIEST_YEAR}", "Give the year as the source states it")
    return value if isinstance(value, str) else _past_year(value, info)


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set()
    for place, value in enumerate(values):
        if value in seen:
            what = "the same entry" if isinstance(value, BaseModel) else f'"{value}"'
            raise _fault(f"{what} stands in the list twice", "Keep one of the two", place)
        seen.add(value)
    return values


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
# Each field sets its own limit. A limit set here as well would win over it.
Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Paragraphs = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_visible)]
WebAddress = Annotated[
    str,
    Field(max_length=2000, json_schema_extra={"format": "uri", "pattern": "^https?://"}),
    AfterValidator(_web_address),
]
Mailbox = Annotated[str, Field(max_length=200, json_schema_extra={"format": "email"}), AfterValidator(_role_mailbox)]
PastDay = Annotated[datetime.date, AfterValidator(_past_day)]
PastYear = Annotated[int, Field(ge=EARLIEST_YEAR), AfterValidator(_past_year)]
YearOrUndated = Annotated[
    int | str,
    AfterValidator(_year_or_undated),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": EARLIEST_YEAR}, {"const": "undated"}]}),
]
Country = Annotated[str, OneOf("country")]


_Item = TypeVar("_Item")
# Different values, kept as a tuple. Strictness is off for the list itself alone, because YAML has lists and no tuples.
ListOf = Annotated[
    tuple[_Item, ...],
    Field(strict=False, min_length=1, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_distinct),
]
Lines = ListOf[Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_one_line)]]
Countries = ListOf[Country]
EvidenceIds = ListOf[Annotated[str, IdIn("evidence")]]


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
        None, max_length=80, description="The city, as the source writes it in English.", examples=["Zurich"]
    )
    country: Country = Field(description="ISO 3166-1 alpha-2 code; quote 'NO'.", examples=["CH"])


class Contact(Record):
    """How the firm says it wants to hear from candidates. At least one of the fields is given."""

    channel: Annotated[str, OneOf("channel")] | None = Field(
        None, description="The way the firm asks candidates to use.", examples=["web-form"]
    )
    url: WebAddress | None = Field(
        None, description="The page for candidates.", examples=["https://www.example.com/candidates"]
    )
    email: Mailbox | None = Field(
        None, description="A mailbox of a desk, never of a person.", examples=["candidates@example.com"]
    )
    unsolicited: Annotated[str, OneOf("unsolicited")] | None = Field(
        None, description="What the firm says of resumes that nobody asked for.", examples=["accepts"]
    )


class Confidentiality(Record):
    """What the firm says about sharing a candidate's details."""

    stance: Annotated[str, OneOf("confidentiality")] = Field(
        description="What the firm promises, in its own words at the address.", examples=["consent-before-sharing"]
    )
    url: WebAddress = Field(description="Where it says so.", examples=["https://www.example.com/privacy"])


class Source(Record):
    """A public page and the fields of the record that it supports."""

    url: WebAddress = Field(description="The page.", examples=["https://www.example.com/about"])
    title: Line = Field(max_length=400, description="Its title and publisher.", examples=["About us – Example Search"])
    supports: Lines = Field(
        description="The fields of this record that the page supports.", examples=[["kind", "services"]]
    )


class Firm(Record):
    """A recruiting or executive-search firm."""

    id: Slug = Field(
        description="Its name in addresses: unique, and stable for ever once published.", examples=["spencer-stuart"]
    )
    name: Line = Field(max_length=120, description="The name the firm uses.", examples=["Spencer Stuart"])
    formerly: Lines | None = Field(
        None, description="Names it used before, so that old letters and links find it.", examples=[["Old Name Search"]]
    )
    aliases: ListOf[Slug] | None = Field(
        None, description="Ids it had before; they lead here.", examples=[["old-name-search"]]
    )
    summary: Line = Field(
        max_length=200,
        description="What it does, in our own words, without praise.",
        examples=["Retained executive search for boards and senior leaders."],
    )
    kind: Annotated[str, OneOf("kind")] = Field(
        description="Who pays it and when; tells a candidate whom it serves.", examples=["retained-search"]
    )
    services: ListOf[Annotated[str, OneOf("service")]] = Field(
        description="What it does for those who pay it.", examples=[["executive-search", "board-search"]]
    )
    website: WebAddress = Field(description="Its own site.", examples=["https://www.example.com/"])
    headquarters: Place | None = Field(
        None, description="Where it is run from.", examples=[{"city": "Zurich", "country": "CH"}]
    )
    founded: PastYear | None = Field(None, description="The year it began.", examples=[1956])
    countries: Countries | None = Field(
        None, description="Countries where a source shows an office; not necessarily all.", examples=[["CH", "DE"]]
    )
    offices: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        None, description="How many offices it says it has.", examples=[12]
    )
    industries: ListOf[Annotated[str, OneOf("industry")]] | None = Field(
        None, description="Industries of the employers it works for.", examples=[["technology"]]
    )
    generalist: bool = Field(
        False, description="True when it says it takes on any industry; it then matches each, after those that name it."
    )
    functions: ListOf[Annotated[str, OneOf("function")]] | None = Field(
        None, description="Kinds of role it fills.", examples=[["finance"]]
    )
    levels: ListOf[Annotated[str, OneOf("level")]] | None = Field(
        None, description="Levels of role it fills.", examples=[["c-suite"]]
    )
    memberships: ListOf[Annotated[str, OneOf("membership")]] | None = Field(
        None, description="Associations and networks it belongs to.", examples=[["aesc"]]
    )
    contact: Contact | None = Field(None, description="How it wants to hear from candidates.")
    confidentiality: Confidentiality | None = Field(
        None, description="What it says about sharing a candidate's details."
    )
    checked: PastDay = Field(
        description="The day on which a person or a script last compared the record with its sources.",
        examples=["2026-11-23"],
    )
    sources: ListOf[Source] = Field(description="The public pages that support the record.")


# Identity is the firm's own and needs no source; the last three describe the record and not the firm.
UNSOURCED_FIELDS = frozenset({"id", "name", "website", "formerly", "generalist", "aliases", "checked", "sources"})
SOURCED_FIELDS = tuple(name for name in Firm.model_fields if name not in UNSOURCED_FIELDS)
# A source may also back these, though it need not.
SUPPORTABLE_FIELDS = tuple(name for name in Firm.model_fields if name not in {"id", "aliases", "checked", "sources"})
# A record that has none of these tells a candidate nothing to act on.
TELLING_FIELDS = ("industries", "functions", "generalist", "contact", "confidentiality")


# ---------------------------------------------------------------- data/vocabulary.yaml


class Value(Record):
    """A value that a field may take."""

    id: Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2})$", max_length=60)] = Field(
        description="What stands in the data and in addresses.", examples=["retained-search"]
    )
    label: Line = Field(max_length=120, description="What a reader sees.", examples=["Retained search"])
    definition: Line = Field(
        max_length=240,
        description="What it means to a candidate, in a sentence.",
        examples=["Paid by the employer in instalments whether or not a hire is made."],
    )


class Region(Value):
    """A part of the world. A firm is in it when it has an office in one of its countries."""

    countries: Countries = Field(description="Its countries; each belongs to one region.", examples=[["AU", "NZ"]])


Values = ListOf[Value]


class Vocabulary(Record):
    """Every value that a field may take. The order of the values is their order on the page."""

    kind: Values = Field(description="Kinds of firm: who pays, and when.")
    service: Values = Field(description="What a firm does.")
    industry: Values = Field(description="Industries of the employers.")
    function: Values = Field(description="Kinds of role.")
    level: Values = Field(description="Levels of role.")
    channel: Values = Field(description="Ways to reach a firm.")
    unsolicited: Values = Field(description="What a firm says of resumes that nobody asked for.")
    confidentiality: Values = Field(description="What a firm says about a candidate's details.")
    membership: Values = Field(description="Associations and networks of firms.")
    region: ListOf[Region] = Field(description="Parts of the world.")
    country: Values = Field(description="Countries, by ISO 3166-1 alpha-2 code.")
    strength: Values = Field(description="How far a piece of evidence can be trusted, the strongest first.")
    stage: Values = Field(description="The path through the guidance.")
    topic: Values = Field(description="Topics of the evidence.")
    place: Values = Field(description="Where evidence applies, besides the countries.")
    relation: Values = Field(description="Where a reader stands with a firm in My search.")
    entry: Values = Field(description="What a reader may note in the log of a firm.")
    measure: Values = Field(description="What a number in the cadence says.")


# ---------------------------------------------------------------- data/evidence.yaml


class EvidenceSource(Record):
    """A page that a piece of evidence rests on."""

    url: WebAddress = Field(description="The page.", examples=["https://www.example.org/report"])
    title: Line = Field(
        max_length=400, description="Its title and publisher.", examples=["Report on hiring (Example Institute)"]
    )


class Evidence(Record):
    """A claim that the guidance makes, with the pages it rests on."""

    id: Slug = Field(description="What a guide page cites.", examples=["retained-model"])
    topic: Annotated[str, OneOf("topic")] = Field(description="What it is about.", examples=["kinds-of-firms"])
    claim: Line = Field(max_length=600, description="What the sources say, in our own words.")
    applies_to: ListOf[Annotated[str, OneOf("place", "country")]] = Field(
        description="Where it holds: all, EU, or countries.", examples=[["US"]]
    )
    as_of: YearOrUndated = Field(description="The year of the sources; undated when they show none.", examples=[2024])
    strength: Annotated[str, OneOf("strength")] = Field(description="What stands behind it.", examples=["law"])
    checked: PastDay = Field(description="The day it was last compared with its sources.", examples=["2026-11-23"])
    sources: ListOf[EvidenceSource] = Field(description="The pages it rests on.")
    note: Line | None = Field(None, max_length=600, description="What a reader must know before relying on it.")


# ---------------------------------------------------------------- data/checklists.yaml


class ChecklistItem(Record):
    """Something to do, and why."""

    id: Slug = Field(
        description="Unique in its checklist; a reader's tick is remembered by it.", examples=["check-domain"]
    )
    text: Line = Field(max_length=160, description="The act, as an instruction.")
    why: Line = Field(max_length=300, description="The reason.")
    evidence: EvidenceIds | None = Field(None, description="What the reason rests on.", examples=[["lookalike-domain"]])


GuidePages = ListOf[Slug]
Stage = Annotated[str, OneOf("stage")]


class Checklist(Record):
    """What courtesy and prudence ask at one moment of a search."""

    id: Slug = Field(description="Its name in addresses.", examples=["first-call"])
    title: Line = Field(max_length=60, description="Its name.", examples=["The first call"])
    stage: Stage = Field(description="The part of the path it belongs to.", examples=["approach"])
    when: Line = Field(max_length=120, description="The moment it is for.", examples=["Before you write to anyone"])
    summary: Line = Field(max_length=200, description="What it does for the reader.")
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = Field(
        None, description="Kinds of firm it fits; all of them when left out.", examples=[["retained-search"]]
    )
    guide: GuidePages = Field(description="Guide pages it belongs to.", examples=[["first-approach"]])
    messages: ListOf[Annotated[str, IdIn("messages")]] | None = Field(
        None, description="Messages that help with it.", examples=[["first-note"]]
    )
    items: Annotated[
        tuple[ChecklistItem, ...],
        Field(strict=False, min_length=5, max_length=12, json_schema_extra={"uniqueItems": True}),
    ] = Field(description="What to do.")


# ---------------------------------------------------------------- data/glossary.yaml


class Term(Record):
    """A word of the trade."""

    id: Slug = Field(description="Its anchor on the glossary page.", examples=["retained-search"])
    term: Line = Field(max_length=80, description="The word.", examples=["Retained search"])
    also: Lines | None = Field(None, description="Other words for it.", examples=[["ATS"]])
    definition: Line = Field(max_length=320, description="What it means.")
    see: ListOf[Annotated[str, IdIn("glossary")]] | None = Field(
        None, description="Related terms.", examples=[["contingency-search"]]
    )
    evidence: EvidenceIds | None = Field(
        None, description="What the definition rests on.", examples=[["retained-model"]]
    )


# ---------------------------------------------------------------- data/messages.yaml


class Blank(Record):
    """A part of a message that the reader fills in."""

    id: Slug = Field(description="Its name in the text, between braces.", examples=["role"])
    label: Line = Field(max_length=100, description="What to fill in.", examples=["Role"])
    example: Line = Field(max_length=120, description="An example of it.", examples=["Finance director"])


class Words(Record):
    """How long a message should be, in words."""

    min: Annotated[int, Field(ge=1)] = Field(description="At least.", examples=[60])
    max: Annotated[int, Field(ge=1)] = Field(description="At most.", examples=[150])


class Message(Record):
    """A message to send, with blanks."""

    id: Slug = Field(description="Its anchor on the messages page.", examples=["first-note"])
    title: Line = Field(max_length=80, description="Its name.", examples=["First note to a retained firm"])
    stage: Stage = Field(description="The part of the path it belongs to.", examples=["approach"])
    when: Line = Field(max_length=120, description="The moment it is for.")
    checklists: ListOf[Annotated[str, IdIn("checklists")]] | None = Field(
        None, description="Checklists that go with it.", examples=[["first-note-retained"]]
    )
    guide: GuidePages = Field(description="Guide pages it belongs to.", examples=[["first-approach"]])
    blanks: ListOf[Blank] = Field(description="What the reader fills in.")
    subject: Line = Field(max_length=120, description="The subject line, with its blanks.", examples=["{role}"])
    body: Paragraphs = Field(description="The text, with its blanks; an empty line parts two paragraphs.")
    words: Words = Field(description="The advised length of the text.")
    avoid: Lines = Field(description="Mistakes to avoid.")
    evidence: EvidenceIds | None = Field(None, description="What the advice rests on.")


# ---------------------------------------------------------------- data/decisions.yaml


TONES = ("good", "care", "stop")


def _tone(value: str) -> str:
    if value not in TONES:
        raise _fault(f'"{value}" is not a tone', f"Use one of {', '.join(TONES)}")
    return value


class Question(Record):
    """A question, and where each answer to it leads."""

    id: Slug = Field(description="Unique among the questions and verdicts of its record.", examples=["asks-money"])
    text: Line = Field(max_length=120, description="The question.", examples=["Does it fill posts for employers?"])
    help: Line | None = Field(None, max_length=200, description="What counts as a yes, or how to find out.")
    yes: Slug = Field(
        description="The question or verdict that a yes leads to. Quote the name: 'yes'.", examples=["stop-money"]
    )
    no: Slug = Field(
        description="The question or verdict that a no leads to. Quote the name: 'no'.", examples=["asks-papers"]
    )
    unknown: Slug = Field(
        description='Where "Don\'t know" leads: a question or verdict that is of use then.', examples=["ask-first"]
    )


class Verdict(Record):
    """What the answers come to: of a kind of firm or a situation, never of a firm by its name."""

    id: Slug = Field(description="Unique among the questions and verdicts of its record.", examples=["ask-first"])
    title: Line = Field(
        max_length=80, description="The verdict in a line.", examples=["Pay nothing, and check who it is"]
    )
    text: Line = Field(max_length=400, description="The reasons.")
    do: Annotated[ListOf[Annotated[Line, Field(max_length=160)]], Field(max_length=6)] = Field(
        description="What to do now, as instructions.", examples=[["Pay nothing now."]]
    )
    evidence: EvidenceIds = Field(description="What the reasons rest on.", examples=[["candidate-asked-for-money"]])
    tone: Annotated[str, AfterValidator(_tone)] = Field(
        description="good (nothing against it), care (find out first) or stop.",
        examples=["care"],
        json_schema_extra={"enum": list(TONES)},
    )


class Decision(Record):
    """A decision aid: questions with yes, no and don't know that lead to a verdict."""

    id: Slug = Field(description="Its name in pages.", examples=["real-recruiter"])
    title: Line = Field(max_length=80, description="Its name, as a question.", examples=["What kind of firm is this?"])
    summary: Line = Field(max_length=200, description="What it does for the reader.")
    guide: GuidePages = Field(description="Guide pages it belongs to.", examples=[["kinds-of-firms"]])
    start: Slug = Field(description="The question that comes first.", examples=["asks-money"])
    questions: Annotated[ListOf[Question], Field(max_length=12)] = Field(description="What is asked.")
    verdicts: Annotated[ListOf[Verdict], Field(max_length=16)] = Field(description="What the answers come to.")


# ---------------------------------------------------------------- data/cadence.yaml


BASES = ("sources", "judgement")


def _basis(value: str) -> str:
    if value not in BASES:
        raise _fault(f'"{value}" is not a basis', f"Use one of {', '.join(BASES)}")
    return value


class Cadence(Record):
    """A number that My search goes by when it suggests or warns, and the reason for it.

    Of the records of one measure, the first that fits a firm counts.
    """

    id: Slug = Field(description="Its name; a reader's answer to it is remembered by it.", examples=["next-retained"])
    measure: Annotated[str, OneOf("measure")] = Field(
        description="What the number says, and in what it is counted.", examples=["next-contact"]
    )
    number: Annotated[int, Field(ge=1, le=3650)] = Field(
        description="The number: days, or how many, as the measure says.", examples=[70]
    )
    relations: ListOf[Annotated[str, OneOf("relation")]] | None = Field(
        None, description="Where the reader stands with the firm; anywhere when left out.", examples=[["in-touch"]]
    )
    kinds: ListOf[Annotated[str, OneOf("kind")]] | None = Field(
        None, description="Kinds of firm it holds for; all when left out.", examples=[["retained-search"]]
    )
    after: ListOf[Annotated[str, OneOf("entry")]] | None = Field(
        None, description="Entries of the log that it follows on; any when left out.", examples=[["note-sent"]]
    )
    advice: Line = Field(max_length=160, description="What is suggested, or the warning, in a sentence or two.")
    why: Line = Field(max_length=300, description="The reason, and where the number comes from.")
    basis: Annotated[str, AfterValidator(_basis)] = Field(
        description="sources when one of them states the number; judgement when it is our own.",
        examples=["judgement"],
        json_schema_extra={"enum": list(BASES)},
    )
    evidence: EvidenceIds | None = Field(
        None, description="What the reason rests on; needed where the basis is sources.", examples=[["follow-up-week"]]
    )
    guide: GuidePages = Field(description="Guide pages that say more.", examples=[["stay-in-touch"]])


@dataclass(frozen=True)
class DataFile:
    """A file under ``data/``.

    Attributes:
        name: its name without ``.yaml``.
        record: the class of its records; of the whole file for the vocabulary.
        noun: what one record is called.
        sorted_by_id: whether its records stand in the order of their ids, and not in reading order.
    """

    name: str
    record: type[Record]
    noun: str
    sorted_by_id: bool = False

    @property
    def nouns(self) -> str:
        """What several records are called."""
        head, of, tail = self.noun.partition(" of ")
        return f"{head}s{of}{tail}"


FILES = (
    DataFile("vocabulary", Vocabulary, "vocabulary"),
    DataFile("firms", Firm, "firm", sorted_by_id=True),
    DataFile("evidence", Evidence, "piece of evidence"),
    DataFile("checklists", Checklist, "checklist"),
    DataFile("glossary", Term, "term", sorted_by_id=True),
    DataFile("messages", Message, "message"),
    DataFile("decisions", Decision, "decision aid"),
    DataFile("cadence", Cadence, "number of the cadence"),
)
