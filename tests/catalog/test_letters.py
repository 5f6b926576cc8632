"""The A-Z of a directory that is too long for one page."""

from __future__ import annotations

from macros.catalog.letters import MOST_ON_THE_DIRECTORY, letter_pages
from macros.loading.dataset import Dataset
from tests.bench.synthetic import synthetic


def test_a_directory_that_fits_one_page_has_no_pages_for_letters(data: Dataset) -> None:
    assert letter_pages(synthetic(data, MOST_ON_THE_DIRECTORY).firms) == []
    assert letter_pages(synthetic(data, MOST_ON_THE_DIRECTORY + 1).firms) != []


def test_a_letter_with_many_firms_has_several_pages_which_say_so(data: Dataset) -> None:
    names = [*(f"Acre {number:03}" for number in range(501)), "Élan", "3i", "Birch"]
    pages = letter_pages([data.firms[0].model_copy(update={"name": name}) for name in names])
    assert [(page.address, page.title, len(page.firms)) for page in pages] == [
        ("directory/a-z/0-9/", "Firms under 0–9", 1),
        ("directory/a-z/a/", "Firms under A, page 1 of 2", 500),
        ("directory/a-z/a/2/", "Firms under A, page 2 of 2", 1),
        ("directory/a-z/b/", "Firms under B", 1),
        ("directory/a-z/e/", "Firms under E", 1),
    ]
