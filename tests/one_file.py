"""The real data files as one text each, however the project keeps its firms."""

from __future__ import annotations

from pathlib import Path

from macros.editing import split
from macros.loading.load import DATA
from macros.model.files import FIRMS


def in_one_file(data: Path) -> Path:
    """Return the one file of the firms in a data folder, made of the others there if need be."""
    path = data / FIRMS.whole
    if not path.exists():
        split.plan(data, FIRMS, split=False).write(data)
    return path


def text_of(name: str) -> str:
    """Return the text of a real data file."""
    path = DATA / f"{name}.yaml"
    if name != FIRMS.name or path.exists():
        return path.read_text(encoding="utf-8")
    return split.plan(DATA, FIRMS, split=False).files[FIRMS.whole][1]
