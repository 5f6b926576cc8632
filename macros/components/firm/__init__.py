"""One firm: its page, its place in a list, and the firms most like it."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.facets import has_list, name_key, values_of
from macros.catalog.places import address_of, countries_of
from macros.catalog.similar import similar
from macros.components.checklist import by_stage
from macros.loading.dataset import Dataset
from macros.model.checklists import Checklist
from macros.model.firms import Firm
from macros.site.context import View
from macros.site.templates import render


def firm(view: View, wanted: str) -> Markup:
    """Return one firm as it stands in a list; raises ``UnknownId``."""
    return view.render("firm/firm.html", firm=view.data.firm(wanted))


def firm_page(view: View, wanted: str) -> Markup:
    """Return the whole page of a firm: what is known, what is not, and the sources of each; raises ``UnknownId``."""
    found = view.data.firm(wanted)
    return view.render(
        "firm/page.html",
        firm=found,
        kind=view.data.value("kind", found.kind),
        successor=view.data.firm(found.successor) if found.successor else None,
        similar=similar(view.data, found),
        has_list=has_list,
        countries=[(country, address_of(country)) for country in countries_of(found)],
        stages=by_stage(view.data, checklists_for(view.data, found)),
    )


def redirect_page(name: str, url: str, canonical: str) -> str:
    """Return the HTML that leads from an address that a page had before to where it stands now, without a script.

    Args:
        name: the title of the page, for a firm its name.
        url: the way to it from where this one will stand, with the anchor of a section if it leads to one.
        canonical: the full address of the page; the way to it where the site has none.
    """
    return f"{render('firm/moved.html', name=name, url=url, canonical=canonical)}\n"


def checklists_for(data: Dataset, found: Firm) -> list[Checklist]:
    """Return the checklists that name the kind of this firm; those for every kind are left to the checklists page."""
    return [checklist for checklist in data.checklists if checklist.kinds and found.kind in checklist.kinds]


__all__ = ["checklists_for", "firm", "firm_page", "name_key", "redirect_page", "values_of"]
