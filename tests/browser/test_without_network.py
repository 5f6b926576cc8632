"""The hosted site without a network, below a folder of its host, and from one version of the site to the next."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from macros.site import assets
from macros.site.lean import lean_script
from tests.small import Builder, small_sources

from . import instant
from .conftest import MILLISECONDS
from .host import Host
from .test_policy import FOLLOW
from .test_site_search import QUERY
from .wait import SECONDS, wait_until, wait_until_idle, watch

pytestmark = pytest.mark.site

CONTROLLED = "() => navigator.serviceWorker.controller !== null"
MOST_FILES, MOST_BYTES = 30, 1_600_000  # of a first visit, whatever the number of firms
SEARCH = "/rapport/search/search_index.json"
BUILD = "document.querySelector('meta[name=rapport-build]').content"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname);
  return found;
}"""
SIZES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      found[new URL(request.url).pathname] = (await (await cache.match(request)).arrayBuffer()).byteLength;
  }
  return found;
}"""
STALE = """async (build) => {
  const wrong = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (!response.headers.get("content-type").includes("html")) continue;
      if (!(await response.text()).includes(`content="${build}"`)) wrong.push(request.url);
    }
  }
  return wrong;
}"""


_next: list[Path] = []  # once it is built


@pytest.fixture
def next_site(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, build_here: Builder) -> Path:
    """The next version of the site: fewer and other words, another script, and fewer firms."""
    if not _next:
        folder = tmp_path_factory.mktemp("next")
        project = small_sources(folder / "project", "contribute/add-a-firm.md")
        page = project / "docs" / "glossary.md"
        page.write_text(f"{page.read_text()}\n\nThe next version.\n")
        monkeypatch.setattr(assets, "lean_script", lambda text: f"{lean_script(text)}\nwindow.RapportNext = true;\n")
        built = build_here(folder / "site", project)
        assert built.done, built.said
        _next.append(folder / "site")
    return _next[0]


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A reader whose browser runs service workers; the test fails on errors of a script and on foreign requests."""
    complaints: list[str] = []

    def complain(request: Request) -> None:
        if not request.url.startswith((host.url, "data:", "blob:")):
            complaints.append(request.url)

    with browser.new_context(service_workers="allow") as context:
        context.set_default_timeout(MILLISECONDS)
        context.on("request", complain)
        context.on("page", watch)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        yield context
    assert not complaints, complaints


def visit(context: BrowserContext, host: Host, *addresses: str) -> Page:
    """Open pages with the worker in place."""
    page = context.new_page()
    page.goto(host.url)
    wait_until(page, CONTROLLED)
    for address in addresses:
        page.goto(f"{host.url}{address}")
        wait_until_kept(page, f"/rapport/{address}")
    return page


def wait_until_kept(page: Page, path: str) -> None:
    wait_until(page, f"async (path) => Object.values(await ({KEPT})()).flat().includes(path)", path)


def when_nothing_more_comes(page: Page) -> dict[str, int]:
    """Return the size in bytes of all that is kept, by its path, once it has stayed the same for a second."""
    before: dict[str, int] = {}
    while (now := page.evaluate(SIZES)) != before or not now:
        before = now
        page.wait_for_timeout(1000)
    return before


@pytest.mark.parametrize("address", ["", "directory/spencer-stuart/", "contribute/add-a-firm/?firm=acre"])
def test_a_first_visit_keeps_its_page_and_little(context: BrowserContext, host: Host, address: str) -> None:
    page = context.new_page()
    page.goto(f"{host.url}{address}")
    wait_until(page, CONTROLLED)
    wait_until_kept(page, f"/rapport/{address.partition('?')[0]}")
    kept = when_nothing_more_comes(page)
    own = {path for path in kept if path.startswith(("/rapport/contribute/", "/rapport/assets/records/"))}
    own |= {path for path in kept if path.startswith(("/rapport/assets/add-firm.", "/rapport/assets/form-data."))}
    # Nothing that another page would load; and what this one has loaded itself.
    assert len(own) == (4 if address.startswith("contribute/") else 0), kept
    assert SEARCH not in kept
    assert {"/rapport/", "/rapport/directory/", "/rapport/my-search/", "/rapport/privacy/"} <= kept.keys()
    assert len(kept) <= MOST_FILES, kept
    assert sum(kept.values()) <= MOST_BYTES, kept


def test_visited_pages_the_directory_and_the_search_work_without_a_network_and_no_other(
    context: BrowserContext, host: Host
) -> None:
    page = visit(context, host)
    page.get_by_role("link", name="Learn how it works").click()
    expect(page).to_have_url(f"{host.url}guide/")
    wait_until_kept(page, SEARCH)  # It comes with the second page.
    page.goto(f"{host.url}checklists/first-call/")
    wait_until_kept(page, "/rapport/checklists/first-call/")
    context.set_offline(True)
    page.goto(f"{host.url}guide/")
    expect(page.locator("h1")).to_have_text(re.compile("^Guide"))
    page.goto(f"{host.url}checklists/first-call/")
    box = page.locator("[data-item-id]").first
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.goto(f"{host.url}directory/?q=acre")
    expect(page.get_by_role("status").first).to_have_text("1 firm")
    page.goto(host.url)
    page.locator(QUERY).focus()
    page.keyboard.insert_text("Spencer Stuart")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Spencer Stuart")
    # One that was not visited says so and leads back.
    page.goto(f"{host.url}guide/offers/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not kept on this device")
    page.get_by_role("link", name="Directory").click()
    expect(page).to_have_url(f"{host.url}directory/")
    expect(page.locator("[data-directory] input[type=search]").first).to_be_visible()


# Pages that load more when they are opened, and what shows that it has come.
ON_DEMAND = {
    "contribute/add-a-firm/?firm=acre": "input[value=Acre], .contribute__form",
    "my-search/": ".my-search--live",
    "directory/?q=acre": "[data-firm-id=acre]:visible",
}


def look_at_what_comes_on_demand(page: Page, host: Host) -> None:
    for address, live in ON_DEMAND.items():
        page.goto(f"{host.url}{address}")
        expect(page.locator(live).first).to_be_visible()


def test_what_visited_pages_load_on_demand_outlives_the_network_and_a_new_version(
    context: BrowserContext, host: Host, next_site: Path
) -> None:
    page = visit(context, host)
    look_at_what_comes_on_demand(page, host)
    first = page.evaluate(BUILD)
    kept = when_nothing_more_comes(page)
    context.set_offline(True)
    look_at_what_comes_on_demand(page, host)
    context.set_offline(False)
    host.publish(next_site)
    page.goto(host.url)
    second = page.evaluate(BUILD)
    assert second != first
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    page.close()
    page = context.new_page()
    page.goto(host.url)
    wait_until(page, "async (build) => (await caches.keys()).every((name) => name.endsWith(build))", second)
    assert {plain(path) for path in when_nothing_more_comes(page)} >= {plain(path) for path in kept}
    context.set_offline(True)
    look_at_what_comes_on_demand(page, host)
    assert page.evaluate(BUILD) == second


def plain(path: str) -> str:
    """Return the path of a file without the digest of its content."""
    return re.sub(r"\.[0-9a-f]{8}(?=\.)", "", path)


def test_the_next_version_takes_over_as_a_whole(context: BrowserContext, host: Host, next_site: Path) -> None:
    page = visit(context, host, "guide/pay/", "glossary/")
    first = page.evaluate(BUILD)
    host.publish(next_site)
    # Online, the reader gets the new page with its own script, and none of it gets into what is kept of the old one.
    page.goto(f"{host.url}glossary/")
    expect(page.get_by_text("The next version.")).to_be_visible()
    assert page.evaluate("window.RapportNext") is True
    second = page.evaluate(BUILD)
    assert second != first
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    # Without a network, the whole old version is still there while its worker is.
    context.set_offline(True)
    page.goto(f"{host.url}guide/pay/")
    assert page.evaluate(BUILD) == first
    assert page.evaluate("window.RapportNext") is None
    context.set_offline(False)
    # When no page is open any more, the new worker takes over, and fetches anew what was kept. Until a busy browser has
    # forgotten the page that was closed, the next one still gets the old worker, which it then keeps.
    end = time.monotonic() + SECONDS
    is_old = True
    while is_old:
        page.close()
        page = context.new_page()
        page.goto(host.url)
        is_old = page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
        assert time.monotonic() < end, "the new worker never took over"
    wait_until(page, "async (build) => (await caches.keys()).every((name) => name.endsWith(build))", second)
    wait_until_kept(page, "/rapport/guide/pay/")
    wait_until_kept(page, "/rapport/glossary/")
    assert page.evaluate(STALE, second) == []
    context.set_offline(True)
    page.goto(f"{host.url}guide/pay/")
    assert page.evaluate(BUILD) == second
    assert page.evaluate("window.RapportNext") is True


def test_a_page_that_is_open_never_takes_in_content_of_another_version(
    context: BrowserContext, host: Host, next_site: Path
) -> None:
    host.sitemap = instant.sitemap(host.url, "glossary/", "guide/pay/")
    page = visit(context, host)
    page.goto(f"{host.url}checklists/")
    instant.mark(page)
    page.evaluate(FOLLOW, f"{host.url}guide/pay/")
    expect(page).to_have_url(f"{host.url}guide/pay/")
    assert instant.is_still_the_same(page)
    host.publish(next_site)
    page.evaluate(FOLLOW, f"{host.url}glossary/")
    expect(page.get_by_text("The next version.")).to_be_visible()
    wait_until(page, "() => window.RapportNext === true")
    assert not instant.is_still_the_same(page)


def test_it_can_be_switched_off_and_on_and_deleted_while_what_is_of_other_sites_stays(
    context: BrowserContext, host: Host
) -> None:
    page = visit(context, host, "guide/pay/", "privacy/")
    expect(page.locator("[data-kept-pages] [role=status]")).to_contain_text("on.")
    page.get_by_role("button", name="Switch off").click()
    expect(page.locator("[data-kept-pages] [role=status]")).to_contain_text("off.")
    assert page.evaluate(KEPT) == {}
    page.goto(f"{host.url}guide/pay/")
    wait_until_idle(page)
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    page.goto(f"{host.url}privacy/")
    page.get_by_role("button", name="Switch on").click()
    expect(page.locator("[data-kept-pages] [role=status]")).to_contain_text("on.")
    wait_until_kept(page, "/rapport/directory/")
    # All that is stored can be deleted.
    page.goto(f"{host.url}checklists/first-call/")
    wait_until_kept(page, "/rapport/checklists/first-call/")
    page.locator("[data-item-id]").first.check()
    page.locator("label[for=__palette_1]").click()
    page.goto(f"{host.url}privacy/")
    assert page.evaluate("Object.keys(localStorage)") != []
    page.evaluate("caches.open('another site').then(() => localStorage.setItem('/other/.__palette', '{}'))")
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Nothing of this site is stored")).to_be_visible()
    assert page.evaluate("({ ...localStorage })") == {"/other/.__palette": "{}"}
    assert page.evaluate(KEPT) == {"another site": []}
