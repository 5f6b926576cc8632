"""The decision aids in a browser: one question at a time by keyboard and by touch, and as lists without a script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.loading.dataset import Dataset
from macros.model.decisions import Decision

from . import instant
from .axe import FRAME, found
from .conftest import JUDGED_BY_ALL_RULES, PHONE
from .tab import page, phone

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

# Where each stands.
PAGES = {"kind-of-firm": "guide/kinds-of-firms", "real-recruiter": "guide/is-this-recruiter-real"}
KEYS = ("yes", "no", "unknown")
# What is on the page of an aid beside it.
BESIDE = (*FRAME, ".md-content__inner > :not(.decision)")
every = pytest.mark.parametrize("wanted", PAGES)
# Each aid comes once, and so does each place.
every_aid_and_place = pytest.mark.parametrize(
    ("base", "wanted"), [("http", "kind-of-firm"), ("file", "real-recruiter")], indirect=["base"]
)


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> Callable[[str], str]:
    """What gives the address of an aid's page, served and on disk."""
    if request.param == "http":
        return lambda wanted: f"{site_url}{PAGES[wanted]}/"
    return lambda wanted: f"{offline_url}{PAGES[wanted]}.html"


def section(page: Page, wanted: str) -> Locator:
    return page.locator(f"[data-decision-id={wanted}]")


def heading(page: Page, wanted: str) -> Locator:
    return section(page, wanted).locator(".decision__heading")


def text_of(aid: Decision, own: str) -> str:
    texts = {**{one.id: one.text for one in aid.questions}, **{one.id: one.title for one in aid.verdicts}}
    return texts[own]


def way_to_a_verdict(aid: Decision, key: str) -> list[str]:
    """What someone passes who always gives the same answer: questions, and a verdict at the end."""
    questions = {question.id: question for question in aid.questions}
    way = [aid.start]
    while way[-1] in questions:
        way.append(getattr(questions[way[-1]], key))
    return way


@every_aid_and_place
def test_by_keyboard_alone_a_verdict_is_reached_and_what_was_answered_taken_back(
    page: Page, base: Callable[[str], str], data: Dataset, wanted: str
) -> None:
    aid = data.decision(wanted)
    page.goto(base(wanted))
    for key in KEYS:
        go_to_a_verdict(page, aid, key)
        section(page, wanted).get_by_role("button", name="Start again").press("Enter")
    go_back_and_start_again(page, aid)
    # The whole list stays below, and stands open on paper.
    listed = section(page, wanted).locator("[data-verdict-id]").last
    expect(listed).to_be_hidden()
    page.emulate_media(media="print")
    expect(section(page, wanted).locator(".decision__panel")).to_be_hidden()
    expect(listed).to_be_visible()


def go_to_a_verdict(page: Page, aid: Decision, key: str) -> None:
    """Give the same answer to each question, by the keyboard alone, and look at what is shown meanwhile."""
    wanted = aid.id
    *questions, verdict = way_to_a_verdict(aid, key)
    expect(heading(page, wanted)).to_have_text(text_of(aid, aid.start))
    section(page, wanted).locator(".decision__choice").first.focus()
    for place, question in enumerate(questions):
        expect(heading(page, wanted)).to_have_text(text_of(aid, question))
        if place:  # The question has the focus, and the first answer comes next.
            expect(heading(page, wanted)).to_be_focused()
            page.keyboard.press("Tab")
        for _ in range(KEYS.index(key)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(heading(page, wanted)).to_have_text(text_of(aid, verdict))
    expect(heading(page, wanted)).to_be_focused()
    reasons = next(one for one in aid.verdicts if one.id == verdict)
    shown = section(page, wanted).locator(".decision__panel")
    expect(shown).to_contain_text(reasons.text)
    for act in reasons.do:
        expect(shown).to_contain_text(act)
    expect(shown.locator(".cite")).to_have_count(len(reasons.evidence))
    expect(shown.locator(".decision__path > li")).to_have_count(len(questions))
    expect(section(page, wanted).get_by_role("status")).to_contain_text("Verdict.")


def go_back_and_start_again(page: Page, aid: Decision) -> None:
    wanted = aid.id
    first, second, third = way_to_a_verdict(aid, "no")[:3]
    choices = section(page, wanted).locator(".decision__choice")
    choices.nth(1).press("Enter")
    expect(heading(page, wanted)).to_have_text(text_of(aid, second))
    choices.nth(1).press("Space")
    expect(heading(page, wanted)).to_have_text(text_of(aid, third))
    section(page, wanted).get_by_role("button", name="Back").press("Enter")
    expect(heading(page, wanted)).to_have_text(text_of(aid, second))
    expect(heading(page, wanted)).to_be_focused()
    expect(choices.nth(1)).to_have_accessible_name(re.compile("^No ?, your answer before$"))
    section(page, wanted).get_by_role("button", name="Start again").press("Enter")
    expect(heading(page, wanted)).to_have_text(text_of(aid, first))
    expect(heading(page, wanted)).to_be_focused()
    expect(section(page, wanted).get_by_role("button", name="Back")).to_have_count(0)


# What the list of either aid has is held by the tests of the component.
@pytest.mark.parametrize("base", ["file"], indirect=True)
def test_without_a_script_it_is_a_nested_list(
    open_page: Callable[..., Page], base: Callable[[str], str], data: Dataset
) -> None:
    wanted = "kind-of-firm"
    aid = data.decision(wanted)
    page = open_page(java_script_enabled=False)
    page.goto(base(wanted))
    for question in aid.questions:
        own = section(page, wanted).locator(f"[data-question-id={question.id}]")
        expect(own.locator("> .decision__text")).to_be_visible()
        expect(own.locator("> .decision__answers > li > .decision__answer")).to_have_text(
            ["Yes:", "No:", "Don't know:"]
        )
    for verdict in aid.verdicts:
        own = section(page, wanted).locator(f"[data-verdict-id={verdict.id}]")
        expect(own).to_contain_text(verdict.title)
        expect(own.locator("ul")).to_be_visible()
    expect(section(page, wanted).get_by_role("button")).to_have_count(0)
    link = section(page, wanted).locator(".decision__answers > li > a").first
    target = str(link.get_attribute("href"))
    link.click()
    expect(page.locator(f"[id='{target.removeprefix('#')}']")).to_be_in_viewport()


@every
def test_by_touch_on_a_narrow_phone_and_open_for_a_link_into_the_list(
    phone: Page, site_url: str, data: Dataset, wanted: str
) -> None:
    aid = data.decision(wanted)
    phone.set_viewport_size({"width": 320, "height": PHONE["height"]})
    phone.goto(f"{site_url}{PAGES[wanted]}/#{wanted}--{aid.verdicts[-1].id}")
    listed = phone.locator(f"[id='{wanted}--{aid.verdicts[-1].id}']")
    fold = section(phone, wanted).get_by_text("All questions and verdicts as a list")
    expect(listed).to_be_in_viewport()
    fold.tap()
    expect(listed).to_be_hidden()
    *questions, verdict = way_to_a_verdict(aid, "no")
    for question in questions:
        expect(heading(phone, wanted)).to_have_text(text_of(aid, question))
        answer = section(phone, wanted).get_by_role("button", name="No", exact=True)
        place = answer.bounding_box()
        assert place is not None
        assert place["height"] >= 24
        answer.tap()
    expect(heading(phone, wanted)).to_have_text(text_of(aid, verdict))
    expect(heading(phone, wanted)).to_be_in_viewport()
    fold.tap()
    expect(listed).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_the_answers_outlive_a_walk_to_another_page(page: Page, site_url: str, data: Dataset) -> None:
    wanted = "kind-of-firm"
    aid = data.decision(wanted)
    instant.switch_on(page, site_url, f"{PAGES[wanted]}/", "glossary/")
    page.goto(f"{site_url}{PAGES[wanted]}/")
    instant.mark(page)
    section(page, wanted).locator(".decision__choice").nth(1).click()
    second = way_to_a_verdict(aid, "no")[1]
    expect(heading(page, wanted)).to_have_text(text_of(aid, second))
    page.get_by_role("link", name="Glossary", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glossary")
    page.go_back()
    expect(heading(page, wanted)).to_have_text(text_of(aid, second))
    assert instant.is_still_the_same(page)
    page.reload()
    expect(heading(page, wanted)).to_have_text(text_of(aid, aid.start))
    assert page.evaluate("localStorage.getItem('rapport')") is None


@pytest.mark.parametrize(
    ("reader", "wanted"), list(zip(JUDGED_BY_ALL_RULES, PAGES, strict=True)), indirect=["reader"]
)  # Both aids are of the same parts.
def test_axe_finds_nothing(reader: Page, site_url: str, wanted: str) -> None:
    page = reader
    page.goto(f"{site_url}{PAGES[wanted]}/")
    expect(heading(page, wanted)).to_be_visible()
    whole = section(page, wanted).get_by_text("All questions and verdicts as a list")
    whole.click()
    # The frame, and all that is beside the first aid, is judged where every kind of page is.
    assert found(page, BESIDE if wanted == "kind-of-firm" else FRAME) == []
    whole.click()
    while section(page, wanted).locator(".decision__choice").count():
        section(page, wanted).locator(".decision__choice").first.click()
    assert found(page, BESIDE) == []
