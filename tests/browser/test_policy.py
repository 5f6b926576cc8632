"""The Content-Security-Policy in a browser: it stops what was slipped in, and nothing that the site does.

``open_page`` fails a test on any violation, error or request to another host.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from . import instant
from .wait import wait_until, wait_until_idle

pytestmark = pytest.mark.site

# What an attacker would try: each sets window.ran if it runs.
ATTACKS = {
    "a script element": "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; "
    "document.body.append(s); }",
    "an event handler": "() => { document.body.insertAdjacentHTML('beforeend', "
    '\'<img src="x:" alt="" onerror="window.ran = 1">\'); }',
    "an address": "() => { const a = document.createElement('a'); a.href = 'javascript:window.ran = 1'; "
    "document.body.append(a); a.click(); }",
    "a frame": "() => { const f = document.createElement('iframe'); f.srcdoc = '<script>parent.ran = 1</' + 'script>'; "
    "document.body.append(f); }",
    "a script from elsewhere": "() => { const s = document.createElement('script'); "
    "s.src = 'data:text/javascript,window.ran = 1'; document.body.append(s); }",
}

FOLLOW = "(to) => { const a = document.createElement('a'); a.href = to; document.body.append(a); a.click(); }"


@pytest.fixture(params=["hosted", "file"])
def origin(request: pytest.FixtureRequest) -> str:
    """Where the site is opened from: its address, which ends in a slash."""
    return str(request.getfixturevalue({"hosted": "site_url", "file": "offline_url"}[request.param]))


def address(origin: str, page: str) -> str:
    """Return the address of a page such as ``guide/pay/`` on the hosted site or in the bundle."""
    if not origin.startswith("file:"):
        return f"{origin}{page}"
    names = {"": "index.html", "directory/": "directory/index.html", "guide/": "guide/index.html"}
    return f"{origin}{names.get(page) or page.removesuffix('/') + '.html'}"


def test_what_is_slipped_in_does_not_run(browser: Browser, origin: str) -> None:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.add_init_script("addEventListener('securitypolicyviolation', () => { top.stopped = true; })")
        page.route("**/*.js", lambda route: route.abort())  # The policy stands in the page, which is there sooner so.
        for name, attack in ATTACKS.items():
            page.goto(address(origin, "privacy/"))
            page.evaluate(attack)
            wait_until(page, "() => window.stopped")
            assert page.evaluate("window.ran") is None, name
        # Nor does a text become a program; from a timer, since what the test itself evaluates is exempt.
        refused = page.evaluate(
            "() => new Promise((done) => setTimeout(() => { try { new Function('return 1'); done(null); }"
            " catch (error) { done(error.name); } }))"
        )
        assert refused == "EvalError"


def test_a_page_can_be_printed(page: Page, origin: str) -> None:
    page.goto(address(origin, "guide/is-this-recruiter-real/"))
    assert len(page.pdf()) > 10_000


def test_a_form_works_without_its_script(open_page: Callable[..., Page], origin: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address(origin, "directory/"))
    form = page.locator("form[method=get]").first
    if form.is_visible():
        form.get_by_role("button").click()
    assert page.url.startswith(address(origin, "directory/"))


def test_instant_navigation_keeps_to_the_policy_of_the_first_page(page: Page, site_url: str) -> None:
    ways = ("guide/", "guide/pay/", "checklists/first-call/", "directory/", "directory/acre/", "messages/", "glossary/")
    instant.switch_on(page, site_url, *ways)
    page.goto(f"{site_url}contribute/data-dictionary/")
    instant.mark(page)
    for way in ways:
        page.evaluate(FOLLOW, f"{site_url}{way}")
        expect(page).to_have_url(f"{site_url}{way}")
        wait_until_idle(page)
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert instant.is_still_the_same(page)
