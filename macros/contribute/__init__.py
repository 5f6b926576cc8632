"""Contributing: the form for a firm, what the directory knows and does not know, and what has changed in it."""

from __future__ import annotations

from markupsafe import Markup

from ..bundles import later
from ..view import View
from .form import ABOUT, RECORDS, edition, form_scripts


def firm_form(view: View) -> Markup:
    """Return the place of the form that adds or corrects a firm; a script fills it."""
    anywhere = view.data.firms[0].id
    return view.render(
        "contribute/form.html",
        script=later("contribute")[0],
        about=ABOUT,
        record=f"{RECORDS}/{anywhere}.js",
        anywhere=anywhere,
        edition=edition(view.data),
    )


__all__ = ["firm_form", "form_scripts"]
