"""Read YAML that people edit: plain values with their line numbers, and every fault at once.

``yaml_builder.py`` makes values of YAML, ``yaml_recovery.py`` reads what is left of a broken file.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from macros.model.types import describe_invisible, invisible

from .diagnostics import ERROR, DataFaults, Fault
from .kept import records_of as kept_records
from .text_files import decode, read_bytes
from .yaml_builder import TooDeepError, YamlBuilder
from .yaml_nodes import INVALID, Steps, line_of, name_of, places
from .yaml_recovery import parse_parts, record_by_line, syntax_fault


@dataclass(frozen=True)
class Source:
    """What a YAML file holds, or several with one list of records.

    Attributes:
        root: its value (``YamlMapping``, ``YamlSequence`` or a scalar). ``Invalid`` stands for what could not be read,
            be it a value, a record or all of it, so that the faults of the rest are found in the same go.
        faults: what is wrong with it as YAML.
        files: how faults name it, or each of them.
        starts: the place of the first record of each file.
        corrupt_lines: the files and lines with characters that were refused; what else is wrong there may come of them.
        broken: whether it had to be read in parts, so that something may be missing that is there.
    """

    root: Any
    faults: list[Fault]
    files: tuple[str, ...]
    starts: tuple[int, ...] = (0,)
    corrupt_lines: frozenset[tuple[str, int]] = frozenset()
    broken: bool = False

    def file_of(self, steps: Steps) -> str:
        """Return how faults name the file that the value at a path stands in."""
        place = steps[0] if steps and isinstance(steps[0], int) else 0
        return self.files[bisect.bisect_right(self.starts, place) - 1]

    def fault(self, steps: Steps, problem: str, remedy: str, level: str = ERROR) -> Fault:
        """Return a fault of the value at a path, with its file, line and name."""
        return Fault(self.file_of(steps), line_of(self.root, steps), name_of(self.root, steps), problem, remedy, level)


_at_hand: dict[tuple[bytes, bool], Source] | None = None


@contextmanager
def reading_once() -> Iterator[None]:
    """Read files that hold the same only once within this, wherever they lie; what is read there must not be changed.

    A change is loaded and checked in a copy of the folder, and each check reads what it asks for.
    """
    global _at_hand
    around = _at_hand
    _at_hand = {} if around is None else around
    try:
        yield
    finally:
        _at_hand = around


def read(path: Path, shown_as: str, keyed: bool = False) -> Source:
    """Read one YAML file.

    Args:
        path: the file.
        shown_as: how faults name it.
        keyed: whether it should hold fields, and not a list of records.
    """
    try:
        raw = read_bytes(path, shown_as)
        if _at_hand and (known := _at_hand.get((raw, keyed))):
            return replace(known, faults=[], files=(shown_as,))
        text, faults, unreadable = decode(raw, shown_as)
    except DataFaults as error:
        return Source(INVALID, error.faults, (shown_as,))
    source = parse(text, shown_as, faults, unreadable, keyed)
    if _at_hand is not None and not source.faults:
        _at_hand[raw, keyed] = source
    return source


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
        return Source(INVALID, faults, (shown_as,))
    lines = text.split("\n")
    corrupt_lines = {number: (problem, "Save the file as UTF-8") for number, problem in unreadable.items()}
    for number, line in enumerate(lines, start=1):
        if not line.isascii() or not line.isprintable():
            for character in dict.fromkeys(invisible(line)):
                corrupt_lines.setdefault(number, _about(character))
                line = line.replace(character, " ")
            lines[number - 1] = line
    builder = YamlBuilder()
    broken = False
    try:
        kept = None if faults or corrupt_lines else kept_records(text, shown_as)
        root = builder.build("\n".join(lines)) if kept is None else kept
    except yaml.YAMLError as error:
        builder = YamlBuilder()
        broken = True
        root, part_faults = parse_parts(builder, lines, shown_as, keyed, corrupt_lines)
        faults += part_faults
        if not part_faults and not corrupt_lines and not isinstance(error, TooDeepError):
            faults.append(syntax_fault(error, lines, record_by_line(lines), shown_as, builder))
    for line_number, steps, problem, remedy in builder.refusals:
        faults.append(Fault(shown_as, line_number, name_of(root, steps), problem, remedy))
    if corrupt_lines:
        names = {line_number: name_of(root, steps) for steps, line_number in reversed(list(places(root)))}
        records = record_by_line(lines)
        for number, (problem, remedy) in corrupt_lines.items():
            faults.append(Fault(shown_as, number, names.get(number, records[number - 1]), problem, remedy))
    corrupt = frozenset((shown_as, number) for number in corrupt_lines)
    return Source(root, faults, (shown_as,), corrupt_lines=corrupt, broken=broken)


def unfit(root: Any, keyed: bool) -> str:
    """Return what is wrong with the value of a file as a whole, or an empty string.

    Args:
        root: the value.
        keyed: whether it should hold fields, and not a list of records.
    """
    if root is None:
        return "the file is empty"
    if keyed:
        return "" if isinstance(root, dict) else "the file does not hold vocabularies, each below its name"
    if not isinstance(root, list):
        return "the file does not hold a list of records"
    return "" if root else "the file holds no record"


def _about(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands in this line", "Indent and separate with spaces"
    what, remedy = describe_invisible(character)
    return f"{what} stands in this line", remedy
