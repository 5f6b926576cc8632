"""A search that begins with what a reader has, is lost, and comes back: in Chromium, Firefox and WebKit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.loading.dataset import Dataset

from ..spreadsheet import LISTED, OWN, TWO_DIGITS, spreadsheet
from ..test_my_search_known import connections
from .conftest import LOADED, Reader
from .driven import TAB
from .test_smoke import STORED, all_of, button, field, link, my_search, phone_or_disk

pytestmark = pytest.mark.site

FILE = "document.querySelector('.ms-view input[type=file]')"
PEOPLE = connections(
    "Anna|Berg|Lee Hecht Harrison|Career Consultant|03 Nov 2026",  # the former name of LHH
    "Bo|Lind|LHH|Partner|9 Jan 2020",
    "Cy|Moss|Summit|Director|12 Feb 2024",  # by its name alone it may be any
    "Di|Nord|An employer without a search firm|Nurse|1 Mar 2019",
)


@phone_or_disk
def test_the_story_of_a_search_that_is_lost_and_comes_back(reader: Reader, data: Dataset, tmp_path: Path) -> None:
    browser, at = reader

    def give(name: str, text: str) -> None:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8", newline="")
        browser.wait(FILE)
        browser.give(FILE, file)

    def stored() -> Any:
        return browser.run(STORED)["search"]

    # It begins with a spreadsheet, of which two firms stand in two rows each.
    my_search(reader, "today")
    browser.click(link("Bring your spreadsheet"))
    give("firms.csv", spreadsheet(data))
    brings = f"Bring in {LISTED + OWN} firms"
    browser.click(button(brings))
    (row, *_) = TWO_DIGITS
    asked = field(f"Row {row} has “{TWO_DIGITS[row]}”")
    browser.wait(f"document.activeElement === {asked}")  # It is asked about, and does not come unasked.
    browser.run(f"const field = {asked}; field.value = 'take'; field.dispatchEvent(new Event('change'))")
    browser.click(button(brings))
    browser.wait(f"document.body.textContent.includes('{LISTED + OWN} firms came from your spreadsheet.')")
    browser.wait(f"JSON.parse(localStorage.getItem('rapport'))?.search?.firms.length === {LISTED + OWN}")
    brought = stored()
    days = [entry["on"] for entry in brought["log"]] + [one["next"]["on"] for one in brought["firms"] if "next" in one]
    assert {"2026-02-11", "2026-09-01"} <= set(days), "11/02/26 and 1/9/26"
    assert min(days) >= "2026-01-01"
    assert max(days) <= "2026-12-31"
    people = {firm["id"]: firm.get("person", "") for firm in brought["firms"]}
    assert set(people) >= {firm.id for firm in data.listed[:LISTED]}

    # Whom does the reader know? Nothing of the file is kept but the name that is taken over.
    browser.click(link("Whom do you know?"))
    give("Connections.csv", PEOPLE)
    browser.wait("document.querySelector('[data-known=lhh]')?.textContent.includes('Formerly Lee Hecht Harrison')")
    browser.wait("document.querySelector('[aria-labelledby=ms-perhaps]').textContent.includes('Cy Moss')")
    assert stored() == brought
    browser.click(f"{all_of('[data-known=lhh] button', 'Follow this firm with this contact: Anna Berg')}[0]")
    browser.wait("localStorage.getItem('rapport').includes('Anna Berg')")
    assert "Bo Lind" not in browser.run("return localStorage.getItem('rapport')")

    # A call is logged; its year is typed with two digits.
    browser.click("document.querySelector('[data-known=lhh] .ms-firm__name a')")
    browser.click(button("Log something"))
    browser.run(
        f"const field = {field('What happened')}; field.value = 'call'; field.dispatchEvent(new Event('change'))"
    )
    browser.run(f"{field('Day')}.focus()")
    for key in (TAB, TAB, "2", "6"):  # from the month to the day, and on to the year
        browser.press(key)
    browser.click(button("Add to the log"))
    browser.click(button("Yes, "))
    browser.click(button("Add to the log"))
    browser.wait("document.body.textContent.includes('Logged: You called')")
    browser.wait("JSON.parse(localStorage.getItem('rapport')).search.log.some(({ firm }) => firm === 'lhh')")
    before = stored()
    (call,) = (entry for entry in before["log"] if entry["firm"] == "lhh")
    assert call["on"].startswith("2026-")

    # A copy is saved, the browser loses everything, and the copy brings it back.
    browser.click(f"{all_of('nav a', 'Keep')}[0]")
    copy = browser.saved(button("Save a copy"))
    assert json.loads(copy)["search"] == before
    strangers = [name for name in browser.run(LOADED) if not name.startswith(at("").removesuffix("index.html"))]
    assert strangers == [], "nothing is sent"
    browser.open(at("privacy/"))
    browser.run("localStorage.clear()")
    my_search(reader, "today")
    browser.wait("document.querySelector('.ms-view h2').textContent === 'Begin with one firm'")
    browser.click(f"{all_of('summary', 'Something missing?')}[0]")
    give("copy.json", copy)
    browser.wait(f"document.querySelector('[data-import]').textContent.includes('{LISTED + OWN + 1} firms added')")
    browser.click(button("Import it"))
    browser.wait(f"JSON.parse(localStorage.getItem('rapport'))?.search?.firms.length === {LISTED + OWN + 1}")
    assert stored() == before
