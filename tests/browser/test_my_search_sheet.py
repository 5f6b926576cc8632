"""A spreadsheet that a reader brings into My search: how it is read, understood, shown and taken in."""

from __future__ import annotations

import base64
import calendar
import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from macros.loading.dataset import Dataset

from .axe import FRAME, found
from .my_search import TODAY, rules
from .spreadsheet import LISTED, OWN, ROWS, TWO_DIGITS, WRONG, spreadsheet
from .wait import wait_until

__all__ = ["rules"]

Run = Callable[..., Any]
SPAN = f"my.spanOf('{TODAY}', known.days)"
BYTES = "const bytes = Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0)).buffer;"


def read(run: Run, given: str | bytes, how: str = "{}") -> Any:
    """Return what a table is read as, of a text or of the bytes of a file."""
    if isinstance(given, str):
        return run(f"return my.readTable(given, {how});", given)
    return run(f"{BYTES} return my.readTable(bytes, {how});", base64.b64encode(given).decode())


# ---------------------------------------------------------------- the cells


@pytest.mark.parametrize(
    ("text", "separator", "rows"),
    [
        ("Firm,Note\r\nAcre,\"say \"\"hi\"\", twice\"\r\n", ",", [["Firm", "Note"], ["Acre", 'say "hi", twice']]),
        ('a;b\n1;"x\r\ny"\n\n2;3\n;\n', ";", [["a", "b"], ["1", "x\ny"], [], ["2", "3"]]),
        ("Firm\tNote\rAcre\ta, b, c\rBirch\td", "\t", [["Firm", "Note"], ["Acre", "a, b, c"], ["Birch", "d"]]),
        ("sep=;\r\nFirm;a,b\r\nAcre;1,5", ";", [["Firm", "a,b"], ["Acre", "1,5"]]),
        ("Notes:\n\nFirst,Last\nA,B\nD,E", ",", [["Notes:"], [], ["First", "Last"], ["A", "B"], ["D", "E"]]),
        ("Firm\nAcre\nBirch, Ltd", ",", [["Firm"], ["Acre"], ["Birch", " Ltd"]]),
        ('Firm\tNote\n"Summit" Partners\tx', "\t", [["Firm", "Note"], ['"Summit" Partners', "x"]]),
        ('Firm\tNote\nAcre\t"a\nb"', "\t", [["Firm", "Note"], ["Acre", "a\nb"]]),
    ],
)  # fmt: skip
def test_the_cells_of_a_text(rules: Run, text: str, separator: str, rows: list[list[str]]) -> None:
    assert read(rules, text) == {"rows": rows, "separator": separator, "encoding": "", "broken": None}


def test_a_reader_says_better_what_separates_the_cells(rules: Run) -> None:
    got = read(rules, "Firm\nAcre, Ltd\nBirch, Ltd", "{ separator: ';' }")
    assert got["rows"] == [["Firm"], ["Acre, Ltd"], ["Birch, Ltd"]]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('Firm,Note\nAcre,x\nBirch,"not closed\nCedar,y', 3),
        ('Firm,Note\n"Summit" Partners,x\nCedar,y', 2),
        ('Firm\tNote\n"Summit" Partners\tx\nCedar\t"a\nb"', 3),
    ],
)
def test_a_quotation_mark_that_joins_rows_is_told(rules: Run, text: str, row: int) -> None:
    assert read(rules, text)["broken"] == row


TEXT = "Firm\tSince\nGroß & Søn\t2026\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16be"),
        (TEXT.encode("utf-16-le"), "utf-16le"),
        (TEXT.encode("utf-16-be"), "utf-16be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_letters_of_a_file(rules: Run, content: bytes, encoding: str) -> None:
    rows = [["Firm", "Since"], ["Groß & Søn", "2026"]]
    assert read(rules, content) == {"rows": rows, "separator": "\t", "encoding": encoding, "broken": None}


def test_a_reader_says_better_what_the_letters_are(rules: Run) -> None:
    got = read(rules, TEXT.encode("mac-roman"), "{ encoding: 'macintosh' }")
    assert got["rows"][1][0] == "Groß & Søn"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and so on", "It is a workbook"),
        (b"\xd0\xcf\x11\xe0 and so on", "It is a workbook of an old kind"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"a\x00\x00b\x01", "It is no text"),
        (b" \n,,\n", "There is nothing in it"),
        (b"", "There is nothing in it"),
    ],
)
def test_what_is_no_table_is_refused_in_words(rules: Run, content: bytes, said: str) -> None:
    assert read(rules, content)["refused"].startswith(said)


# ---------------------------------------------------------------- the days


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-03 | 2026/11/3 | 2026. 11. 3. | 20261103 | 2026年11月3日", "2026-11-03"),
        ("2026-11-03T23:59:00.000Z | 2026-11-03 09:30 | 3 Nov 2026 9:30 am", "2026-11-03"),
        ("3 Nov 2026 | 3-Nov-2026 | 3. November 2026 | 3rd of November, 2026", "2026-11-03"),
        ("Nov 3, 2026 | November 3rd 2026 | Tue, 3 Nov 2026 | Tuesday, Nov 3, 2026", "2026-11-03"),
        ("3. März 2026 | 3 Mrz 2026 | 3 mars 2026 | 3 de marzo de 2026 | 3 mrt 2026", "2026-03-03"),
        ("2026 Dec 31", "2026-12-31"),
        ("0026-11-03", "0026-11-03"),
    ],
)
def test_a_day_that_is_written_in_one_way_alone(rules: Run, written: str, day: str) -> None:
    texts = written.split(" | ")
    got = rules(f"return given.map((text) => my.readDay(text, {SPAN}));", texts)
    assert got == [{"is": "day", "ways": {"fixed": day}, "short": False}] * len(texts)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-02-30 | 31/02/2026 | 31 Nov 2026 | 32/1/2026", "It is not a day of the calendar."),
        ("3/11 | 3.11. | 26-Nov | Nov-26 | 3 November", "The year is missing."),
        ("Nov 2026 | 11/2026 | 2026", "The day is missing."),
        ("tbc | ? | next week | 1234 | 3 jui 2026 | 3/11/20266 | Q3 2026", "It is not a date."),
    ],
)
def test_what_is_no_day_says_why(rules: Run, written: str, why: str) -> None:
    texts = written.split(" | ")
    assert rules(f"return given.map((text) => my.readDay(text, {SPAN}));", texts) == [{"is": "odd", "why": why}] * len(
        texts
    )


def test_nothing_is_written_in_several_ways(rules: Run) -> None:
    empty = ["", "  ", "-", "\u2013", "n/a", "N/A", "none", "..."]
    assert rules(f"return given.map((text) => my.readDay(text, {SPAN}).is);", empty) == ["empty"] * len(empty)


def test_numbers_are_days_in_each_order_in_which_the_calendar_has_one(rules: Run) -> None:
    numbers = [(one, two, year) for one in range(33) for two in range(33) for year in (2024, 2026)]

    def day(year: int, month: int, date: int) -> str:
        right = 1 <= month <= 12 and 1 <= date <= calendar.monthrange(year, month)[1]
        return datetime.date(year, month, date).isoformat() if right else ""

    cells = [f"{one}/{two}/{year}" for one, two, year in numbers]
    got = rules(f"return given.map((text) => my.readDay(text, {SPAN}).ways || {{ dmy: '', mdy: '', ymd: '' }});", cells)
    assert got == [{"dmy": day(year, two, one), "mdy": day(year, one, two), "ymd": ""} for one, two, year in numbers]


def test_a_year_of_two_digits_is_told_and_lies_within_the_span(rules: Run) -> None:
    cells = ["3/11/26", "3 Nov '26", "3/11/89", "3/11/90", "3/11/36", "26-11-30", "99-11-03"]
    got = rules(f"return given.map((text) => my.readDay(text, {SPAN}));", cells)
    assert all(one["short"] for one in got)
    assert [[way[:4] for way in one["ways"].values() if way] for one in got] == [
        ["2026", "2026"], ["2026"], ["2089", "2089"], ["1990", "1990"], ["2036", "2036"], ["2030", "2026"], ["1999"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "order", "shows"),
    [
        (["3/11/2026", "25/11/2026"], "dmy", 1),
        (["3/11/2026", "11/25/2026", "2026-01-02"], "mdy", 1),
        (["3/11/2026", "4/5/2026"], "", 0),
        (["3/3/2026", "4/4/2026"], "dmy", 0),
        (["25/11/2026", "3/11/2026", "11/25/2026"], "", 1),
        (["31/02/2026", "13/13/2026", "3/11/2026", "13/1/2026"], "dmy", 3),
        (["26-11-03", "26-11-30"], "", 0),
        (["99-11-03", "26-11-30"], "ymd", 0),
        (["3 Nov 2026", ""], "", -1),
    ],
)
def test_the_order_of_a_column_follows_from_all_of_it_or_is_asked(
    rules: Run, cells: list[str], order: str, shows: int
) -> None:
    got = rules(f"return my.readColumn(given, {SPAN});", cells)
    assert (got["order"], got["shows"]) == (order, shows)


def days(run: Run, cells: list[str], **answers: Any) -> Any:
    """Return the day of each cell of a column, or why there is none, after a reader's answers."""
    given = {"cells": cells, "answers": {"order": "", "short": "", "mac": False, **answers}}
    return run(
        f"""const {{ readings }} = my.readColumn(given.cells, {SPAN});
        return readings.map((one) => {{
          const {{ day, fault, open }} = my.dayOf(one, given.answers, {SPAN});
          return open ? `? ${{fault}}` : day || fault || "";
        }});""",
        given,
    )


def test_a_day_comes_in_only_once_it_is_clear(rules: Run) -> None:
    cells = ["3/11/2026", "3/11/26", "3 Nov 26", "2026-11-04", "25/11/2026", "", "46329", "3/3/1926", "1/1/2040"]
    two_ways, short = "It can be read in two ways.", "Its year has two digits."
    too_old, too_late = "Give a day from 1 January 1990 on.", "Give a day no later than 23 November 2036."
    unasked = [f"? {two_ways}", f"? {short}", f"? {short}", "2026-11-04", f"? {two_ways}", "", "2026-11-03"]
    assert days(rules, cells) == [*unasked, f"? {two_ways}", f"? {two_ways}"]
    clear = ["2026-11-03", "2026-11-03", "2026-11-03", "2026-11-04", "2026-11-25", "", "2026-11-03", too_old, too_late]
    assert days(rules, cells, order="dmy", short="take") == clear
    left = ["2026-03-11", short, short, "2026-11-04", "It is no day if it is written as month, day, year.", ""]
    assert days(rules, cells, order="mdy", short="none", mac=True) == [*left, "2030-11-04", too_old, too_late]
    assert days(rules, cells, order="none", short="take")[:3] == [two_ways, two_ways, "2026-11-03"]
    year = "The year is 206. Give all four digits of it."
    assert days(rules, ["12/03/0206", "0206-03-12"], order="dmy") == [year, year]


# ---------------------------------------------------------------- the firms

# A workspace of the given firms of the directory and those that are followed, without its page.
WORKSPACE = f"""
  const listed = (id) => given.firms.find((one) => one.id === id) || null;
  const state = {{ firms: [], log: [], ...given.state }};
  const ws = {{
    state, known: {{ ...known, formerIds: {{ "oak-people": "oak" }} }}, today: "{TODAY}", span: () => {SPAN}, listed,
    engine: () => ({{ firm: (number) => given.firms[number] || null }}),
    firm: (id) => state.firms.find((one) => one.id === id),
    entries: (id) => state.log.filter((one) => one.firm === id),
    about: (one) => ({{ name: listed(one.id || one)?.name || one.name || one }}),
  }};
  const find = my.firmFinder(ws);
"""
FIRMS = [
    {"id": "acre", "name": "Acre", "website": "https://www.acre.com/"},
    {"id": "korn-ferry", "name": "Korn Ferry", "website": "https://www.kornferry.com/", "formerly": ["Korn/Ferry Hay"]},
    {"id": "morgan", "name": "Morgan McKinley", "website": "https://www.morgan.com/", "formerly": ["Premier Group"]},
    {"id": "summit", "name": "Summit Executive Search", "website": "https://summit.com/"},
    {"id": "oak", "name": "Oak & Sons", "website": "https://group.example/oak"},
    {"id": "elm", "name": "Elm", "website": "https://group.example/elm"},
]


@pytest.mark.parametrize(
    ("name", "website", "firm"),
    [
        ("Acre", "", "acre"),
        ("ACRE Ltd.", "", "acre"),
        ("Acr\u00e9", "https://www.linkedin.com/company/acre", "acre"),
        ("Acre Recruitment", "", "perhaps acre"),
        ("Acre", "https://acre-timber.example", "perhaps acre"),
        ("Acre", "acre.co.uk", "acre"),
        ("Korn/Ferry Hay", "", "korn-ferry"),
        ("Korn Ferry International", "", "korn-ferry"),
        ("Korn Fery", "", "perhaps korn-ferry"),
        ("Our K.F.", "kornferry.com/people", "korn-ferry"),
        ("", "http://kornferry.com", "korn-ferry"),
        ("Premier Group", "", "perhaps morgan"),
        ("Summit", "", "perhaps summit"),
        ("Summit Executive Search GmbH", "", "summit"),
        ("Oak and Sons", "", "oak"),
        ("Oak People", "", "oak"),
        ("Some name", "group.example/elm", "elm"),
        ("Oak & Sons", "group.example", "oak"),
        ("Some name", "group.example", "perhaps oak elm"),
        ("My own", "", "own-1"),
        ("Nobody", "", ""),
    ],
)
def test_firms_by_name_and_website(rules: Run, name: str, website: str, firm: str) -> None:
    state = {"firms": [{"id": "own-1", "name": "My Own Ltd"}]}
    script = f"{WORKSPACE} return find(given.name, given.website);"
    one = rules(script, {"firms": FIRMS, "state": state, "name": name, "website": website})
    assert (
        one["id"] or " ".join(["perhaps", *(other["id"] for other in one["perhaps"])]).removesuffix("perhaps")
    ) == firm


# ---------------------------------------------------------------- what comes

PLAN = f"""{WORKSPACE}
  const {{ rows }} = my.readTable(given.text);
  const header = my.headerOf(rows, ws.span());
  let columns = my.columnsOf(rows, header, ws.span(), find);
  if (given.short) columns = columns.map((one) => ({{ ...one, answers: {{ ...one.answers, short: given.short }} }}));
  const asked = {{ rows, header, columns, words: {{}}, chosen: {{}}, skipped: [], keepOdd: true, ...given.asked }};
  const plan = my.planTable(asked, ws, find);
  const part = my.applyAll({{ version: 2, firms: state.firms, log: state.log, about: {{}} }}, plan.changes);
  return {{ header, uses: columns.map((one) => [one.title, one.use]), part, left: plan.left, open: [...plan.open],
    firms: plan.firms.map(({{ key, id, numbers }}) => [key, id, numbers]),
    faults: my.faultsIn(part, known.schema, known.schema.$defs.Search, ws.span()) }};
"""


def plan(run: Run, text: str, firms: list[dict[str, Any]] | None = None, **more: Any) -> Any:
    """Return what comes of a table, as a stored search, and what stays out."""
    return run(PLAN, {"text": text, "firms": FIRMS if firms is None else firms, **more})


def test_the_columns_are_known_by_their_names(rules: Run) -> None:
    got = plan(
        rules,
        "Search 2026\t\n\n"
        "Company\tRecruiter\tContact\tE-mail\tStatus\tLast called\tFollow up\tFollow up on\tSalary\tDate added\tFirm\n"
        "x\tJo\tMay\ta@b.example\topen\t2026-11-01\tcall\t2026-12-01\t100\t2026-01-01\tAcre\n",
    )
    assert got["header"] == 2
    assert dict(got["uses"]) == {
        "Company": "notes", "Recruiter": "person", "Contact": "person", "E-mail": "notes", "Status": "relation",
        "Last called": "contact", "Follow up": "step", "Follow up on": "next", "Salary": "notes", "Date added": "",
        "Firm": "firm",
    }  # fmt: skip
    (firm,) = got["part"]["firms"]
    assert (firm["id"], firm["person"], firm["next"]) == ("acre", "Jo May", {"on": "2026-12-01", "what": "call"})
    assert firm["notes"] == "Company: x\nE-mail: a@b.example\nSalary: 100"
    assert [(one["kind"], one["on"], one["who"]) for one in got["part"]["log"]] == [("call", "2026-11-01", "Jo May")]


def test_columns_without_names_are_known_by_what_stands_in_them(rules: Run) -> None:
    got = plan(rules, "Jo\tKorn Ferry\t2026-11-01\tsaid yes\nMay\tAcre\t2026-11-02\t\n")
    assert (got["header"], [use for _, use in got["uses"]]) == (-1, ["notes", "firm", "contact", "notes"])
    assert [firm["id"] for firm in got["part"]["firms"]] == ["korn-ferry", "acre"]
    assert plan(rules, "Recruiter,Date\nAcre,2026-11-01\n")["uses"] == [["Recruiter", "firm"], ["Date", "contact"]]
    # A list of names alone: none of them is taken for the name of the column, and a number is no day.
    names = "Birch\nElder Search\nCallaghan Partners\nLasting Contact Consultants\n"
    assert [key for key, *_ in plan(rules, names)["firms"]] == [
        "name birch", "name elder search", "name callaghan partners", "name lasting contact consultants",
    ]  # fmt: skip
    assert [key for key, *_ in plan(rules, f"Agency\n{names}")["firms"]][:2] == ["name birch", "name elder search"]
    assert plan(rules, "Birch\t45678\nElder Search\t45679\n")["part"]["log"] == []


def test_forty_rows_with_wrong_dates_and_two_twins(rules: Run, data: Dataset) -> None:
    """Nothing that is wrong comes in, and all that does is as the stored form must be."""
    listed = [{"id": one.id, "name": one.name, "website": one.website} for one in data.listed]
    got = plan(rules, spreadsheet(data), listed)
    assert got["faults"] == []
    assert (len(got["firms"]), len(got["part"]["firms"])) == (LISTED + OWN, LISTED + OWN)
    assert [firm["id"] for firm in got["part"]["firms"][:LISTED]] == [one.id for one in data.listed[:LISTED]]
    assert [numbers for *_, numbers in got["firms"] if len(numbers) > 1] == [[2, ROWS], [32, ROWS + 1]]
    out = {one["number"]: (one["value"], one["why"]) for one in got["left"] if one["title"] == "Last contact"}
    assert {number: value for number, (value, _) in out.items()} == WRONG | TWO_DIGITS
    assert {number: why for number, (_, why) in out.items()} == {
        5: "It is not a day of the calendar.",
        9: "It is not a date.",
        14: "It is not a day of the calendar.",
        20: "The year is 206. Give all four digits of it.",
        27: "Give a day no later than 23 November 2036.",
        33: "It lies ahead of today.",
        36: "The year is missing.",
        **dict.fromkeys(TWO_DIGITS, "Its year has two digits."),
    }
    assert got["open"] == [5]
    assert len(got["part"]["log"]) == ROWS - len(WRONG) - len(TWO_DIGITS)
    taken = plan(rules, spreadsheet(data, ";"), listed, short="take")
    firms = {one["id"]: number for number, one in enumerate(taken["part"]["firms"], start=2)}
    on = {firms[one["firm"]]: one["on"] for one in taken["part"]["log"]}
    assert (on[8], on[17], taken["open"]) == ("2026-02-11", "2026-09-01", [])
    first = got["part"]["firms"][0]
    assert first["next"] == {"on": "2026-12-01", "what": "Call again"}
    assert {"Contact: Person 41" not in first["notes"], f"Contact: Person {ROWS}" in first["notes"]} == {True}
    assert got["part"]["firms"][3]["notes"].endswith("Last contact: 31/02/2026")


def test_what_a_firm_has_stays_and_nothing_comes_twice(rules: Run) -> None:
    text = (
        "Firm,Contact,Stage,Last contact,Next,Next on,Notes\nAcre,Jo,resting,2026-11-01,Call,2026-12-01,Met in Bern\n"
    )
    fresh = plan(rules, text)["part"]
    again = plan(rules, text, state={"firms": fresh["firms"], "log": fresh["log"]})
    assert (again["part"], again["left"]) == (fresh | {"about": {}}, [])
    own = {"id": "acre", "added": "2026-01-01", "person": "May", "relation": "in-touch", "notes": "Old"}
    merged = plan(rules, text, state={"firms": [own], "log": []})
    assert [(one["title"], one["why"]) for one in merged["left"]] == [
        ("Contact", "You have something else there already."),
        ("Stage", "You have something else there already."),
    ]
    (firm,) = merged["part"]["firms"]
    assert (firm["person"], firm["relation"]) == ("May", "in-touch")
    assert firm["notes"] == "Old\nContact: Jo\nStage: resting\nMet in Bern"


def test_a_reader_says_which_firm_it_is_and_what_stays_out(rules: Run) -> None:
    rows = ("Acre,2026-11-01,strange", "Acre Recruitment,2026-11-02,", ",2026-11-03,", "Birch,2026-11-04,")
    text = "\n".join(["Firm,Last contact,Status", *rows])
    got = plan(rules, text)
    assert [key for key, *_ in got["firms"]] == ["acre", "name acre recruitment", "name birch"]
    assert [(one["number"], one["why"]) for one in got["left"]] == [
        (2, "It is left open what that means here."),
        (4, "The row names no firm."),
    ]
    # Where the table names no stage, the log tells one.
    assert [(one["relation"], one["since"]) for one in got["part"]["firms"][:1]] == [("contacted", "2026-11-01")]
    asked = {"chosen": {"name acre recruitment": "acre"}, "skipped": ["name birch"]}
    one = plan(rules, text, asked={**asked, "words": {"relation strange": "in-touch"}})
    assert [(firm["id"], firm["relation"]) for firm in one["part"]["firms"]] == [("acre", "in-touch")]
    assert [entry["on"] for entry in one["part"]["log"]] == ["2026-11-01", "2026-11-02"]
    other = plan(rules, text, asked={"chosen": {"acre": ""}})["part"]["firms"]
    assert [firm["id"][:4] for firm in other] == ["own-", "own-", "own-"]


# ---------------------------------------------------------------- the page


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('rapport')") or "null")


@pytest.mark.site
def test_a_spreadsheet_comes_in_and_goes_with_one_button(page: Page, site_url: str, data: Dataset) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}my-search/")
    page.get_by_role("link", name="Bring your spreadsheet").click()
    expect(page.get_by_label("Paste the cells here")).to_be_visible()
    parts = [url.rpartition("/")[2] for url in asked if "my-search-" in url]
    assert [name.split(".")[0] for name in parts] == ["my-search-data", "my-search-table", "my-search-bring"]
    asked.clear()
    chosen: FilePayload = {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"PK\x03\x04"}
    page.get_by_label("choose a CSV or TSV file").set_input_files(chosen)
    expect(page.get_by_role("alert")).to_contain_text("\u201cmine.csv\u201d cannot be read. It is a workbook")
    chosen["buffer"] = spreadsheet(data, ";").encode("utf-16")
    page.get_by_label("choose a CSV or TSV file").set_input_files(chosen)
    expect(page.get_by_role("heading", name="What the columns are")).to_be_focused()
    expect(page.get_by_text("40 rows, semicolon between the cells, letters in UTF-16")).to_be_visible()
    summary = page.locator(".ms-bring > ul[aria-live]")
    expect(summary).to_contain_text("38 firms: 30 of the directory, 8 of your own")
    expect(summary).to_contain_text("2 firms in several rows")
    expect(summary).to_contain_text("Dates in 1 column wait for your answer above")
    row = page.get_by_role("row", name="Row 5")
    expect(row).to_contain_text("Last contact31/02/2026It is not a day of the calendar.")
    assert found(page, FRAME) == []  # The frame is judged where nothing is kept yet.
    # A question that is open comes first.
    page.get_by_role("button", name="Bring in 38 firms").click()
    question = page.get_by_label("Row 8 has \u201c11/02/26\u201d: which year is that?")
    expect(question).to_be_focused()
    assert stored(page) is None
    question.select_option(label="2026, and so on")
    page.get_by_label(f"{data.listed[1].name}", exact=True).uncheck()
    page.get_by_role("button", name="Bring in 37 firms").click()
    expect(page.locator(".ms-toast")).to_contain_text("37 firms came from your spreadsheet.")
    expect(page.get_by_role("heading", name="Firms", exact=False).first).to_be_focused()
    wait_until(page, "() => JSON.parse(localStorage.getItem('rapport')).search.firms.length === 37")
    search = stored(page)["search"]
    assert (search["firms"][0]["id"], search["firms"][0]["person"]) == (data.listed[0].id, "Person 2")
    page.get_by_role("button", name="Undo").click()
    wait_until(page, "() => JSON.parse(localStorage.getItem('rapport')).search.firms.length === 0")
    assert stored(page)["search"]["log"] == []
    assert asked == []


@pytest.mark.site
def test_pasted_cells_come_in_from_a_disk_too(phone: Page, offline_url: str) -> None:
    phone.goto(f"{offline_url}my-search.html#bring")
    cells = "Agency\tWebsite\tLast call\nAcre Recruitment\t\t3/11/2025\n\u201cNew\u201d\tnew.example\t4/11/2025\n"
    phone.get_by_label("Paste the cells here").fill(cells)
    phone.get_by_role("button", name="Read them").tap()
    phone.get_by_label("Which firm is it? Acre Recruitment").select_option("acre")
    phone.get_by_label("Row 2 has \u201c3/11/2025\u201d: which day is that?").select_option("dmy")
    assert found(phone, FRAME) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.get_by_role("button", name="Bring in 2 firms").tap()
    expect(phone.locator(".ms-toast")).to_contain_text("2 firms came from your spreadsheet.")
    wait_until(phone, "() => (localStorage.getItem('rapport') || '').includes('new.example')")
    search = stored(phone)["search"]
    assert [(one["on"], one["kind"]) for one in search["log"]] == [("2025-11-03", "call"), ("2025-11-04", "call")]
    assert search["firms"][0]["id"] == "acre"
