"""What a first visit costs, and the site search, which is fetched when a reader turns to it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .wait import wait_until_idle

pytestmark = pytest.mark.site

INDEX = "search/search_index.json"
QUERY = "[data-md-component=search-query]"


# In kB of gzip, as hosts send it.
MOST = {
    "directory/": 300,
    "guide/offers/": 250,
    "guide/kinds-of-firms/": 250,
    "directory/spencer-stuart/": 250,
    "checklists/first-call/": 250,
}


def test_a_first_visit_is_light(open_page: Callable[..., Page], site_url: str, site: Path) -> None:
    page = open_page()  # What a service worker fetches ahead would not delay the page.
    files: set[str] = set()
    page.on("requestfinished", lambda request: files.add(urlsplit(request.url).path.lstrip("/")))
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for address, most in MOST.items():
        files.clear()
        page.goto(f"{site_url}{address}")
        wait_until_idle(page)
        assert address in files
        for kind in ("js", "css"):
            assert any(re.fullmatch(rf"assets/rapport\..*\.{kind}", file) for file in files), files
        sizes = {
            file: len(
                gzip.compress((site / file / "index.html" if file.endswith("/") else site / file).read_bytes(), 6)
            )
            for file in files
        }
        assert sum(sizes.values()) <= most * 1000, sizes


def test_the_search_waits_for_a_reader_who_searches_also_on_the_next_page(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guide/")
    page.locator(".md-content").get_by_role(
        "link", name="What do I do with an offer, and when do I resign?"
    ).first.click()
    expect(page).to_have_title("What do I do with an offer, and when do I resign? - Rapport")
    wait_until_idle(page)
    assert f"{site_url}guide/offers/" in asked
    assert not [address for address in asked if address.endswith(INDEX) or "/workers/" in address]
    assert page.workers == []
    with page.expect_response(lambda response: response.url.endswith(INDEX)), page.expect_worker():
        page.locator(QUERY).focus()
    for query in ("counter-offer", "mandate"):
        page.locator(QUERY).fill(query)
        expect(page.locator(".md-search-result__item").first).to_contain_text(query[1:])
    expect(page.get_by_role("dialog", name="Search")).to_be_attached()


def test_what_is_typed_before_the_index_has_come_is_found(page: Page, site_url: str) -> None:
    with page.expect_request(f"**/{INDEX}"):
        page.goto(f"{site_url}guide/offers/")
        page.locator(QUERY).focus()
        page.keyboard.type("references")
    expect(page.locator(".md-search-result__item").first).to_contain_text("eferences")


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
