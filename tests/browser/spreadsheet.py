"""A spreadsheet as a reader may have kept it: forty rows, with wrong dates in some and two firms in two rows each."""

from __future__ import annotations

import csv
import io

from macros.loading.dataset import Dataset

HEADINGS = ("Firm", "Website", "Contact", "Role", "Status", "Last contact", "How", "Next step", "Next step on", "Notes")
ROWS = 40
LISTED = 30  # firms of the directory in it, one of them in two rows
OWN = 8  # and of the reader's own, one of them in two rows
# The dates of last contacts that cannot be right, or that have to be asked about, by their rows in the spreadsheet.
WRONG = {
    5: "31/02/2026",
    9: "tbc",
    14: "15/13/2026",
    20: "12/03/0206",
    27: "3/4/2062",
    33: "24/12/2026",
    36: "18/10",
}
TWO_DIGITS = {8: "11/02/26", 17: "1/9/26"}
_STATUS = ("Contacted", "In touch", "", "Resting", "To contact")
_HOW = ("Email", "Call", "LinkedIn", "Coffee")


def spreadsheet(data: Dataset, separator: str = ",") -> str:
    """Return it as CSV: days as 23/11/2026 for what was, and as 2026-12-01 for what is to come.

    Args:
        data: its first firms are among those of the sheet.
        separator: of the cells.
    """
    rows: list[list[str]] = []
    for number, firm in enumerate(data.listed[:LISTED]):
        rows.append([firm.name, firm.website if number % 3 == 1 else ""])
    rows += [[f"{word} Search Boutique", f"www.{word.lower()}.example"] for word in _words(OWN)]
    # The twins: another spelling, and another name of the same website.
    rows += [[f"{data.listed[0].name.upper()}, Ltd.", ""], ["Formerly something else", "https://alder.example/"]]
    for place, row in enumerate(rows):
        number = place + 2
        last = WRONG.get(number) or TWO_DIGITS.get(number) or f"{place % 28 + 1}/{place % 10 + 1}/2026"
        step = ["Call again", f"2026-12-{place % 28 + 1:02}"] if place % 4 == 0 else ["", ""]
        row += [f"Person {number}", "Finance; lead", _STATUS[place % 5], last, _HOW[place % 4], *step]
        row.append(f'Said "later",\nof {number}' if place % 7 == 0 else "")
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEADINGS, *rows])
    return text.getvalue()


def _words(number: int) -> list[str]:
    return "Alder Briar Clover Dahlia Elder Fennel Ginger Hazel".split()[:number]  # noqa: SIM905
