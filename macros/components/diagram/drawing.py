"""A sheet to draw on: shapes and wrapped text, placed in user units that CSS pixels scale with.

A sheet is 360 units wide and as high as it needs to be, one thing below the other, so that the same drawing serves a
phone and a desk. No text is smaller than 14 units: on a page 320 pixels wide that is still more than 11 pixels.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

WIDTH = 360


class Style(NamedTuple):
    """How a text is set.

    Attributes:
        size: the size of its type.
        line: from one line to the next.
        letter: how wide a letter is on average, as a part of the size; rather too wide, since the type is the reader's.
    """

    size: int
    line: int
    letter: float


STYLES = {"title": Style(15, 19, 0.62), "text": Style(14, 18, 0.58), "label": Style(14, 18, 0.62)}


@dataclass(frozen=True)
class Shape:
    """An SVG element without text."""

    name: str
    look: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class Text:
    """One text, with the place of each of its lines."""

    style: str
    look: str
    anchor: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass
class Sheet:
    """What has been drawn so far, in units of which a picture is ``WIDTH`` wide; y grows downwards.

    A look is a name that ``diagram.css`` gives colours to.
    """

    height: float = 0
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, look: str = "box", round_: float = 5) -> None:
        """Draw a rectangle; x and y are its upper left corner, ``round_`` the radius of its corners."""
        self._add("rect", look, y + height, x=x, y=y, width=width, height=height, rx=round_)

    def dot(self, x: float, y: float, radius: float, look: str = "mark") -> None:
        """Draw a disc around a point."""
        self._add("circle", look, y + radius, cx=x, cy=y, r=radius)

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str = "line") -> None:
        """Draw a straight line from one point to another."""
        self._add("line", look, max(y1, y2), x1=x1, y1=y1, x2=x2, y2=y2)

    def arrow(self, x1: float, y1: float, x2: float, y2: float, look: str = "arrow") -> None:
        """Draw an arrow from one point to another in the same row or column."""
        across = 0 if x1 == x2 else 7 if x2 > x1 else -7
        down = 0 if y1 == y2 else 7 if y2 > y1 else -7
        self.line(x1, y1, x2 - across, y2 - down, look)
        side_x, side_y = (0, 5) if across else (5, 0)
        foot_x, foot_y = x2 - across * 1.3, y2 - down * 1.3
        points = ((x2, y2), (foot_x - side_x, foot_y - side_y), (foot_x + side_x, foot_y + side_y))
        self._add("polygon", "mark", max(y for _, y in points), points=" ".join(f"{_n(x)},{_n(y)}" for x, y in points))

    def text(
        self, x: float, y: float, words: str, width: float, style: str = "text", look: str = "", anchor: str = "start"
    ) -> float:
        """Write a text, wrapped to a width, and return where it ends.

        Args:
            x: its left edge; its middle or its right edge if ``anchor`` is ``middle`` or ``end``.
            y: its upper edge.
            words: the text.
            width: how wide a line may be.
            style: a key of ``STYLES``.
            look: a name for its colour; that of the style if left out.
            anchor: ``start``, ``middle`` or ``end``.
        """
        form = STYLES[style]
        lines = wrap(words, width, style)
        # A line's letters stand on a baseline at about four fifths of its height.
        placed = tuple((_n(x), _n(y + index * form.line + form.line * 0.78), line) for index, line in enumerate(lines))
        self.texts.append(Text(style, look or style, anchor, placed))
        end = y + len(lines) * form.line
        self.height = max(self.height, end)
        return end

    def _add(self, name: str, look: str, bottom: float, **attributes: float | str) -> None:
        values = {key: value if isinstance(value, str) else _n(value) for key, value in attributes.items()}
        self.shapes.append(Shape(name, look, values))
        self.height = max(self.height, bottom)


def wrap(words: str, width: float, style: str = "text") -> list[str]:
    """Return a text as the fewest lines that fit a width by the average letter, with no lonely word at the end.

    Args:
        words: the text.
        width: in units of the picture.
        style: a name in ``STYLES``.
    """
    form = STYLES[style]
    most = int(width / (form.size * form.letter))
    lines = textwrap.wrap(words, most, break_long_words=False, break_on_hyphens=False)
    return min(_ways(words.split(), len(lines), most), key=lambda way: _raggedness(way, most), default=lines)


def _ways(words: list[str], count: int, most: int) -> Iterator[list[str]]:
    """Yield each way to set words in so many lines of at most so many letters."""
    if count == 1:
        if len(line := " ".join(words)) <= most:
            yield [line]
        return
    for end in range(1, len(words) - count + 2):
        if len(line := " ".join(words[:end])) > most:
            return
        for rest in _ways(words[end:], count - 1, most):
            yield [line, *rest]


def _raggedness(lines: list[str], most: int) -> int:
    *others, last = lines
    lonely = len(others) > 0 and len(last) < most / 3
    return sum((most - len(line)) ** 2 for line in others) + lonely * most**2


def height_of(words: str, width: float, style: str = "text") -> float:
    """Return how high a text will be in units of the picture, where ``wrap`` sets it."""
    return len(wrap(words, width, style)) * STYLES[style].line


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
