"""The programs from npm that judge the project, and what runs them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

HERE = Path(__file__).resolve().parent
# Playwright brings a Node that is new enough, so that only npm must be at hand.
NODE = compute_driver_executable()[0]


class NoTools(Exception):
    """The programs have not been installed."""

    def __str__(self) -> str:
        """Say how to get them."""
        return "The tools are missing. Run: npm ci --ignore-scripts --prefix tests/audit"


def need(programs: Iterable[Path]) -> None:
    """Raise ``NoTools`` if one of the programs is not there."""
    if not all(program.is_file() for program in programs):
        raise NoTools
