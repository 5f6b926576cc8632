"""What axe finds against WCAG 2.2 AA on the page about privacy and the one for missing addresses: nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import found

pytestmark = pytest.mark.site


def test_privacy_with_its_question_and_the_page_for_missing_addresses(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}privacy/")
    reader.get_by_role("button", name="Delete all").click()
    expect(reader.get_by_role("button", name="Delete everything")).to_be_visible()
    assert found(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.goto(f"{site_url}404.html")
    expect(reader.get_by_role("searchbox", name="Search the site")).to_be_visible()
    assert found(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
