"""The text that GitHub makes of an issue form: a heading of three signs for each field, and below it the answer.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from macros.catalog.names import slug
from macros.loading.diagnostics import did_you_mean, quoted
from macros.loading.load import Dataset
from macros.loading.yaml_reader import Mapping, Sequence
from macros.model.records import SOURCED_FIELDS, Value
from macros.model.text import host
from macros.model.types import called

# The labels of the fields of the forms in ``.github/ISSUE_TEMPLATE/`` that are about a firm, by their ids.
LABELS = {
    "yaml": "The record as YAML",
    "name": "Name of the firm",
    "website": "Website",
    "kind": "Kind of firm",
    "services": "Services",
    "industries": "Industries",
    "generalist": "Any industry",
    "functions": "Functions",
    "candidates": "Page for candidates",
    "summary": "What it does, in a sentence",
    "sources": "Sources",
    "anything-else": "Anything else",
    "firm": "Id of the firm",
    "wrong": "What is wrong",
    "right": "What is right",
    "why": "Why",
}
# The vocabularies whose labels a form offers.
VOCABULARIES = {"kind": "kind", "services": "service", "industries": "industry", "functions": "function"}
NO_ANSWER = "_No response_"
TICKED = "- [x] It says that it takes on any industry"

# Why a firm is to be taken out, where it is not: a firm that is no more keeps its page.
KEEPS_ITS_PAGE = ("It has closed", "It has merged into another firm")

_HEADING = re.compile(r"### (.+?) *$")
_FENCE = re.compile(r" *```[a-z]* *$")


class Answer:
    """What stands below a heading: the line on which it begins, counted from 1, and its lines."""

    def __init__(self, line: int, lines: list[str]) -> None:
        while lines and not lines[0].strip():
            line, lines = line + 1, lines[1:]
        self.line = line
        self.lines = lines
        text = "\n".join(without_fences(lines)).strip()
        self.text = "" if text == NO_ANSWER else text


def answers(text: str) -> dict[str, Answer]:
    """Return the answers of a form by the ids of their fields; empty if the text is no form.

    Only a heading that is the label of a field counts, and of two that are alike the first: all else is an answer.
    """
    ids = {label: own for own, label in LABELS.items()}
    lines = text.split("\n")
    starts: dict[str, int] = {}
    for number, line in enumerate(lines):
        match = _HEADING.match(line)
        if match and match[1] in ids:
            starts.setdefault(ids[match[1]], number)
    ends = [*sorted(starts.values()), len(lines)]
    return {own: Answer(start + 2, lines[start + 1 : ends[ends.index(start) + 1]]) for own, start in starts.items()}


def without_fences(lines: Iterable[str]) -> list[str]:
    """Return lines with those that only open or close a block of code left empty."""
    return ["" if _FENCE.match(line) else line for line in lines]


def record_of(
    found: dict[str, Answer], data: Dataset, today: datetime.date
) -> tuple[Mapping, list[tuple[int, str, str, str]]]:
    """Return the record that the answers of a form without YAML describe.

    Args:
        found: the answers.
        data: all that is known; its vocabulary has the values that the form offers by their labels.
        today: the day on which the record is made.

    Returns:
        The record, with the lines of the form for the lines of its fields; and what is wrong with the answers, each
        with its line, field, problem and remedy.
    """
    wrong: list[tuple[int, str, str, str]] = []
    record = Mapping(min(answer.line for answer in found.values()))

    def put(field: str, value: Any, own: str) -> None:
        record[field] = value
        record.lines[field] = found[own].line

    given = {own: answer.text for own, answer in found.items() if answer.text}
    if "firm" in found:
        remedy = "Change the record by hand, or have its YAML put into the form"
        wrong.append((found["firm"].line, "yaml", "the form describes a correction in words alone", remedy))
    elif "name" not in given:
        line = found["name"].line if "name" in found else record.line
        wrong.append((line, "name", "is missing", "Fill in the name of the firm"))
    elif not (own := slug(given["name"])):
        remedy = "Add the YAML of the record, with an id of your choice"
        wrong.append((found["name"].line, "name", "has no letter that an id can be made of", remedy))
    elif known := next((firm for firm in data.firms if own in (firm.id, *(firm.aliases or ()))), None):
        # The form has too few fields to take the place of a record.
        remedy = "Correct its entry with the form for that; if this is another firm, add its YAML with an id of its own"
        wrong.append((found["name"].line, "name", f"{known.name} ({host(known.website)}) is listed already", remedy))
    else:
        put("id", own, "name")
    for own in ("name", "website", "summary"):
        if own in given:
            put(own, given[own], own)
    for own, vocabulary in VOCABULARIES.items():
        if own not in given:
            continue
        values, unknown = _by_label(given[own], data.values(vocabulary), one=own == "kind")
        if unknown:
            labels = [value.label for value in data.values(vocabulary)]
            remedy = did_you_mean(unknown, labels) or f"Choose among the values of {vocabulary} that the form offers"
            wrong.append((found[own].line, own, f"{quoted(unknown)} is not among the values of {vocabulary}", remedy))
        elif own == "kind":
            put(own, values[0], own)
        else:
            put(own, Sequence.of(values, found[own].line), own)
    if "generalist" in given and TICKED.lower() in given["generalist"].lower():
        put("generalist", True, "generalist")
    if "candidates" in given:
        contact = Mapping(found["candidates"].line)
        contact["url"] = given["candidates"]
        put("contact", contact, "candidates")
    if "sources" not in given and "firm" not in found:
        line = found["sources"].line if "sources" in found else record.line
        wrong.append((line, "sources", "is missing", "Name the pages that show it, one a line"))
    elif "sources" in given:
        put("checked", today, "sources")
        put("sources", _sources(found["sources"], [field for field in SOURCED_FIELDS if field in record]), "sources")
    return record, wrong


def _sources(answer: Answer, supports: list[str]) -> Sequence:
    """Return the sources of an answer: a line each, an address and after it the title if it was given."""
    made = []
    for number, line in enumerate(answer.lines, start=answer.line):
        address, _, title = line.strip().removeprefix("- ").strip().partition(" ")
        if not address:
            continue
        source = Mapping(number)
        source["url"] = address
        source["title"] = " ".join(title.strip(" –-:").split()) or _host(address)
        source["supports"] = Sequence.of(supports, number)
        source.lines = dict.fromkeys(source, number)
        made.append(source)
    return Sequence.of(made, answer.line)


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
    found: list[str] = []
    rest = " ".join(text.split())
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
            return found, rest if one else rest.split(",")[0]
        found.append(by_label[label])
        rest = rest[len(label) :].lstrip(", ")
    return list(dict.fromkeys(found)), ""
