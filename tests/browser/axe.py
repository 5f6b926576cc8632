"""What axe finds on a page against WCAG 2.2 AA.

A page is held to all rules in two ways, at a desk by day and in a hand by night, in which each device and each palette
comes once. Where a device shows what the other has not, the colours alone are judged in the other palette as well.

What takes axe longest is how a text stands out from what is behind it. Of texts that are alike in all that makes that,
their own look and the classes and backgrounds of all that they stand in, it judges one.

Beside axe's rules, no field may make a telephone zoom in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from .wait import wait_until

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"aria-allowed-role": {"enabled": True}},  # A practice that Lighthouse counts, too.
    "resultTypes": ["violations"],
    "preload": False,  # From a disk a page may not read its style sheets again.
}
# The rules that look at colours.
COLOURS = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# What the site's pages have in common: the head, the menu and the foot.
FRAME = (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer")
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
# The colour that a page lies on.
_PAPER = "getComputedStyle(document.body).backgroundColor"
# Judges a page; of texts that look alike it marks the first, and contrast is judged by that.
_JUDGE = """async ([options, without]) => {
    const memo = (make, kept = new Map()) => (element) => {
        if (!element) return "";
        if (!kept.has(element)) kept.set(element, make(element));
        return kept.get(element);
    };
    const within = memo((element) => {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
        const own = [element.localName, element.className, backgroundColor, backgroundImage, opacity].join(" ");
        return `${within(element.parentElement)}/${own}`;
    });
    const looks = new Set();
    for (const element of document.body.querySelectorAll("*")) {
        element.removeAttribute("data-look");
        const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!says && !element.matches("input, select, textarea") || !element.checkVisibility()) continue;
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const states = ["checked", "disabled", "placeholder-shown"].filter((state) => element.matches(`:${state}`));
        const look = [within(element), color, fontSize, fontWeight, textShadow, ...states].join();
        element.toggleAttribute("data-look", !looks.has(look));
        looks.add(look);
    }
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
    // What is not drawn lies over nothing: axe need not ask where.
    const isDrawn = (element) => element.checkVisibility() || getComputedStyle(element).display === "contents";
    document.createTreeWalker = (root, what) => Document.prototype.createTreeWalker.call(document, root, what,
        (element) => isDrawn(element) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const { violations } = await axe.run({ exclude: without }, options);
    delete document.createTreeWalker;
    return violations;
}"""

# Fields, with the height of their letters in pixels: where a finger types, a telephone makes the page larger below 16.
TOO_SMALL = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !["checkbox", "radio", "hidden", "file", "button", "submit"].includes(field.type))
  .map((field) => [field.outerHTML.slice(0, 90), parseFloat(getComputedStyle(field).fontSize)])"""


def found(page: Page, without: Sequence[str] = ()) -> list[str]:
    """What is wrong on a page, each with where it is.

    The parts ``without`` which it is judged, selectors, are those that the same test judges on another page.
    """
    page.evaluate(_REST)
    fields = page.evaluate(TOO_SMALL) if page.evaluate("matchMedia('(pointer: coarse)').matches") else []
    return [f"small-field: {html}" for html, size in fields if size < 16] + _judged(page, RULES, without)


def found_by_day_and_by_night(page: Page, without: Sequence[str] = ()) -> list[str]:
    """What is wrong on a page, and with its colours in the other palette, in which it is left."""
    faults = found(page, without)
    paper = page.evaluate(_PAPER)
    is_light = page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    page.emulate_media(color_scheme="dark" if is_light else "light")
    wait_until(page, f"(paper) => {_PAPER} !== paper", paper)
    return faults + [f"In the other palette: {fault}" for fault in _judged(page, COLOURS, without)]


def _judged(page: Page, rules: dict[str, Any], without: Sequence[str]) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in page.evaluate(_JUDGE, [rules, list(without)])
        for node in violation["nodes"]
    ]
