"""What the site has besides the pages that people write: the pages and files that are made from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from macros.catalog.catalog import Catalog
from macros.catalog.facets import TITLES
from macros.catalog.places import address_of, countries
from macros.site.assets import common_bundle, lazy_bundles
from macros.site.open_data import open_data
from macros.site.pages import DataPage

from .add_firm import form_scripts
from .changes import changes_feeds
from .checklist import checklist_page
from .directory import facet_value_page, index_asset, letter_page
from .firm import firm_page
from .my_search.content import content_asset
from .where import country_page


def data_pages(catalog: Catalog) -> Iterator[DataPage]:
    """Yield the page of each firm, facet value, letter of a long A-Z, checklist, and country to look and check in."""
    data = catalog.data
    for firm in data.firms:
        yield DataPage(
            "firm",
            f"directory/{firm.id}",
            firm.name,
            firm.summary,
            partial(firm_page, firm_id=firm.id),
            is_searched=False,
        )
    for (facet, value), pages in catalog.value_pages.items():
        entry = data.value(facet, value)
        for part in pages:
            yield DataPage(
                "facet-value",
                part.address.removesuffix("/"),
                part.titled(f"{entry.label} – {TITLES[facet].lower()}"),
                entry.definition,
                partial(facet_value_page, facet=facet, value=value, part=part.part),
                is_searched=False,
            )
    for page in catalog.letter_pages:
        yield DataPage(
            "letter",
            page.address.removesuffix("/"),
            page.title,
            f"Recruiting and search firms whose name begins with {page.letter}, each with its page.",
            partial(letter_page, page=page),
            is_searched=False,
        )
    for checklist in data.checklists:
        yield DataPage(
            "checklist",
            f"checklists/{checklist.id}",
            f"{checklist.title} – checklist",
            checklist.summary,
            partial(checklist_page, checklist_id=checklist.id),
        )
    for country in countries(data):
        yield DataPage(
            "country",
            address_of(country.id).removesuffix("/"),
            f"{country.label}: where to look and check",
            f"{country.label}: how to check a recruiter, where to complain, what you may be charged, and whom to ask "
            "about your data.",
            partial(country_page, country=country.id),
        )


def data_files(catalog: Catalog, site_url: str) -> Iterator[tuple[str, str | Callable[[], str]]]:
    """Yield the address of each script, style and file of open data, and its content or what makes it.

    Args:
        catalog: all that is known, and what follows from it.
        site_url: where the site is published, or an empty text.
    """
    data = catalog.data
    yield common_bundle("css")
    yield common_bundle("js")
    yield from lazy_bundles()
    yield catalog.made(index_asset)
    yield catalog.made(content_asset)
    yield from form_scripts(data)
    yield from open_data(data)
    yield from changes_feeds(catalog.months, site_url)
