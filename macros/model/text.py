"""How numbers, days and names are written and compared, wherever they stand."""

from __future__ import annotations

import datetime
import unicodedata
from urllib.parse import urlsplit


def host(address: str) -> str:
    """Return the host of a web address as people say it, without ``www.``; raises ``ValueError`` if it is none."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def long_date(day: datetime.date) -> str:
    """Return a day as ``23 November 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 firm``, ``2 firms`` or ``10,000 firms``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def fold(text: str) -> str:
    """Return the text as it sorts and searches: without accents or case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def month_name(month: datetime.date) -> str:
    """Return ``November 2026``."""
    return f"{month:%B} {month.year}"
