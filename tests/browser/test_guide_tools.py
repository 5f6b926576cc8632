"""A page of the guide leads to what to tick and what to send, and fits a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import found
from .tab import page, phone

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

GUIDE_PAGE = "guide/temporary-and-contract-work/"


def test_a_guide_page_leads_to_its_checklist_and_its_message(page: Page, site_url: str) -> None:
    page.goto(site_url + GUIDE_PAGE)
    article = page.get_by_role("article")
    article.get_by_role("link", name="Taking temporary or contract work").click()
    expect(page.locator("[data-checklist-id=temporary-or-contract]")).to_be_visible()
    page.go_back()
    article.get_by_role("link", name="Permission to represent").click()
    expect(page.locator("[data-message-id=permission-to-represent]")).to_be_in_viewport()


def test_a_guide_page_with_wide_tables_fits_a_phone_and_passes_axe(phone: Page, site_url: str) -> None:
    phone.goto(site_url + GUIDE_PAGE)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found(phone) == []
