"""The numbers of the cadence in running text, so that a page, a checklist and My search cannot say different ones."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.model.cadence import Cadence
from macros.site.context import PageContext

# What a measure counts, as one and as several; the measures that are not here count days.
COUNTED = {
    "unanswered": ("message", "messages"),
    "firms-at-once": ("firm", "firms"),
    "people-in-a-firm": ("person", "people"),
    "firms-per-employer": ("firm", "firms"),
}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WEEK, _MONTH = 7, 30  # days
_WEEKS_AT_MOST = 12  # people count longer times in months


def cadence(view: PageContext, pace_id: str) -> Markup:
    """Return a number of the cadence in words, for a sentence: ``ten weeks``, ``two days``, ``30 firms``.

    Args:
        view: the page.
        pace_id: the id of the number in ``cadence.yaml``.

    Raises:
        UnknownId: there is no such number.
    """
    return escape(in_words(view.data.pace(pace_id)))


def in_words(pace: Cadence) -> str:
    """Return a number of the cadence with what it counts: days as weeks or months where they make whole ones."""
    number = pace.number
    if pace.measure in COUNTED:
        unit = COUNTED[pace.measure]
    elif number % _WEEK == 0 and number <= _WEEKS_AT_MOST * _WEEK:
        number, unit = number // _WEEK, ("week", "weeks")
    elif number % _MONTH == 0 and number > _WEEKS_AT_MOST * _WEEK:
        number, unit = number // _MONTH, ("month", "months")
    else:
        unit = ("day", "days")
    shown = _SMALL[number - 1] if number <= len(_SMALL) else f"{number:,}"
    return f"{shown} {unit[number != 1]}"


__all__ = ["COUNTED", "cadence", "in_words"]
