"""Readers of feeds find the one of the directory's changes on every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.changes import FEED
from tests.conftest import PUBLISHED

pytestmark = pytest.mark.site
LINK = 'head link[rel~="alternate"][type="application/atom+xml"]'


def feed_of(page: Path) -> str:
    """Return the address of the feed that a page names; the test fails unless it names one, and by a title."""
    (link,) = Html(page.read_text(encoding="utf-8")).css(LINK)
    assert link.attributes["title"]
    return link.attributes["href"] or ""


@pytest.mark.parametrize("build", ["site", "offline_site"])
def test_every_page_names_the_feed(request: pytest.FixtureRequest, build: str) -> None:
    folder: Path = request.getfixturevalue(build)
    pages = [page for page in folder.rglob("*.html") if b"data-md-" in page.read_bytes()]
    assert len(pages) > 400
    assert (folder / FEED).is_file()
    for page in pages:
        address = urljoin(f"https://any.example/{page.relative_to(folder).as_posix()}", feed_of(page))
        assert urlsplit(address).path == f"/{FEED}", page


def test_a_page_that_is_not_there_names_it_too(published_site: Path) -> None:
    """It is shown at any address, so that the feed's must not hang on it."""
    assert feed_of(published_site / "404.html") == f"{urlsplit(PUBLISHED).path}{FEED}"
