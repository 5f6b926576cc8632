"""The report: what is stale, thin or uncited."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from macros.catalog.pages import read_pages
from macros.cli import main
from macros.editing.link_check import Link, to_json
from macros.editing.report import KINDS, Finding, findings, render, unused
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT, load

PAGES = read_pages(PROJECT / "docs")


def test_fresh_data_is_not_stale(data: Dataset) -> None:
    newest = max(firm.checked for firm in data.firms)
    assert not [one for one in findings(data, PAGES, newest) if one.kind == "stale"]


def test_a_firm_is_stale_after_eighteen_months_and_law_after_twenty_four(data: Dataset) -> None:
    day = datetime.date(2028, 5, 23)
    stale = [one.record for one in findings(data, PAGES, day) if one.kind == "stale"]
    assert "firms/acre" in stale
    assert "evidence/de-296-written" not in stale
    later = findings(data, PAGES, datetime.date(2028, 11, 28))
    law = [one.record for one in later if one.kind == "stale" and one.record.startswith("evidence/")]
    assert law == sorted(f"evidence/{claim.id}" for claim in data.evidence if claim.strength == "law")
    assert "check again" in next(one.says for one in later if one.record == "evidence/de-296-written")
    before = findings(data, PAGES, datetime.date(2028, 11, 22))
    assert not [one for one in before if one.kind == "stale" and one.record.startswith("evidence/")]


def test_a_body_is_stale_after_eighteen_months(data: Dataset) -> None:
    def stale(day: datetime.date) -> set[str]:
        return {one.record for one in findings(data, PAGES, day) if one.record.startswith("bodies/")}

    checked = {body.id: body.checked for body in data.bodies}
    assert checked["ie-wrc-licences"] == datetime.date(2026, 11, 28)
    assert "bodies/ie-wrc-licences" not in stale(datetime.date(2028, 5, 27))
    assert "bodies/ie-wrc-licences" in stale(datetime.date(2028, 5, 28))


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


def test_the_command_prints_text_and_json(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime.date(2028, 11, 28)
    monkeypatch.setattr("macros.cli._today", lambda: day)
    found = findings(load(folder), [], day)
    assert {one.kind for one in found} >= {"stale", "thin", "unused"}
    assert main(["report", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.rstrip("\n") == render(found, "text")
    assert main(["report", "--data", str(folder), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed == [{"kind": one.kind, "record": one.record, "says": one.says} for one in found]


def test_nothing_found_is_said() -> None:
    for style in ("text", "markdown"):
        assert render([], style) == "Nothing is dead, stale, thin, uncited or unused."
    assert json.loads(render([], "json")) == []


def test_text_counts_what_it_lists_by_kind() -> None:
    found = [
        Finding("thin", "firms/acre", "no contact"),
        Finding("dead", "firms/a.website", "https://x: 404"),
        Finding("thin", "firms/birch", "no levels"),
    ]
    assert render(found, "text").split("\n") == [
        "dead (1)",
        "  firms/a.website: https://x: 404",
        "thin (2)",
        "  firms/acre: no contact",
        "  firms/birch: no levels",
    ]


def test_a_value_that_no_record_has_is_unused(data: Dataset) -> None:
    rare = data.vocabulary.kind[0].model_copy(update={"id": "barter"})
    vocabulary = data.vocabulary.model_copy(update={"kind": (*data.vocabulary.kind, rare)})
    assert set(unused(dataclasses.replace(data, vocabulary=vocabulary))) - set(unused(data)) == {("kind", "barter")}
    empty = dataclasses.replace(data, firms=(), evidence=(), rules=(), bodies=())
    assert "country" not in {vocabulary for vocabulary, _ in unused(empty)}
    assert ("region", "europe") in unused(empty)
    assert ("region", "europe") not in unused(data)
    assert ("kind", "retained-search") not in unused(data)


def test_a_firm_that_is_no_more_is_neither_stale_nor_thin(data: Dataset) -> None:
    closed = dataclasses.replace(data, firms=tuple(f.model_copy(update={"status": "closed"}) for f in data.firms))
    later = datetime.date(2030, 1, 1)
    assert not [one for one in findings(closed, PAGES, later) if one.record.startswith("firms/")]


LINKS = [
    Link("https://a.example/", ("firms/acre.website",), "ok", "200"),
    Link("https://b.example/", ("firms/acre.sources[1].url", "evidence/x.sources[2].url"), "dead", "404 Not Found"),
    Link("https://c.example/", ("firms/acre.sources[2].url",), "doubtful", "403 Forbidden"),
]


def test_dead_links_of_a_result_are_listed_where_they_stand(data: Dataset) -> None:
    found = [one for one in findings(data, PAGES, datetime.date(2026, 11, 23), LINKS) if one.kind == "dead"]
    assert found == [
        Finding("dead", "evidence/x.sources[2].url", "https://b.example/: 404 Not Found"),
        Finding("dead", "firms/acre.sources[1].url", "https://b.example/: 404 Not Found"),
    ]


def test_markdown_says_what_each_kind_asks_for() -> None:
    text = render(
        [Finding("thin", "firms/acre", "no contact"), Finding("dead", "firms/a.website", "https://x: 404")], "markdown"
    )
    assert text.index("## Dead (1)") < text.index("## Thin (1)")
    assert "- [ ] `firms/acre`: no contact" in text
    assert "- [ ] `firms/a.website`: `https://x: 404`" in text
    assert all(meaning in text for kind, meaning in KINDS.items() if kind in ("dead", "thin"))


def test_the_command_takes_the_result_of_a_link_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "links.json").write_text(to_json(LINKS, "2026-11-23"))
    assert main(["report", "--links", str(tmp_path / "links.json"), "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("## Dead (2)\n")
    (tmp_path / "links.json").write_text("{}")
    assert main(["report", "--links", str(tmp_path / "links.json")]) == 2
    wrong = capsys.readouterr()
    assert wrong.out == ""
    assert wrong.err.startswith("this is no result of a link check")
