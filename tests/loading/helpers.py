"""What the tests of the data share: a small data folder, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.loading.diagnostics import DataFaults, Fault
from macros.loading.load import load
from tests.loading.small_data import SMALL as SMALL

SEE = " See /contribute/data-dictionary/#"
HERE = "◀"  # stands at the end of the line that is at fault, and is taken out before the file is written


def case(name: str, file: str, edits: dict[str, str], *expected: str) -> Any:
    """Name a case: the edits that spoil a file, with the faulty lines marked, and what is said of each."""
    return pytest.param(file, edits, expected, id=name)


def check_case(folder: Path, file: str, edits: Mapping[str, str], expected: Sequence[str]) -> None:
    """Spoil a file, and compare all that is said of the data with what is expected."""
    lines = spoil(folder, file, edits)
    assert len(lines) == len(expected), f"mark each faulty line with {HERE}"
    assert shown(folder) == [f"data/{file}.yaml:{line}: {text}" for line, text in zip(lines, expected, strict=True)]


def spoil(folder: Path, file: str, edits: Mapping[str, str]) -> list[int]:
    """Replace texts, each of which stands in the file once, and return the numbers of the lines that are marked."""
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}.yaml"
        text = text.replace(old, new)
    path.write_text(text.replace(HERE, ""), encoding="utf-8")
    return [number for number, line in enumerate(text.split("\n"), start=1) if HERE in line]


def faults(folder: Path) -> list[Fault]:
    """Return what is wrong with a data folder, in order; the test fails if nothing is."""
    with pytest.raises(DataFaults) as caught:
        load(folder)
    return caught.value.faults


def shown(folder: Path) -> list[str]:
    """Return what is wrong with a data folder, as people see it."""
    return [str(fault) for fault in faults(folder)]
