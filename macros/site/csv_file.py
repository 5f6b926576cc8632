"""The one way in which a table is written for spreadsheets; ``csvOf`` in ``directory/export.js`` writes alike.

The tests hold both to the same rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Without it a spreadsheet takes UTF-8 for another encoding.
_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these is a formula to a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection
# The wide ones are to some what the narrow ones are.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_QUOTED = re.compile('[",\r\n]')


def csv_file(rows: Iterable[Sequence[object]]) -> str:
    """Return a table as a file that a spreadsheet opens as it is, and runs nothing in.

    It begins with a byte-order mark; lines end in CR LF, and cells are quoted where they must be, as RFC 4180 asks. A
    cell that would be a formula is preceded by an apostrophe.

    Args:
        rows: of cells, each a text or a number; ``None`` is an empty cell.
    """
    return _BYTE_ORDER_MARK + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if _FORMULA.match(text):
        text = f"'{text}"
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text
