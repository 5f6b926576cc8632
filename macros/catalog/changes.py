"""What has changed in the directory, by month, from the dates of its records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.model.firms import Firm
from macros.model.text import count, month_name

from .facets import name_key

# The day the directory was first published. Records of that day do not say when they were added.
FIRST_EDITION = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Month:
    """What changed in a month.

    Attributes:
        first: its first day.
        last: the last day of it on which something changed.
        added: firms that came into the directory.
        checked: firms that were there before and were compared with their sources again, and corrected where needed.
        removed: the ids of the records that were taken out.
    """

    first: datetime.date
    last: datetime.date
    added: Sequence[Firm]
    checked: Sequence[Firm]
    removed: Sequence[str]

    @property
    def title(self) -> str:
        """``November 2026``."""
        return month_name(self.first)

    @property
    def says(self) -> str:
        """What changed, in a line."""
        parts = [
            f"{count(len(self.added), 'firm')} added" if self.added else "",
            f"{count(len(self.checked), 'firm')} checked again" if self.checked else "",
            f"{count(len(self.removed), 'record')} removed" if self.removed else "",
        ]
        return ", ".join(filter(None, parts))


def months(data: Dataset) -> list[Month]:
    """Return the months in which something changed, the latest first."""
    added = [(firm.added or FIRST_EDITION, firm) for firm in sorted(data.firms, key=name_key)]
    checked = [(firm.checked, firm) for since, firm in added if firm.checked > since]
    days = [day for day, _ in (*added, *checked, *data.removed)]
    found = []
    for first in sorted({day.replace(day=1) for day in days}, reverse=True):
        new = [firm for day, firm in added if _same_month(day, first)]
        again = [firm for day, firm in checked if _same_month(day, first) and firm not in new]
        gone = sorted(firm_id for day, firm_id in data.removed if _same_month(day, first))
        found.append(Month(first, max(day for day in days if _same_month(day, first)), new, again, gone))
    return found


def _same_month(day: datetime.date, other: datetime.date) -> bool:
    return (day.year, day.month) == (other.year, other.month)
