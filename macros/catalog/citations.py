"""Where evidence is cited: on the pages under ``docs/`` and in their diagrams, in checklists, messages and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.loading.dataset import Dataset
from macros.loading.diagnostics import Fault, did_you_mean
from macros.loading.yaml_nodes import line_of
from macros.loading.yaml_reader import read
from macros.model.diagrams import evidence_of
from macros.model.rules import cited

from .pages import PageText

_CALL = re.compile(r"\bcite\(([^)]*)\)")
_DIAGRAM = re.compile(r"""\bdiagram\(\s*["']([^"']+)["']""")
_ID = re.compile(r"""["']([^"']+)["']""")


@dataclass(frozen=True)
class Place:
    """Somewhere that evidence is cited: a title to show and an address to lead to."""

    title: str
    address: str


def calls(page: PageText) -> Iterator[tuple[str, int]]:
    """Yield each id of evidence that a page cites, with its line; a call may run over several."""
    for call in _CALL.finditer(page.text):
        for evidence in _ID.finditer(page.text, call.start(1), call.end(1)):
            yield evidence[1], page.text.count("\n", 0, evidence.start()) + 1


def cited_in(data: Dataset, pages: Iterable[PageText]) -> dict[str, list[Place]]:
    """Return where each piece of evidence is cited, pages first; evidence that nothing cites is left out."""
    places: dict[str, list[Place]] = {}
    in_diagrams = {diagram.id: evidence_of(diagram) for diagram in data.diagrams}
    for page in pages:
        for evidence, _ in calls(page):
            _add(places, evidence, Place(page.title, page.address))
        for diagram in _DIAGRAM.findall(page.text):
            for evidence in in_diagrams.get(diagram, ()):
                _add(places, evidence, Place(page.title, page.address))
    for checklist in data.checklists:
        for item in checklist.items:
            for evidence in item.evidence or ():
                _add(places, evidence, Place(checklist.title, f"checklists/{checklist.id}/"))
    for decision in data.decisions:
        for verdict in decision.verdicts:
            for evidence in verdict.evidence:
                _add(places, evidence, Place(decision.title, f"guide/{decision.guide[0]}/#decision-{decision.id}"))
    for cadence in data.cadence:
        for evidence in cadence.evidence or ():
            _add(places, evidence, Place("My search", "my-search/"))
    for rule in data.rules:
        for evidence in cited(rule):
            _add(places, evidence, Place("Fees and rights by country", f"guide/fees-by-country/#rule-{rule.id}"))
    for message in data.messages:
        for evidence in message.evidence or ():
            _add(places, evidence, Place(f"{message.title} (message)", f"messages/#{message.id}"))
    return places


def _add(places: dict[str, list[Place]], evidence: str, place: Place) -> None:
    citing = places.setdefault(evidence, [])
    if place not in citing:
        citing.append(place)


def faults(data: Dataset, pages: Iterable[PageText], docs: str, evidence: Path, shown_data: str) -> list[Fault]:
    """Return what is wrong with the citations: evidence that does not exist, and evidence that nothing cites.

    Args:
        data: all that is known.
        pages: the pages under ``docs/``.
        docs: how faults name the folder of the pages.
        evidence: the file of the evidence.
        shown_data: how faults name its folder.
    """
    pages = list(pages)
    root = read(evidence, evidence.name).root
    lines = {claim.id: line_of(root, (index, "id")) for index, claim in enumerate(data.evidence)}
    all_faults = [
        Fault(
            f"{docs}/{page.uri}",
            line,
            "",
            f'cites "{evidence_id}", which evidence.yaml does not have',
            did_you_mean(evidence_id, lines) or "Add the evidence, or take the citation out",
        )
        for page in pages
        for evidence_id, line in calls(page)
        if evidence_id not in lines
    ]
    cited = cited_in(data, pages)
    remedy = "Cite it on a page, in a checklist, in a diagram or in a decision aid, or remove it"
    all_faults += [
        Fault(f"{shown_data}/{evidence.name}", lines[claim.id], claim.id, "nothing cites it", remedy)
        for claim in data.evidence
        if claim.id not in cited
    ]
    return all_faults
