"""Read YAML that people edit: plain values with their line numbers, and every fault at once.

Only the part of YAML that a data file needs is accepted. Anchors, aliases, tags and merge keys are refused (a few
lines of them can grow to gigabytes), and so are the spellings that YAML 1.1 turns into something else than they
look like, such as a bare ``NO``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from .faults import Fault

MAX_BYTES = 50 * 1024 * 1024
MAX_DEPTH = 20

_TAG = "tag:yaml.org,2002:"
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "UTF-8 with a byte-order mark",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_CONSTRUCTORS = {
    "timestamp": yaml.CSafeLoader.construct_yaml_timestamp,
    "int": yaml.CSafeLoader.construct_yaml_int,
    "float": yaml.CSafeLoader.construct_yaml_float,
}
# Tabs, and what YAML 1.1 (5.1, character set) does not allow in a file.
_FORBIDDEN = re.compile("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_RECORD_ID = re.compile(r"- id: *(\S+)")

Steps = tuple[str | int, ...]


class Mapping(dict[str, Any]):
    """A YAML mapping that knows the line it starts on and the line of each of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list[Any]):
    """A YAML sequence that knows the line it starts on and the line of each of its items."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class Refused:
    """Stands where a value was refused, so that the same value is not reported a second time."""

    def __repr__(self) -> str:
        return "(refused)"


REFUSED = Refused()


def line_of(root: Any, path: Steps) -> int:
    """Return the line of the value at ``path`` in ``root``, or of the nearest value above it that exists."""
    line = getattr(root, "line", 1)
    for step in path:
        try:
            line = root.lines[step]
            root = root[step]
        except (AttributeError, IndexError, KeyError, TypeError):
            break
    return int(line)


def name_of(root: Any, path: Steps) -> str:
    """Return a readable name of a path: ``(3, "contact", "url")`` is ``acre.contact.url``.

    A record is called by its id. One without an id is called ``record 4``.
    """
    name = ""
    for step in path:
        try:
            root = root[step]
        except (IndexError, KeyError, TypeError):
            root = None
        if isinstance(step, str):
            name += f".{step}" if name else step
        else:
            own = root.get("id") if isinstance(root, dict) else None
            if isinstance(own, str) and own:
                name += f".{own}" if name else own
            else:
                name += f"[{step}]" if name else f"record {step + 1}"
    return name


def read(path: Path, shown_as: str) -> tuple[Any, list[Fault]]:
    """Read one YAML file.

    Args:
        path: the file.
        shown_as: how faults name it.

    Returns:
        The value of the document (``Mapping``, ``Sequence`` or a scalar; ``None`` if it could not be read at all) and
        the faults found. Where a part was refused the rest is still returned, so that all faults are found in one go.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [
                Fault(shown_as, 1, "", f"the file has {size / 2**20:.0f} MiB; the limit is 50 MiB", "Split or shorten it")
            ]
        raw = path.read_bytes()
    except OSError as error:
        return None, [Fault(shown_as, 1, "", f"cannot be read ({error.strerror})", "Restore the file, or name another folder with --data")]
    text, faults = _decode(raw, shown_as)
    if text is None:
        return None, faults
    return _parse(text, shown_as, faults)


def _decode(raw: bytes, shown_as: str) -> tuple[str | None, list[Fault]]:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            return None, [
                Fault(shown_as, 1, "", f"the file is saved as {encoding}", "Save it as plain UTF-8 without a byte-order mark")
            ]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [
            Fault(shown_as, line, "", f"byte {raw[error.start]:#04x} is not UTF-8", "Save the file as UTF-8")
        ]
    faults = []
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(
            Fault(shown_as, line, "", "the lines end in CR LF", 'Save the file with LF line ends, or run "python -m macros format"')
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(text):
        # Checked here, line by line, because YAML itself stops at the first of them.
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            if match := _FORBIDDEN.search(line):
                tab = match[0] == "\t"
                problem = "a tab stands in this line" if tab else f"the character U+{ord(match[0]):04X} stands in this line"
                remedy = "Indent and separate with spaces" if tab else "Remove it"
                faults.append(Fault(shown_as, number, _record_at(lines, number), problem, remedy))
        text = _FORBIDDEN.sub(" ", text)
    return text, faults


def _record_at(lines: list[str], number: int) -> str:
    for line in reversed(lines[:number]):
        if match := _RECORD_ID.match(line):
            return match[1]
    return ""


def _parse(text: str, shown_as: str, faults: list[Fault]) -> tuple[Any, list[Fault]]:
    builder = _Builder()
    try:
        root = builder.build(text)
    except yaml.YAMLError as error:
        builder = _Builder()
        lines = text.split("\n")
        root, broken = _parse_records(builder, text, lines, shown_as)
        faults += broken or [_syntax_fault(error, lines, shown_as)]
    for line, steps, problem, remedy in builder.refusals:
        faults.append(Fault(shown_as, line, name_of(root, steps), problem, remedy))
    return root, faults


def _parse_records(
    builder: _Builder, text: str, lines: list[str], shown_as: str
) -> tuple[Sequence | None, list[Fault]]:
    """Read the records of a list one by one, so that a broken one does not hide the faults of the others."""
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    root = Sequence(1)
    faults = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        try:
            part = builder.build("\n".join(lines[start:end]), start, len(root))
        except yaml.YAMLError as error:
            faults.append(_syntax_fault(error, lines, shown_as, start))
            continue
        root += part
        root.lines += part.lines
    return root if starts else None, faults


def _syntax_fault(error: yaml.YAMLError, lines: list[str], shown_as: str, lines_before: int = 0) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = lines_before + (mark.line + 1 if mark else 1)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "the line cannot be read"
    return Fault(
        shown_as,
        line,
        _record_at(lines, line),
        f"this is not YAML: {problem}",
        "Look at this line and the one before it for a missing quote, colon or space",
    )


class _Builder:
    """Turns YAML events into values, and collects what it refuses as (line, path, problem, remedy)."""

    def __init__(self) -> None:
        self.refusals: list[tuple[int, Steps, str, str]] = []

    def build(self, text: str, lines_before: int = 0, items_before: int = 0) -> Any:
        """Return the value of the text.

        Args:
            text: one YAML document.
            lines_before: lines of the file that stand before this text.
            items_before: items of the file's list that stand before this text.

        Raises:
            yaml.YAMLError: the text is not YAML.
        """
        self._root: Any = None
        self._open: list[Mapping | Sequence] = []  # the collections around the next value, outermost first
        self._keys: list[str | None] = []  # for each of them, the key that awaits its value
        self._lines_before = lines_before
        self._items_before = items_before
        self._loader = yaml.CSafeLoader(text)
        try:
            self._read_events()
        finally:
            self._loader.dispose()
        return self._root

    def _read_events(self) -> None:
        documents = 0
        skipping = 0  # how many refused collections are open
        while not isinstance(event := self._loader.get_event(), yaml.StreamEndEvent):
            line = event.start_mark.line + 1 + self._lines_before
            if isinstance(event, yaml.CollectionEndEvent):
                if skipping:
                    skipping -= 1
                else:
                    self._open.pop()
                    self._keys.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(line, 'a second YAML document starts here ("---")', "Keep one document a file")
            elif isinstance(event, yaml.CollectionStartEvent):
                if skipping or not self._collection(event, line):
                    skipping += 1
            elif isinstance(event, yaml.NodeEvent) and not skipping:
                if self._key_is_next():
                    self._keys[-1] = self._key(event, line)
                else:
                    self._place(self._value(event, line), line)

    def _key_is_next(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Mapping) and self._keys[-1] is None

    def _collection(self, event: yaml.CollectionStartEvent, line: int) -> bool:
        """Open a collection; return False if it is refused and its content is to be passed over."""
        self._refuse_decoration(event, line)
        if self._key_is_next():
            self._refuse(line, "a list or mapping stands where a field's name belongs", "Name the field")
            self._keys[-1] = "?"
            return False
        if len(self._open) >= MAX_DEPTH:
            self._refuse(line, f"nested more than {MAX_DEPTH} levels deep", "Write it flat")
            self._place(REFUSED, line)
            return False
        collection = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        self._place(collection, line)
        self._open.append(collection)
        self._keys.append(None)
        return True

    def _place(self, value: Any, line: int) -> None:
        if not self._open:
            self._root = value if self._root is None else self._root
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.lines.append(line)
            return
        # The first of two equal keys is kept: the second was reported when its name was read.
        parent.setdefault(str(self._keys[-1]), value)
        self._keys[-1] = None

    def _key(self, event: yaml.NodeEvent, line: int) -> str:
        parent = self._open[-1]
        assert isinstance(parent, Mapping)
        value = self._value(event, line)
        key = str(event.value if isinstance(event, yaml.ScalarEvent) else value)
        if key == "<<":
            self._refuse(line, '"<<" is a YAML merge key', "Write the fields out")
        elif not isinstance(value, str) and value is not REFUSED:
            self._refuse(line, f"{key} is not the name of a field", "Put a name before the colon")
        if key in parent.lines:
            self._keys[-1] = key
            self._refuse(line, f"given twice, first in line {parent.lines[key]}", "Keep one of the two")
        else:
            parent.lines[key] = line
        return key

    def _value(self, event: yaml.NodeEvent, line: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(line, f"*{event.anchor} is a YAML alias", "Write the value out")
            return REFUSED
        self._refuse_decoration(event, line)
        text: str = event.value
        if event.style:
            return text
        tag = self._loader.resolve(yaml.ScalarNode, text, (True, False))
        kind = tag.removeprefix(_TAG)
        if kind == "bool":
            if text in ("true", "false"):
                return text == "true"
            meaning = "true" if text.lower() in ("yes", "on", "true") else "false"
            self._refuse(
                line,
                f"YAML reads the bare word {text} as {meaning}",
                f"Write '{text}' in quotes for the text, or {meaning} for the truth value",
            )
            return REFUSED
        if kind == "null":
            return None
        if kind not in _CONSTRUCTORS:
            return text
        try:
            node = yaml.ScalarNode(tag, text, event.start_mark, event.end_mark)
            return _CONSTRUCTORS[kind](self._loader, node)
        except (ValueError, OverflowError):
            what = "a date that exists" if kind == "timestamp" else "a number that can be read"
            self._refuse(line, f"{text[:40]} is not {what}", "Correct it, or quote it if it is a text")
            return REFUSED

    def _refuse_decoration(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            self._refuse(line, f"&{event.anchor} is a YAML anchor", "Write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            self._refuse(line, f"{event.tag} is a YAML tag", "Remove it; plain values are enough")

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        steps: list[str | int] = []
        for depth, (collection, key) in enumerate(zip(self._open, self._keys, strict=True)):
            if isinstance(collection, Sequence):
                # The innermost list is about to get its next item; the others are inside their last one.
                innermost = depth + 1 == len(self._open)
                steps.append(len(collection) - (not innermost) + (0 if depth else self._items_before))
            elif key is not None:
                steps.append(key)
        self.refusals.append((line, tuple(steps), problem, remedy))
