"""What a first visit costs, and the site search, which is fetched when a reader turns to it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .wait import wait_until_idle

pytestmark = pytest.mark.site

INDEX = "search/search_index.json"
QUERY = "[data-md-component=search-query]"


def loaded(page: Page, address: str, site_url: str) -> list[str]:
    """Open a page and return the files of the site that it has loaded when nothing more comes."""
    files: list[str] = []
    page.on("requestfinished", lambda request: files.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(site_url + address)
    wait_until_idle(page)
    return [file for file in files if file]


# In kB of gzip, as hosts send it.
@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("directory/", 300),
        ("guide/offers/", 250),
        ("guide/kinds-of-firms/", 250),
        ("directory/spencer-stuart/", 250),
        ("checklists/first-call/", 250),
    ],
)
def test_a_first_visit_is_light(
    open_page: Callable[..., Page], site_url: str, site: Path, address: str, most: int
) -> None:
    # What a service worker fetches ahead does not delay the page.
    files = loaded(open_page(service_workers="block"), address, site_url)
    assert f"{address}" in files
    assert any(file.startswith("assets/rapport.") for file in files)
    sizes = {
        file: len(gzip.compress((site / file / "index.html" if file.endswith("/") else site / file).read_bytes(), 6))
        for file in files
    }
    assert sum(sizes.values()) <= most * 1000, sizes


def test_the_search_waits_for_a_reader_who_searches(page: Page, site_url: str) -> None:
    assert not [file for file in loaded(page, "guide/offers/", site_url) if file == INDEX or "/workers/" in file]
    assert page.workers == []
    with page.expect_response(lambda response: response.url.endswith(INDEX)), page.expect_worker():
        page.locator(QUERY).focus()
    page.locator(QUERY).fill("counter-offer")
    expect(page.locator(".md-search-result__item").first).to_contain_text("ounter-offer")
    expect(page.get_by_role("dialog", name="Search")).to_be_attached()


def test_what_is_typed_before_the_index_has_come_is_found(page: Page, site_url: str) -> None:
    with page.expect_request(f"**/{INDEX}"):
        page.goto(f"{site_url}guide/offers/")
        page.locator(QUERY).focus()
        page.keyboard.type("references")
    expect(page.locator(".md-search-result__item").first).to_contain_text("eferences")


def test_a_link_with_a_search_opens_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/?q=confidentiality")
    expect(page.locator(".md-search-result__item").first).to_contain_text("onfidential")


def test_the_search_still_works_after_the_reader_has_moved_on(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/")
    page.locator(".md-content").get_by_role(
        "link", name="What do I do with an offer, and when do I resign?"
    ).first.click()
    expect(page).to_have_title("What do I do with an offer, and when do I resign? - Rapport")
    page.locator(QUERY).fill("mandate")
    expect(page.locator(".md-search-result__item").first).to_contain_text("andate")


def test_the_first_page_of_the_bundle_loads_little(page: Page, offline_url: str) -> None:
    """Of a bundle with a script for each record, which only the form loads."""
    files: set[Path] = set()
    page.on("request", lambda request: files.add(Path(unquote(urlsplit(request.url).path))))
    page.goto(f"{offline_url}index.html")
    wait_until_idle(page)
    names = {file.name for file in files}
    assert "index.html" in names
    assert any(name.startswith("rapport.") and name.endswith(".js") for name in names)
    assert not [
        name for name in names if name.startswith(("form-data", "add-firm", "my-search", "directory", "search_"))
    ]
    assert not [file for file in files if "records" in file.parts]
    assert len(page.frames) == 1, "no frame for a worker before a reader turns to the search"
    assert len(files) <= 15, names
    assert sum(file.stat().st_size for file in files) <= 700_000
