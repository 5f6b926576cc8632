"""Etiquette checklists: what courtesy and prudence ask at one moment of a search."""

from __future__ import annotations

from markupsafe import Markup

from macros.components.evidence import cite, sources
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
        kinds=view.catalog.tags("kind", record.kinds),
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
    return view.render("checklist/index.html", stages=view.catalog.stages(view.data.checklists))


__all__ = ["checklist", "checklist_index", "checklist_page"]
