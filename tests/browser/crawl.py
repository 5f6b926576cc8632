"""Open every page of the site, hosted and from disk, and say what is wrong: ``make crawl``.

A page must say nothing to the console, break no rule of its policy, ask no other host for anything, and lead nowhere
but to pages, files and places that are there. The links are those that stand in the page when its scripts have run.
"""

from __future__ import annotations

import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from macros.products.offline import pack
from tests.bench.report import progress, say
from tests.conftest import build

from .conftest import TELL_OF_VIOLATIONS
from .find import ARGUMENTS, NoBrowser, find
from .host import Host
from .pages import pages

TABS = 4
_FIRM = re.compile(r"directory/[^/]+(/index)?\.html")
_WORKER = "Service Worker registration blocked by Playwright"
_IDLE = "() => new Promise((done) => requestIdleCallback(() => done()))"
_LOOK = """() => ({
    links: [...document.querySelectorAll("a[href], area[href]")].map((link) =>
        [link.getAttribute("href"), new URL(link.getAttribute("href"), document.baseURI).href]),
    places: [...document.querySelectorAll("[id], a[name]")].map((place) => place.id || place.name),
    views: window.Rapport?.mySearch?.VIEWS || [],
})"""


@dataclass
class Tab:
    """A tab that opens one page after another, and what it found there."""

    page: Page
    root: str
    name: str = ""
    awaited: int = 0
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("request", self._see)
        self.page.on("requestfinished", self._got)
        self.page.on("requestfailed", self._got)

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self.name}: {fault}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != _WORKER:
            self._note(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        self.awaited += 1
        if not request.url.startswith((self.root, "data:", "blob:")):
            self._note(f"request: {request.url}")

    def _got(self, _: Request) -> None:
        self.awaited -= 1

    def turn_to(self, name: str) -> str:
        """Ascribe to a page what is found from now on, and return its address."""
        self.name, self.awaited = name, 0
        return f"{self.root}{name if self.root.startswith('file:') else name.replace('index.html', '')}"

    def open(self, name: str) -> None:
        """Begin to open a page, and leave it to load while other tabs do the same."""
        self.page.goto(self.turn_to(name), wait_until="commit")

    def look(self) -> Any:
        """Return the page's links and places when its scripts are idle and nothing more comes."""
        self.page.wait_for_load_state()
        self.page.evaluate(_IDLE)
        while self.awaited > 0:
            self.page.wait_for_timeout(5)
        self.page.evaluate(_IDLE)
        return self.page.evaluate(_LOOK)


def crawl(
    context: BrowserContext, root: str, site: Path, names: Sequence[str], told: Callable[[int], None] = lambda _: None
) -> list[str]:
    """Open pages, a few at once, and return what is wrong with them, each with its page.

    Args:
        context: where to open them.
        root: the address of the site, which ends in a slash.
        site: its folder.
        names: the files of the pages, from the folder.
        told: is given the number of pages that were opened, from time to time.
    """
    context.add_init_script(TELL_OF_VIOLATIONS)
    tabs = [Tab(context.new_page(), root) for _ in range(min(TABS, len(names)))]
    seen: dict[str, Any] = {}
    for start in range(0, len(names), TABS):
        busy = list(zip(tabs, names[start : start + TABS], strict=False))
        for tab, name in busy:
            tab.open(name)
        seen |= {name: tab.look() for tab, name in busy}
        told(len(seen))
    for tab in tabs:
        tab.page.close()
    return sorted([*(fault for tab in tabs for fault in tab.faults), *dead_links(root, site, seen)])


def dead_links(root: str, site: Path, seen: dict[str, Any]) -> Iterator[str]:
    """Yield the links of pages that lead to no file of the site, or to no place in a page that was opened."""
    places = {name: {"", *page["places"], *page["views"]} for name, page in seen.items()}
    ids = {Path(name.removesuffix("/index.html")).stem for name in pages(site) if _FIRM.match(name)}
    firms = {f"{view}={firm}" for view in ("firm", "log") for firm in ids}
    for name, page in seen.items():
        if page["views"]:
            places[name] |= firms
    for name, page in seen.items():
        for written, target in page["links"]:
            if target.startswith(root):
                address, place = urldefrag(target)
                path = unquote(address.removeprefix(root).partition("?")[0])
                if not path or path.endswith("/"):
                    path += "index.html"
                if not (site / path).is_file() or (path in places and unquote(place) not in places[path]):
                    yield f"{name}: leads nowhere: {written}"
            elif not target.startswith(("https://", "http://", "mailto:")) or target.startswith("file:"):
                yield f"{name}: leads out of the site: {written}"


def _crawl_all(browser: Browser, what: str, root: str, site: Path) -> list[str]:
    names = pages(site)
    with browser.new_context(service_workers="block") as context:
        faults = crawl(context, root, site, names, lambda done: progress(what, done, len(names)))
    say(f"{what}: {len(names)} pages opened, {len(faults)} faults.")
    for fault in faults:
        say(f"  {fault}")
    return faults


def main() -> int:
    """Build both sites, open all their pages, and return 1 if anything is wrong."""
    program = find()
    if program is None:
        print(NoBrowser(), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        hosted, offline, opened = (Path(folder, "built", name) for name in ("hosted", "offline", "opened"))
        host = Host(Path(folder))
        # As it is published: below a folder, with its address known, which switches on instant navigation.
        for site, config, address in ((hosted, "mkdocs.yml", host.url), (offline, "offline.yml", "")):
            built = build(site, config=config, SITE_URL=address)
            if built.returncode:
                print(built.stderr, file=sys.stderr)
                return 1
        host.publish(hosted)
        pack(offline, Path(folder, "rapport.zip"))
        with zipfile.ZipFile(Path(folder, "rapport.zip")) as bundle:
            bundle.extractall(opened)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            faults = _crawl_all(browser, "Hosted", host.url, hosted)
            faults += _crawl_all(browser, "From disk", f"{opened.as_uri()}/", opened)
            browser.close()
        host.close()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
