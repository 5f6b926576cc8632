"""The list of all ids that firms ever had: ``data/ids.txt``, to which lines are only added.

A line holds one id. ``<id> removed 2026-12-31`` further down says that the firm was taken out of the directory that
day, at its own request for example; its id is never given to another firm. No reason stands there, and no name.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from macros.model.types import SLUG

from .diagnostics import Fault, quoted

NAME = "ids.txt"
# What stands below /directory/ besides the firms: a firm of that id would take its address.
RESERVED = frozenset({"index", "about-the-data", "changes", "by", "a-z"})
_LINE = re.compile(rf"(?P<id>{SLUG[1:-1]})(?: removed (?P<day>\d{{4}}-\d\d-\d\d))?")


@dataclass
class Listed:
    """What the list says.

    Attributes:
        used: the line of each id.
        removed: the line of each id whose firm was taken out.
        days: when it was taken out.
        faults: the lines that say nothing.
    """

    used: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    days: dict[str, datetime.date] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def listed(text: str, shown_as: str, latest: datetime.date) -> Listed:
    """Return what the text of the list says; lines that are empty or begin with ``#`` say nothing.

    Args:
        text: the file.
        shown_as: how faults name it.
        latest: the last day that is not in the future anywhere on earth.
    """
    ledger = Listed()

    def fault(number: int, firm_id: str, problem: str, remedy: str) -> None:
        ledger.faults.append(Fault(shown_as, number, firm_id, problem, remedy))

    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if match:
            firm_id, lines = match["id"], ledger.removed if match["day"] else ledger.used
            if firm_id in lines:
                problem = f"{quoted(line)}: the id stands in line {lines[firm_id]} too"
                fault(number, firm_id, problem, "Remove the second line")
            elif match["day"]:
                if firm_id not in ledger.used:
                    fault(number, firm_id, "is removed before it was added", "Put the id alone on a line above")
                day = _day(match["day"])
                if day is None:
                    fault(number, firm_id, f"{quoted(match['day'])} is no day", "Write it as 2026-12-31")
                    continue
                if day > latest:
                    fault(number, firm_id, "lies in the future", "Give the day on which it was done")
                    continue
                ledger.days[firm_id] = day
            lines.setdefault(firm_id, number)
        elif line and not line.startswith("#"):
            remedy = 'Write an id alone, or an id with "removed" and the day: example-search removed 2026-12-31'
            fault(number, "", f"{quoted(line)} is no line of this list", remedy)
    return ledger


def latest_day() -> datetime.date:
    """Return the last day that is not in the future anywhere on earth."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None
