"""The A-Z of a directory that is too long for one page."""

from __future__ import annotations

from macros.catalog.letters import MOST_ON_THE_DIRECTORY, letter_pages
from macros.loading.dataset import Dataset
from tests.bench.synthetic import synthetic


def test_a_directory_that_fits_one_page_has_no_pages_for_letters(data: Dataset) -> None:
    assert letter_pages(synthetic(data, MOST_ON_THE_DIRECTORY).firms) == []
    assert letter_pages(synthetic(data, MOST_ON_THE_DIRECTORY + 1).firms) != []
