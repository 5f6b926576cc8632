"""Waiting for what no locator shows."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Error, Page

SECONDS = 60


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
