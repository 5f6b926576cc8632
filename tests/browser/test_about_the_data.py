"""The pictures of the directory's numbers are shown where their letters can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.loading.dataset import Dataset

from .tab import page, phone

__all__ = ["page", "phone"]
pytestmark = pytest.mark.site


def test_a_phone_has_the_table_alone_and_a_map_that_scrolls(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}directory/about-the-data/")
    expect(phone.locator(".heat")).to_be_hidden()
    expect(phone.locator(".pairs")).to_be_visible()
    # Nothing speaks of a picture that is not there.
    expect(phone.get_by_text("The stronger the colour")).to_be_hidden()
    expect(phone.get_by_text("The same as a table")).to_be_hidden()
    # The map scrolls by itself, and its tiles can be hit.
    sizes = phone.locator(".map__tile rect").evaluate_all(
        "all => all.map((one) => Object.values(one.getBoundingClientRect().toJSON()).slice(2, 4))"
    )
    assert len(sizes) > 50
    assert min(min(size) for size in sizes) >= 24
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    last = phone.locator(".map").get_by_text("NZ", exact=True)
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


@pytest.mark.parametrize("path", ["directory/", "directory/about-the-data/"])
def test_the_map_leads_to_the_firms_of_a_country(page: Page, site_url: str, path: str, data: Dataset) -> None:
    """Also on a page that the theme has fetched; its links are those of an SVG, which the theme does not know."""
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{site_url}guide/")
    page.evaluate("to => document.querySelector('.md-logo').href = to", f"{site_url}{path}")
    page.locator(".md-logo").first.click()
    expect(page.locator(".map")).to_be_visible()
    if path.endswith("about-the-data/"):  # A desk has both the picture and the table.
        expect(page.locator(".heat__picture")).to_be_visible()
        expect(page.locator(".pairs")).to_be_visible()
    tile = page.locator(".map a").filter(has=page.locator("text", has_text=re.compile("^DE$")))
    number = sum("DE" in (firm.countries or ()) for firm in data.listed)
    # What the browser itself calls it; asked of the map alone, since the tree of a whole page is long to make.
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    of_map = session.send("DOM.querySelector", {"nodeId": document, "selector": ".map"})["nodeId"]
    named = {"nodeId": of_map, "role": "link", "accessibleName": f"Germany: {number} firms"}
    assert len(session.send("Accessibility.queryAXTree", named)["nodes"]) == 1
    tile.focus()
    edge = tile.locator("rect").evaluate("one => getComputedStyle(one).strokeWidth")
    assert edge == "3px"
    tile.press("Enter")
    expect(page.get_by_role("heading", name="Germany", level=1)).to_be_visible()
    assert not errors
