"""Back and forward in the directory: to what was chosen, to where the reader stood, and out of what covers the page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.loading.dataset import Dataset

from . import instant
from .conftest import DEVICES
from .shift import moved, shifted
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
    turn_to,
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
# That the page has taken note of where it stands.
KEPT = "() => history.state?.place?.y === scrollY"


# Every step that the page takes can be seen, as on a slow device, however fast this machine is.
SLOW_STEPS = """
{
  const { setTimeout } = window;
  window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 50);
  window.setTimeout = (fn, wait = 0, ...given) => setTimeout(fn, wait + 50, ...given);
}
"""
EACH_ONCE = [("desk", "http"), ("phone", "file")]  # each device, and each place
served_alone = pytest.mark.parametrize("directory", ["http"], indirect=True)


@pytest.fixture(params=DEVICES)
def fresh(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """A page of its own at a desk or in a hand."""
    return open_page(**DEVICES[request.param])


@pytest.fixture(params=DEVICES)
def device(request: pytest.FixtureRequest) -> Page:
    """A page at a desk or in a hand; at a desk the tab does, since it is served there."""
    if request.param == "desk":
        tab: Page = request.getfixturevalue("page")
        return tab
    own: Page = request.getfixturevalue("open_page")(**DEVICES[request.param])
    return own


def scroll(page: Page, to: int) -> float:
    """Scroll, wait until the page has taken note of it, and return where it stands."""
    expect(page.locator(f"[data-firm-id]:nth-child({FIRST})")).to_be_attached()
    page.evaluate("(to) => window.scrollTo(0, to)", to)
    wait_until(page, KEPT)
    return float(page.evaluate("scrollY"))


def expect_at(page: Page, top: tuple[str, float]) -> None:
    """Expect the page to stand where a firm has its place in the window, and to stay there.

    How far that is from the beginning is not asked: of cards that were never in sight the browser guesses the height.
    """
    there = f"([firm, at], [now, y] = ({TOP})()) => firm === now && Math.abs(at - y) <= {NEAR}"
    wait_until(page, there, top)
    page.wait_for_timeout(300)
    wait_until(page, there, top)


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a value wherever the page stands."""
    box(page, facet, value).evaluate("one => one.click()")


@pytest.mark.parametrize(("device", "directory"), EACH_ONCE, indirect=True)
def test_back_forward_and_a_reload_lead_to_where_one_stood_and_a_link_to_the_top(
    device: Page, directory: str, data: Dataset
) -> None:
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
    # A reload does, too.
    device.go_back()
    expect_firms(device, wanted(data))
    press_below_the_results(device, f"Show {FIRST} more")
    scroll(device, 12000)
    top = device.evaluate(TOP)
    device.reload()
    expect(device.locator(".directory--live")).to_be_attached()
    expect_at(device, top)
    # So does the way back from a firm.
    firm = data.firm(wanted(data)[70])
    link = device.locator(f"[data-firm-id='{firm.id}'] a")
    come_back_from(device, link, firm.name)
    # A link leads to the top.
    assert device.evaluate("scrollY") > 0
    live(device, f"{directory}?kind=staffing")
    device.wait_for_timeout(300)
    assert device.evaluate("scrollY") == 0
    # The way back from an open comparison leads to where one stood.
    turn_to(device, f"?{'&'.join(f'compare={firm}' for firm in wanted(data)[:2])}")
    expect_firms(device, wanted(data))
    scroll(device, 3000)
    top = device.evaluate(TOP)
    spot = button(device, "Compare 2 firms").bounding_box()
    assert spot
    device.mouse.click(spot["x"] + 20, spot["y"] + 10)  # A locator's own click may scroll before, as no reader does.
    expect(device.get_by_role("table")).to_be_visible()
    device.go_back()
    expect(device.get_by_role("table")).to_be_hidden()
    expect_at(device, top)


def come_back_from(device: Page, link: Locator, name: str) -> None:
    """Go to a firm of the results and back, to where the reader stood and on as many results."""
    link.scroll_into_view_if_needed()
    wait_until(device, KEPT)
    top = device.evaluate(TOP)
    number = len(shown(device))
    link.evaluate("one => one.click()")
    expect(device.get_by_role("heading", level=1)).to_have_text(name)
    device.go_back()
    expect(link).to_be_focused()
    assert len(shown(device)) == number
    expect_at(device, top)


def test_instant_navigation_leads_back_to_where_one_stood(phone: Page, site_url: str, data: Dataset) -> None:
    firm = data.firm(wanted(data)[70])
    instant.switch_on(phone, site_url, "directory/", f"directory/{firm.id}/")
    live(phone, f"{site_url}directory/")
    instant.mark(phone)
    press_below_the_results(phone, f"Show {FIRST} more")
    come_back_from(phone, phone.locator(f"[data-firm-id='{firm.id}'] a"), firm.name)
    assert instant.is_still_the_same(phone)


@served_alone
def test_a_text_is_a_step_of_its_own(page: Page, directory: str, data: Dataset) -> None:
    live(page, directory)
    # Kinds of which there are few firms: all that is drawn at a step is what it asks for.
    box(page, "kind", "outplacement").check()
    field = page.get_by_label("Search the firms")
    field.press_sequentially("lead")
    expect(page).to_have_url(re.compile(r"\?q=lead&kind=outplacement$"))
    box(page, "kind", "interim").check()
    field.press("End")
    field.press_sequentially(" it")
    box(page, "kind", "interim").uncheck()  # before the text is in the address
    expect_firms(page, wanted(data, "lead it", kind="outplacement"))
    expect(page).to_have_url(re.compile(r"\?q=lead\+it&kind=outplacement$"))
    steps = [
        wanted(data),
        wanted(data, kind="outplacement"),
        wanted(data, "lead", kind="outplacement"),
        wanted(data, "lead", kind=["outplacement", "interim"]),
        wanted(data, "lead it", kind=["outplacement", "interim"]),
        wanted(data, "lead it", kind="outplacement"),
    ]
    assert all(one != other for one, other in itertools.pairwise(steps))
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
def test_a_sheet_that_was_closed_leaves_no_step_and_a_choice_in_it_is_one(
    phone: Page, directory: str, data: Dataset
) -> None:
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
    # A choice in it is one step.
    button(phone, "Narrow it down").tap()
    sheet.get_by_role("button", name="Kind of firm").tap()
    box(phone, "kind", "staffing").tap()
    sheet.locator(".sheet__show").tap()
    expect(sheet).to_be_hidden()
    expect_firms(phone, wanted(data, kind="staffing"))
    phone.go_back()
    expect_firms(phone, wanted(data))
    assert query_of(phone) == {}


@pytest.mark.parametrize(("fresh", "directory"), EACH_ONCE, indirect=True)
def test_nothing_moves_while_it_is_drawn_slowly(fresh: Page, directory: str, data: Dataset) -> None:
    fresh.add_init_script(SLOW_STEPS)
    assert shifted(fresh, directory, ".directory--live") < LEAST
    # Said when all is drawn.
    expect(fresh.locator(".directory__head").get_by_role("status")).to_have_text(f"{len(data.firms)} firms")
    assert moved(fresh) < LEAST
