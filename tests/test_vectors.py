"""The vectors by which Python and the browser are held together say what Python says today."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.editing.add import plan, records_in
from macros.loading.diagnostics import DataFaults
from macros.loading.load import load
from macros.model.words import WORDS
from scripts import vectors


@pytest.mark.parametrize("name", vectors.VECTORS)
def test_the_vectors_are_up_to_date(name: str) -> None:
    assert (vectors.FOLDER / f"{name}.json").read_text(encoding="utf-8") == vectors.text(name), "run make vectors"


def test_there_are_enough_of_each_rule_right_and_wrong() -> None:
    made = {name: json.loads((vectors.FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in vectors.VECTORS}
    assert len(made["same-site"]) >= 200
    assert {related for _, _, related in made["same-site"]} == {"same", "host", "like", "other"}
    assert Counter(function for function, _, _ in made["similar-names"])["nearest"] >= 200
    assert {number for function, _, number in made["similar-names"] if function == "slips"} == {None, 0, 1, 2}
    families = Counter((family, bool(faults)) for family, _, _, faults in made["firm-faults"])
    assert all(families[family, wrong] >= 50 for family in ("field", "record") for wrong in (True, False))
    assert all(families[family, False] + families[family, True] >= 200 for family in ("field", "record"))


def test_nearly_every_sentence_stands_in_the_vectors() -> None:
    """Those that no record of a firm can earn are named here, so that a new one is not forgotten."""
    text = (vectors.FOLDER / "firm-faults.json").read_text(encoding="utf-8")
    said = {tuple(fault[1:]) for _, _, _, faults in json.loads(text) for fault in faults}
    problems = {problem for problem, _ in said}
    parts = {code: max(_literals(problem), key=len) for code, (problem, _) in WORDS.items()}
    unsaid = {code for code, part in parts.items() if not any(part in problem for problem in problems)}
    assert unsaid == {"too-many", "year-too-early", "neither-year", "not-year", "index-name"}


def _literals(template: str) -> list[str]:
    """Return what stands between the braces of a sentence."""
    return [part.partition("}")[2] if "}" in part else part for part in template.split("{")]


def test_a_host_in_other_letters_is_the_same_site_as_its_ascii(tmp_path: Path) -> None:
    """The right ASCII of müller-search ends in -dlb; another, such as -thb, is another host."""
    folder = vectors.directory(tmp_path / "data")
    firms = folder / "firms.yaml"
    firms.write_text(
        firms.read_text(encoding="utf-8").replace("https://cedar.example.net/", "https://müller-search.de/", 1)
    )
    (folder / "firms.yaml").write_text(firms.read_text(encoding="utf-8"), encoding="utf-8")
    record = firms.read_text(encoding="utf-8").partition("- id: birch\n")[2].partition("\n\n")[0]
    today = load(folder).firms[0].checked
    for website, is_same in (("xn--mller-search-dlb.de", True), ("xn--mller-search-thb.de", False)):
        text = "- id: dogwood\n" + record.replace("Birch Partners", "Dogwood").replace("birch.example.org", website)
        records = records_in(text, "new.yaml", load(folder), today)
        if is_same:
            with pytest.raises(DataFaults, match=r'dogwood\.website: is the website of "cedar" too'):
                plan(folder, records, "new.yaml", today)
        else:
            assert plan(folder, records, "new.yaml", today).firms == ("dogwood",)
