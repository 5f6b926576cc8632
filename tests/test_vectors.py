"""The vectors by which Python and the browser are held together say what Python says today."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from macros.model.words import WORDS
from tests.vectors import write


@pytest.mark.parametrize("name", write.VECTORS)
def test_the_vectors_are_up_to_date(name: str) -> None:
    assert (write.FOLDER / f"{name}.json").read_text(encoding="utf-8") == write.text(name), "run make vectors"


def test_there_are_enough_of_each_rule_right_and_wrong() -> None:
    made = {name: json.loads((write.FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in write.VECTORS}
    assert len(made["same-site"]) >= 200
    assert {related for _, _, related in made["same-site"]} == {"same", "host", "like", "other"}
    assert Counter(function for function, _, _ in made["similar-names"])["nearest"] >= 200
    assert {number for function, _, number in made["similar-names"] if function == "slips"} == {None, 0, 1, 2}
    families = Counter((family, bool(faults)) for family, _, _, faults in made["firm-faults"])
    assert all(families[family, wrong] >= 50 for family in ("field", "record") for wrong in (True, False))
    assert all(families[family, False] + families[family, True] >= 200 for family in ("field", "record"))
    of_bodies = Counter(bool(faults) for _, _, _, faults in made["body-faults"])
    assert of_bodies[True] >= 200
    assert of_bodies[False] >= 50


def test_nearly_every_sentence_stands_in_the_vectors() -> None:
    """Those that no record of a firm or body can earn are named here, so that a new one is not forgotten."""
    made = [json.loads((write.FOLDER / f"{name}.json").read_text()) for name in ("firm-faults", "body-faults")]
    said = {tuple(fault[1:]) for vector in made for _, _, _, faults in vector for fault in faults}
    problems = {problem for problem, _ in said}
    patterns = {code: re.sub(r"\\{\w+\\}", ".*", re.escape(problem)) for code, (problem, _) in WORDS.items()}
    unsaid = {code for code, pattern in patterns.items() if not any(re.fullmatch(pattern, one) for one in problems)}
    assert unsaid == {"neither-year", "not-year", "index-name"}
