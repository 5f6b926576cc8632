"""Terms in running text: explained once, on hover, focus and touch; WCAG 2.2, success criterion 1.4.13."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.components.glossary import term
from macros.loading.dataset import Dataset
from macros.site.context import PageContext

from . import instant
from .tab import page, phone

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

PAGE = "guide/offers"
TERM = "client"


@pytest.fixture
def url(site_url: str) -> str:
    return f"{site_url}{PAGE}/"


@pytest.fixture
def definition(data: Dataset) -> str:
    return data.term(TERM).definition


def link(page: Page) -> Locator:
    return page.locator(f"a.term[href$='#{TERM}']").first


def tip(page: Page) -> Locator:
    return page.locator("[role=tooltip]:visible")


def test_only_the_first_use_on_a_page_is_marked(view: PageContext) -> None:
    first, second = term(view, TERM), term(view, TERM, "<clients>")
    assert 'href="/glossary/#client"' in first
    assert "title=" not in first
    assert second == "&lt;clients&gt;"
    assert 'class="term"' in term(PageContext(view.catalog, view.link), TERM), "another page starts anew"


def test_hover_and_focus_show_describe_and_can_be_dismissed(page: Page, url: str, definition: str) -> None:
    page.goto(url)
    expect(tip(page)).to_have_count(0)
    link(page).hover()
    expect(tip(page)).to_contain_text(definition)
    tip(page).hover()  # It can be pointed at.
    page.wait_for_timeout(600)
    expect(tip(page)).to_be_visible()
    page.mouse.move(5, 400)
    expect(tip(page)).to_have_count(0)
    link(page).focus()
    expect(tip(page)).to_contain_text(definition)
    expect(link(page)).to_have_accessible_description(definition)
    page.wait_for_timeout(600)
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    expect(link(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip(page)).to_have_count(0)
    # Escape dismisses also what the pointer has opened.
    link(page).hover()
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)


def test_enter_and_a_click_follow_the_link(page: Page, url: str, site_url: str) -> None:
    for by_key in (True, False):
        page.goto(url)
        if by_key:
            link(page).press("Enter")
        else:
            link(page).click()
        expect(page).to_have_url(f"{site_url}glossary/#{TERM}")
        expect(tip(page)).to_have_count(0)


def test_first_tap_shows_and_the_second_follows(phone: Page, url: str, site_url: str, definition: str) -> None:
    instant.switch_on(phone, site_url, f"{PAGE}/", "glossary/")
    phone.goto(url)
    instant.mark(phone)
    link(phone).tap()
    expect(tip(phone)).to_contain_text(definition)
    expect(tip(phone)).to_contain_text("Tap the word again to open the glossary.")
    expect(phone).to_have_url(url)
    phone.get_by_role("heading", level=1).tap()
    expect(tip(phone)).to_have_count(0)
    link(phone).tap()
    expect(tip(phone)).to_be_visible()
    expect(phone).to_have_url(url)
    link(phone).tap()
    expect(phone).to_have_url(f"{site_url}glossary/#{TERM}")
    assert instant.is_still_the_same(phone)


def test_definition_stays_within_the_window(phone: Page, url: str) -> None:
    phone.goto(url)
    for width in (320, 1440):
        phone.set_viewport_size({"width": width, "height": 700})
        for one in phone.locator("a.term").all():
            one.blur()
            one.focus()
            box = tip(phone).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert phone.evaluate("document.documentElement.scrollWidth") == width


def test_after_instant_navigation(page: Page, site_url: str, definition: str) -> None:
    instant.switch_on(page, site_url, "guide/", f"{PAGE}/", "glossary/")
    page.goto(f"{site_url}guide/")
    instant.mark(page)
    page.locator(f".md-content a[href*='{PAGE.rpartition('/')[2]}']").first.click()
    page.get_by_role("heading", level=1, name="What do I do with an offer, and when do I resign?").wait_for()
    link(page).focus()
    expect(tip(page)).to_contain_text(definition)
    assert instant.is_still_the_same(page)


def test_without_javascript_the_link_works(open_page: Callable[..., Page], url: str, site_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(url)
    link(page).click()
    expect(page).to_have_url(f"{site_url}glossary/#{TERM}")
    expect(page.locator(f"#{TERM}")).to_be_visible()


def test_from_a_folder_on_disk(open_page: Callable[..., Page], offline_url: str, definition: str) -> None:
    page = open_page()
    page.goto(f"{offline_url}{PAGE}.html")
    link(page).hover()
    expect(tip(page)).to_contain_text(definition)
    link(page).click()
    expect(page.locator(f"#{TERM}")).to_contain_text(definition)
