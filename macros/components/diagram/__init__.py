"""Diagrams: pictures drawn as SVG from facts, each with the same in words."""

from __future__ import annotations

import math

from markupsafe import Markup

from macros.components.evidence import cite
from macros.loading.dataset import UnknownId
from macros.site.context import PageContext

from .content import DIAGRAMS
from .drawing import WIDTH
from .forms import draw


def diagram(view: PageContext, wanted: str) -> Markup:
    """Return one diagram: a figure with its caption, the picture, and a list that says the same in words.

    It cites evidence, so a page that shows one ends with ``sources()``; each diagram stands on a page once.

    Raises:
        UnknownId: there is no such diagram.
    """
    if wanted not in DIAGRAMS:
        raise UnknownId("diagram", wanted, tuple(DIAGRAMS))
    found = DIAGRAMS[wanted]
    sheet = draw(found)
    return view.render(
        "diagram/diagram.html",
        diagram=found,
        sheet=sheet,
        width=WIDTH,
        height=math.ceil(sheet.height) + 2,
        cite=lambda *ids: cite(view, *ids),
    )


__all__ = ["diagram"]
