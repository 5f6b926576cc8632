"""Print the guide: ``python -m macros.products.book SITE PDF BROWSER``.

The browser opens each page of the guide in the built offline site, without its scripts, so that decisions and lists
stand there in full. Their articles become the chapters of one document, which it prints twice: the first printing tells
on which page each chapter begins, the second says so in the table of contents.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path
from typing import Any

from markupsafe import Markup
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from macros.site.templates import environment

_PRINT = Path(__file__).resolve().parent / "print"
_BLANK = "<span></span>"
_NUMBER = '<div class="n"><style>.n{font:8pt sans-serif;width:100%;text-align:center}</style>'


def print_guide(site: Path, book: Path, browser: Path, version: str, address: str = "") -> None:
    """Write the PDF.

    Args:
        site: the folder of the site that was built with ``offline.yml``.
        book: the PDF to write; folders above it are made.
        browser: the program of Chromium or Chrome.
        version: that of the project, for the title page.
        address: where the site is published, to which links to its other pages lead; they become text without it.

    Raises:
        FileNotFoundError: the folder holds no guide.
    """
    start = site / "guide" / "index.html"
    if not start.is_file():
        raise FileNotFoundError(f"{site} holds no guide/index.html: build the offline site there first")
    with sync_playwright() as playwright:
        # As root, Chromium's own sandbox cannot start; it opens nothing but files of this project.
        program = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        # The pages' own policy would forbid the script that gathers them.
        page = program.new_page(java_script_enabled=False, bypass_csp=True)
        chapters = _chapters(page, site, start, address)
        numbers = _starts(_printed(page, site, chapters, version), chapters)
        content = _printed(page, site, chapters, version, numbers)
        program.close()
    book.parent.mkdir(parents=True, exist_ok=True)
    book.write_bytes(content)


def _chapters(page: Page, site: Path, start: Path, address: str) -> list[dict[str, Any]]:
    """Return id, title and HTML of each page of the guide, in the order of the navigation."""
    gather = (_PRINT / "gather.js").read_text(encoding="utf-8")
    options: dict[str, Any] = {"root": f"{site.resolve().as_uri()}/", "address": address}
    page.goto(start.resolve().as_uri())
    addresses = page.evaluate(
        "[...document.querySelectorAll('.md-nav--primary a[href]')].map((a) => a.href.split('#')[0])"
    )
    options["pages"] = [href for href in dict.fromkeys(addresses) if href.startswith(f"{options['root']}guide/")]
    chapters = []
    for href in options["pages"]:
        page.goto(href)
        chapter = page.evaluate(gather, options)
        chapters.append({**chapter, "html": Markup(chapter["html"])})  # noqa: S704 - it is the site's own HTML
    return chapters


def _printed(
    page: Page, site: Path, chapters: list[dict[str, Any]], version: str, numbers: dict[str, int] | None = None
) -> bytes:
    """Return the document as a PDF; without the numbers of its pages it only tells them, and has what that takes."""
    page.goto((site / "guide" / "index.html").resolve().as_uri())
    styles = page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href)")
    styles.append((_PRINT / "book.css").as_uri())
    template = environment(_PRINT).get_template("book.html")
    html = template.render(chapters=chapters, styles=styles, version=version, numbers=numbers or {})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "guide.html")
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        return page.pdf(
            format="A4",
            margin={"top": "18mm", "bottom": "20mm", "left": "20mm", "right": "20mm"},
            display_header_footer=numbers is not None,
            header_template=_BLANK,
            footer_template=f'{_NUMBER}<span class="pageNumber"></span></div>',
            print_background=numbers is not None,
            outline=numbers is not None,
            tagged=numbers is not None,
        )


def _starts(content: bytes, chapters: list[dict[str, Any]]) -> dict[str, int]:
    """Return the page on which each chapter begins, counted from 1, by its id."""
    reader = PdfReader(io.BytesIO(content))
    starts = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            starts[name.removeprefix("/")] = number + 1
    return {chapter["id"]: starts[chapter["id"]] for chapter in chapters if chapter["id"] in starts}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m macros.products.book", description="Print the guide as one PDF.")
    parser.add_argument("site", type=Path, help="the folder of the built offline site")
    parser.add_argument("book", type=Path, help="the PDF to write")
    parser.add_argument("browser", type=Path, help="the program of Chromium or Chrome")
    parser.add_argument("--version", default="", help="the version, for the title page")
    parser.add_argument("--address", default="", help="where the site is published, for links to its other pages")
    options = parser.parse_args()
    print_guide(options.site, options.book, options.browser, options.version, options.address)
    print(f"Printed: {options.book} ({options.book.stat().st_size / 2**20:.1f} MiB)")
