"""What axe finds against WCAG 2.2 AA on the kinds of page that no other test takes there: nothing, by day and by night.

The directory with its lists, the form, the decision aids, what is folded in the guide, the places to check and My
search in use have tests of their own, in each of their states.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .axe import FRAME, found
from .conftest import READERS

pytestmark = pytest.mark.site

KINDS = {
    "start": "",
    "firm": "directory/spencer-stuart/",
    "firm of which little is known": "directory/a-temp-recruitment/",
    "guide": "guide/",
    "page with a diagram": "guide/kinds-of-firms/",
    "sources": "guide/sources/",
    "checklists": "checklists/",
    "checklist": "checklists/first-call/",
    "messages": "messages/",
    "glossary": "glossary/",
    "contribute": "contribute/",
    "correct a firm": "contribute/correct-a-firm/",
    "table": "contribute/performance/",
}


@pytest.mark.parametrize("reader", ["desk-light", "phone-dark"])
def test_every_kind_of_page(open_page: Callable[..., Page], site_url: str, reader: str) -> None:
    page = open_page(**READERS[reader])
    for kind, address in KINDS.items():
        page.goto(f"{site_url}{address}")
        # A menu stands open at a page of the guide, and at no other.
        assert found(page, () if kind in ("start", "page with a diagram") else FRAME) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind


@pytest.mark.parametrize("reader", ["desk-dark", "phone-light"])
def test_my_search_before_anything_is_kept(open_page: Callable[..., Page], site_url: str, reader: str) -> None:
    page = open_page(**READERS[reader])
    page.goto(f"{site_url}my-search/")
    for view in ("today", "firms", "overview", "about", "keep", "firm=acre"):
        page.evaluate("(view) => { location.hash = view; }", view)
        expect(page.locator(f".ms--{view.partition('=')[0]} .ms-view h2").first).to_be_visible()
        assert found(page, () if view == "today" else FRAME) == [], view
