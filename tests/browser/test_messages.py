"""Messages in a browser: blanks as fields, the length, copying and mailing; what is typed stays in the tab."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.loading.dataset import Dataset
from macros.loading.rules.messages import filled as in_blanks
from macros.model.messages import Blank

from . import instant
from .shift import shifted
from .tab import EMPTY_PAGE, page, phone
from .wait import wait_until, wait_until_idle

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

MESSAGE = "first-note"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
KNOWN = "What you said about yourself in My search is filled in."
WATCH = """(article) => {
  window.written = 0;
  const observer = new MutationObserver((changes) => { window.written += changes.length; });
  observer.observe(article, { subtree: true, childList: true, characterData: true });
}"""
# Fills fields by their labels, all before the page is drawn again.
FILL = """(article, values) => {
  const fields = [...article.querySelectorAll("input, textarea")];
  for (const [label, value] of Object.entries(values)) {
    const field = fields.find(({ labels }) => labels[0]?.textContent.trim() === label);
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""


@pytest.fixture
def url(site_url: str) -> str:
    return f"{site_url}messages/"


def message(page: Page, wanted: str = MESSAGE) -> Locator:
    return page.locator(f"[data-message-id={wanted}]")


def field(page: Page, label: str, wanted: str = MESSAGE) -> Locator:
    return message(page, wanted).get_by_label(label, exact=True)


def mark(page: Page, blank: str, wanted: str = MESSAGE) -> Locator:
    """Return the places of a blank in the form of the message that is shown."""
    return message(page, wanted).locator(f".message__body:not([hidden]) [data-blank={blank}]")


def asked(data: Dataset, wanted: str = MESSAGE) -> list[Blank]:
    """Return the blanks of a message's own text and subject, which are asked for first."""
    found = data.message(wanted)
    return [blank for blank in found.blanks if f"{{{blank.id}}}" in f"{found.subject}{found.body}"]


def words(data: Dataset, values: dict[str, str]) -> int:
    """Return how many words the text has with some values, and with the examples where there are none."""
    found = data.message(MESSAGE)
    return len(in_blanks(found.body, {blank.id: blank.example for blank in found.blanks} | values).split())


def filled(data: Dataset, values: dict[str, str]) -> tuple[str, str]:
    """Return the subject and the body as they should read, empty blanks as their labels in brackets."""
    found = data.message(MESSAGE)
    subject, body = found.subject, found.body.strip()
    for blank in found.blanks:
        shown = values.get(blank.id, f"[{blank.label}]")
        subject, body = subject.replace(f"{{{blank.id}}}", shown), body.replace(f"{{{blank.id}}}", shown)
    return subject, body


def test_every_blank_has_a_field_with_its_example_what_is_typed_there_fills_it_and_the_length_is_told(
    page: Page, url: str, data: Dataset
) -> None:
    page.goto(url)
    length_is_counted_and_announced_and_clearing_can_be_undone(page, data)
    message(page).get_by_role("button", name="Clear").click()
    for one in data.messages:
        expect(field(page, asked(data, one.id)[0].label, one.id)).to_be_visible()
        shown = (
            message(page, one.id)
            .get_by_role("textbox")
            .evaluate_all("(all) => all.map(({ labels, placeholder }) => [labels[0].textContent.trim(), placeholder])")
        )
        assert sorted(shown) == sorted([blank.label, f"e.g. {blank.example}"] for blank in asked(data, one.id))
    # What is typed in one place fills the blank everywhere.
    label = next(blank.label for blank in data.message(MESSAGE).blanks if blank.id == "function")
    marks = page.locator("[data-blank=function]")
    number = marks.count()
    assert number > 1
    field(page, label).fill("<b>Finance</b> & {tax}")
    expect(marks).to_have_text(["<b>Finance</b> & {tax}"] * number)
    expect(message(page).get_by_text(f"1 of {len(asked(data))} filled")).to_be_visible()
    expect(field(page, label, "status-update")).to_have_value("<b>Finance</b> & {tax}")
    field(page, label, "status-update").fill("  ")
    expect(marks).to_have_text([label] * number)
    # What is said of others stays with its message, and nothing else is written anew.
    message(page, "withdraw").evaluate(WATCH)
    field(page, "The date of the message or call", "follow-up").fill("1 April")
    expect(field(page, "The date of the message or call", "withdraw")).to_have_value("")
    assert page.evaluate("window.written") == 0
    field(page, "Your name", "follow-up").fill("Jordan")
    expect(field(page, "Your name", "withdraw")).to_have_value("Jordan")


def length_is_counted_and_announced_and_clearing_can_be_undone(page: Page, data: Dataset) -> None:
    found = data.message(MESSAGE)
    advice = f"advised {found.words.min} to {found.words.max}"
    expect(message(page).get_by_text(f"{words(data, {})} words; {advice}.")).to_be_visible()
    status = message(page).locator("[role=status]")
    page.wait_for_timeout(1500)
    expect(status).to_have_text("")
    name, period, number = (field(page, label) for label in ("Your name", "Your notice period", "Your private number"))
    period.fill("three long months")
    longer = words(data, {"notice-period": "three long months"})
    assert longer == words(data, {}) + 1
    expect(message(page).get_by_text(f"{longer} words; {advice}", exact=False).first).to_be_visible()
    expect(status).to_contain_text(f"{longer} words; {advice}")
    over = found.words.max + 5
    period.fill(" ".join(["long"] * (over - words(data, {"notice-period": "long"}) + 1)))
    expect(message(page).locator(".message__length")).to_have_text(f"{over} words; {advice}, so 5 too many.")
    name.fill("Jordan")
    number.fill("1234")
    message(page).get_by_role("button", name="Clear").click()
    expect(name).to_have_value("")
    expect(page.locator("[data-blank=your-name]", has_text="Jordan")).to_have_count(0)
    message(page).get_by_role("button", name="Undo").click()
    expect(name).to_have_value("Jordan")
    expect(number).to_have_value("1234")


def test_a_letter_is_filled_copied_mailed_and_takes_another_form(
    open_page: Callable[..., Page], url: str, data: Dataset
) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.goto(url)
    blanks = asked(data)
    # By the keyboard alone.
    message(page).locator("summary", has_text="Fill in the blanks").focus()
    for blank in blanks:
        page.keyboard.press("Tab")
        expect(field(page, blank.label)).to_be_focused()
        page.keyboard.press("w")
    page.keyboard.press("Tab")
    copy = message(page).get_by_role("button", name="Copy")
    expect(copy).to_be_focused()
    page.keyboard.press("Enter")
    notice = message(page).locator(".notice")
    expect(notice).to_have_text("The subject and the text were copied.")
    page.keyboard.press("Tab")
    mail = message(page).get_by_role("link", name="Open in mail")
    expect(mail).to_be_focused()
    # What is copied is plain text, and what is empty is named.
    for blank in blanks[-2:]:
        field(page, blank.label).fill("")
    expect(message(page).locator(".message__empty")).to_have_text(
        f"Still empty: {blanks[-2].label}; {blanks[-1].label}."
    )
    copy.click()
    expect(notice).to_have_text("The subject and the text were copied. 2 of its blanks are still empty.")
    subject, body = filled(data, {blank.id: "w" for blank in blanks[:-2]})
    assert page.evaluate("navigator.clipboard.readText()") == f"Subject: {subject}\n\n{body}\n"
    # A link for a mail program carries both.
    values = {blank.id: f"ä & = ? # + % {blank.example} \U0001f600 {'long ' * 20}".strip() for blank in blanks}
    message(page).evaluate(FILL, {blank.label: values[blank.id] for blank in blanks})
    parts = urlsplit(mail.get_attribute("href") or "")
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert "+" not in parts.query, "mail programs do not read + as a space"
    subject, body = filled(data, values)
    assert parse_qs(parts.query) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}
    expect(message(page).get_by_text("This is long for some mail programs.")).to_be_visible()
    # Another form has blanks and a length of its own.
    message(page).get_by_role("button", name="Clear").click()
    own = message(page)
    expect(own.locator(".message__body:visible")).to_have_count(1)
    expect(field(page, "When you could start")).to_be_hidden()
    own.get_by_label("You are between jobs").check()
    expect(field(page, "When you could start")).to_be_visible()
    expect(field(page, "Your notice period")).to_be_hidden()
    field(page, "When you could start").fill("tomorrow")
    expect(own.locator(".message__body:visible")).to_contain_text("I could start on tomorrow.")
    own.get_by_label("LinkedIn, 300 characters").check()
    expect(own.locator(".message__subject")).to_be_hidden()
    expect(own.get_by_role("link", name="Open in mail")).to_be_hidden()
    expect(own.locator(".message__length")).to_have_text(re.compile(r"^\d+ characters of 300\.$"))
    own.get_by_role("button", name="Copy").click()
    expect(own.locator(".notice")).to_contain_text("The text was copied.")
    assert not page.evaluate("navigator.clipboard.readText()").startswith("Subject")
    field(page, "What you seek next").fill("a job " * 60)
    expect(own.locator(".message__length")).to_contain_text("too many")


def test_what_is_typed_stays_in_the_tab_until_all_is_deleted(page: Page, site_url: str, url: str) -> None:
    page.goto(url)
    wait_until_idle(page)
    before = page.evaluate("JSON.stringify([localStorage, document.cookie])")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    expect(message(page).get_by_text("What you fill in is kept until you close this tab.")).to_be_visible()
    expect(message(page).get_by_text(KNOWN)).to_be_hidden()
    field(page, "Your name").fill("Jordan Ellery")
    field(page, "Your private number").fill("+44 7700 900123")
    expect(message(page).locator("[role=status]")).to_contain_text("words")
    assert requests == []
    assert page.evaluate("JSON.stringify([localStorage, document.cookie])") == before
    assert "Jordan" not in page.evaluate("JSON.stringify([history.state, location.href])")
    page.reload()
    expect(field(page, "Your name")).to_have_value("Jordan Ellery")
    expect(mark(page, "your-name")).to_have_text("Jordan Ellery")
    fields = message(page).get_by_role("textbox")
    assert set(fields.evaluate_all("(all) => all.map((one) => one.getAttribute('spellcheck'))")) == {"false"}
    other = page.context.new_page()
    other.goto(url)
    expect(message(other)).to_have_class("message message--live")
    expect(field(other, "Your name")).to_have_value("")
    other.close()
    page.goto(f"{site_url}privacy/")
    stored = page.locator("[data-stored]")
    stored.get_by_role("button", name="Delete all that this site stores here").click()
    stored.get_by_role("button", name="Delete everything").click()
    wait_until(page, "() => sessionStorage.length === 0")  # as in the other tab, where no field is filled


def keep_about(page: Page, site_url: str, about: object) -> None:
    if not page.url.endswith(EMPTY_PAGE):
        page.goto(f"{site_url}{EMPTY_PAGE}")
    text = json.dumps({"version": 1, "search": {"version": 2, "firms": [], "log": [], "about": about}})
    page.evaluate("(text) => localStorage.setItem('rapport', text)", text)


def test_what_my_search_knows_of_the_reader_is_filled_in(page: Page, site_url: str, url: str) -> None:
    known = message(page).get_by_text(KNOWN)
    keep_about(page, site_url, {"your-name": "Jordan Ellery", "function": "Finance", "phone": 7})
    page.goto(url)
    expect(known).to_be_visible()
    expect(field(page, "Your name")).to_have_value("Jordan Ellery")
    expect(message(page).locator("[data-blank=function]").first).to_have_text("Finance")
    expect(field(page, "Your private number")).to_have_value("")
    field(page, "Your function").fill("Law")
    field(page, "Your name").fill("")
    page.reload()
    expect(field(page, "Your function")).to_have_value("Law")
    expect(field(page, "Your name")).to_have_value("")
    expect(known).to_be_hidden()
    assert "Law" not in page.evaluate("JSON.stringify(Rapport.store.read('search'))")


def test_what_was_kept_and_is_spoilt_does_no_harm(page: Page, site_url: str, url: str) -> None:
    keep_about(page, site_url, "x")
    for spoilt in ("{", "7", '{"your-name": {}}'):  # no JSON, no object, no text
        page.evaluate("(spoilt) => sessionStorage.setItem('rapport-messages', spoilt)", spoilt)
        page.goto(url)
        field(page, "Your name").fill("Jordan")
        expect(mark(page, "your-name")).to_have_text("Jordan")
        page.goto(f"{site_url}{EMPTY_PAGE}")  # What is kept on the way out is kept then.


def test_without_storage_and_clipboard_the_page_says_so_and_selects_the_text(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no'); } })")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(url)
    message(page).get_by_role("button", name="Copy").click()
    text = message(page).get_by_role("textbox", name="Text to copy")
    expect(text).to_be_focused()
    assert text.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)").startswith("Subject: ")
    expect(message(page).locator(".notice")).to_contain_text("All its blanks are still empty.")
    field(page, "Your name").fill("Jordan")
    expect(mark(page, "your-name")).to_have_text("Jordan")
    expect(message(page).get_by_text("What you fill in cannot be kept")).to_be_visible()


def test_on_a_phone_a_list_leads_to_each_message_and_a_blank_to_its_field(phone: Page, url: str, data: Dataset) -> None:
    phone.goto(url)
    which = phone.get_by_role("navigation", name="Which message?")
    expect(which).to_be_in_viewport()
    expect(which.get_by_role("link")).to_have_text([one.title for one in data.messages])
    which.get_by_role("link", name=data.message("withdraw").title).click()
    expect(message(phone, "withdraw").get_by_role("heading")).to_be_in_viewport()
    name = field(phone, "Your name")
    expect(name).to_be_hidden()
    mark(phone, "your-name").click()
    expect(name).to_be_focused()
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.evaluate("document.querySelectorAll('.message__fill').forEach((fold) => { fold.open = true; })")
    expect(name).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_the_letter_stands_beside_its_fields_on_wide_screens_and_nothing_moves(page: Page, url: str) -> None:
    def place(name: str) -> tuple[float, float, float, float]:
        box = message(page).locator(f".message__{name}").bounding_box()
        assert box
        return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]

    # Nothing moves while it loads; on a phone that is looked at with the other kinds of page.
    for width in (768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert shifted(page, url, ".message--live") < 0.01, width
        assert message(page).locator(".message__fill").get_attribute("open") == ("" if width > 960 else None), width
    fields, letter, avoid = place("fields"), place("main"), place("avoid")
    assert fields[2] <= letter[0]
    assert letter[3] <= avoid[1]
    field(page, "Your name").scroll_into_view_if_needed()
    field(page, "Your name").fill("Jordan")
    expect(message(page).locator(".message__subject")).to_be_in_viewport()
    expect(mark(page, "your-name")).to_be_in_viewport()
    page.set_viewport_size({"width": 360, "height": 780})
    fields, letter, avoid = place("fill"), place("main"), place("avoid")
    assert fields[3] <= letter[1] < letter[3] <= avoid[1]


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
    for form in ("You have a job", "You are between jobs"):
        expect(message(page).get_by_text(form, exact=True).last).to_be_visible()
    first = message(page).locator("[data-blank]").first
    assert first.evaluate("mark => getComputedStyle(mark, '::before').content") == '"["'
    assert message(page).locator(".message__line").inner_text() == subject.replace("[", "").replace("]", "")


def test_from_a_folder_on_disk(open_page: Callable[..., Page], offline_url: str) -> None:
    page = open_page()
    page.goto(f"{offline_url}messages.html")
    field(page, "Your name").fill("Jordan")
    expect(mark(page, "your-name")).to_have_text("Jordan")
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
    expect(field(page, "Your name")).to_have_value("Jordan")
    assert instant.is_still_the_same(page)
