"""Numbered references to evidence: ``cite`` where a claim is made, ``sources`` at the end of the page."""

from __future__ import annotations

import functools

from markupsafe import Markup

from macros.loading.dataset import Dataset
from macros.model.evidence import READINGS, Evidence
from macros.site.context import PageContext

# What a reader sees of how a source was read.
READ_AS = dict(zip(READINGS, ("Read at the source", "Read in part", "Reported by others"), strict=True))
# The strengths of what binds people, and ought to be read at the source.
BINDING = ("law", "regulator")


def cite(view: PageContext, *evidence_ids: str) -> Markup:
    """Return the numbers of one or more pieces of evidence, linked to the page's list of sources.

    Raises:
        UnknownId: there is no such evidence.
        ValueError: nothing is cited, or the page's sources have been listed already.
    """
    if not evidence_ids:
        raise ValueError("cite() names no evidence. Give at least one id of evidence.yaml")
    if view.citations.listed:
        raise ValueError(f'cite("{evidence_ids[0]}") stands after sources(). Move sources() to the end of the page')
    marks = [(view.data.claim(one), *view.citations.number(one)) for one in evidence_ids]
    return view.render("evidence/cite.html", marks=marks)


def sources(view: PageContext) -> Markup:
    """Return the list of the evidence that the page has cited so far, with strength, place and date.

    Where one of them is law or a regulator's, the line that this is no legal advice stands below, once.

    Raises:
        ValueError: the page has cited nothing.
    """
    if not view.citations.ids:
        raise ValueError("sources() stands on a page that cites nothing. Remove it, or cite() the evidence first")
    view.citations.listed = True
    cited = [view.data.claim(one) for one in view.citations.ids]
    law = any(claim.strength in BINDING for claim in cited)
    places = functools.partial(place_names, view.data)
    return view.render("evidence/sources.html", cited=cited, law=law, read_as=READ_AS, places=places)


def evidence_index(view: PageContext) -> Markup:
    """Return all evidence by topic, with strength, place, date and where it is cited."""
    topics = [
        (topic, [claim for claim in view.data.evidence if claim.topic == topic.id])
        for topic in view.data.vocabulary.topic
    ]
    return view.render(
        "evidence/index.html",
        topics=[(topic, claims) for topic, claims in topics if claims],
        places=lambda claim: place_names(view.data, claim),
        cited=view.cited,
        read_as=READ_AS,
    )


def evidence_numbers(view: PageContext) -> Markup:
    """Return how the evidence was read, by its strength: at the source, in part, or through others alone.

    Above the table stands how many of the claims on law, and of regulators, were read at the source. Those read in part
    are told apart from them.
    """
    rows = []
    for strength in view.data.vocabulary.strength:
        read = [claim.read for claim in view.data.evidence if claim.strength == strength.id]
        rows.append((strength, [read.count(way) for way in READINGS], len(read)))
    binding = [(numbers, all_) for strength, numbers, all_ in rows if strength.id in BINDING]
    return view.render(
        "evidence/numbers.html",
        rows=rows,
        ways=READ_AS,
        total=len(view.data.evidence),
        binding=sum(all_ for _, all_ in binding),
        binding_read=[sum(numbers[place] for numbers, _ in binding) for place in range(len(READINGS))],
    )


def place_names(data: Dataset, claim: Evidence) -> str:
    """Return where a claim applies, in words."""
    special = {value.id for value in data.vocabulary.place}
    names = [data.label("place" if place in special else "country", place) for place in claim.applies_to]
    return ", ".join(names)


__all__ = ["BINDING", "READ_AS", "cite", "evidence_index", "evidence_numbers", "place_names", "sources"]
