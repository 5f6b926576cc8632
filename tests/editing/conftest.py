"""A data folder with all that a check reads, for the tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.editing import id_ledger_check, schema_files
from macros.loading.load import load
from tests.loading.helpers import SMALL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder without faults, with its list of ids and its schemas, as ``data`` where the test stands."""
    monkeypatch.chdir(tmp_path)
    folder = Path("data")
    shutil.copytree(SMALL, folder)
    for path in folder.glob("*.yaml"):
        path.write_text(f"{schema_files.first_line(path.stem)}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    data = load(folder)
    (folder / id_ledger_check.NAME).write_text(
        id_ledger_check.with_added("# Every id.\n", id_ledger_check.missing(data, ""))
    )
    schema_files.update(data.vocabulary, folder)
    return folder
