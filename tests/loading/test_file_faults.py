"""Faults of a file as a whole, and several faults at once: all are said in one go, in order, and each cause once."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from macros.loading.load import load, load_once
from macros.model.files import FILES

from .helpers import SEE, faults, shown, spoil
from .small_data import lists_lacking

MEND = 'or run "python -m macros format".'


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    raw = path.read_bytes()
    assert raw.count(old) == 1
    path.write_bytes(raw.replace(old, new))


def test_a_byte_that_is_not_utf8_is_found_in_its_line_and_hides_nothing(folder: Path) -> None:
    path = folder / "firms.yaml"
    rewrite(path, b"name: Birch Partners", b"name: Birch Caf\xe9 \x80")
    rewrite(path, b"kind: contingency-search", b"kind: retained")
    assert shown(folder) == [
        "data/firms.yaml:32: birch.name: the byte 0xe9 is not UTF-8. Save the file as UTF-8.",
        f'data/firms.yaml:34: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ]


def test_a_byte_order_mark_hides_nothing(folder: Path) -> None:
    path = folder / "firms.yaml"
    spoil(folder, "firms", {"kind: contingency-search": "kind: retained"})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert shown(folder) == [
        f"data/firms.yaml:1: the file begins with a byte-order mark. Save it as UTF-8 without one, {MEND}",
        f'data/firms.yaml:34: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_said_once(folder: Path, encoding: str) -> None:
    path = folder / "firms.yaml"
    path.write_text(path.read_text(encoding="utf-8"), encoding=encoding)
    assert shown(folder) == ["data/firms.yaml:1: the file is saved as UTF-16, or is no text. Save it as plain UTF-8."]


def test_a_zero_byte_is_found_in_its_line_and_hides_nothing(folder: Path) -> None:
    path = folder / "firms.yaml"
    rewrite(path, b"name: Birch Partners", b"name: Birch\0Partners")
    rewrite(path, b"kind: contingency-search", b"kind: retained")
    assert shown(folder) == [
        "data/firms.yaml:32: birch.name: the invisible character U+0000 stands in this line. Remove it.",
        f'data/firms.yaml:34: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ]


def test_a_record_that_cannot_be_read_makes_no_other_stand_in_the_wrong_place(folder: Path) -> None:
    (line,) = spoil(folder, "firms", {"- id: birch": "- id: [x◀"})
    (only,) = faults(folder)
    assert (only.line, only.problem.partition(":")[0]) == (line, "this is not YAML")


@pytest.mark.parametrize(("end", "name"), [(b"\r\n", "CR LF"), (b"\r", "CR")])
def test_other_line_ends_are_said_once_and_hide_nothing(folder: Path, end: bytes, name: str) -> None:
    path = folder / "firms.yaml"
    spoil(folder, "firms", {"kind: contingency-search": "kind: retained"})
    path.write_bytes(path.read_bytes().replace(b"\n", end))
    assert shown(folder) == [
        f"data/firms.yaml:1: the lines end in {name}. Save the file with LF line ends, {MEND}",
        f'data/firms.yaml:34: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
    ]


def test_the_first_line_that_ends_in_crlf_is_named(folder: Path) -> None:
    rewrite(folder / "firms.yaml", b"name: Birch Partners\n", b"name: Birch Partners\r\n")
    assert shown(folder) == [f"data/firms.yaml:32: the lines end in CR LF. Save the file with LF line ends, {MEND}"]


def test_a_file_over_50_mib_is_not_read(folder: Path) -> None:
    os.truncate(folder / "firms.yaml", 51 * 2**20)
    assert shown(folder) == [
        "data/firms.yaml:1: the file has 51.0 MiB; the limit is 50 MiB. Restore it from the last version."
    ]


def test_a_file_that_grows_while_it_is_read_or_hides_its_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.loading.text_files.MAX_BYTES", 2**20)
    path = folder / "firms.yaml"
    about = path.stat()
    path.write_bytes(b"#" * (2**20 + 1))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: about)
    assert "data/firms.yaml:1: the file has more than 1 MiB, which is the limit. Restore it from the last version." in (
        shown(folder)
    )


@pytest.mark.parametrize("device", ["/dev/zero", "pipe"])
def test_what_is_no_file_is_neither_read_nor_waited_for(folder: Path, device: str) -> None:
    path = folder / "firms.yaml"
    path.unlink()
    if device == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(device)
    assert shown(folder) == [
        "data/firms.yaml:1: is a pipe, a device or the like, and no file. Restore it from the last version."
    ]


def test_a_link_to_a_file_is_a_file(folder: Path) -> None:
    (folder / "firms.yaml").rename(folder / "elsewhere")
    (folder / "firms.yaml").symlink_to("elsewhere")
    assert load(folder).firm("birch")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n"])
@pytest.mark.parametrize("file", ["firms", "vocabulary"])
def test_an_emptied_file(folder: Path, file: str, text: str) -> None:
    (folder / f"{file}.yaml").write_text(text)
    assert shown(folder) == [f"data/{file}.yaml:1: the file is empty. Restore it from the last version."]


def test_a_file_without_records(folder: Path) -> None:
    (folder / "messages.yaml").write_text("# None so far.\n\n[]\n")
    spoil(folder, "checklists", {"  messages: [first-note]\n": ""})
    assert shown(folder) == ["data/messages.yaml:3: the file holds no record. Restore it from the last version."]


@pytest.mark.parametrize("text", ["acre:\n  name: Acre\n", "acre\n", "7\n"])
def test_a_file_that_holds_no_list(folder: Path, text: str) -> None:
    (folder / "firms.yaml").write_text(text)
    assert shown(folder) == [
        "data/firms.yaml:1: the file does not hold a list of records. Restore it from the last version."
    ]


def test_a_vocabulary_that_is_a_list(folder: Path) -> None:
    (folder / "vocabulary.yaml").write_text("- id: kind\n")
    assert shown(folder) == [
        "data/vocabulary.yaml:1: the file does not hold vocabularies, each below its name. "
        "Restore it from the last version."
    ]


@pytest.mark.parametrize("file", [file.name for file in FILES])
def test_a_missing_file_is_said_once_whoever_refers_to_it(folder: Path, file: str) -> None:
    (folder / f"{file}.yaml").unlink()
    expected = [f"data/{file}.yaml:1: the file is missing. Restore it from the last version."]
    assert shown(folder) == expected


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "firms.yaml").unlink()
    (folder / "firms.yaml").mkdir()
    assert shown(folder) == ["data/firms.yaml:1: cannot be read: Is a directory. Restore it from the last version."]


def test_a_record_that_is_not_yaml_hides_no_other(folder: Path) -> None:
    broken, wrong = spoil(
        folder,
        "evidence",
        {
            "claim: A firm may not": "claim: @firm may not",
            "fee from a candidate.": "fee.◀",
            "as_of: undated": "as_of: 99◀",
        },
    )
    (unknown,) = spoil(folder, "checklists", {"evidence: [retained-model]": "evidence: [law-of-fees, law-of-fee]◀"})
    assert shown(folder) == [
        f'data/checklists.yaml:{unknown}: first-call.items.ask-who-pays.evidence[2]: "law-of-fee" is not an id '
        f'in evidence.yaml. Did you mean "law-of-fees"?{SEE}checklists-items-evidence',
        f"data/evidence.yaml:{broken}: law-of-fees: this is not YAML: found character that cannot start any token "
        "while scanning for the next token. Put a text that starts with a sign such as @, ` or % in quotes.",
        f"data/evidence.yaml:{wrong}: retained-model.as_of: lies before 1800. Give the year as the source states it."
        f"{SEE}evidence-as-of",
    ]


def test_a_vocabulary_that_is_not_yaml_hides_no_other(folder: Path) -> None:
    wrong, broken = spoil(
        folder,
        "vocabulary",
        {
            "    label: Technology": "    label: @technology◀",
            "definition: Finds chairs and trustees.": "definition: 7◀",
        },
    )
    (unknown,) = spoil(folder, "firms", {"kind: contingency-search": "kind: retained◀"})
    assert [(fault.file, fault.line, fault.where) for fault in faults(folder)] == [
        ("data/firms.yaml", unknown, "birch.kind"),
        ("data/vocabulary.yaml", wrong, "service.board-search.definition"),
        ("data/vocabulary.yaml", broken, ""),
    ]


def test_all_faults_are_said_at_once_by_file_and_line(folder: Path) -> None:
    name, kind, alias = spoil(
        folder,
        "firms",
        {
            "name: Birch Partners": "name: 1990◀",
            "kind: contingency-search": "kind: retained◀",
            "- id: cedar": "- id: cedar\n  aliases: [birch]◀",
        },
    )
    (see,) = spoil(folder, "glossary", {"see: [client]": "see: [NO, clients]◀"})
    assert shown(folder) == [
        f"data/firms.yaml:{name}: birch.name: is a number, not a text. Put it in quotes.{SEE}name",
        f'data/firms.yaml:{kind}: birch.kind: "retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
        f'data/firms.yaml:{alias}: cedar.aliases[1]: "birch" belongs to the record "birch". '
        f"Remove it from one of the two.{SEE}aliases",
        f"data/glossary.yaml:{see}: mandate.see[1]: YAML reads the bare word NO as false. "
        "Write 'NO' in quotes for the text, or false for the truth value.",
        f'data/glossary.yaml:{see}: mandate.see[2]: "clients" is not an id in glossary.yaml. '
        f'Did you mean "client"?{SEE}glossary-see',
    ]


def test_ten_thousand_faults_are_all_said_and_in_order(folder: Path) -> None:
    terms = [f"- id: term-{number:05}\n  term: Term {number}\n" for number in range(10_000)]
    path = folder / "glossary.yaml"
    path.write_text("".join(terms))
    found = faults(folder)
    assert [fault.line for fault in found] == list(range(1, 20_001, 2))
    assert {fault.problem for fault in found} == {"is missing"}


def test_a_value_with_many_faults_is_said_in_one_line_for_each(folder: Path) -> None:
    unknown = [f"x{number}" for number in range(1000)]
    spoil(folder, "firms", {"countries: ['NO']": f"countries: [{', '.join(unknown)}]"})
    found = faults(folder)
    assert [fault.where for fault in found] == sorted(f"birch.countries[{number}]" for number in range(1, 1001))


def test_data_is_read_again_only_when_a_file_has_changed(folder: Path) -> None:
    first = load_once(folder)
    assert load_once(folder) is first
    spoil(folder, "firms", {"name: Birch Partners": "name: Birch and Partners"})
    assert load_once(folder).firm("birch").name == "Birch and Partners"
    (folder / "firms.yaml").unlink()
    with pytest.raises(Exception, match=r"firms\.yaml:1: the file is missing"):
        load_once(folder)


def test_a_list_that_the_project_adds_to_its_vocabulary_is_in_the_small_one_too() -> None:
    whole = "kind:\n  - id: search\nmood:\n  - {id: calm, label: Calm}\n  - {id: busy, label: Busy}\n"
    assert lists_lacking("kind:\n  - id: staffing\n", whole) == "mood:\n- id: calm\n  label: Calm\n"
    assert lists_lacking("kind: []\nmood: []\n", whole) == ""


def test_the_small_data_is_right(folder: Path) -> None:
    data = load(folder)
    assert [firm.id for firm in data.firms] == ["acre", "birch", "cedar"]
    assert data.region_of["NO"].id == "europe"


def test_a_removed_id_is_read_with_the_data(folder: Path) -> None:
    (folder / "ids.txt").write_text("# Comment\n\nacre\nbirch\ngone-search\ngone-search removed 2026-11-24\n")
    assert load(folder).removed == ((datetime.date(2026, 11, 24), "gone-search"),)
