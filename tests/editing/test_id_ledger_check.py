"""The list of all ids: new ones are added, none is lost, none is used again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing import id_ledger_check
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults
from macros.loading.id_ledger import RESERVED
from macros.loading.load import DATA, PROJECT, load, load_once
from tests.loading.helpers import spoil

LISTED = "# Every id.\nacre\nacre-and-sons\nbirch\ncedar\n"


def said(folder: Path, before: Path | None = None) -> list[str]:
    return [str(fault) for fault in id_ledger_check.faults(load(folder), folder, "data", before)]


def write(folder: Path, text: str) -> None:
    (folder / id_ledger_check.NAME).write_text(text)


def test_the_real_list_is_in_step() -> None:
    data = load_once()
    assert id_ledger_check.faults(data, DATA, "data") == []
    assert id_ledger_check.missing(data, (DATA / id_ledger_check.NAME).read_text()) == []


def test_the_small_list_is_in_step(folder: Path) -> None:
    assert (folder / id_ledger_check.NAME).read_text() == LISTED
    assert said(folder) == []


def test_a_new_id_and_a_new_alias_are_missed_and_then_added_at_the_end(folder: Path) -> None:
    (line,) = spoil(folder, "firms", {"- id: birch\n": "- id: beech\n  aliases: [birch, bark]◀\n"})
    assert said(folder) == [
        f'data/firms.yaml:{line - 1}: beech.id: "beech" is not in ids.txt. Run "make check", which adds it.',
        f'data/firms.yaml:{line}: beech.aliases: "bark" is not in ids.txt. Run "make check", which adds it.',
    ]
    assert main(["check", "--data", str(folder)]) == 1
    assert main(["check", "--data", str(folder), "--update"]) == 0
    assert (folder / id_ledger_check.NAME).read_text() == f"{LISTED}beech\nbark\n"
    assert id_ledger_check.update(load(folder), folder) is False


def test_an_id_that_no_record_has_any_more(folder: Path) -> None:
    write(folder, "# Every id.\nacre\nacre-and-sons\nbirch\nold-oak\ncedar\n")
    assert said(folder) == [
        "data/ids.txt:5: old-oak: no record has this id any more. Restore the record with status closed or merged, or "
        "name the id under aliases of the record that it became; if the firm was removed at its request, add the line "
        '"old-oak removed" with the day at the end.'
    ]
    write(folder, "# Every id.\nacre\nacre-and-sons\nbirch\nold-oak\ncedar\nold-oak removed 2026-11-20\n")
    assert said(folder) == []


def test_an_id_of_a_removed_firm_is_never_used_again(folder: Path) -> None:
    write(folder, f"{LISTED}cedar removed 2026-11-20\n")
    (line,) = spoil(folder, "firms", {"- id: cedar": "- id: cedar◀"})
    assert said(folder) == [
        f'data/firms.yaml:{line}: cedar.id: "cedar" was the id of a firm that has been removed. '
        "Give this firm another id: an id is never used again."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Birch Partners\n", 'data/ids.txt:6: "Birch Partners" is no line of this list. '),
        ("birch\n", 'data/ids.txt:6: birch: "birch": the id stands in line 4 too. Remove the second line.'),
        ("oak removed 2026-11-20\n", "data/ids.txt:6: oak: is removed before it was added. "),
        ("birch removed\n", 'data/ids.txt:6: "birch removed" is no line of this list. '),
        ("birch removed 2026-13-20\n", 'data/ids.txt:6: birch: "2026-13-20" is no day. Write it as 2026-12-31.'),
        ("birch removed 9999-11-20\n", "data/ids.txt:6: birch: lies in the future. "),
    ],
)
def test_a_line_that_is_wrong(folder: Path, text: str, expected: str) -> None:
    write(folder, LISTED + text)
    (only,) = said(folder)
    assert only.startswith(expected)


def test_a_new_record_with_its_day_and_a_new_id_of_an_old_one_are_right(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "base" / "data"
    shutil.copytree(folder, old)
    write(old, "# Every id.\nacre-and-sons\nbirch\n")
    write(folder, "# Every id.\nacre-and-sons\nbirch\nacre\ncedar\n")
    firms = folder / "firms.yaml"
    before, cedar, after = firms.read_text().partition("- id: cedar\n")
    firms.write_text(before + cedar + after.replace("  checked:", "  added: 2026-11-20\n  checked:", 1))
    assert said(folder, old) == []


@pytest.mark.parametrize("own", sorted(RESERVED))
def test_no_firm_takes_the_address_of_another_page(folder: Path, own: str) -> None:
    (line,) = spoil(folder, "firms", {"  aliases: [acre-and-sons]": f"  aliases: [acre-and-sons, {own}]◀"})
    assert said(folder) == [
        f'data/firms.yaml:{line}: acre.aliases: "{own}" is the address of another page. Give this firm another id.'
    ]


def test_every_page_beside_the_firms_is_reserved(data: Dataset) -> None:
    pages = {path.stem for path in (PROJECT / "docs" / "directory").iterdir()}
    assert pages | {"by", "a-z"} == RESERVED
    assert not RESERVED & {firm.id for firm in data.firms}


def test_a_missing_list(folder: Path) -> None:
    (folder / id_ledger_check.NAME).unlink()
    assert said(folder) == ["data/ids.txt:1: the file is missing. Restore it from the last version."]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (LISTED, None),
        ("# Every id.\nacre\nacre-and-sons\nbirch\n", "data/firms.yaml:{cedar}: cedar.added: a new record says when"),
        ("# Every id.\nacre\nbirch\nacre-and-sons\ncedar\n", 'data/ids.txt:3: "birch" stood in this line'),
        (f"{LISTED}oak\n", 'data/ids.txt:6: "oak" stood in this line'),
    ],
    ids=["the same", "added to without a day", "sorted anew", "shortened"],
)
def test_lines_are_only_added(folder: Path, before: str, expected: str | None, tmp_path: Path) -> None:
    old = tmp_path / "base" / "data"
    shutil.copytree(folder, old)
    write(old, before)
    found = said(folder, old)
    cedar = (folder / "firms.yaml").read_text().partition("- id: cedar")[0].count("\n") + 1
    assert [line.startswith(expected.format(cedar=cedar)) for line in found] == [True] if expected else found == []
    assert main(["check", "--data", str(folder), "--before", str(old)]) == (1 if expected else 0)


@pytest.mark.parametrize("own", ["con", "prn", "aux", "nul", "com0", "com9", "lpt1", "own-search"])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("firms", "- id: birch\n", "- id: {}◀\n"),
        ("firms", "aliases: [acre-and-sons]", "aliases: [acre-and-sons, {}]◀"),
        ("checklists", "- id: ", "- id: {}◀ # "),
        ("messages", "- id: ", "- id: {}◀ # "),
        ("vocabulary", "- id: retained-search", "- id: {}◀"),
    ],
)
def test_an_id_that_could_be_no_file_or_is_kept_for_readers_is_refused(
    folder: Path, own: str, file: str, old: str, new: str
) -> None:
    path = folder / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new.format(own).replace("◀", ""), 1))
    line = text.partition(old)[0].count("\n") + 1
    with pytest.raises(DataFaults) as caught:
        load(folder)
    said = (
        "begins as the ids of what readers add" if own.startswith("own-") else "cannot be the name of a file on every"
    )
    (fault,) = [fault for fault in caught.value.faults if said in fault.problem]
    assert fault.line == line
    assert fault.problem.startswith(f'"{own}" ')
    assert fault.remedy.startswith(("Add a word to it, as in con-search", "Begin it with another word"))


def test_an_id_that_only_holds_such_a_word_is_right(folder: Path) -> None:
    text = (folder / "firms.yaml").read_text()
    for own in ("con-search", "com10", "nuls", "my-own", "owner"):
        (folder / "firms.yaml").write_text(text.replace("- id: birch\n", f"- id: birch\n  aliases: [{own}]\n"))
        assert load(folder).firm("birch").aliases == (own,)


@pytest.mark.parametrize(("file", "old"), [("checklists", "- id: "), ("vocabulary", "- id: retained-search")])
def test_no_page_takes_the_place_of_the_one_that_lists_it(folder: Path, file: str, old: str) -> None:
    path = folder / f"{file}.yaml"
    path.write_text(path.read_text().replace(old, "- id: index # ", 1))
    with pytest.raises(DataFaults, match='"index" is the page of the folder itself'):
        load(folder)
