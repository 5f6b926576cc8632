"""The firms that volunteers are asked to read about."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing.wanted import issue, renown, wanted
from macros.loading.dataset import Dataset
from macros.loading.load import load
from macros.model.firms import Confidentiality, Contact, Source


def test_what_both_say_is_not_wanted_and_the_best_known_come_first(data: Dataset) -> None:
    every = wanted(data, len(data.firms))
    assert {one.firm.id for one in every} == {
        firm.id for firm in data.listed if firm.contact is None or firm.confidentiality is None
    }
    assert [renown(one.firm) for one in every] == sorted((renown(one.firm) for one in every), reverse=True)
    assert wanted(data, 3) == every[:3]
    for one in every:
        assert one.lacks == tuple(
            name
            for name, held in (("approach", one.firm.contact), ("confidentiality", one.firm.confidentiality))
            if not held
        )


def test_countries_services_and_pages_of_others_make_a_firm_known(folder: Path) -> None:
    acre = load(folder).firm("acre")
    assert renown(acre) == 3  # two countries and a service
    more = Source(url="https://news.example.org/acre", title="x", supports=("summary",))
    own = Source(url="https://jobs.example.com/acre", title="x", supports=("summary",))
    assert renown(acre.model_copy(update={"sources": (*acre.sources, more, own)})) == 4
    assert renown(acre.model_copy(update={"countries": None})) == 1


def test_the_page_to_read_is_named(folder: Path) -> None:
    data = load(folder)
    pages = {one.firm.id: one.read for one in wanted(data, 9)}
    assert pages == {
        "acre": ("https://www.acre.example.com/",),
        "birch": ("https://birch.example.org/",),
        "cedar": ("https://cedar.example.net/",),
    }
    privacy = "https://birch.example.org/privacy-policy"
    birch = data.firm("birch").model_copy(
        update={"sources": (Source(url=privacy, title="Privacy", supports=("summary",)),)}
    )
    (one,) = wanted(dataclasses.replace(data, firms=(birch,)), 1)
    assert (one.lacks, one.read) == (("approach", "confidentiality"), ("https://birch.example.org/", privacy))
    told = birch.model_copy(update={"contact": Contact(channel="post")})
    (one,) = wanted(dataclasses.replace(data, firms=(told,)), 1)
    assert (one.lacks, one.read) == (("confidentiality",), (privacy,))
    silent = told.model_copy(update={"confidentiality": Confidentiality(stance="stated", url=privacy)})
    assert wanted(dataclasses.replace(data, firms=(silent,)), 1) == []


def test_the_command_writes_the_text_of_an_issue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--wanted", "2", "--data", str(folder)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("## Firms to read about (2 of 3)\n")
    assert text.splitlines()[-2:] == [
        "- [ ] **Birch Partners** (`birch`): approach and confidentiality. Read <https://birch.example.org/>",
        "- [ ] **Acre Search** (`acre`): confidentiality. Read <https://www.acre.example.com/>",
    ]
    for wrong in ("0", "-1", "x", "²"):
        with pytest.raises(SystemExit):
            main(["report", "--wanted", wrong, "--data", str(folder)])


def test_nothing_wanted_is_no_issue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert issue([], 0) == ""
    text = (folder / "firms.yaml").read_text()
    (folder / "firms.yaml").write_text(
        text.replace("  kind: ", "  status: closed\n  kind: ").replace("[summary", "[status, summary")
    )
    assert main(["report", "--wanted", "2", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "No firm lacks approach or confidentiality.\n"


def test_the_issue_of_the_real_data_fits_into_one(data: Dataset) -> None:
    text = issue(wanted(data, 50), 400)
    assert len(re.findall(r"^- \[ \] \*\*", text, re.MULTILINE)) == 50
    assert len(text) < 60_000
