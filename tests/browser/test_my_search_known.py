"""Whom a reader knows: the file of connections, the firms that they are at, and that nothing of it is sent or kept."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from macros.catalog.names import COMMON, core
from macros.editing.duplicates import possible
from macros.loading.dataset import Dataset

from .axe import FRAME
from .axe import found as violations
from .my_search import rules
from .tab import page
from .test_my_search_page import opened
from .wait import wait_until

__all__ = ["page", "rules"]

Run = Callable[..., Any]
NOTES = (
    'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    'will only see email addresses for connections who have allowed it, see https://www.linkedin.com/psettings/"\r\n\r\n'
)
HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
AT = "https://www.linkedin.com/in/"


def connections(*people: str) -> str:
    """Return a file of LinkedIn's with people such as ``Anna|Berg|Acre, Ltd|Partner|03 Nov 2026``."""
    rows = []
    for person in people:
        first, last, company, position, on = person.split("|")
        rows.append(f'{first},{last},{AT}{first.lower()},,"{company}","{position}",{on}')
    return "\ufeff" + NOTES + "\r\n".join([HEADINGS, *rows, ""])


def read(run: Run, content: str | bytes) -> Any:
    given = base64.b64encode(content.encode() if isinstance(content, str) else content).decode()
    return run(
        "return my.readConnections(Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0)).buffer);", given
    )


def person(name: str, company: str, position: str = "", on: str = "03 Nov 2026") -> dict[str, str]:
    return {"name": name, "company": company, "position": position, "on": on}


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:  # of no day, so that the same names give the same bytes
            archive.writestr(zipfile.ZipInfo(name), "x" * 100)
    return file.getvalue()


# ---------------------------------------------------------------------- the file


@pytest.mark.parametrize(
    ("content", "people"),
    [
        (
            connections("Anna|Berg|Acre, Ltd|Head of “Search”, EMEA|03 Nov 2026", "Bo|O'Neill|||9 Jan 2020"),
            [
                person("Anna Berg", "Acre, Ltd", "Head of “Search”, EMEA"),
                person("Bo O'Neill", "", on="9 Jan 2020"),
            ],
        ),
        # Who has left LinkedIn has no name there; a file may have no notes, and a person one name.
        (f"{HEADINGS}\n,,,,,,03 Nov 2026\nCher,,{AT}cher,,Acre,,03 Nov 2026\n", [person("Cher", "Acre")]),
        # Without an address, as before 2021, and as a spreadsheet has saved it.
        (
            "First Name;Last Name;Email Address;Company;Position;Connected On\nAnna;Berg;;Acre;Partner;2026-11-03\n",
            [person("Anna Berg", "Acre", "Partner", "2026-11-03")],
        ),
        # In another language, and after notes in it.
        (
            'Hinweise:\n"Es fehlen, wie Sie sehen, Adressen."\n\n'
            f"Vorname,Nachname,URL,E-Mail-Adresse,Firma,Stelle,Seit\nAnna,Berg,{AT}anna,,Acre,Partnerin,3. Nov. 2026\n",
            [person("Anna Berg", "Acre", "Partnerin", "3. Nov. 2026")],
        ),
    ],
    ids=("notes", "bare", "saved anew", "German"),
)
def test_connections_are_found_below_their_headings(rules: Run, content: str, people: list[dict[str, str]]) -> None:
    assert read(rules, content) == {"people": people}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "There is nothing in it. Ask LinkedIn for the file again, and tick Connections."),
        (f"{NOTES}{HEADINGS}\n", "There is no connection in it. Ask LinkedIn for the file again"),
        ("First Name,Last Name,Maiden Name,Headline\nAnna,Berg,,Partner\n", "It is a table, but not one of"),
        ("Firm,Stage\nAcre,Contacted\n", "It is a table, but not one of connections"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "It is a workbook of a spreadsheet program."),
        (zipped("mimetype", "content.xml"), "It is a workbook of a spreadsheet program."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is a workbook of a spreadsheet program."),
        (zipped("Profile.csv", "Connections.csv"), "It is the whole export, still packed. Unpack it"),
        (zipped("Profile.csv", "Positions.csv"), "It is a packed file (zip), without Connections.csv in it."),
        (b"%PDF-1.7 and so on", "It is no table. Choose the file Connections.csv"),
    ],
    ids=(
        *("empty", "no connection", "other columns", "other table", "workbook", "open workbook", "old workbook"),
        *("whole export", "export without it", "PDF"),
    ),
)  # fmt: skip
def test_another_file_is_refused_with_what_to_do(rules: Run, content: str | bytes, said: str) -> None:
    assert read(rules, content)["refused"].startswith(said)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03 Nov 2026", "2026-11-03"),
        ("7-Feb-2022", "2022-02-07"),
        ("2026-11-03", "2026-11-03"),
        ("31 Feb 2026", "31 Feb 2026"),
        ("12 mars 2023", "12 mars 2023"),
        ("11/03/2026", "11/03/2026"),
        ("", ""),
    ],
)
def test_the_day_of_a_connection(rules: Run, text: str, day: str) -> None:
    assert rules("return my.connectedOn(given);", text) == day


# ---------------------------------------------------------------------- the firms


def found(run: Run, firms: list[dict[str, Any]], companies: list[str]) -> Any:
    """Return for each company the firms that it is or may be: the id, why it is doubtful, and the name."""
    return run(
        "const find = my.finderOf(given.firms, { commonWords: given.common });"
        "return given.companies.map((one) => find(one).map(({ firm, doubt, name }) => [firm.id, doubt, name]));",
        {"firms": firms, "companies": companies, "common": sorted(COMMON)},
    )


@pytest.mark.parametrize(
    ("name", "company", "doubt"),
    [
        ("Spencer Stuart", "SPENCER STUART", ""),
        ("Spencer Stuart", "Spencer Stuart International Ltd.", ""),
        ("Spencer Stuart", "Spencer Stuart | Executive Search & Leadership", ""),
        ("Spencer Stuart", "Spencer Stuart (Nordics)", ""),
        ("Spencer Stuart", "Spencer Stewart", "spelt"),
        ("Spencer Stuart", "Spencer Stuart Nordics", "begins"),
        ("Spencer Stuart", "Spencer", None),
        ("Spencer Stuart", "Spencer Stuartson", None),
        ("Heidrick & Struggles", "Heidrick and Struggles, Inc.", ""),
        ("Heidrick & Struggles", "Heidrick & Strugles", "spelt"),
        ("Leclère & Consultants", "Leclere Consultants", ""),
        ("Boyden", "Boyden", ""),
        ("Boyden", "Boyden Executive Search", ""),
        ("Boyden", "Boyden Castings", "begins"),
        ("The Adecco Group", "Adecco", "part"),
        ("LHH", "LHH", "word"),
        # Companies of every trade are called so.
        ("Summit", "Summit", "word"),
        ("Summit", "Summit Bank", "begins"),
        ("Summit", "Great Summit", None),
        ("Summit Executive Search", "Summit Executive Search, LLC", ""),
        ("Summit Executive Search", "Summit Executive Search Boston", "begins"),
        ("Summit Executive Search", "Summit", "part"),
        ("Summit Executive Search", "Summit Bank", None),
        ("Medix", "Medic", "spelt"),
        ("Medix", "Medic Group", None),
        ("Acre", "Müller, Acre & Co", None),
        ("…", "…", None),
    ],
)
def test_a_company_is_a_firm_or_perhaps_or_not(rules: Run, name: str, company: str, doubt: str | None) -> None:
    expected = [] if doubt is None else [["x", doubt, name]]
    assert found(rules, [{"id": "x", "name": name}], [company]) == [expected]


def test_a_firm_goes_by_its_former_names_and_what_is_certain_comes_alone(rules: Run) -> None:
    firms: list[dict[str, Any]] = [
        {"id": "dhr", "name": "DHR Global", "formerly": ["DHR International"]},
        {"id": "summit", "name": "Summit"},
        {"id": "alta", "name": "Summit Alta"},
        {"id": "peak", "name": "Peak Partners", "formerly": ["Summit Bank Search"]},
    ]
    assert found(rules, firms, ["DHR International", "Summit Alta", "Summit Bank"]) == [
        [["dhr", "", "DHR International"]],
        [["alta", "", "Summit Alta"]],
        [["peak", "", "Summit Bank Search"]],
    ]


def test_the_index_finds_what_the_duplicates_check_finds(rules: Run, data: Dataset) -> None:
    firms = [{"id": firm.id, "name": firm.name, "formerly": list(firm.formerly or ())} for firm in data.firms]
    names = [name for firm in data.firms for name in (firm.name, *(firm.formerly or ())) if " " in core(name)]
    # In the words that tell a firm a letter is left out, one put in, two are swapped, two put for others.
    slipped = []
    for place, name in enumerate(core(one) for one in names[::4]):
        at = 1 + place % (len(name) - 2)
        slipped += [
            name[:at] + name[at + 1 :],
            f"{name[:at]}x{name[at:]}",
            name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
            f"q{name[1:-1]}q",
        ]
    expected = [{(one.firm.id, one.why.split(", ", 1)[1]) for one in possible(data.firms, [name])} for name in slipped]
    by_the_index = [
        {(firm, name) for firm, doubt, name in all_found if doubt in ("", "spelt")}
        for all_found in found(rules, firms, slipped)
    ]
    assert [one for one in zip(slipped, expected, by_the_index, strict=True) if one[1] != one[2]] == []
    assert sum(map(len, expected)) > 200


def test_where_one_knows_most_comes_first_and_doubts_stand_apart(rules: Run) -> None:
    firms = [{"id": name.lower(), "name": name} for name in ("Boyden", "Summit", "Spencer Stuart")]
    people = [
        person("A", "Boyden"),
        person("B", "Spencer Stuart"),
        person("C", "Spencer Stuart Ltd"),
        person("D", "Boyden Castings"),
        person("E", "Summit"),
        person("F", ""),
        person("G", "Boyden Castings"),
    ]
    known = rules(
        "const { known, perhaps } = my.whomOneKnows(given.people, given.firms, { commonWords: given.common });"
        "const names = ({ people }) => people.map(({ name }) => name).join('');"
        "return [known.map((one) => [one.firm.name, names(one)]),"
        " perhaps.map((one) => [one.firm.name, one.company, names(one), my.DOUBTS[one.doubt](one.name)])];",
        {"people": people, "firms": firms, "common": sorted(COMMON)},
    )
    assert known == [
        [["Spencer Stuart", "BC"], ["Boyden", "A"]],
        [
            ["Summit", "Summit", "E", "“Summit” is a name that other companies have too."],
            [
                "Boyden",
                "Boyden Castings",
                "DG",
                "It begins with “Boyden”, and may be a part of the firm or another company.",
            ],
        ],
    ]


# ---------------------------------------------------------------------- the page

FILE = connections(
    "Anna|Berg|Spencer Stuart|Partner|03 Nov 2026",
    "Bo|Lind|Spencer Stuart Norway AS|Associate|12 Mar 2019",
    "Cara|Diaz|Søren & Co|Owner|01 Feb 2024",
    "Dev|Rao|Spencer Stuart|Consultant|01 Jan 2020",
    "Eve|Ng|Summit|Geologist|05 May 2021",
    "Finn|Moe|Zzyzx Foods|Cook|06 Jun 2021",
)
STORES = """async () => [
  JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie,
  (await indexedDB.databases()).map(({ name }) => name), location.href,
]"""


def choose(page: Page, content: str | bytes, name: str = "Connections.csv") -> None:
    buffer = content.encode() if isinstance(content, str) else content
    page.get_by_label("Choose Connections.csv").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": buffer}
    )


@pytest.mark.site
def test_whom_one_knows_is_shown_sent_nowhere_and_kept_only_when_asked(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}my-search/")
    page.get_by_role("link", name="Whom do you know?").click()
    expect(page.get_by_role("heading", name="Whom do you know?")).to_be_focused()
    choose(page, "Firm,Stage\nAcre,Contacted\n", "other.csv")
    expect(page.locator(".ms-warning")).to_contain_text("“other.csv” was not taken. It is a table, but not one of")
    before = page.evaluate(STORES)
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    choose(page, FILE)
    expect(page.get_by_role("status").filter(has_text="You know 3 people at 2 firms.")).to_be_visible()
    expect(page.locator(".ms-warning")).to_have_count(0)
    firms = page.locator("[data-known]")
    expect(firms.locator(".ms-firm__name")).to_have_text(
        ["Spencer Stuart", "Søren & Co", "Spencer Stuart", "Summit Executive Search"]
    )
    expect(firms.first.locator("li")).to_contain_text(
        ["Anna BergPartner · connected since 3 November 2026", "Dev RaoConsultant"]
    )
    expect(firms.nth(2)).to_contain_text(
        "Their company is “Spencer Stuart Norway AS”. It begins with “Spencer Stuart”, and may be a part of the firm"
    )
    # The list may be left and come back to; it is not stored for that.
    page.get_by_role("link", name="Overview").click()
    page.go_back()
    expect(firms).to_have_count(4)
    assert page.evaluate(STORES) == before
    assert requests == []

    page.get_by_role("button", name=re.compile("^Follow this firm with this contact ?: Dev Rao")).click()
    expect(page.locator(".ms-toast")).to_contain_text("You follow Spencer Stuart now, with Dev Rao as your contact.")
    expect(firms.first).to_contain_text("Your contact")
    page.get_by_role("button", name=re.compile("^Make this my contact ?: Cara Diaz")).click()
    wait_until(page, "() => (localStorage.getItem('rapport') || '').includes('Cara Diaz')")
    stored = page.evaluate("localStorage.getItem('rapport')")
    people = {firm["name"]: firm.get("person") for firm in json.loads(stored)["search"]["firms"] if "name" in firm}
    assert people == {"Søren & Co": "Cara Diaz", "Spencer Stuart": "Dev Rao"}
    assert not [name for name in ("Berg", "Lind", "Ng", "Moe", "Zzyzx") if name in json.dumps(page.evaluate(STORES))]
    assert violations(page, FRAME) == []  # The frame is judged where nothing is kept yet.
    page.get_by_role("button", name="Forget them now").click()
    expect(firms).to_have_count(0)
    assert [urlsplit(request.url).path for request in requests] == []


@pytest.mark.site
def test_a_file_that_is_dropped_is_read_and_scripts_that_do_not_load_are_asked_for_again(
    browser: Browser, site_url: str
) -> None:
    # Not the page of the other tests: a browser tells its console of what could not be loaded.
    page = browser.new_page()
    page.route("**/assets/my-search-known.*", lambda route: route.abort())
    page.goto(f"{site_url}my-search/#known")
    expect(page.locator(".ms-warning")).to_contain_text("What this needs could not be loaded.")
    page.unroute("**/assets/my-search-known.*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Choose Connections.csv")).to_be_attached()
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "Connections.csv"));
          const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
          document.querySelector(".ms-view .ms-box").dispatchEvent(drop);
        }""",
        connections("Anna|Berg|Zzyzx Foods|Cook|03 Nov 2026"),
    )
    expect(page.get_by_role("status").filter(has_text="None of them is for certain")).to_be_visible()
    page.close()
