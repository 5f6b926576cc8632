"""Records within the text of a data file: where each stands with its comments, and the text with one more or less.

A record begins at its dash and ends with its last line that is indented. A comment at the margin directly above a
record speaks of it; every other comment at the margin speaks of the file, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.loading.yaml_reader import parse

from .format import layout

_FIELD = re.compile(r"  ([a-z_]+):")


@dataclass
class _Part:
    """A field of a record: the comments above it, its lines, and the comments within them."""

    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)


def start_of(lines: Sequence[str], at: int) -> int:
    """Return the place of the first comment directly above a record, or that of the record itself.

    Args:
        lines: the lines of a data file.
        at: the place of the first line of the record, counted from 0.
    """
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return at


def span(text: str, firm_id: str) -> tuple[int, int]:
    """Return the places, counted from 0, of the first line of a record and of the line after its last.

    Args:
        text: a data file that can be read.
        firm_id: the id of the record.

    Raises:
        ValueError: no record has the id.
    """
    root: Any = parse(text, "", [], {}).root
    lines = text.split("\n")
    index = [record["id"] for record in root].index(firm_id)
    start = root.lines[index] - 1
    end = root.lines[index + 1] - 1 if index + 1 < len(root) else len(lines)
    while not lines[end - 1].startswith((" ", "-")):
        end -= 1
    return start, end


def inserted(text: str, block: str, firm_id: str) -> str:
    """Return the text of a data file with a record before the first whose id comes after its own.

    Args:
        text: a data file that can be read.
        block: the lines of the record in its normal form.
        firm_id: its id.
    """
    root: Any = parse(text, "", [], {}).root
    lines = text.split("\n")
    for record, line in zip(root, root.lines, strict=True):
        if record["id"] > firm_id:
            at = start_of(lines, line - 1)
            return "\n".join([*lines[:at], *block.split("\n"), *lines[at:]])
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n{block}"


def replaced(text: str, block: str, firm_id: str) -> str:
    """Return the text of a data file with a record in the place of the one with its id.

    Args:
        text: a data file that can be read.
        block: the lines of the record in its normal form.
        firm_id: its id.

    Raises:
        ValueError: no record has the id.
    """
    lines = text.split("\n")
    start, end = span(text, firm_id)
    return "\n".join([*lines[:start], *block.rstrip("\n").split("\n"), *lines[end:]])


def without(text: str, firm_id: str) -> str:
    """Return the text of a data file without a record, the comments directly above it, and the empty lines below.

    Args:
        text: a data file that can be read.
        firm_id: the id of the record.

    Raises:
        ValueError: no record has the id.
    """
    lines = text.split("\n")
    start, end = span(text, firm_id)
    while end < len(lines) and not lines[end]:
        end += 1
    return "\n".join([*lines[: start_of(lines, start)], *lines[end:]]).rstrip("\n") + "\n"


def as_it_stood(text: str, block: str, before: str, firm_id: str) -> str:
    """Return a corrected record with all that has not changed as it stood: the lines of its fields, and all comments.

    The comments of a field that is gone go with it; those within a field that has changed stand above it.

    Args:
        text: the data file.
        block: the corrected record in its normal form.
        before: the record as it is, in its normal form.
        firm_id: its id.
    """
    start, end = span(text, firm_id)
    stood, rest = _parts(text.split("\n")[start:end])
    normal, _ = _parts(before.rstrip("\n").split("\n"))
    lines: list[str] = []
    for name, part in _parts(block.rstrip("\n").split("\n"))[0].items():
        old = stood.get(name, _Part())
        same = name in normal and normal[name].lines == part.lines
        lines += [*old.above, *(old.lines if same else [*old.within, *part.lines])]
    return "\n".join([f"- {lines[0][2:]}", *lines[1:], *rest, ""])


def _parts(lines: Sequence[str]) -> tuple[dict[str, _Part], list[str]]:
    """Return the fields of a record by their names, and the comments below the last."""
    comments = layout("\n".join(lines)).comments
    fields: dict[str, _Part] = {}
    part = _Part()
    above: list[str] = []
    for number, line in enumerate(lines):
        indented = line if number else f"  {line[2:]}"
        comment = f"  {comments[number]}" if number in comments else ""
        if name := _FIELD.match(indented):
            fields[name[1]] = part = _Part(above, [indented], [comment] if comment else [])
            above = []
        elif comment and line.strip() == comment.strip() and not line.startswith("   "):
            above.append(comment)
        elif line.strip():
            part.lines.append(line)
            part.within += [comment] if comment else []
    return fields, above
