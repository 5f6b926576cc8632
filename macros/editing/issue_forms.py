"""The text that GitHub makes of an issue form: a heading of three signs for each field, and below it the answer.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from macros.catalog.names import slug
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import did_you_mean, quoted
from macros.loading.yaml_nodes import YamlMapping, YamlSequence
from macros.model.firms import SOURCED_FIELDS
from macros.model.text import host
from macros.model.types import called
from macros.model.vocabulary import Value, Vocabulary

# The form for a new firm, from the folder that holds ``data/``.
FORM = ".github/ISSUE_TEMPLATE/add-a-firm.yml"
# The labels of the fields of the forms in ``.github/ISSUE_TEMPLATE/`` that are about a firm, by their ids, in an order
# that is that of each form.
LABELS = {
    "name": "Name of the firm",
    "website": "Website",
    "kind": "Kind of firm",
    "services": "Services",
    "industries": "Industries",
    "generalist": "Any industry",
    "functions": "Functions",
    "candidates": "Page for candidates",
    "summary": "What it does, in a sentence",
    "firm": "Id of the firm",
    "wrong": "What is wrong",
    "right": "What is right",
    "why": "Why",
    "sources": "Sources",
    "anything-else": "Anything else",
    "yaml": "The record as YAML",
}
# The fields that only the forms for a listed firm have.
_EDIT_ONLY = ("firm", "wrong", "right", "why")
_OF_ALL = ("sources", "anything-else", "yaml")
# The vocabularies whose labels a form offers.
VOCABULARIES = {"kind": "kind", "services": "service", "industries": "industry", "functions": "function"}
TICKED = "- [x] It says that it takes on any industry"

# Why a firm is to be taken out, where it is not: a firm that is no more keeps its page.
KEEPS_ITS_PAGE = ("It has closed", "It has merged into another firm")

_HEADING = re.compile(r" {0,3}#{1,6} +(.+?) *#* *$")
_FENCE = re.compile(r" {0,3}(?:```+|~~~+) *(?P<language>[^`]*?) *$")
_QUOTE = re.compile(r"^ {0,3}> ?")
_NO_ANSWER = re.compile(r"[_*]?no response[_*]?\.?", re.IGNORECASE)
_TICKED = re.compile(rf"\[ *[x✓✔] *\] *{re.escape(TICKED.removeprefix('- [x] '))}", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?$")  # RFC 3676, 4.3; many programs drop the space
_BULLET = re.compile(r"^(?:[-*+•–] +|[0-9]{1,2}[.)] +)(?:\[[ xX]\] +)?")
# An address as it stands in a line: a link of Markdown, within angle brackets, or alone. One that has another in its
# path, as an archive's has, is one; a comma before the next ends it.
_ADDRESS = re.compile(
    r"\[(?P<title>[^\]]*)\]\(\s*<?(?P<link>[a-z][a-z0-9+.-]*://(?:\([^\s()]*\)|[^\s()<>])+)>?[^()]*\)"
    r"|<(?P<angle>[a-z][a-z0-9+.-]*://[^\s<>]+)>"
    r"|(?P<bare>[a-z][a-z0-9+.-]*://(?:(?![,;|]+https?://)[^\s<>])+)",
    re.IGNORECASE,
)
_AFTER_AN_ADDRESS = ".,;:!?'\"”’»…|。、，；"
_BESIDE_A_TITLE = ' –—-:,;|•()<>[]"“”*_'


class Answer:
    """What stands below a heading: the line on which it begins, counted from 1, and its lines.

    Left out are what people's programs put around it: the marks of a quotation, and a signature.
    """

    def __init__(self, line: int, lines: list[str]) -> None:
        lines = unsigned(_unquoted(lines))
        while lines and not lines[0].strip():
            line, lines = line + 1, lines[1:]
        self.line = line
        self.lines = lines
        text = "\n".join(without_fences(lines)).strip()
        self.text = "" if _NO_ANSWER.fullmatch(text.partition("\n")[0].strip()) else text


def with_labels(form: str, vocabulary: Vocabulary) -> str:
    """Return the text of the form for a new firm with its lists as the vocabulary has them."""
    for field_id, name in VOCABULARIES.items():
        labels = [value.label for value in getattr(vocabulary, name)]
        options = textwrap.indent(yaml.safe_dump(labels, allow_unicode=True, width=10**6), " " * 8)
        before, field, after = form.partition(f"\n    id: {field_id}\n")
        own = options.replace("\\", r"\\")
        form = before + field + re.sub(r"(?<=\n      options:\n)(?: {8}.*\n)+", own, after, count=1)
    return form


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that was pasted: whatever ends them, and with one kind of space."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ", text).split("\n")


def answers(text: str) -> dict[str, Answer]:
    """Return the answers of a form by the ids of their fields; empty if the text is no form.

    Only a heading that is the label of a field of this form counts, and it stands once. Of several that are alike it is
    the last above the heading of the next field, since people write whole forms into the boxes that may hold lines.
    """
    lines = lines_of(text)
    headings = _headings(lines)
    while not headings and any(map(_QUOTE.match, lines)):
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
        headings = _headings(lines)
    starts: dict[str, int] = {}
    below = len(lines)
    for field_id in reversed(LABELS):
        if field_id in headings:
            starts[field_id] = next((at for at in reversed(headings[field_id]) if at < below), headings[field_id][0])
            below = min(below, starts[field_id])
    ends = [*sorted(starts.values()), len(lines)]
    return {
        field_id: Answer(start + 2, lines[start + 1 : ends[ends.index(start) + 1]])
        for field_id, start in starts.items()
    }


def _headings(lines: list[str]) -> dict[str, list[int]]:
    """Return where the headings stand that are labels of the form, by the ids of their fields, in their order.

    Those within a block of code count only if there are no others: the block may never have been closed.
    """
    ids = {label: field_id for field_id, label in LABELS.items()}
    numbers: dict[str, list[tuple[int, bool]]] = {}
    coded = False
    first = ""
    for number, line in enumerate(lines):
        if fence := _FENCE.match(line):
            coded = bool(fence["language"]) or not coded
        match = _HEADING.match(line)
        field_id = ids.get(match[1].removesuffix(":")) if match else None
        if field_id is None or (
            first and field_id not in _OF_ALL and (field_id in _EDIT_ONLY) != (first in _EDIT_ONLY)
        ):
            continue
        first = first or ("" if field_id in _OF_ALL else field_id)
        numbers.setdefault(field_id, []).append((number, coded))
    return {
        field_id: [at for at, code in places if not code] or [at for at, _ in places]
        for field_id, places in numbers.items()
    }


def _unquoted(lines: list[str]) -> list[str]:
    """Return lines without the marks of a quotation, if all of them have one."""
    while any(line.strip() for line in lines) and all(_QUOTE.match(line) or not line.strip() for line in lines):
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
    return lines


def unsigned(lines: list[str]) -> list[str]:
    """Return lines up to a signature."""
    coded = False
    for number, line in enumerate(lines):
        if fence := _FENCE.match(line):
            coded = bool(fence["language"]) or not coded
        elif not coded and _SIGNATURE.match(line):
            return lines[:number]
    return lines


def without_fences(lines: Iterable[str]) -> list[str]:
    """Return lines with those that only open or close a block of code left empty."""
    return ["" if _FENCE.match(line) else line for line in lines]


def code_in(lines: list[str]) -> list[str]:
    """Return lines with all left empty that stands in no block of code; as they are if no block holds anything."""
    kept = []
    coded = False
    for line in lines:
        fence = _FENCE.match(line)
        if fence:
            coded = bool(fence["language"]) or not coded
        kept.append(line if coded and not fence else "")
    return kept if any(line.strip() for line in kept) else without_fences(lines)


def record_named(answer: Answer) -> str:
    """Return the id that an answer gives, alone or in the address of a firm's page or of a body's entry."""
    text = answer.text.strip(" \t\n`*_'\"“”‘’<>()[].,;:")
    page = re.search(r"/(?:directory/|where/(?:[a-z]{2}/)?#)([a-z0-9-]+)", text)
    return page[1] if page else text


def record_of(
    form: dict[str, Answer], data: Dataset, today: datetime.date
) -> tuple[YamlMapping, list[tuple[int, str, str, str]]]:
    """Return the record that the answers of a form without YAML describe.

    Args:
        form: the answers.
        data: all that is known; its vocabulary has the values that the form offers by their labels.
        today: the day on which the record is made.

    Returns:
        The record, with the lines of the form for the lines of its fields; and what is wrong with the answers, each
        with its line, field, problem and remedy.
    """
    wrong: list[tuple[int, str, str, str]] = []
    record = YamlMapping(min(answer.line for answer in form.values()))

    def put(field: str, value: Any, field_id: str) -> None:
        record[field] = value
        record.lines[field] = form[field_id].line

    texts = {field_id: answer.text for field_id, answer in form.items() if answer.text}
    fault = _identity_fault(form, texts, data, record.line)
    if fault:
        wrong.append(fault)
    else:
        put("id", slug(texts["name"]), "name")
    for field_id in ("name", "website", "summary"):
        if field_id in texts:
            put(
                field_id,
                _one_address(texts[field_id]) if field_id == "website" else " ".join(texts[field_id].split()),
                field_id,
            )
    for field_id, vocabulary in VOCABULARIES.items():
        if field_id not in texts:
            continue
        values, unknown = _by_label(texts[field_id], data.values(vocabulary), one=field_id == "kind")
        if unknown:
            labels = [value.label for value in data.values(vocabulary)]
            remedy = did_you_mean(unknown, labels) or f"Choose among the values of {vocabulary} that the form offers"
            wrong.append(
                (form[field_id].line, field_id, f"{quoted(unknown)} is not among the values of {vocabulary}", remedy)
            )
        elif field_id == "kind":
            put(field_id, values[0], field_id)
        else:
            put(field_id, YamlSequence.of(values, form[field_id].line), field_id)
    if "generalist" in texts and _TICKED.search(texts["generalist"]):
        put("generalist", True, "generalist")
    if "candidates" in texts:
        contact = YamlMapping(form["candidates"].line)
        contact["url"] = _one_address(texts["candidates"])
        put("contact", contact, "candidates")
    if "sources" not in texts and "firm" not in form:
        line = form["sources"].line if "sources" in form else record.line
        wrong.append((line, "sources", "is missing", "Name the pages that show it, one a line"))
    elif "sources" in texts:
        put("checked", today, "sources")
        put("sources", _sources(form["sources"], [field for field in SOURCED_FIELDS if field in record]), "sources")
    return record, wrong


def _identity_fault(
    form: Mapping[str, Answer], texts: Mapping[str, str], data: Dataset, start: int
) -> tuple[int, str, str, str] | None:
    """Return why no new firm can be made of a form, with its line, field, problem and remedy; nothing if one can.

    Args:
        form: the answers.
        texts: what those say that say anything.
        data: all that is known.
        start: the line on which the form begins.
    """
    if "firm" in form:
        remedy = "Change the record by hand, or have its YAML put into the form"
        return form["firm"].line, "yaml", "the form describes a correction in words alone", remedy
    line = form["name"].line if "name" in form else start
    if "name" not in texts:
        return line, "name", "is missing", "Fill in the name of the firm"
    firm_id = slug(texts["name"])
    if not firm_id:
        remedy = "Add the YAML of the record, with an id of your choice"
        return line, "name", "has no letter that an id can be made of", remedy
    listed = next((firm for firm in data.firms if firm_id in (firm.id, *(firm.aliases or ()))), None)
    if listed is None:
        return None
    # The form has too few fields to take the place of a record.
    remedy = "Correct its entry with the form for that; if this is another firm, add its YAML with an id of its own"
    return line, "name", f"{listed.name} ({host(listed.website)}) is listed already", remedy


def _sources(answer: Answer, supports: list[str]) -> YamlSequence:
    """Return the sources of an answer: an address each, and its title if one stands beside it."""
    sources = []
    for number, line in enumerate(without_fences(answer.lines), start=answer.line):
        for address, title in _addresses(_BULLET.sub("", _QUOTE.sub("", line).strip(), count=1)):
            source = YamlMapping(number)
            source["url"] = address
            source["title"] = title or _host(address)
            source["supports"] = YamlSequence.of(supports, number)
            source.lines = dict.fromkeys(source, number)
            sources.append(source)
    return YamlSequence.of(sources, answer.line)


def _addresses(line: str) -> list[tuple[str, str]]:
    """Return the addresses in a line, each with its title; of a line without one, its first word and the rest.

    The titles follow their addresses, or all go before them.
    """
    matches = list(_ADDRESS.finditer(line))
    if not matches:
        address, _, title = line.strip().partition(" ")
        return [(address, _title(title))] if address and not _NO_ANSWER.fullmatch(line.strip()) else []
    cuts = [0, *(place for match in matches for place in match.span()), len(line)]
    between = [_title(line[start:end]) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    beside = between[:-1] if between[0] and not between[-1] else between[1:]
    titles: dict[str, str] = {}
    for match, title in zip(matches, beside, strict=True):
        address = _bare(match["link"] or match["angle"] or match["bare"])
        inner = _title(match["title"] or "")
        named = inner if inner and not _ADDRESS.search(inner) else title
        titles[address] = titles.get(address) or named
    return list(titles.items())


def _bare(address: str) -> str:
    """Return an address without what ends the sentence or bracket that it stands in."""
    while address:
        last = address[-1]
        if last in _AFTER_AN_ADDRESS or (last in ")]}*" and address.count(last) > address.count(_OPENS.get(last, ""))):
            address = address[:-1]
        else:
            break
    return address


_OPENS = {")": "(", "]": "[", "}": "{", "*": "\0"}


def _title(text: str) -> str:
    text = " ".join(text.split())
    # Brackets that belong to the title stay.
    return text.strip(" –—-:,;|•<>*_") if re.search(r"\w.*[(\[].*[)\]]$", text) else text.strip(_BESIDE_A_TITLE)


def _one_address(text: str) -> str:
    """Return the address that is all there is in a text, without brackets and what ends a sentence; else the text."""
    addresses = _addresses(text)
    rest = _ADDRESS.sub("", text).strip(_BESIDE_A_TITLE + _AFTER_AN_ADDRESS)
    return addresses[0][0] if len(addresses) == 1 and not rest and _ADDRESS.search(text) else text


def _host(address: str) -> str:
    try:
        return host(address)
    except ValueError:
        return address


def _by_label(text: str, values: Iterable[Value], one: bool) -> tuple[list[str], str]:
    """Return the ids of the values whose labels a text holds, with commas between, and what it holds besides.

    A label may hold a comma itself, so the longest that fits is taken. Another word for a value counts if it is for
    that value alone.
    """
    values = tuple(values)
    by_word = called((word, value.id) for value in values for word in value.also or ())
    by_label = {word: ids[0] for word, ids in by_word.items() if len(ids) == 1}
    by_label |= {value.label.lower(): value.id for value in values} | {value.id: value.id for value in values}
    ids: list[str] = []
    parts = [_BULLET.sub("", line.strip(), count=1) for line in text.replace(";", ",").splitlines() if line.strip()]
    rest = " ".join(", ".join(part.rstrip(", ") for part in parts).split()).rstrip(".")
    while rest:
        label = next(
            (
                label
                for label in sorted(by_label, key=len, reverse=True)
                if rest.lower() == label or (not one and rest.lower().startswith(f"{label},"))
            ),
            None,
        )
        if label is None:
            return ids, rest if one else rest.split(",")[0]
        ids.append(by_label[label])
        rest = rest[len(label) :].lstrip(", ")
    return list(dict.fromkeys(ids)), ""
