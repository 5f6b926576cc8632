"""Checklists in a browser: ticks that are remembered, carried to another device, copied and printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.loading.dataset import Dataset

from . import instant
from .tab import EMPTY_PAGE, page, phone
from .wait import wait_until_idle

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

LIST = "first-note-retained"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
BLOCK_OURS = """
for (const name of ["getItem", "setItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key === "rapport") throw new DOMException("blocked by the test", "SecurityError");
    return real.call(this, key, ...rest);
  };
}
"""
BLOCK_ALL = """
for (const name of ["getItem", "setItem"]) {
  Storage.prototype[name] = () => { throw new DOMException("blocked by the test", "SecurityError"); };
}
"""


@pytest.fixture
def url(site_url: str) -> str:
    return f"{site_url}checklists/{LIST}/"


@pytest.fixture
def items(data: Dataset) -> list[str]:
    return [item.id for item in data.checklist(LIST).items]


def box(page: Page, item: str) -> Locator:
    return page.locator(f"[data-checklist-id={LIST}] input[type=checkbox][data-item-id={item}]")


def button(page: Page, name: str) -> Locator:
    return page.locator(".md-content").get_by_role("button", name=name, exact=True)


def ticked(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all("[data-item-id]:checked", "boxes => boxes.map(b => b.dataset.itemId)")
    return ids


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('rapport')") or "null")


def store(page: Page, url: str, value: object) -> None:
    """Store something, on a page of the site that reads and writes nothing."""
    if not page.url.endswith(EMPTY_PAGE):
        page.goto(url.replace(f"checklists/{LIST}/", EMPTY_PAGE))
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate("text => localStorage.setItem('rapport', text)", text)


def linked(url: str, *ids: str) -> str:
    return f"{url}#checklist={LIST}" + "".join(f"&ticked={one}" for one in ids)


def test_ticks_are_remembered_on_this_device(page: Page, url: str, items: list[str]) -> None:
    page.goto(url)
    expect(page.get_by_text(f"0 of {len(items)} done", exact=True)).to_be_visible()
    box(page, items[0]).check()
    box(page, items[2]).check()
    expect(page.get_by_text(f"2 of {len(items)} done", exact=True)).to_be_visible()
    assert page.locator("progress").evaluate("bar => [bar.value, bar.max]") == [2, len(items)]
    assert stored(page) == {"version": 1, "checklists": {LIST: {"ticked": [items[0], items[2]]}}}
    page.reload()
    expect(page.get_by_text(f"2 of {len(items)} done", exact=True)).to_be_visible()
    assert ticked(page) == [items[0], items[2]]
    box(page, items[0]).uncheck()
    page.reload()
    assert ticked(page) == [items[2]]


def test_by_keyboard_alone_and_progress_is_announced_when_it_changes_and_a_reset_can_be_undone(
    page: Page, url: str, items: list[str]
) -> None:
    page.goto(url)
    status = page.get_by_role("status")
    page.wait_for_timeout(700)
    expect(status).to_have_text("")
    button(page, "Copy as text").focus()
    for name in ("Link with these ticks", "Print", "Reset"):
        page.keyboard.press("Tab")
        expect(button(page, name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page, items[0])).to_be_focused()
    page.keyboard.press("Space")
    expect(box(page, items[0])).to_be_checked()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(box(page, items[0])).not_to_be_checked()
    expect(button(page, "Reset")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, "Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, items[0])).to_be_checked()
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == f"1 of {len(items)} done", "the focus must not be lost with the button"
    # What changes is announced.
    for item in items[:3]:
        box(page, item).check()
    expect(status).to_have_text(f"3 of {len(items)} done.")
    button(page, "Reset").click()
    assert ticked(page) == []
    assert stored(page)["checklists"][LIST]["ticked"] == []
    button(page, "Reset").click()
    expect(page.locator(".notice", has_text="3 ticks were removed.")).to_be_visible()
    button(page, "Undo").click()
    assert ticked(page) == items[:3]
    page.reload()
    assert ticked(page) == items[:3]


def test_two_tabs_show_the_same_and_lose_nothing(page: Page, url: str, items: list[str]) -> None:
    page.goto(url)
    other = page.context.new_page()
    other.goto(url)
    box(page, items[0]).check()
    expect(box(other, items[0])).to_be_checked()
    expect(other.get_by_text(f"1 of {len(items)} done", exact=True)).to_be_visible()
    # Another part of the same key, such as the workspace of a tab that is open as well.
    other.evaluate(
        """() => { const all = JSON.parse(localStorage.getItem("rapport"));
        localStorage.setItem("rapport", JSON.stringify({...all, workspace: {firms: ["acre"]}})); }"""
    )
    box(page, items[1]).check()
    expect(box(other, items[1])).to_be_checked()
    assert stored(page) == {
        "version": 1,
        "checklists": {LIST: {"ticked": items[:2]}},
        "workspace": {"firms": ["acre"]},
    }


def test_other_checklists_and_items_that_are_gone_keep_their_ticks(page: Page, url: str, items: list[str]) -> None:
    store(
        page, url, {"version": 1, "checklists": {"first-call": {"ticked": ["x"]}, LIST: {"ticked": ["gone", items[0]]}}}
    )
    page.goto(url)
    expect(page.get_by_text(f"1 of {len(items)} done", exact=True)).to_be_visible()
    box(page, items[1]).check()
    button(page, "Reset").click()
    assert stored(page)["checklists"] == {"first-call": {"ticked": ["x"]}, LIST: {"ticked": ["gone"]}}


def test_blocked_storage_is_said_in_words(browser: Browser, url: str, items: list[str]) -> None:
    # The theme's own scripts complain when everything is blocked, so this page is not watched for errors.
    context = browser.new_context()
    context.add_init_script(f"if (location.search === '?all') {{ {BLOCK_ALL} }} else {{ {BLOCK_OURS} }}")
    page = context.new_page()
    for blocked in ("?ours", "?all"):
        page.goto(f"{url}{blocked}")
        box(page, items[0]).check()
        expect(page.get_by_text(f"1 of {len(items)} done", exact=True)).to_be_visible()
        notice = page.locator(".notice", has_text="Your ticks cannot be kept on this device: your browser does not let")
        expect(notice, blocked).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("cannot be kept on this device")
        button(page, "Reset").click()
        button(page, "Undo").click()
        assert ticked(page) == [items[0]]
    context.close()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("rubbish", "is damaged"),
        ('{"version": 2, "checklists": [["kept"]]}', "a newer version of this site"),
    ],
)
def test_storage_that_cannot_be_read_is_left_as_it_is_or_set_aside_on_request(
    page: Page, url: str, items: list[str], given: str, reason: str
) -> None:
    store(page, url, given)
    page.goto(url)
    expect(page.locator(".notice", has_text=reason)).to_contain_text("Your ticks cannot be kept on this device: ")
    box(page, items[1]).check()
    button(page, "Reset").click()
    button(page, "Undo").click()
    assert ticked(page) == [items[1]]
    assert page.evaluate("localStorage.getItem('rapport')") == given
    if reason == "is damaged":
        button(page, "Set it aside and keep my ticks").click()
        expect(page.locator(".notice:visible")).to_have_count(0)
        assert stored(page) == {
            "version": 1,
            "damaged": {"texts": ["rubbish"]},
            "checklists": {LIST: {"ticked": [items[1]]}},
        }
        page.reload()
        assert ticked(page) == [items[1]]


def test_replaced_ticks_come_back_with_undo_and_full_storage_keeps_what_was_stored(
    page: Page, url: str, items: list[str]
) -> None:
    page.goto(url)
    box(page, items[0]).check()
    # The address alone changes: the page is not loaded again.
    page.evaluate("hash => { location.hash = hash; }", f"checklist={LIST}&ticked={items[1]}")
    button(page, "Use the link’s ticks instead").click()
    assert ticked(page) == [items[1]]
    button(page, "Undo").click()
    assert ticked(page) == [items[0]]
    page.evaluate(
        """() => {
        Storage.prototype.setItem = () => { throw new DOMException("full by the test", "QuotaExceededError"); };
        }"""
    )
    box(page, items[1]).check()
    expect(page.locator(".notice", has_text="the room that your browser gives this site is full")).to_be_visible()
    assert ticked(page) == items[:2]
    assert stored(page)["checklists"][LIST]["ticked"] == items[:1]


def test_link_carries_the_ticks_to_another_device_and_a_text_shows_them(
    open_page: Callable[..., Page], url: str, data: Dataset
) -> None:
    checklist = data.checklist(LIST)
    items = [item.id for item in checklist.items]
    page = open_page(permissions=CLIPBOARD)
    page.goto(url)
    box(page, items[1]).check()
    box(page, items[3]).check()
    button(page, "Link with these ticks").click()
    expect(page.locator(".notice", has_text="The link was copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == linked(url, items[1], items[3])
    button(page, "Copy as text").click()
    expect(page.locator(".notice", has_text="copied as text")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[:2] == [checklist.title, checklist.when]
    for number, item in enumerate(checklist.items):
        mark = "x" if number in (1, 3) else " "
        assert lines[3 * number + 3 : 3 * number + 5] == [f"[{mark}] {item.text}", f"    Why: {item.why}"]

    device = open_page()
    requests: list[str] = []
    device.on("request", lambda request: requests.append(request.url))
    device.goto(link)
    assert ticked(device) == [items[1], items[3]]
    assert not any("ticked" in address for address in requests), "ticks must not reach a server"
    expect(device).to_have_url(url)
    device.reload()
    assert ticked(device) == [items[1], items[3]]


def test_link_asks_before_it_replaces_ticks(page: Page, url: str, items: list[str]) -> None:
    page.goto(url)
    box(page, items[0]).check()
    for keep in (True, False):
        page.goto("about:blank")
        page.goto(linked(url, items[1], items[2]))
        assert ticked(page) == [items[1], items[2]]
        expect(page.locator(".notice", has_text="The link has 2 of")).to_contain_text("On this device 1 are ticked")
        box(page, items[3]).check()
        assert stored(page)["checklists"][LIST]["ticked"] == [items[0]], "nothing is stored before the answer"
        button(page, "Keep this device’s ticks" if keep else "Use the link’s ticks instead").click()
        expect(page).to_have_url(url)
        expected = [items[0]] if keep else items[1:4]
        assert ticked(page) == expected
        assert stored(page)["checklists"][LIST]["ticked"] == expected
    page.reload()
    assert ticked(page) == items[1:4]
    page.goto(linked(url, *items[1:4]))
    expect(page.locator(".notice:visible")).to_contain_text("the same as on this device")


def test_link_with_unknown_items_says_so(page: Page, url: str, items: list[str]) -> None:
    page.goto(linked(url, items[1], "no-such-item", "'\"]<b>"))
    assert ticked(page) == [items[1]]
    expect(page.locator(".notice:visible")).to_contain_text(
        "2 ticks in the link could not be shown: this checklist has no such item."
    )
    page.goto(f"{url}#checklist=another&ticked=x")  # The page is not loaded again.
    expect(page.locator(".notice:visible")).to_have_text(
        "The link carries ticks for a checklist that is not on this page."
    )
    assert ticked(page) == [items[1]]


def test_copy_without_a_clipboard_selects_the_text(open_page: Callable[..., Page], url: str, items: list[str]) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(url)
    button(page, "Copy as text").click()
    field = page.get_by_role("textbox", name="Text to copy")
    expect(field).to_be_focused()
    assert field.evaluate("field => [field.selectionStart, field.selectionEnd === field.value.length]") == [0, True]
    expect(page.locator(".notice:visible")).to_contain_text("copy it from there")
    box(page, items[0]).check()
    expect(field).to_have_count(0)


def test_print_shows_only_the_checklist(page: Page, url: str, data: Dataset) -> None:
    page.goto(url)
    page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.checklist--printed').length; }")
    button(page, "Print").click()
    assert page.evaluate("window.printed") == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".checklist--printed, .prints-one-checklist").count() == 0
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.evaluate("document.body.innerText")
    for item in data.checklist(LIST).items:
        assert item.text in shown
        assert item.why in shown
    assert "http" not in shown
    assert "Back to the text" not in shown
    for hidden in (
        ".md-header",
        ".md-tabs",
        ".checklist__bar",
        ".crumbs",
        ".source",
        ".cite",
        ".plain-list",
        ".md-footer",
    ):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    assert (
        page.locator("[data-item-id]").first.evaluate("box => getComputedStyle(box).borderTopColor") == "rgb(0, 0, 0)"
    )
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) == 1


def test_several_checklists_on_a_page_are_kept_apart(page: Page, url: str, items: list[str]) -> None:
    page.goto(url)
    # As a guide page would show them; its second one goes through the same ready() as after a navigation.
    page.evaluate(
        """() => {
        const second = document.querySelector("[data-checklist-id]").cloneNode(true);
        second.querySelector(".checklist__bar").remove();
        second.dataset.checklistId = "second";
        document.querySelector("[data-checklist-id]").after(second);
        document$.next(document);
        }"""
    )
    second = page.locator("[data-checklist-id=second]")
    expect(second.get_by_role("group")).to_have_count(1)
    box(page, items[0]).check()
    second.locator("[data-item-id]").nth(1).check()
    assert stored(page)["checklists"] == {LIST: {"ticked": items[:1]}, "second": {"ticked": items[1:2]}}
    second.get_by_role("button", name="Reset").click()
    assert ticked(page) == [items[0]]
    page.evaluate("window.print = () => {}")
    second.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(second).to_be_visible()
    expect(page.locator(f"[data-checklist-id={LIST}]")).to_be_hidden()


def test_after_instant_navigation_ticks_are_still_there(page: Page, site_url: str, items: list[str]) -> None:
    instant.switch_on(page, site_url, "checklists/", f"checklists/{LIST}/")
    page.goto(f"{site_url}checklists/")
    instant.mark(page)
    page.get_by_role("link", name="First note to a retained firm", exact=True).click()
    expect(page.locator(".checklist__bar")).to_have_count(1)
    box(page, items[0]).check()
    page.locator(".crumbs").get_by_role("link", name="Checklists").click()
    page.locator(".checklist-index").wait_for()
    page.get_by_role("link", name="First note to a retained firm", exact=True).click()
    expect(page.locator(".checklist__bar")).to_have_count(1)
    expect(box(page, items[0])).to_be_checked()
    assert instant.is_still_the_same(page)


def test_a_place_on_the_page_leaves_the_page_as_it_is(page: Page, url: str, items: list[str]) -> None:
    page.goto(url)
    instant.mark(page)
    page.locator(".checklist").evaluate("section => { section.rapportTest = 'still here' }")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(linked(url, items[0]))
    expect(page.locator(".notice:visible")).to_contain_text("ticked here now")
    page.goto(f"{url}#goes-with")
    page.go_back()
    page.go_forward()
    wait_until_idle(page)
    assert not [one for one in fetched if one.startswith(url)]
    assert page.locator(".checklist").evaluate("section => section.rapportTest") == "still here"
    expect(page.locator(".notice:visible")).to_contain_text("ticked here now")


def test_without_javascript_it_is_a_list_with_boxes(open_page: Callable[..., Page], url: str, data: Dataset) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(url)
    checklist = page.locator(".checklist")
    for item in data.checklist(LIST).items:
        expect(checklist.get_by_role("checkbox", name=item.text)).to_be_visible()
        expect(checklist.get_by_text(item.why)).to_be_visible()
    expect(checklist.get_by_role("button")).to_have_count(0)
    expect(page.locator("progress")).to_have_count(0)


def test_from_a_folder_on_disk(open_page: Callable[..., Page], offline_url: str, items: list[str]) -> None:
    page = open_page()
    url = f"{offline_url}checklists/{LIST}.html"
    page.goto(url)
    box(page, items[0]).check()
    page.reload()
    assert ticked(page) == [items[0]]
    page.goto("about:blank")
    page.goto(linked(url, items[1]))
    button(page, "Use the link’s ticks instead").click()
    assert ticked(page) == [items[1]]
    assert stored(page)["checklists"][LIST]["ticked"] == [items[1]]
    button(page, "Link with these ticks").click()
    expect(page.locator(".notice:visible")).to_contain_text(re.compile("was copied|copy it from there"))


def test_fits_a_narrow_phone(phone: Page, url: str, items: list[str]) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(url)
    box(phone, items[0]).tap()
    phone.get_by_role("button", name="Reset").tap()
    expect(button(phone, "Undo")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    for one in phone.locator(".checklist__bar button:visible").all():
        size = one.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24
