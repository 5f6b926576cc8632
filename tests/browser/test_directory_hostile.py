"""Hostile addresses, a browser that stores nothing, and other bad luck: the directory stays usable and says so."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from macros.loading.dataset import Dataset
from tests.reference.ranking import search

from .tab import EMPTY_PAGE, page
from .test_directory_page import box, live, said, turn_to

__all__ = ["page"]
pytestmark = pytest.mark.site

# Each parameter is read by itself, so one address has all that may stand in one. The browser writes "<" as "%3C".
ATTACK = (
    "?q=<img src=x onerror=window.hit=1>&industry=%3Cscript%3Ewindow.hit=1%3C/script%3E"
    "&<img%20src=x%20onerror=window.hit=1>=1&compare=<svg/onload=window.hit=1>&compare=javascript:window.hit=1"
    "&sort=javascript:window.hit=1#<img src=x onerror=window.hit=1>"
)
MISSHAPEN = (
    "?__proto__=polluted&__proto__[polluted]=1&constructor=prototype&industry&kind&q&compare"
    "&q=%E0%A4%A&industry=%&country=%ZZ&%=%&compare=toString&sort=valueOf",
    "?&&==&=&;;?&q=%00%01%FF&kind=%F0%9F%92%A9&kind=constructor&industry=__proto__",
)
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
"""
FULL = """
const real = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key === "rapport") throw new DOMException("full", "QuotaExceededError");
  return real.call(this, key, value);
};
"""
RUBBISH: tuple[Any, ...] = (
    {"version": 1, "search": {"firms": "all"}},
    {"version": 1, "search": {"firms": [None, 7, "acre", {"id": 5}, {"id": "acre"}, [[]]]}},
    {"version": 1, "search": {}},
    {"version": 1, "search": {"firms": {"id": "acre"}}},
)


def expect_number(page: Page, number: int) -> None:
    """Expect the number of firms to be said."""
    expect(page.locator(".directory__head").get_by_role("status")).to_have_text(said(number))


def expect_usable(page: Page, data: Dataset) -> None:
    """Expect that a value can still be chosen and everything be cleared."""
    clear = page.locator(".chips").get_by_role("button", name="Clear all")
    if clear.count():
        clear.click()
    expect_number(page, len(data.firms))
    box(page, "kind", "outplacement").check()
    expect_number(page, len(search(data, "", {"kind": frozenset(["outplacement"])})))


def test_an_address_runs_nothing(page: Page, directory: str, data: Dataset) -> None:
    live(page, directory + ATTACK)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator(".directory :is(img, svg, script, iframe)").count() == 0
    expect_usable(page, data)


def test_a_misshapen_address_is_left_out(page: Page, online: str, data: Dataset) -> None:
    live(page, online + MISSHAPEN[0])
    for query in MISSHAPEN:
        if query != MISSHAPEN[0]:
            turn_to(page, query)
        assert page.evaluate("({}).polluted") is None, query
        expect_usable(page, data)


def test_a_long_address_is_cut_and_a_hostile_text_is_shown_as_text(page: Page, online: str, data: Dataset) -> None:
    # Very long values are cut, and one that is too long is not called unknown.
    live(page, f"{online}?q={'a' * 10_000}&industry={'b' * 10_000}&{'c' * 10_000}=1")
    notice = page.locator(".notice", has_text="left out")
    expect(notice).to_contain_text("Only the first 200 characters of the text were used.")
    assert len(notice.inner_text()) < 500
    field = page.locator("#directory-q")
    assert field.input_value() == "a" * 200
    expect_number(page, 0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect_usable(page, data)
    turn_to(page, f"?q={'a' * 201}")
    expect(page.locator(".notice:visible")).to_have_text("Only the first 200 characters of the text were used.")
    # A hostile text is shown as text.
    text = "<img src=x onerror=window.hit=1>"
    turn_to(page, f"?q={quote(text)}")
    expect(field).to_have_value(text)
    expect(page.get_by_role("list", name="What you have chosen")).to_contain_text(text)
    expect(page.locator(".directory__none")).to_be_visible()
    assert page.evaluate("window.hit") is None
    # Five hundred parameters are read, and so is every value at once.
    many = "&".join(f"x{number}=1&industry=y{number}" for number in range(250))
    turn_to(page, f"?{many}&kind=outplacement")
    expect(notice).to_contain_text("and 497 more")
    expect_number(page, len(search(data, "", {"kind": frozenset(["outplacement"])})))
    countries = [value.id for value in data.values("country")]
    query = "&".join(f"country={country}" for country in countries)
    turn_to(page, f"?{query}&q={'board ' * 30}")
    expect_number(page, len(search(data, ("board " * 30)[:200], {"country": frozenset(countries)})))


def test_anything_can_be_typed_and_printed(page: Page, online: str, data: Dataset) -> None:
    live(page, f"{online}?industry=energy-utilities")  # few firms to draw
    field = page.get_by_label("Search the firms")
    for typed in (
        *("\u202e\u0000\u200b", "((((((((", "\\", "💼" * 50),
        *("ß" * 200, "ﬃ" * 200, "İ" * 100, "-" * 200),
    ):
        page.evaluate("document.querySelector('.directory__head [role=status]').replaceChildren()")  # to be said anew
        field.fill(typed)
        found = search(data, typed.replace("\u0000", ""), {"industry": frozenset(["energy-utilities"])})
        expect_number(page, len(found))
    field.fill("acre")
    expect_number(page, 1)
    field.fill("")
    page.locator(".chips").get_by_role("button", name="Clear all").click()
    expect(page.locator(".chips").get_by_role("button", name="Clear all")).to_have_count(0)
    # A print in the middle changes nothing.
    turn_to(page, "?q=board")
    page.locator("[data-action=compare]").first.click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect_number(page, len(search(data, "board")))
    expect_usable(page, data)


def test_a_browser_that_stores_nothing_is_named(page: Page, online: str, data: Dataset) -> None:
    # Material reads its own settings first and does not expect a refusal, so it comes after.
    live(page, f"{online}?kind=outplacement")
    notice = page.locator(".notice", has_text="cannot be kept on this device")
    for number, (script, why) in enumerate(
        ((FULL, "is full"), (BLOCKED, "does not let this site store anything")),
    ):
        page.evaluate(f"() => {{ {script} }}")
        toggle = page.locator("[data-action=save]").nth(number)
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", "true")
        expect(notice).to_contain_text(why)
        expect(notice).to_contain_text("It stays until you close or reload this page.")
    expect_usable(page, data)


def test_rubbish_in_my_search_is_no_obstacle_and_what_else_is_stored_stays(
    page: Page, online: str, site_url: str, data: Dataset
) -> None:
    page.goto(f"{site_url}{EMPTY_PAGE}")
    for rubbish in RUBBISH:
        page.evaluate("text => localStorage.setItem('rapport', text)", json.dumps(rubbish))
        if page.url.endswith(EMPTY_PAGE):  # The first is there when the page is opened.
            live(page, f"{online}?q=acre")
        turn_to(page, "?q=acre")  # The results are drawn anew, from what is stored now.
        toggle = page.locator("[data-firm-id=acre] [data-action=save]")
        if toggle.get_attribute("aria-pressed") == "true":
            toggle.click()
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", "true")
        firms = json.loads(page.evaluate("localStorage.getItem('rapport')"))["search"]["firms"]
        assert firms[-1]["id"] == "acre", rubbish
        assert [one for one in firms if isinstance(one, dict) and one.get("id") == "acre"] == firms[-1:], rubbish
    before = {
        "version": 1,
        "checklists": {"x": {"ticked": ["y"]}},
        "search": {"notes": "mine", "firms": [{"id": "boyden", "added": "2026-01-02", "note": "n"}]},
    }
    page.evaluate("text => localStorage.setItem('rapport', text)", json.dumps(before))
    turn_to(page, "?q=acre")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    after = json.loads(page.evaluate("localStorage.getItem('rapport')"))
    assert after["search"]["firms"].pop()["id"] == "acre"
    assert after == before
    expect_usable(page, data)


def test_what_is_stored_and_cannot_be_read_is_left_alone(page: Page, online: str, site_url: str) -> None:
    page.goto(f"{site_url}{EMPTY_PAGE}")
    for text in ("{", "7", '{"version": 99, "search": {"firms": []}}'):
        page.evaluate("text => localStorage.setItem('rapport', text)", text)
        live(page, f"{online}?q=acre")
        page.locator("[data-firm-id=acre] [data-action=save]").click()
        expect(page.locator(".notice", has_text="cannot be kept on this device")).to_be_visible()
        assert page.evaluate("localStorage.getItem('rapport')") == text
        if "99" in text:
            continue
        page.get_by_role("button", name="Set it aside and keep my search").click()
        stored = json.loads(page.evaluate("localStorage.getItem('rapport')"))
        assert [firm["id"] for firm in stored["search"]["firms"]] == ["acre"], text
        assert stored["damaged"]["texts"] == [text]
        expect(page.locator(".notice", has_text="cannot be kept")).to_be_hidden()


def test_a_browser_that_refuses_new_addresses_does_not_stop_the_page(page: Page, online: str, data: Dataset) -> None:
    live(page, online)
    page.evaluate(
        "() => { for (const name of ['pushState', 'replaceState']) History.prototype[name] ="
        " () => { throw new DOMException('too often', 'SecurityError'); }; }"
    )
    page.mouse.wheel(0, 300)  # Material writes the place into the address's state too.
    page.get_by_label("Search the firms").fill("board")
    expect_number(page, len(search(data, "board")))
    expect_usable(page, data)


def test_a_script_that_comes_late_finds_another_page(page: Page, site_url: str) -> None:
    """Who has left the directory before its index came meets no error."""
    late: list[Route] = []
    page.route("**/assets/directory.*.js", lambda route: late.append(route))
    page.goto(f"{site_url}directory/", wait_until="commit")
    page.locator("[data-begun]").wait_for(state="attached")
    page.evaluate("document.querySelector('[data-directory]').remove()")
    for route in late:
        route.continue_()
    page.wait_for_timeout(300)
    assert page.locator(".directory--live").count() == 0
