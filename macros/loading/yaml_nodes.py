"""Values of YAML that know the lines they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .diagnostics import shortened

Steps = tuple[str | int, ...]


class YamlMapping(dict[str, Any]):
    """A YAML mapping that knows the line it starts on and the line of each of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class YamlSequence(list[Any]):
    """A YAML sequence that knows the line it starts on and the line of each of its items."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []

    @classmethod
    def of(cls, items: Iterable[Any], line: int = 1) -> YamlSequence:
        """Return a sequence of items that stand on their own lines, or else on the line given."""
        node = cls(line)
        node.extend(items)
        node.lines = [getattr(item, "line", line) for item in node]
        return node


@dataclass(frozen=True)
class Invalid:
    """Stands where a value was refused, so that the same value is not reported a second time.

    Attributes:
        id: the id of a record that could not be read, so that what refers to it is not reported either.
    """

    id: str | None = None


INVALID = Invalid()


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
        name_of_step: Any = step or '""'
        if isinstance(step, int):
            name_of_step = root.get("id") if isinstance(root, dict) else getattr(root, "id", None)
        if isinstance(name_of_step, str) and name_of_step:
            name += f".{shortened(name_of_step)}" if name else shortened(name_of_step)
        elif isinstance(step, int):
            name += f"[{step + 1}]" if name else f"record {step + 1}"
    return name


def places(root: Any, above: Steps = ()) -> Iterator[tuple[Steps, int]]:
    """Yield the path and line of every value that has a line, in the order of the file.

    Args:
        root: what a file holds, or a part of it.
        above: the path to that part.
    """
    if isinstance(root, YamlMapping):
        for key, line in root.lines.items():
            yield (*above, key), line
            yield from places(root.get(key), (*above, key))
    elif isinstance(root, YamlSequence):
        for index, line in enumerate(root.lines):
            if not isinstance(root[index], YamlMapping):
                yield (*above, index), line
            yield from places(root[index], (*above, index))
