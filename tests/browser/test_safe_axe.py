"""What axe finds against WCAG 2.2 AA on the page about privacy and the one for missing addresses: nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import found
from .host import Host

pytestmark = pytest.mark.site


def test_privacy_with_its_question(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}privacy/")
    reader.get_by_role("button", name="Delete all").click()
    expect(reader.get_by_role("button", name="Delete everything")).to_be_visible()
    assert found(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_missing_page_with_its_guesses(reader: Page, host: Host) -> None:
    host.status = 200  # A browser complains of any other.
    reader.goto(f"{host.url}guide/payy/")
    expect(reader.locator(".not-found__guesses a").first).to_be_visible()
    assert found(reader) == []
