"""The firms most like a firm."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from macros.loading.dataset import Dataset
from macros.model.firms import Firm

from .facets import name_key, values_of

SIMILAR = 5
# A shared industry or function says more about whom a firm can help than a shared country or fee model.
_WEIGHTS = {"industry": 3, "function": 3, "level": 1, "country": 1, "kind": 1}


Index = Mapping[tuple[str, str], Sequence[str]]


def similar(data: Dataset, to: Firm, index: Index) -> list[Firm]:
    """Return up to five firms that share most with a firm, and at least an industry or a function.

    Args:
        data: all that is known.
        to: the firm.
        index: what ``index_of`` makes of the data.
    """
    scores: Counter[str] = Counter()
    for facet in ("industry", "function"):
        for value in values_of(to, facet, data):
            for other in index[facet, value]:
                scores[other] += _WEIGHTS[facet]
    del scores[to.id]
    for facet in ("level", "country", "kind"):
        mine = set(values_of(to, facet, data))
        for other in scores:
            shared = mine.intersection(values_of(data.firm(other), facet, data))
            scores[other] += _WEIGHTS[facet] * len(shared)
    ranked = sorted(scores, key=lambda other: (-scores[other], name_key(data.firm(other))))
    return [data.firm(other) for other in ranked[:SIMILAR]]


def index_of(data: Dataset) -> Index:
    """Return the ids of the listed firms that name each industry and each function."""
    index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in data.listed:
        for facet in ("industry", "function"):
            for value in values_of(one, facet, data):
                index[facet, value].append(one.id)
    return index
