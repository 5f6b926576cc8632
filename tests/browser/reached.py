"""Which parts of our scripts the tests in a browser reach, as Chromium tells it: ``make coverage``.

Where the variable ``REACHED`` names a folder, each context that is closed adds to it what its pages have run. As a
module, it reads that folder and says of each script how many of its functions ran, and which never did.
"""

from __future__ import annotations

import json
import os
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from macros.loading.load import PROJECT
from macros.site.assets import common_bundle, lazy_bundles
from macros.site.lean import lean_script

VARIABLE = "REACHED"


def note(browser: Browser) -> None:
    """Note from now on what the pages of a browser run, if it is asked for."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return
    new_context = browser.new_context

    def noted(**options: Any) -> BrowserContext:
        context = new_context(**options)
        sessions: list[CDPSession] = []
        new_page, close = context.new_page, context.close

        def page_noted() -> Page:
            # Not when the context tells of a page: whoever else listens for that would have to wait, and miss things.
            page = new_page()
            _begin(sessions, page)
            return page

        def take_and_close(**options: Any) -> None:
            _take(sessions, Path(folder))
            close(**options)

        context.new_page = page_noted  # type: ignore[method-assign]
        context.close = take_and_close  # type: ignore[method-assign]
        return context

    close_browser = browser.close

    def close_all(**options: Any) -> None:
        for context in browser.contexts:
            context.close()
        close_browser(**options)

    browser.new_context = noted  # type: ignore[method-assign]
    browser.close = close_all  # type: ignore[method-assign]


def _begin(sessions: list[CDPSession], page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": False})
    sessions.append(session)
    page.on("popup", partial(_begin, sessions))


def _take(sessions: list[CDPSession], folder: Path) -> None:
    found: dict[str, dict[str, bool]] = defaultdict(dict)  # by script and by name and place of the function
    for session in sessions:
        try:
            told = session.send("Profiler.takePreciseCoverage")["result"]
        except Error:  # A page that was closed tells nothing.
            continue
        for script in told:
            name = script["url"].rpartition("/")[2]
            for function in script["functions"]:
                part = function["ranges"][0]
                key = f"{function['functionName']} {part['startOffset']} {part['endOffset']}"
                found[name][key] = found[name].get(key, False) or part["count"] > 0
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{uuid.uuid4().hex}.json").write_text(json.dumps(found))


def reached(folder: Path) -> Iterator[tuple[Path, int, list[str]]]:
    """Yield each script of a component with the number of its functions and the names of those that never ran.

    Args:
        folder: what the runs left, of the scripts as they are now.
    """
    ran: dict[str, dict[str, bool]] = defaultdict(dict)
    for file in folder.glob("*.json"):
        for name, functions in json.loads(file.read_text()).items():
            for key, did in functions.items():
                ran[name][key] = ran[name].get(key, False) or did
    sources = [path for path in sorted(PROJECT.glob("macros/components/**/*.js")) if "vendor" not in path.parts]
    for address, content in (common_bundle("js"), *lazy_bundles()):
        functions = [(key.rsplit(" ", 2), did) for key, did in ran[address.rpartition("/")[2]].items()]
        for source in sources:
            text = lean_script(source.read_text(encoding="utf-8"))
            start = content.find(text)
            if start < 0:
                continue
            own = [
                (name or f"one that begins {content[int(first) :][:40]!r}", did)
                for (name, first, last), did in functions
                if start <= int(first) and int(last) <= start + len(text)
            ]
            yield source.relative_to(PROJECT), len(own), [name for name, did in own if not did]


def main() -> None:
    """Print a line a script that has functions which no test runs, and how many of all ran."""
    number = never = 0
    for source, functions, idle in reached(Path(sys.argv[1])):
        number, never = number + functions, never + len(idle)
        if idle or not functions:
            print(f"{source}: {len(idle)} of {functions} functions never ran: {', '.join(idle) or 'it was not loaded'}")
    print(f"Of {number} functions of the scripts {number - never} ran ({(number - never) / max(number, 1):.1%}).")


if __name__ == "__main__":
    main()
