"""Read YAML that people edit: plain values with their line numbers, and every fault at once.

Only the part of YAML that a data file needs is accepted. Anchors, aliases, tags and merge keys are refused (a few
lines of them can grow to gigabytes), and so are the spellings that YAML 1.1 turns into something else than they
look like, such as a bare ``NO``.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.model.types import invisible, lost

from .diagnostics import DataFaults, Fault, shortened

MAX_BYTES = 50 * 1024 * 1024
MAX_DEPTH = 20
_HOPELESS_DEPTH = 1000  # libyaml's time grows with the square of the depth, so that what lies deeper is not even read

_FORMAT = 'or run "python -m macros format"'
_TAG = "tag:yaml.org,2002:"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONSTRUCTORS = {
    "timestamp": yaml.CSafeLoader.construct_yaml_timestamp,
    "int": yaml.CSafeLoader.construct_yaml_int,
    "float": yaml.CSafeLoader.construct_yaml_float,
}
_MOST_ZEROS = 0.1  # of all bytes; text saved as UTF-16 has more, since its signs and spaces alone bring one each
_RECORD_ID = re.compile(r"(?:- |  )id: *[\"']?([^\s\"'#]+)")
_LIST_ENTRY = re.compile(r"-(?: |$)")
_TOP_FIELD = re.compile(r"[^\s#\"'\[\]{}-][^:]*:(?: |$)")

# What libyaml says, and what to do about it. Its words stay, because they can be looked up.
_REMEDIES = {
    "mapping values are not allowed in this context": "Put a text that holds a colon in quotes; check the indentation",
    "found character that cannot start any token": "Put a text that starts with a sign such as @, ` or % in quotes",
    "found unexpected end of stream": "Close the quote or bracket that opens here",
    "a quoted text runs over several lines": "Close the quote that opens here",
    "did not find expected ',' or ']'": "Close the list that opens here with ], and put a comma between its entries",
    "did not find expected ',' or '}'": "Close the group that opens here with }, and put a comma between its fields",
    "did not find expected key": "Indent the line like the fields around it, and look for a quote inside a quoted text",
    "did not find expected '-' indicator": "Indent the line like the fields around it",
    "could not find expected ':'": "Put a colon and a space after the name of the field, or indent the text",
}
_QUOTES = ("'", '"')
# For these the line at which the quote or bracket opens says more than the line at which the reader gave up.
_OPENINGS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow node",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)

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

    @classmethod
    def of(cls, items: Iterable[Any], line: int = 1) -> Sequence:
        """Return a sequence of items that stand on their own lines, or else on the line given."""
        made = cls(line)
        made.extend(items)
        made.lines = [getattr(item, "line", line) for item in made]
        return made


@dataclass(frozen=True)
class Refused:
    """Stands where a value was refused, so that the same value is not reported a second time.

    Attributes:
        id: the id of a record that could not be read, so that what refers to it is not reported either.
    """

    id: str | None = None


REFUSED = Refused()


@dataclass(frozen=True)
class Source:
    """What a YAML file holds.

    Attributes:
        root: its value (``Mapping``, ``Sequence`` or a scalar). ``Refused`` stands for what could not be read, be it a
            value, a record or all of it, so that the faults of the rest are found in the same go.
        faults: what is wrong with it as YAML.
        marred: the lines with characters that were refused; what else is wrong there may come of them.
        broken: whether it had to be read in parts, so that something may be missing that is there.
    """

    root: Any
    faults: list[Fault]
    marred: frozenset[int] = frozenset()
    broken: bool = False


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

    A record is called by its id. One without an id is called ``record 4``, and an entry of a list ``acre.services[2]``,
    both counted from 1.
    """
    name = ""
    for step in path:
        try:
            root = root[step]
        except (IndexError, KeyError, TypeError):
            root = None
        own: Any = step or '""'
        if isinstance(step, int):
            own = root.get("id") if isinstance(root, dict) else getattr(root, "id", None)
        if isinstance(own, str) and own:
            name += f".{shortened(own)}" if name else shortened(own)
        elif isinstance(step, int):
            name += f"[{step + 1}]" if name else f"record {step + 1}"
    return name


def read(path: Path, shown_as: str, keyed: bool = False) -> Source:
    """Read one YAML file.

    Args:
        path: the file.
        shown_as: how faults name it.
        keyed: whether it should hold fields, and not a list of records.
    """
    try:
        text, faults, unreadable = decode(read_bytes(path, shown_as), shown_as)
    except DataFaults as error:
        return Source(REFUSED, error.faults)
    return parse(text, shown_as, faults, unreadable, keyed)


def read_bytes(path: Path, shown_as: str) -> bytes:
    """Return what a file holds.

    Raises:
        DataFaults: it is missing, too large, no regular file or cannot be read.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):
            # A pipe would be waited for, and a device may never end.
            problem = "is a pipe, a device or the like, and no file"
        elif about.st_size > MAX_BYTES:
            problem = f"the file has {about.st_size / 2**20:,.1f} MiB; the limit is {MAX_BYTES // 2**20} MiB"
        else:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)  # It may have grown, and some file systems do not know a size.
            if len(raw) <= MAX_BYTES:
                return raw
            problem = f"the file has more than {MAX_BYTES // 2**20} MiB, which is the limit"
    except OSError as error:
        problem = "the file is missing" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
    raise DataFaults([Fault(shown_as, 1, "", problem, "Restore it from the last version")])


def decode(raw: bytes, shown_as: str) -> tuple[str, list[Fault], dict[int, str]]:
    """Return the text of a file with LF line ends, and what is wrong with its bytes.

    Returns:
        The text, empty if it cannot be told what it is; faults of the file as a whole, all of which ``format`` mends if
        there is a text; and what stands on the lines that are not UTF-8, by their numbers.
    """
    if raw.startswith(_WIDE_MARKS) or raw.count(b"\0") > len(raw) * _MOST_ZEROS:
        problem = "the file is saved as UTF-16, or is no text"
        return "", [Fault(shown_as, 1, "", problem, "Save it as plain UTF-8")], {}
    faults = []
    if raw.startswith(_BYTE_ORDER_MARK):
        problem = "the file begins with a byte-order mark"
        faults.append(Fault(shown_as, 1, "", problem, f"Save it as UTF-8 without one, {_FORMAT}"))
        raw = raw.removeprefix(_BYTE_ORDER_MARK)
    if b"\r\n" in raw or (b"\r" in raw and b"\n" not in raw):
        ends = "CR LF" if b"\r\n" in raw else "CR"
        line = raw.count(b"\n", 0, raw.index(b"\r\n" if b"\n" in raw else b"\r")) + 1
        faults.append(
            Fault(shown_as, line, "", f"the lines end in {ends}", f"Save the file with LF line ends, {_FORMAT}")
        )
        raw = raw.replace(b"\r\n", b"\n") if b"\n" in raw else raw.replace(b"\r", b"\n")
    try:
        return raw.decode("utf-8"), faults, {}
    except UnicodeDecodeError:
        unreadable = {}
        for number, line_bytes in enumerate(raw.split(b"\n"), start=1):
            try:
                line_bytes.decode("utf-8")
            except UnicodeDecodeError as error:
                unreadable[number] = f"the byte {line_bytes[error.start]:#04x} is not UTF-8"
        return raw.decode("utf-8", "replace"), faults, unreadable


def parse(text: str, shown_as: str, faults: list[Fault], unreadable: dict[int, str], keyed: bool = False) -> Source:
    """Return what a text holds.

    Args:
        text: YAML with LF line ends.
        shown_as: how faults name the file.
        faults: what is already known to be wrong with the file.
        unreadable: what stands on the lines that were not UTF-8, by their numbers.
        keyed: whether it should hold fields, and not a list of records.
    """
    if not text and faults:
        return Source(REFUSED, faults)
    lines = text.split("\n")
    marred = {number: (problem, "Save the file as UTF-8") for number, problem in unreadable.items()}
    for number, line in enumerate(lines, start=1):
        if not line.isascii() or not line.isprintable():
            for character in dict.fromkeys(invisible(line)):
                marred.setdefault(number, _about(character))
                line = line.replace(character, " ")
            lines[number - 1] = line
    builder = _Builder()
    broken = False
    try:
        root = builder.build("\n".join(lines))
    except yaml.YAMLError as error:
        builder = _Builder()
        broken = True
        root, found = _parse_parts(builder, lines, shown_as, keyed, marred)
        faults += found
        if not found and not marred and not isinstance(error, _TooDeepError):
            faults.append(_syntax_fault(error, lines, _records(lines), shown_as, builder))
    for line_number, steps, problem, remedy in builder.refusals:
        faults.append(Fault(shown_as, line_number, name_of(root, steps), problem, remedy))
    if marred:
        names = {line_number: name_of(root, steps) for steps, line_number in reversed(list(places(root)))}
        records = _records(lines)
        for number, (problem, remedy) in marred.items():
            faults.append(Fault(shown_as, number, names.get(number, records[number - 1]), problem, remedy))
    return Source(root, faults, frozenset(marred), broken)


def _about(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands in this line", "Indent and separate with spaces"
    what, remedy = lost(character)
    return f"{what} stands in this line", remedy


def places(root: Any, above: Steps = ()) -> Iterator[tuple[Steps, int]]:
    """Yield the path and line of every value that has a line, in the order of the file."""
    if isinstance(root, Mapping):
        for key, line in root.lines.items():
            yield (*above, key), line
            yield from places(root.get(key), (*above, key))
    elif isinstance(root, Sequence):
        for index, line in enumerate(root.lines):
            if not isinstance(root[index], Mapping):
                yield (*above, index), line
            yield from places(root[index], (*above, index))


def _records(lines: list[str]) -> list[str]:
    """Return for each line the id of the record that it stands in, or an empty string."""
    names: list[str] = []
    starts = [number for number, line in enumerate(lines) if _LIST_ENTRY.match(line)]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        found = next(filter(None, map(_RECORD_ID.match, lines[start:end])), None)
        names += [shortened(found[1]) if found and _LIST_ENTRY.match(lines[start]) else ""] * (end - start)
    return names


def _parse_parts(
    builder: _Builder, lines: list[str], shown_as: str, keyed: bool, marred: Collection[int]
) -> tuple[Any, list[Fault]]:
    """Read the records of a list, or the fields of a file, one by one, so that a broken one does not hide the others.

    A part with a line that is marred is not reported as broken: the reason is most likely that line.
    """
    pattern = _TOP_FIELD if keyed else _LIST_ENTRY
    starts = [number for number, line in enumerate(lines) if pattern.match(line)]
    if not starts:
        return REFUSED, []
    records = _records(lines)
    root = Mapping(starts[0] + 1) if keyed else Sequence(starts[0] + 1)
    faults = []
    for number, line in enumerate(lines[: starts[0]]):
        if line.strip() and not line.startswith(("#", "%", "---")):
            problem = "this line is neither part of a record nor a comment"
            faults.append(Fault(shown_as, number + 1, "", problem, "Put # before it, or remove it"))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part: Any = None
        try:
            part = builder.build("\n".join(lines[start:end]), start, len(root))
        except yaml.YAMLError as error:
            known = isinstance(error, _TooDeepError) or any(number in marred for number in range(start + 1, end + 1))
            if not known:
                faults.append(_syntax_fault(error, lines, records, shown_as, builder, start))
        if isinstance(root, Sequence):
            readable = isinstance(part, Sequence)
            root += part if readable else [Refused(records[start] or None)]
            root.lines += part.lines if readable else [start + 1]
        else:
            if not isinstance(part, Mapping):
                part = Mapping(start + 1)
                part[lines[start].partition(":")[0]] = REFUSED
            for key, value in part.items():
                root.setdefault(key, value)
                root.lines.setdefault(key, part.lines.get(key, start + 1))
    return root, faults


def _syntax_fault(
    error: yaml.YAMLError,
    lines: list[str],
    records: list[str],
    shown_as: str,
    builder: _Builder,
    lines_before: int = 0,
) -> Fault:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "the line cannot be read"
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    if context in _OPENINGS or not mark:
        mark = getattr(error, "context_mark", None) or mark
    line = min(lines_before + (mark.line + 1 if mark else 1), len(lines))
    if line == builder.quote[1]:
        # A quote that was not closed ends where the next one stands.
        line = builder.quote[0]
        problem, context = "a quoted text runs over several lines", ""
    remedy = _REMEDIES.get(problem, "Look at this line and the one before it for a missing quote, colon or space")
    return Fault(shown_as, line, records[line - 1], f"this is not YAML: {problem} {context}".rstrip(), remedy)


class _TooDeepError(yaml.YAMLError):
    """The text is nested so deep that it is not read on; that it is nested too deep has been said."""


class _Builder:
    """Turns YAML events into values, and collects what it refuses as (line, path, problem, remedy)."""

    def __init__(self) -> None:
        self.refusals: list[tuple[int, Steps, str, str]] = []
        self.quote = (0, 0)  # the lines at which the last quoted text of several lines began and ended

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
        self._path: list[str | int] = []  # where each of them stands in the one around it, but for the outermost
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
        while True:
            event: Any = self._loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                break
            line = event.start_mark.line + 1 + self._lines_before
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._refuse(line, 'a second YAML document starts here ("---")', "Keep one document a file")
            elif documents > 1:
                pass  # The data has no place for what stands in a second document.
            elif isinstance(event, yaml.CollectionEndEvent):
                if skipping:
                    skipping -= 1
                else:
                    self._open.pop()
                    self._keys.pop()
                    self._path[-1:] = []
            elif isinstance(event, yaml.CollectionStartEvent):
                if skipping or not self._collection(event, line):
                    skipping += 1
                if skipping > _HOPELESS_DEPTH:
                    raise _TooDeepError
            elif isinstance(event, yaml.NodeEvent) and not skipping:
                if self._key_is_next():
                    self._keys[-1] = self._key(event, line)
                else:
                    self._place(self._value(event, line), line)

    def _key_is_next(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Mapping) and self._keys[-1] is None

    def _collection(self, event: Any, line: int) -> bool:
        """Open a collection; return False if it is refused and its content is to be passed over."""
        if self._key_is_next():
            self._refuse(line, "a list or group stands where the name of a field belongs", "Name the field")
            self._keys[-1] = "?"
            parent: Any = self._open[-1]
            parent.lines["?"] = line
            parent["?"] = REFUSED
            return False
        self._refuse_decoration(event, line)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(line, f"nested more than {MAX_DEPTH} levels deep", "Write it flat")
        if event.tag is not None or len(self._open) >= MAX_DEPTH:
            self._place(REFUSED, line)
            return False
        if self._open:
            self._path.append(self._next_step())
        collection = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        self._place(collection, line)
        self._open.append(collection)
        self._keys.append(None)
        return True

    def _next_step(self) -> str | int:
        """Return where the next value will stand in the innermost collection; its key may not be known yet."""
        innermost = self._open[-1]
        if isinstance(innermost, Sequence):
            return len(innermost) + (self._items_before if len(self._open) == 1 else 0)
        return str(self._keys[-1])

    def _place(self, value: Any, line: int) -> None:
        if not self._open:
            self._root = value
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.lines.append(line)
            return
        # The first of two equal keys is kept, and what stands below a refused key is dropped: both were reported.
        parent.setdefault(str(self._keys[-1]), value)
        self._keys[-1] = None

    def _key(self, event: Any, line: int) -> str:
        parent: Any = self._open[-1]
        key = str(event.value) if isinstance(event, yaml.ScalarEvent) else f"*{event.anchor}"
        if key in parent.lines:
            self._keys[-1] = key
            self._refuse(line, f"given twice, first in line {parent.lines[key]}", "Keep one of the two")
            return key
        parent.lines[key] = line
        refused_before = len(self.refusals)
        if key == "<<" and not event.style:
            self._refuse(line, '"<<" is a YAML merge key', "Write the fields out")
        elif not isinstance(self._value(event, line, a="field"), str) and refused_before == len(self.refusals):
            self._refuse(line, f'"{shortened(key)}" is not the name of a field', "Put a name before the colon")
        if refused_before != len(self.refusals):
            parent[key] = REFUSED
        return key

    def _value(self, event: Any, line: int, a: str = "text") -> Any:
        """Return what a scalar means, or ``REFUSED``; ``a`` says what it most likely was meant to be."""
        if isinstance(event, yaml.AliasEvent):
            if self._keys[-1:] != ["<<"]:  # That was said of the merge key.
                self._refuse(line, f"*{shortened(str(event.anchor))} is a YAML alias", "Write the value out")
            return REFUSED
        self._refuse_decoration(event, line)
        text: str = event.value
        if event.tag is not None:
            return REFUSED
        if event.style:
            if event.style in _QUOTES and event.end_mark.line > event.start_mark.line:
                self.quote = (line, event.end_mark.line + 1 + self._lines_before)
            return text
        tag: str = self._loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        kind = tag.removeprefix(_TAG)
        if kind == "null":
            return None
        if kind == "bool":
            if text in ("true", "false"):
                return text == "true"
            meaning = "true" if text.lower() in ("yes", "on", "true") else "false"
            return self._bare(line, text, meaning, a, "truth value")
        if kind not in _CONSTRUCTORS:
            return text
        try:
            node = yaml.ScalarNode(tag, text, event.start_mark, event.end_mark)
            value = _CONSTRUCTORS[kind](self._loader, node)
            meaning = str(value) if kind == "int" else text
        except (ValueError, OverflowError):
            what, remedy = "a number that can be read", "Correct it, or quote it if it is a text"
            if kind == "timestamp":
                what, remedy = "a date that exists", "Give a day that the calendar has"
            self._refuse(line, f"{shortened(text)} is not {what}", remedy)
            return REFUSED
        return value if meaning == text else self._bare(line, text, meaning, a, "number")

    def _bare(self, line: int, text: str, meaning: str, a: str, what: str) -> Refused:
        remedy = f"Write '{shortened(text)}' in quotes for the {a}, or {shortened(meaning)} for the {what}"
        if a == "field":
            remedy = f"Write '{shortened(text)}' in quotes if it is the name of a field"
        self._refuse(line, f"YAML reads the bare word {shortened(text)} as {shortened(meaning)}", remedy)
        return REFUSED

    def _refuse_decoration(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            remedy = "Remove it, and write the value out wherever it is needed"
            self._refuse(line, f"&{shortened(event.anchor)} is a YAML anchor", remedy)
        if event.tag is not None:
            tag = shortened(event.tag.replace(_TAG, "!!"))
            self._refuse(line, f"{tag} is a YAML tag", "Remove it; plain values are enough")

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        steps = self._path.copy()
        if self._open and not self._key_is_next():
            steps.append(self._next_step())
        self.refusals.append((line, tuple(steps), problem, remedy))
