"""A tick-list and a message in the middle of a page of the guide work as they do on their own pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import found

pytestmark = pytest.mark.site

GUIDE_PAGE = "guide/temporary-and-contract-work/"


def test_a_tick_on_a_guide_page_is_kept_and_stands_in_the_checklist_too(page: Page, site_url: str) -> None:
    page.goto(site_url + GUIDE_PAGE)
    checklist = page.locator("[data-checklist-id]")
    name = checklist.get_attribute("data-checklist-id")
    checklist.get_by_role("checkbox").first.check()
    page.reload()
    expect(checklist.get_by_role("checkbox").first).to_be_checked()
    page.goto(f"{site_url}checklists/{name}/")
    expect(page.locator("[data-checklist-id]").get_by_role("checkbox").first).to_be_checked()


def test_a_message_on_a_guide_page_takes_what_is_filled_in(page: Page, site_url: str) -> None:
    page.goto(site_url + GUIDE_PAGE)
    message = page.locator("[data-message-id]")
    message.locator("[data-field=consultant]").fill("Dr Halloway")
    expect(message.locator(".message__body")).to_contain_text("Dear Dr Halloway")


def test_a_guide_page_with_both_fits_a_phone_and_passes_axe(phone: Page, site_url: str) -> None:
    phone.goto(site_url + GUIDE_PAGE)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found(phone) == []


def test_the_line_of_links_leads_past_both(phone: Page, site_url: str) -> None:
    phone.goto(site_url + GUIDE_PAGE)
    phone.get_by_role("article").get_by_role("link", name="your country", exact=True).first.click()
    expect(phone.get_by_role("heading", name="Your country")).to_be_in_viewport()
