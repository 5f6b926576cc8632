"""My search in a hand: each control is large enough for a thumb, a call is three taps, and nothing is covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import TOO_SMALL
from .my_search import SMALL
from .tab import phone
from .test_my_search_page import button, kept, opened, stored

__all__ = ["phone"]
pytestmark = pytest.mark.site

# The controls that a thumb may miss, by WCAG 2.5.5 (target size, enhanced) with the spacing exception of 2.5.8: smaller
# than 44 pixels, and a circle of that width around its middle meets another control, or the circle of a small one.
# A label belongs to its control. Links within a sentence are left out, as there.
HARD_TO_HIT = """() => {
  const LEAST = 44;
  const boxOf = (all) => {
    const boxes = all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1);
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const inSentence = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\\p{L}/u.test(node.data));
  const folded = (one) => one.closest("details:not([open])") && !one.matches("details:not([open]) > summary");
  const targets = [...document.querySelectorAll(".md-content :is(a[href], button, input, select, textarea, summary)")]
    .filter((one) => one.checkVisibility({ opacityProperty: false }) && !folded(one) && !inSentence(one))
    .map((one) => {
      const box = boxOf([one, ...(one.labels || [])]);
      const small = Math.min(box.right - box.left, box.bottom - box.top) < LEAST - 0.5;
      return { one, box, small };
    });
  const meets = (box, other) => other.small
    ? Math.hypot(box.x - other.box.x, box.y - other.box.y) < LEAST
    : Math.hypot(Math.max(other.box.left - box.x, 0, box.x - other.box.right),
        Math.max(other.box.top - box.y, 0, box.y - other.box.bottom)) < LEAST / 2;
  const missed = targets.filter(
    (target) => target.small && targets.some((other) => other !== target && meets(target.box, other)));
  return { seen: targets.length, missed: missed.map(({ one, box }) =>
    `${one.outerHTML.slice(0, 100)} ${Math.round(box.right - box.left)}x${Math.round(box.bottom - box.top)}`) };
}"""
COVERED = """() => new Promise((done) => {
  const look = () => {
    const one = document.activeElement;
    if (!one.closest(".ms")) return done(null);
    const { left, top, right, bottom } = one.getClientRects()[0];
    const name = `${one.textContent.trim().slice(0, 60)} ${one.id} ${Math.round(top)}-${Math.round(bottom)}`;
    const points = [[left + 3, top + 3], [(left + right) / 2, (top + bottom) / 2], [right - 3, bottom - 3]];
    const seen = points.every(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && hit !== document.documentElement && (one.contains(hit) || hit.contains(one));
    });
    done({ name, seen });
  };
  requestAnimationFrame(look);
})"""
TODAY = "new Date().toLocaleDateString('sv')"  # as 2026-11-28
ODD = {**SMALL["log"][0], "id": "e2", "on": "0026-11-02"}


def open_all(page: Page) -> None:
    """Open all that folds on the page, also what stands in it."""
    page.evaluate(
        "async () => { for (let n = 0; n < 3; n += 1) { for (const one of document.querySelectorAll('.ms details'))"
        " one.open = true; await new Promise((done) => setTimeout(done, 50)); } }"
    )


def example_firm(page: Page, name: str) -> None:
    """Go to a firm of the example, which stands on the page."""
    page.get_by_role("link", name="Firms", exact=False).first.click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()


def states(page: Page, site_url: str) -> Iterator[str]:
    """Bring the page of My search into each of its states in turn, and yield what it is called."""
    url = f"{site_url}my-search/"
    page.goto(url)
    expect(page.get_by_role("heading", name="Begin with one firm")).to_be_visible()
    yield "nothing yet"
    page.get_by_label("Follow a firm").last.fill("exe")
    expect(page.get_by_role("button", name="Follow", exact=False).first).to_be_visible()
    yield "firms found"
    page.get_by_role("button", name="as a firm of your own").click()
    yield "a firm of one's own"
    page.locator(".ms-tabs a", has_text="Today").click()
    button(page, "See an example").click()
    expect(page.locator(".ms-calendar")).to_be_attached()
    open_all(page)
    yield "today"
    for name in ("Firms", "Overview", "About me", "Keep or delete"):
        page.locator(".ms-tabs a", has_text=name).click()
        open_all(page)
        yield name
        if name == "Overview":
            button(page, "Table").click()
            yield "table"
    example_firm(page, "Example Harbour Search")
    button(page, "Log something").click()
    button(page, "Change").click()
    page.get_by_role("button", name="Edit the entry").first.click()
    open_all(page)
    yield "a firm"
    example_firm(page, "Example Mill Recruitment")
    button(page, "Log something").click()
    button(page, "Note sent").click()
    page.locator(".ms-suggestion").get_by_role("button", name="Not this time").click()
    open_all(page)
    yield "a firm with warnings"
    opened(page, url, {**SMALL, "log": [*SMALL["log"], ODD]}, "keep")
    button(page, "Delete everything").click()
    expect(page.locator("[data-odd-days]")).to_be_visible()
    yield "keep"
    page.goto(f"{site_url}directory/acre/")
    expect(page.locator("[data-follow][data-begun]")).to_be_visible()
    yield "the firm's page in the directory"


def test_every_control_is_large_enough_for_a_thumb_and_no_field_makes_a_phone_zoom_in(
    phone: Page, site_url: str
) -> None:
    missed: dict[str, Any] = {}
    seen = fields = 0
    for state in states(phone, site_url):
        found = phone.evaluate(HARD_TO_HIT)
        seen += found["seen"]
        if state.startswith("the firm's"):  # of the page of a firm what a reader does there
            found["missed"] = [one for one in found["missed"] if "data-follow" in one or "data-log" in one]
        letters = phone.evaluate(TOO_SMALL)
        fields += len(letters)
        missed[state] = found["missed"] + [field for field in letters if field[1] < 16]
    assert {state: faults for state, faults in missed.items() if faults} == {}
    assert seen > 200
    assert fields > 50


class Thumb:
    """Counts its taps."""

    def __init__(self) -> None:
        """Begin at none."""
        self.taps = 0

    def tap(self, target: Locator) -> None:
        """Tap a control once it is there."""
        target.tap()
        self.taps += 1


def test_a_call_is_logged_in_three_taps_from_the_firms_page(phone: Page, site_url: str) -> None:
    for followed in (False, True):
        if followed:
            opened(phone, f"{site_url}my-search/")
        phone.goto(f"{site_url}directory/acre/")
        expect(phone.locator("[data-follow][data-begun]")).to_be_visible()
        thumb = Thumb()
        before = phone.evaluate(TODAY)
        thumb.tap(phone.get_by_role("link", name="Log what happened"))
        thumb.tap(button(phone, "You called"))
        thumb.tap(phone.locator(".ms-logform button[type=submit]"))
        expect(phone.locator(".ms-toast")).to_contain_text("Logged: You called")
        expect(phone.locator("#ms-log:focus")).to_be_in_viewport()
        kept(phone, '"call"')
        assert thumb.taps == 3
        search = stored(phone)["search"]
        (call,) = [entry for entry in search["log"] if entry["kind"] == "call"]
        assert call["firm"] == "acre"
        assert before <= call["on"] <= phone.evaluate(TODAY)
        assert [firm["id"] for firm in search["firms"]].count("acre") == 1


def test_nothing_covers_what_has_the_focus(open_page: Callable[..., Page], site_url: str) -> None:
    # The height that a keyboard on the screen leaves, with all that sticks to the edges: the header, the mark of the
    # example, and what was done last.
    page = open_page(viewport={"width": 360, "height": 430}, has_touch=True, is_mobile=True)
    page.goto(f"{site_url}my-search/")
    button(page, "See an example").click()
    example_firm(page, "Example Harbour Search")
    button(page, "Log something").click()
    page.get_by_label("Stage").select_option(label="In touch")
    open_all(page)
    # Of the checklists one, whose items stand as those of the others do.
    page.locator(".ms-fold .ms-fold").evaluate_all("(all) => { for (const one of all.slice(1)) one.open = false; }")
    expect(page.locator(".ms-toast")).to_be_visible()
    page.locator(".ms-tabs a").first.focus()
    for way in ("on", "back"):
        covered, steps = [], 0
        if way == "back":
            page.keyboard.press("Shift+Tab")
            page.keyboard.down("Shift")
        while at := page.evaluate(COVERED):
            steps += 1
            if not at["seen"]:
                covered.append(at["name"])
            page.keyboard.down("Tab")  # It is held down: to let it go each time does nothing more.
        page.keyboard.up("Tab")
        assert covered == [], way
        assert steps > 60
