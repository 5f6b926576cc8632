"""What one test asks of a browser of any engine."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

SECONDS = 60  # what the slowest machine may take; the wait ends with it
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element in an answer, by the standard of WebDriver
TAB, ENTER, SHIFT, DOWN = "\ue004", "\ue007", "\ue008", "\ue015"
_MIDDLE = """const element = EXPRESSION, middle = () => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
};
// Out of sight, or under something that stands above the page.
if (!element.contains(document.elementFromPoint(...middle()))) {
  element.scrollIntoView({ block: "center", behavior: "instant" });
}
return middle();"""


def answer_of(ask: Callable[[], Any], what: str) -> Any:
    """Ask until there is an answer that is true, and return it; raises ``TimeoutError`` with ``what`` went wrong."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.05)
    raise TimeoutError(what)


class Driven(ABC):
    """A browser that shows one of its tabs; an ``expression`` is JavaScript, mostly for an element.

    Attributes:
        downloads: the folder in which it puts what a page lets a reader save.
    """

    downloads: Path

    @abstractmethod
    def fresh(self, width: int, height: int) -> None:
        """Have one tab alone, with a view of this size in pixels."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open a page."""

    @abstractmethod
    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns; raises ``RuntimeError``."""

    @abstractmethod
    def press_at(self, x: float, y: float) -> None:
        """Press a point of the view with the mouse."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys together, and let them go."""

    @abstractmethod
    def give(self, expression: str, file: Path) -> None:
        """Choose a file in a field for one."""

    @abstractmethod
    def new_tab(self) -> None:
        """Open another tab, and show it."""

    @abstractmethod
    def turn_to(self, number: int) -> None:
        """Show one of the tabs, from 0, which is the first."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return, once, what pages and the browser have complained of at the console since this was asked last."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return what the tab shows, as PNG."""

    def wait(self, expression: str) -> None:
        """Wait until an expression is true in the page, which may be on its way meanwhile."""
        told = [""]

        def ask() -> Any:
            try:
                return self.run(f"return Boolean({expression})")
            except RuntimeError as error:  # What it speaks of is not there yet.
                told[0] = f": {error}"

        try:
            answer_of(ask, "")
        except TimeoutError as error:
            raise TimeoutError(f"{expression} did not become true{told[0]}") from error

    def back(self) -> None:
        """Go back in the history; unlike a browser's own button, also over a step that a test took without a press."""
        self.run("history.back()")

    def forward(self) -> None:
        """Go forward in the history."""
        self.run("history.forward()")

    def rest(self) -> None:
        """Let a page do what it does in the frames after an event."""
        time.sleep(0.6)

    def click(self, expression: str) -> None:
        """Press the middle of an element with the mouse, once it is there; it is brought into sight if it is not."""
        self.wait(expression)
        x, y = self.run(_MIDDLE.replace("EXPRESSION", expression))
        self.press_at(x, y)

    def type(self, expression: str, text: str) -> None:
        """Type into a field, letter by letter, in the place of what stands there."""
        self.wait(f"({expression}).getClientRects().length")
        self.run(f"const field = {expression}; field.focus(); field.select();")
        for letter in text:
            self.press(letter)

    def saved(self, expression: str) -> str:
        """Press what saves a file, and return the text of the file."""
        for path in self.downloads.iterdir():
            path.unlink()
        self.click(expression)

        def whole() -> str:
            found = [path for path in self.downloads.iterdir() if path.suffix != ".part"]
            return found[0].read_text(encoding="utf-8") if found else ""

        return str(answer_of(whole, "Nothing was saved."))


class ByProtocol(Driven):
    """What browsers share that are told the same by different ways: https://www.w3.org/TR/webdriver2/"""

    @abstractmethod
    def _act(self, *sources: dict[str, Any]) -> None:
        """Perform actions."""

    def press_at(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        press = [move, {"type": "pointerDown", "button": 0}, {"type": "pause", "duration": 80}]
        self._act({"type": "pointer", "id": "mouse", "actions": [*press, {"type": "pointerUp", "button": 0}]})

    def press(self, *keys: str) -> None:
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._act({"type": "key", "id": "keyboard", "actions": down + up})
