"""The printed guide, read with a PDF reader: contents, page numbers, links."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.catalog.pages import front_matter
from macros.loading.load import PROJECT
from tests.browser.find import get
from tests.conftest import run

pytestmark = pytest.mark.site

ADDRESS = "https://rapport.example/"
# Of each thing that a chapter can hold at least one: the whole guide is printed in the same way, and takes far longer.
CHAPTERS = ("index", "kinds-of-firms", "when-a-recruiter-calls", "complaints")


def in_navigation(start: LexborHTMLParser) -> dict[str, LexborNode]:
    """Return the links of the navigation to pages of the guide, by the page's name: what the book is made of."""
    links = {str(link.attributes["href"]): link for link in start.css(".md-nav--primary a[href]")}
    return {href.removesuffix(".html"): link for href, link in links.items() if "/" not in href and href[0] != "#"}


@pytest.fixture(scope="module")
def small_guide(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline site with a few pages of its guide in the navigation."""
    folder = tmp_path_factory.mktemp("book") / "site"
    shutil.copytree(offline_site / "guide", folder / "guide")
    for other in offline_site.iterdir():
        if other.name != "guide":
            (folder / other.name).symlink_to(other)
    start = folder / "guide" / "index.html"
    tree = LexborHTMLParser(start.read_text(encoding="utf-8"))
    for name, link in in_navigation(tree).items():
        if name not in CHAPTERS:
            link.decompose()
    start.write_text(str(tree.html), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book(small_guide: Path) -> PdfReader:
    path = small_guide.parent / "guide.pdf"
    # In a process of its own, since Playwright runs once in each.
    files = (str(small_guide), str(path), str(get()))
    printed = run("macros.products.book", *files, "--version", "1.2.3", "--address", ADDRESS)
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.startswith(f"Printed: {path}")
    return PdfReader(path)


def links(book: PdfReader) -> Iterator[dict[str, Any]]:
    for page in book.pages:
        for annotation in page.get("/Annots") or []:
            if (found := annotation.get_object())["/Subtype"] == "/Link":
                yield found


def pages_of(book: PdfReader) -> dict[str, int]:
    """Return the page of each place that a link can lead to, counted from 1."""
    pages = {
        name.removeprefix("/"): book.get_destination_page_number(place)
        for name, place in book.named_destinations.items()
    }
    return {name: page + 1 for name, page in pages.items() if page is not None}


def chapters() -> dict[str, str]:
    """Return the title of each page of the printed guide, by its place in the book."""
    texts = {name: (PROJECT / "docs" / "guide" / f"{name}.md").read_text(encoding="utf-8") for name in CHAPTERS}
    return {f"chapter-guide-{name}": str(front_matter(text)["title"]) for name, text in texts.items()}


def test_every_page_of_the_guide_stands_in_the_navigation(offline_site: Path) -> None:
    start = LexborHTMLParser((offline_site / "guide" / "index.html").read_text(encoding="utf-8"))
    pages = sorted(path.stem for path in (PROJECT / "docs" / "guide").glob("*.md"))
    assert sorted(in_navigation(start)) == pages


def test_every_page_in_the_navigation_is_a_chapter_in_the_contents(book: PdfReader) -> None:
    places = pages_of(book)
    assert {place for place in places if place.startswith("chapter-") and "--" not in place} == set(chapters())
    contents = " ".join(" ".join(page.extract_text() for page in book.pages[1:2]).replace("ﬁ", "fi").split())
    contents = contents.replace("ﬀ", "ff")
    for place in chapters():
        assert place in places
        assert f" {places[place]} " in f"{contents} "
    named = [title for title in chapters().values() if title in contents]
    assert len(named) >= len(chapters()) - 1  # the overview is called Guide


def test_the_contents_name_the_page_that_is_printed_at_its_foot(book: PdfReader) -> None:
    for number in (2, *(pages_of(book)[place] for place in chapters())):
        assert book.pages[number - 1].extract_text().split()[-1] == str(number)


def test_every_link_leads_into_the_book_or_to_the_web(book: PdfReader) -> None:
    places = set(pages_of(book))
    inner, outer = set(), set()
    for link in links(book):
        if "/Dest" in link:
            inner.add(str(link["/Dest"]).removeprefix("/"))
        else:
            outer.add(str(link["/A"]["/URI"]))
    assert inner <= places
    assert set(chapters()) <= inner
    assert outer
    assert all(address.startswith(("https://", "http://", "mailto:")) for address in outer)
    assert f"{ADDRESS}checklists/first-call/" in outer


def test_the_reader_sees_an_outline_and_a_title(book: PdfReader) -> None:
    assert book.metadata.title == "Rapport: the guide"
    titles = [entry.title for entry in book.outline if not isinstance(entry, list)]
    assert len(titles) >= len(chapters())
