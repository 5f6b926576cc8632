"""The site search: what it finds, how its answers read, where it leads when there is none, and how a keyboard fares."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from . import axe, instant
from .conftest import DESKTOP, PHONE
from .tab import page, phone
from .wait import wait_until, wait_until_idle

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

QUERY = "[data-md-component=search-query]"
# What each answer is.
KINDS = """items => items.map((item) =>
    item.matches(".search-firm") ? (item.querySelector("h1") ? "firm" : "all") : "page")"""


def search(page: Page, address: str, text: str) -> Locator:
    """Ask the search of a page, and return its answers."""
    page.goto(address)
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.insert_text(text)
    return page.locator(".md-search-result__item")


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The address of a page of the guide, served and on disk."""
    return f"{site_url}guide/offers/" if request.param == "http" else f"{offline_url}guide/offers.html"


# What is done with the answers is the same from a disk, where other tests load and open them.
served_alone = pytest.mark.parametrize("start", ["http"], indirect=True)


def told(page: Page) -> Locator:
    """Return the line that says how much was found."""
    return page.locator(".search-said")


def names(page: Page) -> list[str]:
    """Return the names of the firms, and the titles of the pages, in their order."""
    return page.locator(".md-search-result__item h1").all_inner_texts()


# How far a paragraph of an answer stands from the one before in the same line.
GAPS = """() => [...document.querySelectorAll(".md-search-result__item article p + p:not([class])")].flatMap((one) => {
  const [here] = one.getClientRects();
  const text = document.createRange();
  text.selectNodeContents(one.previousElementSibling);
  const end = [...text.getClientRects()].at(-1);
  return here && end && end.top === here.top ? [here.left - end.right] : [];
})"""


def test_an_answer_is_a_few_lines_and_the_tab_key_never_stops_in_a_closed_search(page: Page, site_url: str) -> None:
    found = search(page, site_url, "")
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        page.locator(QUERY).fill("")
        expect(found).to_have_count(0)
        page.keyboard.insert_text("resume firm")
        expect(found.nth(5)).to_be_visible()
        heights = found.locator("article:visible").evaluate_all("all => all.map(one => one.clientHeight)")
        assert max(heights) < 140, viewport  # px: a title, three lines, and which word is missing
        told = page.locator(".md-search-result__terms:visible").first
        box, around = told.bounding_box(), told.locator("..").bounding_box()
        assert box
        assert around
        assert around["y"] <= box["y"], viewport
        assert box["y"] + box["height"] <= around["y"] + around["height"] + 1, viewport
        # Paragraphs that follow each other in a line stand apart.
        gaps = page.evaluate(GAPS)
        assert gaps, viewport
        assert min(gaps) > 1, viewport
        page.keyboard.press("Tab")
        expect(page.locator("#__search")).not_to_be_checked()
        assert page.evaluate("document.activeElement !== document.body"), viewport
        assert not page.evaluate("document.activeElement.closest('.md-search__output')"), viewport
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate("document.activeElement.closest('.md-search__output')"), viewport


# What is asked and the firm that is found: misspelt, in part, with an accent, in another script, formerly.
NAMES = {
    "spenser stuart": "Spencer Stuart",
    "stuart spen": "Spencer Stuart",
    "Égon zehnder": "Egon Zehnder",
    "커리어앤스카우트": "Career & Scout (커리어앤스카우트)",
    "Merritt Hawkins": "AMN Healthcare",
}


def test_a_firm_is_found_by_its_names_words_end_at_punctuation_and_what_is_found_is_counted(
    page: Page, site_url: str
) -> None:
    found = search(page, f"{site_url}guide/offers/", "")
    for asked, firm in NAMES.items():
        page.locator(QUERY).fill("")
        expect(found).to_have_count(0)
        page.keyboard.insert_text(asked)
        first = found.first
        expect(first.locator("h1")).to_have_text(firm)
        expect(first.locator("article")).to_contain_text(re.compile(r"(search|staffing|recruit)", re.IGNORECASE))
        assert first.locator("a").first.evaluate("(link) => link.href").startswith(f"{site_url}directory/")
    for asked in ("resume;", "offers. ", "(ATS)", "“headhunter”"):
        page.locator(QUERY).fill("")
        expect(found).to_have_count(0)
        page.keyboard.insert_text(asked)
        expect(found.first).to_contain_text(asked.strip("; .()“”")[1:])
    # What is found is counted.
    page.locator(QUERY).fill("")
    for asked, said in (
        ("kornn ferry", "1 firm"),
        ("notice period", re.compile(r"^\d+ pages$")),
        ("zzqq", "Nothing found for “zzqq”"),
        ("§", "Nothing found for “§”"),
    ):
        page.keyboard.insert_text(asked)
        expect(told(page)).to_have_text(said)
        expect(page.locator(".md-search__output [role=status]")).to_have_text(said)
        assert page.locator(".md-search-result__meta").is_hidden()
        assert bool(found.count()) == (not isinstance(said, str) or said == "1 firm")
        # An emptied field is as one in which nothing was typed.
        page.get_by_role("button", name="Clear").click()
        expect(told(page)).to_have_text("Type to start searching")
        expect(found).to_have_count(0)
        expect(page.locator(QUERY)).to_be_focused()
    # Quick typing ends with what was typed.
    page.keyboard.type("exec bost")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("spencer")
    expect(page.locator(".search-firm")).to_have_count(1)
    assert names(page)[0] == "Spencer Stuart"
    expect(told(page)).to_have_text(re.compile("^1 firm"))


@pytest.mark.parametrize("start", ["file"], indirect=True)
def test_a_key_leads_to_the_firm_that_is_found(page: Page, start: str) -> None:
    first = search(page, start, "Merritt Hawkins").first
    expect(first.locator("h1")).to_have_text("AMN Healthcare")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("AMN Healthcare")


@served_alone
def test_a_firm_that_is_named_stands_before_the_pages(page: Page, start: str) -> None:
    found = search(page, start, "executive")
    expect(told(page)).to_have_text(re.compile(r"^\d+ firms and \d+ pages$"))
    total = (told(page).text_content() or "").split()[0]
    expect(found.locator("h1").nth(9)).to_be_attached()
    kinds = found.evaluate_all(KINDS)
    assert kinds[:7] == [*["firm"] * 5, "all", "page"]
    assert "firm" not in kinds[6:]
    for name in names(page)[:5]:
        assert "executive" in name.lower()
    link = page.get_by_role("link", name=f"All {total} firms for “executive”")
    link.click()
    expect(page.get_by_role("searchbox", name="Search the firms")).to_have_value("executive")
    expect(page.get_by_role("status").first).to_have_text(f"{total} firms")


@served_alone
def test_firms_that_are_found_by_what_else_is_said_stand_after_the_first_pages(page: Page, start: str) -> None:
    found = search(page, start, "offer")
    expect(told(page)).to_have_text(re.compile(r"^\d+ firms and \d+ pages$"))
    expect(found.locator("h1").nth(12)).to_be_attached()
    assert found.evaluate_all(KINDS)[:11] == [*["page"] * 10, "firm"]
    expect(page.locator(".search-firm").first).to_contain_text("Why it matches: “offer” in its summary")
    # What is added as the reader scrolls stands below them.
    before = found.count()
    page.locator(".md-search__scrollwrap").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(found.nth(before + 3)).to_be_attached()
    assert "page" not in found.evaluate_all(KINDS)[10:before]
    assert set(found.evaluate_all(KINDS)[before:]) == {"page"}
    page.locator(QUERY).focus()
    page.keyboard.press("Enter")  # follows the first page
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.get_by_role("heading", level=1)).to_contain_text("offer")


@served_alone
def test_a_value_is_found_by_another_word_for_it_and_the_number_of_firms_leads_to_them(page: Page, start: str) -> None:
    search(page, start, "medtech")
    expect(page.locator(".search-firm").first).to_contain_text("Why it matches: names Life sciences")
    every = page.get_by_role("link", name=re.compile("^All .* for “medtech”$"))
    expect(every).to_have_attribute("href", re.compile(r"directory/\?q=medtech$"))
    page.locator(QUERY).fill("life sciences")
    told(page).get_by_role("link", name=re.compile(r"^\d+ firms$")).click()
    expect(page.get_by_role("searchbox", name="Search the firms")).to_have_value("life sciences")


@served_alone
def test_the_keyboard_goes_through_firms_and_pages(page: Page, start: str) -> None:
    page.goto(start)
    page.locator(QUERY).fill("executive")  # In one go: an answer to fewer letters would come in between.
    found = page.locator(".md-search-result__item")
    expect(found.locator("h1").nth(9)).to_be_attached()
    for place in (0, 1, 2, 3, 4, 5, 6):
        page.keyboard.press("ArrowDown")
        expect(found.nth(place).locator("> a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    name = names(page)[4]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_focus_stays_on_a_firm_when_the_pages_come(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/search/search_index.json", lambda route: held.append(route))
    search(page, site_url, "executive")
    expect(page.locator(".search-firm").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    held[0].continue_()
    expect(told(page)).to_contain_text("pages")
    expect(page.locator(".search-firm a").nth(1)).to_be_focused()


def test_the_index_of_the_firms_waits_for_a_letter(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guide/")
    page.locator(QUERY).focus()
    expect(told(page)).to_have_text("Type to start searching")
    assert not [url for url in asked if "/assets/directory." in url]
    page.keyboard.type("sp")
    page.keyboard.insert_text("encer")
    expect(page.locator(".search-firm")).to_have_count(1)
    assert len([url for url in asked if "/assets/directory." in url]) == 1


def test_a_link_with_a_search_finds_firms(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/?q=spencer")
    expect(page.locator(".search-firm h1")).to_have_text("Spencer Stuart")


def test_the_firms_are_found_from_the_next_page_too(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "guide/offers/", "directory/spencer-stuart/")
    page.goto(f"{site_url}guide/")
    instant.mark(page)
    page.locator("article").get_by_role("link", name="What do I do with an offer, and when do I resign?").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("offer")
    wait_until_idle(page)  # Material closes the search when it has gone to another page.
    page.locator(QUERY).fill("spenser")
    page.locator(".search-firm a").click()
    expect(page).to_have_url(f"{site_url}directory/spencer-stuart/")
    assert instant.is_still_the_same(page)


@pytest.mark.parametrize(
    ("start", "contents"),
    [("http", ("", "window.RapportDirectoryIndex = {};")), ("file", (None,))],
    ids=["empty or broken", "missing"],
    indirect=["start"],
)
def test_without_the_index_of_the_firms_the_pages_are_found(
    browser: Browser, start: str, contents: Sequence[str | None]
) -> None:
    # Not the page of the other tests: a browser tells its console of what could not be loaded.
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        index = "**/assets/directory.*.js"
        for content in contents:
            expect_pages_alone(page, index, start, content)


def expect_pages_alone(page: Page, index: str, start: str, content: str | None) -> None:
    """Expect the pages to be found, and the firms not to be, whose index is damaged as given, or missing."""
    page.unroute_all()
    page.route(
        index,
        lambda route: route.abort() if content is None else route.fulfill(content_type="text/javascript", body=content),
    )
    found = search(page, start, "counter-offer")
    expect(told(page)).to_have_text(re.compile(r"^\d+ pages?\. The firms could not be searched\.$"))
    expect(found.first.locator("h1")).to_be_visible()
    expect(page.get_by_role("link", name="Search the firms for “counter-offer”")).to_be_attached()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("zzqq")
    expect(told(page)).to_have_text("Nothing found for “zzqq”. The firms could not be searched.")
    if content is None:  # What is broken stays so.
        page.unroute(index)
        page.keyboard.press("Escape")
        page.locator(QUERY).focus()
        expect(told(page)).to_have_text("Nothing found for “zzqq”")


def test_escape_returns_to_where_the_reader_was(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/")
    link = page.locator("article a[href]:not(.headerlink)").first
    link.focus()
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.insert_text("offer")  # at once: each letter would bring other results
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    # Nobody is left nowhere.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.locator(QUERY).fill("offer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
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
    phone.keyboard.insert_text("offer")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_axe_finds_nothing_against_the_answers(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}guide/")
    reader.wait_for_load_state()
    reader.keyboard.press("/")
    some = re.compile("^[0-9]+ firms and [0-9]+ pages")
    rest: tuple[str, ...] = ()
    for asked, said in (("executive", some), ("zzqq", re.compile("^Nothing found for")), ("offer", some)):
        reader.locator(QUERY).fill(asked)
        expect(told(reader)).to_have_text(said)
        assert axe.found(reader, rest) == [], asked
        rest = (".md-tabs", ".md-container", ".md-footer")  # The next answer stands over the same page.
