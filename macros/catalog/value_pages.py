"""The lists of the firms with one value of a facet: which firms stand on which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.model.firms import Firm

from .facets import FACETS, by_value, name_key, values_of
from .letters import MOST_ON_A_PAGE


@dataclass(frozen=True)
class ValuePage:
    """A page of the firms with one value; a value of many firms has several.

    Attributes:
        address: where it is.
        facet, value: what they share.
        part, parts: which of how many pages of this value it is, from 1.
        total: how many firms all of these pages have.
        naming: its firms that name the value, by name.
        generalists: its firms that match every industry and do not name this one, by name, after all that do.
    """

    address: str
    facet: str
    value: str
    part: int
    parts: int
    total: int
    naming: Sequence[Firm]
    generalists: Sequence[Firm]

    def titled(self, title: str) -> str:
        """Return a title with the number of the page, if there are several."""
        return f"{title}, page {self.part} of {self.parts}" if self.parts > 1 else title


def value_pages(data: Dataset) -> Iterator[ValuePage]:
    """Yield the pages of every value that a listed firm names, in the order of facets and vocabularies."""
    firms = sorted(data.listed, key=name_key)
    generalists = [firm for firm in firms if firm.generalist]
    for facet in FACETS:
        naming = by_value(firms, facet, data)
        for value in data.values(facet):
            if value.id in naming:
                others = generalists if facet == "industry" else ()
                others = [firm for firm in others if value.id not in values_of(firm, facet, data)]
                yield from _pages(facet, value.id, naming[value.id], others)


def _pages(facet: str, value: str, naming: Sequence[Firm], generalists: Sequence[Firm]) -> Iterator[ValuePage]:
    total = len(naming) + len(generalists)
    for start in range(0, total, MOST_ON_A_PAGE):
        part, end = start // MOST_ON_A_PAGE + 1, start + MOST_ON_A_PAGE
        yield ValuePage(
            f"directory/by/{facet}/{value}/" + (f"{part}/" if part > 1 else ""),
            facet,
            value,
            part,
            -(-total // MOST_ON_A_PAGE),
            total,
            naming[start:end],
            generalists[max(0, start - len(naming)) : max(0, end - len(naming))],
        )
