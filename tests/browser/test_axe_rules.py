"""What axe is asked: all rules, or those about colours alone."""

from __future__ import annotations

from playwright.sync_api import Browser

from .axe import by_colours_alone, found

PALE_AND_NAMELESS = """<!doctype html><html lang="en"><title>x</title><main>
<p style="color: #bbb; background: #fff">Too pale to read</p><button></button></main>"""


def test_colours_are_judged_in_every_way_to_read_and_the_rest_where_all_rules_are_asked(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(PALE_AND_NAMELESS)
        assert {fault.partition(" ")[0] for fault in found(page)} == {"color-contrast", "button-name"}
        assert {fault.partition(" ")[0] for fault in found(by_colours_alone(page))} == {"color-contrast"}
