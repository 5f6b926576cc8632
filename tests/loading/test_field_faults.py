"""Faults of a single field: file, line, name, problem and remedy."""

# ruff: noqa: E501 - a fault is one line, as people see it

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from macros.loading.diagnostics import misspelt
from macros.loading.load import load
from macros.model.text import quoted

from .helpers import SEE, case, check_case, faults, shown, spoil

ADDRESS = "Give a public address that starts with https:// or http://." + SEE

# Of each kind: selectors of variants, joiners, fillers, blanks, a lost letter, and what Unicode has not given out.
UNSEEN = [
    *("\ufe0f", "\U000e0100", "\u034f", "\u17b4", "\u180b", "\u115f", "\u3164", "\uffa0", "\u2800", "\ufffd"),
    *("\u2065", "\U0001fffe", "\ufdd0", "\uffff", "\u200b", "\u202e", "\ue000"),
]

TYPES = [
    *(
        case(name, "firms", {"name: Birch Partners": f"name: {value}◀"}, f"birch.name: {expected}.{SEE}name")
        for name, value, expected in [
            ("number for a text", "1990", "is a number, not a text. Put it in quotes"),
            ("fraction for a text", "1.5", "is a number, not a text. Put it in quotes"),
            ("date for a text", "2026-01-01", "is a date, not a text. Put it in quotes"),
            ("truth value for a text", "true", "is a truth value, not a text. Put it in quotes"),
            ("list for a text", "[Birch, Partners]", "is a list, not a text. Give a single text"),
            ("group for a text", "{first: Birch}", "is a group of fields, not a text. Give a single text"),
            ("nothing for a text", "", "is empty. Fill it in"),
            ("empty text", "''", "is empty. Fill it in"),
            ("null for a text", "null", "is empty. Fill it in"),
            (
                "space before a text",
                "' Birch'",
                "has spaces too many. Keep one space between words and none at the ends",
            ),
            (
                "two spaces between words",
                "Birch  Partners",
                "has spaces too many. Keep one space between words and none at the ends",
            ),
            ("two lines", '"Birch\\nPartners"', "runs over several lines. Write it on one line"),
            ("text too long", "x" * 121, "has 121 characters; the limit is 120. Shorten it"),
        ]
    ),
    *(
        case(
            name,
            "firms",
            {"services: [executive-search, board-search]": f"services: {value}◀"},
            f"birch.services{expected}.{SEE}services",
        )
        for name, value, expected in [
            (
                "text for a list",
                "board-search",
                ": is a text, not a list. Write it as a list, [like, this], even for one entry",
            ),
            (
                "group for a list",
                "{board-search: 1}",
                ": is a group of fields, not a list. Write it as a list, [like, this], even for one entry",
            ),
            ("empty list", "[]", ": has 0 entries; it needs at least 1. Add what is missing"),
            ("nothing in a list", "[~]", "[1]: is empty. Fill it in, or take it out of the list"),
            ("list in a list", "[[board-search]]", "[1]: is a list, not a text. Give a single text"),
            ("number in a list", "[board-search, 7]", "[2]: is a number, not a text. Put it in quotes"),
            (
                "entry twice",
                "[board-search, executive-search, board-search]",
                '[3]: "board-search" stands in the list twice. Keep one of the two',
            ),
        ]
    ),
    *(
        case(name, "firms", {"checked: 2026-11-21": f"checked: {value}◀"}, f"birch.checked: {expected}")
        for name, value, expected in [
            (
                "text for a date",
                "yesterday",
                f"is a text, not a date. Write it as 2026-11-23, without quotes.{SEE}checked",
            ),
            (
                "date in quotes",
                "'2026-11-21'",
                f"is a text, not a date. Write it as 2026-11-23, without quotes.{SEE}checked",
            ),
            (
                "year for a date",
                "2026",
                f"is a number, not a date. Write it as 2026-11-23, without quotes.{SEE}checked",
            ),
            (
                "time with a date",
                "2026-11-21T10:00:00Z",
                f"is a date with a time, not a date. Write it as 2026-11-23, without quotes.{SEE}checked",
            ),
            (
                "date that does not exist",
                "2026-02-30",
                "2026-02-30 is not a date that exists. Give a day that the calendar has.",
            ),
            ("date in the future", "2999-01-01", f"lies in the future. Give the day on which it was done.{SEE}checked"),
            *(
                (f"day long ago {day}", day, f"lies before 2000-01-01. Give the day on which it was done.{SEE}checked")
                for day in ("0001-01-01", "1026-11-20", "1999-12-31")
            ),
            ("nothing for a date", "", f"is empty. Fill it in.{SEE}checked"),
        ]
    ),
    *(
        case(name, "firms", {"founded: 1956": f"founded: {value}◀"}, f"acre.founded: {expected}.{SEE}founded")
        for name, value, expected in [
            (
                "fraction for a year",
                "1956.0",
                "is a number, not a whole number. Write the digits alone, without quotes",
            ),
            (
                "year with a zero before it",
                "01956",
                "is a text, not a whole number. Write the digits alone, without a zero before them",
            ),
            ("text for a year", "'1956'", "is a text, not a whole number. Write the digits alone, without quotes"),
            (
                "truth value for a year",
                "true",
                "is a truth value, not a whole number. Write the digits alone, without quotes",
            ),
            ("no number for a year", ".nan", "is a number, not a whole number. Write the digits alone, without quotes"),
            ("null for a field that may be left out", "null", "is empty. Fill it in, or leave the field out"),
            ("nothing for a field that may be left out", "", "is empty. Fill it in, or leave the field out"),
            ("year in the future", "2999", "lies in the future. Give the year as the source states it"),
            ("year long ago", "1066", "1066 is less than 1800. Correct the number"),
        ]
    ),
    *(
        case(
            name,
            "evidence",
            {"as_of: undated": f"as_of: {value}◀"},
            f"retained-model.as_of: {expected}.{SEE}evidence-as-of",
        )
        for name, value, expected in [
            (
                "date for a year",
                "2024-01-01",
                "is a date, not a year or undated. Give the year in digits, without quotes, or undated",
            ),
            (
                "list for a year",
                "[2024]",
                "is a list, not a year or undated. Give the year in digits, without quotes, or undated",
            ),
            (
                "year in quotes",
                "'2024'",
                "is neither a year nor undated. Give the year in digits, without quotes, or undated",
            ),
            ("year of a source in the future", "2999", "lies in the future. Give the year as the source states it"),
            ("year of a source long ago", "99", "lies before 1800. Give the year as the source states it"),
        ]
    ),
    case(
        "text for a truth value",
        "firms",
        {"generalist: true": "generalist: 'true'◀"},
        f"cedar.generalist: is a text, not true or false. Write true or false, without quotes.{SEE}generalist",
    ),
    case(
        "number for a truth value",
        "firms",
        {"generalist: true": "generalist: 1◀"},
        f"cedar.generalist: is a number, not true or false. Write true or false, without quotes.{SEE}generalist",
    ),
    case(
        "text for a group",
        "firms",
        {"  headquarters:\n    city: Zurich\n    country: CH": "  headquarters: Zurich◀"},
        f"acre.headquarters: is a text, not a group of fields. Indent its fields below it.{SEE}headquarters",
    ),
    case(
        "group without what it needs",
        "firms",
        {"  headquarters:\n    city: Zurich\n    country: CH": "  headquarters:◀\n    city: Zurich"},
        f"acre.headquarters.country: is missing. Add country.{SEE}headquarters-country",
    ),
    case(
        "text for a record",
        "firms",
        {"- id: cedar": "- oak◀\n\n- id: cedar"},
        "record 3: is a text, not a group of fields. Indent its fields below it.",
    ),
    case(
        "nothing for a record",
        "firms",
        {"- id: cedar": "-◀\n\n- id: cedar"},
        "record 3: is empty. Fill it in, or take it out of the list.",
    ),
    case(
        "number for an id",
        "firms",
        {"- id: birch": "- id: 42◀"},
        f"record 2.id: is a number, not a text. Put it in quotes.{SEE}id",
    ),
    case(
        "form of an id",
        "firms",
        {"- id: birch": "- id: Birch Partners◀"},
        f'Birch Partners.id: "Birch Partners" does not have the right form. Use lower-case letters and digits, with single hyphens between.{SEE}id',
    ),
    case(
        "summary of 201 characters",
        "firms",
        {"Finds finance directors.": f"{'x' * 201}◀"},
        f"birch.summary: has 201 characters; the limit is 200. Shorten it.{SEE}summary",
    ),
    case(
        "note that is too long",
        "evidence",
        {"Read it with care.": f"{'x' * 601}◀"},
        f"retained-model.note: has 601 characters; the limit is 600. Shorten it.{SEE}evidence-note",
    ),
    case(
        "too few items",
        "checklists",
        {
            "  items:": "  items:◀",
            "    - id: say-thanks\n      text: Say thank you.\n      why: Courtesy costs nothing.\n": "",
        },
        f"first-call.items: has 4 entries; it needs at least 5. Add what is missing.{SEE}checklists-items",
    ),
]

VALUES = [
    case(
        "id of a value that is the page of its folder",
        "vocabulary",
        {"  - id: telecommunications": "  - id: index◀"},
        f'industry.index.id: "index" is the page of the folder itself. Choose another id.{SEE}vocabulary-industry',
    ),
    case(
        "entries too many",
        "decisions",
        {"      do: [Pay nothing.]": "      do: [One., Two., Three., Four., Five., Six., Seven.]◀"},
        f"what-kind.verdicts.walk-away.do: has 7 entries; the limit is 6. Shorten the list.{SEE}decisions-verdicts-do",
    ),
    case(
        "value with a letter too few",
        "firms",
        {"kind: contingency-search": "kind: contingncy-search◀"},
        f'birch.kind: "contingncy-search" is not a kind. Did you mean "contingency-search"?{SEE}kind',
    ),
    case(
        "first word of a value",
        "firms",
        {"  kind: contingency-search": "  kind: retained◀"},
        f'birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ),
    case(
        "label for a value",
        "firms",
        {"countries: ['NO']": "countries: [Norway]◀"},
        f'birch.countries[1]: "Norway" is not a country. Did you mean "NO"?{SEE}countries',
    ),
    case(
        "value in the wrong case",
        "firms",
        {"countries: ['NO']": "countries: [gb]◀"},
        f'birch.countries[1]: "gb" is not a country. Did you mean "GB"?{SEE}countries',
    ),
    case(
        "value that resembles none",
        "firms",
        {"  kind: contingency-search": "  kind: xyz◀"},
        f'birch.kind: "xyz" is not a kind. Use one of contingency-search, retained-search.{SEE}kind',
    ),
    case(
        "value of another vocabulary",
        "firms",
        {"    unsolicited: accepts": "    unsolicited: email◀"},
        f'acre.contact.unsolicited: "email" is not an answer to unsolicited CVs. Use accepts.{SEE}contact-unsolicited',
    ),
    case(
        "value with a very long name",
        "firms",
        {"  kind: contingency-search": f"  kind: {'x' * 5000}◀"},
        f'birch.kind: "{"x" * 79}…" is not a kind. Use one of contingency-search, retained-search.{SEE}kind',
    ),
    case(
        "UK",
        "firms",
        {"countries: ['NO']": "countries: [UK]◀"},
        f'birch.countries[1]: "UK" is not a country. Did you mean "GB"?{SEE}countries',
    ),
    case(
        "UK in evidence",
        "evidence",
        {"applies_to: [all]": "applies_to: [UK]◀"},
        f'retained-model.applies_to[1]: "UK" is not a place or a country. Did you mean "GB"?{SEE}evidence-applies-to',
    ),
    case(
        "UK as the country of the head office",
        "firms",
        {"    country: CH": "    country: UK◀"},
        f'acre.headquarters.country: "UK" is not a country. Did you mean "GB"?{SEE}headquarters-country',
    ),
    case(
        "UK among the countries, GB as the head office",
        "firms",
        {"    country: CH": "    country: GB", "countries: [CH, US]": "countries: [UK, US]◀"},
        f'acre.countries[1]: "UK" is not a country. Did you mean "GB"?{SEE}countries',
    ),
    case(
        "evidence that does not exist",
        "checklists",
        {"      evidence: [retained-model]": "      evidence: [retained-modell]◀"},
        f'first-call.items.ask-who-pays.evidence[1]: "retained-modell" is not an id in evidence.yaml. Did you mean "retained-model"?{SEE}checklists-items-evidence',
    ),
    case(
        "evidence that resembles none",
        "decisions",
        {"      evidence: [law-of-fees]": "      evidence: [xyz]◀"},
        f'what-kind.verdicts.walk-away.evidence[1]: "xyz" is not an id in evidence.yaml. Use an id of evidence.yaml, or add the record there.{SEE}decisions-verdicts-evidence',
    ),
    case(
        "message that does not exist",
        "checklists",
        {"messages: [first-note]": "messages: [last-note]◀"},
        f'first-call.messages[1]: "last-note" is not an id in messages.yaml. Use an id of messages.yaml, or add the record there.{SEE}checklists-messages',
    ),
    case(
        "term that does not exist",
        "glossary",
        {"see: [client]": "see: [clients]◀"},
        f'mandate.see[1]: "clients" is not an id in glossary.yaml. Did you mean "client"?{SEE}glossary-see',
    ),
    case(
        "term that points at itself",
        "glossary",
        {"see: [client]": "see: [mandate]◀"},
        f"mandate.see[1]: points at itself. Name another term, or leave it out.{SEE}glossary-see",
    ),
]

ADDRESSES = [
    case(
        f"website {value}",
        "firms",
        {"website: https://birch.example.org/": f"website: '{value}'◀"},
        f"birch.website: {expected}website",
    )
    for value, expected in [
        *(
            (value, f"is not an http or https address. {ADDRESS}")
            for value in (
                "ftp://birch.example.org/",
                "javascript:alert(1)",
                "www.birch.example.org",
                "//birch.example.org/",
                "data:text/html,x",
                "mailto:info@birch.example.org",
            )
        ),
        *(
            (value, f"holds a character that an address cannot have. {ADDRESS}")
            for value in (
                "https://birch.example.org/a b",
                "https://birch.example.org/<b>",
                "https://birch.example.org\\a",
                "https://birch.example.org/%zz",
                "https://birch.example.org/100%",
            )
        ),
        ("HTTPS://birch.example.org/", f"begins with HTTPS. Write https in lower case.{SEE}"),
        ("Http://birch.example.org/", f"begins with Http. Write http in lower case.{SEE}"),
        *(
            (value, f"holds a user name. Remove the part before the @.{SEE}")
            for value in ("https://me:secret@birch.example.org/", "https://me@birch.example.org/")
        ),
        *(
            (value, f"names a port that does not exist. Remove the colon and the port.{SEE}")
            for value in (
                "https://birch.example.org:99999/",
                "https://birch.example.org:abc/",
                "https://birch.example.org:0/",
            )
        ),
        *(
            (f"https://{host}/", f"{quoted(host)} is not a host that readers can reach. {ADDRESS}")
            for host in (
                "localhost",
                "127.0.0.1",
                "10.0.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "127.1",
                "2130706433",
                "0x7f.0x1",
                "birch",
                "birch.local",
                "birch..org",
                "%61.com",
                "a.com,b.com",
                "a.com;b",
                "*.com",
                "(a).com",
                "-a-.com",
                "a_b.com",
                f"{'a' * 64}.com",
                f"{'a' * 300}.com",
                f"{'a.' * 126}com",
                "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54",
                "\uff11\uff12\uff17.0.0.1",
                "\u043f\u0440\u0438\u043c\u0435\u0440,\u0440.\u0440\u0444",
            )
        ),
        ("http://localhost:8000/", f'"localhost" is not a host that readers can reach. {ADDRESS}'),
        ("https://[::1]/", f'"::1" is not a host that readers can reach. {ADDRESS}'),
        ("https:///birch", f"names no host. {ADDRESS}"),
        ("https://[::1", f"is not an address. {ADDRESS}"),
        ("https://[v1.a]/", f"is not an address. {ADDRESS}"),
        ("https://[2606:4700::1111%25eth0]/", f"is not an address. {ADDRESS}"),
        ("https://exa\u2100mple.com/", f"is not an address. {ADDRESS}"),
    ]
]

MAILBOXES = [
    case(
        f"mailbox {value}",
        "firms",
        {"email: candidates@acre.example.com": f"email: '{value}'◀"},
        f"acre.contact.email: {expected}{SEE}contact-email",
    )
    for value, expected in [
        *(
            (value, "may name a person. List only mailboxes of a desk, such as info@ or candidates@, or leave it out.")
            for value in (
                "john.smith@acre.example.com",
                "j.smith@acre.example.com",
                "john@acre.example.com",
                "john.office@acre.example.com",
                "John-HR@acre.example.com",
                "infox@acre.example.com",
            )
        ),
        *(
            (value, "is not an e-mail address. Write it as info@firm.example.")
            for value in (
                "write to us",
                "info@acre",
                "info at acre.example.com",
                "info..x@acre.example.com",
                "info.@acre.example.com",
                "info@-.-",
                "info@-acre.example.com",
                "info@acre-.example.com",
                "info@a.example, jobs@a.example",
                "mailto:info@acre.example.com",
            )
        ),
    ]
]


@pytest.mark.parametrize(
    "address",
    [
        "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/",
        "https://b\u00fccher.example/a%20b?c=%C3%BC",
        f"https://{'a' * 63}.com/",
        "https://birch.example.org.:8443/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://[2606:4700::1111]:8443/",
    ],
)
def test_an_address_that_leads_somewhere_is_no_fault(folder: Path, address: str) -> None:
    spoil(folder, "firms", {"website: https://birch.example.org/": f"website: '{address}'"})
    assert load(folder).firm("birch").website == address


@pytest.mark.parametrize(
    "mailbox",
    ["jobs.zurich@acre.example.com", "Data-Protection@acre.example.com", "data-protection.uk@acre.example.com"],
)
def test_a_mailbox_of_a_desk_is_no_fault(folder: Path, mailbox: str) -> None:
    spoil(folder, "firms", {"email: candidates@acre.example.com": f"email: {mailbox}"})
    contact = load(folder).firm("acre").contact
    assert contact
    assert contact.email == mailbox


def test_the_first_day_and_year_that_can_be_right(folder: Path) -> None:
    spoil(folder, "firms", {"checked: 2026-11-21": "checked: 2000-01-01", "founded: 1956": "founded: 1800"})
    spoil(folder, "evidence", {"as_of: 2024": "as_of: 1800"})
    data = load(folder)
    assert (str(data.firm("birch").checked), data.firm("acre").founded) == ("2000-01-01", 1800)
    assert data.claim("law-of-fees").as_of == 1800


def test_a_checklist_does_not_take_the_address_of_the_page_that_lists_them(folder: Path) -> None:
    (line,) = spoil(folder, "checklists", {"- id: first-call": "- id: index◀"})
    fault = f'index.id: "index" is the page of the folder itself. Choose another id.{SEE}checklists-id'
    assert f"data/checklists.yaml:{line}: {fault}" in shown(folder)


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
@pytest.mark.parametrize("start", ["", "Birch"])
@pytest.mark.parametrize("escaped", [False, True])
def test_a_name_holds_nothing_that_cannot_be_seen(folder: Path, start: str, sign: str, escaped: bool) -> None:
    written = f"\\U{ord(sign):08x}" if escaped else sign
    (line,) = spoil(folder, "firms", {"name: Birch Partners": f'name: "{start}{written}"◀'})
    problem = f"the invisible character U+{ord(sign):04X}"
    remedy = "Remove it."
    if sign == "\ufffd":
        problem, remedy = "U+FFFD, which stands for a letter that was lost,", "Type the word anew."
    expected = f"holds {problem}. {remedy}{SEE}name" if escaped else f"{problem} stands in this line. {remedy}"
    assert shown(folder) == [f"data/firms.yaml:{line}: birch.name: {expected}"]


def test_the_fields_of_a_record_are_held_against_those_it_lacks_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record with thousands of unknown fields takes no longer for each field that it lacks."""
    asked = []

    def counting(words: Iterable[str], known: Sequence[str]) -> set[str]:
        asked.append(known)
        return misspelt(words, known)

    monkeypatch.setattr("macros.loading.validate.misspelt", counting)
    lines = "".join(f"  field-{number}: x\n" for number in range(50))
    (folder / "firms.yaml").write_text(f"- id: acre\n{lines}")
    assert [fault.where for fault in faults(folder) if fault.problem == "is missing"]
    assert len(asked) == 1


@pytest.mark.parametrize(("file", "edits", "expected"), [*TYPES, *VALUES, *ADDRESSES, *MAILBOXES])
def test_fault(folder: Path, file: str, edits: dict[str, str], expected: tuple[str, ...]) -> None:
    check_case(folder, file, edits, expected)
