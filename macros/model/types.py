"""The types that the fields of records are made of: a line of text, a web address, a day that has passed.

A type says by itself what it refuses and what to do about it, so that a field in ``model/`` names its type, its
limits and its meaning, and nothing more.
"""

from __future__ import annotations

import datetime
import functools
import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.model.text import quoted
from macros.model.websites import in_ascii
from macros.model.words import SAME_ENTRY, say

# Mailboxes that belong to a desk and not to a person; RFC 2142 names some of them.
ROLE_MAILBOXES = frozenset(
    """admin apply applications candidate candidates career careers consulting contact contactus cv cvs data-protection
    dataprotection dpo enquiries enquiry executive gdpr general hello help hq hr info information inquiries inquiry
    interim jobs kontakt mail office offices opportunities people post privacy reception recruit recruiting recruitment
    resume resumes search service support talent team welcome""".split()  # noqa: SIM905 - far shorter than a list
)
EARLIEST_YEAR = 1800
EARLIEST_DAY = datetime.date(2000, 1, 1)  # before it nobody compared or added anything; what is earlier is a slip
# Names that no public server can have: RFC 6761, RFC 6762 and ICANN's resolution on .internal of 2024.
PRIVATE_DOMAINS = frozenset({"internal", "invalid", "local", "localhost", "test"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# What is of other categories among the Default_Ignorable_Code_Point of
# https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt. U+2800 is the pattern of Braille without a
# dot, and U+FFFD stands in the place of a letter that could not be read.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_LOST = "\ufffd"
_UNSEEN = re.compile(f"[{_BLANK}\u2800{_LOST}]")


class Context(NamedTuple):
    """What a record is checked against besides itself.

    Attributes:
        values: the ids of each vocabulary, by its name; without those that could not be read in full.
        called: the ids of what is called by a word, in lower case, a label among them, for each vocabulary likewise.
        ids: the ids of the records of each data file, by its name; without the files that could not be read in full.
        latest: the last day that is not in the future anywhere on earth.
        split: the data files in whose place there is a folder.
    """

    values: dict[str, frozenset[str]]
    called: dict[str, dict[str, list[str]]]
    ids: dict[str, frozenset[str]]
    latest: datetime.date
    split: frozenset[str] = frozenset()


def called(words: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the ids of what is called by each word.

    Args:
        words: words in any case, each with the id of a value that people call so.
    """
    ids_by_word: dict[str, list[str]] = {}
    for word, value_id in words:
        ids = ids_by_word.setdefault(word.lower(), [])
        if value_id not in ids:
            ids.append(value_id)
    return ids_by_word


class _Mark:
    """A mark on a text: a check of it, and what the JSON Schema says of it."""

    _published: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), **self._published}

    def _check(self, value: str, info: ValidationInfo) -> str:
        raise NotImplementedError


class OneOf(_Mark):
    """Marks a text as a value of a vocabulary, or of any of several."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies
        self._published = {"x-vocabularies": list(vocabularies)}

    def _check(self, value: str, info: ValidationInfo) -> str:
        context: Context | None = info.context
        if not context or any(name not in context.values for name in self.vocabularies):
            return value
        if not any(value in context.values[name] for name in self.vocabularies):
            raise PydanticCustomError("vocabulary", "unknown", {"value": value, "vocabularies": self.vocabularies})
        return value


class IdIn(_Mark):
    """Marks a text as the id of a record in another data file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._published = {"x-ids-of": file}

    def _check(self, value: str, info: ValidationInfo) -> str:
        context: Context | None = info.context
        if context and self.file in context.ids and value not in context.ids[self.file]:
            raise PydanticCustomError("reference", "unknown", {"value": value, "file": self.file})
        return value


class OneWord(_Mark):
    """Marks a text as one of a few words that the code itself acts on, unlike the values of a vocabulary.

    Attributes:
        noun: what such a word is called, for example ``status``.
        words: the words there are.
    """

    def __init__(self, noun: str, words: tuple[str, ...]) -> None:
        self.noun, self.words = noun, words
        self._published = {"enum": list(words), "x-noun": noun}

    def _check(self, value: str, info: ValidationInfo) -> str:  # noqa: ARG002 - the words are known here
        if value not in self.words:
            raise _fault("not-one-of", value=quoted(value), noun=f"a {self.noun}", known=", ".join(self.words))
        return value


def _fault(code: str, *, entry: int | None = None, **values: Any) -> PydanticCustomError:
    """Return an error that ``explain`` passes on; ``entry`` is the place in a list that it speaks of."""
    problem, remedy = say(code, **values)
    return PydanticCustomError("rapport", "{problem}", {"problem": problem, "remedy": remedy, "entry": entry})


def _visible(value: str) -> str:
    for character in invisible(value):
        if character != "\n":
            raise _fault("lost-letter" if character == _LOST else "invisible", number=f"{ord(character):04X}")
    return value


def invisible(text: str) -> Iterator[str]:
    """Yield the characters that a reader cannot see and that can make a text read as another, or that say nothing.

    These are the Unicode categories of control, format, private and unassigned characters and of line separators, what
    is shown as nothing or as a blank, and U+FFFD. U+0085, U+2028 and U+2029, which end a line for YAML 1.1 but for no
    editor, are among them.
    """
    if not text.isprintable() or (not text.isascii() and _UNSEEN.search(text)):
        yield from (
            character for character in text if unicodedata.category(character) in _INVISIBLE or _UNSEEN.match(character)
        )


def describe_invisible(character: str) -> tuple[str, str]:
    """Return how a fault names a character that ``invisible`` yields, and what to do about it."""
    problem, remedy = say("lost-letter" if character == _LOST else "invisible", number=f"{ord(character):04X}")
    return problem.removeprefix("holds "), remedy


def _one_line(value: str) -> str:
    if mixed := mixed_scripts(value):
        raise _fault("mixed-scripts", **mixed)
    if "\n" in value:
        raise _fault("several-lines")
    if value != value.strip() or "  " in value:
        raise _fault("spaces")
    return _visible(value)


# Scripts with letters that look like those of another: https://www.unicode.org/reports/tr39/#Mixed_Script_Detection
_LOOKALIKE_SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"})


def mixed_scripts(text: str) -> dict[str, Any]:
    """Return the first word that mixes letters of scripts that look alike, and its scripts; empty if there is none."""
    if text.isascii():
        return {}
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = set(map(_script_of, word)) & _LOOKALIKE_SCRIPTS
        if len(scripts) > 1:
            return {"word": quoted(word), "scripts": " and ".join(sorted(map(str.title, scripts)))}
    return {}


@functools.lru_cache(maxsize=1024)  # Few letters make all the words of a file.
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _web_address(value: str) -> str:
    if re.search(r"[\s\"'<>\\^`{|}\x00-\x20\x7f]|%(?![0-9A-Fa-f]{2})", _visible(value)):
        raise _fault("address-character")
    try:
        parts = urlsplit(value)
    except ValueError:
        raise _fault("no-address") from None
    # What else may stand in brackets, such as [v1.a] or a zone, leads nowhere: https://url.spec.whatwg.org/#host-parsing
    if "[" in parts.netloc and not re.fullmatch(r"(.*@)?\[[0-9a-f.]*:[0-9a-f:.]*\](:.*)?", parts.netloc.lower()):
        raise _fault("no-address")
    if parts.scheme not in ("http", "https"):
        raise _fault("no-http")
    if not value.startswith(parts.scheme):
        raise _fault("scheme-case", scheme=value[: len(parts.scheme)], lower=parts.scheme)
    if parts.username is not None or parts.password is not None:
        raise _fault("user-name")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise _fault("no-port")
    host = parts.hostname or ""
    if mixed := mixed_scripts(host):
        raise _fault("mixed-host", **mixed)
    if not _is_public(host):
        raise _fault("private-host" if host else "no-host", host=quoted(host))
    return value


_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"  # RFC 1123, 2.1
# Of IPv6, what is given out for the public; and what is for protocols, which Python's releases do not all know.
# https://www.iana.org/assignments/iana-ipv4-special-registry/ and .../iana-ipv6-special-registry/, November 2026
_UNICAST = ipaddress.ip_network("2000::/3")
_PROTOCOLS = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "2001::/23", "2002::/16", "3fff::/20")))
_LONGEST_HOST = 253  # RFC 1035, 2.3.4, less what only stands in a packet


@functools.lru_cache(maxsize=1024)  # The pages of a firm's sources stand one after the other.
def _is_public(host: str) -> bool:
    name = in_ascii(host).removesuffix(".")
    labels = name.split(".")
    # To a browser a host whose last label is a number is an IPv4 address: https://url.spec.whatwg.org/#ends-in-a-number-checker
    if labels[-1][:1].isalpha() and ":" not in name:
        fit = len(labels) > 1 and len(name) <= _LONGEST_HOST and all(re.fullmatch(_LABEL, label) for label in labels)
        return fit and labels[-1] not in PRIVATE_DOMAINS
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    public = address.version == 4 or address in _UNICAST
    return address.is_global and public and not any(address in network for network in _PROTOCOLS)


_MAILBOX = re.compile(rf"([a-z0-9]+(?:[._+-][a-z0-9]+)*)@{_LABEL}(?:\.{_LABEL})+", re.ASCII | re.IGNORECASE)


def _role_mailbox(value: str) -> str:
    match = _MAILBOX.fullmatch(value)
    if not match:
        raise _fault("no-mailbox")
    # What begins with a role goes on with a place, as in jobs.zurich; what ends with one may begin with a person.
    if not any(re.match(rf"{role}(?![a-z0-9])", match[1].lower()) for role in ROLE_MAILBOXES):
        raise _fault("personal-mailbox")
    return value


def _past_day(value: datetime.date, info: ValidationInfo) -> datetime.date:
    context: Context | None = info.context
    if value < EARLIEST_DAY:
        raise _fault("too-early", earliest=EARLIEST_DAY)
    if context and value > context.latest:
        raise _fault("future-day")
    return value


def _past_year(value: int, info: ValidationInfo) -> int:
    context: Context | None = info.context
    if context and value > context.latest.year:
        raise _fault("future-year")
    return value


def _year_or_undated(value: int | str, info: ValidationInfo) -> int | str:
    if isinstance(value, str) and value != "undated":
        raise _fault("neither-year")
    if isinstance(value, int) and value < EARLIEST_YEAR:
        raise _fault("year-too-early", earliest=EARLIEST_YEAR)
    return value if isinstance(value, str) else _past_year(value, info)


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set()
    for place, value in enumerate(values):
        if value in seen:
            what = SAME_ENTRY if isinstance(value, BaseModel) else quoted(str(value))
            raise _fault("twice", entry=place, value=what)
        seen.add(value)
    return values


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

# Names that Windows keeps for devices, with and without an ending: a page or file of that name could not be there.
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions, read on 28 November 2026
DEVICE = r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$"
# What the ids of the firms that readers add to My search themselves begin with: macros/model/my_search_file.py.
OWN = r"^own-"


def _free(value: str) -> str:
    if re.search(DEVICE, value):
        raise _fault("device-name", value=quoted(value))
    if re.search(OWN, value):
        raise _fault("own-name", value=quoted(value))
    return value


def _no_index(value: str) -> str:
    if value == "index":
        raise _fault("index-name", value=quoted(value))
    return value


Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
# The id of a record or value: it becomes part of an address and the name of a file. What a schema says of it stands
# under "not", so that an editor refuses it too.
RESERVED = {"not": {"pattern": f"{DEVICE}|{OWN}"}}
RecordId = Annotated[str, Field(pattern=SLUG, max_length=80, json_schema_extra=RESERVED), AfterValidator(_free)]
# The id of a value of a vocabulary: a country has its two capital letters.
ValueId = Annotated[
    str,
    Field(pattern=rf"^({SLUG[1:-1]}|[A-Z]{{2}})$", max_length=60, json_schema_extra=RESERVED),
    AfterValidator(_free),
    AfterValidator(_no_index),
]
# The same for a record whose page stands beside the page that lists it.
PageId = Annotated[RecordId, AfterValidator(_no_index)]
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
PastYear = Annotated[
    int, Field(ge=EARLIEST_YEAR, json_schema_extra={"x-latest": "this year"}), AfterValidator(_past_year)
]
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
Lines = ListOf[Annotated[Line, Field(max_length=400)]]
Countries = ListOf[Country]
EvidenceIds = ListOf[Annotated[str, IdIn("evidence")]]
GuidePages = ListOf[Slug]
Stage = Annotated[str, OneOf("stage")]
