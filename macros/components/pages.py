"""What the site has besides the pages that people write: the pages and files that are made from the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.catalog.facets import FACETS, TITLES, counts
from macros.catalog.letters import letter_pages
from macros.loading.dataset import Dataset
from macros.site.assets import common_bundle, lazy_bundles
from macros.site.open_data import open_data
from macros.site.pages import DataPage

from .add_firm import form_scripts
from .changes import changes_feed
from .checklist import checklist_page
from .directory import facet_value_page, index_asset, letter_page
from .firm import firm_page
from .my_search.content import content_asset


def data_pages(data: Dataset) -> Iterator[DataPage]:
    """Yield the page of each firm, facet value, letter of a long A-Z, and checklist."""
    for firm in data.firms:
        yield DataPage(f"directory/{firm.id}", firm.name, firm.summary, partial(firm_page, wanted=firm.id))
    for facet in FACETS:
        for value in counts(data, facet):
            found = data.value(facet, value)
            yield DataPage(
                f"directory/by/{facet}/{value}",
                f"{found.label} – {TITLES[facet].lower()}",
                found.definition,
                partial(facet_value_page, facet=facet, value=value),
                is_list=True,
            )
    for page in letter_pages(data.listed):
        yield DataPage(
            page.address.removesuffix("/"),
            page.title,
            f"Recruiting and search firms whose name begins with {page.letter}, each with its page.",
            partial(letter_page, page=page),
            is_list=True,
        )
    for checklist in data.checklists:
        yield DataPage(
            f"checklists/{checklist.id}",
            f"{checklist.title} – checklist",
            checklist.summary,
            partial(checklist_page, wanted=checklist.id),
        )


def data_files(data: Dataset, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the content of each script, style and file of open data.

    Args:
        data: all that is known.
        site_url: where the site is published, or an empty text.
    """
    yield common_bundle("css")
    yield common_bundle("js")
    yield from lazy_bundles()
    yield index_asset(data)
    yield content_asset(data)
    yield from form_scripts(data)
    yield from open_data(data)
    yield changes_feed(data, site_url)
