"""Contributing: the form for a firm, what the directory knows and does not know, and what has changed in it."""

from __future__ import annotations

from markupsafe import Markup

from ..bundles import later
from ..load import Dataset
from ..view import View
from .changes import FEED, directory_changes, feed, months
from .form import ABOUT, RECORDS, edition, form_scripts
from .numbers import about_the_data


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


def changes_feed(data: Dataset, site_url: str) -> tuple[str, str]:
    """Return the address and the content of the Atom feed of the changes."""
    return FEED, feed(months(data), site_url)


__all__ = ["about_the_data", "changes_feed", "directory_changes", "firm_form", "form_scripts"]
