"""Records that were read before, for a process that reads the same files again after each edit.

A record whose text has not changed is not read and checked again; it only moves to the lines where it stands now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from macros.model.record import Record
from macros.model.types import Context

from .yaml_builder import YamlBuilder
from .yaml_nodes import YamlMapping, YamlSequence

_NEXT_RECORD = re.compile(r"^(?=-(?: |$))", re.MULTILINE)
_NO_RECORD = re.compile(r"(?:[ ]*(?:#.*)?\n)*")


@dataclass
class _Part:
    """A record, and the line on which its part of the file begins."""

    record: YamlMapping
    line: int


class _Kept:
    """What is kept: of each file its records by their texts, and what they were checked to be."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, _Part]] = {}
        self.context: Context | None = None
        self.models: dict[int, tuple[Any, Record]] = {}


_kept: _Kept | None = None


def keep() -> None:
    """Keep from now on what is read; for the process that makes what is served."""
    global _kept
    _kept = _Kept()


def records_of(text: str, shown_as: str) -> YamlSequence | None:
    """Return what a text holds if it is a list of sound records and records are kept, else ``None``.

    Args:
        text: the whole file.
        shown_as: how faults name it.
    """
    if not _kept:
        return None
    head, *parts = _NEXT_RECORD.split(text)
    if not parts or not _NO_RECORD.fullmatch(head):
        return None
    before, now = _kept.files.get(shown_as, {}), dict[str, _Part]()
    first = line = head.count("\n") + 1
    for text_of_part in parts:
        part = before.get(text_of_part) or _read(text_of_part, line)
        if part is None or text_of_part in now:
            return None
        now[text_of_part] = part
        line += text_of_part.count("\n")
    line = first
    for text_of_part, part in now.items():
        _move(part.record, line - part.line)
        part.line = line
        line += text_of_part.count("\n")
    _kept.files[shown_as] = now
    for gone in before.keys() - now.keys():
        _kept.models.pop(id(before[gone].record), None)
    return YamlSequence.of((part.record for part in now.values()), first)


def checked(record: Any, context: Context) -> Record | None:
    """Return what a record was checked to be, if nothing has changed that it was checked against."""
    if not _kept:
        return None
    if context is not _kept.context:
        if context != _kept.context:
            _kept.models.clear()
        _kept.context = context
    of, model = _kept.models.get(id(record), (None, None))
    return model if of is record else None


def note(record: Any, model: Record) -> Record:
    """Take note of what a record was checked to be, and return it."""
    if _kept:
        _kept.models[id(record)] = record, model
    return model


def _read(part: str, line: int) -> _Part | None:
    """Return the one record of a part of a file, or ``None`` if it is no sound one."""
    builder = YamlBuilder()
    try:
        root = builder.build(part, line - 1)
    except yaml.YAMLError:
        return None
    is_one = not builder.refusals and isinstance(root, YamlSequence) and len(root) == 1
    return _Part(root[0], line) if is_one and isinstance(root[0], YamlMapping) else None


def _move(node: Any, by: int) -> None:
    """Move a value and all in it by some lines."""
    if by and isinstance(node, YamlMapping):
        node.lines = {key: line + by for key, line in node.lines.items()}
    elif by and isinstance(node, YamlSequence):
        node.lines = [line + by for line in node.lines]
    else:
        return
    node.line += by
    for value in node.values() if isinstance(node, YamlMapping) else node:
        _move(value, by)
