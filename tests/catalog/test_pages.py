"""Where a page stands, and what its front matter says."""

from __future__ import annotations

from macros.catalog.pages import address_of, formerly, front_matter


def test_the_index_of_a_folder_stands_at_its_address_and_what_is_no_page_keeps_its_name() -> None:
    files = ("index.md", "README.md", "guide/index.md", "guide/pay.md", "guide/pay.svg")
    assert [address_of(file) for file in files] == ["", "", "guide/", "guide/pay/", "guide/pay.svg"]


def test_front_matter_ends_with_its_second_line_of_dashes() -> None:
    assert front_matter("---\ntitle: A page\n---\n\nOne\n\n---\n\nTwo\n") == {"title": "A page"}
    assert front_matter("One\n\n---\n\ntitle: Two\n\n---\n") == {}


def test_a_page_that_took_the_place_of_another_as_a_whole_has_no_anchor_for_it() -> None:
    assert formerly({"formerly": {"guide/old": None, "guide/older": "who-calls"}}) == {
        "guide/old": "",
        "guide/older": "who-calls",
    }
    assert formerly({}) == {}
