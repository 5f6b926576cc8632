"""Messages in a browser: blanks as fields, the length, copying and mailing; nothing that is typed leaves the page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.load import Dataset

from . import instant

pytestmark = pytest.mark.site

MESSAGE = "first-note"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def url(site_url: str) -> str:
    return f"{site_url}messages/"


def message(page: Page, wanted: str = MESSAGE) -> Locator:
    return page.locator(f"[data-message-id={wanted}]")


def field(page: Page, label: str, wanted: str = MESSAGE) -> Locator:
    return message(page, wanted).get_by_label(label, exact=True)


def filled(data: Dataset, values: dict[str, str]) -> tuple[str, str]:
    """Return the subject and the body as they should read, empty blanks as their labels in brackets."""
    found = data.message(MESSAGE)
    subject, body = found.subject, found.body.strip()
    for blank in found.blanks:
        shown = values.get(blank.id, f"[{blank.label}]")
        subject, body = subject.replace(f"{{{blank.id}}}", shown), body.replace(f"{{{blank.id}}}", shown)
    return subject, body


def test_every_blank_has_a_labelled_field_with_its_example(page: Page, url: str, data: Dataset) -> None:
    page.goto(url)
    for one in data.messages:
        assert message(page, one.id).get_by_role("textbox").count() == len(one.blanks)
        for blank in one.blanks:
            own = field(page, blank.label, one.id)
            expect(own).to_be_visible()
            expect(own).to_have_attribute("placeholder", f"e.g. {blank.example}")


def test_typing_fills_the_blank_everywhere(page: Page, url: str, data: Dataset) -> None:
    page.goto(url)
    label = next(blank.label for blank in data.message(MESSAGE).blanks if blank.id == "function")
    field(page, label).fill("<b>Finance</b> & {tax}")
    for mark in page.locator("[data-blank=function]").all():
        expect(mark).to_have_text("<b>Finance</b> & {tax}")
    assert page.locator("[data-blank=function]").count() > 1
    expect(message(page).get_by_text(f"1 of {len(data.message(MESSAGE).blanks)} filled")).to_be_visible()
    expect(field(page, label, "status-update")).to_have_value("<b>Finance</b> & {tax}")
    field(page, label, "status-update").fill("  ")
    for mark in page.locator("[data-blank=function]").all():
        expect(mark).to_have_text(label)


def test_length_is_counted_and_announced(page: Page, url: str, data: Dataset) -> None:
    page.goto(url)
    found = data.message(MESSAGE)
    advice = f"advised {found.words.min} to {found.words.max}"
    words = len(found.body.split())
    expect(message(page).get_by_text(f"{words} words; {advice}.")).to_be_visible()
    status = message(page).get_by_role("status")
    page.wait_for_timeout(1500)
    expect(status).to_have_text("")
    field(page, "Your notice period").press_sequentially("three long months")
    expect(message(page).get_by_text(f"{words + 2} words; {advice}.", exact=True).first).to_be_visible()
    expect(status).to_have_text(f"{words + 2} words; {advice}.")
    over = found.words.max + 5
    field(page, "Your notice period").fill(" ".join(["long"] * (over - words + 1)))
    expect(message(page).locator(".message__length")).to_have_text(f"{over} words; {advice}, so 5 too many.")


def test_copy_gives_plain_text_and_names_what_is_empty(open_page: Callable[..., Page], url: str, data: Dataset) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.goto(url)
    blanks = data.message(MESSAGE).blanks
    values = {blank.id: blank.example for blank in blanks[:-2]}
    for blank in blanks[:-2]:
        field(page, blank.label).fill(blank.example)
    expect(message(page).locator(".message__empty")).to_have_text(
        f"Still empty: {blanks[-2].label}; {blanks[-1].label}."
    )
    message(page).get_by_role("button", name="Copy").click()
    expect(message(page).locator(".notice")).to_have_text(
        "The subject and the text were copied. 2 of its blanks are still empty."
    )
    subject, body = filled(data, values)
    assert page.evaluate("navigator.clipboard.readText()") == f"Subject: {subject}\n\n{body}\n"


def test_mail_link_carries_subject_and_body(page: Page, url: str, data: Dataset) -> None:
    page.goto(url)
    values = {blank.id: f"ä & = ? # + % {blank.example} \U0001f600" for blank in data.message(MESSAGE).blanks}
    for blank in data.message(MESSAGE).blanks:
        field(page, blank.label).fill(values[blank.id])
    address = message(page).get_by_role("link", name="Open in mail").get_attribute("href") or ""
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert "+" not in parts.query, "mail programs do not read + as a space"
    subject, body = filled(data, values)
    assert parse_qs(parts.query) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}
    expect(message(page).get_by_text("This is long for some mail programs.")).to_be_visible()


def test_clear_can_be_undone(page: Page, url: str) -> None:
    page.goto(url)
    name, phone = field(page, "Your name"), field(page, "Your private number")
    name.fill("Jordan")
    phone.fill("1234")
    message(page).get_by_role("button", name="Clear").click()
    expect(name).to_have_value("")
    expect(page.locator("[data-blank=your-name]", has_text="Jordan")).to_have_count(0)
    message(page).get_by_role("button", name="Undo").click()
    expect(name).to_have_value("Jordan")
    expect(phone).to_have_value("1234")


def test_keyboard_alone(open_page: Callable[..., Page], url: str, data: Dataset) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.goto(url)
    blanks = data.message(MESSAGE).blanks
    message(page).locator("summary", has_text="Fill in the blanks").focus()
    for blank in blanks:
        page.keyboard.press("Tab")
        expect(field(page, blank.label)).to_be_focused()
        page.keyboard.type("word")
    page.keyboard.press("Tab")
    expect(message(page).get_by_role("button", name="Copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(message(page).locator(".notice")).to_have_text("The subject and the text were copied.")
    page.keyboard.press("Tab")
    expect(message(page).get_by_role("link", name="Open in mail")).to_be_focused()


def test_nothing_typed_leaves_the_page_or_is_stored(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    before = page.evaluate("JSON.stringify([localStorage, document.cookie])")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    field(page, "Your name").press_sequentially("Jordan Ellery")
    field(page, "Your private number").press_sequentially("+44 7700 900123")
    page.wait_for_timeout(1500)
    assert requests == []
    assert page.evaluate("JSON.stringify([localStorage, document.cookie])") == before
    assert "Jordan" not in page.evaluate("JSON.stringify([sessionStorage, history.state, location.href])")
    page.reload()
    expect(field(page, "Your name")).to_have_value("")
    for own in message(page).get_by_role("textbox").all():
        assert own.get_attribute("spellcheck") == "false"


def test_copy_without_a_clipboard_selects_the_text(page: Page, url: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(url)
    message(page).get_by_role("button", name="Copy").click()
    text = page.get_by_role("textbox", name="Text to copy")
    expect(text).to_be_focused()
    assert text.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)").startswith("Subject: ")
    expect(message(page).locator(".notice")).to_contain_text("All its blanks are still empty.")


def test_a_click_on_a_blank_leads_to_its_field(phone: Page, url: str) -> None:
    phone.goto(url)
    expect(field(phone, "Your name")).to_be_hidden()
    message(phone).locator("[data-blank=your-name]").click()
    expect(field(phone, "Your name")).to_be_focused()


def test_mistakes_stand_beside_on_wide_screens(page: Page, url: str) -> None:
    def places() -> tuple[float, float]:
        sheet = message(page).locator(".message__main").bounding_box()
        avoid = message(page).locator(".message__avoid").bounding_box()
        assert sheet
        assert avoid
        return avoid["x"] - (sheet["x"] + sheet["width"]), avoid["y"] - (sheet["y"] + sheet["height"])

    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(url)
    beside, below = places()
    assert beside > 0 > below
    page.set_viewport_size({"width": 360, "height": 780})
    beside, below = places()
    assert beside < 0 < below


def test_fits_a_narrow_phone(phone: Page, url: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(url)
    for summary in phone.locator("summary", has_text="Fill in the blanks").all():
        summary.click()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_without_javascript_the_template_is_readable(open_page: Callable[..., Page], url: str, data: Dataset) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(url)
    subject, _ = filled(data, {})
    for one in data.messages:
        expect(message(page, one.id).get_by_role("textbox")).to_have_count(0)
        expect(message(page, one.id).get_by_role("button")).to_have_count(0)
        expect(
            message(page, one.id).get_by_text(f"Advised length: {one.words.min} to {one.words.max} words.")
        ).to_be_visible()
        for mistake in one.avoid:
            expect(message(page, one.id).get_by_text(mistake)).to_be_visible()
    mark = message(page).locator("[data-blank]").first
    assert mark.evaluate("mark => getComputedStyle(mark, '::before').content") == '"["'
    assert message(page).locator(".message__line").inner_text() == subject.replace("[", "").replace("]", "")


def test_from_a_folder_on_disk(page: Page, offline_url: str) -> None:
    page.goto(f"{offline_url}messages.html")
    field(page, "Your name").fill("Jordan")
    expect(message(page).locator("[data-blank=your-name]")).to_have_text("Jordan")
    message(page).get_by_role("button", name="Copy").click()
    expect(message(page).locator(".notice")).to_be_visible()


def test_after_instant_navigation(page: Page, site_url: str) -> None:
    instant.switch_on(page, site_url, "messages/", "glossary/")
    page.goto(site_url)
    instant.mark(page)
    page.locator(".md-tabs").get_by_role("link", name="Messages").click()
    expect(field(page, "Your name")).to_have_count(1)
    field(page, "Your name").fill("Jordan")
    page.locator(".md-tabs").get_by_role("link", name="Glossary").click()
    page.locator(".glossary").wait_for()
    page.locator(".md-tabs").get_by_role("link", name="Messages").click()
    expect(field(page, "Your name")).to_have_value("")
    assert instant.is_still_the_same(page)
