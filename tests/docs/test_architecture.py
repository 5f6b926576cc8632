"""The page on the architecture: every path that it names exists, and the linter holds the floors that it shows."""

from __future__ import annotations

import re
import tomllib

from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from macros.model.files import FIRMS

PAGE = (PROJECT / "docs" / "contribute" / "architecture.md").read_text(encoding="utf-8")


def test_every_path_exists() -> None:
    paths = set(re.findall(r"`((?:data|docs|macros|tests)/[^`]*|mkdocs\.yml)`", PAGE))
    assert len(paths) > 25
    missing = [path for path in sorted(paths) if not (PROJECT / path).exists()]
    assert missing in ([], [f"data/{FIRMS.whole}"])  # in whose place others may stand


def test_the_floors_are_those_that_the_linter_holds(data: Dataset) -> None:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["name"] == "Floors")
    shown = [re.findall(r"(\w+)/", item.title) for item in data.diagram("floors").items]
    held = [
        [name for name in re.findall(r"macros\.(\w+)", layer) if name not in ("cli", "editing")] for layer in layers
    ]
    assert shown == held
