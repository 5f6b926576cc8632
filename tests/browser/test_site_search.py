"""The site search: what it finds, how its answers read, where it leads when there is none, and how a keyboard fares."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.loading.dataset import Dataset

from . import instant
from .conftest import PHONE
from .wait import wait_until

pytestmark = pytest.mark.site

QUERY = "[data-md-component=search-query]"


def search(page: Page, address: str, text: str) -> Locator:
    """Ask the search of a page, and return its answers."""
    page.goto(address)
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type(text)
    return page.locator(".md-search-result__item")


@pytest.mark.parametrize("asked", ["resume;", "offers. ", "(ATS)", "“headhunter”"])
def test_words_end_at_punctuation(page: Page, site_url: str, asked: str) -> None:
    expect(search(page, site_url, asked).first).to_contain_text(asked.strip("; .()“”")[1:])


def test_words_before_a_comma_are_found_by_the_word(page: Page, site_url: str, data: Dataset) -> None:
    firm = next(firm for firm in data.firms if "Lafayette," not in firm.summary and " only, " in firm.summary)
    before = firm.summary.split(" only, ")[0].split()[-1]
    found = search(page, site_url, f"{firm.name.split()[0]} {before} only")
    expect(found.first.locator(".md-search-result__terms")).to_have_count(0)
    expect(found.first).to_contain_text(firm.name)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
def test_an_answer_is_a_few_lines(open_page: Callable[..., Page], site_url: str, viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport)
    found = search(page, site_url, "resume firm")
    expect(found.nth(5)).to_be_visible()
    heights = found.locator("article:visible").evaluate_all("all => all.map(one => one.clientHeight)")
    assert max(heights) < 140  # px: a title, three lines, and which word is missing
    told = page.locator(".md-search-result__terms:visible").first
    box, around = told.bounding_box(), told.locator("..").bounding_box()
    assert box
    assert around
    assert around["y"] <= box["y"]
    assert box["y"] + box["height"] <= around["y"] + around["height"] + 1


def test_what_the_site_does_not_know_can_be_asked_of_the_firms(page: Page, site_url: str) -> None:
    search(page, site_url, "zz")
    link = page.get_by_role("link", name="Search the firms for “zz”")
    expect(link).to_be_visible()
    page.locator(QUERY).press("ControlOrMeta+a")
    page.keyboard.type("spencer")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Spencer")
    expect(page.locator(".search-on")).to_be_hidden()
    page.locator(QUERY).press("ControlOrMeta+a")
    page.keyboard.type("spenser")
    page.get_by_role("link", name="Search the firms for “spenser”").click()
    expect(page).to_have_url(f"{site_url}directory/?q=spenser")
    expect(page.locator("[data-firm-id=spencer-stuart]")).to_be_visible()


def test_enter_leads_there_too(page: Page, site_url: str) -> None:
    search(page, f"{site_url}guide/offers/", "spenser&zz")
    expect(page.locator(".search-on")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search the firms")).to_have_value("spenser&zz")


def test_the_way_to_the_firms_is_right_on_the_next_page(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "guide/offers/")
    page.goto(f"{site_url}guide/")
    instant.mark(page)
    page.locator("article").get_by_role("link", name="What do I do with an offer, and when do I resign?").first.click()
    expect(page).to_have_url(f"{site_url}guide/offers/")
    page.locator(QUERY).press_sequentially("spenser")
    expect(page.locator(".search-on")).to_have_attribute("href", f"{site_url}directory/?q=spenser")
    assert instant.is_still_the_same(page)


def test_on_disk_it_leads_to_a_file(page: Page, offline_url: str) -> None:
    search(page, f"{offline_url}guide/offers.html", "spenser")
    page.locator(".search-on").click()
    expect(page.get_by_role("searchbox", name="Search the firms")).to_have_value("spenser")
    assert urlsplit(page.url).path.endswith("/directory/index.html")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
def test_the_tab_key_never_stops_in_a_closed_search(
    open_page: Callable[..., Page], site_url: str, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    expect(search(page, site_url, "offer").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate("document.activeElement !== document.body")
    assert not page.evaluate("document.activeElement.closest('.md-search__output')")
    page.keyboard.press("Shift+Tab")
    assert not page.evaluate("document.activeElement.closest('.md-search__output')")


def test_escape_returns_to_where_the_reader_was(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/")
    link = page.locator("article a[href]:not(.headerlink)").first
    link.focus()
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("offer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_escape_leaves_nobody_nowhere(page: Page, site_url: str) -> None:
    expect(search(page, site_url, "offer").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    wait_until(page, "() => document.activeElement.matches('.md-header a')")


def test_on_a_phone_escape_returns_to_the_button(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    button = phone.get_by_role("button", name="Search", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    phone.keyboard.press("Space")
    expect(phone.locator(QUERY)).to_be_focused()
    expect(phone.locator(".md-header__button[for=__search] > [role=button]")).to_have_attribute("aria-expanded", "true")
    phone.keyboard.type("offer")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
