"""The page of a firm adds it to My search, and knows when it is there."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from .test_checklists import BLOCK_OURS

pytestmark = pytest.mark.site

ADD, OPEN = "+ Add to My search", "✓ In My search: open it"


@pytest.fixture(params=["hosted", "from disk"])
def address(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    return f"{site_url}directory/acre/" if request.param == "hosted" else f"{offline_url}directory/acre.html"


def test_a_firm_is_added_and_then_found_in_my_search(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=ADD).click()
    expect(page.get_by_role("link", name=OPEN)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Acre is in My search now.")).to_be_attached()
    firms = json.loads(page.evaluate("localStorage.getItem('rapport')"))["search"]["firms"]
    assert [firm["id"] for firm in firms] == ["acre"]
    page.reload()
    page.get_by_role("link", name=OPEN).click()
    expect(page.locator(".my-search--live")).to_be_attached()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()
    expect(page.get_by_label("Stage")).to_be_visible()


def test_it_follows_what_another_tab_does(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}directory/acre/")
    other = page.context.new_page()
    other.goto(f"{site_url}directory/acre/")
    other.get_by_role("link", name=ADD).click()
    expect(page.get_by_role("link", name=OPEN)).to_be_visible()
    other.evaluate("localStorage.removeItem('rapport')")
    expect(page.get_by_role("link", name=ADD)).to_be_visible()


def test_a_browser_that_keeps_nothing_is_said(page: Page, site_url: str) -> None:
    page.add_init_script(BLOCK_OURS)
    page.goto(f"{site_url}directory/acre/")
    page.get_by_role("link", name=ADD).click()
    expect(page.get_by_text("My search cannot be kept on this device")).to_be_visible()
    expect(page.get_by_role("link", name=OPEN)).to_be_visible()
