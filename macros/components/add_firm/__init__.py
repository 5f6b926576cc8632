"""The form that adds or corrects a firm."""

from __future__ import annotations

from markupsafe import Markup

from macros.site.assets import lazy_bundle
from macros.site.context import PageContext

from .form import ABOUT, edition, form_scripts, record_script


def firm_form(view: PageContext) -> Markup:
    """Return the place of the form that adds or corrects a firm; a script fills it."""
    return view.render(
        "add_firm/form.html",
        script=lazy_bundle("add_firm")[0],
        about=ABOUT,
        record=record_script(0),
        edition=edition(view.data),
    )


__all__ = ["firm_form", "form_scripts"]
