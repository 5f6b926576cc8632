"""The page of a firm adds it to My search, and knows when it is there."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .tab import page, phone
from .test_checklists import BLOCK_OURS

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

ADD, OPEN = "+ Add to My search", "✓ In My search: open it"


@pytest.fixture(params=["hosted", "from disk"])
def address(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    return f"{site_url}directory/acre/" if request.param == "hosted" else f"{offline_url}directory/acre.html"


def test_a_firm_is_added_and_then_found_in_my_search(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=ADD).click()
    expect(page.get_by_role("link", name=OPEN)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Acre is in My search now.")).to_be_attached()
    firms = json.loads(page.evaluate("localStorage.getItem('rapport')"))["search"]["firms"]
    assert [firm["id"] for firm in firms] == ["acre"]
    page.reload()
    page.get_by_role("link", name=OPEN).click()
    expect(page.locator(".my-search--live")).to_be_attached()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()
    expect(page.get_by_label("Stage")).to_be_visible()


def test_it_follows_what_another_tab_does(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}directory/acre/")
    other = page.context.new_page()
    other.goto(f"{site_url}directory/acre/")
    other.get_by_role("link", name=ADD).click()
    expect(page.get_by_role("link", name=OPEN)).to_be_visible()
    other.evaluate("localStorage.removeItem('rapport')")
    expect(page.get_by_role("link", name=ADD)).to_be_visible()


def test_a_browser_that_keeps_nothing_is_said(open_page: Callable[..., Page], site_url: str) -> None:
    page = open_page()
    page.add_init_script(BLOCK_OURS)
    page.goto(f"{site_url}directory/acre/")
    page.get_by_role("link", name=ADD).click()
    expect(page.get_by_text("My search cannot be kept on this device")).to_be_visible()
    expect(page.get_by_role("link", name=OPEN)).to_be_visible()


@pytest.mark.parametrize("address", ["from disk"], indirect=True)
def test_a_call_is_logged_from_the_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Log what happened").click()
    expect(page.get_by_role("heading", name="Acre", level=2)).to_be_visible()
    expect(page.get_by_label("What happened")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("link", name=OPEN)).to_be_visible()


# --------------------------------------------------------------- what is not stated leads on


@pytest.fixture(params=["hosted", "from disk"])
def unknown(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The page of a firm that says nothing of how to approach it."""
    slug = "directory/wray-executive-search"
    return f"{site_url}{slug}/" if request.param == "hosted" else f"{offline_url}{slug}.html"


# What the links of a page of a firm lead to is the same where it is served.
@pytest.mark.parametrize("unknown", ["from disk"], indirect=True)
def test_the_message_that_asks_has_the_name_of_the_firm(page: Page, unknown: str) -> None:
    page.goto(unknown)
    page.get_by_role("link", name="Ask the firm").first.click()
    article = page.locator("[data-message-id=ask-a-firm]")
    expect(article.locator(".message__line")).to_have_text("A question before I write to Wray Executive Search")
    expect(article).to_be_in_viewport()
    # What is typed in its place stays, until another firm is asked about.
    article.locator("[data-field=firm]").fill("Wray")
    page.reload()
    expect(article.locator(".message__line")).to_have_text("A question before I write to Wray")


def test_a_name_from_an_address_is_one_line_of_text(page: Page, site_url: str) -> None:
    article = page.locator("[data-message-id=ask-a-firm]")
    for name, shown in {
        "%3Cimg%20src%3Dx%3E%26": "<img src=x>&",
        "%E2%80%AEA%00%0A%20%20B": "A B",
        "x" * 500: "x" * 120,
    }.items():
        page.goto(f"{site_url}messages/?firm={name}#ask-a-firm")
        expect(article.locator("[data-field=firm]")).to_have_value(shown)
        expect(article.locator(".message__line")).to_have_text(f"A question before I write to {shown}")
        assert page.locator("img[src=x]").count() == 0
        expect(page.locator("[data-message-id=two-agencies] [data-field=firm]")).to_have_value("")


# What a reader follows from a firm of which little is known, and the field at which the form opens.
FIELDS = {
    "tell us the way to reach it": "[id^=field-contact-channel]",
    "tell us what it says of unsolicited CVs": "[id^=field-contact-unsolicited]",
    "tell us what it does with your details": "[id^=field-confidentiality-stance]",
    "Tell us its levels": "[id^=field-levels]",
    "tell us who pays it": "[id^=field-kind]",
    "Tell us where it has offices": "[aria-labelledby] details[open] :is(button, select)",
}


def test_the_form_opens_at_the_field(page: Page, unknown: str) -> None:
    # From a disk the addresses are others, and the form is the same.
    page.goto(unknown)
    links = page.locator("article a").evaluate_all("all => Object.fromEntries(all.map((a) => [a.textContent, a.href]))")
    for words in list(FIELDS)[: None if unknown.startswith("http") else 1]:
        if page.url == unknown:
            page.get_by_role("link", name=words, exact=True).click()
        else:
            page.goto(links[words])
        expect(page.locator("h1", has_text="Correct Wray Executive Search")).to_be_visible()
        expect(page.locator(f"{FIELDS[words]}:focus")).to_be_in_viewport()


def test_a_field_that_is_none_changes_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}contribute/add-a-firm/?firm=acre&field=constructor.name")
    expect(page.locator("[data-firm-form][data-live]")).to_be_attached()
    assert page.locator(".contribute :focus").count() == 0


# --------------------------------------------------------------- what one acts on stays in sight


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).evaluate("one => one.getBoundingClientRect().toJSON()")
    return found


def test_the_facts_stay_beside_the_detail_but_on_paper(page: Page, site_url: str) -> None:
    for firm, width in itertools.product(("wray-executive-search", "manpowergroup"), (1024, 1440, 1920)):
        if not page.url.endswith(f"/{firm}/"):
            page.goto(f"{site_url}directory/{firm}/")
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("window.scrollTo(0, 0)")
        facts, detail = box(page, ".firm__facts"), box(page, ".firm__detail")
        assert facts["right"] < detail["left"], width
        assert facts["top"] == pytest.approx(detail["top"], abs=1), width
        # As far as the longer of the two reaches.
        page.evaluate("document.querySelector('.firm__columns').scrollIntoView()")
        page.mouse.wheel(0, 150)
        page.wait_for_function("scrollY > 100")
        facts = box(page, ".firm__facts")
        assert facts["top"] >= box(page, ".md-header")["bottom"], width
        assert facts["bottom"] <= 800, width
    # What is higher than the screen can be reached by keyboard.
    page.set_viewport_size({"width": 1440, "height": 500})
    last = page.locator(".firm__facts a").last
    page.locator(".firm__facts summary").last.click()
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    assert box(page, ".firm__facts a:focus")["top"] >= box(page, ".md-header")["bottom"]
    page.emulate_media(media="print")
    expect_one_column(page)


def test_a_phone_has_one_column_with_the_facts_first(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}directory/manpowergroup/")
    expect_one_column(phone)


def expect_one_column(page: Page) -> None:
    facts, detail = box(page, ".firm__facts"), box(page, ".firm__detail")
    assert facts["bottom"] <= detail["top"]
    assert facts["left"] == detail["left"]
    assert page.locator(".firm__facts").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
