"""The page of My search: what it keeps, what it undoes, and what it does when something goes wrong."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import icalendar
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from pypdf import PdfReader

from macros.loading.dataset import Dataset

from . import instant
from .my_search import SMALL, file_of
from .tab import EMPTY_PAGE, page, phone
from .test_checklists import BLOCK_OURS
from .wait import wait_until

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

FULL = """() => {
  const real = Storage.prototype.setItem;
  window.rapportFull = true;
  Storage.prototype.setItem = function (key, text) {
    if (window.rapportFull && key === "rapport") throw new DOMException("full", "QuotaExceededError");
    return real.call(this, key, text);
  };
}"""


@pytest.fixture
def url(site_url: str) -> str:
    return f"{site_url}my-search/"


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('rapport')") or "null")


def opened(page: Page, url: str, search: Any = SMALL, view: str = "firms") -> Page:
    """Open a view of the page, on a search that is stored."""
    put(page, url, json.dumps({"version": 1, "search": search}))
    page.goto(f"{url}#{view}")
    expect(page.locator(".my-search--live")).to_be_attached()
    return page


def turned(page: Page, search: Any = SMALL, view: str = "firms") -> None:
    """Give the page that is open another search, as another tab would store it, and go to a view as it opens."""
    page.evaluate(
        """async ([text, view]) => {
          const turn = () => new Promise((done) => setTimeout(done));
          location.hash = view === "about" ? "keep" : "about";
          await turn();
          localStorage.setItem("rapport", text);
          dispatchEvent(new StorageEvent("storage", { key: "rapport", newValue: text }));
          location.hash = view;
          await turn();
        }""",
        [json.dumps({"version": 1, "search": search}), view],
    )
    for close in page.locator(".ms-toast").get_by_role("button", name="Close").all():
        close.click()


def put(page: Page, url: str, text: str) -> None:
    """Store a text, on a page of the site that reads and writes nothing."""
    if not page.url.endswith(EMPTY_PAGE):
        page.goto(url.replace("my-search/", EMPTY_PAGE))
    page.evaluate("text => localStorage.setItem('rapport', text)", text)


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def give(page: Page, content: str) -> None:
    """Choose a file to import."""
    chosen: FilePayload = {"name": "copy.json", "mimeType": "application/json", "buffer": content.encode()}
    page.get_by_label("Choose a file").set_input_files(chosen)


def saved(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        button(page, name).click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def kept(page: Page, text: str) -> None:
    """Wait until a text is stored."""
    wait_until(page, "text => (localStorage.getItem('rapport') || '').includes(text)", text)


def test_what_the_directory_added_is_here_and_becomes_version_2(page: Page, url: str) -> None:
    opened(page, url, {"firms": [{"id": "acre", "added": "2026-10-01"}]}, "firm=acre")
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()
    page.get_by_label("Stage").select_option(label="To contact")
    kept(page, "to-contact")
    search = stored(page)["search"]
    assert (search["version"], search["firms"][0]["relation"]) == (2, "to-contact")


def test_typed_text_is_kept_and_stays_text(page: Page, url: str) -> None:
    text = "<img src=x onerror=window.hit=1> {{ x }} \u2028 =1+1"
    opened(page, url, view="firm=own-1")
    page.locator(".ms-fold > summary", has_text="Person, role and notes").click()
    page.get_by_label("Notes").fill(text)
    page.get_by_label("Whom I write to").fill(text)
    kept(page, "onerror")
    page.reload()
    expect(page.get_by_label("Notes")).to_have_value(text)
    assert page.evaluate("window.hit") is None


def test_a_removal_can_be_undone(page: Page, url: str) -> None:
    opened(page, url, view="firm=acre")
    for what in ("entry", "firm"):
        if what == "firm":
            button(page, "Remove this firm").click()
            expect(page.locator(".ms-firm")).to_have_count(1)
        else:
            page.get_by_role("button", name=re.compile("^Remove the entry")).click()
            expect(page.get_by_text("Nothing noted yet.")).to_be_visible()
        wait_until(page, "!localStorage.rapport.includes('First note')")
        button(page, "Undo").click()
        kept(page, "First note")
        assert sorted(one["id"] for one in stored(page)["search"]["firms"]) == ["acre", "own-1"], what
        if what == "entry":
            expect(page.locator(".ms-log")).to_contain_text("First note")
    page.goto(f"{url}?again#firm=acre")
    expect(page.locator(".ms-log")).to_contain_text("First note")


def test_deleting_asks_once_and_can_be_taken_back(page: Page, url: str) -> None:
    opened(page, url, view="keep")
    page.evaluate(
        "() => { const all = JSON.parse(localStorage.rapport); all.checklists = { x: { ticked: ['y'] } };"
        " localStorage.rapport = JSON.stringify(all); }"
    )
    button(page, "Delete everything").click()
    button(page, "Keep it").click()
    assert stored(page)["search"] == SMALL
    button(page, "Delete everything").click()
    button(page, "Yes, delete everything").click()
    assert stored(page) == {"version": 1, "checklists": {"x": {"ticked": ["y"]}}}
    button(page, "Undo").click()
    kept(page, "First note")
    assert stored(page)["search"] == SMALL


FOCUS: list[tuple[str, list[tuple[str, str]]]] = [
    ("keep", [("Delete everything", "Keep it"), ("Keep it", "Delete everything")]),
    ("firm=own-1", [("Set my next step", "Day"), ("Cancel", "Set my next step")]),
    ("firm=own-1", [("Set my next step", "Day"), ("Keep", "Change"), ("Remove the next step", "Set my next step")]),
    (
        "firm=acre",
        [("Edit the entry of 2 October 2026", "What happened"), ("Cancel", "Edit the entry of 2 October 2026")],
    ),
    ("firm=acre", [("Remove the entry of 2 October 2026", "Log something")]),
    ("firms", [("Add a firm of your own", "Name"), ("Cancel", "Follow a firm")]),
    ("keep", [("Delete everything", "Keep it"), ("Yes, delete everything", "Delete everything")]),
]


# Goes from a view that is known to each address in turn, and tells the headings that stand there.
GO_TO = """async (fragments) => {
  const turn = () => new Promise((done) => setTimeout(done));
  const headings = () => [...document.querySelectorAll(".ms-view h2")]
    .filter((one) => one.checkVisibility()).map((one) => one.textContent);
  const met = [];
  for (const fragment of fragments) {
    for (const one of ["keep", fragment]) {
      location.hash = one;
      const isThere = () => headings().length && (headings()[0] === "Keep or delete") === (one === "keep");
      for (let n = 0; n < 1000 && !isThere(); n += 1) await turn();
      met.push(headings());
    }
  }
  return met;
}"""


def test_each_fragment_and_back_and_forward_lead_to_a_view_and_what_opens_or_goes_takes_the_focus_along(
    page: Page, url: str
) -> None:
    opened(page, url, view="%")
    expect(page.locator(".ms-view h2")).to_be_visible()
    fragments = ("firm=%E0%A4%A", "firm=__proto__", "constructor", "=", "firm=nobody", "%")
    met = page.evaluate(GO_TO, fragments)
    for known, fragment, led in zip(met[::2], fragments, met[1::2], strict=True):
        assert known[0] == "Keep or delete"
        assert len(led) == 1, fragment
        assert led[0] != "Keep or delete", fragment
    # Back and forward move between views.
    page.goto(f"{url}#firms")
    page.get_by_role("link", name="Acre").click()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^Firms"))).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()
    # What opens or goes takes the focus along.
    for view, steps in FOCUS:
        page.goto(f"{url}#{view}")
        for pressed, focused in steps:
            button(page, pressed).focus()
            page.keyboard.press("Enter")
            expect(page.locator(":focus"), f"after {pressed} in {view}").to_have_accessible_name(focused)


def test_two_tabs_at_once_lose_nothing(page: Page, url: str) -> None:
    opened(page, url, view="firm=own-1")
    other = page.context.new_page()
    other.goto(f"{url}#firm=own-1")
    for tab in (page, other):
        tab.locator(".ms-fold > summary", has_text="Person, role and notes").click()
    page.get_by_label("Whom I write to").fill("Ms Ito")
    other.get_by_label("Role or search concerned").fill("Head of finance")
    kept(page, "Ms Ito")
    kept(page, "Head of finance")
    expect(page.get_by_label("Role or search concerned")).to_have_value("Head of finance")
    expect(other.get_by_label("Whom I write to")).to_have_value("Ms Ito")


def test_a_full_storage_is_said_and_nothing_is_lost(page: Page, url: str) -> None:
    opened(page, url, view="firm=own-1")
    page.evaluate(FULL)
    page.locator(".ms-fold > summary", has_text="Person, role and notes").click()
    page.get_by_label("Notes").fill("Prefers mail")
    expect(page.get_by_role("alert")).to_contain_text("the room that your browser gives this site is full")
    assert stored(page)["search"] == SMALL, "the last good state is kept"
    assert "Prefers mail" in saved(page, "Save a copy")
    page.evaluate("window.rapportFull = false")
    page.get_by_label("Whom I write to").fill("Ms Ito")
    kept(page, "Ms Ito")
    assert "Prefers mail" in json.dumps(stored(page))
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_blocked_storage_is_said_and_the_page_works(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.add_init_script(BLOCK_OURS)
    page.goto(url)
    page.get_by_label("Follow a firm").last.fill("acre")
    page.get_by_role("button", name="Follow Acre", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("does not let this site store anything")
    expect(page.locator(".ms-firm")).to_have_count(1)
    assert '"acre"' in saved(page, "Save a copy")


def test_a_damaged_store_is_left_until_the_reader_sets_it_aside(page: Page, url: str) -> None:
    for text in ("{", "[]", '{"version": 1, "search": 7}'):
        put(page, url, text)
        page.goto(f"{url}#today")
        expect(page.get_by_role("alert"), text).to_contain_text("damaged")
        page.get_by_label("Follow a firm").last.fill("acre")
        page.get_by_role("button", name="Follow Acre", exact=True).click()
        assert page.evaluate("localStorage.getItem('rapport')") == text
        button(page, "Set the damaged text aside and keep my search").click()
        expect(page.locator(".ms-firm"), text).to_have_count(1)
        assert stored(page)["damaged"]["texts"] == [text]
        assert stored(page)["search"]["firms"][0]["id"] == "acre", text


def test_a_newer_version_is_refused_kindly_and_left(page: Page, url: str) -> None:
    newer = {"version": 3, "firms": {"acre": {}}}
    opened(page, url, newer)
    expect(page.get_by_role("alert")).to_contain_text("A newer version of this site")
    assert stored(page)["search"] == newer


def test_a_part_that_cannot_be_read_is_kept_and_can_be_saved(page: Page, url: str) -> None:
    bad = {"id": "acre", "added": "soon", "notes": "mine"}
    opened(page, url, {**SMALL, "firms": [bad, SMALL["firms"][1]], "log": []})
    expect(page.get_by_text("1 record could not be read.")).to_be_visible()
    assert json.loads(saved(page, "Save as a file")) == [bad]
    page.goto(f"{url}#firm=own-1")
    page.get_by_label("Stage").select_option(label="Resting")
    kept(page, "resting")
    assert stored(page)["search"]["firms"][0] == bad


def test_a_damaged_part_can_be_set_aside(page: Page, url: str) -> None:
    opened(page, url, {"version": "two", "firms": "x"})
    expect(page.get_by_role("alert")).to_contain_text("cannot be read")
    button(page, "Set it aside and begin anew").click()
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    assert stored(page)["damaged"]["searches"] == [{"version": "two", "firms": "x"}]


WRONG_FILES = {
    "<b>": "It is not a JSON file.",
    json.dumps(file_of(version=9)): "newer version of My search (9",
    json.dumps({"format": "x"}): "not one that My search has saved",
    json.dumps(
        file_of({**SMALL, "firms": [{**SMALL["firms"][1], "website": "javascript:alert(1)"}]})
    ): "search.firms[1].website",
}


def test_a_wrong_file_is_refused_and_an_import_shows_what_it_changes_and_can_be_undone_and_tables_hold_no_formula(
    page: Page, url: str, tmp_path: Path
) -> None:
    opened(page, url, view="keep")
    for content, reason in WRONG_FILES.items():
        give(page, content)
        expect(page.locator(".ms-warning")).to_contain_text(reason)
        expect(page.locator(".ms-warning"), reason).to_contain_text("Nothing was changed.")
        assert stored(page)["search"] == SMALL, reason
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    page.get_by_label("Choose a file").set_input_files(large)
    expect(page.locator(".ms-warning")).to_contain_text("“large.json” is larger than 20 MiB. Nothing was changed.")
    assert stored(page)["search"] == SMALL, "it is refused unread"
    # Another search is merged, or put in the place of what is here.
    firm = {"id": "boyden", "added": "2026-11-01", "name": "<b>Boyden</b>", "notes": "<script>window.hit=1</script>"}
    theirs = {
        **SMALL,
        "firms": [firm],
        "log": [],
        "about": {"function": "Sales", "level": "director"},
    }  # fmt: skip
    give(page, json.dumps(file_of(theirs)))
    plan = page.locator("[data-import]")
    expect(plan).to_contain_text("1 firm added: <b>Boyden</b>")
    expect(plan).to_contain_text("About me, kept as here: Your function")
    assert stored(page)["search"] == SMALL, "nothing changes before the reader says so"
    page.get_by_label("Put it in the place of what is here").check()
    expect(plan).to_contain_text("2 firms removed, with their log: Acre, Søren & Co")
    button(page, "Leave everything as it is").click()
    assert stored(page)["search"] == SMALL
    give(page, json.dumps(file_of(theirs)))
    button(page, "Import it").click()
    kept(page, "boyden")
    assert [one["id"] for one in stored(page)["search"]["firms"]] == ["acre", "own-1", "boyden"]
    button(page, "Undo").click()
    expect(page.get_by_text("You have 2 firms and 1 log entry.")).to_be_visible()
    wait_until(page, "!localStorage.rapport.includes('boyden')")
    assert stored(page)["search"] == SMALL
    assert page.evaluate("window.hit") is None
    # The tables open in a spreadsheet without a formula.
    search = {**SMALL, "firms": [SMALL["firms"][0], {**SMALL["firms"][1], "name": "=1+1", "notes": 'a "b"\nc'}]}
    turned(page, search, "keep")
    text = saved(page, "Firms as CSV")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["Firm"] for row in rows] == ["Acre", "'=1+1"]
    assert rows[1]["Notes"] == 'a "b"\nc'
    log = list(csv.DictReader(io.StringIO(saved(page, "Log as CSV").removeprefix("\ufeff"), newline="")))
    assert (log[0]["Firm"], log[0]["What"]) == ("Acre", "Note sent")


def test_one_employer_through_two_firms_and_more_than_one_can_know_are_warned_of(page: Page, url: str) -> None:
    sent = {"id": "r1", "employer": "Näder plc", "on": "2026-11-01", "agreed": True}
    opened(page, url, {**SMALL, "firms": [{**SMALL["firms"][0], "resumes": [sent]}, SMALL["firms"][1]]}, "firm=own-1")
    page.locator(".ms-fold > summary", has_text="Where my CV (resume) went").click()
    page.get_by_label("Employer", exact=True).fill("nader")
    expect(page.locator(".ms-warning")).to_contain_text("It went there through Acre.")
    button(page, "Note it all the same").click()
    expect(page.get_by_text("Also through Acre")).to_be_visible()
    page.goto(f"{url}#today")
    expect(page.locator(".ms-warning")).to_contain_text("Your CV went to Näder plc through Acre and Søren & Co.")
    firms = [{"id": f"own-{n}", "added": "2026-11-01", "name": f"Firm {n}"} for n in range(31)]
    turned(page, {**SMALL, "firms": firms, "log": []})
    expect(page.locator(".ms-warning")).to_contain_text("You follow 31 firms")
    button(page, "I know, keep them").click()
    expect(page.locator(".ms-warning")).to_have_count(0)
    kept(page, "firms-to-know@31")


def log_fields_are_of_one_height(page: Page) -> None:
    button(page, "Log something").click()
    heights = page.locator(".ms-logform .ms-row :is(input, select)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert len(set(heights)) == 1


def test_a_suggestion_can_be_set_aside_and_its_source_is_named_and_checklists_are_ticked_for_each_firm(
    page: Page, url: str
) -> None:
    opened(page, url, view="firm=acre")
    suggestion = page.locator(".ms-suggestion")
    suggestion.locator(".ms-why > summary").click()
    expect(suggestion.get_by_role("link").first).to_be_visible()
    suggestion.get_by_role("button", name="Not this time").click()
    expect(suggestion).to_have_count(0)
    button(page, "Undo").click()
    expect(suggestion).to_have_count(1)
    log_fields_are_of_one_height(page)
    # Checklists are ticked for each firm.
    page.locator(".ms-fold > summary", has_text="Checklists").click()
    page.locator(".ms-fold .ms-fold > summary").first.click()
    box = page.locator("[data-firm-checklist] input").first
    box.check()
    kept(page, '"ticked"')
    (checklist,) = stored(page)["search"]["firms"][0]["ticked"]
    page.goto(f"{url}?more#firm=acre")
    page.locator(".ms-fold > summary", has_text="Checklists").click()
    expect(page.locator(".ms-fold .ms-fold > summary", has_text="1 of")).to_have_count(1)
    assert checklist


NEW: dict[str, Any] = {
    "version": 2,
    "firms": [
        {"id": "acre", "added": "2026-11-01", "changed": "2026-11-01T08:00:00.000Z"},
        {"id": "own-1", "added": "2026-11-01", "name": "Søren & Co"},
    ],
    "log": [],
    "about": {},
}


def test_what_is_new_is_to_be_read_and_moved_on(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.clock.set_fixed_time("2026-11-01T12:00:00")
    opened(page, url, NEW, "today")
    expect(page.locator(".ms-view > p").first).to_have_text(
        "Nothing is due. You can begin now: read each firm’s page, then move it on."
    )
    acre = page.locator("[data-firm=acre]")
    own = page.locator("[data-firm=own-1]")
    expect(acre.get_by_role("button", name="Log it")).to_have_count(0)
    expect(acre.get_by_role("link", name=re.compile("^Read its page"))).to_have_attribute(
        "href", re.compile("directory/acre/$")
    )
    expect(own.get_by_role("link", name="Read its page")).to_have_count(0)
    acre.get_by_role("button", name=re.compile("^It fits: to contact")).click()
    kept(page, "to-contact")
    assert stored(page)["search"]["firms"][0]["relation"] == "to-contact"
    expect(page.locator(".ms-view > p").first).to_have_text("Nothing is due today. The next is on 8 November 2026.")
    expect(acre.get_by_role("button", name="Log it")).to_be_visible()
    own.get_by_role("button", name=re.compile("^It does not fit: remove")).click()
    expect(own).to_have_count(0)
    expect(page.get_by_role("heading", name=re.compile("^Today"))).to_be_visible()
    button(page, "Undo").click()
    expect(own).to_have_count(1)
    # The page of a new firm offers the same.
    turned(page, NEW, "firm=acre")
    page.get_by_role("button", name=re.compile("^It fits: to contact")).click()
    expect(page.get_by_label("Stage")).to_have_value("to-contact")
    expect(page.get_by_role("button", name="It fits")).to_have_count(0)


def test_on_a_phone_the_notice_is_one_row_and_leaves_in_sight_what_has_the_focus(phone: Page, url: str) -> None:
    opened(phone, url, view="firm=acre")
    stage = phone.get_by_label("Stage")
    stage.focus()
    stage.evaluate("select => window.scrollBy(0, select.getBoundingClientRect().bottom - innerHeight + 8)")
    stage.select_option("in-touch")
    notice = phone.locator(".ms-toast")
    expect(notice).to_be_visible()
    expect(stage).to_be_focused()
    field, covering = stage.bounding_box(), notice.bounding_box()
    assert field
    assert covering
    assert field["y"] + field["height"] <= covering["y"]
    assert field["y"] > 0
    tops = notice.locator("> *").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2)"
    )
    assert len(tops) == 3
    assert max(tops) - min(tops) < 2
    log_fields_are_of_one_height(phone)


def test_the_browser_is_asked_once_to_keep_it(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.add_init_script(
        """window.asked = 0;
        navigator.storage.persisted = async () => false;
        navigator.storage.persist = async () => { window.asked += 1; return location.search === "?grant"; };"""
    )
    for question, said in (("?grant", "has agreed to keep"), ("", "may clear them")):
        opened(page, f"{url}{question}", view="firm=acre")
        assert page.evaluate("window.asked") == 0
        page.get_by_label("Stage").select_option("in-touch")
        kept(page, "in-touch")
        page.get_by_label("Stage").select_option("resting")
        kept(page, "resting")
        assert page.evaluate("window.asked") == 1, said
        page.get_by_role("link", name="Save a copy or delete it").click()
        expect(page.get_by_text(said)).to_be_visible()


def test_the_overview_is_a_picture_and_a_table(page: Page, url: str) -> None:
    opened(page, url, view="overview")
    contacted = page.get_by_role("region", name=re.compile("^Contacted"))
    expect(contacted.get_by_role("link", name="Acre")).to_be_visible()
    expect(contacted.get_by_role("img", name=re.compile("^Acre: 1 entry from 2 October 2026"))).to_be_visible()
    days = contacted.get_by_text("2 October 2026", exact=True)
    assert (
        days.evaluate(
            """(text) => {
          const svg = text.closest("svg");
          const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
          return parseFloat(getComputedStyle(text).fontSize) * scale;
        }"""
        )
        >= 11
    )
    expect(page.get_by_text("The lines show each log")).to_be_visible()
    page.get_by_label("Stage of Acre").select_option("resting")
    expect(page.get_by_role("region", name=re.compile("^Resting")).get_by_role("link", name="Acre")).to_be_visible()
    button(page, "Table").click()
    row = page.get_by_role("row", name=re.compile("^Acre"))
    expect(row.get_by_role("cell", name="Resting")).to_be_visible()
    expect(row.get_by_role("cell", name="2 October 2026").first).to_be_visible()
    # Lines are explained where there are any.
    turned(page, NEW, "overview")
    expect(page.get_by_role("link", name="Acre")).to_be_visible()
    expect(page.get_by_text("The lines show each log")).to_have_count(0)


def sheets(page: Page, paper: str = "A4") -> list[str]:
    """Return what each sheet of the page's print says; printing is more than a style: scripts may prepare it."""
    pages = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    return [words_of(one.extract_text()) for one in pages]


def words_of(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page) -> str:
    return " ".join(sheets(page))


def test_the_sheet_for_a_call_is_printed_alone_and_fills_its_page_and_the_blank_sheets_when_they_are_open(
    page: Page, url: str, data: Dataset
) -> None:
    opened(page, url, view="firm=acre")
    expect(page.locator(".ms-sheet")).to_be_hidden()
    for paper in ("A4", "Letter"):
        (sheet,) = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
        edges: list[float] = []  # the lower edge of each frame that is drawn, in points from the foot of the page

        def measure(
            operator: bytes, given: list[Any], matrix: list[float], _: list[float], edges: list[float] = edges
        ) -> None:
            if operator == b"re":
                edges.append(matrix[5] + matrix[3] * (float(given[1]) + float(given[3])))

        text = words_of(sheet.extract_text(visitor_operand_before=measure))
        # The last is that for notes; the page has a margin too.
        assert edges[-1] < 0.15 * float(sheet.mediabox.height), paper
        assert (urlsplit(data.firm("acre").website).hostname or "").removeprefix("www.") in text
        assert "First note" in text
        assert "To ask" in text
        assert "Write a message" not in text
        assert "How often is often enough" not in text
    # It is one page even if there is much to say.
    firm = {
        **SMALL["firms"][0],
        "relation": "in-touch",
        "person": "Dr Rivera",
        "role": "Chief financial officer of a maker of machines",
        "notes": "Prefers mail to calls. " * 25,
        "next": {"on": "2026-12-01", "what": "Call about the shortlist"},
        "resumes": [{"id": f"r{n}", "employer": f"Employer {n}", "on": "2026-10-03"} for n in range(3)],
    }
    log = [
        {**SMALL["log"][0], "id": f"e{n}", "on": f"2026-10-{n + 1:02}", "text": "They spoke of the post in Leeds. " * 4}
        for n in range(12)
    ]
    turned(page, {**SMALL, "firms": [firm], "log": log}, "firm=acre")
    expect(page.locator(".ms-sheet")).to_contain_text("Employer 2")
    for paper in ("A4", "Letter"):
        (words,) = sheets(page, paper)
        assert "What they say" in words, paper
        assert "Employer 2" in words, paper
    # How a firm wants to be approached has one name, here and there.
    other = next(firm for firm in data.firms if firm.contact and firm.contact.channel)
    turned(page, {**NEW, "firms": [{"id": other.id, "added": "2026-11-01"}]}, f"firm={other.id}")
    expect(page.locator(".ms-facts").get_by_text("How to approach it", exact=True)).to_be_visible()
    assert "How to approach it" in printed(page)
    # The blank sheets are printed when a reader has opened them.
    turned(page, view="firms")
    firms = printed(page)
    assert "2 firms followed" in firms
    assert "How often is often enough" not in firms
    page.get_by_text("Blank sheets for pen and paper").click()
    blank = printed(page)
    assert "How often is often enough" in blank
    assert "2 firms followed" not in blank


def test_it_opens_within_instant_navigation_and_saves_on_the_way_out(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "my-search/", "checklists/")
    page.goto(f"{site_url}checklists/")
    instant.mark(page)
    page.get_by_role("link", name="My search").first.click()
    page.get_by_label("Follow a firm").last.fill("acre")
    page.get_by_role("button", name="Follow Acre", exact=True).click()
    page.evaluate("window.rapportLeft = document.querySelector('.ms').parentElement")
    page.get_by_role("link", name="Checklists").first.click()
    expect(page.get_by_role("heading", name="Checklists", level=1)).to_be_visible()
    assert instant.is_still_the_same(page)
    wait_until(page, "() => rapportLeft.childElementCount === 0")  # Nothing of a search stays in memory.
    kept(page, '"acre"')
    page.go_back()
    expect(page.locator(".ms-firm")).to_have_count(1)


def test_the_directory_does_not_drop_what_was_noted(page: Page, site_url: str, url: str) -> None:
    opened(page, url)
    page.goto(f"{site_url}directory/?q=acre")
    toggle = page.locator("[data-firm-id=acre] [data-action=save]")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.click()
    expect(page.get_by_text("You have noted something about Acre.")).to_be_visible()
    assert stored(page)["search"] == SMALL
    button(page, "Open My search").click()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()


def test_without_a_script_it_says_what_it_would_do_and_has_sheets(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    page.get_by_text("Blank sheets for pen and paper").click()
    expect(page.get_by_role("heading", name="Sheet for a firm")).to_be_visible()
    expect(page.locator(".paper__rules")).to_contain_text("eight to twelve weeks")
    context.close()


def test_a_script_that_does_not_load_is_said(url: str, browser: Browser) -> None:
    context = browser.new_context()  # The browser complains in the console of what it cannot load.
    page = context.new_page()
    page.route(re.compile(r"assets/my-search\.\w+\.js"), lambda route: route.abort())
    page.goto(url)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.unroute(re.compile(r"assets/my-search\.\w+\.js"))
    button(page, "Try again").click()
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    context.close()


# ---------------------------------------------------------------- days


SLIP = "0026-02-11"  # what 11/02/26 makes of a date field


# What opens a form for a day, its field, the form, what hands it in, and the last day that it takes.
FORMS = [
    ("Log something", "Day", ".ms-logform", "Add to the log", "2026-11-28"),
    ("Edit the entry of 2 October 2026", "Day", ".ms-log__edit", "Keep", "2036-11-28"),
    ("Where my CV (resume) went", "Sent on", ".ms-fold", "Note it", "2036-11-28"),
    ("Set my next step", "Day", ".ms-box", "Keep", "2036-11-28"),
]


def test_a_day_that_cannot_be_right_is_refused_beside_its_field_and_a_short_year_asked_about(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page()
    page.clock.set_fixed_time("2026-11-28T12:00:00")
    opened(page, url, view="firm=acre")
    for right, (opens, label, form, hand_in, last) in enumerate(FORMS):
        before = stored(page)["search"]
        if form == ".ms-fold":
            page.locator(".ms-fold > summary", has_text=opens).click()
            page.get_by_label("Employer", exact=True).fill("Näder")
        else:
            button(page, opens).click()
        field = page.locator(form).get_by_label(label)
        assert (field.get_attribute("min"), field.get_attribute("max")) == ("1990-01-01", last), opens
        for wrong, said in (
            ("1989-12-31", "from 1 January 1990"),
            ("2036-11-29", "no later than"),
            (SLIP, "The year is 26. Do you mean 11 February 2026?"),
        ):
            field.fill(wrong)
            page.locator(form).get_by_role("button", name=hand_in).click()
            fault = page.locator(form).get_by_role("alert")
            expect(fault, opens).to_contain_text(said)
            expect(field, opens).to_have_value(wrong)
            expect(field, opens).to_be_focused()
            expect(field, opens).to_have_attribute("aria-invalid", "true")
            expect(field, opens).to_have_accessible_description(re.compile(re.escape(said)))
        assert stored(page)["search"] == before, opens
        button(page, "Yes, 11 February 2026").click()
        expect(field, opens).to_have_value("2026-02-11")
        expect(field, opens).to_be_focused()
        expect(fault, opens).to_have_count(0)
        page.locator(form).get_by_role("button", name=hand_in).click()
        wait_until(page, '(number) => localStorage.rapport.split(\'"on":"2026-02-11"\').length > number', right + 1)


def test_an_odd_day_that_is_stored_is_shown_with_words_and_mended(page: Page, url: str) -> None:
    entry = {**SMALL["log"][0], "on": SLIP}
    opened(page, url, {**SMALL, "log": [entry]}, "firm=acre")
    notice = page.locator("[data-odd-days]")
    expect(notice).to_contain_text("1 day cannot be right.")
    expect(page.locator(".ms-log")).to_contain_text("0026-02-11 (cannot be right)")
    expect(page.locator(".ms-facts")).not_to_contain_text("months ago")
    assert stored(page)["search"]["log"] == [entry]
    field = notice.get_by_label("Acre: log entry of 0026-02-11")
    notice.get_by_role("button", name="Keep").click()
    expect(notice.get_by_role("alert")).to_contain_text("The year is 26.")
    field.fill("2026-02-11")
    notice.get_by_role("button", name="Keep").click()
    expect(notice).to_have_count(0)
    kept(page, '"on":"2026-02-11"')
    expect(page.locator(".ms-log")).to_contain_text("11 February 2026")
    # It is printed with words, and no entry takes it for done.
    resume = {"id": "r", "employer": "X", "on": SLIP}
    firm = {**SMALL["firms"][0], "next": {"on": SLIP, "what": "Call"}, "resumes": [resume]}
    turned(page, {**SMALL, "firms": [firm], "log": [entry]}, "firm=acre")
    expect(page.locator("[data-odd-days]")).to_be_visible()
    sheet = page.locator(".ms-sheet")
    for text in (f"{SLIP} (cannot be right): Call", f"X ({SLIP} (cannot be right))", f"{SLIP} (cannot be right)Note"):
        assert text in str(sheet.text_content())
    button(page, f"Edit the entry of {SLIP} (cannot be right)").click()
    page.locator(".ms-log__edit").get_by_role("button", name="Cancel").click()
    button(page, "Log something").click()
    expect(page.get_by_label("This was my next step")).to_have_count(0)
    page.get_by_label("What happened").select_option("call")
    button(page, "Add to the log").click()
    kept(page, '"kind":"call"')
    assert stored(page)["search"]["firms"][0]["next"] == firm["next"]


def test_a_copy_with_an_odd_day_says_so_and_is_refused_in_words(page: Page, url: str) -> None:
    odd = {**SMALL, "log": [{**SMALL["log"][0], "on": SLIP}]}
    opened(page, url, odd, "keep")
    copied = saved(page, "Save a copy")
    expect(page.locator(".ms-toast")).to_contain_text("Mend the day that cannot be right and save it again")
    give(page, copied)
    expect(page.locator(".ms-view .ms-warning")).to_contain_text(
        "search.log[1].on is 0026-02-11, and not from 1990-01-01"
    )
    assert stored(page)["search"] == odd

    # There may be no other copy: a reader can take it all the same, and mend it here.
    page.evaluate("localStorage.clear()")
    page.goto(f"{url}?lost#keep")
    give(page, copied)
    button(page, "Take it with these days").click()
    expect(page.locator("[data-import]")).to_contain_text("2 firms added")
    button(page, "Import it").click()
    expect(page.locator("[data-odd-days]")).to_contain_text("1 day cannot be right.")
    kept(page, SLIP)
    assert stored(page)["search"] == odd


def test_a_page_left_open_turns_at_midnight_and_after_sleep(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.clock.install(time="2026-11-28T23:58:30")
    opened(page, url, view="today")
    page.clock.pause_at("2026-11-28T23:59:30")
    expect(page.get_by_role("heading", name="Today, 28 November 2026")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.get_by_role("heading", name="Today, 29 November 2026")).to_be_visible()
    page.goto(f"{url}#firm=acre")
    page.clock.pause_at("2026-11-29T23:59:30")
    button(page, "Log something").click()
    page.clock.run_for(1_000)
    page.get_by_label("Note (optional)").fill("half a sentence")
    page.clock.run_for(31_000)
    expect(page.locator(".ms-logform").get_by_label("Day")).to_have_value("2026-11-30")
    expect(page.get_by_label("Note (optional)")).to_have_value("half a sentence")
    expect(page.get_by_label("Note (optional)")).to_be_focused()
    # A clock that was set, or a tab that is shown again.
    page.goto(f"{url}#today")
    page.clock.run_for(1_000)
    expect(page.get_by_role("heading", name="Today, 30 November 2026")).to_be_visible()
    page.clock.set_system_time("2026-12-03T11:00:00")  # As after sleep: no timer has run.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", name="Today, 3 December 2026")).to_be_visible()
    page.clock.set_system_time("2026-12-05T11:00:00")
    page.clock.run_for(60_000)
    expect(page.get_by_role("heading", name="Today, 5 December 2026")).to_be_visible()


# ---------------------------------------------------------------- the calendar


def events(page: Page, name: str | re.Pattern[str]) -> dict[str, tuple[str, int, str]]:
    """Return the entries of a calendar file by UID: day, sequence, status."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).first.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "NaN" not in text
    return {
        str(event["UID"]): (event["DTSTART"].dt.isoformat(), int(str(event["SEQUENCE"])), str(event["STATUS"]))
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    }


ALL = re.compile("^Calendar file of")


def test_what_is_put_off_or_taken_over_stays_one_entry_and_then_is_cancelled(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page()
    page.clock.set_fixed_time("2026-11-28T12:00:00")
    for way in ("Put off a week", "Make it my next step"):
        stays_one_entry_and_then_is_cancelled(page, url, way)


def stays_one_entry_and_then_is_cancelled(page: Page, url: str, way: str) -> None:
    opened(page, url, {**SMALL, "firms": SMALL["firms"][:1]}, "today")
    before = events(page, ALL)
    ((uid, (_, sequence, _)),) = before.items()
    if way == "Put off a week":
        page.get_by_text("Other choices").click()
        page.get_by_role("button", name=way).click()
    else:
        page.goto(f"{url}#firm=acre")
        button(page, way).click()
        page.get_by_role("link", name=re.compile("^Today")).click()
    after = events(page, ALL)
    assert list(after) == [uid]
    assert after[uid][1] > sequence
    if way == "Put off a week":
        assert after[uid][0] == "2026-12-05"
    kept(page, '"thing":"own"')
    page.goto(f"{url}?more#firm=acre")  # What was exported is remembered.
    button(page, "Remove this firm").click()
    page.get_by_role("link", name=re.compile("^Today")).click()
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    expect(page.locator(".ms-calendar")).to_contain_text("1 date of earlier files is no longer due")
    entries = events(page, re.compile("^Calendar file of the cancellations$"))
    assert list(entries) == [uid]
    assert entries[uid][1] > after[uid][1]
    assert entries[uid][2] == "CANCELLED"
    expect(page.locator(".ms-calendar")).to_have_count(0)


def test_a_call_that_is_logged_moves_the_entry_and_what_is_no_longer_due_is_cancelled_even_when_nothing_is_due(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page()
    page.clock.set_fixed_time("2026-11-28T12:00:00")
    search = {**SMALL, "firms": [{**SMALL["firms"][0], "relation": "in-touch"}]}
    opened(page, url, search, "today")
    ((uid, (_, sequence, _)),) = events(page, ALL).items()
    page.goto(f"{url}#firm=acre")
    button(page, "Log something").click()
    page.get_by_label("What happened").select_option("call")
    page.locator(".ms-logform button[type=submit]").click()
    page.get_by_role("link", name=re.compile("^Today")).click()
    after = events(page, ALL)
    assert list(after) == [uid]
    assert after[uid][0] > "2026-11-28"
    assert after[uid][1] > sequence
    assert events(page, ALL) == after, "nothing has changed"
    # Nothing else is due.
    opened(page, url, {**SMALL, "firms": SMALL["firms"][:1]}, "today")
    ((_, sequence, _),) = events(page, ALL).values()
    page.get_by_text("Other choices").click()
    page.get_by_role("button", name=re.compile("^Not this time")).click()
    expect(page.locator(".ms-calendar")).to_contain_text("1 date of earlier files is no longer due")
    (gone,) = events(page, ALL).values()
    assert gone[1] > sequence
    assert gone[2] == "CANCELLED"


# ---------------------------------------------------------------- how it is drawn

# Notes what stands on the page after each turn that changes it, and whether the index is read before the view stands.
TURNS = """
window.turns = [];
let index;
Object.defineProperty(window, "RapportDirectoryIndex", {
  set(value) { index = value; },
  get() { window.readBeforeView ??= !document.querySelector(".ms-view h2"); return index; },
});
document.addEventListener("DOMContentLoaded", () => {
  const app = document.querySelector("[data-my-search-app]");
  if (app) new MutationObserver(() => {
    const count = (what) => document.querySelectorAll(what).length;
    const [tabs, view, rows, end] = [".ms-tabs", ".ms-view h2", "[data-firm]", ".ms-calendar"].map(count);
    window.turns.push({ tabs, view, rows, end });
  }).observe(app, { childList: true, subtree: true });
});
"""


def test_the_frame_and_the_first_rows_stand_before_the_rest(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.add_init_script(TURNS)
    # Without firms the view stands before the index is read.
    page.goto(url)
    button(page, "Add a firm of your own").click()
    expect(page.get_by_role("heading", name="A firm of your own")).to_be_visible()
    wait_until(page, "window.readBeforeView !== undefined")
    assert page.evaluate("window.readBeforeView") is False
    firms = [
        {**SMALL["firms"][0], "id": f"own-{n}", "name": f"Firm {n}", "next": {"on": "2026-12-01"}} for n in range(12)
    ]
    for view in ("today", "firms"):
        opened(page, url, {**SMALL, "firms": firms, "log": []}, view)
        expect(page.locator("[data-firm]")).to_have_count(12)
        turns = page.evaluate("window.turns")
        assert turns[0] == {"tabs": 1, "view": 0, "rows": 0, "end": 0}, view
        rows = [turn["rows"] for turn in turns]
        assert 0 < next(number for number in rows if number) < 6, view
        assert max(after - before for before, after in itertools.pairwise(rows)) < 6, view
        # What stands below a list is drawn when the list is whole, so that nothing that stands moves.
        assert all(turn["rows"] == 12 for turn in turns if turn["end"]), view
