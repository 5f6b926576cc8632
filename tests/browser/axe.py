"""What axe finds on a page against WCAG 2.2 AA."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"aria-allowed-role": {"enabled": True}},  # A practice that Lighthouse counts, too.
    "resultTypes": ["violations"],
    "preload": False,  # From a disk a page may not read its style sheets again.
}
# axe measures what is there: what is out of sight must be laid out, and nothing be on its way in or out.
_REST = """async () => {
    const rest = new CSSStyleSheet();
    rest.replaceSync(`
        *, ::before, ::after { animation: none !important; transition: none !important; }
        .letter, .results, .result, .facet { content-visibility: visible !important; }
    `);
    document.adoptedStyleSheets = [rest];
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def found(page: Page) -> list[str]:
    """What axe finds, each with where it is."""
    page.evaluate(_REST)
    result = Axe().run(page, options=RULES)
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]
