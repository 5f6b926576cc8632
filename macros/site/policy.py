"""What a page may load and run: the Content-Security-Policy of the site, for its pages and for its host.

One policy holds for every page. Material's instant navigation puts one page's content and head into another's document,
where the policy of the page that was opened first stays in force, so it has to allow what any page needs; and a second,
different policy in the head would narrow the first. https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""(?:^|\s)type\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_SRC = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
# A script of another type is data, which no policy stops: https://html.spec.whatwg.org/#prepare-the-script-element
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
_CHARSET = '<meta charset="utf-8">'
_LINK_OUT = re.compile(r"""<a\b[^>]*\shref\s*=\s*["']?\s*(?:https?:)?//[^>]*>""", re.IGNORECASE)
_REL = re.compile(r"""\srel\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_EMBEDS = frozenset({"base", "embed", "frame", "iframe", "link", "meta", "object", "script", "style"})
_ADDRESSES = frozenset({"action", "formaction", "href", "src", "srcset", "poster", "data", "background"})


class ForbiddenMarkup(ValueError):
    """A page holds something that the policy would not let it load or run."""


def inline_scripts(html: str) -> list[str]:
    """Return the text of every script that stands in the page itself and would run, in order."""
    scripts = []
    for attributes, text in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if not _SRC.search(attributes) and (kind[1].lower() if kind else "") in _RUNS:
            scripts.append(text)
    return scripts


def policy(scripts: Iterable[str], *, hosted: bool) -> str:
    """Return the policy of the site.

    Args:
        scripts: the texts of the inline scripts that may run: those of the theme, never those of a page's content.
        hosted: whether a server gives out the pages; from a disk nothing is fetched and no worker runs.
    """
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts}
    rules = {
        # The manifest falls back on this: WebKit complains of manifest-src, which it does not know. All else that would
        # fall back on it is named below.
        "default-src": "'self'" if hosted else "'none'",
        "script-src": " ".join(["'self'", *sorted(hashes)]),
        # No page has a style element or attribute; what scripts set through the CSSOM is free.
        "style-src": "'self'",
        # Material's stylesheet holds its icons as data.
        "img-src": "'self' data:",
        "base-uri": "'none'",
        # A form without its script leads to the directory.
        "form-action": "'self'",
    }
    if hosted:
        # The search index, the sitemap and pages that instant navigation opens; the worker that searches.
        rules |= {"connect-src": "'self'", "worker-src": "'self'"}
        rules |= dict.fromkeys(("font-src", "frame-src", "media-src", "object-src"), "'none'")
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def with_policy(html: str, content: str, *more: str) -> str:
    """Return a page that carries the policy, and more elements of its head, before anything that it could stop.

    Args:
        html: the whole page.
        content: the policy, as the value of the header.
        more: markup of elements.

    Raises:
        ValueError: the page does not name its encoding as every page of the theme does.
    """
    if _CHARSET not in html:
        raise ValueError(f"the page has no {_CHARSET}")
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{content}">{"".join(more)}'
    return html.replace(_CHARSET, meta, 1)


def check_content(html: str) -> None:
    """Make sure that the content of a page under ``docs/`` loads and runs nothing of its own.

    The policy would stop it in the reader's browser. This stops the build, so that nothing that a contributor writes
    can be mistaken for a part of the theme.

    Raises:
        ForbiddenMarkup: says what stands where, and what to do.
    """
    finder = _Finder()
    finder.feed(html)
    finder.close()
    if finder.found:
        raise ForbiddenMarkup("; ".join(finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMBEDS:
            self.found.append(f"<{tag}> is not allowed in a page: call a macro, or leave it out")
        for name, value in attrs:
            address = re.sub(r"[\s\x00-\x1f]", "", value or "").lower()
            if name == "style" or name.startswith("on"):
                self.found.append(f"{name}=… on <{tag}> is not allowed in a page: use a class, or leave it out")
            elif name in _ADDRESSES and address.startswith(("javascript:", "vbscript:", "data:")):
                self.found.append(f"{name}={value!r} on <{tag}> is no address for a link")
            elif tag not in ("a", "form") and name in _ADDRESSES and re.match(r"(https?:)?//", address):
                self.found.append(f"<{tag}> loads {value!r} from another site: keep a copy under docs/")


def with_private_links(html: str) -> str:
    """Return a page whose links to other sites tell them nothing of the reader: ``rel="noopener noreferrer"``."""
    return _LINK_OUT.sub(lambda match: _discreet(match[0]), html)


def _discreet(link: str) -> str:
    rel = _REL.search(link)
    words = dict.fromkeys([*(rel[1].split() if rel else ()), "noopener", "noreferrer"])
    written = f' rel="{" ".join(words)}"'
    return _REL.sub(written, link, count=1) if rel else f"{link[:-1]}{written}>"
