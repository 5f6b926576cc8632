"""The firms most like a firm.

A set of firms is a whole number here, in which each firm has a bit; so one step takes in all firms at once, and ten
thousand firms have their likes in half a second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.model.firms import Firm

from .facets import name_key, values_of

SIMILAR = 5
# A shared industry or function says more about whom a firm can help than a shared country or fee model.
_WEIGHTS = {"industry": 3, "function": 3, "level": 1, "country": 1, "kind": 1}
_NEEDED = ("industry", "function")


@dataclass(frozen=True)
class Index:
    """Who names what.

    Attributes:
        firms: the listed firms by name; the place of each is that of its bit.
        naming: the firms that name a value, by facet and value.
    """

    firms: Sequence[Firm]
    naming: Mapping[tuple[str, str], int]


def similar(data: Dataset, to: Firm, index: Index) -> list[Firm]:
    """Return up to five firms that share most with a firm, and at least an industry or a function.

    Args:
        data: all that is known.
        to: the firm.
        index: what ``index_of`` makes of the data.
    """
    left = 0
    scores: list[int] = []  # In place n the firms whose score has the n-th binary digit.
    for facet, weight in _WEIGHTS.items():
        for value in values_of(to, facet, data):
            naming = index.naming.get((facet, value), 0)
            if facet in _NEEDED:
                left |= naming
            for place in range(weight.bit_length()):
                if weight >> place & 1:
                    _add(scores, place, naming)
    nearest: list[Firm] = []
    while left and len(nearest) <= SIMILAR:  # One more than is wanted, since the firm is most like itself.
        best = left
        for digit in reversed(scores):
            best = best & digit or best
        left ^= best
        while best and len(nearest) <= SIMILAR:
            first = best & -best
            nearest.append(index.firms[first.bit_length() - 1])
            best ^= first
    return [firm for firm in nearest if firm.id != to.id][:SIMILAR]


def _add(scores: list[int], place: int, firms: int) -> None:
    """Add one, in a binary digit, to the scores of some firms."""
    while firms:
        if place == len(scores):
            scores.append(0)
        scores[place], firms = scores[place] ^ firms, scores[place] & firms
        place += 1


def index_of(data: Dataset) -> Index:
    """Return which of the listed firms name each value that makes firms alike."""
    firms = sorted(data.listed, key=name_key)
    naming: defaultdict[tuple[str, str], int] = defaultdict(int)
    for place, firm in enumerate(firms):
        for facet in _WEIGHTS:
            for value in values_of(firm, facet, data):
                naming[facet, value] |= 1 << place
    return Index(firms, naming)
