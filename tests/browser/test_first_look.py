"""The directory, a firm and a checklist in a real browser: no error, no request to another host, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from macros.loading.dataset import Dataset

from .tab import page, phone

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site

ADDRESSES = ("", "directory/", "directory/acre/", "directory/by/industry/technology/", "checklists/first-call/")


def test_directory_leads_to_a_firm_and_its_checklist(page: Page, site_url: str, data: Dataset) -> None:
    page.goto(f"{site_url}directory/?q=Spencer+Stuart")
    page.locator("[data-firm-id=spencer-stuart]").get_by_role("link", name="Spencer Stuart", exact=True).click()
    expect(page).to_have_url(f"{site_url}directory/spencer-stuart/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spencer Stuart")
    page.get_by_role("link", name="The first call").click()
    expect(page.locator("[data-checklist-id=first-call] [data-item-id]")).to_have_count(
        len(data.checklist("first-call").items)
    )


def test_no_page_is_wider_than_a_phone(phone: Page, site_url: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    for address in ADDRESSES:
        phone.goto(f"{site_url}{address}")
        assert phone.evaluate("document.documentElement.scrollWidth") == 320, address


def test_bundle_opens_from_disk_and_its_search_finds(open_page: Callable[..., Page], offline_url: str) -> None:
    page = open_page()
    page.goto(f"{offline_url}index.html")
    for palette in (1, 2):
        page.locator(f"label[for=__palette_{palette}]").click()
    page.get_by_role("link", name="Find firms").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")  # It is kept from page to page.
    page.get_by_label("Search the firms").fill("Acre")
    page.locator("[data-firm-id=acre]").get_by_role("link", name="Acre", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acre")
    page.wait_for_load_state()  # The keys are there when the scripts are.
    page.keyboard.press("/")
    page.keyboard.insert_text("Spencer Stuart")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Spencer Stuart")


def test_a_link_with_a_search_opens_it_and_it_finds_a_firm_by_its_summary(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/?q=confidentiality")
    expect(page.locator(".md-search-result__item").first).to_contain_text("onfidential")
    page.locator("[data-md-component=search-query]").fill("sustainability clean technology")
    expect(page.locator(".search-firm").first).to_contain_text("Acre")
