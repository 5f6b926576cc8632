"""One firm: its page, its place in a list, and the firms most like it."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping

from markupsafe import Markup

from ..checklist import by_stage
from ..directory.facets import has_list, name_key, values_of
from ..load import Dataset
from ..markup import render
from ..model import Checklist, Firm
from ..view import View

SIMILAR = 5
# A shared industry or function says more about whom a firm can help than a shared country or fee model.
_WEIGHTS = {"industry": 3, "function": 3, "level": 1, "country": 1, "kind": 1}


def firm(view: View, wanted: str) -> Markup:
    """Return one firm as it stands in a list; raises ``UnknownId``."""
    return view.render("firm/firm.html", firm=view.data.firm(wanted))


def firm_page(view: View, wanted: str) -> Markup:
    """Return the whole page of a firm: what is known, what is not, and the sources of each; raises ``UnknownId``."""
    found = view.data.firm(wanted)
    return view.render(
        "firm/page.html",
        firm=found,
        kind=view.data.value("kind", found.kind),
        successor=view.data.firm(found.successor) if found.successor else None,
        similar=similar(view.data, found),
        has_list=has_list,
        stages=by_stage(view.data, checklists_for(view.data, found)),
    )


def moved_page(name: str, url: str, canonical: str) -> str:
    """Return the HTML that leads from an address that a page had before to where it stands now, without a script.

    Args:
        name: the title of the page, for a firm its name.
        url: the way to it from where this one will stand, with the anchor of a section if it leads to one.
        canonical: the full address of the page; the way to it where the site has none.
    """
    return f"{render('firm/moved.html', name=name, url=url, canonical=canonical)}\n"


def similar(data: Dataset, to: Firm) -> list[Firm]:
    """Return up to five firms that share most with a firm, and at least an industry or a function."""
    index = _index(data)
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


@functools.lru_cache(maxsize=1)
def _index(data: Dataset) -> Mapping[tuple[str, str], list[str]]:
    index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in data.listed:
        for facet in ("industry", "function"):
            for value in values_of(one, facet, data):
                index[facet, value].append(one.id)
    return index


def checklists_for(data: Dataset, found: Firm) -> list[Checklist]:
    """Return the checklists that name the kind of this firm; those for every kind are left to the checklists page."""
    return [checklist for checklist in data.checklists if checklist.kinds and found.kind in checklist.kinds]


__all__ = ["checklists_for", "firm", "firm_page", "moved_page", "similar"]
