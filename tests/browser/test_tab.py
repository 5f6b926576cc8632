"""The tab that tests take in turn is as new for each, and tells of what goes wrong in it."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from . import failures
from .tab import EMPTY_PAGE, taken

pytestmark = pytest.mark.site

LEAVE = """() => {
  localStorage.left = sessionStorage.left = "here";
  addEventListener("pagehide", () => { localStorage.late = "here"; });
  return new Promise((done) => { indexedDB.open("left").onsuccess = ({ target }) => done(target.result.close()); });
}"""
FOUND = """async () => [
  Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).length,
  innerWidth, ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(prefers-contrast: more)",
    "(forced-colors: active)"].filter((way) => matchMedia(way).matches),
]"""


def test_each_test_finds_it_as_new(
    request: pytest.FixtureRequest, browser: Browser, site_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(failures, "keep", told.append)
    pages = set()
    for _ in range(2):
        uses = taken("page", request, browser, site_url)
        page = next(uses)
        pages.add(page)
        assert page.url == f"{site_url}{EMPTY_PAGE}"
        assert page.evaluate(FOUND) == [[], [], 0, 1280, []]
        assert len(page.context.pages) == 1
        page.goto(f"{site_url}404.html")
        page.evaluate(LEAVE)
        page.set_viewport_size({"width": 500, "height": 500})
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", contrast="more")
        page.emulate_media(forced_colors="active")
        page.route("**/*", lambda route: route.abort())
        page.context.new_page()
        with pytest.raises(pytest.fail.Exception):
            page.add_init_script("0")
        assert next(uses, None) is None
    assert len(pages) == 1
    assert told == []


@pytest.mark.parametrize(
    ("event", "script", "said"),
    [
        ("console", "console.error('it said')", "console: it said"),
        ("weberror", "setTimeout(() => { throw new Error('it threw'); })", "it threw"),
        ("request", "fetch('http://elsewhere.example/').catch(() => {})", "request: http://elsewhere.example/"),
    ],
)
def test_what_goes_wrong_in_it_fails_the_test(
    request: pytest.FixtureRequest,
    browser: Browser,
    site_url: str,
    monkeypatch: pytest.MonkeyPatch,
    event: Literal["console", "request", "weberror"],
    script: str,
    said: str,
) -> None:
    told: list[object] = []
    monkeypatch.setattr(failures, "keep", told.append)
    uses = taken("page", request, browser, site_url)
    page = next(uses)
    page.goto("about:blank")
    with page.context.expect_event(event):
        page.evaluate(f"() => {{ {script} }}")
    with pytest.raises(AssertionError, match=said):
        next(uses, None)
    assert told == [request.node]
