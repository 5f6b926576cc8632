"""The form that adds or corrects a register or a body: that of a firm with another kind of record."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.editing.add import plan, records_in
from macros.loading.dataset import Dataset
from macros.loading.load import load_once

from .add_firm import few
from .axe import FRAME, found
from .tab import page, phone
from .wait import wait_until

__all__ = ["few", "page", "phone"]
pytestmark = pytest.mark.site


@pytest.fixture
def form(site_url: str) -> str:
    """The address of the form, which the offline bundle has not, as it has none for firms."""
    return f"{site_url}contribute/add-a-place/"


def live(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-firm-form=bodies][data-live]")).to_be_attached()


def text_field(page: Page, name: str, value: str) -> None:
    page.locator(".contribute").get_by_role("textbox", name=name, exact=True).first.fill(value)


def answer(page: Page, question: str, choice: str) -> None:
    page.get_by_role("group", name=question).get_by_label(choice, exact=True).check()


def record_of(page: Page) -> dict[str, object]:
    (record,) = yaml.safe_load(page.locator(".contribute__yaml").inner_text())
    assert isinstance(record, dict)
    return record


def fill_in(page: Page) -> None:
    """Fill in a register that is free for all."""
    text_field(page, "Name", "Register of Placers")
    page.get_by_label("Countries 1", exact=True).select_option("GR")
    page.get_by_label("Licence register", exact=True).check()
    page.locator(".contribute").get_by_label("Address of the page", exact=True).first.fill(
        "https://placers.example.gr/"
    )
    text_field(page, "What it lists or takes up", "Agencies with a licence.")
    answer(page, "Open to all", "Yes")
    answer(page, "Free of charge", "Yes")
    sources = page.get_by_role("group", name="Page 1")
    sources.get_by_label("Address of the page", exact=True).fill("https://placers.example.gr/about")
    sources.get_by_label("Title", exact=True).fill("About the register (Placers)")
    sources.get_by_label("original", exact=True).check()


def test_a_register_is_added_and_the_commands_take_it(page: Page, form: str, data: Dataset, few: Path) -> None:
    live(page, form)
    fill_in(page)
    page.get_by_role("button", name="Copy the YAML").click()
    summary = page.get_by_role("group", name="What is to be mended")
    expect(summary).to_contain_text("If firms can be looked up there: fill in “If the firm is there”.")
    expect(summary).to_contain_text("If firms can be looked up there: fill in “Covers”.")
    page.evaluate("document.querySelectorAll('.contribute details').forEach((fold) => { fold.open = true; })")
    text_field(page, "If the firm is there", "It may place people.")
    text_field(page, "If the firm is not there", "Ask it for its licence.")
    page.get_by_role("group", name="Covers").get_by_role("checkbox").first.check()
    expect(page.locator(".contribute__state")).to_have_text("The record is right, and can be handed in.")
    record = record_of(page)
    assert record["id"] == "gr-register-of-placers"
    assert (record["public"], record["free"]) == (True, True)
    text = page.locator(".contribute__yaml").inner_text()
    today = datetime.datetime.now(datetime.UTC).date()
    change = plan(few, records_in(text, "it.yaml", data, today), "it.yaml", today, data=load_once(few))
    assert (change.file.name, change.records, change.corrected) == ("bodies", ("gr-register-of-placers",), ())


def test_what_costs_money_says_for_what(page: Page, form: str) -> None:
    live(page, form)
    fill_in(page)
    answer(page, "Free of charge", "No")
    assert record_of(page)["free"] is False
    page.get_by_role("button", name="Copy the YAML").click()
    expect(page.get_by_role("group", name="What is to be mended")).to_contain_text(
        "no cost is named, though it is not free"
    )
    page.locator("summary", has_text="Cost").click()
    text_field(page, "Cost", "An extract costs two euros.")
    expect(page.get_by_role("group", name="What is to be mended")).not_to_contain_text(
        "no cost is named, though it is not free"
    )
    answer(page, "Free of charge", "Yes")
    expect(page.get_by_role("group", name="What is to be mended")).to_contain_text("a cost is named, though it is free")


def test_what_nobody_answered_is_not_taken_for_a_no(page: Page, form: str) -> None:
    live(page, form)
    questions = {"public": "Open to all", "free": "Free of charge"}
    for question in questions.values():
        expect(page.get_by_role("group", name=question).get_by_label("Not known yet"), question).to_be_checked()
    assert questions.keys().isdisjoint(record_of(page)), "the record says neither yes nor no"
    fill_in(page)
    for question in questions.values():
        answer(page, question, "Not known yet")
    page.get_by_role("button", name="Copy the YAML").click()
    for name, question in questions.items():
        group = page.get_by_role("group", name=question)
        fault = page.get_by_role("button", name=f"{question}: find out, and choose yes or no.")
        fault.click()
        expect(group.get_by_label("Not known yet"), question).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(group.get_by_label("No", exact=True), question).to_be_checked()
        assert record_of(page)[name] is False
        expect(fault, question).to_be_hidden()


def test_a_contributor_reads_no_word_of_the_data_s_own(page: Page, form: str) -> None:
    live(page, form)
    page.evaluate("document.querySelectorAll('.contribute details').forEach((fold) => { fold.open = true; })")
    words = page.locator(".contribute__form").inner_text().lower()
    for own in ("true when", "true", "false", "vocabulary", "array", "piece of evidence"):
        assert own not in words, own
    expect(page.get_by_text("Can anyone use it, without an account or a membership?")).to_be_visible()


def test_an_entry_is_corrected_from_the_page_of_its_country(
    page: Page, site_url: str, data: Dataset, few: Path
) -> None:
    page.goto(f"{site_url}where/gb/")
    page.locator("#gb-ico").get_by_role("link", name="Correct this").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Correct Information Commissioner's Office (ICO)")
    expect(page.locator(".contribute__state")).to_have_text("Nothing has been changed yet.")
    text_field(page, "What it lists or takes up", "Complaints about your data.")
    expect(page.locator(".contribute__state")).to_have_text("The record is right, and can be handed in.")
    text = page.locator(".contribute__yaml").inner_text()
    today = datetime.datetime.now(datetime.UTC).date()
    change = plan(few, records_in(text, "it.yaml", data, today), "it.yaml", today, data=load_once(few))
    assert (change.file.name, change.corrected) == ("bodies", ("gb-ico",))


def test_an_unknown_place_is_said(page: Page, form: str) -> None:
    live(page, f"{form}?place=xx-nowhere")
    said = "No place with the id “xx-nowhere” is listed, so this form adds a new one."
    expect(page.locator(".contribute .notice", has_text="xx-nowhere")).to_have_text(said)


def test_the_drafts_of_a_firm_and_of_a_place_are_two(page: Page, site_url: str) -> None:
    live(page, f"{site_url}contribute/add-a-place/")
    text_field(page, "Name", "Register of Placers")
    wait_until(page, "(localStorage.getItem('rapport') || '').includes('Register of Placers')")
    page.goto(f"{site_url}contribute/add-a-firm/")
    expect(page.locator("[data-firm-form=firms][data-live]")).to_be_attached()
    expect(page.locator(".contribute").get_by_role("textbox", name="Name", exact=True)).to_have_value("")
    live(page, f"{site_url}contribute/add-a-place/")
    expect(page.locator(".contribute").get_by_role("textbox", name="Name", exact=True)).to_have_value(
        "Register of Placers"
    )


def test_axe_finds_nothing_in_the_form(phone: Page, site_url: str) -> None:
    page = phone  # At a desk and by night it is the form of a firm, of the same parts.
    live(page, f"{site_url}contribute/add-a-place/")
    page.get_by_role("button", name="Copy the YAML").click()
    page.evaluate("document.querySelectorAll('.contribute details').forEach((fold) => { fold.open = true; })")
    assert found(page, FRAME) == []  # Beside the form of a firm the frame is judged.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
