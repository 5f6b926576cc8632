"""A data folder of their own for the tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .helpers import SMALL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder without faults, which stands in the working directory as ``data``."""
    shutil.copytree(SMALL, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")
