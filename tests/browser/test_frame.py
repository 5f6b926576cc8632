"""What every page has around its content: search, colours, header, fields; and that nothing in it moves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.site.csv_file import csv_file

from .conftest import DEVICES
from .pages import sample
from .shift import shifted
from .test_site_search import QUERY
from .wait import wait_until

pytestmark = pytest.mark.site

# What a browser does that keeps nothing: as WebKit's setting, as a browser that forbids it, as one that is full.
OFF = {
    "missing": "get: () => null",
    "forbidden": "get: () => { throw new DOMException('no', 'SecurityError'); }",
    "full": "value: { getItem: () => null, removeItem() {}, "
    "setItem() { throw new DOMException('no', 'QuotaExceededError'); } }",
    "damaged": "value: { getItem: () => '{', removeItem() {}, setItem() {} }",
}


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The start page, served and on disk."""
    return site_url if request.param == "http" else f"{offline_url}index.html"


@pytest.mark.parametrize("how", OFF.values(), ids=OFF.keys())
def test_search_and_colours_work_where_nothing_is_kept(page: Page, start: str, how: str) -> None:
    for area in ("localStorage", "sessionStorage"):
        page.add_init_script(f"Object.defineProperty(window, '{area}', {{ configurable: true, {how} }});")
    page.goto(start)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("__md_get('__palette').index") == 2 or how == OFF["damaged"]
    page.keyboard.press("/")
    page.keyboard.type("Spencer Stuart")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Spencer Stuart")


def test_what_can_be_kept_is_kept_as_before(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    assert json.loads(page.evaluate("localStorage.getItem('/.__palette')"))["color"]["scheme"] == "slate"
    page.goto(f"{site_url}guide/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("ready", [False, True], ids=["before the index", "after the index"])
def test_what_is_pasted_is_searched(page: Page, start: str, ready: bool) -> None:
    page.goto(start)
    page.locator(QUERY).focus()
    if ready:
        page.keyboard.type("o")
        expect(page.locator(".md-search-result__item").first).to_be_attached()
    # As a paste by the mouse does: one event of input, and none of a key.
    page.keyboard.insert_text("ffer" if ready else "offer")
    expect(page.locator(".md-search-result__item").first).to_contain_text("ffer")
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Initializing search")


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(page: Page, site_url: str) -> None:
    page.route("**/search/search_index.json", lambda route: route.abort())
    search_text = page.locator(".md-search-result__meta")
    page.goto(site_url)
    page.once("console", lambda _: None)
    page.evaluate("addEventListener('error', (event) => event.preventDefault())")
    page.locator(QUERY).focus()
    page.keyboard.type("spencer")
    expect(search_text).to_have_text("The search could not be loaded. It needs a connection the first time.")
    expect(page.get_by_role("link", name="Search the firms for “spencer”")).to_be_visible()


# The fields of every kind of page; what a script makes is there when its page has been opened.
FIELD_PAGES = (
    "contribute/add-a-firm/",
    "contribute/correct-a-firm/?id=acre",
    "my-search/",
    "directory/?q=a",
    "messages/",
)
SMALL = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !["checkbox", "radio", "hidden", "file", "button", "submit"].includes(field.type))
  .map((field) => [field.outerHTML.slice(0, 90), parseFloat(getComputedStyle(field).fontSize)])"""


def test_no_field_makes_a_phone_zoom_in(phone: Page, site_url: str, site: Path) -> None:
    pages = [*FIELD_PAGES, *(name.removesuffix("index.html") for name in sample(site) if name != "404.html")]
    seen = 0
    for name in pages:
        phone.goto(site_url + name)
        phone.wait_for_load_state("networkidle")
        fields = phone.evaluate(SMALL)
        seen += len(fields)
        assert [field for field in fields if field[1] < 16] == [], name
    assert seen > 3 * len(FIELD_PAGES)


@pytest.mark.parametrize("above", [-10, 10, 30])
def test_what_gets_the_focus_stands_below_the_header(page: Page, site_url: str, above: int) -> None:
    page.goto(f"{site_url}messages/")
    field = page.locator(".md-content :is(input, textarea):not([type=checkbox], [type=radio]):visible").nth(0)
    field.wait_for()
    field.evaluate("(field, y) => window.scrollTo(0, field.getBoundingClientRect().top + scrollY - y)", above)
    field.evaluate("(field) => field.focus()")
    wait_until(page, "() => document.activeElement.matches('input, textarea')")
    bottom = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert field.evaluate("(field) => field.getBoundingClientRect().top") >= bottom


@pytest.mark.parametrize("fragment", ["glossary/#mandate", "guide/pay/#sources"])
def test_a_place_on_a_page_stands_below_the_header(page: Page, site_url: str, fragment: str) -> None:
    page.goto(site_url + fragment)
    page.wait_for_load_state("networkidle")
    where = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    bottom = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert bottom <= where <= bottom + 60


# A page of each kind, with what is there when its scripts have run.
KINDS = {
    "": ".md-content h1",
    "guide/pay/": ".md-content h1",
    "directory/spencer-stuart/": ".firm",
    "checklists/first-call/": "[data-checklist-id] .tool",
    "messages/": ".message .tool, .message__field",
    "glossary/": ".md-content h1",
    "directory/about-the-data/": ".md-content h1",
    "privacy/": "[data-stored] .tool",
}


@pytest.mark.parametrize("device", DEVICES.values(), ids=DEVICES.keys())
@pytest.mark.parametrize("address", KINDS)
def test_nothing_moves_once_it_is_drawn(
    open_page: Callable[..., Page], site_url: str, device: dict[str, object], address: str
) -> None:
    assert shifted(open_page(**device), site_url + address, KINDS[address]) == 0


ROWS: list[list[str | float | None]] = [
    ["Name", 'Ångström, "Search" & Söhne', "a\r\nb", "", None, 12, 1.5, "x;y", " =1"],
    [f"{sign}1" for sign in ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")],
    [""],
    ["\U0001f600", "Mühlenhoff", "'quoted'"],
]


def test_tables_are_written_alike_here_and_there(page: Page, online: str) -> None:
    page.goto(online)
    text = page.evaluate("(rows) => Rapport.directory.csvOf(rows)", ROWS)
    assert text == csv_file(ROWS)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert read[0][:4] == ROWS[0][:4]
    assert all(cell.startswith("'") for cell in read[1])
