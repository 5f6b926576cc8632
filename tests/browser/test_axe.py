"""What axe finds against WCAG 2.2 AA: nothing, on the directory in each of its states, by day and by night."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .axe import FRAME, found, found_by_day_and_by_night
from .test_directory_page import turn_to

pytestmark = pytest.mark.site

MAP = ".map"
WAYS = ".directory__ways"  # what narrows the firms down


def live(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".directory--live")).to_be_attached()
    expect(page.get_by_role("status")).not_to_be_empty()  # said when all is drawn


def test_results_none_and_the_pages_without_a_script(reader: Page, site_url: str) -> None:
    live(reader, f"{site_url}directory/?q=search&kind=retained-search&industry=technology")
    reader.locator("[data-action=save]").first.click()
    assert found(reader, (WAYS, MAP)) == []
    # In the same page, which knows axe already.
    reader.locator("#directory-q").fill("zzzzqqqq")
    expect(reader.locator(".directory__none")).to_be_visible()
    assert found(reader, (*FRAME, MAP)) == []
    # axe needs scripts; without our own the page is as it is without any.
    reader.route("**/assets/rapport.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    reader.goto(f"{site_url}directory/")
    assert found(reader) == []
    letters = reader.get_by_role("navigation", name="Firms by first letter")
    letters.get_by_role("link", name=re.compile("^O")).click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Firms under")
    expect(reader.locator("[data-firm-id]").first).to_be_visible()
    assert found(reader, FRAME) == []
    reader.goto(f"{site_url}directory/by/kind/outplacement/")
    assert found(reader, FRAME) == []


def test_everything_open_and_a_comparison(reader: Page, site_url: str) -> None:
    live(reader, f"{site_url}directory/?foo=bar&kind=outplacement")
    reader.get_by_text("Start with a few questions").click()
    reader.locator("[data-action=compare]").first.click()
    opener = reader.get_by_role("button", name="Narrow it down")
    behind: tuple[str, ...] = ()
    if opener.is_visible():
        assert found_by_day_and_by_night(reader) == []
        opener.click()
        reader.locator(".sheet .facet__fold[aria-expanded=false]").evaluate_all("all => all.map((one) => one.click())")
        expect(reader.locator(".sheet .facet__fold[aria-expanded=false]")).to_have_count(0)
        behind = (*FRAME, ".guided", ".directory__all", MAP)
    reader.evaluate("scrollTo(0, 0)")  # Nothing lies half below the head of the page.
    assert found_by_day_and_by_night(reader, behind) == []
    if behind:
        reader.keyboard.press("Escape")
        expect(reader.locator(".sheet")).to_be_hidden()
    # With one firm below, since those have been judged; and in the same page, which knows axe already.
    turn_to(reader, "?q=acre&compare=acre&compare=spencer-stuart&compare=boyden&compare=abeln-magy")
    reader.locator(".compare-bar").get_by_role("button", name="Compare 4 firms").click()
    expect(reader.locator(".compare").get_by_role("table")).to_be_visible()
    expect(reader.locator(".result")).to_have_count(1)
    reader.evaluate("scrollTo(0, 0)")
    assert found_by_day_and_by_night(reader, (*FRAME, ".guided", WAYS, MAP)) == []
