"""The cadence: numbers with their reasons, which say honestly where they come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.loading.dataset import Dataset

from .helpers import SEE, case, check_case

OURS = re.compile(r"\b(our|ours|rule of thumb|we found no|nobody says|you have not said)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("file", "edits", "expected"),
    [
        case(
            "source without evidence",
            "cadence",
            {"  basis: sources": "  basis: sources◀", "  evidence: [retained-model]\n": ""},
            "not-at-once.basis: no evidence is named. "
            f"Name it under evidence, or make the basis judgement.{SEE}cadence-basis",
        ),
        case(
            "no such basis",
            "cadence",
            {"basis: sources": "basis: hearsay◀"},
            f'not-at-once.basis: "hearsay" is not a basis. Use one of sources, judgement.{SEE}cadence-basis',
        ),
        case(
            "no such entry",
            "cadence",
            {"after: [note-sent]": "after: [note-snt]◀"},
            f'not-at-once.after[1]: "note-snt" is not an entry of the log. Did you mean "note-sent"?{SEE}cadence-after',
        ),
        case(
            "no days",
            "cadence",
            {"number: 7": "number: 0◀"},
            f"not-at-once.number: 0 is less than 1. Correct the number.{SEE}cadence-number",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, file: str, edits: dict[str, str], expected: list[str]) -> None:
    check_case(folder, file, edits, expected)


def test_what_is_special_stands_before_what_is_general(data: Dataset) -> None:
    """The first record that fits counts, so none may stand behind one that fits whenever it does."""
    for place, later in enumerate(data.cadence):
        for earlier in data.cadence[:place]:
            if earlier.measure != later.measure:
                continue
            covered = [
                getattr(earlier, scope) is None or set(getattr(later, scope) or ["*"]) <= set(getattr(earlier, scope))
                for scope in ("relations", "kinds", "after")
            ]
            assert not all(covered), f"{later.id} never counts, since {earlier.id} stands before it"


def test_every_measure_has_a_number(data: Dataset) -> None:
    assert {one.measure for one in data.cadence} == {value.id for value in data.vocabulary.measure}


def test_a_judgement_says_that_it_is_ours(data: Dataset) -> None:
    for one in data.cadence:
        if one.basis == "judgement":
            assert OURS.search(one.why), one.id
        else:
            assert one.evidence
