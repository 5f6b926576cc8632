"""The menu where it is a drawer: opened, walked through and closed by a keyboard alone, and told to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import instant
from .axe import found_by_day_and_by_night
from .conftest import PHONE
from .tab import page, phone
from .wait import wait_until, wait_until_idle

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

NAME = "document.activeElement.ariaLabel || document.activeElement.textContent.trim()"
AT_REST = "() => document.getAnimations().every(({ playState }) => playState !== 'running')"  # What slides in is there.
WITHIN = "() => Boolean(document.activeElement.closest('.md-sidebar--primary'))"


def test_a_keyboard_opens_the_menu_and_closes_it_also_on_the_next_page(phone: Page, site_url: str) -> None:
    instant.switch_on(phone, site_url, "guide/")
    phone.goto(site_url)
    instant.mark(phone)
    button = phone.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Tab")  # to the link past the menu
    phone.keyboard.press("Tab")
    expect(button).to_be_focused()
    for key in ("Enter", "Space"):
        phone.keyboard.press(key)
        expect(phone.locator("#__drawer")).to_be_checked()
        shown = phone.locator(".md-header__button[for=__drawer] > [role=button]")
        expect(shown).to_have_attribute("aria-expanded", "true")
        assert phone.evaluate(WITHIN)
        phone.keyboard.press("Escape")
        expect(phone.locator("#__drawer")).not_to_be_checked()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Tab")
    assert not phone.evaluate(WITHIN)
    phone.locator("article").get_by_role("link", name="Learn how it works").click()
    # The address is there before the page, with which Material closes the menu.
    expect(phone).to_have_title("Guide - Rapport")
    wait_until_idle(phone)
    button.press("Enter")
    expect(phone.get_by_role("button", name="Guide: back")).to_be_focused()
    assert instant.is_still_the_same(phone)


def test_a_keyboard_goes_through_the_parts_of_the_menu(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}guide/pay/")
    phone.get_by_role("button", name="Menu", exact=True).focus()
    phone.keyboard.press("Enter")
    back = phone.get_by_role("button", name="In the process: back")
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Enter")
    part = phone.get_by_role("button", name="In the process", exact=True)
    expect(part).to_be_focused()
    expect(part).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Both sides", exact=True)).to_be_focused()
    phone.keyboard.press("Space")
    back = phone.get_by_role("button", name="Both sides: back")
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{site_url}guide/complaints/")


def test_an_empty_cell_has_no_label_and_what_is_covered_in_the_menu_is_passed_over(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}guide/pay/")
    cell = phone.locator("table[data-stacks] td:nth-child(2)").first
    expect(cell).to_be_visible()
    cell.evaluate("(one) => one.replaceChildren()")
    expect(cell).to_be_hidden()  # An empty one has no label on a phone.
    phone.get_by_role("button", name="Menu", exact=True).focus()
    phone.keyboard.press("Enter")
    reached = []
    while phone.evaluate(WITHIN):
        reached.append(phone.evaluate(NAME))
        phone.keyboard.press("Tab")
    assert reached == [
        "In the process: back",
        "What do I say about pay?",
        "What may I expect before and after an interview?",
        "What tests, tasks and travel should I expect?",
        "What will they check, and what about a bad reference?",
        "What may a recruiter not ask, and how do I ask for adjustments?",
        "What do I do with an offer, and when do I resign?",
        "What do I do when the process goes wrong?",
        "No answer, or a no. What do I do now?",
    ]
    # Behind the drawer nobody would see where they are.
    expect(phone.locator("#__drawer")).not_to_be_checked()


def test_at_a_desk_only_what_opens_something_is_a_button(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/pay/")
    part = page.get_by_role("button", name="Understand", exact=True)
    expect(part).to_have_attribute("aria-expanded", "false")
    part.press("Space")
    expect(part).to_have_attribute("aria-expanded", "true")
    expect(part).to_be_focused()
    names = page.get_by_role("button").all_inner_texts()
    assert "Guide" not in names
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    wait_until(page, WITHIN)


def test_the_open_menu_stands_up_to_axe(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}guide/pay/")
    button = reader.get_by_role("button", name="Menu", exact=True)
    if button.is_visible():
        button.press("Enter")
        expect(reader.locator("#__drawer")).to_be_checked()
        wait_until(reader, AT_REST)
    assert found_by_day_and_by_night(reader) == []


def test_without_a_script_no_page_is_wider_than_a_phone(open_page: Callable[..., Page], site_url: str) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE, is_mobile=True)
    for address in ("", "directory/", "guide/kinds-of-firms/"):
        page.goto(f"{site_url}{address}")
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.locator("html").evaluate("(page) => page.scrollWidth") == width, address


def test_a_long_title_is_whole_in_the_header_of_a_phone_and_nothing_floats_over_the_page(
    phone: Page, site_url: str
) -> None:
    phone.goto(f"{site_url}directory/")
    phone.mouse.wheel(0, 800)
    title = phone.locator(".md-header__title--active [data-md-component=header-topic] .md-ellipsis")
    expect(title).to_have_text("Directory of recruiting and search firms")
    assert title.evaluate("(one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1")
    assert phone.locator(".md-top").count() == 0


@pytest.fixture(params=["http", "file"])
def place(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> tuple[str, str]:
    """The start page and the next one, served and on disk."""
    if request.param == "http":
        return site_url, f"{site_url}guide/pay/"
    return f"{offline_url}index.html", f"{offline_url}guide/pay.html"


# Each place comes once, and so does each of what covers the page.
@pytest.mark.parametrize(
    ("place", "button", "box"),
    [("http", "Menu", "#__drawer"), ("file", "Search", "#__search")],
    indirect=["place"],
)
def test_the_back_button_closes_what_covers_the_page(
    phone: Page, place: tuple[str, str], button: str, box: str
) -> None:
    first, second = place
    phone.goto(first)
    phone.goto(second)
    phone.wait_for_load_state()
    opener = phone.locator(f".md-header__button[for={box[1:]}]")
    opener.tap()
    expect(phone.locator(box)).to_be_checked()
    wait_until(phone, AT_REST)
    phone.evaluate("history.back()")
    expect(phone.locator(box)).not_to_be_checked()
    expect(phone).to_have_url(second)
    expect(phone.get_by_role("button", name=button, exact=True)).to_be_focused()
    # Closed on the page, it leaves no step behind; whoever goes back then, goes back.
    opener.tap()
    expect(phone.locator(box)).to_be_checked()
    wait_until(phone, AT_REST)
    phone.keyboard.press("Escape")
    expect(phone.locator(box)).not_to_be_checked()
    wait_until(phone, "() => !history.state?.cover")
    phone.evaluate("history.back()")
    expect(phone).to_have_url(first)


def test_a_link_in_the_menu_leaves_no_step_behind(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    phone.wait_for_load_state()
    phone.locator(".md-header__button[for=__drawer]").tap()
    phone.locator(".md-sidebar--primary").get_by_role("link", name="Messages").tap()
    expect(phone).to_have_url(f"{site_url}messages/")
    expect(phone.locator("#__drawer")).not_to_be_checked()
    phone.evaluate("history.back()")
    expect(phone).to_have_url(site_url)
    expect(phone.locator("#__drawer")).not_to_be_checked()


def test_an_answer_of_the_search_leaves_no_step_behind(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    phone.wait_for_load_state()
    phone.locator(".md-header__button[for=__search]").tap()
    phone.keyboard.insert_text("Spencer Stuart")
    phone.locator(".md-search-result__item a").first.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Spencer Stuart")
    phone.evaluate("history.back()")
    expect(phone).to_have_url(site_url)
    expect(phone.locator("#__search")).not_to_be_checked()
