"""Where to look and check in a browser: by country and purpose, whole without a script, on disk and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.catalog.places import choose
from macros.loading.dataset import Dataset

from .axe import FRAME, found
from .tab import page
from .test_site_search import search

__all__ = ["page"]
pytestmark = pytest.mark.site


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The address of the page, served and on disk."""
    return f"{site_url}where/" if request.param == "http" else f"{offline_url}where/index.html"


def shown(page: Page) -> list[str]:
    """Return the ids of the places that are in sight, in the order of the page."""
    ids: list[str] = page.locator(".place:visible").evaluate_all("(all) => all.map((place) => place.id)")
    return ids


def wanted(data: Dataset, country: str | None = None, kind: str | None = None) -> list[str]:
    return sorted(body.id for body in choose(data, country=country, kind=kind))


# What reads and writes an address is the same from a disk, where links and files are others.
served_alone = pytest.mark.parametrize("where", ["http"], indirect=True)
from_disk_alone = pytest.mark.parametrize("where", ["file"], indirect=True)


@served_alone
def test_a_reader_narrows_it_down_by_country_and_purpose(page: Page, where: str, data: Dataset) -> None:
    page.goto(where)
    status = page.locator("[data-places-count]")
    expect(status).to_have_text(f"{len(data.bodies)} places")
    page.get_by_label("Country").select_option(label="Ireland")
    assert sorted(shown(page)) == wanted(data, "IE")
    expect(status).to_have_text(f"{len(wanted(data, 'IE'))} places")
    page.get_by_label("What for?").select_option(label="My data")
    assert sorted(shown(page)) == wanted(data, "IE", "data")
    expect(page.get_by_role("heading", name="Report a fraud")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?country=IE&purpose=data$"))
    page.reload()
    assert sorted(shown(page)) == wanted(data, "IE", "data")
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == len(data.bodies)
    expect(page.get_by_label("Country")).to_be_focused()
    assert "?" not in page.url


@from_disk_alone
def test_the_page_of_the_country_is_one_click_away(page: Page, where: str, data: Dataset) -> None:
    page.goto(f"{where}?country=GB")
    page.get_by_role("link", name="United Kingdom: its fee rule, your rights and its firms").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("United Kingdom: where to look and check")
    assert sorted(shown(page)) == wanted(data, "GB")
    expect(page.locator("#rule-GB")).to_be_visible()


@from_disk_alone
def test_where_nothing_fits_the_reader_is_led_on(page: Page, where: str, data: Dataset) -> None:
    assert wanted(data, "CN", "fraud") == []
    page.goto(f"{where}?country=CN&purpose=fraud")
    expect(page.locator("[data-places-count]")).to_have_text("0 places")
    page.get_by_role("link", name="Its own page").click()
    expect(page.locator(".places__open")).to_contain_text("Report a fraud")


# What an address asks for, the country that is chosen then, and what is said to be left out.
NONSENSE = {
    "?country=XX&purpose=gossip": ("", "country “XX”, purpose “gossip”"),
    "?country=": ("", ""),
    "?country=GB&country=IE&fee=no": ("GB", "a second country “IE”, “fee”"),
    "?country=XX&country=GB": ("GB", "country “XX”"),
}


def test_an_address_that_asks_for_nonsense_shows_a_working_page_and_says_so(
    page: Page, where: str, data: Dataset
) -> None:
    notice = page.locator("[data-places-notes] .notice")
    # From a disk the same lines read it.
    for asked, (chosen, left_out) in list(NONSENSE.items())[: None if where.startswith("http") else 1]:
        page.goto(f"{where}{asked}")
        expect(page.get_by_label("Country")).to_have_value(chosen)
        assert sorted(shown(page)) == wanted(data, chosen or None)
        if not left_out:
            expect(notice).to_be_hidden()
            continue
        said = f"The address asks for something that this page does not know, and it was left out: {left_out}."
        expect(notice).to_have_text(said)
        page.get_by_label("What for?").select_option(label="My data")
        expect(notice).to_be_hidden()
        assert "fee" not in page.url


def test_without_a_script_everything_stands_there(open_page: Callable[..., Page], where: str, data: Dataset) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(where)
    assert page.locator(".place:visible").count() == len(data.bodies)
    expect(page.get_by_label("Country")).to_be_hidden()
    page.get_by_text("A page for each country").click()
    page.locator(".places__countries").get_by_role("link", name="Switzerland").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Switzerland: where to look and check")
    assert page.locator(".place:visible").count() == len(wanted(data, "CH"))


def test_on_paper_what_was_chosen_is_said_and_addresses_are_printed(page: Page, site_url: str, data: Dataset) -> None:
    page.goto(f"{site_url}where/?country=IE&purpose=data")
    page.emulate_media(media="print")
    expect(page.locator("[data-places-filter]")).to_be_hidden()
    number = len(wanted(data, "IE", "data"))
    expect(page.locator("[data-places-shown]")).to_have_text(f"Shown here: Ireland; My data. {number} places.")
    expect(page.locator("[data-places-shown]")).to_be_visible()
    assert sorted(shown(page)) == wanted(data, "IE", "data")
    after = page.locator("#ie-dpc h3 a").evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "dataprotection.ie" in after


def test_nothing_moves_when_the_script_shows_the_filter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}where/")
    expect(page.get_by_label("Country")).to_be_visible()
    here = "document.querySelector('.places__countries').getBoundingClientRect().top"
    shown_at = page.evaluate(here)
    page.evaluate("document.querySelector('[data-places-filter]').hidden = true")
    assert page.evaluate(here) == shown_at


def test_axe_finds_nothing(reader: Page, site_url: str) -> None:
    for address in ("where/", "where/cn/", "where/gb/"):
        reader.goto(f"{site_url}{address}")
        expect(reader.get_by_role("heading", level=1)).to_be_visible()
        assert found(reader, () if address == "where/" else FRAME) == [], address
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        if address == "where/":
            reader.locator("#places-country").select_option("IE")
            reader.locator("#places-purpose").select_option("data")
            expect(reader).to_have_url(re.compile(r"\?country=IE&purpose=data$"))
            assert found(reader, FRAME) == []
            assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_directory_without_a_result_leads_here(page: Page, online: str) -> None:
    page.goto(f"{online}?q=zzzzqqqq")
    page.get_by_role("link", name="Check any firm, and find others in your field").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where to look and check")


def test_a_verdict_leads_to_its_purpose(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/is-this-recruiter-real/")
    aid = page.locator("[data-decision-id=real-recruiter]")
    aid.get_by_role("button", name="Yes", exact=True).click()
    aid.get_by_role("link", name="Report a fraud").first.click()
    expect(page).to_have_url(re.compile(r"/where/#fraud$"))
    expect(page.locator("#fraud")).to_be_in_viewport()


def test_the_site_search_finds_a_body_on_the_page_of_its_country(page: Page, site_url: str) -> None:
    answers = search(page, site_url, "complain fair work agency")
    link = answers.locator("a[href*='where/gb/']").first
    expect(link).to_be_visible()
