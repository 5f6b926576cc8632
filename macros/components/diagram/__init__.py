"""Diagrams: pictures drawn as SVG from facts, each with the same in words."""

from __future__ import annotations

import math

from markupsafe import Markup

from macros.components.evidence import cite
from macros.model.diagrams import evidence_of
from macros.site.context import PageContext

from .drawing import WIDTH
from .forms import draw
from .words import loose_words, notes


def diagram(view: PageContext, diagram_id: str) -> Markup:
    """Return one diagram: a figure with its caption, the picture, and a list that says the same in words.

    It cites evidence, so a page that shows one ends with ``sources()``; each diagram stands on a page once.

    Raises:
        UnknownId: there is no such diagram.
        ValueError: a note would be due beyond the axis.
    """
    record = view.data.diagram(diagram_id)
    sheet = draw(record, view.data)
    return view.render(
        "diagram/diagram.html",
        diagram=record,
        evidence=evidence_of(record),
        notes=notes,
        loose_words=loose_words(record),
        sheet=sheet,
        width=WIDTH,
        height=math.ceil(sheet.height) + 2,
        cite=lambda *ids: cite(view, *ids),
    )


__all__ = ["diagram"]
