"""The page that stands in for a missing one, below a folder that its build did not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from .conftest import TELL_OF_VIOLATIONS
from .host import Host
from .shift import shifted

pytestmark = pytest.mark.site


@pytest.fixture
def lost(browser: Browser) -> Iterator[Page]:
    """A page that may meet missing addresses; the test fails on violations and on errors of a script."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.text.startswith("policy:"):
            complaints.append(message.text)

    with browser.new_context(service_workers="block") as context:
        context.add_init_script(TELL_OF_VIOLATIONS)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.on("console", note)
        yield page
    assert not complaints, complaints


def test_a_missing_page_offers_what_was_meant_at_any_depth(lost: Page, host: Host) -> None:
    meant = lost.locator(".not-found__guesses a[href$='/rapport/guide/pay/']")
    for address in ("guide/payy/", "guide/how/pay", "%ff/guide/pay-/", "old/guide/how/pay.html"):
        lost.goto(f"{host.url}{address}")
        expect(lost.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
        expect(meant, address).to_be_visible()
        assert meant.evaluate("link => link.href") == f"{host.url}guide/pay/", address
    meant.click()
    expect(lost).to_have_url(f"{host.url}guide/pay/")


def test_a_missing_page_has_its_styles_and_the_ways_on_of_the_menu(lost: Page, host: Host) -> None:
    lost.goto(f"{host.url}a/b/c/")
    expect(lost.locator(".md-header")).to_have_css("position", "sticky")
    ways = lost.get_by_role("main").locator("h2 + ul a")
    expect(ways.first).to_have_text("Home")
    expect(ways).to_have_text([name.strip() for name in lost.locator(".md-tabs__link").all_inner_texts()])
    lost.get_by_role("main").get_by_role("link", name="Checklists").click()
    expect(lost).to_have_url(f"{host.url}checklists/")


def test_a_missing_page_guesses_no_more_than_what_is_close_and_searches(lost: Page, host: Host) -> None:
    lost.goto(f"{host.url}directory/spencer-stuert/")
    expect(lost.locator(".not-found__guesses a")).to_have_text(["Spencer Stuart"])
    field = lost.get_by_role("searchbox", name="Search the site")
    expect(field).to_have_value("spencer stuert")
    field.fill("Spencer Stuart")
    lost.get_by_role("button", name="Search", exact=True).click()
    expect(lost.locator(".md-search-result__item").first).to_contain_text("Spencer Stuart")


def test_what_a_missing_page_guesses_moves_nothing(page: Page, site_url: str, site: Path) -> None:
    # At the root, whose styles are found at once; below a folder that the build does not know a script leads to them.
    address = f"{site_url}guide/payy/"
    page.route(address, lambda route: route.fulfill(path=site / "404.html", content_type="text/html"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 780})
        assert shifted(page, address, ".not-found__guesses a") == 0, width


def test_an_address_in_the_page_is_text(lost: Page, host: Host) -> None:
    lost.goto(f"{host.url}<img src=x onerror=alert(1)>/")
    expect(lost.get_by_role("searchbox", name="Search the site")).to_be_visible()
    assert lost.locator("article img").count() == 0
