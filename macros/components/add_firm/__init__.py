"""The form that adds or corrects a firm, or a body."""

from __future__ import annotations

from markupsafe import Markup

from macros.site.assets import lazy_bundle
from macros.site.context import PageContext

from .form import BODY_FORM, FIRM_FORM, Form, edition, form_scripts


def firm_form(view: PageContext) -> Markup:
    """Return the place of the form that adds or corrects a firm; a script fills it."""
    return _form(view, FIRM_FORM)


def place_form(view: PageContext) -> Markup:
    """Return the place of the form that adds or corrects a register or a body; a script fills it."""
    return _form(view, BODY_FORM)


def _form(view: PageContext, form: Form) -> Markup:
    return view.render(
        "add_firm/form.html",
        script=lazy_bundle("add_firm")[0],
        form=form,
        record=form.records(0),
        edition=edition(view.data),
    )


__all__ = ["firm_form", "form_scripts", "place_form"]
