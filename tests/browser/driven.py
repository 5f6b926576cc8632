"""What browsers share that are driven by their own protocol and not by Playwright."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

SECONDS = 60  # what the slowest machine may take; the wait ends with it


def answer_of(ask: Callable[[], Any], what: str) -> Any:
    """Ask until there is an answer that is true, and return it; raises ``TimeoutError`` with ``what`` went wrong."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.1)
    raise TimeoutError(what)


class Driven(ABC):
    """A browser with a page."""

    @abstractmethod
    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns."""

    def wait(self, expression: str) -> Any:
        """Wait until an expression is true in the page, and return its value."""
        return answer_of(lambda: self.run(f"return {expression}"), f"{expression} did not become true")
