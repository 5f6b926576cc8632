"""What the tests of My search share: its pure scripts in an empty page, and records to try them on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.components.my_search.content import content
from macros.loading.dataset import Dataset

from .scripts import COMPONENTS, SHARED

PURE = "calendar cadence cautions changes copy days exchange fitting ics log schema stored tables".split()  # noqa: SIM905
SCRIPTS = (
    *SHARED,
    COMPONENTS / "page" / "lazy" / "schema.js",
    COMPONENTS / "directory" / "export.js",
    COMPONENTS / "my_search" / "my_search.js",
    *(COMPONENTS / "my_search" / "lazy" / f"{name}.js" for name in PURE),
    COMPONENTS / "add_firm" / "add_firm.js",
    *(COMPONENTS / "add_firm" / "lazy" / f"{name}.js" for name in ("websites", "similar")),
    COMPONENTS / "my_search" / "lazy" / "workspace-store.js",
    *sorted((COMPONENTS / "my_search" / "lazy" / "table").rglob("*.js")),
    *sorted((COMPONENTS / "my_search" / "lazy" / "bring").glob("bring-*.js")),
    *(COMPONENTS / "my_search" / "lazy" / "known" / f"{name}.js" for name in ("connections", "matching")),
)
TODAY = "2026-11-23"
# What the exported file of a small search holds.
SMALL: dict[str, Any] = {
    "version": 2,
    "firms": [
        {"id": "acre", "added": "2026-10-01", "changed": "2026-10-02T08:00:00.000Z", "relation": "contacted"},
        {"id": "own-1", "added": "2026-10-03", "name": "Søren & Co", "website": "https://soren.example/"},
    ],
    "log": [
        {"id": "e1", "firm": "acre", "on": "2026-10-02", "kind": "note-sent", "who": "Dr Rivera", "text": "First note"}
    ],
    "about": {"function": "Finance"},
}


def file_of(search: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return an exported file of a search, the small one unless another is given."""
    file = {"format": "rapport-my-search", "version": 2, "exported": "2026-11-23T10:00:00.000Z"}
    return {**file, "search": search or SMALL, **more}


def turn_to_view(page: Page, name: str) -> None:
    """Turn to a view of My search by its link, whose name begins so, such as ``Today``."""
    page.locator(".ms-tabs").get_by_role("link", name=re.compile(f"^{name}")).click()


@pytest.fixture(scope="module")
def rules(browser: Browser, data: Dataset) -> Iterator[Callable[..., Any]]:
    """Run a script that sees ``my`` (the rules), ``known`` (what the page knows) and ``given``; returns its result."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.set_content("<!doctype html><title>Rules</title>")
    page.evaluate("window.Rapport = { directory: {} }")
    for path in SCRIPTS:
        page.add_script_tag(content=path.read_text(encoding="utf-8"))
    page.evaluate("(text) => { window.known = JSON.parse(text); }", json.dumps(content(data)))

    def run(script: str, given: Any = None) -> Any:
        body = f"(text) => {{ const my = Rapport.mySearch; const given = JSON.parse(text); {script} }}"
        return page.evaluate(body, json.dumps(given))

    yield run
    context.close()
