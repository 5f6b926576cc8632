"""Waiting for what no locator shows."""

from __future__ import annotations

import time
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Error, Page, Request

SECONDS = 60
_IDLE = "() => new Promise((done) => requestIdleCallback(() => done()))"
_awaited: WeakKeyDictionary[Page, set[Request]] = WeakKeyDictionary()


def wait_until(page: Page, condition: str, given: Any = None) -> None:
    """Wait until an expression, or a function of ``given``, is true in the page; it may be asynchronous.

    Playwright's own ``wait_for_function`` evaluates from within the page, which the site's policy forbids as soon as
    the first attempt has failed, and takes a promise for its result.

    Raises:
        AssertionError: it did not become true in time.
    """
    end = time.monotonic() + SECONDS
    while True:
        try:
            if page.evaluate(condition, given):
                return
        except Error as error:
            # The page went elsewhere while it was asked.
            if "context was destroyed" not in error.message:
                raise
        assert time.monotonic() < end, f"did not become true: {condition}"
        page.wait_for_timeout(20)


def watch(page: Page) -> None:
    """Note from now on what a page has asked for and not yet got, for ``wait_until_idle``."""
    awaited = _awaited[page] = set()

    def forget(request: Request) -> None:
        awaited.discard(request)

    page.on("request", lambda request: awaited.add(request))
    page.on("requestfinished", forget)
    page.on("requestfailed", forget)


def wait_until_idle(page: Page) -> None:
    """Wait until a page that is watched has loaded, nothing more comes, and its scripts have nothing more to do.

    Playwright's own state of the network waits half a second each time to see that nothing comes.
    """
    end = time.monotonic() + SECONDS
    page.wait_for_load_state()
    rounds = 0
    while rounds < 2:  # What has come may ask for more.
        page.evaluate(_IDLE)
        rounds = 0 if _awaited[page] else rounds + 1
        assert time.monotonic() < end, [request.url for request in _awaited[page]]
