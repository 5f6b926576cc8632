"""Records within the text of a data file: where each stands with its comments, and the text with one more or less.

A record begins at its dash and ends with its last line that is indented. A comment at the margin directly above a
record speaks of it; every other comment at the margin speaks of the file, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.loading.data_files import file_for, files_of
from macros.loading.load import shown
from macros.loading.text_files import read_text
from macros.loading.yaml_nodes import YamlMapping, YamlSequence
from macros.loading.yaml_reader import parse
from macros.model.files import DataFile

from .format import layout
from .schema_files import at_the_top, names_schema

_FIELD = re.compile(r"  ([a-z_]+):")


@dataclass
class _Part:
    """A field of a record: the comments above it, its lines, and the comments within them."""

    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)


def start_of(lines: Sequence[str], at: int) -> int:
    """Return the place of the first comment directly above a record, or that of the record itself.

    The line that names the schema stands at the top whatever follows.
    """
    while at and lines[at - 1].startswith("#") and not names_schema(lines[at - 1]):
        at -= 1
    return at


class Records:
    """The records of a data file as they stand in its text, which is read once however many of them change."""

    def __init__(self, text: str) -> None:
        """Take the text of a data file that can be read."""
        root: Any = parse(text, "", [], {}).root or YamlSequence(1)
        self.text = text
        self._lines = text.split("\n")
        self._starts = [line - 1 for line in root.lines]
        self._places = {record["id"]: place for place, record in enumerate(root)}
        self._root = root

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._places)

    def __getitem__(self, record_id: str) -> YamlMapping:
        """Return the record with an id; raises ``KeyError`` if there is none."""
        record: YamlMapping = self._root[self._places[record_id]]
        return record

    @property
    def head(self) -> str:
        """The lines above the first record that speak of the file."""
        return "\n".join(self._lines[: start_of(self._lines, self._starts[0])]).rstrip("\n")

    def span(self, record_id: str) -> tuple[int, int]:
        """Return the places, counted from 0, of the first line of a record and of the line after its last.

        Raises:
            KeyError: no record has the id.
        """
        place = self._places[record_id]
        start, end = [*self._starts, len(self._lines)][place : place + 2]
        while not self._lines[end - 1].startswith((" ", "-")):
            end -= 1
        return start, end

    def lines(self, record_id: str) -> list[str]:
        """Return the lines of a record; raises ``KeyError`` if no record has the id."""
        start, end = self.span(record_id)
        return self._lines[start:end]

    def without(self, record_id: str) -> str:
        """Return the text without a record, the comments directly above it, and the empty lines below."""
        lines = self._lines
        start, end = self.span(record_id)
        while end < len(lines) and not lines[end]:
            end += 1
        return "\n".join([*lines[: start_of(lines, start)], *lines[end:]]).rstrip("\n") + "\n"

    def with_records(self, blocks: Mapping[str, str]) -> str:
        """Return the text with records in their places, and every other line as it is.

        A record takes the place of the one with its id, or stands before the first whose id comes after its own.

        Args:
            blocks: for the id of each record, its lines with an LF at their end.
        """
        ids = list(self._places)
        changes: list[tuple[int, int, str, list[str]]] = []  # from a line to a line, the record there, its lines
        last = ""
        for record_id in sorted(blocks):
            block = blocks[record_id].removesuffix("\n").split("\n")
            after = next((place for place, other in enumerate(ids) if other > record_id), None)
            if record_id in self._places:
                changes.append((*self.span(record_id), record_id, block))
            elif after is None:
                last += f"\n{blocks[record_id]}"
            else:
                at = start_of(self._lines, self._starts[after])
                changes.append((at, at, record_id, [*block, ""]))
        lines: list[str] = []
        done = 0
        for start, end, _, block in sorted(changes):
            lines += [*self._lines[done:start], *block]
            done = end
        text = "\n".join([*lines, *self._lines[done:]])
        return f"{text}{'' if not last or text.endswith(chr(10)) else chr(10)}{last}"


class Texts:
    """The texts of the file or files that hold the records of a kind, each of which is read when it is asked for."""

    def __init__(self, folder: Path, file: DataFile) -> None:
        """Take the data folder, which is without faults, and which records they are."""
        self._folder, self._file = folder, file
        self._read: dict[str, Records] = {}

    def around(self, record_id: str) -> Records:
        """Return the records of the file that holds one, or is to hold it."""
        return self._records(file_for(self._folder, self._file, record_id))

    def changed(self, blocks: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """Return, for the path of each file that changes, its text before and after; none before if it is a new one.

        Args:
            blocks: for the id of each record, its lines with an LF at their end.
        """
        by_file: dict[str, dict[str, str]] = {}
        for record_id, block in blocks.items():
            by_file.setdefault(file_for(self._folder, self._file, record_id), {})[record_id] = block
        changed = {}
        for name, own in sorted(by_file.items()):
            records = self._records(name)
            changed[name] = (records.text if len(records) else "", records.with_records(own))
        return changed

    def _records(self, name: str) -> Records:
        if name not in self._read:
            first = files_of(self._folder, self._file)[0]
            there = name if (self._folder / name).exists() else first
            records = Records(read_text(self._folder / there, f"{shown(self._folder)}/{there}"))
            # A new file says at its top what the others say there.
            new = f"{at_the_top(records.head, self._file.name, name)}\n".lstrip("\n")
            self._read[name] = records if there == name else Records(new)
        return self._read[name]


def as_it_stood(stands: Sequence[str], block: str, before: str) -> str:
    """Return a corrected record with all that has not changed as it stood: the lines of its fields, and all comments.

    The comments of a field that is gone go with it; those within a field that has changed stand above it.

    Args:
        stands: the lines of the record in the data file.
        block: the corrected record in its normal form.
        before: the record as it is, in its normal form.
    """
    stood, rest = _parts(stands)
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
