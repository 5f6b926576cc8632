"""What people bring: each kind of bad input gives the line, the field and the remedy, in the real directory."""

# ruff: noqa: E501 - a fault is one line, as people see it

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.cli import main
from macros.loading import text_policy
from macros.loading.diagnostics import MOST_SHOWN
from macros.loading.load import load
from tests.small import few_firms

from .helpers import HERE, SEE, case, check_case, shown, spoil

ADDRESS = f"Give a public address that starts with https:// or http://.{SEE}"
RECORD = """\
- id: mutated-search
  name: Mutated Search
  formerly: [Mutant & Sons]
  summary: Finds chief executives for makers of software.
  kind: retained-search
  services: [executive-search]
  website: https://www.mutated-search.example.com/
  headquarters:
    city: Zurich
    country: CH
  countries: [CH]
  industries: [technology]
  contact:
    channel: e-mail
    email: candidates@mutated-search.example.com
  checked: 2026-11-20
  sources:
    - url: https://www.mutated-search.example.com/about
      title: About us – Mutated Search
      supports: [summary, kind, services, headquarters, countries, industries, contact]
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen of the real firms, with the record that the tests mutate at their end; only to be copied."""
    folder = few_firms(tmp_path_factory.mktemp("directory") / "data")
    with (folder / "firms.yaml").open("a", encoding="utf-8") as firms:
        firms.write(f"\n{RECORD.replace('mutated-search', 'zz-mutated')}")
    return folder


# Each: what is replaced in the record, by what (the faulty line marked), and what is said of it.
MUTATIONS = {
    "id of another": (
        "- id: zz-mutated",
        "- id: acre◀",
        f'.id: "acre" is the id of an earlier record too. Give one of them another id, or remove it.{SEE}id',
    ),
    "website of another": (
        "website: https://www.zz-mutated.example.com/",
        "website: http://acre.com/◀",
        f'website: is the website of "acre" too. Make one record of the two, or give each its own page.{SEE}website',
    ),
    "personal mailbox": (
        "email: candidates@",
        "email: jane.doe@◀",
        f"contact.email: may name a person. List only mailboxes of a desk, such as info@ or candidates@, or leave it out.{SEE}contact-email",
    ),
    "localhost": (
        "website: https://www.zz-mutated.example.com/",
        "website: http://localhost:8000/◀",
        f'website: "localhost" is not a host that readers can reach. {ADDRESS}website',
    ),
    "private address": (
        "website: https://www.zz-mutated.example.com/",
        "website: http://192.168.0.12/◀",
        f'website: "192.168.0.12" is not a host that readers can reach. {ADDRESS}website',
    ),
    "credentials": (
        "website: https://www.zz",
        "website: https://me:secret@www.zz◀",
        f"website: holds a user name. Remove the part before the @.{SEE}website",
    ),
    "space in an address": (
        "example.com/about",
        "example.com/about us◀",
        f"sources[1].url: holds a character that an address cannot have. {ADDRESS}sources-url",
    ),
    "right-to-left override": (
        "name: Mutated Search",
        "name: Mutated \u202eSearch◀",
        "name: the invisible character U+202E stands in this line. Remove it.",
    ),
    "zero-width space": (
        "summary: Finds chief",
        "summary: Finds\u200b chief◀",
        "summary: the invisible character U+200B stands in this line. Remove it.",
    ),
    "homoglyph": (
        "name: Mutated Search",
        "name: Mut\u0430ted Search◀",
        f'name: mixes letters of different scripts in "Mut\u0430ted" (Cyrillic and Latin). Type the word anew in one script.{SEE}name',
    ),
    "homoglyph in an address": (
        "website: https://www.zz-mutated.example.com/",
        "website: https://www.\u0430cre.com/◀",
        f'website: mixes letters of different scripts in "\u0430cre" (Cyrillic and Latin). Copy the address from the firm\'s own site.{SEE}website',
    ),
    "summary of 5,000 characters": (
        "Finds chief executives for makers of software.",
        f"{'x' * 5000}◀",
        f"summary: has 5000 characters; the limit is 200. Shorten it.{SEE}summary",
    ),
    "kind one letter off": (
        "kind: retained-search",
        "kind: retaned-search◀",
        f'kind: "retaned-search" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ),
    "UK": (
        "countries: [CH]",
        "countries: [CH, UK]◀",
        f'countries[2]: "UK" is not a country. Did you mean "GB"?{SEE}countries',
    ),
    "bare NO": (
        "countries: [CH]",
        "countries: [CH, NO]◀",
        "countries[2]: YAML reads the bare word NO as false. Write 'NO' in quotes for the text, or false for the truth value.",
    ),
    "date in the future": (
        "checked: 2026-11-20",
        "checked: 2999-01-01◀",
        f"checked: lies in the future. Give the day on which it was done.{SEE}checked",
    ),
    "source of a field that is not there": (
        "industries, contact]",
        "industries, contact, levels]◀",
        f'sources[1].supports[8]: supports "levels", which the record does not have. Add levels, or take it out of supports.{SEE}sources-supports',
    ),
    "tab": (
        "  kind: retained-search",
        "\tkind: retained-search◀",
        ": a tab stands in this line. Indent and separate with spaces.",
    ),
    "unknown status": (
        "  summary:",
        "  status: shut◀\n  summary:",
        f'status: "shut" is not a status. Use one of active, closed, merged.{SEE}status',
    ),
    "successor that does not exist": (
        "  summary:",
        "  status: merged\n  successor: spencer-stewart◀\n  summary:",
        f'successor: "spencer-stewart" is not an id in firms.yaml. Did you mean "spencer-stuart"?{SEE}successor',
    ),
    "successor of an active firm": (
        "  summary:",
        "  successor: spencer-stuart◀\n  summary:",
        f"successor: a firm that is active has no successor. Give status closed or merged, or leave successor out.{SEE}successor",
    ),
    "status without a source": (
        "  summary:",
        "  status: closed◀\n  summary:",
        f"status: no source supports it. Add status to supports of the source that shows it, or leave the field out.{SEE}status",
    ),
    "unknown field": ("  formerly:", "  formerlly:◀", 'formerlly: there is no such field. Did you mean "formerly"?'),
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_a_mutated_record_among_the_real_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directory: Path, mutation: tuple[str, str, str]
) -> None:
    old, new, expected = mutation
    shutil.copytree(directory, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    firms = Path("data/firms.yaml")
    before, dash, record = firms.read_text(encoding="utf-8").partition("- id: zz-mutated")
    record = dash + record
    assert record.count(old) == 1
    record = record.replace(old, new)
    supported = [field for field in ("status", "successor") if f"  {field}:" in new and "no source" not in expected]
    record = record.replace(", contact]", ", ".join([", contact", *supported]) + "]")
    text = before + record
    (line,) = [number for number, one in enumerate(text.split("\n"), start=1) if HERE in one]
    firms.write_text(text.replace(HERE, ""), encoding="utf-8")
    where = "acre" if "id: acre" in new else "zz-mutated"
    place = where if expected.startswith((":", ".")) else f"{where}."
    found = [one for one in shown(Path("data")) if ": stands after " not in one]
    assert found == [f"data/firms.yaml:{line}: {place}{expected}"]


def test_there_are_at_least_twenty_mutated_records() -> None:
    assert len(MUTATIONS) >= 20


@pytest.mark.parametrize(
    ("file", "edits", "expected"),
    [
        case(
            "name in other letters that reads as that of another",
            "firms",
            {"name: Acre Search": "name: Case", "name: Birch Partners": "name: \u0421\u0410\u0405\u0415◀"},
            f'birch.name: "\u0421\u0410\u0405\u0415" is written in other letters but reads as the name of "acre". Type the name anew, as the firm writes it.{SEE}name',
        ),
        *(
            case(
                f"name in other forms of the letters {name}",
                "firms",
                {"name: Birch Partners": f"name: {name}◀"},
                f'birch.name: "{name}" is written in other letters but reads as the name of "cedar". Type the name anew, as the firm writes it.{SEE}name',
            )
            for name in ("\uff23\uff45\uff44\uff41\uff52", "\U0001d402edar", "\u217dedar")
        ),
        *(
            case(
                f"website of another as {website}",
                "firms",
                {
                    "website: https://www.acre.example.com/": "website: https://acre.example.com/x",
                    "website: https://birch.example.org/": f"website: {website}◀",
                },
                f'birch.website: is the website of "acre" too. Make one record of the two, or give each its own page.{SEE}website',
            )
            for website in (
                "https://acre.example.com:443/x",
                "http://acre.example.com:80/x/",
                "https://www.acre.example.com./x",
                "http://ACRE.example.com/x",
            )
        ),
        case(
            "successor that is the firm itself",
            "firms",
            {
                "  name: Cedar\n": "  name: Cedar\n  status: closed\n  successor: cedar◀\n",
                "[summary, kind, services]": "[summary, kind, services, status, successor]",
            },
            f'cedar.successor: "cedar" leads back to this record. Name the firm that exists today, or leave it out.{SEE}successor',
        ),
        case(
            "successors in a circle",
            "firms",
            {
                "  name: Birch Partners\n": "  name: Birch Partners\n  status: closed\n  successor: cedar◀\n",
                "  name: Cedar\n": "  name: Cedar\n  status: closed\n  successor: birch◀\n",
                "[summary, kind, services]": "[summary, kind, services, status, successor]",
                "countries, functions]": "countries, functions, status, successor]",
            },
            f'birch.successor: "cedar" leads back to this record. Name the firm that exists today, or leave it out.{SEE}successor',
            f'cedar.successor: "birch" leads back to this record. Name the firm that exists today, or leave it out.{SEE}successor',
        ),
    ],
)
def test_fault_of_several_records(folder: Path, file: str, edits: dict[str, str], expected: tuple[str, ...]) -> None:
    check_case(folder, file, edits, expected)


@pytest.mark.parametrize("website", ["https://acre.example.com/X", "https://acre.example.com:8443/x"])
def test_another_page_or_port_is_another_website(folder: Path, website: str) -> None:
    spoil(
        folder,
        "firms",
        {
            "website: https://www.acre.example.com/": "website: https://acre.example.com/x",
            "website: https://birch.example.org/": f"website: {website}",
        },
    )
    assert load(folder).firm("birch").website == website


def test_a_name_in_one_foreign_script_is_no_fault(folder: Path) -> None:
    spoil(folder, "firms", {"name: Birch Partners": "name: Бюро Берёза (Ångström) β-Søk"})
    assert load(folder).firm("birch").name == "Бюро Берёза (Ångström) β-Søk"


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("Finds <b>finance</b> directors.", "HTML", "<b>"),
        ("Finds finance directors.<script src=//x>", "HTML", "<script src=//x>"),
        ("Finds finance directors &amp; more.", "HTML", "&amp;"),
        ("Finds {{ 7*7 }} directors.", "Jinja", "{{"),
        ("Finds {% raw %} directors.", "Jinja", "{%"),
        ("Finds [finance](https://evil.example/) directors.", "Markdown", "[finance](https://evil.example/)"),
        ("Finds **finance** directors.", "Markdown", "**"),
        ("Finds `finance` directors.", "Markdown", "`"),
        ("http://x <script>alert(1)</script>", "HTML", "<script>"),
        ("https://x/<script>", "HTML", "<script>"),
    ],
)
def test_markup_in_a_text(folder: Path, text: str, kind: str, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = spoil(folder, "firms", {"summary: Finds finance directors.": f"summary: '{text}'◀"})
    assert main(["check", "--data", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f'data/firms.yaml:{line}: birch.summary: holds {kind}: "{sign}". '
        "Write plain words: a text is shown as it stands.\n"
    )


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("Write to jane.doe@acre.com for roles", "an e-mail address", "jane.doe@acre.com"),
        ("Write to (jane@b\u00fccher.example).", "an e-mail address", "jane@b\u00fccher.example"),
        ("Call Jane on +44 20 7946 0958", "a telephone number", "+44 20 7946 0958"),
        ("Call Jane on +44 (0)20 7946 0958.", "a telephone number", "+44 (0)20 7946 0958"),
        ("Call Jane on 044 123 45 67.", "a telephone number", "044 123 45 67"),
        ("Call Jane on 02079460958.", "a telephone number", "02079460958"),
        ("Call Jane on (415) 555-2671.", "a telephone number", "415) 555-2671"),
        ("Call Jane on 415.555.2671.", "a telephone number", "415.555.2671"),
        ("Call Jane on 12 34 56 78.", "a telephone number", "12 34 56 78"),
    ],
)
def test_what_leads_to_a_person_in_a_text(folder: Path, text: str, kind: str, sign: str) -> None:
    (line,) = spoil(folder, "firms", {"summary: Finds finance directors.": f"summary: '{text}'◀"})
    assert [str(fault) for fault in text_policy.faults(folder, "data")] == [
        f'data/firms.yaml:{line}: birch.summary: holds {kind}: "{sign}". '
        "Leave it out: what leads to a person does not belong here."
    ]


def test_what_leads_to_nobody_may_stand_in_the_example_of_a_blank(folder: Path) -> None:
    path = folder / "messages.yaml"
    text, count = re.subn("example: .*", "example: name@example.org, +44 7700 900123", path.read_text(), count=1)
    assert count == 1
    path.write_text(text)
    assert text_policy.faults(folder, "data") == []


@pytest.mark.parametrize(
    "text",
    [
        "Finds R&D and C++ people at < 50 firms, 3*4 [sic] (all) #1.",
        "Since 1956, 2019-2024, of 200,000 people: 10-1-393, 2008/104/EC, COM/2014/0176, 1812.510-1812.513.",
        "Knowledge@Wharton on 27.11.2026 at 09:30 or 2026-11-27 09:30.",
    ],
)
def test_plain_signs_are_no_markup(folder: Path, text: str) -> None:
    spoil(folder, "firms", {"Finds finance directors.": f"'{text}'"})
    assert text_policy.faults(folder, "data") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"\n", b"\r\n", "data/firms.yaml:1: the lines end in CR LF. Save the file with LF line ends, "),
        (b"# A few", b"\xef\xbb\xbf# A few", "data/firms.yaml:1: the file begins with a byte-order mark. Save it as "),
        (
            b"# A few firms.",
            b"#\tA few firms.",
            "data/firms.yaml:1: a tab stands in this line. Indent and separate with ",
        ),
    ],
    ids=["CRLF", "byte-order mark", "tab"],
)
def test_a_file_that_was_saved_badly(folder: Path, old: bytes, new: bytes, expected: str) -> None:
    path = folder / "firms.yaml"
    path.write_bytes(path.read_bytes().replace(old, new))
    (only,) = shown(folder)
    assert only.startswith(expected)


def test_of_many_faults_the_first_hundred_and_their_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = [f"- id: term-{number:05}\n  term: Term {number}\n" for number in range(1_000)]
    (folder / "glossary.yaml").write_text("".join(terms))
    for style, mark in {
        "text": "data/glossary.yaml:{}: ",
        "github": "::error file=data/glossary.yaml,line={},",
    }.items():
        assert main(["check", "--data", str(folder), "--format", style]) == 1
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == MOST_SHOWN == 100
        assert all(line.startswith(mark.format(2 * place + 1)) for place, line in enumerate(out.splitlines()))
        assert err == "1,000 faults; the first 100 are shown\n"
