"""Reading the guide: from the start page to what to do this week, and what is folded opens where it is needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.loading.dataset import Dataset

from .axe import FRAME, found
from .conftest import DEVICES, PHONE
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
# Shows one page after another in a page without scripts, where they come by their body alone: all have the same styles.
# Returns how long each is, or null where it has a decision aid.
LENGTHS = """async (paths) => {
  const styles = (page) => [...page.querySelectorAll("link[rel=stylesheet], style")].map((one) =>
    one.href || one.textContent).join();
  const lengths = {}, here = styles(document);
  for (const path of paths) {
    const text = await (await fetch(path)).text();
    history.replaceState(null, "", path);
    const page = new DOMParser().parseFromString(text, "text/html");
    if (styles(page) !== here) throw new Error(`${path} has other styles`);
    const hasAid = page.querySelector("[data-decision-id]");
    document.body.replaceWith(document.adoptNode(page.body));
    await Promise.all([...document.images].filter((one) => one.loading !== "lazy").map((one) => one.decode()));
    lengths[path] = hasAid ? null : document.documentElement.scrollHeight;
  }
  return lengths;
}"""


def test_what_to_do_this_week_is_three_clicks_from_the_start_page(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    for links, passage in PATHS.values():
        page.goto(site_url)
        assert len(links) <= 3
        for link in links:
            page.locator("article").get_by_role("link", name=link, exact=True).click()
        expect(page.locator("article").get_by_text(passage).first).to_be_in_viewport()


def test_no_page_of_the_guide_is_endless_on_a_phone(open_page: Callable[..., Page], page: Page, site_url: str) -> None:
    # A page is as long without its scripts, which it has sooner; but a decision aid is a list without them.
    bare = open_page(**DEVICES["phone"], java_script_enabled=False)
    page.set_viewport_size(PHONE)
    bare.goto(f"{site_url}guide/")
    pages = bare.locator("article li > a").evaluate_all("links => [...new Set(links.map(link => link.pathname))]")
    assert len(pages) > 25
    heights = bare.evaluate(LENGTHS, [*pages, "/guide/sources/"])
    aids = [path for path, height in heights.items() if height is None]
    for path in aids:
        page.goto(f"{site_url.rstrip('/')}{path}")
        expect(page.locator(".decision__panel").first).to_be_visible()
        heights[path] = page.evaluate("document.documentElement.scrollHeight")
    assert len(aids) > 1
    assert {path: height for path, height in heights.items() if height > LONGEST} == {}


def test_on_paper_nothing_is_folded_and_a_number_in_the_text_opens_its_source_and_leads_back(
    page: Page, site_url: str, data: Dataset
) -> None:
    page.goto(f"{site_url}guide/fees-by-country/")
    page.emulate_media(media="print")
    parts = page.locator(".rule__parts, .sources")
    heights = parts.evaluate_all("parts => parts.map((part) => part.getBoundingClientRect().height)")
    assert len(heights) == len(data.rules) + 1
    assert min(heights) > 20
    shown = "content => getComputedStyle(content, '::details-content').contentVisibility"
    assert set(page.locator(".rule__more, .sources__more").evaluate_all(f"folds => folds.map({shown})")) == {"visible"}
    page.emulate_media(media="screen")
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


def test_what_is_folded_is_sound_for_all_readers_closed_and_open(reader: Page, site_url: str) -> None:
    # The page with folds of both kinds: those of a country, and that of the sources, which many pages have.
    reader.goto(f"{site_url}guide/fees-by-country/")
    around: tuple[str, ...] = ()
    if reader.viewport_size != PHONE:  # Closed, they are alike for all readers.
        assert found(reader) == []
        around = FRAME
    reader.locator(".rule__more, .sources__more").evaluate_all(
        "folds => { for (const fold of folds) fold.open = true; }"
    )
    assert found(reader, around) == []
    assert reader.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
