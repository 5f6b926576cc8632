"""The form that adds or corrects a firm, as several readers use it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from macros.editing.add import Change, plan, records_in
from macros.loading.dataset import Dataset
from macros.loading.load import load_once

from .add_firm import few
from .axe import FRAME, found
from .conftest import DESKTOP
from .instant import is_still_the_same, mark, switch_on
from .shift import shifted
from .tab import EMPTY_PAGE, page, phone
from .wait import wait_until

__all__ = ["few", "page", "phone"]
pytestmark = pytest.mark.site

WORDS = '<img src=x onerror="alert(1)"> {{ 7 * 7 }} & **bold**'


def live(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-firm-form][data-live]")).to_be_attached()


def field(page: Page, name: str) -> Locator:
    """Return the field for a text; a box to tick may have the same name where a page is said to show the field."""
    return page.locator(".contribute").get_by_role("textbox", name=name, exact=True)


def unfold(page: Page) -> None:
    """Open all that is folded in the form."""
    page.evaluate("document.querySelectorAll('.contribute details').forEach((fold) => { fold.open = true; })")


def fill_in(page: Page, name: str = "Zebra Search") -> None:
    """Fill in the fewest fields that make a record."""
    field(page, "Name").fill(name)
    field(page, "Website").fill("https://www.zebra-search.example.com/")
    field(page, "Summary").fill("Retained search for finance leaders.")
    page.get_by_label("Retained search", exact=True).check()
    page.get_by_role("group", name="Services").get_by_label("Executive search").check()
    page.locator("summary", has_text="Industries").click()
    page.get_by_label("Automotive", exact=True).check()
    page.get_by_role("group", name="Page 1").get_by_label("Address of the page", exact=True).fill(
        "https://www.zebra-search.example.com/about"
    )
    field(page, "Title").fill("About us – Zebra Search")
    page.get_by_role("button", name="It shows all of these").click()


def draft(name: str = "Zebra Search") -> dict[str, Any]:
    """Return what ``fill_in`` fills in."""
    source = {
        "url": "https://www.zebra-search.example.com/about",
        "title": "About us – Zebra Search",
        "supports": ["summary", "kind", "services", "industries"],
    }
    return {
        "name": name,
        "website": "https://www.zebra-search.example.com/",
        "summary": "Retained search for finance leaders.",
        "kind": "retained-search",
        "services": ["executive-search"],
        "industries": ["automotive"],
        "checked": datetime.date.today().isoformat(),
        "sources": [source],
    }


def written() -> dict[str, Any]:
    """Return the record that the form makes of it."""
    today = datetime.date.today()
    return {"id": "zebra-search", **draft(), "added": today, "checked": today}


def drafted(page: Page, site_url: str, name: str = "Zebra Search", **more: Any) -> None:
    """Open the form with a draft of what ``fill_in`` fills in, and of ``more`` fields."""
    page.goto(f"{site_url}{EMPTY_PAGE}")
    text = json.dumps({"version": 1, "draft": {"records": {"+": draft(name) | more}}})
    page.evaluate("(text) => localStorage.setItem('rapport', text)", text)
    live(page, f"{site_url}contribute/add-a-firm/")


def text_of(page: Page) -> str:
    return page.locator(".contribute__yaml code").text_content() or ""


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('rapport')") or "{}").get("draft", {}).get("records", {})


def file_button(page: Page) -> Locator:
    """Return the button of the file for the commands, which is folded away from those who do not use Git."""
    button = page.get_by_role("button", name="Download the record")
    if not button.is_visible():
        page.locator("summary", has_text="With Git").click()
    return button


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as caught:
        file_button(page).click()
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path


def add(file: Path, data: Path) -> Change:
    """Return the change that ``python -m macros add`` makes of a file; the data has no faults then."""
    today = datetime.date.today()
    records = records_in(file.read_text(encoding="utf-8"), file.name, load_once(), today)
    return plan(data, records, file.name, today, data=load_once(data))


def test_a_new_firm_becomes_a_record(phone: Page, site_url: str, tmp_path: Path, few: Path) -> None:
    page = phone  # At a desk, a keyboard is enough: see below.
    live(page, f"{site_url}contribute/add-a-firm/")
    expect(page.locator(".contribute__state")).to_contain_text("still to be filled in")
    fill_in(page)
    expect(page.locator(".contribute__state")).to_have_text("The record is right, and can be handed in.")
    (record,) = yaml.safe_load(text_of(page))
    expect(field(page, "Id")).to_be_hidden()
    assert record == written()
    file = download(page, tmp_path)
    assert file.name == "zebra-search.yaml"
    assert file.read_text(encoding="utf-8") == text_of(page)
    change = add(file, few)
    assert (change.records, change.corrected) == (("zebra-search",), ())
    assert record in yaml.safe_load(change.files["firms.yaml"][1])
    assert change.files["ids.txt"][1].count("\nzebra-search\n") == 1


@pytest.fixture
def hosted(page: Page) -> Page:
    """A tab for the form of a site whose repository is known."""

    def with_repository(route: Any) -> None:
        response = route.fetch()
        body = response.text().replace('data-repository=""', 'data-repository="https://git.example/o/rapport"')
        route.fulfill(response=response, body=body)

    page.route("**/contribute/add-a-firm/*", with_repository)
    return page


def test_a_firm_is_corrected_from_its_page(
    hosted: Page, site_url: str, tmp_path: Path, data: Dataset, few: Path
) -> None:
    page = hosted
    page.goto(f"{site_url}directory/acre/")
    page.get_by_role("link", name="Correct this entry").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct Acre¶")
    expect(field(page, "Name")).to_have_value(data.firm("acre").name)
    expect(field(page, "Id")).to_have_attribute("readonly", "")
    expect(page.locator(".contribute__state")).to_have_text("Nothing has been changed yet.")
    page.get_by_role("button", name="Copy the YAML").click()
    expect(page.locator(".notice p", has_text="Nothing has been changed yet.")).to_be_visible()
    field(page, "Summary").fill("Does something else now.")
    file = download(page, tmp_path)
    change = add(file, few)
    assert change.corrected == ("acre",)
    lines = [line for line in change.diff("data").split("\n") if line[:1] in ("+", "-")]
    assert [line for line in lines if line[:3] not in ("+++", "---")] == [
        f"-  summary: {data.firm('acre').summary}",
        "+  summary: Does something else now.",
    ]
    address = urlsplit(page.get_by_role("link", name="Open an issue on the repository").get_attribute("href") or "")
    asked = parse_qs(address.query)
    assert (asked["template"], asked["firm"], asked["title"]) == (["correct-a-firm.yml"], ["acre"], ["Correct Acre"])
    # What GitHub makes of the form is taken in as the file is.
    text = f"### Id of the firm\n\n{asked['firm'][0]}\n\n### The record as YAML\n\n```yaml\n{asked['yaml'][0]}```\n"
    today = datetime.date.today()
    in_file = records_in(file.read_text(encoding="utf-8"), file.name, load_once(), today)
    assert records_in(text, "issue.md", load_once(), today) == in_file


def test_the_form_works_from_disk(open_page: Callable[..., Page], offline_url: str, tmp_path: Path) -> None:
    page = open_page()
    live(page, f"{offline_url}contribute/add-a-firm.html")
    fill_in(page)
    expect(page.get_by_role("link", name="Open an issue")).to_have_count(0)
    # The commands take this record: see above.
    assert yaml.safe_load(download(page, tmp_path).read_text(encoding="utf-8")) == [written()]
    page.goto(f"{offline_url}directory/acre.html")
    page.get_by_role("link", name="Correct this entry").click()
    expect(field(page, "Name")).to_have_value("Acre")


def test_nothing_moves_while_the_form_loads(open_page: Callable[..., Page], site_url: str) -> None:
    # At a desk and in a hand it is one of the pages of which none moves.
    page = open_page(viewport={"width": 768, "height": 1000})
    assert shifted(page, f"{site_url}contribute/add-a-firm/", "[data-firm-form][data-live]") < 0.01


def test_without_javascript_no_room_is_kept_and_the_page_says_how_by_hand(
    open_page: Callable[..., Page], site_url: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site_url}contribute/add-a-firm/")
    expect(page.get_by_role("heading", name="By hand")).to_be_in_viewport()
    expect(page.get_by_text("The form needs JavaScript")).to_be_visible()
    page.get_by_role("link", name="by hand").click()
    expect(page.get_by_role("heading", name="By hand")).to_be_in_viewport()
    expect(page.get_by_text("make check")).to_be_visible()


def test_faults_stand_beside_their_fields_and_in_a_summary(page: Page, site_url: str) -> None:
    live(page, f"{site_url}contribute/add-a-firm/")
    expect(page.locator(".field-fault:visible")).to_have_count(0)
    website = field(page, "Website")
    website.fill("http://localhost/")
    website.blur()
    fault = (
        '"localhost" is not a host that readers can reach. Give a public address that starts with https:// or http://.'
    )
    expect(website).to_have_attribute("aria-invalid", "true")
    expect(website).to_have_accessible_description(
        f"Its own site. For example: https://www.example.com/ {fault} More on this field"
    )
    expect(page.locator(".field-fault:visible")).to_have_count(1)
    more = page.get_by_role("link", name="More on this field")
    assert (more.get_attribute("href") or "").endswith("data-dictionary/#website")
    file_button(page).click()
    summary = page.get_by_role("group", name="What is to be mended")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("7 things to mend before it can be handed in")
    expect(summary.get_by_role("button", name=f"Website: {fault}")).to_be_visible()
    summary.get_by_role("button", name="Name: fill this in.").click()
    expect(field(page, "Name")).to_be_focused()
    expect(page.locator(".field-fault", has_text="Fill in at least one of these.")).to_be_visible()
    website.fill("https://www.zebra-search.example.com/")
    expect(website).not_to_have_attribute("aria-invalid", "true")
    expect(summary.get_by_role("heading")).to_have_text("6 things to mend before it can be handed in")
    # The id is nothing to fill in before there is a name.
    items = summary.get_by_role("button")
    expect(items.filter(has_text="Name: fill this in.")).to_have_count(1)
    expect(items.filter(has_text=re.compile("^Id"))).to_have_count(0)
    field(page, "Name").fill("東京サーチ")
    expect(items.filter(has_text="Id: fill this in.")).to_have_count(1)


def test_the_first_press_after_a_bad_field_counts(page: Page, site_url: str) -> None:
    live(page, f"{site_url}contribute/add-a-firm/")
    # As in engines that do not hold the place when something is put in above it.
    page.evaluate("document.documentElement.style.setProperty('overflow-anchor', 'none')")
    page.evaluate("addEventListener('click', ({ target }) => window.clicks.push(target.textContent), true)")
    website = field(page, "Website")
    fault = page.locator(".field-fault", has_text='"localhost" is not a host')
    discard = page.locator(".contribute__ways button", has_text="Discard the draft")
    for name in ("Discard the draft", "With Git", "Copy the YAML"):
        website.fill("http://localhost/")
        page.evaluate("window.clicks = []")
        target = page.locator(".contribute__ways :is(button, summary)", has_text=name)
        target.evaluate("(element) => element.scrollIntoView({ block: 'center', behavior: 'instant' })")
        expect(website, name).to_be_focused()
        before = target.bounding_box()
        assert before, name
        page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
        page.mouse.down()
        expect(website, name).not_to_be_focused()
        expect(page.locator(".field-fault:visible"), name).to_have_count(0)
        assert target.bounding_box() == before, name
        page.mouse.up()
        assert page.evaluate("window.clicks") == [name]
        if name != "Discard the draft":
            expect(fault, name).to_be_visible()
            discard.click()
        expect(website, name).to_have_value("")
        expect(page.locator(".field-fault:visible"), name).to_have_count(0)
    # One that ends elsewhere keeps no fault back.
    website.fill("http://localhost/")
    page.get_by_role("heading", name="Sources: the pages that show it").hover()
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(fault).to_be_visible()


LISTED_ALONE = ("Status", "Successor", "Former ids")


def every_control_says_what_it_is_for(page: Page) -> None:
    unfold(page)
    for button in page.get_by_role("button", name=re.compile("^Add an(other)? (entry|page)$")).all():
        button.click()
    form = page.locator(".contribute__form")
    shown = form.inner_text()
    assert "Countries with an office 1" in shown
    assert not re.search(r"undefined|null|NaN|\[object", shown)
    controls = re.findall(
        r"^ *- '?(?:textbox|checkbox|radio|combobox|listbox|spinbutton)\b(.*)", form.aria_snapshot(), re.MULTILINE
    )
    assert len(controls) == form.locator(":is(input, select, textarea):visible").count()
    assert [control for control in controls if not re.match(r' "[^"]*\w', control)] == []


def test_what_is_asked_of_a_new_firm_is_little_and_every_control_says_what_it_is_for(page: Page, site_url: str) -> None:
    live(page, f"{site_url}contribute/add-a-firm/")
    expect(page.locator(".contribute .lead")).to_contain_text("9 short answers are enough")
    folds = page.locator(".contribute__form details.fold > summary")
    expect(folds.filter(has_text="Former names")).to_have_count(1)
    for title in LISTED_ALONE:
        expect(folds.filter(has_text=title)).to_have_count(0)
    every_control_says_what_it_is_for(page)


def test_more_is_asked_of_a_listed_firm_and_pages_are_added_and_taken_out(page: Page, site_url: str) -> None:
    live(page, f"{site_url}contribute/add-a-firm/?firm=academic-search")
    folds = page.locator(".contribute__form details.fold > summary")
    for title in LISTED_ALONE:
        expect(folds.filter(has_text=title)).to_have_count(1)
    pages = page.get_by_role("group", name="Sources").locator(".entry")
    number = pages.count()
    assert number > 1
    page.get_by_role("button", name="Remove page 1").click()
    expect(pages).to_have_count(number - 1)
    record = yaml.safe_load(text_of(page))[0]
    assert len(record["sources"]) == number - 1
    page.get_by_role("button", name="Add another page").click()
    new = page.get_by_role("group", name=f"Page {number}")
    expect(new.get_by_label("Address of the page", exact=True)).to_be_focused()
    every_control_says_what_it_is_for(page)


def test_an_unknown_firm_is_said_to_be_so_an_address_is_typed_as_said_and_a_listed_firm_is_named(
    page: Page, site_url: str
) -> None:
    live(page, f"{site_url}contribute/add-a-firm/?firm=no-such-firm")
    expect(page.get_by_text("No firm with the id “no-such-firm” is listed")).to_be_visible()
    website = field(page, "Website")
    for typed, kept in (
        ("www.zebra-search.example.com", "https://www.zebra-search.example.com"),
        ("zebra.example.com/a?b", "https://zebra.example.com/a?b"),
        ("http://zebra.example.com", "http://zebra.example.com"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("info@zebra.example.com", "info@zebra.example.com"),
        ("zebra", "zebra"),
    ):
        website.fill(typed)
        website.blur()
        expect(website).to_have_value(kept)
    website.fill("")
    name, twins = field(page, "Name"), page.locator(".twins li")
    name.fill("Spencer Stewart")
    expect(twins).to_have_text("Spencer Stuart, spencerstuart.com: a similar name. Correct its entry")
    name.fill("Spencer Stuart")
    expect(twins).to_have_text("Spencer Stuart, spencerstuart.com: the same name. Correct its entry")
    twins.get_by_role("link", name="Correct its entry").click()
    expect(website).to_have_value("https://www.spencerstuart.com/")


def test_what_is_missing_or_listed_already_is_said_only_at_the_end_and_in_plain_words(
    page: Page, site_url: str
) -> None:
    drafted(page, site_url)
    page.get_by_role("button", name="Add another page").click()
    second = page.get_by_role("group", name="Page 2")
    second.get_by_label("Address of the page", exact=True).fill("https://www.zebra-search.example.com/jobs")
    second.get_by_label("Address of the page", exact=True).blur()
    expect(page.locator(".field-fault:visible")).to_have_count(0)
    page.get_by_role("group", name="Page 1").get_by_label("Industries").uncheck()
    page.get_by_role("button", name="Copy the YAML").click()
    summary = page.get_by_role("group", name="What is to be mended")
    assert summary.get_by_role("button").all_inner_texts() == [
        "Title: fill this in.",
        "What it shows: tick what the page shows.",
    ]
    field(second.page, "Title").last.fill("Jobs – Zebra Search")
    second.get_by_role("button", name="It shows the rest of these").click()
    expect(second.get_by_label("Industries")).to_be_checked()
    expect(second.get_by_label("Summary")).not_to_be_checked()
    second.get_by_label("Industries").uncheck()
    second.get_by_label("Website").check()
    expect(summary.get_by_role("button")).to_have_text(
        "Industries: no page is said to show it. Tick it under “What it shows” of the page that does, "
        "or leave this empty."
    )
    second.get_by_label("Industries").check()
    expect(summary).to_be_hidden()
    field(page, "Name").fill("Spencer Stuart")
    page.get_by_role("button", name="Copy the YAML").click()
    expect(summary.get_by_role("button")).to_have_text(
        "Name: Spencer Stuart is listed already. Correct its entry instead."
    )
    summary.get_by_role("button").click()
    expect(field(page, "Name")).to_be_focused()
    field(page, "Name").fill("Qwertzuiop")
    field(page, "Website").fill("https://www.spencerstuart.com/")
    expect(summary.get_by_role("button")).to_have_text(
        "Website: Spencer Stuart is listed already. Correct its entry instead."
    )
    page.get_by_role("link", name="Correct its entry instead").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Correct Spencer Stuart")


def test_the_yaml_is_copied_for_whom_it_says_unless_there_is_a_fault_which_it_unfolds(
    open_page: Callable[..., Page], site_url: str
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    drafted(page, site_url)
    hint = page.get_by_text("Send the copied text to whoever runs this site.")
    expect(hint).to_be_visible()
    expect(page.get_by_role("button", name="Download the record")).to_be_hidden()
    expect(page.get_by_text("The command add")).to_be_hidden()
    page.get_by_role("button", name="Copy the YAML").click()
    expect(page.locator(".notice p", has_text="The YAML was copied. Send the copied text")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text_of(page)
    fold = page.locator("details.fold", has=page.locator("summary", has_text="Founded"))
    fold.locator("summary").click()
    field(page, "Founded").fill("2999")
    fold.locator("summary").click()
    page.get_by_role("button", name="Copy the YAML").click()
    page.get_by_role("button", name="Founded: lies in the future.").click()
    expect(field(page, "Founded")).to_be_focused()


def test_a_draft_survives_a_reload_until_it_is_discarded_and_leaves_what_else_is_stored(
    page: Page, site_url: str
) -> None:
    page.evaluate("localStorage.setItem('rapport', JSON.stringify({version: 1, search: {firms: [{id: 'acre'}]}}))")
    live(page, f"{site_url}contribute/add-a-firm/")
    field(page, "Name").fill("Zebra Search")
    page.get_by_label("Retained search", exact=True).check()
    first = page.get_by_role("group", name="Page 1").get_by_label("Address of the page", exact=True)
    first.fill("https://www.zebra-search.example.com/about")
    wait_until(page, "() => localStorage.getItem('rapport')?.includes('zebra-search.example.com/about')")
    before = text_of(page)
    page.reload()
    expect(page.get_by_text("This is your draft, kept on this device.")).to_be_visible()
    assert text_of(page) == before
    expect(field(page, "Name")).to_have_value("Zebra Search")
    live(page, f"{site_url}contribute/add-a-firm/?firm=acre")
    expect(field(page, "Name")).to_have_value("Acre")
    live(page, f"{site_url}contribute/add-a-firm/")
    page.get_by_role("button", name="Discard it").click()
    expect(field(page, "Name")).to_have_value("")
    assert stored(page) == {}
    page.get_by_role("button", name="Undo").click()
    expect(field(page, "Name")).to_have_value("Zebra Search")
    assert list(stored(page)) == ["+"]
    assert json.loads(page.evaluate("localStorage.getItem('rapport')"))["search"] == {"firms": [{"id": "acre"}]}


def test_a_spoilt_draft_does_no_harm(page: Page, site_url: str) -> None:
    for spoilt in ('{"records": {"+": 7}}', '{"records": []}', '{"records": {"+": {"sources": "x", "kind": 3}}}'):
        page.goto(f"{site_url}{EMPTY_PAGE}")
        page.evaluate('(draft) => localStorage.setItem(\'rapport\', `{"version": 1, "draft": ${draft}}`)', spoilt)
        live(page, f"{site_url}contribute/add-a-firm/")
        field(page, "Name").fill("Zebra Search")
        assert "name: Zebra Search" in text_of(page), spoilt


def test_text_stays_text_and_without_storage_the_form_works_and_says_so(page: Page, site_url: str) -> None:
    drafted(page, site_url)
    page.evaluate(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; undefined"
    )
    field(page, "Name").fill("Zebra Partners")
    words = "The draft cannot be kept on this device"
    expect(page.locator(".notice", has_text=words)).to_be_visible()
    expect(page.locator(".contribute").get_by_role("status")).to_contain_text(words)
    expect(page.locator(".contribute__state")).to_have_text("The record is right, and can be handed in.")
    field(page, "Name").fill(WORDS)
    field(page, "Summary").fill("</script><script>alert(1)</script>\n- id: evil\n  kind: x")
    (record,) = yaml.safe_load(text_of(page))
    assert record["name"] == WORDS
    assert record["summary"] == "</script><script>alert(1)</script> - id: evil kind: x"
    assert page.locator(".contribute img, .contribute script").count() == 0
    unfold(page)
    expect(field(page, "Id")).to_have_value("img-src-x-onerror-alert-1-7-7-and-bold")


def test_an_issue_is_prefilled_without_faults_and_pasted_if_too_long(hosted: Page, site_url: str) -> None:
    drafted(hosted, site_url, "")
    link = hosted.get_by_role("link", name="Open an issue on the repository")
    link.click()
    expect(hosted.get_by_role("group", name="What is to be mended")).to_be_focused()
    assert len(hosted.context.pages) == 1
    field(hosted, "Name").fill("Zebra Search")
    expect(hosted.get_by_text("Send the copied text")).to_have_count(0)
    address = urlsplit(link.get_attribute("href") or "")
    asked = parse_qs(address.query)
    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://git.example/o/rapport/issues/new"
    assert asked["template"] == ["add-a-firm.yml"]
    assert asked["title"] == ["Add Zebra Search"]
    assert asked["yaml"] == [text_of(hosted)]
    assert link.get_attribute("rel") == "noopener noreferrer"
    field(hosted, "Title").fill("ü" * 400)
    for number in range(2, 5):
        hosted.get_by_role("button", name="Add another page").click()
        hosted.get_by_role("group", name=f"Page {number}").get_by_label("Title").fill("ü" * 400)
    expect(hosted.get_by_text("The record is too long for an address")).to_be_visible()
    short = link.get_attribute("href") or ""
    assert len(short) < 7000
    assert "yaml" not in parse_qs(urlsplit(short).query)


BY_KEYS = 2  # letters


class Hands:
    """Someone who has a keyboard alone, and counts what they press.

    Of a text the first letters come by their keys and the rest at once: the form draws its record after each.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text[:BY_KEYS])
        self.page.keyboard.insert_text(text[BY_KEYS:])
        self.presses += len(text)

    def go(self, target: Locator) -> None:
        """Go on with Tab until a control has the focus."""
        element = target.element_handle()  # found once: a look for a name takes longer than a press
        for _ in range(60):
            if element.evaluate("(element) => element === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail(f"{target} cannot be reached")


# What a press of a key takes someone who does not type much, and what it takes to make up one's mind, in seconds: Card,
# Moran and Newell, The Psychology of Human-Computer Interaction (1983), chapter 8.
PRESS, MIND = 0.28, 1.35


def test_the_keyboard_alone_is_enough_and_three_minutes_are(
    page: Page, site_url: str, tmp_path: Path, few: Path
) -> None:
    live(page, f"{site_url}contribute/add-a-firm/")
    hands = Hands(page)
    field(page, "Name").focus()
    hands.type("Zebra Search & Partners")
    hands.go(field(page, "Website"))
    hands.type("www.zebra-search.example.com")
    hands.go(field(page, "Summary"))
    hands.type("Finds finance directors for makers of machines, on retainer, in Europe.")
    hands.go(page.get_by_label("Retained search", exact=True))
    hands.press("Space")
    hands.go(page.get_by_role("group", name="Services").get_by_label("Executive search"))
    hands.press("Space")
    hands.go(page.locator("summary", has_text="Industries"))
    hands.press("Enter")
    hands.go(page.get_by_label("Automotive", exact=True))
    hands.press("Space")
    # Whoever presses Download too early is told what is missing, and led there.
    hands.go(page.locator("summary", has_text="With Git"))
    hands.press("Enter")
    file = page.get_by_role("button", name="Download the record")
    hands.go(file)
    hands.press("Enter")
    missing = page.get_by_role("button", name="Sources: give at least one page.")
    hands.go(missing)
    hands.press("Enter")
    first = page.get_by_role("group", name="Page 1")
    hands.go(first.get_by_label("Address of the page", exact=True))
    hands.type("www.zebra-search.example.com/what-we-do")
    hands.go(field(page, "Title"))
    hands.type("What we do – Zebra Search & Partners")
    hands.go(first.get_by_role("button", name="It shows all of these"))
    hands.press("Enter")
    with page.expect_download() as caught:
        hands.go(file)
        hands.press("Enter")
    caught.value.save_as(tmp_path / "it.yaml")
    assert add(tmp_path / "it.yaml", few).records == ("zebra-search-and-partners",)
    answers = 10  # nine, and one to hand it in
    assert hands.presses * PRESS + answers * MIND < 180


def test_instant_navigation_from_firm_to_firm(page: Page, site_url: str) -> None:
    switch_on(page, site_url, "directory/acre/", "directory/boyden/", "contribute/add-a-firm/")
    page.goto(f"{site_url}directory/acre/")
    mark(page)
    for name, own in (("Acre", "acre"), ("Boyden", "boyden"), ("Acre", "acre")):
        page.evaluate(
            """(address) => {
              const link = Object.assign(document.createElement("a"), { href: address });
              document.body.append(link);
              link.click();
            }""",
            f"{site_url}directory/{own}/",
        )
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        page.get_by_role("link", name="Correct this entry").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"Correct {name}")
        expect(field(page, "Name")).to_have_value(name)
    assert is_still_the_same(page)


def test_axe_finds_nothing(reader: Page, site_url: str) -> None:
    page = reader
    live(page, f"{site_url}contribute/add-a-firm/")
    page.get_by_role("button", name="Copy the YAML").click()
    unfold(page)
    for button in page.get_by_role("button", name="Add an entry").all():
        button.click()
    assert found(page) == []
    addresses = ["directory/about-the-data/", "directory/changes/"]
    if page.viewport_size == DESKTOP:  # Their parts are judged in the other way elsewhere.
        addresses += ["contribute/data-dictionary/", "contribute/editorial-policy/"]
    for address in addresses:
        page.goto(f"{site_url}{address}")
        assert found(page, FRAME) == [], address


def test_no_page_is_wider_than_a_small_phone(phone: Page, site_url: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    for address in (
        "contribute/add-a-firm/",
        "directory/about-the-data/",
        "directory/changes/",
        "contribute/editorial-policy/",
    ):
        phone.goto(f"{site_url}{address}")
        if "add" in address:
            expect(phone.locator("[data-firm-form][data-live]")).to_be_attached()
            unfold(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") == 320, address
