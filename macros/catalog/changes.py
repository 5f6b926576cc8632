"""What has changed in the directory and among the registers and bodies, by month, from the dates of the records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.model.bodies import Body
from macros.model.files import FILES
from macros.model.firms import Firm
from macros.model.text import count, fold, month_name

Listed = Firm | Body

# The days on which the records of each kind were first published. Those of that day do not say when they were added.
FIRST_EDITION = datetime.date(2026, 11, 23)
_FIRST_EDITIONS: dict[type[Listed], datetime.date] = {Firm: FIRST_EDITION, Body: datetime.date(2026, 11, 28)}
# What readers call them.
_NOUNS: dict[type[Listed], tuple[str, str]] = {
    Firm: next((file.noun, file.nouns) for file in FILES if file.record is Firm),
    Body: ("register or body", "registers and bodies"),
}


@dataclass(frozen=True)
class Month:
    """What changed in a month.

    Attributes:
        first: its first day.
        last: the last day of it on which something changed.
        added: records that came in: firms, then registers and bodies, each by name.
        checked: records that were there before and were compared with their sources again, and corrected where needed.
        removed: the ids of the firms whose records were taken out.
    """

    first: datetime.date
    last: datetime.date
    added: Sequence[Listed]
    checked: Sequence[Listed]
    removed: Sequence[str]

    @property
    def title(self) -> str:
        """``November 2026``."""
        return month_name(self.first)

    @property
    def says(self) -> str:
        """What changed, in a line."""
        parts = [
            f"{count_of(records)} {what}"
            for what, changed in (("added", self.added), ("checked again", self.checked))
            for records in by_kind(changed)
        ]
        parts += [f"{count(len(self.removed), 'record')} removed"] if self.removed else []
        return ", ".join(parts)


def by_kind(records: Sequence[Listed]) -> list[list[Listed]]:
    """Return records apart by their kind, firms first; a kind without any is left out."""
    kinds = [[record for record in records if isinstance(record, kind)] for kind in _NOUNS]
    return [of_kind for of_kind in kinds if of_kind]


def count_of(records: Sequence[Listed]) -> str:
    """Return ``2 firms`` or ``1 register or body`` for records of one kind, of which there is at least one."""
    return count(len(records), *_NOUNS[type(records[0])])


def months(data: Dataset) -> list[Month]:
    """Return the months in which something changed, the latest first."""
    listed = [record for records in (data.firms, data.bodies) for record in sorted(records, key=_by_name)]
    added = [(record.added or _FIRST_EDITIONS[type(record)], record) for record in listed]
    checked = [(record.checked, record) for since, record in added if record.checked > since]
    days = [day for day, _ in (*added, *checked, *data.removed)]
    history = []
    for first in sorted({day.replace(day=1) for day in days}, reverse=True):
        new = [record for day, record in added if _same_month(day, first)]
        again = [record for day, record in checked if _same_month(day, first) and record not in new]
        gone = sorted(firm_id for day, firm_id in data.removed if _same_month(day, first))
        history.append(Month(first, max(day for day in days if _same_month(day, first)), new, again, gone))
    return history


def _by_name(record: Listed) -> tuple[str, str]:
    return fold(record.name), record.id


def _same_month(day: datetime.date, other: datetime.date) -> bool:
    return (day.year, day.month) == (other.year, other.month)
