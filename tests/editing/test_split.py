"""Firms moved into a file for each letter and back: nothing is lost, whatever happens, and every command knows both."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.cli import main
from macros.editing import add, split
from macros.editing.schema_files import first_line
from macros.loading.load import DATA, load, load_once
from macros.loading.text_files import write_whole
from macros.model.files import FIRMS
from tests.editing.test_add import BEECH, WRITTEN
from tests.loading.helpers import spoil
from tests.one_file import in_one_file

TOP = f"{first_line('firms', 'firms/a.yaml')}\n# A few firms.\n\n"


def run(folder: Path, *words: str) -> int:
    return main([*words, "--data", str(folder)])


def files(folder: Path) -> dict[str, bytes]:
    """Return what each file of the firms holds, by its path from the data folder."""
    paths = [*folder.glob("firms.yaml"), *folder.glob("firms/*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def parts(folder: Path) -> Path:
    """The folder with a file for each letter, in a data folder with all that a check reads."""
    assert run(folder, "format", "--split") == 0
    return folder / "firms"


def test_there_and_back_is_the_same_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    records = re.split(r"\n(?=- id: )", before["firms.yaml"].decode())[1:]
    assert run(folder, "format", "--split") == 0
    assert capsys.readouterr().out == "The firms stand in data/firms/ now.\n"
    assert files(folder) == {
        f"firms/{letter}.yaml": f"{TOP}{record.strip()}\n".encode()
        for letter, record in zip("abc", records, strict=True)
    }
    assert run(folder, "check") == 0
    assert run(folder, "format", "--join") == 0
    assert capsys.readouterr().out.endswith("The firms stand in data/firms.yaml now.\n")
    assert files(folder) == before
    assert not (folder / "firms").exists()


def test_the_real_firms_there_and_back(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    in_one_file(folder)
    before = files(folder)
    assert run(folder, "format", "--split") == 0
    assert len(files(folder)) > 20
    assert load(folder).firms == load_once().firms
    assert run(folder, "format", "--join") == 0
    assert files(folder) == before


@pytest.mark.parametrize("way", ["--split", "--join"])
def test_twice_changes_nothing(folder: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, "format")
    run(folder, "format", way)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    capsys.readouterr()
    assert run(folder, "format", way) == 0
    where = "data/firms/" if way == "--split" else "data/firms.yaml"
    assert capsys.readouterr().out == f"The firms stand in {where} already.\n"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert run(folder, "format") == 0
    assert capsys.readouterr().out == ""


def test_comments_and_the_lines_of_records_stay_as_they_are(folder: Path) -> None:
    path = folder / "firms.yaml"
    text = path.read_text()
    # In no normal form: out of order, quoted, indented otherwise, with comments wherever they may stand.
    text = text.replace("name: Birch Partners", "name:   'Birch Partners'   # as its site writes it")
    text = text.replace("- id: birch", "# Of Birch.\n# More of it.\n- id: birch").replace(
        "  functions: [finance]\n", "\n  # Which roles.\n  functions:\n        - finance\n"
    )
    head, acre, birch, cedar = text.rstrip("\n").split("\n\n", 2)[:1] + re.split(r"\n\n(?=- id: |# Of)", text)[1:]
    path.write_text("\n\n".join([head, cedar.strip(), acre, birch]) + "\n\n# The end.\n")
    assert run(folder, "format", "--split") == 0
    assert files(folder) == {
        "firms/a.yaml": f"{TOP}{acre}\n".encode(),
        "firms/b.yaml": f"{TOP}{birch}\n".encode(),
        "firms/c.yaml": f"{TOP}{cedar.strip()}\n\n# The end.\n".encode(),
    }
    assert run(folder, "format", "--join") == 0
    assert path.read_text() == "\n\n".join([head, acre, birch, cedar.strip(), "# The end."]) + "\n"


def test_what_files_say_of_themselves_is_kept(parts: Path) -> None:
    (parts / "b.yaml").write_text((parts / "b.yaml").read_text().replace("# A few firms.", "# Of B alone."))
    before = files(parts.parent)
    assert run(parts.parent, "format", "--split") == 0
    assert files(parts.parent) == before
    assert run(parts.parent, "format", "--join") == 0
    text = (parts.parent / "firms.yaml").read_text()
    assert text.startswith(f"{first_line('firms')}\n# A few firms.\n\n# Of B alone.\n\n- id: acre\n")


def fails_at(number: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let writing fail at one of the files."""
    left = iter(range(number))

    def write(path: Path, text: str) -> None:
        if next(left, None) is None:
            raise error
        write_whole(path, text)

    monkeypatch.setattr(add, "write_whole", write)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "x"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_nothing_is_lost_when_a_file_cannot_be_written(
    folder: Path, number: int, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    fails_at(number, monkeypatch, error)
    with pytest.raises(type(error)):
        split.plan(folder, FIRMS, split=True).write(folder)
    assert files(folder) == before
    assert load(folder).firm("birch")


def test_nothing_is_lost_when_it_is_killed_anywhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After each step that writes or removes a file, the same command goes on from there, and so does the other one."""
    whole = files(folder)
    run(folder, "format", "--split")
    parts = files(folder)
    for some in ([], ["firms/a.yaml"], ["firms/a.yaml", "firms/c.yaml"], list(parts)):
        for way, done in (("--split", parts), ("--join", whole)):
            shutil.rmtree(folder / "firms", ignore_errors=True)
            (folder / "firms").mkdir()
            for name, raw in {**whole, **{name: parts[name] for name in some}}.items():
                (folder / name).write_bytes(raw)
            capsys.readouterr()
            assert run(folder, "check") == (1 if some else 0)
            assert not some or "the firms stand in data/firms/ too" in capsys.readouterr().out
            assert run(folder, "format", way) == 0
            assert files(folder) == done


def test_a_file_that_cannot_be_removed_loses_nothing(parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(parts.parent)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert run(parts.parent, "format", "--join") == 2
    assert files(parts.parent).items() > before.items()
    assert run(parts.parent, "format", "--split") == 0
    assert files(parts.parent) == before


def test_a_folder_with_something_else_in_it_stays(parts: Path) -> None:
    (parts / ".a.yaml.swp").write_text("")
    assert run(parts.parent, "format", "--join") == 0
    assert list(parts.iterdir()) == [parts / ".a.yaml.swp"]
    assert run(parts.parent, "check") == 0


def test_a_record_that_differs_in_two_files_is_refused_and_both_are_named(
    parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (parts / "b.yaml").read_text().replace("Birch Partners", "Birch")
    (parts.parent / "firms.yaml").write_text(text)
    before = files(parts.parent)
    for way in ("--split", "--join"):
        assert run(parts.parent, "format", way) == 1
        assert capsys.readouterr().out == (
            'data/firms/b.yaml:4: birch.id: "birch" stands in data/firms.yaml:4 too, and says something else there. '
            "Keep the one that is right.\n"
        )
        assert files(parts.parent) == before


def test_files_of_other_names_and_records_in_wrong_files_come_where_they_belong(parts: Path) -> None:
    before = files(parts.parent)
    birch = (parts / "b.yaml").read_text().partition("\n\n")[2]
    (parts / "b.yaml").unlink()
    (parts / "a.yaml").write_text((parts / "a.yaml").read_text() + "\n" + birch)
    (parts / "c.yaml").rename(parts / "x.yml")
    assert run(parts.parent, "format", "--split") == 0
    assert files(parts.parent) == before


def test_a_name_in_capitals_is_put_right(parts: Path) -> None:
    before = files(parts.parent)
    (parts / "b.yaml").rename(parts / "B.yaml")
    assert run(parts.parent, "format", "--split") == 0
    assert files(parts.parent) == before


def test_where_names_in_capitals_are_the_same_nothing_goes(parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the file systems of macOS and Windows, where what is written to b.yaml is in B.yaml."""
    (parts / "b.yaml").rename(parts / "B.yaml")
    change = split.plan(parts.parent, FIRMS, split=True)
    written: Callable[..., Any] = write_whole

    def write(path: Path, text: str) -> None:
        written(path, text)
        if path.name == "b.yaml":
            (parts / "B.yaml").unlink()
            os.link(path, parts / "B.yaml")

    monkeypatch.setattr(add, "write_whole", write)
    change.write(parts.parent)
    assert "- id: birch" in (parts / "b.yaml").read_text()
    assert (parts / "B.yaml").samefile(parts / "b.yaml")


def test_a_file_that_is_there_by_another_name_stays_when_the_next_cannot_be_written(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As there, where b.yaml is new by its name and holds what B.yaml held."""
    text = (parts / "b.yaml").read_text()
    change = add.Change(FIRMS, "firms/", (), {"firms/b.yaml": ("", text), "firms/d.yaml": ("", text)})
    fails_at(1, monkeypatch, OSError(28, "No space left on device", "x"))
    with pytest.raises(OSError, match="No space"):
        change.write(parts.parent)
    assert (parts / "b.yaml").read_text() == text
    assert not (parts / "d.yaml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "data/firms/b.yaml:1: the file is empty. Restore it from the last version, or remove it."),
        ("a: 1\n", "data/firms/b.yaml:1: the file does not hold a list of records. "),
        ("- name: Birch\n", "data/firms/b.yaml:1: record 1: has no id by which its file is found. Give it one first."),
        ("- id: Birch\n", "data/firms/b.yaml:1: Birch: has no id by which its file is found. Give it one first."),
        ("- id: 'birch\n", "data/firms/b.yaml:1: birch: this is not YAML: "),
        ("- id: a\n  id: b\n", "data/firms/b.yaml:2: a.id: given twice, first in line 1."),
        ("[{id: birch}]\n", "data/firms/b.yaml:1: cannot be put into its normal form without a loss; "),
    ],
)
@pytest.mark.parametrize("way", ["--split", "--join"])
def test_what_cannot_be_moved_is_named_and_stays(
    parts: Path, way: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (parts / "b.yaml").write_text(text)
    before = files(parts.parent)
    assert run(parts.parent, "format", way) == 1
    assert said in capsys.readouterr().out
    assert files(parts.parent) == before


def test_other_line_ends_come_right(folder: Path) -> None:
    path = folder / "firms.yaml"
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert run(folder, "format", "--split") == 0
    assert run(folder, "format", "--join") == 0
    assert path.read_bytes() == before


def test_a_link_that_leads_out_is_neither_read_nor_removed(
    parts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.yaml"
    (parts / "b.yaml").rename(outside)
    (parts / "b.yaml").symlink_to(outside)
    for words in (["format", "--join"], ["format", "--split"], ["check"]):
        assert run(parts.parent, *words) == 1
        assert "data/firms/b.yaml:1: is a link that leads out of the folder of the data." in capsys.readouterr().out
    before = outside.read_bytes()
    spoil(tmp_path, "outside", {"- id: birch\n": "- id:   birch\n"})
    assert run(parts.parent, "format") == 0
    assert b"- id:   birch" in outside.read_bytes() != before


def test_both_ways_at_once_are_no_command(folder: Path) -> None:
    with pytest.raises(SystemExit):
        run(folder, "format", "--split", "--join")


def test_the_normal_form_is_that_of_each_file(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(parts.parent)
    run(parts.parent, "format")
    assert files(parts.parent) == before
    spoil(parts, "b", {"name: Birch Partners": "name:  'Birch Partners'"})
    capsys.readouterr()
    assert run(parts.parent, "format") == 0
    assert capsys.readouterr().out == "formatted data/firms/b.yaml\n"
    assert files(parts.parent) == before


def handed_in(folder: Path, text: str, *words: str) -> int:
    path = folder.parent / "new.yaml"
    path.write_text(text)
    return run(folder, "add", str(path), *words)


def test_a_new_record_stands_in_the_file_of_its_letter(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(parts.parent)
    assert handed_in(parts.parent, BEECH) == 0
    assert capsys.readouterr().out.endswith("Wrote beech to data/firms/b.yaml.\n")
    text = before["firms/b.yaml"].decode()
    expected = {"firms/b.yaml": text.replace("- id: birch", f"{WRITTEN}\n- id: birch").encode()}
    assert files(parts.parent) == {**before, **expected}
    assert run(parts.parent, "check") == 0


def test_the_first_record_of_a_letter_makes_its_file(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(parts.parent)
    assert handed_in(parts.parent, BEECH.replace("id: beech", "id: elm")) == 0
    assert capsys.readouterr().out.endswith("Wrote elm to data/firms/e.yaml.\n")
    expected = {"firms/e.yaml": f"{TOP}{WRITTEN.replace('- id: beech', '- id: elm')}".encode()}
    assert files(parts.parent) == {**before, **expected}
    assert run(parts.parent, "check") == 0
    assert run(parts.parent, "format") == 0
    assert files(parts.parent) == {**before, **expected}
    assert run(parts.parent, "remove", "elm") == 0
    assert capsys.readouterr().out.endswith("Removed elm from data/firms/e.yaml.\n")
    assert files(parts.parent) == before
    assert run(parts.parent, "check") == 0


def test_records_of_several_letters_and_a_correction_come_at_once(
    parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elm = BEECH.replace("beech", "elm").replace("Beech & Co", "Elm Searchers")
    birch = (parts / "b.yaml").read_text().partition("\n\n")[2].replace("Birch Partners", "Birch")
    assert handed_in(parts.parent, "\n".join([elm, BEECH, birch])) == 0
    assert capsys.readouterr().out.endswith("Wrote beech and birch and elm to data/firms/.\n")
    data = load(parts.parent)
    assert [firm.id for firm in data.firms] == ["acre", "beech", "birch", "cedar", "elm"]
    assert data.firm("birch").name == "Birch"
    assert "name: Birch\n" in (parts / "b.yaml").read_text()


def test_what_is_wrong_with_a_new_record_is_said_by_the_lines_of_what_was_handed_in(
    parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(parts.parent)
    bad = BEECH.replace("id: beech", "id: ../../elm").replace("kind: retained-search", "kind: retained")
    assert handed_in(parts.parent, bad) == 1
    said = capsys.readouterr().out
    assert [line.split(": ")[:2] for line in said.splitlines()] == [
        [f"{parts.parent.parent / 'new.yaml'}:3", "../../elm.id"],
        [f"{parts.parent.parent / 'new.yaml'}:4", "../../elm.kind"],
    ]
    assert (
        handed_in(parts.parent, BEECH.replace("https://beech.example.org/\n", "https://www.acre.example.com/\n")) == 1
    )
    assert 'new.yaml:7: beech.website: is the website of "acre" too.' in capsys.readouterr().out
    assert files(parts.parent) == before


@pytest.mark.parametrize("words", [["remove", "birch"], ["add", "new.yaml"]])
def test_git_takes_the_diff_of_a_file_that_comes_or_goes(
    parts: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.yaml").write_text(BEECH.replace("id: beech", "id: elm"))
    before = files(parts.parent)
    capsys.readouterr()
    assert run(parts.parent, *words, "--dry-run") == 0
    assert files(parts.parent) == before
    Path("change.patch").write_text(capsys.readouterr().out)
    subprocess.run(["git", "apply", "change.patch"], check=True, env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
    by_git = files(parts.parent)
    assert by_git != before
    shutil.rmtree(parts)
    parts.mkdir()
    for name, raw in before.items():
        (parts.parent / name).write_bytes(raw)
    subprocess.run(["git", "apply", "-R", "--include=data/ids.txt", "change.patch"], check=True)
    assert run(parts.parent, *words) == 0
    assert files(parts.parent) == by_git


def test_the_list_of_ids_and_doubts_name_the_file_and_line(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(parts, "b", {"https://birch.example.org/about": "https://birch.example.org/author/jo-sample"})
    text = (parts / "b.yaml").read_text()
    (parts / "b.yaml").write_text(text.replace("- id: birch\n", "- id: birch\n  aliases: [bark]\n"))
    assert run(parts.parent, "check") == 1
    assert capsys.readouterr().out.endswith(
        'data/firms/b.yaml:5: birch.aliases: "bark" is not in ids.txt. Run "make check", which adds it.\n'
    )
    assert run(parts.parent, "check", "--update") == 0
    line = (parts / "b.yaml").read_text().partition("jo-sample")[0].count("\n") + 1
    assert capsys.readouterr().out.startswith(f"data/firms/b.yaml:{line}: warning: birch.sources[1].url: ")


def test_the_schema_is_that_of_the_folder_above(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = re.search(r"\$schema=(\S+)", (parts / "b.yaml").read_text())
    assert named
    assert (parts / named[1]).resolve() == (parts.parent / "schema/firms.json").resolve()
    (parts / "b.yaml").write_text((parts / "b.yaml").read_text().replace("$schema=../", "$schema="))
    capsys.readouterr()
    assert run(parts.parent, "check") == 1
    assert capsys.readouterr().out == (
        "data/firms/b.yaml:1: the first line does not name the schema. "
        f'Put "{first_line("firms", "firms/b.yaml")}" there.\n'
    )


def test_markup_is_found_in_its_file(parts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(parts, "c", {"summary: Finds trustees": "summary: Finds <b>trustees"})
    assert run(parts.parent, "check") == 1
    assert re.search(r"^data/firms/c\.yaml:\d+: cedar\.summary: holds HTML", capsys.readouterr().out, re.MULTILINE)


def test_a_record_handed_in_while_emacs_marks_a_file_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".#firms.yaml").symlink_to("someone@somewhere.1234:5678")
    monkeypatch.setattr("sys.stdin", io.StringIO(BEECH))
    assert run(folder, "add", "-") == 0
    assert "beech" in [record["id"] for record in yaml.safe_load((folder / "firms.yaml").read_text())]


@pytest.mark.parametrize("words", [["add", "nope.yml"], ["remove", "--form", "nope.yml"]])
def test_a_file_that_is_not_there_is_none_of_the_project(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, *words) == 1
    said = "nope.yml:1: the file is missing. Give the name of a file that can be read.\n"
    assert capsys.readouterr().out == said
