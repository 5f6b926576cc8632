"""A real browser on the real site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, expect, sync_playwright

from . import failures, reached
from .find import ARGUMENTS, NoBrowser, find
from .host import Host
from .quiet import serving
from .wait import watch as watch_traffic

# No test depends on how busy the machine is: these end one that waits for what will never be.
MILLISECONDS = 45_000
expect.set_options(timeout=MILLISECONDS)

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
# Chromium tells the console of some violations of the policy, and the document of all.
TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`));"""
PHONE: ViewportSize = {"width": 360, "height": 780}
DEVICES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
READERS: dict[str, dict[str, Any]] = {
    f"{name}-{scheme}": {**options, "color_scheme": scheme}
    for name, options in DEVICES.items()
    for scheme in ("light", "dark")
}
JUDGED_BY_ALL_RULES = ("desk-light", "phone-dark")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed browser."""
    program = find()
    if program is None:
        pytest.fail(str(NoBrowser()))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        reached.note(launched)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site, served on this machine alone."""
    with serving(site) as url:
        yield url


@pytest.fixture(scope="session")
def offline_url(offline_site: Path) -> str:
    """The address of the unpacked offline bundle on disk."""
    return f"{offline_site.as_uri()}/"


@pytest.fixture(params=["http", "file"])
def directory(request: pytest.FixtureRequest, site_url: str, offline_url: str) -> str:
    """The address of the directory, served and on disk."""
    return f"{site_url}directory/" if request.param == "http" else f"{offline_url}directory/index.html"


@pytest.fixture
def online(site_url: str) -> str:
    """The address of the directory, served."""
    return f"{site_url}directory/"


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open pages as a reader with given options would; the test fails if one complains or calls another host."""
    complaints: list[str] = []
    contexts = []

    def complain_of_errors(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    def complain_of_strangers(request: Request) -> None:
        # On this machine a test may have a host of its own.
        if not request.url.startswith((site_url, "http://127.0.0.1:", "file:", "data:", "blob:")):
            complaints.append(f"request: {request.url}")

    def watch(page: Page) -> None:
        watch_traffic(page)
        page.on("console", complain_of_errors)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", complain_of_strangers)

    def open_(**options: Any) -> Page:
        # Routes that a test sets do not reach what a service worker asks for.
        context = browser.new_context(**{"viewport": DESKTOP, "service_workers": "block", **options})
        context.add_init_script(TELL_OF_VIOLATIONS)
        contexts.append(context)
        context.set_default_timeout(MILLISECONDS)
        context.on("page", watch)
        return context.new_page()

    yield open_
    if complaints:
        failures.keep(request.node)
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page on a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A page in a hand."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@pytest.fixture
def host(tmp_path: Path, site: Path) -> Iterator[Host]:
    """The site below a folder of its host."""
    served = Host(tmp_path)
    served.publish(site)
    yield served
    served.close()


@pytest.fixture(params=JUDGED_BY_ALL_RULES)
def reader(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """A page as two readers have it, at a desk by day and in a hand by night."""
    return open_page(**READERS[request.param])
