"""What matters most to a reader, in Chromium, Firefox and WebKit, the engine of Safari.

``make test-browsers`` runs it in all three. Pages are pressed with the mouse and typed into, in the view of a phone and
of a desk, hosted and from a disk; the two pairs of these share the work.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import icalendar
import pytest

from macros.loading.dataset import Dataset

from ..host import Host
from ..my_search import SMALL, file_of
from ..test_decisions import way_to_a_verdict
from .conftest import Reader
from .driven import DOWN, ENTER, SHIFT, TAB, Driven

pytestmark = pytest.mark.site

NEAR = 2  # pixels
STATUS = "document.querySelector('.directory [role=status]').textContent"
FIELDS = """[...document.querySelectorAll(".md-content :is(textarea, input:not([type=checkbox], [type=radio]))")]
    .filter((one) => one.checkVisibility())"""
FOCUSED = """const at = document.activeElement.getBoundingClientRect();
return [at.top, document.querySelector('.md-header').getBoundingClientRect().bottom, at.bottom, innerHeight]"""
TOP = "document.querySelector('h1').textContent.replace('¶', '').trim()"
STORED = "return JSON.parse(localStorage.getItem('rapport'))"
PAGES = ("", "directory/", "directory/acre/", "guide/pay/", "messages/", "my-search/", "contribute/add-a-firm/")


def readers(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("reader", names, indirect=True)


phone_or_disk = readers("phone-hosted", "desk-disk")
desk_or_disk = readers("desk-hosted", "phone-disk")
phone = readers("phone-hosted")


def all_of(selector: str, text: str) -> str:
    """Return the expression of the elements in sight that are selected and begin with a text."""
    return (
        f"[...document.querySelectorAll({json.dumps(selector)})].filter((one) => one.checkVisibility()"
        f" && one.textContent.trim().startsWith({json.dumps(text)}))"
    )


def button(name: str) -> str:
    return f"{all_of('button', name)}[0]"


def link(name: str) -> str:
    return f"{all_of('a[href]', name)}[0]"


def field(label: str) -> str:
    return f"{all_of('label', label)}[0].control"


def directory(reader: Reader, query: str = "") -> Driven:
    browser, at = reader
    browser.open(at(f"directory/{query}"))
    browser.wait("document.querySelector('.directory--live') && document.querySelector('[data-firm-id]')")
    return browser


def whole_directory(reader: Reader) -> Driven:
    browser = directory(reader)
    browser.wait("document.querySelectorAll('.result').length > 9")
    browser.rest()  # A page that is opened again stands where it stood.
    browser.run("scrollTo(0, 0)")
    return browser


def my_search(reader: Reader, view: str, search: object = None) -> Driven:
    """Open a view of My search, with a search that is stored if one is given."""
    browser, at = reader
    if search:
        browser.run("localStorage.setItem('rapport', arguments[0])", json.dumps({"version": 1, "search": search}))
    browser.open(f"{at('my-search/')}#{view}")
    browser.wait("document.querySelector('.my-search--live')")
    return browser


def number_of(data: Dataset, kind: str) -> int:
    return sum(firm.kind == kind for firm in data.firms)


def expect_in_sight(browser: Driven) -> None:
    browser.rest()
    top, header, bottom, height = browser.run(FOCUSED)
    assert top >= header
    assert bottom <= height


def expect_to_fit(browser: Driven) -> None:
    """Nothing is wider than the screen."""
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


# ---------------------------------------------------------------- the directory


@phone_or_disk
def test_back_and_forward_lead_to_where_one_stood(reader: Reader, data: Dataset) -> None:
    browser = whole_directory(reader)
    browser.run("scrollTo(0, 3000)")
    browser.rest()
    y = browser.run("return scrollY")
    browser.run("document.querySelector('[data-facet=kind] input[value=outplacement]').click()")
    browser.wait(f"{STATUS}.startsWith('{number_of(data, 'outplacement')} firm')")
    browser.rest()
    there = browser.run("return scrollY")
    assert there < y - 1000
    browser.back()
    browser.wait(f"Math.abs(scrollY - {y}) <= {NEAR} && {STATUS}.startsWith('{len(data.firms)} firm')")
    browser.forward()
    browser.wait(
        f"Math.abs(scrollY - {there}) <= {NEAR} && {STATUS}.startsWith('{number_of(data, 'outplacement')} firm')"
    )


@phone
def test_back_from_a_firm_leads_to_where_one_stood(reader: Reader) -> None:
    browser = whole_directory(reader)
    browser.wait(button("Show 50 more"))
    browser.run(f"{button('Show 50 more')}.click()")
    browser.wait("document.querySelectorAll('.result').length > 60")
    for _ in range(2):  # Results have their height guessed until they come near.
        browser.run("document.querySelectorAll('.result a')[25].scrollIntoView({ block: 'center' })")
        browser.rest()
    y = browser.run("return scrollY")
    browser.click("document.querySelectorAll('.result a')[25]")
    browser.wait("!document.querySelector('.directory--live') && document.querySelector('h1')")
    browser.back()
    browser.wait(f"document.querySelector('.directory--live') && Math.abs(scrollY - {y}) <= {NEAR}")


@phone
def test_back_closes_the_filter_sheet_first(reader: Reader, data: Dataset) -> None:
    browser = whole_directory(reader)
    browser.click(button("Narrow it down"))
    browser.wait("document.querySelector('dialog.sheet').open")
    browser.click(f"{all_of('.sheet button', 'Kind of firm')}[0]")
    browser.click("document.querySelector('.sheet [data-facet=kind] input[value=staffing]')")
    browser.wait(f"{STATUS}.startsWith('{number_of(data, 'staffing')} firm')")
    browser.rest()
    browser.back()
    browser.wait("!document.querySelector('dialog.sheet')?.open")
    browser.wait("location.search === '?kind=staffing'")
    browser.back()
    browser.wait(f"location.search === '' && {STATUS}.startsWith('{len(data.firms)} firm')")


@desk_or_disk
def test_what_one_types_finds_a_firm(reader: Reader, data: Dataset) -> None:
    browser = directory(reader)
    browser.type(field("Search the firms"), "spenser")
    # Until the number is said, each letter may draw the first firm again, under the pointer that presses it.
    browser.wait(f"{STATUS} && !{STATUS}.startsWith('{len(data.firms)} firm')")
    browser.wait("document.querySelector('[data-firm-id]').dataset.firmId === 'spencer-stuart'")
    browser.click("document.querySelector('[data-firm-id=spencer-stuart] a')")
    browser.wait(f"{TOP} === 'Spencer Stuart'")


@phone_or_disk
def test_two_firms_stand_side_by_side(reader: Reader, data: Dataset) -> None:
    browser = directory(reader, "?kind=outplacement")
    browser.wait(f"{STATUS}.startsWith('{number_of(data, 'outplacement')} firm')")
    firms = browser.run("return [...document.querySelectorAll('[data-firm-id]')].map((one) => one.dataset.firmId)")[:2]
    for firm in firms:
        browser.click(f"document.querySelector('[data-firm-id={firm}] [data-action=compare]')")
    browser.click(button("Compare 2 firms"))
    names = "[...document.querySelectorAll('table thead a')].map((one) => one.textContent)"
    browser.wait(f"{names}.length === 2")
    assert browser.run(f"return {names}") == [data.firm(firm).name for firm in firms]
    expect_to_fit(browser)
    browser.click(button("Close the comparison"))
    browser.wait(f"{names}.length === 0")
    browser.back()
    browser.wait(f"{names}.length === 2")
    browser.forward()
    browser.wait(f"{names}.length === 0")


# ---------------------------------------------------------------- the header's search


@phone_or_disk
def test_the_search_in_the_header_finds_a_firm_and_a_page(reader: Reader) -> None:
    browser, at = reader
    browser.open(at("guide/pay/"))
    opener = """[...document.querySelectorAll("header :is(label[for=__search], input[type=text])")].find((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width && left >= 0 && right <= innerWidth && one.checkVisibility();
    })"""
    browser.click(opener)
    browser.wait("document.activeElement.matches('header input')")
    found = """[...document.querySelectorAll("header a[href]")]
        .filter((one) => one.getClientRects().length && PLACE.test(one.getAttribute("href")))[0]"""
    browser.type("document.activeElement", "unsolicited")
    browser.wait(found.replace("PLACE", "/(guide|glossary|messages|checklists)(\\/|\\.)/"))
    browser.type("document.activeElement", "spencer stuart")
    browser.click(found.replace("PLACE", "/directory\\/spencer-stuart(\\/|\\.)/"))
    browser.wait(f"{TOP} === 'Spencer Stuart'")


# ---------------------------------------------------------------- checklist, message, decision


@desk_or_disk
def test_a_checklist_remembers(reader: Reader, data: Dataset) -> None:
    browser, at = reader
    every = len(data.checklist("first-call").items)
    browser.open(at("checklists/first-call/"))
    browser.wait(f"document.body.textContent.includes('0 of {every} done')")
    browser.click("document.querySelector('[data-item-id]')")
    browser.wait(f"document.body.textContent.includes('1 of {every} done')")
    browser.open(at("checklists/first-call/"))
    browser.wait("document.querySelector('[data-item-id]').checked")
    browser.wait(f"document.body.textContent.includes('1 of {every} done')")


@phone_or_disk
def test_a_message_is_filled_and_copied(reader: Reader) -> None:
    browser, at = reader
    message = "document.querySelector('[data-message-id=first-note]')"
    browser.open(at("messages/"))
    browser.wait(f"{message}.matches('.message--live')")
    if not browser.run(f"return {message}.querySelector('[data-field=function]').checkVisibility()"):
        browser.click(f"{message}.querySelector('summary')")  # On a phone the fields are folded.
    browser.type(f"{message}.querySelector('[data-field=function]')", "<b>Tax</b>")
    browser.wait(f"{message}.querySelector('[data-blank=function]').textContent === '<b>Tax</b>'")
    browser.wait(f"/1 of [0-9]+ filled/.test({message}.textContent)")
    browser.click(f"[...{message}.querySelectorAll('button')].find((one) => one.textContent.startsWith('Copy'))")
    browser.wait(f"{message}.querySelector('.notice').textContent.startsWith('The subject and the text were copied.')")
    expect_to_fit(browser)


@desk_or_disk
def test_a_decision_leads_to_a_verdict_and_back(reader: Reader, data: Dataset) -> None:
    browser, at = reader
    aid = data.decision("real-recruiter")
    texts = {**{one.id: one.text for one in aid.questions}, **{one.id: one.title for one in aid.verdicts}}
    *questions, verdict = way_to_a_verdict(aid, "no")
    heading = "document.querySelector('[data-decision-id=real-recruiter] .decision__heading').textContent"
    browser.open(at("guide/is-this-recruiter-real/"))
    for number, question in enumerate(questions):
        browser.wait(f"{heading} === {json.dumps(texts[question])}")
        if number:
            browser.press(TAB)  # from the question to its answers
            browser.press(DOWN)  # from yes to no
            browser.press(ENTER)
        else:
            browser.click("document.querySelectorAll('[data-decision-id=real-recruiter] .decision__choice')[1]")
    browser.wait(f"{heading} === {json.dumps(texts[verdict])}")
    browser.click(f"{all_of('[data-decision-id=real-recruiter] button', 'Back')}[0]")
    browser.wait(f"{heading} === {json.dumps(texts[questions[-1]])}")


# ---------------------------------------------------------------- My search


@desk_or_disk
def test_two_tabs_of_a_search_show_the_same(reader: Reader) -> None:
    browser = directory(reader, "?q=acre")
    browser.click("document.querySelector('[data-firm-id=acre] [data-action=save]')")
    browser.wait("document.querySelector('[data-firm-id=acre] [data-action=save][aria-pressed=true]')")
    my_search(reader, "firms")
    browser.wait("document.querySelector('[data-firm=acre]')")
    browser.new_tab()
    my_search(reader, "firm=acre")
    browser.click(f"{all_of('summary', 'Person, role and notes')}[0]")
    browser.type(field("Whom I write to"), "Ms Ito")
    browser.turn_to(0)
    browser.type(field("Follow a firm"), "boyden")
    browser.click(f"{all_of('button', 'Follow Boyden')}[0]")
    browser.wait("document.querySelector('[data-firm=boyden]')")
    browser.wait("localStorage.getItem('rapport').includes('Ms Ito')")
    browser.turn_to(1)
    browser.click(f"{all_of('nav a', 'Firms')}[0]")
    browser.wait("document.querySelector('[data-firm=boyden]') && document.querySelector('[data-firm=acre]')")
    firms = browser.run(STORED)["search"]["firms"]
    assert {(one["id"], one.get("person")) for one in firms} == {("acre", "Ms Ito"), ("boyden", None)}


@phone_or_disk
def test_a_search_is_kept_in_a_calendar(reader: Reader) -> None:
    day = datetime.date.today() + datetime.timedelta(days=7)
    step = {"on": day.isoformat(), "what": "Write again"}
    firm = {"id": "acre", "added": "2026-10-01", "relation": "contacted", "next": step}
    browser = my_search(reader, "today", {**SMALL, "firms": [firm]})
    calendar = icalendar.Calendar.from_ical(browser.saved(button("Calendar file of all")))
    events = [event for event in calendar.walk("VEVENT") if event["DTSTART"].dt == day]
    assert [str(event["SUMMARY"]) for event in events] == ["Acre: Write again"]


@phone_or_disk
def test_a_copy_brings_back_what_was_deleted(reader: Reader, tmp_path: Path) -> None:
    browser = my_search(reader, "keep", file_of()["search"])
    browser.wait("document.body.textContent.includes('You have 2 firms and 1 log entry.')")
    copy = browser.saved(button("Save a copy"))
    before = json.loads(copy)["search"]
    assert before == browser.run(STORED)["search"]
    browser.click(button("Delete everything"))
    browser.click(button("Yes, delete everything"))
    browser.wait("document.body.textContent.includes('You have 0 firms and 0 log entries.')")
    assert "search" not in (browser.run(STORED) or {})
    file = tmp_path / "copy.json"
    file.write_text(copy, encoding="utf-8")
    browser.give("document.querySelector('.ms-file input')", file)
    browser.wait("document.querySelector('[data-import]').textContent.includes('2 firms added')")
    browser.click(button("Import it"))
    browser.wait("document.body.textContent.includes('You have 2 firms and 1 log entry.')")
    browser.wait("localStorage.getItem('rapport')?.includes('First note')")
    assert browser.run(STORED)["search"] == before


# ---------------------------------------------------------------- the form


def form(reader: Reader, query: str = "") -> Driven:
    browser, at = reader
    browser.open(at(f"contribute/add-a-firm/{query}"))
    browser.wait(f"{button('Copy the YAML')} && {FIELDS}.length > 2")
    return browser


@phone_or_disk
def test_the_link_of_a_fault_leads_to_a_field_in_sight(reader: Reader) -> None:
    browser = form(reader)
    browser.click(button("Copy the YAML"))
    browser.wait("document.querySelectorAll('.fault-link').length > 2")
    for number in range(3):
        browser.run(
            f"scrollTo(0, document.body.scrollHeight); document.querySelectorAll('.fault-link')[{number}].click()"
        )
        expect_in_sight(browser)
    website = "document.querySelector('form input[type=url], form input[inputmode=url]')"
    browser.type(website, "http://localhost/")
    browser.press(TAB)
    browser.wait(f"{website}.getAttribute('aria-invalid') === 'true'")
    browser.wait("document.querySelector('.contribute').textContent.includes('is not a host that readers can reach')")


@phone
def test_the_first_press_after_a_bad_field_counts(reader: Reader) -> None:
    browser = form(reader)
    website = "document.querySelector('form input[type=url], form input[inputmode=url]')"
    browser.type(website, "no address")
    browser.run(
        f"{button('Copy the YAML')}.scrollIntoView({{ block: 'center' }}); {website}.focus({{ preventScroll: true }})"
    )
    browser.rest()
    browser.run(
        f"window.pressed = 0; {button('Copy the YAML')}.addEventListener('click', () => {{ window.pressed += 1; }})"
    )
    browser.click(button("Copy the YAML"))
    browser.wait("window.pressed === 1")


@desk_or_disk
def test_a_correction_becomes_a_record(reader: Reader) -> None:
    browser = form(reader, "?firm=acre")
    browser.wait(f"{TOP} === 'Correct Acre'")
    browser.type(field("Summary"), "Does something else now.")
    browser.wait(
        "document.querySelector('.contribute__yaml code').textContent.includes('summary: Does something else now.')"
    )
    browser.click(f"{all_of('summary', 'With Git')}[0]")
    record = browser.saved(button("Download the record"))
    assert record.startswith("- id: acre\n")
    assert "  summary: Does something else now.\n" in record


@phone
def test_a_field_that_gets_the_focus_stands_below_the_header(reader: Reader) -> None:
    browser = form(reader)
    for above in (-10, 20, 38):
        browser.run(
            f"const field = {FIELDS}[2];"
            "document.activeElement.blur();"
            f"scrollTo(0, field.getBoundingClientRect().top + scrollY - {above}); field.focus();"
        )
        expect_in_sight(browser)


@phone
def test_going_back_by_keyboard_never_ends_under_the_header(reader: Reader) -> None:
    browser = form(reader)
    browser.run(f"{FIELDS}[3].focus()")
    browser.rest()
    for _ in range(6):
        browser.press(SHIFT, TAB)
        expect_in_sight(browser)


# ---------------------------------------------------------------- all pages, without a network, and the console


@readers("phone-hosted", "phone-disk")
def test_pages_are_opened_without_complaint_and_fit(reader: Reader) -> None:
    browser, at = reader
    for page in PAGES:
        browser.open(at(page))
        browser.wait("document.readyState === 'complete'")
        browser.rest()
        browser.run("scrollTo(0, document.body.scrollHeight)")
        browser.rest()
        assert (page, browser.complaints()) == (page, [])
        expect_to_fit(browser)


@phone
def test_visited_pages_and_the_directory_work_without_a_network(reader: Reader, host: Host) -> None:
    browser = reader.browser
    browser.open(host.url)
    browser.wait("navigator.serviceWorker.controller")
    browser.open(f"{host.url}guide/pay/")
    keeps = """window.kept ??= (async () => {
      while (!(await caches.match(PAGE))) await new Promise((done) => setTimeout(done, 50));
      window.keeps = PAGE;
    })();"""
    for page in ("guide/pay/", "directory/"):
        browser.run(f"window.kept = undefined; {keeps.replace('PAGE', json.dumps(host.url + page))}")
        browser.wait(f"window.keeps === {json.dumps(host.url + page)}")
    host.close()
    browser.open(f"{host.url}guide/pay/")
    browser.wait(f"{TOP}.includes('pay')")
    browser.open(f"{host.url}directory/?q=acre")
    browser.wait(f"{STATUS} === '1 firm'")
    browser.open(f"{host.url}guide/offers/")
    browser.wait(f"{TOP} === 'This page is not kept on this device'")
    browser.complaints()  # Each asks for a file of the theme that it has not kept: the network is gone.


@readers("desk-disk")
def test_what_is_slipped_into_the_bundle_does_not_run(reader: Reader) -> None:
    browser, at = reader
    browser.open(at("glossary/"))
    browser.run(
        "addEventListener('securitypolicyviolation', () => { window.stopped = true; });"
        "const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        "document.body.append(script);"
    )
    browser.wait("window.stopped")
    browser.rest()
    assert browser.run("return window.ran") is None
    assert [one for one in browser.complaints() if "Content" in one]


@phone
def test_the_console_is_heard(reader: Reader) -> None:
    browser = reader.browser
    browser.run("setTimeout(() => { throw new Error('a probe'); })")  # of the page's own accord
    browser.rest()
    (said,) = browser.complaints()
    assert "a probe" in said
