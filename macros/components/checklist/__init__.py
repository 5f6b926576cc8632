"""Etiquette checklists: what courtesy and prudence ask at one moment of a search."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.facets import has_list
from macros.components.evidence import cite, sources
from macros.loading.dataset import Dataset
from macros.model.checklists import Checklist
from macros.model.vocabulary import Value
from macros.site.context import PageContext


def checklist(view: PageContext, checklist_id: str, level: int = 2) -> Markup:
    """Return one checklist, to be ticked on the page or on paper; raises ``UnknownId``.

    Its reasons cite evidence, so a page that shows one ends with ``sources()``.

    Args:
        view: the page.
        checklist_id: the id of the checklist.
        level: the level of its heading.
    """
    record = view.data.checklist(checklist_id)
    return view.render(
        "checklist/checklist.html",
        checklist=record,
        level=level,
        cite=lambda ids: cite(view, *ids),
        has_list=has_list,
    )


def checklist_page(view: PageContext, checklist_id: str) -> Markup:
    """Return the whole page of a checklist; raises ``UnknownId``."""
    record = view.data.checklist(checklist_id)
    body = checklist(view, checklist_id, level=1)
    return view.render(
        "checklist/page.html",
        checklist=record,
        body=body,
        sources=sources(view) if view.citations.ids else "",
        others=[other for other in view.data.checklists if other.stage == record.stage and other.id != record.id],
    )


def checklist_index(view: PageContext) -> Markup:
    """Return all checklists, by their place on the path of a search."""
    return view.render("checklist/index.html", stages=by_stage(view.data, view.data.checklists))


def by_stage(data: Dataset, checklists: Sequence[Checklist]) -> list[tuple[Value, list[Checklist]]]:
    """Return the stages of a search, in their order, that any of the checklists belongs to, each with those that do."""
    stages = [(stage, [one for one in checklists if one.stage == stage.id]) for stage in data.vocabulary.stage]
    return [(stage, checklists) for stage, checklists in stages if checklists]


__all__ = ["by_stage", "checklist", "checklist_index", "checklist_page"]
