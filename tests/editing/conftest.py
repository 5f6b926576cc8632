"""A data folder with all that a check reads, for the tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.editing import id_ledger_check, schema_files
from macros.loading.load import load
from tests.loading.helpers import SMALL


@pytest.fixture(scope="session")
def whole_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder without faults, with its list of ids and its schemas; only to be copied."""
    folder = tmp_path_factory.mktemp("editing") / "data"
    shutil.copytree(SMALL, folder)
    for path in folder.glob("*.yaml"):
        path.write_text(f"{schema_files.first_line(path.stem)}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    data = load(folder)
    (folder / id_ledger_check.NAME).write_text(
        id_ledger_check.with_added("# Every id.\n", id_ledger_check.missing(data, ""))
    )
    schema_files.update(data.vocabulary, folder)
    return folder


@pytest.fixture
def folder(whole_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, as ``data`` where the test stands."""
    shutil.copytree(whole_folder, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")
