"""The report: what is stale, thin or uncited."""

from __future__ import annotations

import datetime
import json

from macros.citations import read_pages
from macros.load import PROJECT, Dataset
from macros.report import findings, render
from tests.conftest import run

PAGES = read_pages(PROJECT / "docs")


def test_fresh_data_is_not_stale(data: Dataset) -> None:
    newest = max(firm.checked for firm in data.firms)
    assert not [one for one in findings(data, PAGES, newest) if one.kind == "stale"]


def test_a_firm_is_stale_after_eighteen_months_and_law_after_twenty_four(data: Dataset) -> None:
    day = datetime.date(2028, 5, 23)
    stale = [one.record for one in findings(data, PAGES, day) if one.kind == "stale"]
    assert "firms/acre" in stale
    assert "evidence/de-296-written" not in stale
    later = findings(data, PAGES, datetime.date(2028, 11, 23))
    law = [one.record for one in later if one.kind == "stale" and one.record.startswith("evidence/")]
    assert law == sorted(f"evidence/{claim.id}" for claim in data.evidence if claim.strength == "law")
    assert "check again" in next(one.says for one in later if one.record == "evidence/de-296-written")
    before = findings(data, PAGES, datetime.date(2028, 11, 22))
    assert not [one for one in before if one.kind == "stale" and one.record.startswith("evidence/")]


def test_thin_firms_say_what_is_missing(data: Dataset) -> None:
    thin = {one.record: one.says for one in findings(data, PAGES, datetime.date(2026, 11, 23)) if one.kind == "thin"}
    for firm in data.firms:
        complete = firm.contact and firm.confidentiality and len(firm.sources) > 1
        assert (f"firms/{firm.id}" in thin) is not bool(complete)
    assert thin["firms/acre"] == "no contact, no confidentiality"


def test_uncited_evidence_is_listed(data: Dataset) -> None:
    uncited = [one.record for one in findings(data, [], datetime.date(2026, 11, 23)) if one.kind == "uncited"]
    assert "evidence/aesc-written-terms" in uncited
    assert not [one for one in findings(data, PAGES, datetime.date(2026, 11, 23)) if one.kind == "uncited"]


def test_the_command_prints_text_and_json(data: Dataset) -> None:
    found = findings(data, PAGES, datetime.datetime.now(datetime.UTC).date())
    text = run("macros", "report")
    assert text.returncode == 0
    assert text.stdout.rstrip("\n") == render(found, "text")
    listed = json.loads(run("macros", "report", "--format", "json").stdout)
    assert listed == [{"kind": one.kind, "record": one.record, "says": one.says} for one in found]


def test_nothing_found_is_said() -> None:
    assert render([], "text") == "Nothing is stale, thin or uncited."
