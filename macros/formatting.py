"""Put data files into their normal form: records in order, fields in order, one way to write a value.

A file is cut into records and a record into fields, so that every comment stays where it was put: one above a record
moves with the record, one above a field with the field. A field that holds a comment of its own is moved but not
rewritten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .faults import DataFaults, Fault
from .model import DataFile, Vocabulary

_FIELD = re.compile(r"^(?:- |  )([a-z_]+):")


@dataclass
class _Block:
    """A record, or a field of one: the comments above it, and its own lines."""

    name: str
    comments: list[str]
    lines: list[str]


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
    """
    raw = path.read_bytes()
    text = _normal_text(raw, shown_as)
    if file.record is not Vocabulary:
        text = _format_records(text, file)
    if text.encode() == raw:
        return False
    _refuse_loss(_normal_text(raw, shown_as), text, file, shown_as)
    path.write_bytes(text.encode())
    return True


def _normal_text(raw: bytes, shown_as: str) -> str:
    """Return the text with LF line ends and without a byte-order mark or spaces at line ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataFaults([Fault(shown_as, line, "", "the file is not UTF-8", "Save it as UTF-8")]) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n"


def _format_records(text: str, file: DataFile) -> str:
    head, records = _cut(text.split("\n"))
    order = list(file.record.model_fields)
    if file.sorted_by_id:
        records.sort(key=lambda record: record.name)
    formatted = [_format_record(record, order) for record in records]
    opening = "\n".join(head).strip("\n")
    return "\n\n".join(part for part in [opening, *formatted] if part) + "\n"


def _cut(lines: list[str]) -> tuple[list[str], list[_Block]]:
    """Return what stands above the first record, and the records with the comments above them."""
    head: list[str] = []
    records: list[_Block] = []
    pending: list[str] = []  # comments and empty lines whose record has not come yet
    for line in lines:
        if line.startswith("- "):
            if not records and "" in pending:
                # What an empty line parts from the first record speaks of the whole file.
                border = len(pending) - pending[::-1].index("")
                head, pending = pending[:border], pending[border:]
            records.append(_Block("", [comment for comment in pending if comment], [line]))
            pending = []
        elif not records or not line or line.startswith("#"):
            pending.append(line)
        else:
            if any(pending):
                records[-1].lines += pending
            elif pending and _in_block_text(records[-1].lines):
                records[-1].lines += pending
            pending = []
            records[-1].lines.append(line)
    for record in records:
        fields = (yaml.safe_load("\n".join(record.lines)) or [{}])[0]
        record.name = str(fields.get("id", "")) if isinstance(fields, dict) else ""
    if records and any(pending):
        records[-1].lines += [line for line in pending if line]
    return head if records else pending, records


def _in_block_text(lines: list[str]) -> bool:
    """Tell whether the last field so far is a text of several lines, in which empty lines count."""
    field = next((line for line in reversed(lines) if _FIELD.match(line)), "")
    return field.endswith(("|", "|-", ">", ">-"))


def _format_record(record: _Block, order: list[str]) -> str:
    fields: list[_Block] = []
    pending: list[str] = []
    for line in record.lines:
        if match := _FIELD.match(line):
            fields.append(_Block(match[1], pending, [f"  {line[2:]}"]))
            pending = []
        elif line.startswith(("#", "  #")):
            pending.append(f"  {line.lstrip()}")
        else:
            if pending:  # The comment stands inside a field: it stays there.
                fields[-1].lines += pending
                pending = []
            fields[-1].lines.append(line)
    fields.sort(key=lambda field: order.index(field.name) if field.name in order else len(order))
    lines = [*record.comments]
    for number, field in enumerate(fields):
        comments = field.comments
        if number == 0:
            # Above its first field a record has its dash, so the comment stands above the record.
            lines += [comment.lstrip() for comment in comments]
            comments = []
        lines += comments + _format_field(field)
    lines += pending
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    lines[first] = f"- {lines[first][2:]}"
    return "\n".join(lines)


def _format_field(field: _Block) -> list[str]:
    text = "\n".join(field.lines)
    if "#" in text or _in_block_text([field.lines[0]]):
        return field.lines
    value = yaml.safe_load(text)
    written = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6, default_flow_style=False
    )
    return [f"  {line}" for line in written.rstrip("\n").split("\n")]


class _Dumper(yaml.SafeDumper):
    """Writes YAML as the data files are written: plain lists in brackets, groups below their name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list below its name."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value out."""
        return True


def _represent_list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
    short = not any(isinstance(value, (dict, list)) or len(str(value)) > 60 for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Dumper.add_representer(list, _represent_list)


def _refuse_loss(before: str, after: str, file: DataFile, shown_as: str) -> None:
    """Make sure that the data and the comments are the same, whatever their order."""

    def data(text: str) -> Any:
        value = yaml.load(text, Loader=yaml.CSafeLoader)  # noqa: S506 - the safe loader, in C
        records = value if isinstance(value, list) else [value]
        return sorted(map(repr, ({**record} if not isinstance(record, dict) else dict(sorted(record.items())) for record in records)))

    def comments(text: str) -> list[str]:
        return sorted(line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))

    if data(before) != data(after) or comments(before) != comments(after):
        problem = f"cannot be put into its normal form without changing its {file.record.__name__.lower()} records"
        raise DataFaults([Fault(shown_as, 1, "", problem, "Correct it by hand; the file was left as it was")])

