"""One firm: its page, its place in a list, and the firms most like it."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.facts import not_stated
from macros.components.directory import result
from macros.site.context import PageContext
from macros.site.templates import render

_FEW = 8  # countries that are shown at once


def firm(view: PageContext, firm_id: str) -> Markup:
    """Return one firm as it stands in a list; raises ``UnknownId``."""
    return view.render("firm/firm.html", result=result(view, view.data.firm(firm_id)))


def firm_page(view: PageContext, firm_id: str) -> Markup:
    """Return the whole page of a firm: what is known, what is not, and the sources of each; raises ``UnknownId``."""
    facts = view.catalog.firm(firm_id)
    return view.render("firm/page.html", **vars(facts), left_open=not_stated(facts.firm), few=_FEW)


def redirect_page(name: str, url: str, canonical: str) -> str:
    """Return the HTML that leads from an address that a page had before to where it stands now, without a script.

    Args:
        name: the title of the page, for a firm its name.
        url: the way to it from where this one will stand, with the anchor of a section if it leads to one.
        canonical: the full address of the page; the way to it where the site has none.
    """
    return f"{render('firm/moved.html', name=name, url=url, canonical=canonical)}\n"


__all__ = ["firm", "firm_page", "redirect_page"]
