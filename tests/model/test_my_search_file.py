"""The schema of the file that My search exports takes what the page writes, and refuses all else."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.loading.load import load
from macros.model.my_search_file import schema
from tests.loading.helpers import SMALL

DAY, MOMENT = "2026-10-01", "2026-11-23T10:11:12.345Z"
FIRM: dict[str, Any] = {
    "id": "acre",
    "added": DAY,
    "changed": MOMENT,
    "website": "https://acre.example.com/",
    "kind": "retained-search",
    "relation": "in-touch",
    "next": {"on": DAY, "what": "Call."},
    "notes": "Call in May.",
    "resumes": [{"id": "r1", "employer": "Birch", "on": DAY}],
    "ticked": {"first-call": ["take-notes"]},
    "overruled": ["silent@e1"],
}
EXPORTED = {"uid": "acre-own", "firm": "acre", "thing": "own", "on": DAY, "sequence": 0, "mark": "0a", "gone": DAY}
FILE: dict[str, Any] = {
    "format": "rapport-my-search",
    "version": 2,
    "exported": MOMENT,
    "search": {
        "version": 2,
        "firms": [FIRM],
        "log": [{"id": "e1", "firm": "acre", "on": DAY, "kind": "note-sent"}],
        "about": {"name": "Ada"},
        "overruled": ["rest@2026"],
        "calendar": [EXPORTED],
    },
}


@pytest.fixture(scope="module")
def valid() -> Draft202012Validator:
    return Draft202012Validator(schema(load(SMALL).vocabulary))


def with_value(place: str, value: Any) -> Any:
    """Return the file with a value at a place, such as ``search.firms.0.id``."""
    file = copy.deepcopy(FILE)
    *above, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    inner: Any = file
    for step in above:
        inner = inner[step]
    inner[last] = value
    return file


def test_what_the_page_writes_is_right(valid: Draft202012Validator) -> None:
    assert [error.message for error in valid.iter_errors(FILE)] == []


def test_two_thousand_dates_of_calendar_files_are_remembered(valid: Draft202012Validator) -> None:
    schema: Any = valid.schema
    (definition,) = [one for one in schema["$defs"].values() if "calendar" in one["properties"]]
    assert definition["properties"]["calendar"]["maxItems"] == 2000  # so many would take seconds to check


@pytest.mark.parametrize(
    ("place", "right", "wrong"),
    [
        ("format", [], ["rapport"]),
        ("version", [], [1, 3]),
        ("search.version", [], [1, "2"]),
        ("exported", ["2026-11-23T23:59Z", "2026-11-23T00:00:59Z"], [DAY, "2026-11-23T24:00Z", "2026-11-23T10:60Z"]),
        ("search.firms.0.id", ["3i", "a" * 80], ["", "-acre", "Acre", "a" * 81, 7]),
        ("search.firms.0.added", ["1990-01-01", "2999-12-31"], ["1989-12-31", "2026-13-01", "2026-01-32", "26-01-01"]),
        ("search.firms.0.name", ["x" * 300], ["x" * 301]),
        ("search.firms.0.website", ["http://a.example"], ["ftp://a.example", "https://a b", f"https://{'a' * 1993}"]),
        ("search.firms.0.kind", ["own-kind", "a" * 60], ["Own kind", "a" * 61]),
        ("search.firms.0.relation", [], ["enemy"]),
        ("search.firms.0.notes", ["x" * 20_000], ["x" * 20_001]),
        ("search.firms.0.resumes", [FIRM["resumes"] * 200], [FIRM["resumes"] * 201]),
        ("search.firms.0.ticked", [{"first-call": []}], [{"First call": []}, {"first-call": ["Take notes"]}]),
        ("search.firms.0.overruled", [["x"] * 500], [["x"] * 501]),
        ("search.firms.0.colour", [], ["blue"]),
        ("search.log.0.kind", [], ["tea"]),
        ("search.about", [{}], [{"My name": "Ada"}, {"name": "x" * 301}]),
        ("search.overruled", [["x"] * 500], [["x"] * 501]),
        ("search.calendar.0.uid", ["a" * 200], ["a" * 201, "acre@own"]),
        ("search.calendar.0.thing", ["thanks", "answer", "contact"], ["tea"]),
        ("search.calendar.0.sequence", [2**31 - 1], [-1, 2**31]),
        ("search.calendar.0.mark", ["z9" * 10], ["z9" * 11, "Z", ""]),
    ],
)
def test_a_value_is_taken_up_to_its_limit_and_in_its_form_alone(
    valid: Draft202012Validator, place: str, right: list[Any], wrong: list[Any]
) -> None:
    assert [value for value in right if not valid.is_valid(with_value(place, value))] == []
    assert [value for value in wrong if valid.is_valid(with_value(place, value))] == []


@pytest.mark.parametrize(
    ("group", "needed"),
    [
        ("", {"format", "version", "exported", "search"}),
        ("search", {"version", "firms", "log", "about"}),
        ("search.firms.0", {"id", "added"}),
        ("search.firms.0.next", {"on"}),
        ("search.firms.0.resumes.0", {"id", "employer", "on"}),
        ("search.log.0", {"id", "firm", "on", "kind"}),
        ("search.calendar.0", {"uid", "firm", "on", "sequence"}),
    ],
)
def test_nothing_but_what_is_needed_must_be_given(valid: Draft202012Validator, group: str, needed: set[str]) -> None:
    whole: Any = FILE
    for step in filter(None, group.split(".")):
        whole = whole[int(step) if step.isdigit() else step]
    missed = set()
    for field in whole:
        rest = {name: value for name, value in whole.items() if name != field}
        if not valid.is_valid(with_value(group, rest) if group else rest):
            missed.add(field)
    assert missed == needed
