"""What the site keeps on a reader's device: the controls that keep pages, and that delete all that is stored."""

from __future__ import annotations

from markupsafe import Markup

from macros.site.context import PageContext


def kept_pages(view: PageContext) -> Markup:
    """Return the control of the pages that are kept for use without a network."""
    return view.render("privacy/kept.html")


def stored(view: PageContext) -> Markup:
    """Return the control that deletes all that the site stores on the device."""
    return view.render("privacy/stored.html")


__all__ = ["kept_pages", "stored"]
