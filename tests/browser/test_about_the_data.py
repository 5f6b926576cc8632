"""The picture of the directory's numbers is shown where its letters can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.site


def test_a_phone_has_the_table_alone(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}directory/about-the-data/")
    expect(phone.locator(".heat")).to_be_hidden()
    expect(phone.locator(".pairs")).to_be_visible()
    # Nothing speaks of a picture that is not there.
    expect(phone.get_by_text("The stronger the colour")).to_be_hidden()
    expect(phone.get_by_text("The same as a table")).to_be_hidden()


def test_a_desk_has_both(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}directory/about-the-data/")
    expect(page.locator(".heat__picture")).to_be_visible()
    expect(page.locator(".pairs")).to_be_visible()
