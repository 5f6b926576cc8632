"""The vectors of My search are what the reference says today."""

from __future__ import annotations

from tests.vectors import my_search as vectors


def test_the_vectors_are_what_the_reference_says() -> None:
    assert vectors.FILE.read_text(encoding="utf-8") == vectors.text(), 'Run "make vectors", which writes them anew.'
