"""The crawl finds what it looks for, so that its silence means something."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .crawl import crawl
from .pages import pages

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
FAULTS = {
    '<a href="gone.html">a page</a>': "leads nowhere: gone.html",
    '<a href="other.html#gone">a place</a>': "leads nowhere: other.html#gone",
    '<a href="#gone">a place here</a>': "leads nowhere: #gone",
    '<a href="../elsewhere.html">a file</a>': "leads out of the site: ../elsewhere.html",
    '<script src="log.js"></script>': "console: it went wrong",
    '<script src="throw.js"></script>': "error: it went wrong",
    '<script src="late.js"></script>': "console: it went wrong late",
    "<p style='color: red'>text</p>": "console: policy: style-src-attr forbids inline",
    '<img src="https://picture.example/a.png" alt="">': "request: https://picture.example/a.png",
}
SCRIPTS = {
    "log.js": "console.error('it went wrong')",
    "throw.js": "throw new Error('it went wrong')",
    "late.js": "addEventListener('load', () => requestIdleCallback(() => console.error('it went wrong late')))",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of two pages without a fault."""
    for name, text in SCRIPTS.items():
        (tmp_path / name).write_text(text)
    own = '<a href="other.html?q=a#here">there</a> <a href="https://example.org/">out</a> <a href="#top">here</a>'
    for name, text in {"index.html": own, "other.html": '<p id="here">'}.items():
        (tmp_path / name).write_text(f'<!doctype html>{POLICY}<title>A page</title><p id="top">{text}\n')
    return tmp_path


def found(browser: Browser, folder: Path) -> list[str]:
    with browser.new_context() as context:
        return crawl(context, f"{folder.as_uri()}/", folder, pages(folder))


def test_a_site_without_a_fault_is_passed(browser: Browser, folder: Path) -> None:
    assert found(browser, folder) == []


def test_a_fault_is_found_and_named_with_its_page(browser: Browser, folder: Path) -> None:
    whole = (folder / "index.html").read_text()
    for number, html in enumerate(FAULTS):
        (folder / f"fault-{number}.html").write_text(whole + html)
    faults = found(browser, folder)
    for number, fault in enumerate(FAULTS.values()):
        assert [one for one in faults if one.startswith(f"fault-{number}.html: {fault}")], (fault, faults)
    assert len({one.partition(":")[0] for one in faults}) == len(FAULTS), faults
