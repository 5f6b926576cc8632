"""The records that were taken out: ``data/removed.txt``, a day and an id on each line. No reason, and no name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection

from .faults import Fault
from .model import SLUG

Removed = tuple[tuple[datetime.date, str], ...]


def removals(text: str, shown_as: str, known: Collection[str], latest: datetime.date) -> tuple[Removed, list[Fault]]:
    """Return the days and ids of removed records in the order of the file, and what is wrong with the file.

    Args:
        text: the file; lines that are empty or begin with ``#`` say nothing.
        shown_as: how faults name it.
        known: the ids of the records there are.
        latest: the last day that is not in the future anywhere on earth.
    """
    found: dict[str, datetime.date] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        written, _, own = line.partition(" ")
        try:
            day = datetime.date.fromisoformat(written)
        except ValueError:
            day = None
        if day is None or not re.fullmatch(SLUG, own):
            problem, remedy = "this line is not a day and an id", "Write it as 2026-12-31 example-search"
        elif day > latest:
            problem, remedy = "lies in the future", "Give the day on which it was done"
        elif own in found:
            problem, remedy = f'"{own}" stands in the file twice', "Keep one of the two"
        elif own in known:
            problem, remedy = f'"{own}" is the id of a record in firms.yaml', "Take out the record, or this line"
        else:
            found[own] = day
            continue
        faults.append(Fault(shown_as, number, own if own in found or own in known else "", problem, remedy))
    return tuple((day, own) for own, day in found.items()), faults
