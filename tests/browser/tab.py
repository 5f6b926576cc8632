"""A tab at a desk and one in a hand that tests take in turn.

A page costs the processor half as much in a tab where it was open before as in one of a context of its own: its process
is there, and its scripts are read. A module whose tests need no more than a page imports ``page`` and ``phone`` from
here. Each test finds the tab as new: of an empty page of the site, with nothing stored and nothing asked for. What
cannot be taken back is refused: whoever needs that asks for ``open_page``. A test of what is opened from a disk has a
page of its own, since what that keeps belongs to no site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, Page

from . import failures
from .conftest import DESKTOP, MILLISECONDS, PHONE, TELL_OF_VIOLATIONS
from .wait import watch

_TABS: dict[str, dict[str, Any]] = {
    "page": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}
EMPTY_PAGE = "robots.txt"
_FORGET = """async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) {
        await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
    }
}"""
_free: WeakKeyDictionary[Browser, dict[str, Page]] = WeakKeyDictionary()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """The tab at a desk."""
    yield from _given("page", request, browser, site_url)


@pytest.fixture
def phone(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """The tab in a hand."""
    yield from _given("phone", request, browser, site_url)


def _given(name: str, request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    given = request.node.callspec.params.values() if hasattr(request.node, "callspec") else ()
    if any(value in ("file", "from disk") for value in given if isinstance(value, str)):
        yield request.getfixturevalue("open_page")(**_TABS[name])
    else:
        yield from taken(name, request, browser, site_url)


def taken(name: str, request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """Give the tab to a test, which fails if a page complains or calls another host, and make it as new."""
    # One that could not be made as new is not there for the next.
    page = _free.setdefault(browser, {}).pop(name, None) or _new(name, browser, site_url)
    complaints: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda told: complaints.extend([f"console: {told.text}"] if told.type == "error" else []),
        "weberror": lambda error: complaints.append(f"error: {error.error}"),
        "request": lambda asked: complaints.extend(
            [] if asked.url.startswith((site_url, "data:", "blob:")) else [f"request: {asked.url}"]
        ),
    }
    for event, listener in listeners.items():
        page.context.on(event, listener)
    yield page
    if complaints:
        failures.keep(request.node)
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    page.mouse.move(0, 0)
    page.set_viewport_size(_TABS[name]["viewport"])
    page.emulate_media(media="null", color_scheme="light", forced_colors="null", reduced_motion="null", contrast="null")
    page.goto(f"{site_url}{EMPTY_PAGE}")  # What a page keeps on its way out is kept now.
    page.evaluate(_FORGET)
    for event, listener in listeners.items():
        page.context.remove_listener(event, listener)
    _free[browser][name] = page
    assert not complaints, complaints


def _new(name: str, browser: Browser, site_url: str) -> Page:
    context = browser.new_context(**_TABS[name], service_workers="block")
    context.add_init_script(TELL_OF_VIOLATIONS)
    context.set_default_timeout(MILLISECONDS)
    context.on("page", watch)
    page = context.new_page()
    page.goto(f"{site_url}{EMPTY_PAGE}")

    def refuse(*_: Any, **__: Any) -> None:
        pytest.fail("Nothing takes this back from a tab of several tests: ask for open_page")

    for one, what in (
        (page, "add_init_script"),
        (context, "add_init_script"),
        (context, "grant_permissions"),
        (context.clock, "install"),
        (context.clock, "set_fixed_time"),
    ):
        setattr(one, what, refuse)
    return page
