"""How much of a page moves while it loads: https://web.dev/articles/cls."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from .wait import wait_until

_SCRIPTS = "**/assets/rapport.*.js"
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
# Once all is drawn; the browser keeps what has moved until it is asked.
_MOVED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  return observer.takeRecords().filter((entry) => !entry.hadRecentInput).reduce((sum, { value }) => sum + value, 0);
}"""


def shifted(page: Page, address: str, live: str) -> float:
    """Open a page whose scripts come after it has been painted, and return how much of it has moved then.

    Args:
        page: where to open it; it must not be open there already, since then nothing is loaded.
        address: of the page.
        live: a selector of what is there when the scripts have run.
    """
    held: list[Route] = []
    page.route(_SCRIPTS, lambda route: held.append(route))
    with page.expect_request(_SCRIPTS):
        page.goto(address, wait_until="commit")
    wait_until(page, _PAINTED)
    assert held, "the scripts were there before the page was painted"
    for route in held:
        route.continue_()
    page.unroute(_SCRIPTS)
    page.locator(live).first.wait_for(state="attached")
    return moved(page)


def moved(page: Page) -> float:
    """Return how much has moved by itself on a page that is open, until now."""
    return float(page.evaluate(_MOVED))
