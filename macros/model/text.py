"""How numbers, days, names and texts of the data are written and compared, wherever they stand."""

from __future__ import annotations

import datetime
import functools
import unicodedata
from urllib.parse import urlsplit

_LONGEST = 80  # characters of a value that a message repeats; ids are no longer


def host(address: str) -> str:
    """Return the host of a web address as people say it, without ``www.``; raises ``ValueError`` if it is none."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@functools.cache  # Ten thousand pages show some hundred days.
def long_date(day: datetime.date) -> str:
    """Return a day as ``23 November 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 firm``, ``2 firms`` or ``10,000 firms``; ``many`` is ``one`` with an s unless it is given."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def fold(text: str) -> str:
    """Return the text as it sorts and searches: without accents or case."""
    if text.isascii():  # as most are: it has no accents
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def month_name(month: datetime.date) -> str:
    """Return ``November 2026``."""
    return f"{month:%B} {month.year}"


def quoted(text: str) -> str:
    """Return a text from the data in quotes, on one line, with what cannot be seen written out, and not too long."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """Return a text from the data as it may stand in a message: one line, everything visible, not too long."""
    start = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    if start.isprintable():
        return start
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in start)


def slips(one: str, other: str) -> int | None:
    """Return how many slips of the pen tell two words or names apart; ``None`` if more than may be taken for slips.

    A slip is a letter left out, put in, put for another or swapped with the next. Where the shorter has eight letters
    or more two are allowed, and one where the longer has four: any two words of three letters are near each other.
    """
    shorter, longer = sorted((len(one), len(other)))
    allowed = 0 if longer < 4 else 1 if shorter < 8 else 2
    # Most are farther apart, which is soon known of their lengths, and else asked once.
    if longer - shorter > allowed or not _within(one, other, allowed):
        return None
    return next(number for number in range(allowed + 1) if _within(one, other, number))


def _within(one: str, other: str, number: int) -> bool:
    """Tell whether at most so many slips lead from one text to the other."""
    if abs(len(one) - len(other)) > number:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    one, other = one[at:], other[at:]
    if not one or not other:
        return True
    swapped = len(one) > 1 and len(other) > 1 and one[:2] == other[1] + other[0]
    return number > 0 and (
        _within(one[1:], other[1:], number - 1)
        or _within(one[1:], other, number - 1)
        or _within(one, other[1:], number - 1)
        or (swapped and _within(one[2:], other[2:], number - 1))
    )
