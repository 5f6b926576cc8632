"""The lists of the firms with one value: each firm on one page of them, and no page too long."""

from __future__ import annotations

import gzip

from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.catalog.facets import FACETS, select
from macros.catalog.letters import MOST_ON_A_PAGE
from macros.components.directory import facet_value_page
from macros.components.pages import data_pages
from macros.loading.dataset import Dataset
from macros.site.context import PageContext
from tests.bench.synthetic import synthetic

KB = 150  # compressed; the theme around a page takes some 10 of them


def test_a_value_with_few_firms_has_one_page(catalog: Catalog) -> None:
    for (facet, value), (page, *others) in catalog.value_pages.items():
        assert not others
        assert page.address == f"directory/by/{facet}/{value}/"
        assert page.titled("Technology") == "Technology"


def test_every_firm_stands_on_one_page_of_each_of_its_values(data: Dataset) -> None:
    many = synthetic(data, 3 * MOST_ON_A_PAGE)
    catalog = Catalog(many)
    most = 0
    for (facet, value), pages in catalog.value_pages.items():
        shown = [firm for page in pages for firm in (*page.naming, *page.generalists)]
        assert [firm.id for firm in shown] == [firm.id for firm in select(many, {facet: frozenset([value])})]
        assert {page.total for page in pages} == {len(shown)} == {catalog.counts[facet][value]}
        assert max(len(page.naming) + len(page.generalists) for page in pages) <= MOST_ON_A_PAGE
        assert [page.part for page in pages] == list(range(1, len(pages) + 1))
        assert {page.parts for page in pages} == {len(pages)}
        most = max(most, len(pages))
    assert most > 1
    assert {facet for facet, _ in catalog.value_pages} == set(FACETS)
    made = [page.address for page in data_pages(catalog)]
    assert len(made) == len(set(made))
    assert {page.address for pages in catalog.value_pages.values() for page in pages} <= {f"{way}/" for way in made}


def test_a_page_of_several_leads_to_the_others_and_counts_all(data: Dataset) -> None:
    catalog = Catalog(synthetic(data, 3 * MOST_ON_A_PAGE))
    view = PageContext(catalog, lambda address: f"/{address}")
    pages = max(catalog.value_pages.values(), key=len)
    first = pages[0]
    page = Html(facet_value_page(view, first.facet, first.value, 2))
    ways = [(link.attributes["href"], link.attributes.get("aria-current")) for link in page.css("nav.letters a")]
    assert ways == [(f"/{other.address}", "page" if other.part == 2 else None) for other in pages]
    assert page.css_first("h1").text() == f"{catalog.data.label(first.facet, first.value)}, page 2 of {len(pages)}"
    assert page.css_first("[role=status]").text() == f"{first.total:,} firms"
    assert [node.attributes["data-firm-id"] for node in page.css("[data-firm-id]")] == [
        firm.id for firm in (*pages[1].naming, *pages[1].generalists)
    ]


def test_the_longest_list_is_light(data: Dataset) -> None:
    catalog = Catalog(synthetic(data, 3 * MOST_ON_A_PAGE))
    view = PageContext(catalog, lambda address: f"/{address}")
    pages = [page for pages in catalog.value_pages.values() for page in pages if len(page.naming) == MOST_ON_A_PAGE]
    assert pages
    for page in pages[:5]:
        html = facet_value_page(view, page.facet, page.value, page.part)
        assert len(gzip.compress(html.encode())) <= (KB - 10) * 1000
