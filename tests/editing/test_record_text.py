"""Adding, correcting and removing touch the lines of one record alone: comments of the file and of others stay."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing.format import format_file
from macros.loading.load import load
from macros.loading.text_files import read_text, write_whole
from macros.model.files import FILES
from tests.loading.helpers import spoil

FIRMS = next(file for file in FILES if file.name == "firms")


def corrected(folder: Path, own: str, old: str, new: str) -> int:
    """Hand in the record of a firm, without its comments, with one text replaced."""
    text = (folder / "firms.yaml").read_text()
    block = next(part for part in text.split("\n- id: ")[1:] if part.startswith(f"{own}\n"))
    lines = [line.partition("  #")[0] for line in f"- id: {block}".split("\n") if not line.lstrip().startswith("#")]
    record = "\n".join(lines)
    assert old in record
    Path("new.yaml").write_text(record.replace(old, new))
    return main(["add", "new.yaml", "--data", str(folder), "--replace"])


END = "      supports: [contact]\n\n- id: birch"
TITLE = "      title: For candidates – Acre\n"


@pytest.mark.parametrize(
    ("comment", "at", "replaced", "old", "new"),
    [
        ("  # trailing", END, END.replace("\n\n", "\n  # trailing\n\n"), "founded: 1956", "founded: 1957"),
        ("# per register", "1956\n", "1956  # per register\n", "founded: 1956", "founded: 1957"),
        ("# by phone", TITLE, f"      # by phone\n{TITLE}", "For candidates – Acre", "Candidates – Acre"),
        ("# Part B", END, END.replace("\n\n", "\n\n# Part B\n\n"), "For candidates – Acre", "Candidates – Acre"),
        ("# acre", END, END.replace("\n\n", "\n# acre\n\n"), "For candidates – Acre", "Candidates – Acre"),
    ],
    ids=["below the record", "behind a value", "within a field", "of the next part", "at the margin"],
)
def test_a_correction_keeps_every_comment(
    folder: Path, comment: str, at: str, replaced: str, old: str, new: str
) -> None:
    spoil(folder, "firms", {at: replaced})
    before = (folder / "firms.yaml").read_text()
    assert before.count(comment) == 1
    assert corrected(folder, "acre", old, new) == 0
    after = (folder / "firms.yaml").read_text()
    assert new in after
    assert after.count(comment) == 1
    assert after.partition("- id: birch")[2] == before.partition("- id: birch")[2]
    assert after.index(comment) < after.index("- id: birch")


def test_a_comment_at_the_end_of_the_file_outlives_a_correction_and_a_removal(folder: Path) -> None:
    path = folder / "firms.yaml"
    path.write_text(f"{path.read_text()}\n# End of the list.\n")
    assert corrected(folder, "cedar", "name: Cedar", "name: Cedars") == 0
    assert path.read_text().endswith("\n\n# End of the list.\n")
    assert main(["remove", "cedar", "--data", str(folder)]) == 0
    assert "- id: cedar" not in path.read_text()
    assert path.read_text().endswith("\n\n# End of the list.\n")
    assert "\n\n\n" not in path.read_text()


def test_a_removal_takes_the_comments_of_the_record_and_leaves_those_of_the_next_part(folder: Path) -> None:
    spoil(
        folder, "firms", {"- id: birch\n": "# About birch.\n- id: birch\n", "- id: cedar": "# Part two\n\n- id: cedar"}
    )
    assert main(["remove", "birch", "--data", str(folder)]) == 0
    text = (folder / "firms.yaml").read_text()
    assert "# About birch." not in text
    assert "\n\n# Part two\n\n- id: cedar\n" in text
    assert [firm.id for firm in load(folder).firms] == ["acre", "cedar"]


@pytest.mark.parametrize("broken", ["format", "check"])
def test_a_file_that_cannot_be_written_is_as_it_was(
    folder: Path, broken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "firms.yaml" if broken == "format" else "ids.txt"
    path = folder / name
    if broken == "format":
        path.write_text(path.read_text().replace("\n", "\r\n"), newline="")
    else:
        path.write_text("# Every id.\n")
    before = path.read_bytes()

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    arguments = ["format"] if broken == "format" else ["check", "--update"]
    assert main([*arguments, "--data", str(folder)]) == 2
    assert path.read_bytes() == before
    assert not list(folder.glob("*.new"))
    assert capsys.readouterr().err == f"{path}: No space left on device\n"


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    write_whole(link, "new\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"new\n"
    assert stat.S_IMODE(os.stat(real).st_mode) == 0o640  # noqa: PTH116 - the mode alone


def test_a_comment_at_the_margin_stays_within_its_record(folder: Path) -> None:
    path = folder / "firms.yaml"
    spoil(folder, "firms", {"  functions: [finance]\n": "  functions: [finance]\n# remark of birch\n    # deeper\n"})
    assert format_file(path, FIRMS, "firms.yaml")
    once = path.read_text()
    assert not format_file(path, FIRMS, "firms.yaml")
    assert once == path.read_text()
    record = once.partition("- id: birch")[2].partition("- id: cedar")[0]
    assert "# remark of birch" in record
    assert "# deeper" in record


@pytest.mark.parametrize(
    "arguments", [["check"], ["add", "new.txt"], ["remove", "--form", "new.txt"]], ids=["ids.txt", "add", "remove"]
)
def test_what_is_not_utf_8_is_said_with_file_and_line(
    folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = "data/ids.txt" if arguments == ["check"] else "new.txt"
    Path(name).write_bytes(b"# Every id.\nacre\n\xff\n")
    assert main([*arguments, "--data", str(folder)]) == 1
    assert capsys.readouterr().out == f"{name}:3: the byte 0xff is not UTF-8. Save the file as UTF-8.\n"


def test_a_byte_order_mark_adds_no_id_twice(folder: Path) -> None:
    path = folder / "ids.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"# Every id.\n", b""))
    main(["check", "--update", "--data", str(folder)])
    assert read_text(path, "ids.txt").split("\n").count("acre") == 1
