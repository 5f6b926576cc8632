"""The commands, as people, programs and workflows see them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import main
from macros.loading.data_files import unread
from macros.loading.diagnostics import FORMATS, Fault, render
from macros.loading.load import DATA, PROJECT, load_once
from macros.model.files import FILES
from macros.model.vocabulary import Vocabulary
from tests.loading.helpers import SMALL, spoil

KIND = (
    'data/firms.yaml:34: birch.kind: "retained" is not a kind. Did you mean "retained-search"? '
    "See /contribute/data-dictionary/#kind"
)


@pytest.fixture
def faulty(folder: Path) -> Path:
    """A data folder with two faults."""
    spoil(folder, "firms", {"  kind: contingency-search": "  kind: retained"})
    spoil(folder, "glossary", {"term: Mandate": "term: YES"})
    return folder


def test_the_real_data_is_right(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    data = load_once()
    counted = f"{len(data.firms)} firms, {len(data.bodies)} bodies, {len(data.evidence)} pieces of evidence, "
    *doubts, last = out.splitlines()
    assert last.startswith(f"data/ is right: {counted}")
    assert [doubt for doubt in doubts if ": warning: " not in doubt] == []
    for file in FILES:
        if file.record is not Vocabulary:
            number = len(getattr(data, file.name))
            assert f"{number} {file.noun if number == 1 else file.nouns}" in out


def test_every_file_of_the_real_data_holds_something() -> None:
    data = load_once()
    assert unread(DATA, "data") == []
    assert all(getattr(data, file.name) for file in FILES)
    for file in FILES:
        if file.sorted_by_id:
            ids = [record.id for record in getattr(data, file.name)]
            assert ids == sorted(set(ids))


def test_check_says_one_line_a_fault(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(faulty)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        KIND,
        "data/glossary.yaml:7: mandate.term: YAML reads the bare word YES as true. "
        "Write 'YES' in quotes for the text, or true for the truth value.",
    ]
    assert err == "2 faults\n"


def test_check_as_json(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(faulty), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [set(fault) for fault in found] == [{"file", "line", "where", "problem", "remedy", "level"}] * 2
    assert found[0] == {
        "file": "data/firms.yaml",
        "line": 34,
        "where": "birch.kind",
        "problem": '"retained" is not a kind',
        "remedy": 'Did you mean "retained-search"? See /contribute/data-dictionary/#kind',
        "level": "error",
    }


def test_check_as_json_of_right_data_is_an_empty_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(folder), "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_check_as_annotations(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(faulty), "--format", "github"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        '::error file=data/firms.yaml,line=34,title=birch.kind::"retained" is not a kind. '
        'Did you mean "retained-search"? See /contribute/data-dictionary/#kind',
        "::error file=data/glossary.yaml,line=7,title=mandate.term::YAML reads the bare word YES as true. "
        "Write 'YES' in quotes for the text, or true for the truth value.",
    ]


def test_an_annotation_escapes_what_github_would_read_as_its_own() -> None:
    fault = Fault("data/a,b:c%.yaml", 3, "x,y:z\n", "50% of\r\nit: wrong, all", "Do, this: 100%")
    assert render([fault], "github") == (
        "::error file=data/a%2Cb%3Ac%25.yaml,line=3,title=x%2Cy%3Az%0A::50%25 of%0D%0Ait: wrong, all. Do, this: 100%25."
    )


def test_an_annotation_of_a_file_as_a_whole_has_a_title() -> None:
    assert render([Fault("a.yaml", 1, "", "the file is empty", "Restore it")], "github") == (
        "::error file=a.yaml,line=1,title=data file::the file is empty. Restore it."
    )


@pytest.mark.parametrize("style", FORMATS)
def test_a_text_from_the_data_stays_on_its_line(folder: Path, style: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, "firms", {"  kind: contingency-search": '  kind: "a\\nb::error file=x::y\\e[31m"'})
    assert main(["check", "--data", str(folder), "--format", style]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert (json.loads(out)[0]["problem"] if style == "json" else out).count("\n") == (0 if style == "json" else 1)
    assert out.count("::error") == (2 if style == "github" else 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["check", "new", "add", "links", "format", "schema", "report"]),
        (["check"], ["--data DIR", "--format", "text,json,github", "--docs DIR", "--update", "--before DIR"]),
        (["format"], ["--data DIR"]),
        (["schema"], ["--data DIR", "DIR"]),
        (["report"], ["--data DIR", "--format", "text,json,markdown", "--docs DIR", "--links FILE"]),
        (["new"], ["--data DIR", "--dry-run"]),
        (["add"], ["--data DIR", "FILE", "--dry-run", "--replace"]),
        (["links"], ["--data DIR", "--docs DIR", "--before DIR", "--json FILE", "--markdown FILE", "--pause SECONDS"]),
    ],
)
def test_help_names_every_option(arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert [word for word in words if word not in out] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["check", "--fromat", "json"],
        ["check", "--format", "xml"],
        ["check", "--data", "nowhere"],
        ["schema"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: python -m macros" in err


def test_a_folder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--data", "nowhere"])
    assert "argument --data: there is no folder nowhere" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_ends_with_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--data", str(folder), "data/firms.yaml"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "data/firms.yaml: File exists\n")


@pytest.mark.parametrize("absolute", [True, False])
def test_data_may_lie_anywhere(
    tmp_path: Path, absolute: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL, tmp_path / "mine" / "data")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    name = str(tmp_path / "mine" / "data") if absolute else "../mine/data"
    assert main(["check", "--data", name]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{name}/ is right: 3 firms, ")
    assert err == ""
    spoil(tmp_path / "mine" / "data", "firms", {"  kind: contingency-search": "  kind: retained"})
    assert main(["check", "--data", name]) == 1
    assert capsys.readouterr() == (f"{name}/{KIND.removeprefix('data/')}\n", "1 fault\n")


def test_data_below_the_working_directory_is_named_from_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, "firms", {"  kind: contingency-search": "  kind: retained"})
    assert main(["check", "--data", str(folder.absolute())]) == 1
    assert capsys.readouterr().out == f"{KIND}\n"


def test_a_terminal_without_the_letters_of_the_data(folder: Path) -> None:
    spoil(folder, "firms", {"- id: birch": "- id: bjørk"})
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--data", str(folder)],
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert '"bj\\xf8rk" does not have the right form' in done.stdout
    assert done.stderr == "1 fault\n"


def test_a_reader_that_closes_early_sees_no_traceback(faulty: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "macros", "check", "--data", str(faulty)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() in ("", "2 faults\n")  # empty if Python does not buffer what it prints
    assert process.returncode == 1
