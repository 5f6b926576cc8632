"""The table that the benchmark prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A figure.

    Attributes:
        what: what was measured.
        firms: with how many firms.
        measured: the figure, in the unit.
        unit: ``ms``, ``s``, ``kB`` or ``MiB``.
        target: what it may be at most; ``None`` if nothing was promised.
        note: what else there is to say, such as a ratio.
    """

    what: str
    firms: int
    measured: float
    unit: str = "ms"
    target: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether it is more than the target."""
        return self.target is not None and self.measured > self.target


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = ["| What | Firms | Measured | Target | Note |", "| --- | ---: | ---: | ---: | --- |"]
    for row in rows:
        target = "" if row.target is None else f"≤ {row.target:.3g} {row.unit}"
        note = "; ".join(filter(None, (row.note, "**missed**" if row.missed else "")))
        lines.append(f"| {row.what} | {row.firms:,} | {_short(row.measured)} {row.unit} | {target} | {note} |")
    return "\n".join(lines)


def _short(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 3 else f"{figure:.2f}"
