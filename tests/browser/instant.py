"""Material's instant navigation, as it works where the site has a ``site_url``: the sitemap says what it may open."""

from __future__ import annotations

from playwright.sync_api import Page

from .wait import wait_until_idle


def switch_on(page: Page, site_url: str, *addresses: str) -> None:
    """Let a page open the given addresses of the site by instant navigation."""
    body = sitemap(site_url, *addresses)
    page.route("**/sitemap.xml", lambda route: route.fulfill(content_type="application/xml", body=body))


def sitemap(site_url: str, *addresses: str) -> str:
    """Return the sitemap of a site with its start page and the given addresses."""
    places = "".join(f"<url><loc>{site_url}{address}</loc></url>" for address in ("", *addresses))
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


def mark(page: Page) -> None:
    """Leave a mark in the document, once it is ready for instant navigation."""
    wait_until_idle(page)
    page.evaluate("window.rapportTest = 'still here'")


def is_still_the_same(page: Page) -> bool:
    """Tell whether the page has been changed only by instant navigation since it was marked."""
    return bool(page.evaluate("window.rapportTest === 'still here'"))
