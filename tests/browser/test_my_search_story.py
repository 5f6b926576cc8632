"""The whole story of a search, as a person lives it, online and from a disk, on a phone or on a desk."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, FilePayload, Page, Request, expect

from .axe import FRAME, found
from .conftest import DESKTOP, MILLISECONDS, PHONE
from .my_search import turn_to_view

pytestmark = pytest.mark.site

DEVICES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}


# The pages and scripts are the same in either place: each place comes once, and so does each device.
@pytest.fixture(params=["http-phone", "file-desk"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page as one of several readers has it, and the address of the site; complaints and requests fail the test."""
    place, device = request.param.split("-")
    start = request.getfixturevalue("site_url" if place == "http" else "offline_url")
    context = browser.new_context(**DEVICES[device], accept_downloads=True)
    context.set_default_timeout(MILLISECONDS)
    wrong: list[str] = []
    sent: list[str] = []

    def listen(asked: Request) -> None:
        # Files of the site itself and of this device; never with anything that a reader has entered.
        if not asked.url.startswith((start, "data:", "blob:")) or asked.method != "GET" or asked.post_data:
            sent.append(f"{asked.method} {asked.url}")
        elif asked.url.startswith("http") and ("?" in asked.url or "#" in asked.url):
            sent.append(asked.url)

    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", listen)
    page.on("websocket", lambda socket: sent.append(socket.url))
    yield page, start
    context.close()
    assert wrong == []
    assert sent == []


def directory(start: str) -> str:
    return f"{start}directory/{'' if start.startswith('http') else 'index.html'}"


def no_barrier(page: Page) -> None:
    """axe finds nothing, and nothing is wider than the screen.

    The frame of the page is judged where nothing is kept yet.
    """
    # The header and a button of the theme fade in and out when a page is scrolled, with little contrast meanwhile.
    page.evaluate("window.scrollTo(0, 0)")
    assert found(page, FRAME) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def fold(page: Page, title: str) -> None:
    page.locator(".ms-fold > summary", has_text=title).first.click()


def download(page: Page, button: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def follow(page: Page, typed: str, name: str) -> None:
    page.get_by_label("Follow a firm").last.fill(typed)
    page.get_by_role("button", name=f"Follow {name}", exact=True).click()
    expect(page.locator(".ms-toast")).to_contain_text(f"You follow {name} now.")


def stored(page: Page) -> Any:
    return (json.loads(page.evaluate("localStorage.getItem('rapport')") or "null") or {}).get("search")


def test_a_search_from_the_first_firm_to_a_copy_that_brings_it_all_back(reader: tuple[Page, str]) -> None:
    page, start = reader
    today = datetime.datetime.now().astimezone()
    page.clock.install(time=today)

    # Find three firms, and follow them: one in the directory, one here, and one of one's own.
    page.goto(directory(start))
    page.get_by_role("searchbox", name="Search the firms").fill("spencer stuart")
    card = page.locator("[data-firm-id=spencer-stuart]")
    card.locator("[data-action=save]").click()
    page.get_by_role("button", name="Open My search").click()
    expect(page.get_by_role("heading", name=re.compile("^Today"))).to_be_visible()
    turn_to_view(page, "Firms")
    expect(page.locator("[data-firm=spencer-stuart]")).to_contain_text("To research")
    follow(page, "boyden", "Boyden")
    page.get_by_label("Follow a firm").last.fill("Quiet Partners")
    page.get_by_role("button", name="Add “Quiet Partners” as a firm of your own").click()
    page.get_by_label("Website (optional)").fill("javascript:alert(1)")
    page.get_by_role("button", name="Follow this firm").click()
    expect(page.get_by_text("This is not a web address")).to_be_visible()
    page.get_by_label("Website (optional)").fill("quiet.example")
    no_barrier(page)
    page.get_by_role("button", name="Follow this firm").click()
    expect(page.locator(".ms-firm")).to_have_count(3)
    no_barrier(page)

    # About me.
    turn_to_view(page, "About me")
    page.get_by_label("The field you work in").fill("food manufacturing")
    page.get_by_label("Your function").fill("Finance")
    page.get_by_label("Your level").fill("director")
    page.get_by_label("The package you expect").fill("140,000 to 160,000 pounds")
    no_barrier(page)

    # The first note, from a template.
    turn_to_view(page, "Firms")
    page.get_by_role("link", name="Spencer Stuart").click()
    expect(page.get_by_role("heading", name="Spencer Stuart", level=2)).to_be_focused()
    fold(page, "Write a message")
    letter = page.locator("[data-message=first-note]")
    expect(letter).to_contain_text("Finance")
    expect(letter).to_contain_text("140,000 to 160,000 pounds")
    page.get_by_label("The recruiter's name").fill("Dr Rivera")
    expect(letter).to_contain_text("Dear Dr Rivera")

    # Logged, and warned of when written again two days later.
    page.get_by_role("button", name="I sent it: log it").click()
    expect(page.locator(".ms-toast")).to_contain_text("The stage is now: Contacted.")
    expect(page.locator(".ms-log")).to_contain_text("Note sent")
    page.clock.fast_forward("48:00:00")
    page.reload()
    page.get_by_role("button", name="Log something").click()
    page.get_by_label("What happened").select_option(label="Note sent")
    expect(page.locator(".ms-logform .ms-warning")).to_contain_text("less than a week ago")
    expect(page.locator(".ms-logform .ms-warning")).to_contain_text("2 days before")
    page.locator(".ms-logform .ms-why > summary").click()
    expect(page.locator(".ms-logform .ms-why a").first).to_have_attribute("href", re.compile("^https?://"))
    fold(page, "Write a message")  # A letter is judged with the form.
    expect(page.locator(".ms-letter")).to_contain_text("Dear Dr Rivera")
    no_barrier(page)
    page.locator(".ms-logform").get_by_role("button", name=re.compile("^Remind me on")).click()
    page.locator(".ms-logform").get_by_role("button", name="Cancel").click()

    # The reminder goes to the calendar of one's own.
    reminder = icalendar.Calendar.from_ical(download(page, "Calendar file"))
    (event,) = reminder.walk("VEVENT")
    assert event["DTSTART"].dt == today.date() + datetime.timedelta(days=7)
    assert str(event["SUMMARY"]) == "Spencer Stuart: Write again"
    assert event.walk("VALARM")

    # A firm that never answered.
    turn_to_view(page, "Firms")
    page.get_by_role("link", name="Boyden").click()
    for kind, days in (("Note sent", 30), ("No answer", 20), ("Note sent", 19), ("No answer", 9)):
        page.get_by_role("button", name="Log something").click()
        page.get_by_label("What happened").select_option(label=kind)
        day = today.date() + datetime.timedelta(days=2 - days)
        page.locator(".ms-logform").get_by_label("Day").fill(day.isoformat())
        page.locator(".ms-logform button[type=submit]").click()
        expect(page.locator(".ms-toast")).to_contain_text(f"Logged: {kind}")
    expect(page.locator(".ms-facts")).to_contain_text("Did not answer (2 of 2)")
    expect(page.locator(".ms-suggestion")).to_contain_text("Let it rest")
    no_barrier(page)
    turn_to_view(page, "Today")
    expect(page.locator("[data-firm=boyden]")).to_contain_text("Let it rest")
    no_barrier(page)
    everything = icalendar.Calendar.from_ical(download(page, "Calendar file of all"))
    assert len(everything.walk("VEVENT")) >= 3
    turn_to_view(page, "Overview")
    no_barrier(page)
    page.get_by_role("button", name="Table").click()
    expect(page.get_by_role("table")).to_contain_text("Did not answer (2 of 2)")
    no_barrier(page)

    # A copy; everything deleted; the copy brought back.
    turn_to_view(page, "Keep or delete")
    copy = download(page, "Save a copy")
    before = stored(page)
    assert json.loads(copy)["search"] == before
    page.get_by_role("button", name="Delete everything").click()
    no_barrier(page)
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.get_by_text("You have 0 firms and 0 log entries.")).to_be_visible()
    assert stored(page) is None
    page.reload()
    expect(page.get_by_text("You have 0 firms and 0 log entries.")).to_be_visible()
    chosen: FilePayload = {"name": "my-search.json", "mimeType": "application/json", "buffer": copy.encode()}
    page.get_by_label("Choose a file").set_input_files(chosen)
    expect(page.locator("[data-import]")).to_contain_text("3 firms added")
    no_barrier(page)
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_text("You have 3 firms and 5 log entries.")).to_be_visible()
    turn_to_view(page, "Firms")
    expect(page.locator(".ms-firm")).to_have_count(3)
    expect(page.locator("[data-firm=boyden]")).to_contain_text("Did not answer (2 of 2)")
    page.get_by_role("link", name="Quiet Partners").click()
    expect(page.get_by_role("link", name="quiet.example")).to_have_attribute("href", "https://quiet.example/")
    turn_to_view(page, "About me")
    expect(page.get_by_label("Your function")).to_have_value("Finance")
    assert stored(page) == before
