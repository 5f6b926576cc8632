"""A spreadsheet that a reader brings into My search: how it is read, understood, shown and taken in."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from .my_search import rules

__all__ = ["rules"]

Run = Callable[..., Any]
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
    found = read(rules, "Firm\nAcre, Ltd\nBirch, Ltd", "{ separator: ';' }")
    assert found["rows"] == [["Firm"], ["Acre, Ltd"], ["Birch, Ltd"]]


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
    found = read(rules, TEXT.encode("mac-roman"), "{ encoding: 'macintosh' }")
    assert found["rows"][1][0] == "Groß & Søn"


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
