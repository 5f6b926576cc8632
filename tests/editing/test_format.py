"""The normal form: what ``format`` changes, what it keeps, and what it refuses to touch."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.cli import main
from macros.editing.format import format_file
from macros.loading.data_files import files_of
from macros.loading.diagnostics import DataFaults
from macros.loading.load import DATA, load
from macros.model.files import FILES, DataFile
from tests.loading.helpers import SMALL, spoil
from tests.one_file import text_of

BY_NAME = {file.name: file for file in FILES}
FIRM_ORDER = list(BY_NAME["firms"].record.model_fields)


@pytest.fixture
def folder(small_folder: Path) -> Path:
    """The data files alone: what the command leaves as it is would only stand in the way."""
    return small_folder


def formatted(tmp_path: Path, text: str | bytes, file: str = "firms") -> str:
    """Format a text twice, see that the second time changes nothing, and return it."""
    path = tmp_path / f"{file}.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    assert format_file(path, BY_NAME[file], path.name) is (path.read_bytes() != before)
    once = path.read_bytes()
    assert format_file(path, BY_NAME[file], path.name) is False
    assert path.read_bytes() == once
    return once.decode()


def refused(tmp_path: Path, text: str | bytes, file: str = "firms") -> list[str]:
    """Return why a text is not formatted, and see that it is left byte for byte."""
    path = tmp_path / f"{file}.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    with pytest.raises(DataFaults) as caught:
        format_file(path, BY_NAME[file], path.name)
    assert path.read_bytes() == before
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("folder_", [DATA, SMALL], ids=["real", "small"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_the_data_is_in_its_normal_form(tmp_path: Path, file: DataFile, folder_: Path) -> None:
    for name in files_of(folder_, file):
        path = Path(shutil.copy(folder_ / name, tmp_path))
        before = path.read_bytes()
        assert format_file(path, file, path.name) is False
        assert path.read_bytes() == before


def test_records_and_fields_are_put_in_order(tmp_path: Path) -> None:
    text = "- name: Birch\n  id: birch\n  kind: staffing\n- kind: interim\n  name: Acre\n  id: acre\n"
    assert formatted(tmp_path, text) == (
        "- id: acre\n  name: Acre\n  kind: interim\n\n- id: birch\n  name: Birch\n  kind: staffing\n"
    )


@pytest.mark.parametrize("file", [file.name for file in FILES if file.sorted_by_id])
def test_firms_and_terms_are_sorted_by_id(tmp_path: Path, file: str) -> None:
    assert formatted(tmp_path, "- id: b-b\n- id: b\n- id: a\n", file) == "- id: a\n\n- id: b\n\n- id: b-b\n"


@pytest.mark.parametrize("file", ["evidence", "checklists", "messages", "decisions"])
def test_what_has_a_reading_order_keeps_it(tmp_path: Path, file: str) -> None:
    assert formatted(tmp_path, "- id: b\n- id: a\n", file) == "- id: b\n\n- id: a\n"


def test_unknown_fields_stand_last(tmp_path: Path) -> None:
    assert (
        formatted(tmp_path, "- zeal: 1\n  apt: 2\n  name: A\n  id: a\n") == "- id: a\n  name: A\n  zeal: 1\n  apt: 2\n"
    )


def test_every_comment_stays_with_what_it_speaks_of(tmp_path: Path) -> None:
    text = """\
# The head of the file,
# in two lines.

# about birch
- name: Birch  # at the end of a line
  # above the id
  id: birch
  sources:
    # above a source
    - url: https://b.example/  # of b
      # inside a source
      title: B # title
    # below the sources
  # above the kind
  kind: staffing

# about acre,
# twice
- id: acre
  # at the end of acre
# at the end of the file
"""
    assert (
        formatted(tmp_path, text)
        == """\
# The head of the file,
# in two lines.

# about acre,
# twice
- id: acre
  # at the end of acre

# about birch
# above the id
- id: birch
  name: Birch  # at the end of a line
  # above the kind
  kind: staffing
  sources:
    # above a source
    - url: https://b.example/  # of b
      # inside a source
      title: B # title
    # below the sources

# at the end of the file
"""
    )


def test_a_comment_between_dash_and_field_stands_above_the_record(tmp_path: Path) -> None:
    assert (
        formatted(tmp_path, "- # about acre\n  name: Acre\n  id: acre\n") == "# about acre\n- id: acre\n  name: Acre\n"
    )


def test_a_comment_above_the_first_record_is_not_taken_for_the_head(tmp_path: Path) -> None:
    assert formatted(tmp_path, "# about b\n- id: b\n- id: a\n") == "- id: a\n\n# about b\n- id: b\n"


def test_what_looks_like_a_comment_but_is_text_is_written_anew(tmp_path: Path) -> None:
    text = "- id: a\n  website:   'https://a.example/#us'\n  name: \"A #1\"\n"
    assert formatted(tmp_path, text) == "- id: a\n  name: 'A #1'\n  website: https://a.example/#us\n"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ('name: "Acre"', "name: Acre"),
        ("name: 'NO'", "name: 'NO'"),
        ('name: "NO"', "name: 'NO'"),
        ("name: '1956'", "name: '1956'"),
        ("name: 'It: is'", "name: 'It: is'"),
        ("name: Acre\n    Search", "name: Acre Search"),
        ("name: |-\n    Acre", "name: Acre"),
        ("checked: 2026-11-20", "checked: 2026-11-20"),
        ("countries:\n    - CH\n    - 'NO'", "countries: [CH, 'NO']"),
        ("countries:\n  - CH\n  - US", "countries: [CH, US]"),
        ("countries: [ CH,US ]", "countries: [CH, US]"),
        ("headquarters: {country: CH, city: Zurich}", "headquarters:\n    country: CH\n    city: Zurich"),
        ("name: 1.10", "name: 1.10"),
        ("founded: 1956", "founded: 1956"),
        ("name: ''", "name: ''"),
        ("name:", "name: null"),
        ("formerly: []", "formerly: []"),
    ],
)
def test_a_value_has_one_way_to_be_written(tmp_path: Path, written: str, normal: str) -> None:
    assert formatted(tmp_path, f"- id: a\n  {written}\n") == f"- id: a\n  {normal}\n"


def test_a_long_list_stands_below_its_name(tmp_path: Path) -> None:
    long = "x" * 61
    assert (
        formatted(tmp_path, f"- id: a\n  formerly: [{long}, b]\n") == f"- id: a\n  formerly:\n    - {long}\n    - b\n"
    )


def test_text_in_paragraphs_is_kept(tmp_path: Path) -> None:
    text = "- id: a\n  body: |\n    One # no comment.\n\n    - id: two\n\n     indented \n  title: T\n- id: b\n"
    assert formatted(tmp_path, text, "messages") == (
        '- id: a\n  title: T\n  body: "One # no comment.\\n\\n- id: two\\n\\n indented \\n"\n\n- id: b\n'
    )
    text = "- id: a\n  body: |\n    One.\n\n    # Two\n  title: T\n"
    assert formatted(tmp_path, text, "messages") == "- id: a\n  title: T\n  body: |\n    One.\n\n    # Two\n"


@pytest.mark.parametrize("file", ["firms", "vocabulary"])
def test_line_ends_marks_and_spaces_are_mended(tmp_path: Path, file: str) -> None:
    normal = (SMALL / f"{file}.yaml").read_bytes()
    for spoilt in (
        b"\xef\xbb\xbf" + normal,
        normal.replace(b"\n", b"\r\n"),
        normal.replace(b"\n", b"\r"),
        normal.replace(b"\n", b"  \n"),
        b"\n" + normal,
        b"\n\n\n\n\n\n" + normal + b"\n\n",
        normal.removesuffix(b"\n"),
        b"\xef\xbb\xbf" + normal.replace(b"\n", b" \r\n"),
    ):
        assert formatted(tmp_path, spoilt, file).encode() == normal


def test_a_record_in_braces_is_written_out(tmp_path: Path) -> None:
    assert (
        formatted(tmp_path, "- {name: B, id: b}\n-   name: A\n    id: a\n")
        == "- id: a\n  name: A\n\n- id: b\n  name: B\n"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- {name: B, id: b}  # in braces\n", 1),
        ("- id: a\n-   id: b # far in\n    name: B\n", 2),
        ("[{id: a}]\n", 1),
        ("  - id: a\n  - id: b\n", 1),
    ],
)
def test_what_would_lose_something_is_left_as_it_is(tmp_path: Path, text: str, line: int) -> None:
    assert refused(tmp_path, text) == [
        f"firms.yaml:{line}: cannot be put into its normal form without a loss; the file was left as it was. "
        'Write records as "- id: name" with their fields two spaces in.'
    ]


@pytest.mark.parametrize("lost", ["  name: B\n", "# Read me.\n"])
def test_no_slip_of_the_program_costs_data_or_a_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    monkeypatch.setattr("macros.editing.format._format_records", lambda text, *_: text.replace(lost, "", 1))
    assert "without a loss" in refused(tmp_path, "# Read me.\n\n- id: b\n  name: B\n")[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- id: a\n  name: 'A\n", "firms.yaml:2: a: this is not YAML: found unexpected end of stream"),
        ("- id: a\n  name: NO\n", "firms.yaml:2: a.name: YAML reads the bare word NO as false."),
        ("- id: a\n  name: A\n  name: B\n", "firms.yaml:3: a.name: given twice, first in line 2."),
        ("- id: a\n  name: &x A\n", "firms.yaml:2: a.name: &x is a YAML anchor."),
        ("- id: a\n  name: A\tB\n", "firms.yaml:2: a.name: a tab stands in this line."),
        ("- id: a\n---\n- id: b\n", "firms.yaml:2: a second YAML document starts here"),
        (f"- id: a\n  name: {'[' * 100_000}\n", "firms.yaml:2: a.name[1]"),
        (b"- id: a\n  name: \xff\n", "firms.yaml:2: a.name: the byte 0xff is not UTF-8."),
        (b"\xff\xfe-\x00", "firms.yaml:1: the file is saved as UTF-16, or is no text."),
    ],
)
def test_a_broken_file_is_left_as_it_is(tmp_path: Path, text: str | bytes, fault: str) -> None:
    assert refused(tmp_path, text)[0].startswith(fault)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", "acre\n", "a: 1\n"])
def test_a_file_without_records_is_left_to_check(tmp_path: Path, text: str) -> None:
    assert formatted(tmp_path, text) == (text or "\n")


def test_the_command_says_what_it_changed_and_what_it_could_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["format", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    spoil(folder, "firms", {"name: Birch Partners": "name: 'Birch"})
    spoil(folder, "glossary", {"- id: client": "- id: zebra"})
    spoil(folder, "messages", {"title: First note": "title: NO"})
    assert main(["format", "--data", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "formatted data/glossary.yaml"
    assert [line.split(": ")[0] for line in out.splitlines()[1:]] == ["data/firms.yaml:32", "data/messages.yaml:2"]
    assert err == "2 faults\n"


EXCERPT = text_of("firms").partition("\n\n")[2].split("\n\n")[:3]
FIELDS = [re.split(r"\n(?=  \w)", f"  {record[2:]}".rstrip("\n")) for record in EXCERPT]


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """Return some real records with records and fields in any order and comments wherever one may stand."""
    number = 0

    def comment(indent: int) -> list[str]:
        nonlocal number
        if not draw(st.integers(0, 3)):
            number += 1
            return [f"{' ' * indent}# note {number}"]
        return []

    lines = ["# The head.", ""] if draw(st.booleans()) else []
    for fields in draw(st.permutations(FIELDS)):
        lines += comment(0)
        record: list[str] = []
        for field in draw(st.permutations(fields)):
            record += comment(draw(st.sampled_from([0, 2]))) if record else []
            for line in field.split("\n"):
                record += comment(4) if line.startswith("    ") else []
                record.append(line + (f"  {note[0]}" if (note := comment(0)) else ""))
        record[0] = f"- {record[0][2:]}"
        lines += record + comment(2) + [""] * draw(st.integers(0, 2))
    return "\n".join(lines + comment(0)) + "\n"


def content(text: str) -> list[dict[str, Any]]:
    return sorted(yaml.load(text, yaml.CSafeLoader), key=lambda record: str(record["id"]))


def remarks(text: str) -> list[str]:
    return sorted(re.findall(r"# (?:note \d+|The head\.)", text))


@settings(derandomize=True, deadline=None, max_examples=40, database=None)
@given(text=shuffled())
def test_any_order_and_any_comments_come_out_in_order_and_whole(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    after = formatted(tmp_path_factory.mktemp("any"), text)
    assert content(after) == content(text)
    assert remarks(after) == remarks(text)
    records = yaml.load(after, yaml.CSafeLoader)
    assert [record["id"] for record in records] == sorted(record["id"] for record in records)
    assert all(list(record) == sorted(record, key=FIRM_ORDER.index) for record in records)


def test_formatting_what_was_shuffled_makes_the_data_right_again(folder: Path) -> None:
    path = folder / "firms.yaml"
    head, *records = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join([head, *reversed(records)]) + "\n", encoding="utf-8")
    with pytest.raises(DataFaults):
        load(folder)
    assert main(["format", "--data", str(folder)]) == 0
    assert path.read_bytes() == (SMALL / "firms.yaml").read_bytes()
