"""What the front matter of a page says."""

from __future__ import annotations

from macros.catalog.pages import formerly, front_matter


def test_front_matter_ends_with_its_second_line_of_dashes() -> None:
    assert front_matter("---\ntitle: A page\n---\n\nOne\n\n---\n\nTwo\n") == {"title": "A page"}
    assert front_matter("One\n\n---\n\ntitle: Two\n\n---\n") == {}


def test_a_page_that_took_the_place_of_another_as_a_whole_has_no_anchor_for_it() -> None:
    assert formerly({"formerly": {"guide/old": None, "guide/older": "who-calls"}}) == {
        "guide/old": "",
        "guide/older": "who-calls",
    }
    assert formerly({}) == {}
