"""What every page has around its content: search, colours, header, fields; and that nothing in it moves."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.site.csv_file import csv_file

from . import instant
from .conftest import DEVICES
from .crawl import Tab, crawl, dead_links
from .host import Host
from .my_search import SMALL
from .pages import sample
from .shift import shifted
from .tab import page
from .test_site_search import QUERY
from .wait import wait_until, wait_until_idle

__all__ = ["page"]
pytestmark = pytest.mark.site

# What a browser does that keeps nothing: as WebKit's setting, as a browser that forbids it, as one that is full.
OFF = {
    "missing": "get: () => null",
    "forbidden": "get: () => { throw new DOMException('no', 'SecurityError'); }",
    "full": "value: { getItem: () => null, removeItem() {}, "
    "setItem() { throw new DOMException('no', 'QuotaExceededError'); } }",
    "damaged": "value: ((now) => ({ getItem: (key) => now.get(key) ?? '{', removeItem() {}, "
    "setItem: (key, text) => now.set(key, text) }))(new Map())",
}


SYSTEMS: dict[Any, str] = {"light": "default", "dark": "slate"}


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The start page, served and on disk."""
    return site_url if request.param == "http" else f"{offline_url}index.html"


@pytest.mark.parametrize(
    ("start", "ways"),
    [("http", tuple(OFF)), ("file", ("forbidden",))],
    indirect=["start"],
    ids=["http", "file"],
)
def test_search_and_colours_work_where_nothing_is_kept(
    open_page: Callable[..., Page], site: Path, start: str, ways: tuple[str, ...]
) -> None:
    page = open_page(reduced_motion="reduce")
    # The pages are found in the next tests: here the index of a few is enough, and soon read.
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    few = {**index, "docs": [doc for doc in index["docs"] if "executive" in doc["text"]][:5]}
    page.route("**/search/search_index.json", lambda route: route.fulfill(json=few))
    offs = ", ".join(f"{how}: {{ {OFF[how]} }}" for how in ways)
    page.add_init_script(f"""for (const area of ["localStorage", "sessionStorage"]) {{
      const how = new URLSearchParams(location.search).get("how");
      if (how) Object.defineProperty(window, area, {{ configurable: true, ...{{ {offs} }}[how] }});
    }}""")
    for how in ways:
        page.goto(f"{start}?how={how}")
        page.locator("label[for=__palette_1]").click()
        page.locator("label[for=__palette_2]").click()
        expect(page.locator("body"), how).to_have_attribute("data-md-color-scheme", "slate")
        assert page.evaluate("__md_get('__palette').index") == 2, how
        page.keyboard.press("/")
        page.keyboard.insert_text("Spencer Stuart")
        expect(page.locator(".md-search-result__item").first, how).to_contain_text("Spencer Stuart")


def test_a_page_has_the_colours_of_the_system_before_any_script_has_come(browser: Browser, start: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.js", lambda route: route.abort())
        for system, colours in SYSTEMS.items():
            page.emulate_media(color_scheme=system)
            page.goto(start)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", colours)
            expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", system)


def test_a_choice_of_colours_that_cannot_be_is_none(page: Page, site_url: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{site_url}contribute/")
    for kept in ("null", "7", '{"index": 9}', '{"index": "length"}', '{"color": null}'):
        page.evaluate("(kept) => localStorage.setItem('/.__palette', kept)", kept)
        page.reload()
        expect(page.locator("label[for=__palette_1]")).to_be_visible()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        assert faults == [], kept


def test_the_system_is_followed_until_the_reader_chooses_and_the_choice_is_kept(page: Page, site_url: str) -> None:
    page.goto(site_url)
    colours = page.locator("body")
    bar = page.locator("meta[name=theme-color]")
    page.emulate_media(color_scheme="dark")
    expect(colours).to_have_attribute("data-md-color-scheme", "slate")
    dark = page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    expect(bar).to_have_attribute("content", dark)
    page.locator("label[for=__palette_1]").click()  # light
    expect(colours).to_have_attribute("data-md-color-scheme", "default")
    expect(colours).not_to_have_attribute("data-md-color-switching", "")
    expect(bar).not_to_have_attribute("content", dark)
    for system in ("light", "dark", "light"):
        page.emulate_media(color_scheme=system)
        expect(colours).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_2]").click()  # dark
    assert json.loads(page.evaluate("localStorage.getItem('/.__palette')"))["color"]["scheme"] == "slate"
    page.goto(f"{site_url}guide/")
    expect(colours).to_have_attribute("data-md-color-scheme", "slate")
    # By the keyboard.
    page.locator("#__palette_2").focus()
    for place, scheme in ((0, "default"), (1, "default"), (2, "slate")):
        page.keyboard.press("Enter")
        expect(page.locator(f"#__palette_{place}")).to_be_focused()
        expect(colours).to_have_attribute("data-md-color-scheme", scheme)


def test_no_style_is_read_twice(open_page: Callable[..., Page], site_url: str) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".css") else None)
    page.add_init_script(
        "new MutationObserver((all) => { for (const { target } of all) if (target.rel === 'stylesheet') "
        "(window.restyled ||= []).push(target.outerHTML); }).observe(document, "
        "{ subtree: true, attributes: true, attributeFilter: ['href'] });"
    )
    instant.switch_on(page, site_url, "guide/")
    page.goto(site_url)
    instant.mark(page)
    first = page.locator("h1").inner_text()
    page.locator(".md-tabs__link", has_text="Guide").click()
    expect(page).to_have_url(f"{site_url}guide/")
    expect(page.locator("h1")).not_to_have_text(first)
    assert instant.is_still_the_same(page)
    assert page.evaluate("document.styleSheets.length") == len(set(asked))
    assert page.evaluate("window.restyled || []") == []
    assert sorted(asked) == sorted(set(asked))


@pytest.mark.parametrize(
    ("start", "times"),
    [("http", ("before the index", "after the index", "after a letter")), ("file", ("before the index",))],
    indirect=["start"],
    ids=["http", "file"],
)
def test_what_is_pasted_is_searched(page: Page, start: str, times: tuple[str, ...]) -> None:
    found = page.locator(".md-search-result__item").first
    said = page.locator(".md-search-result__meta")
    page.goto(start)
    page.locator(QUERY).focus()
    for when in times:
        if when != "before the index":  # It has come; the page is as it was, with nothing to search for.
            page.locator(QUERY).fill("")
            expect(said).to_have_text("Type to start searching")
            expect(found).not_to_be_attached()
        if when == "after a letter":
            page.keyboard.type("o")
            expect(found).to_be_attached()
        # As a paste by the mouse does: one event of input, and none of a key.
        page.keyboard.insert_text("ffer" if when == "after a letter" else "offer")
        expect(found, when).to_contain_text("ffer")
        expect(said, when).not_to_have_text("Initializing search")


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(browser: Browser, site_url: str) -> None:
    index = "**/search/search_index.json"
    # Not the page of the other tests: a browser tells its console of what could not be loaded.
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        said = page.locator(".search-said")
        page.route(index, lambda route: route.abort())
        page.goto(site_url)
        page.locator(QUERY).focus()
        page.keyboard.type("spencer")
        trouble = "The pages could not be searched. That needs a connection the first time."
        expect(said).to_have_text(f"1 firm. {trouble}")
        expect(page.locator(".md-search-result__item")).to_have_text(re.compile("Spencer Stuart"))
        page.unroute(index)
        page.keyboard.press("Escape")
        page.locator(QUERY).focus()
        expect(said).to_have_text(re.compile("^1 firm and [0-9]+ page"))


BELOW_HEADER = """() => document.activeElement.getBoundingClientRect().top >=
  document.querySelector('.md-header').getBoundingClientRect().bottom"""
# Leaves a field for the next one, and lays it so far below the top of the window.
LEAVE = """([field, next, below]) => {
  next.focus();
  window.scrollTo(0, field.getBoundingClientRect().top + scrollY - below);
}"""


def test_what_gets_the_focus_stands_below_the_header(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}messages/")
    page.locator(".message__fill").first.wait_for()
    # On a phone they are folded.
    page.evaluate("() => { for (const part of document.querySelectorAll('.message__fill')) part.open = true; }")
    fields = page.locator(".md-content :is(input, textarea):not([type=checkbox], [type=radio]):visible")
    fields.nth(2).wait_for()
    # Both as they are: to look for them on so long a page takes longer than all else.
    field, after = fields.nth(1).element_handle(), fields.nth(2).element_handle()
    for width, by, above in itertools.product((390, 1280), ("focus()", "Shift+Tab"), (-10, 10, 30)):
        if page.viewport_size != {"width": width, "height": 800}:
            page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(LEAVE, [field, after, above])
        if by == "Shift+Tab":
            page.keyboard.press(by)
        else:
            field.evaluate("(field) => field.focus()")
        wait_until(page, "(field) => document.activeElement === field", field)
        assert page.evaluate(BELOW_HEADER), (width, by, above)


def test_a_link_to_a_fault_leads_below_the_header(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}contribute/add-a-firm/")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.get_by_role("button", name="Copy the YAML").click()
        links = page.locator(".fault-link")
        links.first.wait_for()
        wait_until(page, BELOW_HEADER)  # the list of them
        number = links.count()
        assert number > 3
        for place in range(number):
            links.nth(place).click()
            expect(links.nth(place)).not_to_be_focused()
            assert page.evaluate(BELOW_HEADER), width
            # From below as well: the field is above what is seen.
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")


def test_a_place_on_a_page_stands_below_the_header(page: Page, site_url: str) -> None:
    for fragment in ("glossary/#mandate", "guide/pay/#how-to-answer"):
        page.goto(site_url + fragment)
        wait_until_idle(page)
        where = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        bottom = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
        assert bottom <= where <= bottom + 60, fragment


HEADING = ".md-content h1"
ADDED = "[data-follow][data-begun]"
FORM = "[data-firm-form][data-live]"
NOTICED = 0.005  # what is less is written as 0.00
# A page of each kind, with what is there when its scripts have run.
KINDS = {
    "": HEADING,
    "guide/": HEADING,
    "guide/pay/": HEADING,
    "guide/is-this-recruiter-real/": ".decision__panel",
    "directory/": "[data-directory] fieldset[data-facet]",
    "directory/?q=board&industry=technology": "[data-directory] fieldset[data-facet]",
    "directory/by/industry/technology/": HEADING,
    "directory/spencer-stuart/": ADDED,
    "directory/acropolis-biopharma-recruitment/": ADDED,  # with a long address,
    "directory/adecco-group/": ADDED,  # and with former names
    "directory/about-the-data/": HEADING,
    "directory/changes/": HEADING,
    "checklists/": HEADING,
    "checklists/first-call/": "[data-checklist-id] .tool",
    "messages/": ".message .tool, .message__field",
    "glossary/": HEADING,
    "my-search/": ".my-search--live",
    "contribute/": HEADING,
    "contribute/data-dictionary/": HEADING,
    "contribute/add-a-firm/": FORM,
    "contribute/add-a-firm/?firm=association-of-community-college-trustees": FORM,  # its name takes three lines
    "privacy/": "[data-stored] .tool",
    "my-search/#firms": ".my-search--live",  # not after the other view, from which nothing is loaded
    "404.html": ".not-found__search",
}
WINDOWS: dict[str, dict[str, Any]] = {
    **DEVICES,
    "wide phone": {**DEVICES["phone"], "viewport": {"width": 412, "height": 823}},
}
OWN = {**SMALL, "firms": [*SMALL["firms"], {"id": "spencer-stuart", "added": "2026-10-01"}]}
KEPT = "if (location.protocol !== 'about:') " + (
    f"localStorage.setItem('rapport', JSON.stringify({{ version: 1, search: {json.dumps(OWN)} }}))"
)


def file_of(folder: Path, address: str) -> str:
    """Return where a page of the hosted site lies in the folder of a site."""
    path, *rest = re.split(r"(?=[?#])", address, maxsplit=1)
    names = (path, f"{path}index.html", f"{path.removesuffix('/')}.html")
    return "".join([next(name for name in names if (folder / name).is_file()), *rest])


def test_nothing_moves_on_a_wide_phone(open_page: Callable[..., Page], site_url: str) -> None:
    # A window between the two others shows other lines where a script adds to the page. Nothing is kept here.
    page = open_page(**WINDOWS["wide phone"])
    kinds = {address: live for address, live in KINDS.items() if live != HEADING}
    moved = {address: shifted(page, site_url + address, live) for address, live in kinds.items()}
    assert {address: much for address, much in moved.items() if much >= NOTICED} == {}


# Each window comes once, and so does each place.
@pytest.mark.parametrize(("window", "place"), [("desk", "from a disk"), ("phone", "below a folder")])
def test_every_kind_of_page_opens_without_a_complaint_and_nothing_moves(
    open_page: Callable[..., Page],
    host: Host,
    site: Path,
    offline_site: Path,
    window: str,
    place: str,
) -> None:
    page = open_page(**WINDOWS[window])
    page.add_init_script(KEPT)
    root, folder = (host.url, site) if place == "below a folder" else (f"{offline_site.as_uri()}/", offline_site)
    tab = Tab(page, root)
    moved: dict[str, float] = {}
    seen: dict[str, Any] = {}
    for address, live in KINDS.items():
        if address != "404.html":  # which stands at the root of a server
            name = file_of(folder, address)
            moved[address] = shifted(page, tab.turn_to(name), live)
            if name.endswith(".html"):
                seen[name] = tab.look()
    # The others; those for contributors that have words alone, which are the same in both places, from the disk.
    own = [address.removesuffix("/") for address in KINDS]
    for name in sorted({*sample(folder, own)} - {*seen, "404.html"}):
        if place == "from a disk" or not name.startswith("contribute/") or "add-a-" in name:
            tab.open(name)
            seen[name] = tab.look()
    seen[file_of(folder, "my-search/")]["places"] += [f"firm={firm['id']}" for firm in OWN["firms"]]
    assert {address: much for address, much in moved.items() if much >= NOTICED} == {}
    assert [*tab.faults, *dead_links(root, folder, seen)] == []


def test_the_page_for_missing_addresses_opens_without_a_complaint(browser: Browser, site_url: str, site: Path) -> None:
    # Below a folder it is given out in place of others, which tests of its own look at.
    with browser.new_context(service_workers="block") as context:
        assert crawl(context, site_url, site, ["404.html"]) == []


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
