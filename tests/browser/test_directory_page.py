"""The directory in a browser: searched, narrowed down, compared, kept and carried on, on a desk and in a hand."""

from __future__ import annotations

import csv
import functools
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.facets import FACETS
from macros.catalog.facts import documented
from macros.catalog.letters import by_letter
from macros.loading.dataset import Dataset
from tests.reference.ranking import facet_counts, search

from . import instant
from .conftest import DESKTOP, MILLISECONDS, PHONE
from .tab import page, phone
from .wait import wait_until

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

# What neither keeps anything nor follows an address is the same from a disk, where the other tests go too.
served_alone = pytest.mark.parametrize("directory", ["http"], indirect=True)
# Where another test shows the like of a page that is served.
from_disk_alone = pytest.mark.parametrize("directory", ["file"], indirect=True)
FIRST = 50
TOOLS = (
    ":is(.guided, .directory__notes, .compare, .directory__head, .chips, .directory__none, .directory__end,"
    " .directory__actions, .compare-bar, .sheet__foot)"
)
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COUNT_CHANGES = """
() => {
  window.said = [];
  const status = document.querySelector(".directory [role=status]");
  new MutationObserver(() => window.said.push(status.textContent)).observe(
    status, { childList: true, characterData: true, subtree: true });
}
"""

Choice = Mapping[str, Sequence[str]]


def live(page: Page, address: str) -> Page:
    """Open the directory and wait until it answers."""
    page.goto(address)
    expect(page.locator(".directory--live")).to_be_attached()
    return page


def turn_to(page: Page, query: str) -> None:
    """Follow a link to another choice in the directory that is open, for which no page is loaded."""
    page.evaluate(
        """async (query) => {
          const link = document.createElement("a");
          link.href = location.pathname + query;
          document.body.append(link);
          link.click();
          link.remove();
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }""",
        query,
    )


def press_below_the_results(page: Page, name: str) -> None:
    """Press a button that moves down until all results are there, by its key, since a pointer may come too late."""
    expect(page.locator(".directory__head").get_by_role("status")).not_to_be_empty()  # said when all is drawn
    button(page, name).press("Enter")


def shown(page: Page) -> list[str]:
    ids: list[str] = page.locator("[data-firm-id]").evaluate_all("all => all.map(one => one.dataset.firmId)")
    return ids


def letters_of(page: Page) -> Locator:
    """The links to the firms of each letter, where there is no search."""
    return page.get_by_role("navigation", name="Firms by first letter").get_by_role("link")


def wanted(data: Dataset, q: str = "", sort: str | None = None, **choice: str | Sequence[str]) -> list[str]:
    """The firms that the reference finds, in its order."""
    chosen = {facet: frozenset([values] if isinstance(values, str) else values) for facet, values in choice.items()}
    return [firm.id for firm in search(data, q, chosen, sort)]


def said(number: int) -> str:
    return f"{number} firm" + ("" if number == 1 else "s")


def expect_firms(page: Page, firms: Sequence[str]) -> None:
    """Expect the number of firms to be said and the first of them to be shown, in this order."""
    expect(page.locator(".directory__head").get_by_role("status")).to_have_text(said(len(firms)))
    try:
        wait_until(
            page,
            "ids => String([...document.querySelectorAll('[data-firm-id]')].map(one => one.dataset.firmId)) === ids",
            ",".join(firms[:FIRST]),
        )
    except AssertionError:
        assert shown(page) == list(firms[:FIRST])


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"fieldset[data-facet={facet}] input[type=checkbox][value='{value}']")


def counts(page: Page) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("fieldset[data-facet]")].map((facet) => [
          facet.dataset.facet,
          Object.fromEntries([...facet.querySelectorAll("li")].map((item) => [
            item.querySelector("input").value, Number(item.querySelector("[data-count]").textContent)]))]))"""
    )
    return found


def button(page: Page, name: str, exact: bool = True) -> Locator:
    """A button outside the results and the facets, of which each has so many that their names are long to work out."""
    return page.locator(TOOLS).get_by_role("button", name=name, exact=exact)


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="What you have chosen").get_by_role("button")


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('rapport')") or "null")


# ---------------------------------------------------------------- Results


@served_alone
def test_at_first_it_shows_the_firms_of_which_most_is_known_and_further_ones_come(
    page: Page, directory: str, data: Dataset
) -> None:
    live(page, directory)
    expect_firms(page, wanted(data))
    assert all(data.firm(own).contact and data.firm(own).confidentiality for own in shown(page)[:10])
    expect(page.get_by_role("heading", name=said(len(data.firms)))).to_be_visible()
    expect(page.get_by_label("Order")).to_have_value("fit")
    expect(page.get_by_label("Order").locator("option:checked")).to_have_text("Best documented")
    assert page.locator("[data-facet-links]").count() == 0
    counted, expected = counts(page), facet_counts(data)
    assert counted == {facet: found for facet, found in expected.items() if found and facet in FACETS}
    assert list(counted) == [facet for facet in FACETS if expected[facet]]
    # Further results come by a button or by scrolling.
    everyone = wanted(data)
    expect(page.get_by_text(f"{FIRST} of {said(len(everyone))} shown.")).to_be_visible()
    button(page, f"Show {FIRST} more").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-firm-id]")).to_have_count(2 * FIRST)
    assert shown(page) == everyone[: 2 * FIRST]
    assert page.evaluate("document.activeElement.closest('[data-firm-id]').dataset.firmId") == everyone[FIRST]
    page.locator(".directory__end").scroll_into_view_if_needed()
    expect(page.locator("[data-firm-id]")).to_have_count(3 * FIRST)
    expect(page.get_by_role("status")).to_have_text(said(len(everyone)))
    box(page, "kind", "outplacement").check()
    expect_firms(page, wanted(data, kind="outplacement"))
    box(page, "kind", "outplacement").uncheck()
    expect_firms(page, everyone)
    # Each result says how much is documented.
    page.get_by_label("Order").select_option("name")
    expect_firms(page, wanted(data, sort="name"))
    said_of = page.locator(".result").evaluate_all(
        """(all) => Object.fromEntries(all.map(
          (one) => [one.dataset.firmId, one.querySelector(".result__measure").textContent]))"""
    )
    assert said_of == {own: documented(data.firm(own)) for own in wanted(data, sort="name")[:FIRST]}
    assert len(set(said_of.values())) > 3


@served_alone
def test_two_switches_find_the_firms_that_say_so_and_what_is_asked_in_vain_is_said(
    page: Page, directory: str, data: Dataset
) -> None:
    live(page, f"{directory}?details=stated")
    switches = page.locator(".switches")
    approach = switches.get_by_role("checkbox", name="Says how to approach it")
    details = switches.get_by_role("checkbox", name="Says what it does with your details")
    expect(details).to_be_checked()
    expect(approach).not_to_be_checked()
    expect_firms(page, wanted(data, details="stated"))
    approach.check()
    both = wanted(data, approach="stated", details="stated")
    expect_firms(page, both)
    expect(page).to_have_url(re.compile(r"\?approach=stated&details=stated$"))
    expect(page.get_by_label("Order").locator("option:checked")).to_have_text("Best fit")
    expect(chips(page)).to_have_text(
        [
            "Remove Approach: says how to approach it×",
            "Remove Your details: says what it does with your details×",
            "Clear all",
        ]
    )
    # What each would give under the other.
    assert switches.locator("[data-count]").all_inner_texts() == [str(len(both))] * 2
    chips(page).nth(1).click()
    expect(details).not_to_be_checked()
    expect_firms(page, wanted(data, approach="stated"))
    expect(page).to_have_url(re.compile(r"\?approach=stated$"))
    details.check()
    expect(page).to_have_url(re.compile(r"\?approach=stated&details=stated$"))
    turn_to(page, "?approach=anything")
    expect(page.get_by_text("The address asks for something that the directory does not know")).to_be_visible()
    expect_firms(page, wanted(data))
    turn_to(page, "?industry=technology&industry=technologie&colour=red&sort=price&compare=nobody&level=")
    expect_firms(page, wanted(data, industry="technology"))
    notice = page.locator(".notice", has_text="left out")
    expect(notice).to_contain_text("industry “technologie”, “colour”, order “price” and 1 more")
    box(page, "industry", "retail").check()
    expect(notice).to_be_hidden()
    expect(page).to_have_url(f"{directory}?industry=technology&industry=retail")


@served_alone
def test_results_follow_what_one_types_and_the_number_is_not_read_out_at_every_letter(
    page: Page, directory: str, data: Dataset
) -> None:
    live(page, f"{directory}?q=london")
    field = page.get_by_label("Search the firms")
    field.click()
    page.keyboard.press("End")
    for letter in " board":
        page.keyboard.press(letter)
    expect(field).to_be_focused()
    expect(field).to_have_value("london board")
    expect_firms(page, wanted(data, "london board"))
    expect(page).to_have_url(re.compile(r"\?q=london\+board$"))
    marks = page.locator("[data-firm-id] mark").all_inner_texts()
    assert {mark.lower() for mark in marks} >= {"london", "board"}
    field.fill("")
    expect_firms(page, wanted(data))
    expect(page).to_have_url(directory)
    page.evaluate(COUNT_CHANGES)
    # In one go: on a slow machine keys that are pressed one by one may come as slowly as a reader's pause.
    page.get_by_label("Search the firms").evaluate(
        """(field) => {
          for (const letter of "technology") {
            field.value += letter;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    found = len(wanted(data, "technology"))
    expect(page.get_by_role("status")).to_have_text(said(found))
    assert page.evaluate("window.said") == [said(found)]


@served_alone
def test_a_result_says_what_it_is_why_it_is_there_and_what_is_not_known(
    page: Page, directory: str, data: Dataset
) -> None:
    # A misspelt word and another word for a value find their firms.
    live(page, f"{directory}?q=spencer+stuatr")
    expect_firms(page, wanted(data, "spencer stuatr"))
    assert "spencer-stuart" in shown(page)
    page.get_by_label("Search the firms").fill("UAE")
    expect_firms(page, wanted(data, "UAE"))
    why = page.locator(".result__why")
    expect(why).to_have_text(["Why it matches: office in United Arab Emirates"] * len(wanted(data, "UAE")))
    page.get_by_label("Search the firms").fill("biotehc")
    read = why.filter(has_text="read as “biotech”")
    expect(read.first).to_have_text("Why it matches: “biotehc” read as “biotech”; names Life sciences")
    # What is chosen says it already.
    turn_to(page, "?q=pharma&industry=life-sciences")
    expect(why.first).to_contain_text("names Life sciences")
    assert (why.first.text_content() or "").count("Life sciences") == 1
    # A result says all of a firm.
    turn_to(page, "?industry=technology&kind=retained-search")
    firms = wanted(data, industry="technology", kind="retained-search")
    expect_firms(page, firms)
    firm = data.firm(firms[0])
    card = page.locator(f"[data-firm-id='{firm.id}']")
    expect(card.get_by_role("link", name=firm.name, exact=True)).to_have_attribute("href", f"{firm.id}/")
    expect(card).to_contain_text(data.label("kind", firm.kind))
    expect(card).to_contain_text(data.value("kind", firm.kind).definition)
    expect(card).to_contain_text(firm.summary)
    expect(card.locator(".result__why")).to_contain_text("Technology")
    expect(card).to_contain_text(f"Checked {firm.checked.day} {firm.checked:%B %Y}")
    expect(card.locator("strong", has_text="Technology")).to_be_visible()
    silent = next(firm for firm in map(data.firm, firms) if not firm.contact)
    line = page.locator(f"[data-firm-id='{silent.id}'] .result__facts > div", has_text="Not stated")
    expect(line).to_contain_text("way to reach it")


@served_alone
def test_what_is_chosen_can_always_be_taken_back_and_no_result_says_what_to_leave_out(
    page: Page, directory: str, data: Dataset
) -> None:
    nothing: dict[str, str] = {"kind": "outplacement", "unsolicited": "accepts"}
    assert not wanted(data, "board", **nothing)
    live(page, f"{directory}?kind=outplacement&unsolicited=accepts&q=board")
    expect_firms(page, [])
    others = {
        "Without the text “board”": wanted(data, "", **nothing),
        "Without Outplacement": wanted(data, "board", unsolicited="accepts"),
        "Without Accepts unsolicited CVs": wanted(data, "board", kind="outplacement"),
    }
    ways = {f"{way}: {said(len(firms))}": firms for way, firms in others.items() if firms}
    assert ways
    assert sorted(page.locator(".directory__ways-out button").all_inner_texts()) == sorted(ways)
    expect(page.get_by_role("link", name="Suggest it")).to_have_attribute("href", re.compile("add-a-firm"))
    text, firms = next(iter(ways.items()))
    button(page, text).click()
    expect_firms(page, firms)
    expect(page.get_by_role("heading", name=said(len(firms)), exact=True)).to_be_focused()
    # For want of two things each is offered alone.
    turn_to(page, "?q=xyzzy&kind=outplacement&unsolicited=accepts")
    offered = page.locator(".directory__ways-out button").all_inner_texts()
    assert f"Only Outplacement: {said(len(wanted(data, kind='outplacement')))}" in offered
    assert all("xyzzy" not in way for way in offered)
    # A value that is chosen can be taken back, though it would give nothing.
    turn_to(page, "?kind=outplacement&q=xyzzy")
    taken = box(page, "kind", "outplacement")
    expect(taken).to_be_enabled()
    taken.focus()
    page.keyboard.press("Space")
    expect(taken).not_to_be_checked()
    expect(taken).to_be_focused()  # though it would give nothing
    page.keyboard.press("Shift+Tab")
    expect(taken).to_be_disabled()
    page.get_by_label("Search the firms").fill("")
    expect(taken).to_be_enabled()
    expect_firms(page, wanted(data))
    # What is chosen stands above the results.
    turn_to(page, "?industry=technology&country=GB&kind=retained-search&q=search")
    assert [" ".join(text.split()) for text in chips(page).all_inner_texts()] == [
        "Remove Text: search ×",
        "Remove Kind of firm: Retained search ×",
        "Remove Industry: Technology ×",
        "Remove Country: United Kingdom ×",
        "Clear all",
    ]
    chips(page).nth(1).focus()
    page.keyboard.press("Enter")
    expect_firms(page, wanted(data, "search", industry="technology", country="GB"))
    expect(chips(page).nth(1)).to_be_focused()
    expect(box(page, "kind", "retained-search")).not_to_be_checked()
    chips(page).nth(0).click()
    expect(page.get_by_label("Search the firms")).to_have_value("")
    expect_firms(page, wanted(data, industry="technology", country="GB"))
    button(page, "Clear all").click()
    expect_firms(page, wanted(data))
    expect(chips(page)).to_have_count(0)
    expect(page).to_have_url(directory)
    expect(page.get_by_role("heading", name=said(len(data.firms)))).to_be_focused()


# ---------------------------------------------------------------- Facets


@served_alone
def test_facets_bring_results_into_sight_count_what_each_value_would_give_are_searched_and_folded(
    page: Page, directory: str, data: Dataset
) -> None:
    live(page, directory)
    page.locator("[data-firm-id]").nth(30).scroll_into_view_if_needed()
    box(page, "kind", "retained-search").check()
    expect_firms(page, wanted(data, kind="retained-search"))
    expect(page.get_by_role("heading", name=said(len(wanted(data, kind="retained-search"))))).to_be_in_viewport()
    expect(box(page, "kind", "retained-search")).to_be_in_viewport()
    turn_to(page, "?industry=technology&kind=retained-search")
    box(page, "kind", "staffing").check()
    choice: dict[str, frozenset[str]] = {
        "industry": frozenset(["technology"]),
        "kind": frozenset(["retained-search", "staffing"]),
    }
    expect_firms(page, wanted(data, industry="technology", kind=["retained-search", "staffing"]))
    expected = facet_counts(data, "", choice)
    assert counts(page) == {facet: found for facet, found in expected.items() if found and facet in FACETS}
    disabled = page.locator("fieldset[data-facet] input[type=checkbox]:disabled").evaluate_all(
        "(all) => all.map((one) => [one.closest('fieldset').dataset.facet, one.value])"
    )
    empty = [[facet, value] for facet in FACETS for value, number in expected[facet].items() if not number]
    assert sorted(disabled) == sorted(empty)
    # Few are shown of what can be searched, and every facet can be folded.
    countries = page.locator("fieldset[data-facet=country]")
    field = countries.get_by_label("Find in: Country")
    field.fill("üNIted")
    names = countries.locator("li:visible .facet__label").all_inner_texts()
    assert names
    assert all("United" in name for name in names)
    field.fill("britain")
    expect(countries.locator("li:visible .facet__label")).to_have_text(["United Kingdom"])
    field.fill("nowhere")
    expect(countries.get_by_text("None is called that.")).to_be_visible()
    field.press("Escape")
    expect(countries.locator("li").first).to_be_visible()
    assert page.locator("fieldset[data-facet=level] input[type=search]").count() == 0
    fold = countries.get_by_role("button", name="Country")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(countries.locator("li").first).to_be_hidden()
    # A few questions lead to the firms.
    turn_to(page, "?kind=staffing&q=x")
    page.get_by_text("Start with a few questions").click()
    page.get_by_label("Which field do you work in?").select_option("technology")
    page.get_by_label("At which level?").select_option("c-suite")
    firms = wanted(data, industry="technology", level="c-suite")
    button(page, f"Show {said(len(firms))}").click()
    expect_firms(page, firms)
    assert query_of(page) == {"industry": ["technology"], "level": ["c-suite"]}
    expect(page.get_by_role("heading", name=said(len(firms)))).to_be_focused()
    expect(page.get_by_label("At which level?")).to_be_hidden()


# ---------------------------------------------------------------- The address is the state


@from_disk_alone
def test_a_link_a_reload_and_the_way_back_restore_everything(page: Page, directory: str, data: Dataset) -> None:
    address = f"{directory}?q=search&industry=technology&industry=telecommunications&kind=retained-search&sort=checked"
    firms = wanted(data, "search", "checked", industry=["technology", "telecommunications"], kind="retained-search")
    for reload in (False, True):
        if reload:
            page.reload()
            expect(page.locator(".directory--live")).to_be_attached()
        else:
            live(page, address)
        expect_firms(page, firms)
        expect(page.get_by_label("Search the firms")).to_have_value("search")
        expect(page.get_by_label("Order")).to_have_value("checked")
        expect(box(page, "industry", "telecommunications")).to_be_checked()
        expect(page.locator("[data-facet] :checked")).to_have_count(3)
        expect(page.locator(".md-search__input")).not_to_be_focused()
        expect(page.locator("#__search")).not_to_be_checked()
        expect(page).to_have_url(address)
    # Back and forward go from choice to choice.
    turn_to(page, "?kind=outplacement")
    page.get_by_label("Search the firms").fill("lead")
    expect(page).to_have_url(re.compile(r"\?q=lead&kind=outplacement$"))
    box(page, "kind", "interim").check()
    box(page, "kind", "outplacement").uncheck()
    page.get_by_label("Order").select_option("checked")
    steps = [
        wanted(data, "lead", kind="outplacement"),
        wanted(data, "lead", kind=["outplacement", "interim"]),
        wanted(data, "lead", kind="interim"),
        wanted(data, "lead", "checked", kind="interim"),
    ]
    assert all(one != other for one, other in itertools.pairwise(steps))
    expect_firms(page, steps[3])
    page.locator("[data-directory]").evaluate("root => { root.same = true; }")
    for step in (2, 1, 0):
        page.go_back()
        expect_firms(page, steps[step])
    expect(box(page, "kind", "interim")).not_to_be_checked()
    for step in (1, 2, 3):
        page.go_forward()
        expect_firms(page, steps[step])
    expect(box(page, "kind", "interim")).to_be_checked()
    page.wait_for_timeout(300)
    assert page.locator("[data-directory]").evaluate("root => root.same")  # Material has not fetched the page again.


def test_the_link_can_be_copied_and_what_is_added_in_another_tab_shows_at_once(
    open_page: Callable[..., Page], online: str
) -> None:
    page = live(open_page(permissions=CLIPBOARD), online)
    page.get_by_label("Search the firms").fill("board")
    box(page, "kind", "retained-search").check()
    press_below_the_results(page, "Copy link")
    expect(page.get_by_text("The link was copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{online}?q=board&kind=retained-search"
    # One from a page whose comparison is closed opens it.
    turn_to(page, "?compare=acre&compare=boyden")
    expect(page.get_by_role("region", name="Firms to compare")).to_be_visible()
    press_below_the_results(page, "Copy link")
    expect(page.get_by_text("The link was copied.")).to_be_visible()
    other = live(page.context.new_page(), page.evaluate("navigator.clipboard.readText()"))
    expect(other.get_by_role("table").locator("thead a")).to_have_text(["Acre", "Boyden"])
    turn_to(page, "?q=spencer+stuart")
    turn_to(other, "?q=spencer+stuart")
    other.locator("[data-firm-id=spencer-stuart] [data-action=save]").click()
    expect(page.locator("[data-firm-id=spencer-stuart] [data-action=save]")).to_have_attribute("aria-pressed", "true")


@from_disk_alone
def test_the_firms_found_can_be_exported_and_no_cell_runs(page: Page, directory: str, data: Dataset) -> None:
    firms = wanted(data, "search", kind="staffing")
    live(page, f"{directory}?q=search&kind=staffing")
    with page.expect_download() as download:
        button(page, f"Export these {said(len(firms))} as CSV").click()
    assert download.value.suggested_filename == "rapport-firms.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["Id"] for row in rows] == firms
    first = data.firm(firms[0])
    assert rows[0]["Name"] == first.name
    assert rows[0]["Summary"] == first.summary
    assert rows[0]["Kind of firm"] == "Staffing"
    assert rows[0]["Website"] == first.website
    assert rows[0]["Services"] == "; ".join(data.label("service", value) for value in first.services)
    # A cell that a spreadsheet would run is made harmless.
    hostile = {
        "name": '=cmd|"/c calc"!A1',
        "summary": "+1",
        "website": "https://a.example/",
        "id": "@x",
        "checked": "-2",
    }
    text = page.evaluate("firm => Rapport.directory.toCsv([firm], { label: (facet, value) => value })", hostile)
    row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert (row["Name"], row["Summary"], row["Id"], row["Checked"]) == ('\'=cmd|"/c calc"!A1', "'+1", "'@x", "'-2")
    # A link that cannot be copied is shown.
    page.evaluate("delete Navigator.prototype.clipboard")
    press_below_the_results(page, "Copy link")
    expect(page.get_by_label("Text to copy")).to_have_value(f"{directory}?q=search&kind=staffing")


@from_disk_alone
def test_a_firm_is_added_to_my_search_and_taken_out_and_a_link_to_a_comparison_opens_it(
    page: Page, directory: str
) -> None:
    live(page, f"{directory}?q=spencer+stuart")
    card = page.locator("[data-firm-id=spencer-stuart]")
    toggle = card.locator("[data-action=save]")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(toggle).to_have_text("Add to My search Spencer Stuart")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(toggle).to_have_text("In My search Spencer Stuart")
    expect(toggle).to_be_focused()
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert stored(page) == {"version": 1, "search": {"firms": [{"id": "spencer-stuart", "added": today}]}}
    expect(page.get_by_text("Spencer Stuart is in your search now.")).to_be_visible()
    # A page that is loaded anew has it from the store, and opens the comparison that its address asks for.
    query = "?q=spencer+stuart&compare=acre&compare=spencer-stuart"
    live(page, f"{directory}{query}")
    expect(page.get_by_role("table").locator("thead a")).to_have_text(["Acre", "Spencer Stuart"])
    expect(page.get_by_role("table")).to_contain_text("Not stated")
    expect(page).to_have_url(f"{directory}{query}#compare")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert stored(page) == {"version": 1, "search": {"firms": []}}
    box(page, "kind", "retained-search").check()
    expect(page.get_by_role("table")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("table")).to_be_visible()


def test_a_button_below_the_results_stays_under_the_pointer_that_presses_it(
    open_page: Callable[..., Page], online: str
) -> None:
    page = open_page()
    slow = "window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 100);"
    page.add_init_script(f"delete Navigator.prototype.clipboard; {slow}")
    live(page, online)
    spot = button(page, "Copy link").bounding_box()
    assert spot
    page.evaluate("(y) => window.scrollTo(0, y)", spot["y"] - 300)
    spot = button(page, "Copy link").bounding_box()
    assert spot
    page.mouse.move(spot["x"] + 10, spot["y"] + 10)
    page.mouse.down()
    number = len(shown(page))
    assert number < FIRST
    page.wait_for_timeout(1000)  # as long as ten frames take here
    assert len(shown(page)) == number
    page.mouse.up()
    expect(page.get_by_label("Text to copy")).to_have_value(online)
    expect(page.locator("[data-firm-id]")).to_have_count(FIRST)


# ---------------------------------------------------------------- My search and the comparison


@served_alone
def test_up_to_four_firms_stand_side_by_side(page: Page, directory: str, data: Dataset) -> None:
    live(page, f"{directory}?kind=outplacement")
    firms = wanted(data, kind="outplacement")[:5]
    bar = page.get_by_role("region", name="Firms to compare")
    expect(bar).to_be_hidden()

    def press(firm: str) -> None:
        page.locator(f"[data-firm-id='{firm}'] [data-action=compare]").click()

    press(firms[0])
    expect(bar.get_by_role("button", name="Choose another to compare")).to_be_disabled()
    for firm in firms[1:4]:
        press(firm)
    assert query_of(page)["compare"] == firms[:4]
    press(firms[4])
    expect(page.get_by_text("You can compare 4 firms at most.")).to_be_visible()
    assert query_of(page)["compare"] == firms[:4]
    bar.get_by_role("button", name=f"Do not compare {data.firm(firms[1]).name}").click()
    bar.get_by_role("button", name="Compare 3 firms").click()
    expect(page.get_by_role("heading", name="3 firms side by side")).to_be_focused()
    expect(bar).to_be_hidden()
    table = page.get_by_role("table")
    names = [data.firm(firm).name for firm in (firms[0], firms[2], firms[3])]
    assert table.locator("thead a").all_inner_texts() == names
    rows = table.get_by_role("rowheader").all_inner_texts()
    assert rows[:2] == ["Kind of firm", "What it does"]
    assert {"How to approach it", "Confidentiality", "Checked"} <= set(rows)
    expect(table.locator("tr", has_text="What it does")).to_contain_text(data.firm(firms[2]).summary)
    address = page.url
    page.reload()
    expect(table.locator("thead a")).to_have_count(3)
    expect(page).to_have_url(address)
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.locator("[data-firm-id]").first).to_be_hidden()
    page.emulate_media(media="screen")
    table.get_by_role("button", name=f"Remove {names[0]}").click()
    expect(table.locator("thead a")).to_have_count(2)
    expect(page.get_by_role("heading", name="2 firms side by side")).to_be_focused()
    button(page, "Close the comparison").click()
    expect(table).to_be_hidden()
    expect(bar.get_by_role("button", name="Compare 2 firms")).to_be_focused()
    page.go_back()
    expect(table).to_be_visible()
    page.go_forward()
    expect(table).to_be_hidden()
    bar.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()
    expect(page).to_have_url(f"{directory}?kind=outplacement")
    expect_firms(page, wanted(data, kind="outplacement"))


def test_no_label_of_the_comparison_breaks_within_a_word_and_a_sheet_that_no_longer_fits_gives_the_facets_back(
    page: Page, online: str
) -> None:
    live(page, f"{online}?compare=acre&compare=spencer-stuart")
    for width in (320, 768, 1024, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        lines = page.locator(".compare tbody th").evaluate_all(
            """(all) => all.flatMap((one) => [...one.firstChild.data.matchAll(/\\S+/g)].map((word) => {
              const range = document.createRange();
              range.setStart(one.firstChild, word.index);
              range.setEnd(one.firstChild, word.index + word[0].length);
              return [word[0], new Set([...range.getClientRects()].map((place) => place.top)).size];
            }))"""
        )
        assert ["Confidentiality", 1] in lines, width
        assert [word for word, number in lines if number > 1] == [], width
    page.set_viewport_size(PHONE)
    turn_to(page, "")
    button(page, "Narrow it down").click()
    expect(page.get_by_role("dialog", name="Narrow it down")).to_be_visible()
    page.set_viewport_size(DESKTOP)
    expect(page.get_by_role("dialog", name="Narrow it down")).to_be_hidden()
    expect(box(page, "kind", "staffing")).to_be_visible()
    box(page, "kind", "staffing").check()


@pytest.mark.parametrize("way", ["file", "instant"])
def test_the_comparison_stands_as_it_was_left(page: Page, site_url: str, offline_url: str, way: str) -> None:
    if way == "instant":
        instant.switch_on(page, site_url, "directory/", "directory/acre/")
    directory = f"{offline_url}directory/index.html" if way == "file" else f"{site_url}directory/"
    live(page, f"{directory}?q=acre")
    if way == "instant":
        instant.mark(page)
    table = page.get_by_role("table")
    opener = button(page, "Compare 2 firms")

    def leave_and_come_back() -> None:
        page.locator(".compare, .results").get_by_role("link", name="Acre", exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Acre")
        page.go_back()
        expect(page.locator(".directory--live")).to_be_attached()

    turn_to(page, "?q=acre&compare=acre&compare=spencer-stuart")
    leave_and_come_back()
    expect(opener).to_be_visible()
    expect(table).to_be_hidden()
    opener.click()
    expect(table).to_be_visible()
    leave_and_come_back()
    expect(table).to_be_visible()
    if way == "instant":
        assert instant.is_still_the_same(page)
        return  # A reload is as from a disk.
    page.reload()
    expect(table).to_be_visible()
    button(page, "Close the comparison").click()
    expect(table).to_be_hidden()
    page.reload()
    expect(opener).to_be_visible()
    expect(table).to_be_hidden()


# ---------------------------------------------------------------- The guided start


def test_without_a_script_it_is_a_list_from_a_to_z_and_the_questions_are_a_form(
    open_page: Callable[..., Page], directory: str, data: Dataset
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(directory)
    expect(page.get_by_role("status")).to_have_text(said(len(data.firms)))
    ways = letters_of(page).evaluate_all("(links) => links.map(({ href }) => href)")
    listed: list[str] = []
    for way in ways:
        # What no script changes is read as it is written.
        text = (
            page.request.get(way).text()
            if way.startswith("http")
            else Path(url2pathname(urlsplit(way).path)).read_text("utf-8")
        )
        listed += [str(firm.attributes["data-firm-id"]) for firm in Html(text).css("[data-firm-id]")]
    assert sorted(listed) == sorted(firm.id for firm in data.firms)
    letters_of(page).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Firms under")
    assert shown(page)
    page.goto(directory)
    page.locator("[data-facet-links=country] summary").click()
    page.locator("[data-facet-links=country]").get_by_role("link", name="Germany").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Germany")
    page.goto(directory)
    counted = facet_counts(data)
    assert page.locator("[data-facet-links]").count() == sum(bool(counted[facet]) for facet in FACETS)
    page.locator("[data-facet-links=industry] summary").click()
    page.locator("[data-facet-links=industry]").get_by_role("link", name="Telecommunications", exact=True).click()
    expect(page).to_have_url(re.compile(r"/directory/by/industry/telecommunications(/|\.html)$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Telecommunications")
    named = sum("telecommunications" in (firm.industries or ()) for firm in data.firms)
    generalists = sum(firm.generalist and "telecommunications" not in (firm.industries or ()) for firm in data.firms)
    assert generalists > 0
    expect(page.get_by_role("status")).to_have_text(said(named + generalists))
    assert page.locator("[data-firm-id]").count() == named + generalists
    page.goto(directory)
    page.get_by_text("Start with a few questions").click()
    page.get_by_label("What do you do there?").select_option("finance")
    expect(page.get_by_text("Your browser has not run this page’s script")).to_be_visible()
    button(page, "Show the firms that fit").click()
    assert parse_qs(urlsplit(page.url).query) == {"function": ["finance"]}
    assert page.url.startswith(directory)


# ---------------------------------------------------------------- In a hand


@served_alone
def test_on_a_phone_the_facets_are_a_sheet_in_which_the_focus_stays(phone: Page, directory: str, data: Dataset) -> None:
    live(phone, directory)
    expect(phone.locator("fieldset[data-facet]").first).to_be_hidden()
    opener = button(phone, "Narrow it down")
    opener.tap()
    sheet = phone.get_by_role("dialog", name="Narrow it down")
    expect(sheet).to_be_visible()
    expect(box(phone, "kind", "staffing")).to_be_hidden()
    sheet.get_by_role("button", name="Kind of firm").tap()
    box(phone, "kind", "staffing").tap()
    firms = wanted(data, kind="staffing")
    expect(sheet.get_by_role("button", name=f"Show {said(len(firms))}")).to_be_visible()
    expect(sheet.get_by_role("status")).to_have_text(said(len(firms)))  # What lies under a modal sheet is not read out.
    sheet.get_by_role("button", name=f"Show {said(len(firms))}").tap()
    expect(sheet).to_be_hidden()
    expect_firms(phone, firms)
    expect(button(phone, "Narrow it down (1)")).to_be_focused()
    assert query_of(phone) == {"kind": ["staffing"]}
    button(phone, "Narrow it down (1)").tap()
    expect(box(phone, "kind", "staffing")).to_be_visible()  # A facet with a choice stands open.
    sheet.get_by_role("button", name="Clear all").tap()
    expect(sheet.get_by_role("button", name=f"Show {said(len(data.firms))}")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    expect_firms(phone, wanted(data))
    button(phone, "Narrow it down").press("Enter")
    expect(sheet).to_be_visible()
    phone.evaluate("() => { window.went = []; addEventListener('focusin', ({ target }) => went.push(target)); }")
    for _ in range(40):
        phone.keyboard.press("Tab")
    within = phone.evaluate("went.map((one) => one === document.body || !!one.closest('dialog'))")
    assert len(within) > 20
    assert all(within)
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    # Who touches finds as well.
    turn_to(phone, "")
    button(phone, "Narrow it down").tap()
    sheet = phone.get_by_role("dialog", name="Narrow it down")
    for facet, title, value in (
        ("kind", "Kind of firm", "retained-search"),
        ("industry", "Industry", "technology"),
        ("country", "Country", "DE"),
    ):
        sheet.get_by_role("button", name=title, exact=True).tap()
        box(phone, facet, value).tap()
    firms = wanted(data, kind="retained-search", industry="technology", country="DE")
    sheet.get_by_role("button", name=f"Show {said(len(firms))}").tap()
    expect_firms(phone, firms)
    # Who asks for too much is shown the way back: what the figures say before, and the page after.
    button(phone, "Narrow it down (3)").tap()
    sheet.get_by_role("button", name="Unsolicited CVs (resumes)", exact=True).tap()
    row = sheet.locator("fieldset[data-facet=unsolicited] li", has_text="Accepts unsolicited CVs")
    three = {"kind": "retained-search", "industry": "technology", "country": "DE"}
    found = wanted(data, unsolicited="accepts", **three)
    expect(row.locator("[data-count]")).to_have_text(str(len(found)))
    assert row.locator("input").is_disabled() == (not found)
    query = "&".join(f"{facet}={value}" for facet, value in three.items())
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    turn_to(phone, f"?{query}&unsolicited=accepts")
    expect_firms(phone, found)
    if not found:
        ways = phone.locator(".directory__ways-out button")
        expect(ways.first).to_be_visible()
        ways.first.tap()
        expect(phone.locator("[data-firm-id]").first).to_be_visible()


def test_on_a_phone_two_firms_share_the_screen_and_those_to_compare_are_named_whole(
    phone: Page, online: str, data: Dataset
) -> None:
    live(phone, f"{online}?compare=acre&compare=spencer-stuart")
    frame = phone.locator(".compare__frame")
    expect(frame).to_be_visible()
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    # It is still a table to those who hear it.
    table = phone.get_by_role("table")
    row = table.get_by_role("row", name=re.compile("^What it does"))
    title = row.get_by_role("rowheader").bounding_box()
    cells = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
    assert title
    assert len(cells) == 2
    for cell in cells:
        assert cell
        assert cell["width"] > 150
        assert cell["y"] >= title["y"] + title["height"]
    expect(table.get_by_role("columnheader", name="Spencer Stuart")).to_be_visible()
    longest = sorted(data.firms, key=lambda firm: -len(firm.name))[:4]
    turn_to(phone, f"?{'&'.join(f'compare={firm.id}' for firm in longest)}")
    bar = phone.get_by_role("region", name="Firms to compare")
    expect(bar.locator(".chip")).to_have_count(4)
    for chip in bar.locator(".chip").all():
        expect(chip).to_be_in_viewport(ratio=1)
        expect(chip.locator(".chip__cross")).to_be_in_viewport(ratio=1)


def test_at_twice_the_size_and_on_the_narrowest_screen_nothing_is_cut_off(
    open_page: Callable[..., Page], online: str
) -> None:
    # What a window of 1280 by 800 is at a zoom of 200 %.
    page = open_page(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    live(page, f"{online}?compare=acre&compare=boyden")
    expect(page.get_by_role("table")).to_be_visible()
    for query in ("", "?q=board&kind=retained-search"):
        if query:
            turn_to(page, query)
        assert page.evaluate("document.documentElement.scrollWidth") == 640, query
        button(page, "Narrow it down", exact=False).first.click()
        sheet = page.get_by_role("dialog", name="Narrow it down")
        expect(sheet.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
        expect(sheet.locator(".sheet__show")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("table")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 560})
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for query in ("?q=xyzzy&kind=staffing", "?q=search&kind=retained-search&country=GB"):
        turn_to(page, query)
        expect(page.locator(".directory__none, [data-firm-id]").locator("visible=true").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, query
    page.locator("[data-action=compare]").first.click()
    page.get_by_text("Start with a few questions").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


# ---------------------------------------------------------------- With a keyboard alone, and other ways to read


@served_alone
def test_all_by_keyboard(page: Page, directory: str, data: Dataset) -> None:
    live(page, directory)
    page.get_by_label("Search the firms").focus()
    page.keyboard.press("Tab")
    skip = page.locator(".directory .tool.visually-hidden")
    expect(skip).to_have_accessible_name("Skip to the results")
    expect(skip).to_be_focused()
    for label in ("Says how to approach it", "Says what it does with your details"):
        page.keyboard.press("Tab")
        expect(page.locator(".switches").get_by_role("checkbox", name=label)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, "kind", "retained-search")).to_be_checked()
    expect(box(page, "kind", "retained-search")).to_be_focused()
    firms = wanted(data, kind="retained-search")
    expect_firms(page, firms)
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".directory__head").get_by_role("heading", name=said(len(firms)))).to_be_focused()
    for _ in range(4):  # order, chip, clear all, the first firm
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == data.firm(firms[0]).name
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert stored(page)["search"]["firms"][0]["id"] == firms[0]
    assert query_of(page)["compare"] == [firms[0]]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(data.firm(firms[1]).name)


def test_paper_has_the_results_alone_and_says_at_once_how_many_and_forced_colours_show_a_choice(
    page: Page, online: str, data: Dataset
) -> None:
    live(page, online)
    expect(page.locator("[data-firm-id]")).to_have_count(FIRST)
    note = page.get_by_text(f"The first {FIRST} of {said(len(wanted(data)))} are printed here.")
    expect(note).to_be_hidden()
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    first = unicodedata.normalize("NFKC", pages[0].extract_text())
    assert " ".join(first.split()).count(" are printed here.") == 1
    assert len(pages) < 12, "its cards are small on paper"
    turn_to(page, "?kind=outplacement")
    expect(page.get_by_role("status")).to_have_text(said(len(wanted(data, kind="outplacement"))))
    page.emulate_media(media="print")
    gone = ("fieldset[data-facet]", "#directory-q", "#directory-sort", "[data-action]", ".guided", ".chip__cross")
    for selector in (*gone, ".directory__on-paper"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator("[data-firm-id]").last).to_be_visible()
    expect(page.get_by_role("heading", name="firms", exact=False).first).to_be_visible()
    expect(page.locator(".chips")).to_contain_text("Outplacement")
    page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce")
    turn_to(page, "?q=board")
    toggle = page.locator("[data-action=compare]").first
    toggle.click()
    # The state is told by a sign, not by colour alone.
    assert toggle.evaluate("button => getComputedStyle(button, '::before').content").startswith('"✓"')
    style = toggle.evaluate("button => getComputedStyle(button).borderTopStyle")
    assert style == "solid"
    expect_firms(page, wanted(data, "board"))


# ---------------------------------------------------------------- Within the site


def test_instant_navigation_comes_and_goes(page: Page, site_url: str, data: Dataset) -> None:
    instant.switch_on(page, site_url, "directory/", "directory/acre/")
    page.goto(site_url)
    instant.mark(page)
    page.get_by_role("link", name="Directory", exact=True).first.click()
    expect(page.locator(".directory--live")).to_be_attached()
    expect_firms(page, wanted(data))
    page.get_by_label("Search the firms").fill("acre")
    page.locator(".results").get_by_role("link", name="Acre", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acre")
    page.go_back()
    expect(page.locator(".directory--live")).to_be_attached()
    expect(page.get_by_label("Search the firms")).to_have_value("acre")
    expect_firms(page, wanted(data, "acre"))
    box(page, "kind", "search-unstated").check()
    expect_firms(page, wanted(data, "acre", kind="search-unstated"))
    # The tab of the page that is open leads to it without a choice, and stays there.
    page.get_by_role("link", name="Directory", exact=True).first.click()
    expect_firms(page, wanted(data))
    page.wait_for_timeout(300)
    expect(page).to_have_url(f"{site_url}directory/")
    page.go_back()
    expect_firms(page, wanted(data, "acre", kind="search-unstated"))
    assert instant.is_still_the_same(page)


def test_a_list_on_a_page_opens_in_the_directory_whose_cards_say_the_same_and_the_site_search_still_answers(
    page: Page, site_url: str, data: Dataset
) -> None:
    address = f"{site_url}directory/by/kind/retained-search/"
    page.goto(address)
    page.get_by_role("link", name="Narrow these down further in the directory").click()
    expect_firms(page, wanted(data, kind="retained-search"))
    # The cards without a script say what the others say.
    written, drawn = page.evaluate(
        """(listed) => [new DOMParser().parseFromString(listed, "text/html"), document].map((page) =>
          Object.fromEntries([...page.querySelectorAll("[data-firm-id]")].map((card) => [card.dataset.firmId,
            [...card.querySelectorAll(".result__facts dt, .result__facts dd, .result__measure, .result__checked")].map(
              (one) => one.textContent.trim().replace(/\\s+/g, " "))])))""",
        page.request.get(address).text(),
    )
    assert len(drawn) == FIRST
    assert {firm: written[firm] for firm in drawn} == drawn
    assert all(drawn.values())
    # The site's own search still answers there.
    turn_to(page, "?q=board")
    page.locator(".directory__head").get_by_role("heading", name="firm", exact=False).first.click()
    page.keyboard.press("/")
    page.keyboard.insert_text("outplacement")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    assert query_of(page) == {"q": ["board"]}


# ---------------------------------------------------------------- Without a script, or without the index


@pytest.fixture
def cut_off(browser: Browser) -> Iterator[Page]:
    """A page for which the index does not load; the browser complains of it, as it should."""
    context = browser.new_context(viewport=DESKTOP, service_workers="block")  # which would have the index
    page = context.new_page()
    page.set_default_timeout(MILLISECONDS)
    page.route("**/assets/directory.*.js", lambda route: route.abort())
    yield page
    context.close()


@from_disk_alone
def test_an_index_that_does_not_load_leaves_the_list(cut_off: Page, directory: str, data: Dataset) -> None:
    cut_off.goto(f"{directory}?kind=staffing")
    alert = cut_off.get_by_role("alert")
    expect(alert).to_contain_text("The search could not be loaded")
    expect(alert).to_contain_text("What the address asks for could not be applied")
    expect(letters_of(cut_off)).to_have_count(len(by_letter(data.firms)))
    expect(cut_off.locator("[data-facet-links=kind] a").first).to_be_visible()
    alert.get_by_role("button", name="Try again", exact=True).click()
    expect(alert).to_contain_text("The search could not be loaded")
    cut_off.unroute("**/assets/directory.*.js")
    alert.get_by_role("button", name="Try again", exact=True).click()
    expect_firms(cut_off, wanted(data, kind="staffing"))
    expect(alert).to_have_count(0)


def test_an_index_that_is_damaged_leaves_the_list(cut_off: Page, online: str, data: Dataset) -> None:
    def give(body: str, route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=body)

    for content in ("", "window.RapportDirectoryIndex = {};", "window.RapportDirectoryIndex = ["):
        # Not one answer that changes: a page asks for the index whenever it likes, also on its way out.
        cut_off.route("**/assets/directory.*.js", functools.partial(give, content))
        cut_off.goto(online)
        expect(cut_off.get_by_role("alert")).to_contain_text("The search could not be loaded")
        expect(letters_of(cut_off)).to_have_count(len(by_letter(data.firms)))
