"""The example of My search: an invented search on every view, marked as such, and kept nowhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.components.my_search.content import content
from macros.loading.dataset import Dataset

from . import instant
from .axe import FRAME, found
from .my_search import rules, turn_to_view
from .test_my_search_page import printed, sheets, stored
from .wait import wait_until

__all__ = ["rules"]
pytestmark = pytest.mark.site

MARK = "Example. Invented, and kept nowhere."
NOW = "2026-11-28T12:00:00"
# What would leave the page or stay in the browser; the page counts the calls.
WATCHED = """
window.calls = [];
const note = (object, names, counts = () => true) => {
  for (const name of names) {
    const real = object[name];
    if (real) object[name] = function (...given) {
      if (counts(this)) window.calls.push(name);
      return real.apply(this, given);
    };
  }
};
note(Storage.prototype, ["setItem", "removeItem", "clear"]);
note(IDBFactory.prototype, ["open", "deleteDatabase"]);
note(StorageManager.prototype, ["persist"]);
note(URL, ["createObjectURL"]);
note(HTMLAnchorElement.prototype, ["click"], (link) => link.download);
note(Navigator.prototype, ["share", "sendBeacon"]);
window.print = () => {};
"""
# Presses a button of each kind of a view once, from the view as it opens, with all open that folds; and what opens in
# its place. Those of a kind differ in the name of a firm or in a day alone. Kinds that were pressed on a view of the
# same sort are met, but not pressed again.
PRESS_ALL = """async ([view, before]) => {
  const turn = () => new Promise((done) => setTimeout(done));
  const links = () => [...document.querySelectorAll(".ms-tabs a, .ms-view a")];
  const link = (text) => links().find((one) => one.textContent.includes(text));
  const open = async () => {
    for (const step of view) { link(step).click(); await turn(); }
    for (const one of document.querySelectorAll(".ms-view details:not([open])")) one.open = true;
    await turn();
    await turn();
  };
  const buttons = () => [...document.querySelectorAll(".ms-view button, .ms-toast button")].filter(
    (one) => !/example|Begin your own/i.test(one.textContent.replaceAll(/Example [A-Z]\\w+ \\w+/g, "")));
  const kind = (one) => one.textContent.replaceAll(/Example [A-Z]\\w+ \\w+|\\d+ \\w+ \\d{4}/g, "…");
  const pressed = new Set(before);
  const met = new Set();
  for (let more = true; more;) {
    await open();
    more = false;
    for (let next; (next = buttons().find((one) => met.add(kind(one)) && !pressed.has(kind(one)))); ) {
      pressed.add(kind(next));
      more = true;
      next.click();
      await turn();
      if (!document.querySelector(".ms-example")) return ["no mark after", next.textContent];
      for (const one of document.querySelectorAll(".ms-view details:not([open])")) one.open = true;
      await turn();
    }
  }
  return [...met];
}"""


def look_at_the_example(page: Page, url: str) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(url)
    page.get_by_role("button", name="See an example").click()
    expect(page.locator(".ms-example")).to_contain_text(MARK)


def test_nobody_could_take_it_for_true_and_it_is_a_search_as_the_page_takes_one(
    rules: Callable[..., Any], data: Dataset
) -> None:
    today = datetime.date(2026, 11, 28)

    def dated(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: dated(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [dated(one) for one in value]
        is_days = isinstance(value, int) and not isinstance(value, bool) and name != "version"
        return (today + datetime.timedelta(value)).isoformat() if is_days else value

    search = dated(content(data)["example"])
    script = f"""return my.fromFile(my.toFile(given, "{NOW}Z"), known.schema,
      my.spanOf("2026-11-28", known.days)).refused;"""
    assert rules(script, search) is None

    names = [firm["name"] for firm in search["firms"]]
    assert all(name.startswith("Example ") for name in names)
    assert not {name.casefold() for name in names} & {firm.name.casefold() for firm in data.firms}
    people = {firm.get("person") for firm in search["firms"]} | {entry.get("who") for entry in search["log"]}
    assert all(person.endswith(" Example") for person in people - {None})
    sent = [resume["employer"] for firm in search["firms"] for resume in firm.get("resumes", ())]
    assert sent
    assert all(employer.startswith("Example ") for employer in sent)
    for firm in search["firms"]:
        for checklist, items in firm.get("ticked", {}).items():
            assert {item.id for item in data.checklist(checklist).items} >= set(items)


def test_every_view_shows_something_is_marked_and_is_kept_nowhere(page: Page, site_url: str) -> None:
    page.add_init_script(WATCHED)
    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.suggested_filename))
    look_at_the_example(page, f"{site_url}my-search/")
    page.evaluate("window.calls.length = 0")

    # Each view shows something useful, reckoned from today.
    for title, number in (("Overdue", 1), ("Due today", 2), ("In the next 14 days", 4)):
        section = page.locator("section", has=page.get_by_role("heading", name=re.compile(f"^{title}")))
        expect(section.locator(".ms-item")).to_have_count(number)
    expect(page.locator("[data-firm=own-example-harbour]").first).to_contain_text("Thank them in a few lines.")
    expect(page.get_by_role("heading", name="Resting")).to_be_visible()
    assert found(page, FRAME) == []  # The frame is judged where nothing is kept yet.
    turn_to_view(page, "Firms")
    expect(page.locator(".ms-firm")).to_have_count(7)
    turn_to_view(page, "Overview")
    expect(page.locator(".ms-card")).to_have_count(7)
    assert page.locator(".ms-column", has=page.locator(".ms-card")).count() == 6
    turn_to_view(page, "About me")
    expect(page.get_by_label("Your function")).to_have_value("Finance")
    turn_to_view(page, "Firms")
    page.get_by_role("link", name="Example Harbour Search").click()
    expect(page.locator(".ms-next")).to_contain_text("1 December 2026 in 3 days")
    expect(page.locator(".ms-log tbody tr")).to_have_count(5)
    page.locator(".ms-fold > summary", has_text="Checklists").click()
    fold = page.locator(".ms-fold", has_text="Before your CV goes to an employer").last
    expect(fold).to_contain_text("3 of 6 done")
    page.locator(".ms-fold > summary", has_text="Write a message").click()
    letter = page.locator(".ms-letter")
    expect(letter).to_contain_text("Ines Example")
    # What may be copied or mailed says what it is.
    expect(letter.locator(".ms-letter__subject")).to_contain_text("Subject Example: ")
    assert "?subject=Example%3A%20" in (page.get_by_role("link", name="Open in mail").get_attribute("href") or "")
    page.get_by_label("The recruiter's name").fill("Ada Example")
    expect(letter).to_contain_text("Dear Ada Example")

    # Whatever is pressed, nothing is kept, no file is made, and it stays marked.
    pressed: list[str] = []
    for view, least in (
        (["Today"], 30),
        (["Firms"], 2),
        (["Overview"], 2),
        (["About"], 0),
        (["Keep"], 0),
        (["Firms", "Example Harbour Search"], 20),
        (["Firms", "Example Quay Interim"], 8),
    ):
        is_second_firm = view[-1] == "Example Quay Interim"
        pressed = page.evaluate(PRESS_ALL, [view, pressed if is_second_firm else []])
        assert "no mark after" not in pressed, pressed
        assert len(pressed) >= least, (view, pressed)
        expect(page.locator(".ms-example")).to_be_visible()
    assert stored(page) is None
    assert page.evaluate("window.calls") == []
    assert page.evaluate("indexedDB.databases()") == []
    assert downloads == []

    # Nor does what another tab keeps come into it, or the other way round; one click leaves it.
    other = page.context.new_page()
    other.goto(f"{site_url}my-search/#firms")
    other.get_by_label("Follow a firm").last.fill("acre")
    other.get_by_role("button", name="Follow Acre", exact=True).click()
    wait_until(other, "(localStorage.rapport || '').includes('acre')")
    before = stored(page)
    turn_to_view(page, "About me")
    page.get_by_label("Your function").fill("Sales")
    expect(page.locator(".ms-example")).to_be_visible()
    page.get_by_role("button", name="Leave the example").click()
    expect(page.locator(".ms-example")).to_have_count(0)
    expect(page.locator("[data-firm=acre]")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Example ")
    page.get_by_role("button", name="It fits: to contact").click()
    wait_until(page, "localStorage.rapport.includes('to-contact')")
    assert before["search"]["firms"][0]["id"] == "acre"
    assert [firm["id"] for firm in stored(page)["search"]["firms"]] == ["acre"]
    assert stored(page)["search"]["about"] == {}


@pytest.mark.parametrize("start", ["site_url", "offline_url"])
def test_the_mark_stays_in_sight_until_reloading_leaves_the_example_which_can_be_seen_again(
    request: pytest.FixtureRequest, phone: Page, start: str
) -> None:
    page = phone
    at = request.getfixturevalue(start)
    url = f"{at}my-search/" if start == "site_url" else f"{at}my-search.html"
    look_at_the_example(page, url)
    expect(page.locator(".ms-calendar")).to_be_attached()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    where = page.locator(".ms-example").evaluate("one => one.getBoundingClientRect().toJSON()")
    header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert header - 2 <= where["top"] <= header + 2
    assert where["height"] <= 60
    assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [360, 360]
    turn_to_view(page, "Firms")
    page.get_by_role("link", name="Example Oak Partners").click()
    expect(page.get_by_role("heading", name="Example Oak Partners", level=2)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="You have left the example")).to_be_visible()
    expect(page.locator(".ms-example")).to_have_count(0)
    page.get_by_role("button", name="See an example").click()
    expect(page.locator(".ms-item").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    assert stored(page) is None


def test_paper_is_marked_too_and_the_room_of_the_mark_goes_with_the_page(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "glossary/")
    look_at_the_example(page, f"{site_url}my-search/")
    for name in ("Today", "Firms", "Overview", "About me", "Keep"):
        turn_to_view(page, name)
        assert printed(page).count(MARK) == 1, name
    turn_to_view(page, "Firms")
    page.get_by_role("link", name="Example Harbour Search").click()
    for paper in ("A4", "Letter"):
        (sheet,) = sheets(page, paper)
        assert MARK in sheet
        assert "What they say" in sheet
        assert "Leave" not in sheet
    # Its room on the screen.
    padding = "getComputedStyle(document.documentElement).scrollPadding"
    assert page.evaluate(padding).startswith("120px")
    instant.mark(page)
    page.locator(".md-tabs__link", has_text="Glossary").click()
    expect(page.get_by_role("heading", name="Glossary", level=1)).to_be_visible()
    assert instant.is_still_the_same(page)
    assert page.evaluate(padding).startswith("60px")
