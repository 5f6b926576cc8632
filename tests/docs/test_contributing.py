"""What the README says and contributors are told can be done: each command, file and button that is named exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.loading.load import PROJECT
from macros.model.files import FIRMS
from tests.small import few_firms

PAGES = [
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    PROJECT / ".github" / "pull_request_template.md",
    *(PROJECT / "docs" / "contribute" / f"{name}.md" for name in ("index", "add-a-firm", "correct-a-firm")),
]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in PAGES}
ROOMS = ("data/", "docs/", "macros/", "tests/")


def named(pattern: str, *names: str) -> set[str]:
    """Return what a pattern finds in pages, in all of them if none is named."""
    return {found for name in names or TEXTS for found in re.findall(pattern, TEXTS[name])}


def test_every_target_of_make_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    lists = named(r"(?:`|^ {4})make ([a-z][a-z -]*[a-z])")
    asked = {target for words in lists for target in words.split()}
    assert asked >= {"check", "format", "serve", "lint", "test"}
    assert asked <= targets
    listed = set(re.findall(r"`make ([a-z-]+)`", TEXTS["README.md"])) | {"serve"}
    assert listed == targets - {"help"}, "the README lists the targets that people need"


def test_every_command_exists(capsys: pytest.CaptureFixture[str]) -> None:
    writing = named(r"python -m macros ([a-z]+)", *(TEXTS.keys() - {"README.md"}))
    assert writing == {"new", "add", "remove"}
    _, _, section = TEXTS["README.md"].partition("Each is a command of `.venv/bin/python -m macros`:")
    asked = set(re.findall(r"^\| `([a-z]+)", section.partition("\n## ")[0], re.MULTILINE))
    assert asked == writing | {"check", "links", "report"}
    for command in asked:
        with pytest.raises(SystemExit) as done:
            main([command, "--help"])
        assert done.value.code == 0
        assert ("--dry-run" in capsys.readouterr().out) is (command in writing)


def test_every_file_exists() -> None:
    paths = {path for path in named(r"`([a-z_/.]+)`") if path.startswith(ROOMS)}
    assert {"data/firms.yaml", "data/vocabulary.yaml", "data/ids.txt", "docs/guide/", "macros/components/"} <= paths
    missing = [path for path in paths if not (PROJECT / path).exists()]
    assert missing in ([], [f"data/{FIRMS.whole}"])  # in whose place others may stand
    links = named(r"\]\(([^)#:]+)\)", "README.md", "CONTRIBUTING.md")
    assert links
    assert [link for link in links if not (PROJECT / link).is_file()] == []


def test_every_button_that_is_named_is_on_the_site() -> None:
    sources = [*PROJECT.glob("macros/components/add_firm/lazy/*.js"), *PROJECT.glob("macros/components/firm/*.html")]
    site = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    buttons = named(r"\*\*([A-Z][^*→]+)\*\*", "CONTRIBUTING.md", "correct-a-firm.md")
    heading = "Sources: the pages that show it"
    assert {"Correct this entry", "Open an issue", "Copy the YAML", heading} <= buttons
    assert [button for button in buttons if button not in site] == []


def test_the_record_to_copy_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (record,) = re.findall(r"```yaml\n(.*?)```", TEXTS["add-a-firm.md"], re.DOTALL)
    (tmp_path / "record.yml").write_text(record, encoding="utf-8")
    few = few_firms(tmp_path / "data")
    assert main(["add", str(tmp_path / "record.yml"), "--dry-run", "--data", str(few)]) == 0
    assert capsys.readouterr().out.count("\n+") > 20
