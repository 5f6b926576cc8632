"""The link to the feed is there for readers of feeds, and Material does not take it for a site in another language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.components.changes import FEED

from .instant import is_still_the_same, mark, switch_on
from .tab import page
from .wait import wait_until_idle

__all__ = ["page"]
pytestmark = pytest.mark.site


def test_the_feed_is_named_and_nothing_is_asked_for_beside_it(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    switch_on(page, site_url, "directory/acre/", "directory/changes/")
    page.goto(f"{site_url}directory/acre/")
    mark(page)
    link = page.locator('link[rel~="alternate"][type="application/atom+xml"]')
    assert link.evaluate("(link) => link.href") == f"{site_url}{FEED}"
    page.evaluate(
        """(address) => {
          const link = Object.assign(document.createElement("a"), { href: address });
          document.body.append(link);
          link.click();
        }""",
        f"{site_url}directory/changes/",
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("Changes")
    wait_until_idle(page)
    assert is_still_the_same(page)
    assert link.evaluate("(link) => link.href") == f"{site_url}{FEED}"
    assert [address for address in asked if "/api/" in address] == []
