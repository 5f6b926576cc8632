"""Put data files into their normal form: records in order, fields in order, one way to write a value.

A file is cut into records and a record into fields, so that every comment stays where it was put: one above a record
moves with the record, one above a field with the field. A field that holds a comment of its own is moved but not
rewritten. What was written is read again and compared before a file is replaced.
"""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.loading.diagnostics import DataFaults, Fault
from macros.loading.text_files import decode, read_bytes, write_whole
from macros.loading.yaml_nodes import YamlMapping, YamlSequence
from macros.loading.yaml_reader import Source, parse
from macros.model.files import DataFile
from macros.model.vocabulary import Vocabulary

from .schema_files import names_schema

_DASH = re.compile(r"-(?: +|$)")
_COMMENT = re.compile(r"(?:^|(?<= ))#")
_FIELD = re.compile(r" {2}\S")
_MARGIN = "  "  # what stands before the names of a record's fields


class ByHandError(Exception):
    """A record is written in a way that cannot be taken apart line by line; holds the number of the line."""


@dataclass
class Block:
    """A record: the comments above it, its lines, the number of the first of them from 0, and what it holds."""

    comments: list[str]
    lines: list[str]
    first: int
    value: Any


@dataclass
class _Field:
    """A field of a record: the comments above it, its lines, and whether one of them holds a comment."""

    name: str
    comments: list[str]
    lines: list[str]
    commented: bool


@dataclass
class Layout:
    """Where things stand in a text, by the numbers of its lines from 0.

    Attributes:
        inside: lines that begin inside a value of several lines.
        comments: the comment that a line is or ends in.
    """

    inside: set[int] = field(default_factory=set)
    comments: dict[int, str] = field(default_factory=dict)


def format_file(path: Path, file: DataFile, shown_as: str) -> bool:
    """Bring one data file into its normal form.

    Args:
        path: the file.
        file: what it holds.
        shown_as: how faults name it.

    Returns:
        Whether the file changed.

    Raises:
        DataFaults: the file cannot be read, or its data would not be the same afterwards; it is left as it was.
        OSError: it cannot be written; it is left as it was.
    """
    raw = read_bytes(path, shown_as)
    before, source = readable(raw, shown_as)
    text = _without_spaces_at_ends(before)
    # Again if empty lines at the start are gone.
    records = source.root if text == before else parse(text, shown_as, [], {}).root
    if file.record is not Vocabulary and isinstance(records, list) and records:
        try:
            text = _format_records(text, records, file)
        except ByHandError as error:
            raise DataFaults([by_hand(shown_as, error.args[0])]) from None
    if text.encode() == raw:
        return False
    after = parse(text, shown_as, [], {})
    if after.faults or _content(source.root, file) != _content(after.root, file) or remarks(before) != remarks(text):
        raise DataFaults([by_hand(shown_as, 1)])
    write_whole(path, text)
    return True


def readable(raw: bytes, shown_as: str) -> tuple[str, Source]:
    """Return the text of a data file with LF line ends, and what it holds.

    Args:
        raw: the bytes of the file.
        shown_as: how faults name it.

    Raises:
        DataFaults: it is no text, or no YAML.
    """
    text, mended, unreadable = decode(raw, shown_as)
    if mended and not text:
        raise DataFaults(mended)
    source = parse(text, shown_as, [], unreadable)
    if source.faults:
        raise DataFaults(source.faults)
    return text, source


def written(record: dict[str, Any], file: DataFile) -> str:
    """Return a record in its normal form, as it stands in a data file, with an LF at its end.

    Args:
        record: its fields as YAML holds them: texts, numbers, dates, lists and groups of them.
        file: the data file that it is for; its model gives the order of the fields.
    """
    order = {name: place for place, name in enumerate(file.record.model_fields)}
    names = sorted(record, key=lambda name: order.get(name, len(order)))
    lines = [line for name in names for line in _format_field(_Field(name, [], [], False), record[name])]
    return "\n".join(["- " + lines[0].removeprefix(_MARGIN), *lines[1:]]) + "\n"


def by_hand(shown_as: str, line: int) -> Fault:
    """Return the fault of a line that cannot be taken apart."""
    problem = "cannot be put into its normal form without a loss; the file was left as it was"
    return Fault(shown_as, line, "", problem, 'Write records as "- id: name" with their fields two spaces in')


def _content(root: Any, file: DataFile) -> Any:
    """Return the data for comparison, without the order of a record's fields and of records that are sorted."""
    if not isinstance(root, list):
        return repr(root)
    records = [sorted(record.items()) if isinstance(record, dict) else record for record in root]
    return sorted(map(repr, records)) if file.sorted_by_id else repr(records)


def remarks(text: str) -> list[str]:
    """Return the comments of a text that is YAML, sorted."""
    return sorted(layout(text).comments.values())


@functools.lru_cache(maxsize=2)  # The text before and that after are looked at twice each.
def layout(text: str) -> Layout:
    """Find what belongs to a text and what is a comment; the text is YAML that can be read."""
    lines = text.split("\n")
    outline = Layout()
    values: dict[int, list[tuple[int, int]]] = {}  # for each line, the columns that a value covers
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if not isinstance(event, yaml.ScalarEvent) or not event.start_mark or not event.end_mark:
            continue
        first, start = event.start_mark.line, event.start_mark.column
        last, end = event.end_mark.line, event.end_mark.column
        if event.style in ("|", ">"):
            start = len(lines[first])  # A comment may stand behind the sign.
            while last > first and not lines[last - 1].strip():
                last -= 1
            last, end = last - 1, len(lines[last - 1])
        for number in range(first, last + 1):
            columns = (start if number == first else 0, end if number == last else len(lines[number]))
            values.setdefault(number, []).append(columns)
        outline.inside.update(range(first + 1, last + 1))
    for number, line in enumerate(lines):
        for match in _COMMENT.finditer(line):
            if not any(start <= match.start() < end for start, end in values.get(number, ())):
                outline.comments[number] = line[match.start() :].rstrip(" ")
                break
    return outline


def _without_spaces_at_ends(text: str) -> str:
    inside = layout(text).inside
    lines = text.split("\n")
    # The line before one that begins inside a text may end inside it.
    kept = (line if {number, number + 1} & inside else line.rstrip(" ") for number, line in enumerate(lines))
    return "\n".join(kept).strip("\n") + "\n"


def _format_records(text: str, records: list[Any], file: DataFile) -> str:
    lines = text.split("\n")
    places = layout(text)
    head, parts, tail = cut(lines, records, places)
    order = {name: place for place, name in enumerate(file.record.model_fields)}
    if file.sorted_by_id:
        parts.sort(key=lambda part: str(part.value.get("id", "")) if isinstance(part.value, dict) else "")
    blocks = ["\n".join(head), *(_format_record(part, places, order) for part in parts), "\n".join(tail)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def cut(lines: list[str], records: list[Any], layout: Layout) -> tuple[list[str], list[Block], list[str]]:
    """Return the comments of the whole file, its records, and the comments at its end."""
    starts = [number for number, line in enumerate(lines) if _DASH.match(line) and number not in layout.inside]
    if len(starts) != len(records) or any(_is_content(number, lines[number], layout) for number in range(starts[0])):
        raise ByHandError(starts[0] + 1 if starts else 1)
    above = lines[: starts[0]]
    head: list[str] = []
    if "" in above:
        # What an empty line parts from the first record speaks of the whole file.
        border = len(above) - above[::-1].index("")
        head, above = _trimmed(above[:border]), above[border:]
    elif above and names_schema(above[0]):
        head, above = above[:1], above[1:]
    blocks = []
    for start, end, value in zip(starts, [*starts[1:], len(lines)], records, strict=True):
        after = max(number for number in range(start, end) if _is_content(number, lines[number], layout)) + 1
        while after < end and lines[after].startswith(" "):  # An indented comment belongs to what is above it.
            after += 1
        blocks.append(Block([line for line in above if line], lines[start:after], start, value))
        above = lines[after:end]
    return head, blocks, _trimmed(above)


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


def _is_content(number: int, line: str, layout: Layout) -> bool:
    """Tell whether a line is neither empty nor only a comment."""
    return number in layout.inside or line.strip() not in ("", layout.comments.get(number))


def _format_record(record: Block, layout: Layout, order: dict[str, int]) -> str:
    if not isinstance(record.value, YamlMapping) or not record.value:
        return "\n".join(record.comments + record.lines)
    line_numbers = range(record.first, record.first + len(record.lines))
    lines = [f"{_MARGIN}{record.lines[0][len(_MARGIN) :]}".rstrip(" "), *record.lines[1:]]
    starts = {record.value.lines[name] - 1 - record.first: name for name in record.value}
    if len(starts) == len(record.value) and all(_FIELD.match(lines[start]) for start in starts):
        above, fields, end = _fields(lines, starts, record.first, layout)
    elif layout.comments.keys().isdisjoint(line_numbers):
        # It is written in braces, or indented otherwise: then it is written anew.
        above, fields, end = [], [_Field(name, [], [], False) for name in record.value], []
    else:
        raise ByHandError(record.first + 1)
    fields.sort(key=lambda part: order.get(part.name, len(order)))
    # Above its first field a record has its dash, so what stands there stands above the record.
    written = record.comments + above + [comment.lstrip() for comment in fields[0].comments]
    first = len(written)
    for part in fields:
        written += (part.comments if part is not fields[0] else []) + _format_field(part, record.value[part.name])
    written[first] = f"- {written[first][len(_MARGIN) :]}"
    return "\n".join(written + end)


def _fields(
    lines: list[str], starts: dict[int, str], before: int, layout: Layout
) -> tuple[list[str], list[_Field], list[str]]:
    """Return the comments above the first field of a record, its fields, and the comments at its end.

    Args:
        lines: the lines of the record, with spaces in the place of its dash.
        starts: for the line of each name of a field, the name.
        before: how many lines of the file stand before the record.
        layout: where things stand in the file.
    """
    numbers = sorted(starts)
    above = [line.lstrip() for line in lines[: numbers[0]] if line]
    fields: list[_Field] = []
    comments: list[str] = []
    for start, end in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        after = end
        while not _belongs(before + after - 1, lines[after - 1], layout):
            after -= 1
        field_lines = [
            # A comment at the margin would be taken for one of the next record.
            f"{_MARGIN} {lines[at]}" if lines[at].startswith("#") and before + at not in layout.inside else lines[at]
            for at in range(start, after)
            if lines[at] or before + at in layout.inside
        ]
        commented = any(before + at in layout.comments for at in range(start, after))
        fields.append(_Field(starts[start], comments, field_lines, commented))
        comments = [f"{_MARGIN}{line.lstrip()}" for line in lines[after:end] if line]
    return above, fields, comments


def _belongs(number: int, line: str, layout: Layout) -> bool:
    """Tell whether a line is part of the field that it ends, and not a comment above the next."""
    return _is_content(number, line, layout) or line.startswith(f"{_MARGIN} ")


def _format_field(part: _Field, value: Any) -> list[str]:
    if part.lines and (part.commented or not _plain(value)):
        return part.lines
    written = yaml.dump(
        {part.name: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6, default_flow_style=False
    )
    return [f"{_MARGIN}{line}" if line else "" for line in written.rstrip("\n").split("\n")]


def _plain(value: Any) -> bool:
    """Tell whether a value is written as it was read: 1.10 would become 1.1."""
    if isinstance(value, dict):
        return all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    return not isinstance(value, (float, datetime.datetime))


class _Dumper(yaml.SafeDumper):
    """Writes YAML as the data files are written: plain lists in brackets, groups below their name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML passes it
        """Indent the items of a list below its name."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML passes it
        """Write every value out."""
        return True


def _represent_list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
    short = not any(isinstance(value, (dict, list)) or len(str(value)) > 60 for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


def _represent_mapping(dumper: yaml.SafeDumper, values: dict[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", values)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text.rstrip("\n") and not text.endswith("\n\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text and not style else style)


_Dumper.add_representer(YamlSequence, _represent_list)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(YamlMapping, _represent_mapping)
_Dumper.add_representer(dict, _represent_mapping)
_Dumper.add_representer(str, _represent_text)
