"""Firms in a file for each letter: read as those of one file are, and what may be wrong with the files themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.editing import split
from macros.loading import kept
from macros.loading.load import load, load_once
from macros.model.files import FILES, FIRMS
from tests.loading.helpers import SEE, SMALL, faults, shown

SPLIT = 'run "python -m macros format --split"'
MOVE = f"Run {SPLIT.removeprefix('run ')}, which puts each record into its file."


@pytest.fixture
def parts(small_folder: Path) -> Path:
    """The folder with a file for each letter, in a data folder without faults."""
    split.plan(small_folder, FIRMS, split=True).write(small_folder)
    assert not (small_folder / "firms.yaml").exists()
    return small_folder / "firms"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def merge_cedar(parts: Path, successor: str) -> None:
    """Let a record name one of another file."""
    edit(parts / "c.yaml", "- id: cedar\n", f"- id: cedar\n  status: merged\n  successor: {successor}\n")
    edit(parts / "c.yaml", "kind, services]", "kind, services, status, successor]")
    assert load(parts.parent).firm("cedar").successor == successor


def test_the_firms_are_those_of_one_file(parts: Path) -> None:
    assert sorted(path.name for path in parts.iterdir()) == ["a.yaml", "b.yaml", "c.yaml"]
    assert load(parts.parent).firms == load(SMALL).firms


def test_only_what_may_be_cut_is(small_folder: Path) -> None:
    assert [file.name for file in FILES if file.by_letter] == ["firms"]
    (small_folder / "bodies").mkdir()
    (small_folder / "bodies.yaml").rename(small_folder / "bodies/g.yaml")
    assert shown(small_folder)[:2] == [
        "data/bodies.yaml:1: the file is missing. Restore it from the last version.",
        "data/bodies/g.yaml:1: nothing reads this file. Move it out of the folder of the data, or remove it.",
    ]


def test_a_fault_names_the_file_and_its_line(parts: Path) -> None:
    edit(parts / "b.yaml", "kind: contingency-search", "kind: retained")
    edit(parts / "c.yaml", "name: Cedar", "name: 7")
    kind, name = (
        (parts / file).read_text().partition(text)[0].count("\n") + 1
        for file, text in (("b.yaml", "kind: retained"), ("c.yaml", "name: 7"))
    )
    assert shown(parts.parent) == [
        f'data/firms/b.yaml:{kind}: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
        f"data/firms/c.yaml:{name}: cedar.name: is a number, not a text. Put it in quotes.{SEE}name",
    ]


def test_an_id_that_no_record_has_is_looked_for_in_the_folder(parts: Path) -> None:
    merge_cedar(parts, "birch")
    edit(parts / "c.yaml", "successor: birch\n", "successor: brich\n")
    said = f'"brich" is not an id in firms/*.yaml. Did you mean "birch"?{SEE}successor'
    assert shown(parts.parent) == [f"data/firms/c.yaml:5: cedar.successor: {said}"]


def test_an_id_that_stands_in_two_files_names_both(parts: Path) -> None:
    birch = (parts / "b.yaml").read_text().partition("\n\n")[2]
    (parts / "a.yaml").write_text((parts / "a.yaml").read_text() + "\n" + birch)
    edit(parts / "a.yaml", "website: https://birch.example.org/", "website: https://birch.example.com/")
    line = (parts / "a.yaml").read_text().partition("- id: birch")[0].count("\n") + 1
    assert shown(parts.parent) == [
        f"data/firms/a.yaml:{line}: birch.id: stands in the file of another letter. "
        f"Move the record to data/firms/b.yaml, or {SPLIT}.",
        f'data/firms/b.yaml:3: birch.id: "birch" is the id of an earlier record too (data/firms/a.yaml:{line}). '
        f"Give one of them another id, or remove it.{SEE}id",
    ]


def test_a_website_an_old_id_and_a_name_in_other_letters_are_found_in_another_file(parts: Path) -> None:
    edit(parts / "b.yaml", "https://birch.example.org/\n", "http://acre.example.com\n")
    edit(parts / "c.yaml", "- id: cedar\n", "- id: cedar\n  aliases: [birch]\n")
    edit(parts / "a.yaml", "name: Acre Search", "name: Cop")
    edit(parts / "c.yaml", "name: Cedar", "name: Сор")
    assert [(fault.file, fault.where, fault.problem) for fault in faults(parts.parent)] == [
        ("data/firms/b.yaml", "birch.website", 'is the website of "acre" too'),
        ("data/firms/c.yaml", "cedar.aliases[1]", '"birch" belongs to the record "birch"'),
        ("data/firms/c.yaml", "cedar.name", '"Сор" is written in other letters but reads as the name of "acre"'),
    ]


def test_the_order_is_that_of_each_file(parts: Path) -> None:
    """A record in a wrong file makes none of another file stand in the wrong place."""
    edit(parts / "a.yaml", "- id: acre\n", "- id: zebra\n")
    (only,) = faults(parts.parent)
    assert (only.file, only.where, only.remedy) == (
        "data/firms/a.yaml",
        "zebra.id",
        f"Move the record to data/firms/z.yaml, or {SPLIT}",
    )
    edit(parts / "a.yaml", "- id: zebra\n", "- id: acre\n")
    acre = (parts / "a.yaml").read_text()
    record = acre.partition("\n\n")[2].replace("acre", "abel").replace("Acre", "Abel")
    (parts / "a.yaml").write_text(f"{acre}\n{record}")
    (only,) = faults(parts.parent)
    assert (only.file, only.where, only.problem) == ("data/firms/a.yaml", "abel.id", 'stands after "acre"')


def test_a_file_that_is_not_yaml_hides_no_fault_of_another_and_makes_none(parts: Path) -> None:
    merge_cedar(parts, "acre")
    (parts / "a.yaml").write_text("# None\n'acre\n")
    edit(parts / "b.yaml", "kind: contingency-search", "kind: retained")
    assert [(fault.file, fault.line, fault.where) for fault in faults(parts.parent)] == [
        ("data/firms/a.yaml", 2, ""),
        ("data/firms/b.yaml", 6, "birch.kind"),
    ]


def test_a_broken_record_hides_no_fault_of_another_in_its_file(parts: Path) -> None:
    edit(parts / "a.yaml", "name: Acre Search", "name: Acre: Search")
    alder = (parts / "b.yaml").read_text(encoding="utf-8").replace("birch", "alder").replace("Birch Partners", "7")
    with (parts / "a.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n{alder[alder.index('- id') :]}")
    assert [(fault.file, fault.where, fault.problem.partition(",")[0]) for fault in faults(parts.parent)] == [
        ("data/firms/a.yaml", "acre", "this is not YAML: mapping values are not allowed in this context"),
        ("data/firms/a.yaml", "alder.name", "is a number"),
    ]


def test_other_line_ends_and_signs_that_are_no_text_are_those_of_their_file(parts: Path) -> None:
    path = parts / "b.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b"Birch Partners", b"Birch \xe9"))
    found = faults(parts.parent)
    assert [(fault.file, fault.line, fault.problem) for fault in found] == [
        ("data/firms/b.yaml", 1, "the lines end in CR LF"),
        ("data/firms/b.yaml", 4, "the byte 0xe9 is not UTF-8"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("# Nobody so far.\n", "the file is empty"),
        ("[]\n", "the file holds no record"),
        ("id: birch\n", "the file does not hold a list of records"),
    ],
)
def test_a_file_without_records(parts: Path, text: str, problem: str) -> None:
    merge_cedar(parts, "birch")
    (parts / "b.yaml").write_text(text)
    (said,) = shown(parts.parent)
    assert said.startswith(f"data/firms/b.yaml:1: {problem}. Restore it from the last version, or remove it.")


@pytest.mark.parametrize("name", ["x.yml", "B.yaml", "a-m.yaml", "firms.yaml", "B.YAML", "ä.yaml"])
def test_a_file_of_another_name_beside_them_is_told_once(parts: Path, name: str) -> None:
    merge_cedar(parts, "birch")
    (parts / "b.yaml").rename(parts / name)
    assert shown(parts.parent) == [
        f"data/firms/{name}:1: is not called by the letter that its ids begin with, such as a.yaml. {MOVE}"
    ]


def test_names_that_differ_in_case_alone(parts: Path) -> None:
    (parts / "A.yaml").write_text((parts / "a.yaml").read_text())
    (only,) = faults(parts.parent)
    assert only.file == "data/firms/A.yaml"


def test_both_at_once_are_refused(parts: Path) -> None:
    (parts.parent / "firms.yaml").write_text((SMALL / "firms.yaml").read_text())
    assert shown(parts.parent) == [
        "data/firms.yaml:1: the firms stand in data/firms/ too. "
        f'R{SPLIT[1:]} to keep them there, or "python -m macros format --join" to keep them here.'
    ]


def test_a_folder_without_a_file_stands_for_nothing(small_folder: Path) -> None:
    (small_folder / "firms").mkdir()
    assert load(small_folder).firm("birch")
    (small_folder / "firms.yaml").unlink()
    assert shown(small_folder) == ["data/firms.yaml:1: the file is missing. Restore it from the last version."]


def test_what_is_hidden_and_what_editors_leave_is_passed_over(parts: Path) -> None:
    for folder in (parts, parts.parent):
        for name in (".a.yaml.swp", ".a.yaml", "a.yaml~", "#a.yaml#", "a.yaml.orig", "4913", "notes.md"):
            (folder / name).write_text("[")
        (folder / ".#a.yaml").symlink_to("someone@somewhere.1234:5678")  # so Emacs marks what it edits
    (parts.parent / ".idea").mkdir()
    (parts.parent / ".idea" / "x.yaml").write_text("[")
    assert load(parts.parent).firm("birch")


def test_a_link_that_leads_out_is_not_followed(parts: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (parts / "b.yaml").rename(outside)
    (parts / "b.yaml").symlink_to(outside)
    assert shown(parts.parent) == [
        "data/firms/b.yaml:1: is a link that leads out of the folder of the data. Put the file itself there."
    ]
    (parts / "b.yaml").unlink()
    outside.rename(parts.parent / "kept")
    (parts / "b.yaml").symlink_to("../kept")
    assert load(parts.parent).firm("birch")


def test_a_link_to_itself_cannot_be_read(parts: Path) -> None:
    (parts / "b.yaml").unlink()
    (parts / "b.yaml").symlink_to("b.yaml")
    assert shown(parts.parent) == [
        "data/firms/b.yaml:1: cannot be read: Too many levels of symbolic links. Restore it from the last version."
    ]


def test_a_folder_that_is_a_link_out_is_not_followed(parts: Path, tmp_path: Path) -> None:
    parts.rename(tmp_path / "elsewhere")
    parts.symlink_to(tmp_path / "elsewhere")
    assert [fault.file for fault in faults(parts.parent)] == [f"data/firms/{letter}.yaml" for letter in "abc"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("firm.yaml", 'Did you mean "firms.yaml"?'),
        ("firms.yml", 'Did you mean "firms.yaml"?'),
        ("Firms.YAML", 'Did you mean "firms.yaml"?'),
        ("firm/b.yaml", 'Did you mean "firms/b.yaml"?'),
        ("zoo.yaml", "Move it out of the folder of the data, or remove it."),
    ],
)
def test_a_file_that_nothing_reads_is_told(small_folder: Path, name: str, meant: str) -> None:
    path = small_folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("- id: birch\n")
    assert shown(small_folder) == [f"data/{name}:1: nothing reads this file. {meant}"]


def test_files_that_come_go_and_change_are_seen(parts: Path) -> None:
    first = load_once(parts.parent)
    assert load_once(parts.parent) is first
    dogwood = (parts / "c.yaml").read_text().replace("cedar", "dogwood").replace("Cedar", "Dogwood")
    (parts / "d.yaml").write_text(dogwood)
    assert load_once(parts.parent).firm("dogwood")
    (parts / "d.yaml").unlink()
    assert load_once(parts.parent).firms == first.firms
    stamp = (parts / "c.yaml").stat()
    edit(parts / "c.yaml", "name: Cedar", "name: Cedra")
    os.utime(parts / "c.yaml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1))
    assert load_once(parts.parent).firm("cedar").name == "Cedra"


def test_what_is_kept_of_each_file_is_right_after_an_edit(parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_kept", None)
    kept.keep()
    load(parts.parent)
    edit(parts / "b.yaml", "- id: birch\n", "# Of Birch.\n\n- id: birch\n")
    edit(parts / "a.yaml", "name: Acre Search", "name: Acre")
    (parts / "c.yaml").rename(parts.parent / "kept")
    again = load(parts.parent)
    assert [(firm.id, firm.name) for firm in again.firms] == [("acre", "Acre"), ("birch", "Birch Partners")]
    (parts.parent / "kept").rename(parts / "c.yaml")
    edit(parts / "b.yaml", "website: https://birch.example.org/\n", "website: https://www.acre.example.com/\n")
    (found,) = faults(parts.parent)
    line = (parts / "b.yaml").read_text().partition("website:")[0].count("\n") + 1
    assert (found.file, found.line, found.where) == ("data/firms/b.yaml", line, "birch.website")
