"""Where firms are: the world as a grid of tiles, a square for each country, shaded by how many firms are there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.model.vocabulary import Value
from macros.site.context import PageContext

STEP = 40  # from one tile to the next, in units of the picture
# The fewest firms of each shade.
SHADES = (1, 2, 5, 10, 25)


@dataclass(frozen=True)
class Tile:
    """The square of a country.

    Attributes:
        code, label: of the country.
        number: how many firms have an office there, as far as a source shows.
        shade: from 1 for few to 5 for the most; 0 for none.
        x, y: its upper left corner in the picture.
        address: where those firms are listed; empty if there are none.
    """

    code: str
    label: str
    number: int
    shade: int
    x: int
    y: int
    address: str


def firm_map(view: PageContext) -> Markup:
    """Return the map of firms by country; the page about the data has the same as a table."""
    drawn = tiles(view.catalog)
    return view.render(
        "firm_map/map.html",
        tiles=[tile for tile in drawn if tile.number],
        others=[tile for tile in drawn if not tile.number],
        key=[
            (shade, str(least) if most == least else f"{least}–{most}" if most else f"{least}+")
            for shade, (least, most) in enumerate(
                zip(SHADES, [*(following - 1 for following in SHADES[1:]), 0], strict=True), 1
            )
        ],
        step=STEP,
        width=max(tile.x for tile in drawn) + STEP,
        height=max(tile.y for tile in drawn) + STEP,
    )


def tiles(catalog: Catalog) -> Sequence[Tile]:
    """Return the square of each country that the vocabulary knows, as one reads: row by row."""
    numbers = catalog.counts["country"]
    return [
        Tile(
            country.id,
            country.label,
            number := numbers.get(country.id, 0),
            bisect(SHADES, number),
            _square(country)[1] * STEP,
            _square(country)[0] * STEP,
            catalog.tag("country", country.id).address,
        )
        for country in sorted(catalog.data.vocabulary.country, key=_square)
    ]


def _square(country: Value) -> tuple[int, int]:
    """Return the row and the column of a country."""
    column, _, row = (country.tile or "").partition("-")
    return int(row), int(column)


__all__ = ["firm_map"]
