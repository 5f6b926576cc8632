"""Identity over time: a closed or merged firm keeps its page, leaves the lists, and old ids lead to the new."""

from __future__ import annotations

import dataclasses
import json

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.catalog.facets import FACETS, counts, values_of
from macros.catalog.letters import letter_pages
from macros.components.directory import facet_value_page, firm_directory, letter_page
from macros.components.directory.index import index_script
from macros.components.firm import firm, firm_page, redirect_page
from macros.loading.dataset import Dataset
from macros.site.context import PageContext
from macros.site.open_data import open_data
from tests.reference.ranking import search


@pytest.fixture
def merged(data: Dataset) -> Dataset:
    """The real data, with a firm that has merged into another, had another id, and has a value that no other has."""
    first = data.firms[0].model_copy(
        update={"status": "merged", "successor": data.firms[1].id, "aliases": ("old-id",), "memberships": ("pact-x",)}
    )
    return dataclasses.replace(data, firms=(first, *data.firms[1:]))


def view_of(data: Dataset, addresses: set[str] | None = None) -> PageContext:
    """Return a page that refuses a link to a list that does not exist."""

    def link(address: str) -> str:
        assert addresses is None or not address.startswith("directory/by/") or address in addresses
        return f"/{address}"

    return PageContext(Catalog(data), link)


def test_a_firm_that_is_no_more_stands_in_no_list(merged: Dataset) -> None:
    gone, *listed = merged.firms
    assert merged.listed == tuple(listed)
    assert gone not in search(merged)
    assert gone not in search(merged, q=gone.name)
    assert f'"size":{len(listed)}' in index_script(merged)
    assert f"{gone.id}\\n" not in index_script(merged)
    shown = Html(firm_directory(view_of(merged)))
    assert shown.css_first("[role=status]").text() == f"{len(listed)} firms"
    lists = [Html(letter_page(view_of(merged), page)) for page in letter_pages(merged.listed)]
    ids = [node.attributes["data-firm-id"] for page in lists for node in page.css("[data-firm-id]")]
    assert sorted(map(str, ids)) == [firm.id for firm in listed]
    by_kind = Html(facet_value_page(view_of(merged), "kind", gone.kind))
    assert gone.id not in [node.attributes["data-firm-id"] for node in by_kind.css("[data-firm-id]")]
    catalog = Catalog(merged)
    assert all(gone not in catalog.similar(one) for one in listed)


@pytest.mark.parametrize(
    ("status", "said"), [("merged", "This firm has merged into another."), ("closed", "This firm has closed.")]
)
def test_its_page_says_what_became_of_it(merged: Dataset, status: str, said: str) -> None:
    gone = merged.firms[0].model_copy(update={"status": status, "memberships": None})
    data = dataclasses.replace(merged, firms=(gone, *merged.firms[1:]))
    existing = {f"directory/by/{facet}/{value}/" for facet in FACETS for value in counts(data, facet)}
    assert any(values_of(gone, facet, data) for facet in FACETS)
    note = Html(firm_page(view_of(data, existing), gone.id)).css_first(".firm__status[role=note]")
    assert " ".join(note.text().split()) == (
        f"{said} What it did is carried on by {data.firms[1].name}. "
        "The page stays so that old links and letters find it; it is not in the directory's lists."
    )
    assert note.css_first("a").attributes["href"] == f"/directory/{data.firms[1].id}/"
    assert note.css_first("a").text() == data.firms[1].name
    alone = dataclasses.replace(data, firms=(gone.model_copy(update={"successor": None}), *data.firms[1:]))
    assert Html(firm_page(view_of(alone), gone.id)).css_first(".firm__status a") is None
    listed = Html(firm(view_of(data), gone.id)).css_first(".result__status").text()
    assert listed.startswith(status.capitalize())


def test_an_active_firm_has_no_notice(view: PageContext) -> None:
    page = Html(firm_page(view, "acre"))
    assert page.css_first(".firm__status") is None
    assert page.css_first(".tags a") is not None


def test_an_old_id_still_gives_the_record(merged: Dataset) -> None:
    files = {address: make() for address, make in open_data(merged)}
    assert files["api/v1/firms/old-id.json"] == files[f"api/v1/firms/{merged.firms[0].id}.json"]
    assert json.loads(files["api/v1/firms/old-id.json"])["status"] == "merged"


def test_a_page_that_has_moved_needs_no_script_and_escapes_the_name() -> None:
    text = redirect_page('"><b>x', "../acre/", "https://site.example/acre/")
    page = Html(text)
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://site.example/acre/"
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == "0; url=../acre/"
    assert page.css_first("body a").attributes["href"] == "../acre/"
    assert page.css_first("script, style, [style], b") is None
    assert page.css_first("h1").text() == '"><b>x'
