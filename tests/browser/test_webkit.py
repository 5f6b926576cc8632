"""The hosted site in WebKit, the engine of Safari, with the window of a phone and of a desk.

Collected only where WebKit can be driven (see ``conftest.py``); ``make test-webkit`` installs it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.loading.dataset import Dataset

from .webkit.driver import SHIFT, TAB, WebKit, find

pytestmark = pytest.mark.site

NEAR = 2  # pixels
STATUS = "document.querySelector('.directory [role=status]').textContent"
FIELDS = """[...document.querySelectorAll(".md-content :is(textarea, input:not([type=checkbox], [type=radio]))")]
    .filter((one) => one.checkVisibility())"""
FOCUSED = """const at = document.activeElement.getBoundingClientRect();
return [at.top, document.querySelector('.md-header').getBoundingClientRect().bottom, at.bottom, innerHeight]"""


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKit]:
    program = find()
    assert program
    with WebKit(program, tmp_path_factory.mktemp("webkit"), width=390, height=780) as browser:
        yield browser


@pytest.fixture(autouse=True)
def complaints(phone: WebKit) -> Iterator[None]:
    """What pages complain of fails the test."""
    before = len(phone.complaints)
    yield
    assert phone.complaints[before:] == []


def button(name: str) -> str:
    """Return the expression of the button in sight that shows a text."""
    return (
        f"[...document.querySelectorAll('button')].find((one) => one.getClientRects().length"
        f" && one.textContent.trim().startsWith({name!r}))"
    )


def directory(browser: WebKit, site_url: str, query: str = "") -> None:
    browser.open(f"{site_url}directory/{query}")
    browser.wait("document.querySelector('.directory--live') && document.querySelectorAll('.result').length > 9")
    browser.rest()  # A page that is opened again stands where it stood.
    browser.run("scrollTo(0, 0)")


def number_of(data: Dataset, kind: str) -> int:
    return sum(firm.kind == kind for firm in data.firms)


def expect_in_sight(browser: WebKit) -> None:
    browser.rest()
    top, header, bottom, height = browser.run(FOCUSED)
    assert top >= header
    assert bottom <= height


def test_back_and_forward_lead_to_where_one_stood(phone: WebKit, site_url: str, data: Dataset) -> None:
    directory(phone, site_url)
    phone.run("scrollTo(0, 3000)")
    phone.rest()
    y = phone.run("return scrollY")
    phone.run("document.querySelector('[data-facet=kind] input[value=outplacement]').click()")
    phone.wait(f"{STATUS}.startsWith('{number_of(data, 'outplacement')} firm')")
    phone.rest()
    there = phone.run("return scrollY")
    assert there < y - 1000
    phone.run("history.back()")
    phone.wait(f"Math.abs(scrollY - {y}) <= {NEAR}")
    phone.run("history.forward()")
    phone.wait(f"Math.abs(scrollY - {there}) <= {NEAR}")


def test_back_from_a_firm_leads_to_where_one_stood(phone: WebKit, site_url: str) -> None:
    directory(phone, site_url)
    phone.wait(button("Show 50 more"))
    phone.run(f"{button('Show 50 more')}.click()")
    phone.wait("document.querySelectorAll('.result').length > 60")
    phone.run("document.querySelectorAll('.result a')[25].scrollIntoView({ block: 'center' })")
    phone.rest()
    y = phone.run("return scrollY")
    phone.click("document.querySelectorAll('.result a')[25]")
    phone.wait("!document.querySelector('.directory--live') && document.querySelector('h1')")
    phone.run("history.back()")
    phone.wait(f"document.querySelector('.directory--live') && Math.abs(scrollY - {y}) <= {NEAR}")


def test_back_closes_the_filter_sheet_first(phone: WebKit, site_url: str, data: Dataset) -> None:
    directory(phone, site_url)
    phone.click(button("Narrow it down"))
    phone.wait("document.querySelector('dialog.sheet')?.open")
    phone.run("document.querySelector('.sheet [data-facet=kind] input[value=staffing]').click()")
    phone.wait(f"{STATUS}.startsWith('{number_of(data, 'staffing')} firm')")
    phone.rest()
    phone.run("history.back()")
    phone.wait("!document.querySelector('dialog.sheet')?.open")
    phone.wait("location.search === '?kind=staffing'")
    phone.run("history.back()")
    phone.wait(f"location.search === '' && {STATUS}.startsWith('{len(data.firms)} firm')")


def test_a_field_that_gets_the_focus_stands_below_the_header(phone: WebKit, site_url: str) -> None:
    phone.open(f"{site_url}contribute/add-a-firm/")
    phone.wait(f"{FIELDS}.length > 2")
    for above in (-10, 20, 38):
        phone.run(
            f"const field = {FIELDS}[2];"
            "document.activeElement.blur();"
            f"scrollTo(0, field.getBoundingClientRect().top + scrollY - {above}); field.focus();"
        )
        expect_in_sight(phone)


def test_going_back_by_keyboard_never_ends_under_the_header(phone: WebKit, site_url: str) -> None:
    phone.open(f"{site_url}contribute/add-a-firm/")
    phone.wait(f"{FIELDS}.length > 2")
    phone.run(f"{FIELDS}[3].focus()")
    phone.rest()
    for _ in range(6):
        phone.press(SHIFT, TAB)
        expect_in_sight(phone)


def test_the_link_of_a_fault_leads_to_a_field_in_sight(phone: WebKit, site_url: str) -> None:
    phone.open(f"{site_url}contribute/add-a-firm/")
    phone.wait(button("Copy the YAML"))
    phone.run(f"{button('Copy the YAML')}.click()")
    phone.wait("document.querySelectorAll('.fault-link').length > 2")
    for number in range(3):
        phone.run(
            f"scrollTo(0, document.body.scrollHeight); document.querySelectorAll('.fault-link')[{number}].click()"
        )
        expect_in_sight(phone)


def test_the_first_press_after_a_bad_field_counts(phone: WebKit, site_url: str) -> None:
    phone.open(f"{site_url}contribute/add-a-firm/")
    phone.wait(button("Copy the YAML"))
    field = "document.querySelector('form input[type=url], form input[inputmode=url]')"
    phone.type(field, "no address")
    phone.run(
        f"{button('Copy the YAML')}.scrollIntoView({{ block: 'center' }}); {field}.focus({{ preventScroll: true }})"
    )
    phone.rest()
    phone.run(
        f"window.pressed = 0; {button('Copy the YAML')}.addEventListener('click', () => {{ window.pressed += 1; }})"
    )
    phone.click(button("Copy the YAML"))
    phone.wait("window.pressed === 1")


@pytest.mark.parametrize(
    "page", ["", "directory/", "directory/acre/", "guide/pay/", "messages/", "my-search/", "contribute/add-a-firm/"]
)
def test_a_page_is_opened_without_complaint(phone: WebKit, site_url: str, page: str) -> None:
    phone.open(f"{site_url}{page}")
    phone.rest()
    phone.run("scrollTo(0, document.body.scrollHeight)")
    phone.rest()


def test_the_console_is_heard(phone: WebKit, site_url: str) -> None:
    phone.open(site_url)
    phone.run("console.error('a probe')")
    phone.rest()
    assert "a probe" in phone.complaints.pop()
