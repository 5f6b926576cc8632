"""The time from an input to what is painted, on the directory's own page.

The benchmark prints these rows below those of the engine. What belongs here: open the built directory with a number of
synthetic firms, type and choose as ``steps.STEPS`` does, and time from the event to the frame that shows the results.
"""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser

from macros.load import Dataset

from .table import Row


def painted(browser: Browser, data: Dataset, runs: int) -> Iterable[Row]:  # noqa: ARG001 - the contract for what comes
    """Yield the rows of the table; none as long as the page is not measured."""
    return ()
