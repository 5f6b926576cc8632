"""What a failing test leaves under ``build/failures/``: of each open page a picture, its address, console and content.

A plugin of pytest: it looks at the browser that a test has under the name of ``browser`` or ``engine``.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from .engines.driven import Driven

MOST_CONTENT = 20_000  # characters
MILLISECONDS = 5_000
EXCERPT = "(body, most) => (body.querySelector('main') ?? body).outerHTML.slice(0, most)"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Forget what an earlier run left; the workers of this one only add to it."""
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(place(session.config.rootpath), ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:  # noqa: ARG001
    """Keep what the pages show when a test has failed, while they are still open."""
    report = yield
    if report.failed:
        keep(item)
    return report


def keep(item: pytest.Item) -> None:
    """Keep what each open page shows, in a folder with the name of the test."""
    given = getattr(item, "funcargs", {})
    browser, engine = given.get("browser"), given.get("engine")
    folder = place(item.config.rootpath) / re.sub(r"[^\w.-]+", "-", item.nodeid)[:150]
    if isinstance(engine, Driven):
        _keep_tab(engine, folder)
        return
    if not isinstance(browser, Browser):
        return
    for number, page in enumerate((page for context in browser.contexts for page in context.pages), 1):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"page-{number}.txt").write_text("\n".join(_told(page)), encoding="utf-8")
        with contextlib.suppress(Error):  # A page that hangs has no picture.
            page.screenshot(path=folder / f"page-{number}.png", timeout=MILLISECONDS)


def _keep_tab(engine: Driven, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # A browser that hangs has nothing to show.
    with contextlib.suppress(RuntimeError, OSError, Error):
        address, content = engine.run(f"return [location.href, ({EXCERPT})(document.body, {MOST_CONTENT})]")
        told = [address, "", "# Console", *engine.complaints(), "", "# Content", content]
        (folder / "page-1.txt").write_text("\n".join(told), encoding="utf-8")
        (folder / "page-1.png").write_bytes(engine.picture())


def _told(page: Page) -> Iterator[str]:
    yield from (page.url, "", "# Console")
    try:
        yield from (f"{message.type}: {message.text}" for message in page.console_messages())
        yield from (f"error: {error}" for error in page.page_errors())
        yield from ("", "# Content", page.locator("body").evaluate(EXCERPT, MOST_CONTENT, timeout=MILLISECONDS))
    except Error as error:
        yield f"(cannot be read: {error.message})"


def place(root: Path) -> Path:
    """Return the folder for what failing tests leave, in the folder from which pytest runs."""
    return root / "build" / "failures"
