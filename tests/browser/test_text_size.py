"""Text at twice its size on a phone, as a reader sets it in the browser: nothing scrolls sideways (WCAG 1.4.4)."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from .my_search import SMALL

pytestmark = pytest.mark.site

TWICE = 32  # pixels; browsers begin with 16


@pytest.fixture
def large(phone: Page) -> Page:
    """A phone whose browser's letters are twice as large as usual."""
    session = phone.context.new_cdp_session(phone)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE}})
    return phone


def expect_no_wider_than_the_screen(page: Page) -> None:
    # Where something is wider, a phone makes the whole page smaller.
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= TWICE
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_page_is_as_wide_as_the_screen(large: Page, site_url: str) -> None:
    for address, shown in {
        "directory/?compare=acre&compare=spencer-stuart": ".compare table",
        "directory/by/industry/technology/": ".result",
        "directory/about-the-data/": ".bars",
        "checklists/first-call/": ".checklist__bar",
        "directory/": ".directory--live",
    }.items():
        large.goto(site_url + address)
        expect(large.locator(shown).first).to_be_visible()
        expect_no_wider_than_the_screen(large)
    # So is the directory with its bar of firms to compare.
    for place in range(2):
        large.locator("[data-action=compare]").nth(place).click()
    expect(large.get_by_role("button", name="Compare 2 firms")).to_be_visible()
    expect_no_wider_than_the_screen(large)


def test_a_view_of_my_search_is_as_wide_as_the_screen(large: Page, site_url: str) -> None:
    large.goto(f"{site_url}robots.txt")
    large.evaluate("text => localStorage.setItem('rapport', text)", json.dumps({"version": 1, "search": SMALL}))
    heading = large.locator(".my-search--live .ms-view h2").first
    before = ""
    for view in ("today", "firms", "overview", "about", "keep", "firm=acre"):
        large.goto(f"{site_url}my-search/#{view}")
        expect(heading).to_be_visible()
        expect(heading).not_to_have_text(before)
        before = heading.inner_text()
        for fold in large.locator(".ms-fold > summary").all():
            fold.click()
        if view.startswith("firm="):
            large.get_by_role("button", name="Log something").click()
            expect(large.locator(".ms-logform")).to_be_visible()
        expect_no_wider_than_the_screen(large)
