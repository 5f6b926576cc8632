"""Reading the guide: from the start page to what to do this week, and what is folded opens where it is needed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.loading.dataset import Dataset

from .axe import found
from .conftest import PHONE
from .tab import page

__all__ = ["page"]
pytestmark = pytest.mark.site

# Four readers; the links that each follows from the start page; and what then stands on the screen.
PATHS = {
    "job lost today": (("what do I do this week?",), "Register for benefit this week"),
    "IT contract in Manchester": (("in IT",), "list the agencies whose names stand on advertisements"),
    "nursing in Singapore": (("in nursing",), "look for the agency in the ministry's public list"),
    "finance director's post in Zurich": (
        ("finance director in Zurich",),
        "the firms with an office in Switzerland",
    ),
}
LONGEST = 9000  # pixels of a page of the guide on a phone, about twelve screens


def test_what_to_do_this_week_is_three_clicks_from_the_start_page(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    for links, passage in PATHS.values():
        page.goto(site_url)
        assert len(links) <= 3
        for link in links:
            page.locator("article").get_by_role("link", name=link, exact=True).click()
        expect(page.locator("article").get_by_text(passage).first).to_be_in_viewport()


def test_no_page_of_the_guide_is_endless_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}guide/")
    pages = page.locator("article li > a").evaluate_all("links => [...new Set(links.map(link => link.pathname))]")
    assert len(pages) > 25
    heights = {}
    for address in [*pages, "/guide/sources/"]:
        page.goto(f"{site_url.rstrip('/')}{address}")
        heights[address] = page.evaluate("document.documentElement.scrollHeight")
    assert {address: height for address, height in heights.items() if height > LONGEST} == {}


def test_a_number_in_the_text_opens_its_source_and_leads_back(page: Page, site_url: str, data: Dataset) -> None:
    page.goto(f"{site_url}guide/fees-by-country/")
    source = page.locator("#source-candidate-asked-for-money")
    expect(source).to_be_hidden()
    page.locator("#cite-candidate-asked-for-money-1").click()
    expect(source).to_be_in_viewport()
    source.get_by_role("link", name="Back to the text").click()
    expect(page.locator("#cite-candidate-asked-for-money-1")).to_be_in_viewport()
    # What is folded stays in the text of the page, where the browser's own search finds it.
    answer = data.rule("CH").fee
    assert answer is not None
    assert answer.text in page.locator("#rule-CH").evaluate("country => country.textContent")


def test_a_number_within_a_country_is_led_back_to_also_when_it_was_closed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/fees-by-country/#source-hk-fee-cap")
    country = page.locator("#rule-HK details")
    expect(country).not_to_have_attribute("open", "")
    page.locator("#source-hk-fee-cap").get_by_role("link", name="Back to the text").click()
    expect(country).to_have_attribute("open", "")
    expect(page.locator("#cite-hk-fee-cap-1")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("guide/fees-by-country/#rule-SG", "#rule-SG .rule__parts"),
        ("guide/sources/#de-296-written", "#de-296-written .source__claim"),
    ],
)
def test_who_is_led_to_what_is_folded_sees_it(page: Page, site_url: str, address: str, shown: str) -> None:
    page.goto(f"{site_url}{address}")
    expect(page.locator(shown)).to_be_in_viewport()


def test_on_paper_nothing_is_folded(page: Page, site_url: str, data: Dataset) -> None:
    page.goto(f"{site_url}guide/fees-by-country/")
    page.emulate_media(media="print")
    assert page.locator(".rule__parts").count() == len(data.rules)
    for part in (*page.locator(".rule__parts").all(), page.locator(".sources")):
        box = part.bounding_box()
        assert box is not None
        assert box["height"] > 20
    shown = "content => getComputedStyle(content, '::details-content').contentVisibility"
    assert set(page.locator(".rule__more, .sources__more").evaluate_all(f"folds => folds.map({shown})")) == {"visible"}


def test_what_is_folded_is_sound_for_all_readers_closed_and_open(reader: Page, site_url: str) -> None:
    for address in ("guide/fees-by-country/", "guide/complaints/"):
        reader.goto(f"{site_url}{address}")
        if "fees" in address:  # Closed, folds are alike.
            assert found(reader) == [], address
        reader.locator(".rule__more, .sources__more").evaluate_all(
            "folds => { for (const fold of folds) fold.open = true; }"
        )
        assert found(reader) == [], address
        assert reader.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
