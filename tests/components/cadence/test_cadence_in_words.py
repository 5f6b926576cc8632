"""The numbers of the cadence in running text."""

from __future__ import annotations

import re

import pytest

from macros.components.cadence import cadence, in_words
from macros.loading.dataset import Dataset, UnknownId
from macros.site.context import PageContext


@pytest.mark.parametrize(
    ("measure", "number", "words"),
    [
        ("thanks-owed", 1, "one day"),
        ("answer-owed", 2, "two days"),
        ("next-contact", 7, "one week"),
        ("next-contact", 10, "ten days"),
        ("next-contact", 70, "ten weeks"),
        ("next-contact", 30, "30 days"),
        ("lapse", 120, "four months"),
        ("next-contact", 210, "seven months"),
        ("next-contact", 100, "100 days"),
        ("firms-at-once", 1, "one firm"),
        ("firms-at-once", 30, "30 firms"),
        ("people-in-a-firm", 1, "one person"),
        ("unanswered", 2, "two messages"),
    ],
)
def test_a_number_is_said_as_people_say_it(data: Dataset, measure: str, number: int, words: str) -> None:
    assert in_words(data.cadence[0].model_copy(update={"measure": measure, "number": number})) == words


def test_a_page_takes_the_number_from_the_data(view: PageContext) -> None:
    for one in view.data.cadence:
        assert str(cadence(view, one.id)) == in_words(one)
    with pytest.raises(UnknownId, match="next-retaind"):
        cadence(view, "next-retaind")


def test_advice_that_names_its_number_names_the_right_one(data: Dataset) -> None:
    """A number that stands in the text of its own advice is the one that My search counts by."""
    weeks = re.compile(r"\b(one|two|three|four|six|ten) weeks?\b")
    for one in data.cadence:
        if one.measure in ("too-soon", "lapse") and (said := weeks.search(one.advice)):
            assert said[0] == in_words(one), one.id


def test_the_numbers_follow_the_advice_of_the_guide(data: Dataset) -> None:
    """A cold note to a retained firm is not chased; about a named job one follow-up is fair; agencies are few."""
    numbers = {one.id: one.number for one in data.cadence}
    assert numbers["next-after-first-note"] == numbers["next-retained"] == 70
    assert numbers["next-after-unanswered"] == numbers["next-in-a-search"] == 7
    assert numbers["rest-after"] == 2  # the message and one follow-up
    assert numbers["lapse-staffing"] == 21
    assert (numbers["agencies-to-know"], numbers["firms-to-know"]) == (4, 30)
