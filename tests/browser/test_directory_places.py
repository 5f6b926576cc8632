"""Back and forward in the directory: to what was chosen, to where the reader stood, and out of what covers the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.loading.dataset import Dataset

from . import instant
from .conftest import DEVICES
from .shift import shifted
from .tab import page, phone
from .test_directory_page import (
    FIRST,
    box,
    button,
    expect_firms,
    live,
    press_below_the_results,
    query_of,
    shown,
    wanted,
)
from .wait import wait_until

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

NEAR = 2  # pixels
LEAST = 0.0005  # of the screen: a tenth of what is written as 0.00
TOP = """() => {
  const first = [...document.querySelectorAll("[data-firm-id]")].find((one) => one.getBoundingClientRect().bottom > 60);
  return [first.dataset.firmId, first.getBoundingClientRect().top];
}"""


# Each device comes once, and so does each place.
at_a_desk_and_in_a_hand = pytest.mark.parametrize(
    ("device", "directory"), [("desk", "http"), ("phone", "file")], indirect=True
)
served_alone = pytest.mark.parametrize("directory", ["http"], indirect=True)


@pytest.fixture(params=DEVICES)
def device(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """A page at a desk or in a hand."""
    return open_page(**DEVICES[request.param])


def scroll(page: Page, to: int) -> float:
    """Scroll, wait until the page has taken note of it, and return where it stands."""
    expect(page.locator(f"[data-firm-id]:nth-child({FIRST})")).to_be_attached()
    page.evaluate("(to) => window.scrollTo(0, to)", to)
    page.wait_for_timeout(400)
    return float(page.evaluate("scrollY"))


def expect_at(page: Page, top: tuple[str, float]) -> None:
    """Expect the page to stand where a firm has its place in the window, and to stay there.

    How far that is from the beginning is not asked: of cards that were never in sight the browser guesses the height.
    """
    for _ in range(2):
        wait_until(page, f"([firm, at], [now, y] = ({TOP})()) => firm === now && Math.abs(at - y) <= {NEAR}", top)
        page.wait_for_timeout(300)


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a value wherever the page stands."""
    box(page, facet, value).evaluate("one => one.click()")


@at_a_desk_and_in_a_hand
def test_back_and_forward_lead_to_where_one_stood(device: Page, directory: str, data: Dataset) -> None:
    live(device, directory)
    y = scroll(device, 3000)
    top = device.evaluate(TOP)
    assert y > 2500  # The results above may turn out higher or lower than guessed; what is in sight stays.
    choose(device, "kind", "outplacement")
    expect_firms(device, wanted(data, kind="outplacement"))
    there = float(device.evaluate("(window.scrollBy(0, 40), scrollY)"))
    assert there < 2000
    there_top = device.evaluate(TOP)
    for _ in range(2):
        device.go_back()
        expect_firms(device, wanted(data))
        expect_at(device, top)
        device.go_forward()
        expect_firms(device, wanted(data, kind="outplacement"))
        expect_at(device, there_top)


@at_a_desk_and_in_a_hand
def test_back_from_an_open_comparison_leads_to_where_one_stood(device: Page, directory: str, data: Dataset) -> None:
    firms = wanted(data)[:2]
    live(device, f"{directory}?{'&'.join(f'compare={firm}' for firm in firms)}")
    button(device, "Close the comparison").click()
    scroll(device, 3000)
    top = device.evaluate(TOP)
    spot = button(device, "Compare 2 firms").bounding_box()
    assert spot
    device.mouse.click(spot["x"] + 20, spot["y"] + 10)  # A locator's own click may scroll before, as no reader does.
    expect(device.get_by_role("table")).to_be_visible()
    device.go_back()
    expect(device.get_by_role("table")).to_be_hidden()
    expect_at(device, top)


@pytest.mark.parametrize(
    ("device", "way"),
    [("desk", "http"), ("phone", "file"), ("phone", "instant")],
    indirect=["device"],
)
def test_back_from_a_firm_leads_to_where_one_stood(
    device: Page, site_url: str, offline_url: str, data: Dataset, way: str
) -> None:
    firm = data.firm(wanted(data)[70])
    if way == "instant":
        instant.switch_on(device, site_url, "directory/", f"directory/{firm.id}/")
    live(device, f"{offline_url}directory/index.html" if way == "file" else f"{site_url}directory/")
    if way == "instant":
        instant.mark(device)
    press_below_the_results(device, f"Show {FIRST} more")
    link = device.locator(f"[data-firm-id='{firm.id}'] a")
    link.scroll_into_view_if_needed()
    device.wait_for_timeout(400)
    top = device.evaluate(TOP)
    number = len(shown(device))
    link.evaluate("one => one.click()")
    expect(device.get_by_role("heading", level=1)).to_have_text(firm.name)
    device.go_back()
    expect(link).to_be_focused()
    assert len(shown(device)) == number
    expect_at(device, top)
    if way == "instant":
        assert instant.is_still_the_same(device)


@at_a_desk_and_in_a_hand
def test_a_reload_leads_to_where_one_stood(device: Page, directory: str) -> None:
    live(device, directory)
    press_below_the_results(device, f"Show {FIRST} more")
    scroll(device, 12000)
    top = device.evaluate(TOP)
    device.reload()
    expect(device.locator(".directory--live")).to_be_attached()
    expect_at(device, top)


def test_a_link_leads_to_the_top(page: Page, online: str) -> None:
    live(page, online)
    scroll(page, 3000)
    page.goto(f"{online}?kind=staffing")
    expect(page.locator(".directory--live")).to_be_attached()
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0


@served_alone
def test_a_text_is_a_step_of_its_own(page: Page, directory: str, data: Dataset) -> None:
    live(page, directory)
    box(page, "kind", "staffing").check()
    field = page.get_by_label("Search the firms")
    field.press_sequentially("search")
    expect(page).to_have_url(re.compile(r"\?q=search&kind=staffing$"))
    box(page, "kind", "retained-search").check()
    field.press("End")
    field.press_sequentially(" it")
    box(page, "kind", "retained-search").uncheck()  # before the text is in the address
    expect_firms(page, wanted(data, "search it", kind="staffing"))
    expect(page).to_have_url(re.compile(r"\?q=search\+it&kind=staffing$"))
    steps = [
        wanted(data),
        wanted(data, kind="staffing"),
        wanted(data, "search", kind="staffing"),
        wanted(data, "search", kind=["staffing", "retained-search"]),
        wanted(data, "search it", kind=["staffing", "retained-search"]),
        wanted(data, "search it", kind="staffing"),
    ]
    for firms in reversed(steps[:-1]):
        page.go_back()
        expect_firms(page, firms)
    for firms in steps[1:]:
        page.go_forward()
        expect_firms(page, firms)


@pytest.mark.parametrize("directory", ["file"], indirect=True)
def test_back_closes_the_sheet_first_and_then_undoes_choice_by_choice(
    phone: Page, directory: str, data: Dataset
) -> None:
    live(phone, f"{directory}?q=search")
    button(phone, "Narrow it down").tap()
    sheet = phone.get_by_role("dialog", name="Narrow it down")
    sheet.get_by_role("button", name="Kind of firm").tap()
    for value in ("staffing", "retained-search"):
        box(phone, "kind", value).tap()
    expect(phone).to_have_url(re.compile("kind=retained-search"))
    phone.go_back()
    expect(sheet).to_be_hidden()
    expect_firms(phone, wanted(data, "search", kind=["staffing", "retained-search"]))
    assert sorted(query_of(phone)["kind"]) == ["retained-search", "staffing"]
    phone.go_back()
    expect_firms(phone, wanted(data, "search", kind="staffing"))
    phone.go_back()
    expect_firms(phone, wanted(data, "search"))
    phone.go_forward()
    expect_firms(phone, wanted(data, "search", kind="staffing"))


@served_alone
def test_a_sheet_that_was_closed_leaves_no_step(phone: Page, directory: str, data: Dataset) -> None:
    live(phone, directory)
    choose(phone, "kind", "staffing")
    expect_firms(phone, wanted(data, kind="staffing"))
    expect(phone).to_have_url(re.compile("kind=staffing"))
    sheet = phone.get_by_role("dialog", name="Narrow it down")
    for way in ("escape", "button"):
        button(phone, "Narrow it down (1)").tap()
        expect(sheet).to_be_visible()
        if way == "escape":
            phone.keyboard.press("Escape")
        else:
            sheet.get_by_role("button", name="Close").tap()
        expect(sheet).to_be_hidden()
        wait_until(phone, "() => !history.state?.cover")
    phone.go_back()
    expect_firms(phone, wanted(data))


@served_alone
def test_a_choice_in_a_sheet_is_one_step(phone: Page, directory: str, data: Dataset) -> None:
    live(phone, directory)
    button(phone, "Narrow it down").tap()
    sheet = phone.get_by_role("dialog", name="Narrow it down")
    sheet.get_by_role("button", name="Kind of firm").tap()
    box(phone, "kind", "staffing").tap()
    sheet.locator(".sheet__show").tap()
    expect(sheet).to_be_hidden()
    expect_firms(phone, wanted(data, kind="staffing"))
    phone.go_back()
    expect_firms(phone, wanted(data))
    assert query_of(phone) == {}


@at_a_desk_and_in_a_hand
def test_nothing_moves_while_it_is_drawn_slowly(device: Page, directory: str, data: Dataset) -> None:
    device.context.new_cdp_session(device).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    assert shifted(device, directory, ".directory--live") < LEAST
    expect(device.get_by_role("status")).to_have_text(f"{len(data.firms)} firms")  # said when all is drawn
    assert device.evaluate("window.shifted") < LEAST
