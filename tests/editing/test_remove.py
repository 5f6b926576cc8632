"""Taking out a firm that asks for it: its record goes, its ids stay used, and nothing else changes."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing.remove import plan, record_in
from macros.loading.diagnostics import DataFaults
from macros.loading.load import load
from tests.loading.helpers import SMALL, spoil

TODAY = datetime.datetime.now(datetime.UTC).date()
FORM = "### Id of the firm\n\n{}\n\n### Why\n\n{}\n\n### Sources\n\n_No response_\n"


def record(folder: Path, own: str) -> str:
    text = (folder / "firms.yaml").read_text()
    start = text.index(f"- id: {own}\n")
    following = text.find("\n- id: ", start)
    return text[start : following + 1] if following > 0 else text[start:]


@pytest.mark.parametrize("own", ["acre", "birch", "cedar"])
def test_a_record_goes_and_its_ids_are_noted(folder: Path, own: str) -> None:
    spoil(folder, "firms", {f"- id: {own}\n": f"# About it.\n- id: {own}\n"})
    firm = load(folder).firm(own)
    before, gone = (folder / "firms.yaml").read_text(), record(folder, own)
    listed = (folder / "ids.txt").read_text()
    assert main(["remove", own, "--data", str(folder)]) == 0
    after = (folder / "firms.yaml").read_text()
    assert after.rstrip("\n") == before.replace(f"# About it.\n{gone}", "").rstrip("\n")
    lines = [f"{old} removed {TODAY}\n" for old in (own, *(firm.aliases or ()))]
    assert (folder / "ids.txt").read_text() == listed + "".join(lines)
    assert (TODAY, own) in load(folder).removed
    assert main(["check", "--data", str(folder)]) == 0
    assert main(["format", "--data", str(folder)]) == 0
    assert (folder / "firms.yaml").read_text() == after


def test_a_dry_run_shows_a_diff_that_git_can_apply(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "firms.yaml").read_text()
    assert main(["remove", "birch", "--data", str(folder), "--dry-run"]) == 0
    assert (folder / "firms.yaml").read_text() == before
    Path("remove.patch").write_text(capsys.readouterr().out)
    subprocess.run(["git", "apply", "remove.patch"], check=True, env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
    assert [firm.id for firm in load(folder).firms] == ["acre", "cedar"]


def test_a_firm_that_another_record_names_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(
        folder,
        "firms",
        {
            "  name: Cedar\n": "  name: Cedar\n  status: merged\n  successor: birch\n",
            "[summary, kind, services]": "[summary, kind, services, status, successor]",
        },
    )
    before = (folder / "firms.yaml").read_bytes()
    assert main(["remove", "birch", "--data", str(folder)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("data/firms.yaml:")
    assert 'cedar.successor: "birch" is not an id in firms.yaml.' in out
    assert (folder / "firms.yaml").read_bytes() == before


def test_an_unknown_firm_is_not_guessed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "brich", "--data", str(folder)]) == 2
    assert capsys.readouterr().err == 'No firm or body has the id "brich". Did you mean "birch"?\n'
    assert main(["remove", "--data", str(folder)]) == 2
    assert "Give the id of a firm or body" in capsys.readouterr().err


def test_the_form_names_the_firm(folder: Path) -> None:
    Path("form.md").write_text(FORM.format("birch", "It charges candidates").replace("\n", "\r\n"), newline="")
    assert main(["remove", "--form", "form.md", "--data", str(folder)]) == 0
    assert [firm.id for firm in load(folder).firms] == ["acre", "cedar"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FORM.format("birch", "It has closed"), 'form.md:7: why: "It has closed": such a firm keeps its page, which'),
        (FORM.format("birch", "It has merged into another firm"), "form.md:7: why: "),
        (FORM.format("_No response_", "Something else"), "form.md:3: firm: is missing. Give the id of the firm."),
        ("Please remove us.\n", "form.md:1: firm: is missing. Give the id of the firm."),
    ],
)
def test_a_form_that_removes_nothing_says_why(text: str, said: str) -> None:
    with pytest.raises(DataFaults) as caught:
        record_in(text, "form.md", load(SMALL))
    (fault,) = caught.value.faults
    assert str(fault).startswith(said)


def test_what_stands_in_the_form_is_only_ever_an_id(folder: Path) -> None:
    text = FORM.format("../../etc; rm -rf /", "Something else")
    with pytest.raises(ValueError, match="No firm or body has the id"):
        plan(folder, record_in(text, "form.md", load(folder)), TODAY)


@pytest.mark.parametrize("own", ["ch-permits", "gb-companies", "world-data"])
def test_a_body_goes_by_the_same_command(folder: Path, own: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_text() for path in folder.glob("*.*")}
    left = [body.id for body in load(folder).bodies if body.id != own]
    assert main(["remove", own, "--data", str(folder), "--dry-run"]) == 0
    assert f"-- id: {own}\n" in capsys.readouterr().out
    assert main(["remove", own, "--data", str(folder)]) == 0
    assert capsys.readouterr().out == f"Removed {own} from data/bodies.yaml.\n"
    assert [body.id for body in load(folder).bodies] == left
    after = {path.name: path.read_text() for path in folder.glob("*.*")}
    assert {name for name in after if after[name] != before[name]} == {"bodies.yaml"}
    assert main(["check", "--data", str(folder)]) == 0


@pytest.mark.parametrize("why", ["It has closed", "Something else"])
def test_the_form_names_a_body_by_the_address_of_its_entry(folder: Path, why: str) -> None:
    Path("form.md").write_text(FORM.format("https://example.org/where/ch/#ch-permits", why))
    assert main(["remove", "--form", "form.md", "--data", str(folder)]) == 0
    assert [body.id for body in load(folder).bodies] == ["gb-companies", "world-data"]
