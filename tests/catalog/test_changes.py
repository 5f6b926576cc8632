"""The changes by month follow from the dates of the records."""

from __future__ import annotations

from macros.catalog.changes import FIRST_EDITION, months
from macros.loading.dataset import Dataset


def test_changes_stand_in_their_months(changed: Dataset) -> None:
    latest, before, first = months(changed)
    assert (latest.title, latest.says) == (
        "January 2027",
        "1 firm checked again, 1 register or body checked again, 1 record removed",
    )
    assert latest.removed == ["gone-search"]
    assert latest.last == changed.removed[0][0]
    assert (before.title, before.says) == ("December 2026", "1 firm added, 1 register or body added")
    assert [record.id for record in before.added] == [changed.firms[0].id, changed.bodies[0].id]
    assert (first.first, len(first.added)) == (
        FIRST_EDITION.replace(day=1),
        len(changed.firms) + len(changed.bodies) - 2,
    )
    assert not first.checked


def test_the_first_edition_needs_no_dates(data: Dataset) -> None:
    assert sum(len(month.added) for month in months(data)) == len(data.firms) + len(data.bodies)
    assert not any(month.checked for month in months(data) if month.first == FIRST_EDITION.replace(day=1))
