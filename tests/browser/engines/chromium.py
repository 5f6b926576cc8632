"""Chromium, driven by Playwright as in the other tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from .driven import DOWN, ENTER, SECONDS, SHIFT, TAB, Driven

_KEYS = {TAB: "Tab", ENTER: "Enter", SHIFT: "Shift", DOWN: "ArrowDown"}


class Chromium(Driven):
    """A browser whose pages are those of one reader; a context manager.

    Args:
        browser: of Playwright.
        downloads: an empty folder.
    """

    def __init__(self, browser: Browser, downloads: Path) -> None:
        self.downloads = downloads
        self._browser = browser
        self._said: list[str] = []
        self._context: BrowserContext | None = None

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, *_: object) -> None:
        if self._context:
            self._context.close()

    def fresh(self, width: int, height: int) -> None:
        if self._context:
            self._context.close()
        # Without a window it asks nobody, and lets no page copy.
        self._context = self._browser.new_context(
            viewport={"width": width, "height": height}, permissions=["clipboard-read", "clipboard-write"]
        )
        self._context.set_default_timeout(SECONDS * 1000)
        self._context.on("page", self._listen)
        self._page = self._context.new_page()

    def open(self, address: str) -> None:
        self._page.goto(address)

    def run(self, script: str, *arguments: Any) -> Any:
        try:
            return self._page.evaluate(f"(given) => (function () {{ {script} }}).apply(null, given)", list(arguments))
        except Error as error:
            raise RuntimeError(error.message) from error

    def press_at(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y, delay=80)

    def press(self, *keys: str) -> None:
        self._page.keyboard.press("+".join(_KEYS.get(key, key) for key in keys))

    def give(self, expression: str, file: Path) -> None:
        self._page.evaluate_handle(expression).as_element().set_input_files(file)

    def new_tab(self) -> None:
        self._page = self._context.new_page()

    def turn_to(self, number: int) -> None:
        self._page = self._context.pages[number]

    def saved(self, expression: str) -> str:
        with self._page.expect_download() as waiting:
            self.click(expression)
        return Path(waiting.value.path()).read_text(encoding="utf-8")

    def complaints(self) -> list[str]:
        self._page.evaluate("0")  # What has been said meanwhile comes first.
        said, self._said = self._said, []
        return said

    def picture(self) -> bytes:
        return self._page.screenshot()

    def _listen(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._said.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(message.text)
