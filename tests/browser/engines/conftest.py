"""The same readers in three engines: those that ENGINES names in the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from . import firefox, webkit
from .chromium import Chromium
from .driven import Driven, answer_of

OTHERS = {"firefox": firefox.find, "webkit": webkit.find}
# Without a name these tests are left out, so that a run of all others is the same, and as long, on every machine.
ENGINES = os.environ.get("ENGINES", "").split()
collect_ignore_glob = [] if ENGINES else ["test_*.py"]
SIZES = {"phone": (390, 780), "desk": (1280, 800)}
# The page and all that it has asked for.
LOADED = "return [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)]"


class Reader(NamedTuple):
    """Someone with a browser, on a site that is hosted or lies on a disk."""

    browser: Driven
    at: Callable[[str], str]  # gives the address of a page: "guide/pay/", "directory/?q=acre"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    """A browser of each engine, for all tests of a file; one at a time."""
    with _browser(request, tmp_path_factory.mktemp(request.param)) as browser:
        yield browser


def _browser(request: pytest.FixtureRequest, folder: Path) -> Chromium | firefox.Firefox | webkit.WebKit:
    if request.param == "chromium":
        return Chromium(request.getfixturevalue("browser"), folder)
    program = OTHERS[request.param]()
    assert program, f"{request.param} is not installed"
    if request.param == "firefox":
        return firefox.Firefox(Path(program), folder)
    return webkit.WebKit(str(program), folder)


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, engine: Driven, site_url: str, offline_site: Path, offline_url: str
) -> Iterator[Reader]:
    """A reader of whom nothing is stored, at a width and a place such as ``phone-hosted``; complaints fail the test."""
    device, place = request.param.split("-")

    def at(page: str) -> str:
        if place == "hosted":
            return f"{site_url}{page}"
        path, mark, more = page.partition("?")
        folder = path.rstrip("/")
        inside = not folder or (offline_site / folder / "index.html").is_file()
        return f"{offline_url}{path}index.html{mark}{more}" if inside else f"{offline_url}{folder}.html{mark}{more}"

    engine.fresh(*SIZES[device])
    engine.open(at("privacy/"))
    engine.run("localStorage.clear(); sessionStorage.clear();")
    engine.complaints()
    yield Reader(engine, at)
    engine.wait("document.readyState === 'complete'")
    # Firefox answers nothing from a page on its way, also from one that a link has just been pressed on.
    loaded: list[str] = answer_of(lambda: engine.run(LOADED), "The page did not come")
    foreign = [name for name in loaded if place == "disk" and name.startswith("http")]
    assert engine.complaints() + foreign == []
