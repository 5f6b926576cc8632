"""A Markdown extension that carries the HTML of macros past Markdown untouched.

A macro returns a token; Markdown sees one plain word, and puts the HTML in its place when it has finished. So no text
from the data can become a list, a fence, a heading or a link. What is left is what the author of the page has written,
which may be checked apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

_TOKEN = re.compile(r"RAPPORTSEALED([0-9a-f]{32})")
# Below Markdown's normalize_whitespace (30), which drops the stash's marks; above fences (25) and raw HTML (20).
_PRIORITY = 28
# Above Markdown's raw_html (30), which puts the HTML of macros and of authors in its place.
_CHECK_PRIORITY = 35

_sealed: dict[str, str] = {}


def stash_html(html: Markup) -> str:
    """Return the token that stands for a piece of HTML until Markdown is done."""
    digest = hashlib.sha256(html.encode()).hexdigest()[:32]
    _sealed[digest] = str(html)
    return f"RAPPORTSEALED{digest}"


def stashed() -> dict[str, str]:
    """Return all HTML that was given a token, for an engine that runs Markdown in another process."""
    return _sealed


def take_stash(sealed: Mapping[str, str]) -> None:
    """Know what another process has given tokens, as ``stashed`` returned it there."""
    _sealed.update(sealed)


class _Unseal(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [_TOKEN.sub(lambda match: self.md.htmlStash.store(_sealed[match[1]]), line) for line in lines]


class _Written(Postprocessor):
    def __init__(self, md: Markdown, check: Callable[[str], None]) -> None:
        super().__init__(md)
        self.check = check

    def run(self, text: str) -> str:
        sealed = set(_sealed.values())
        written = [str(raw) for raw in self.md.htmlStash.rawHtmlBlocks if raw not in sealed]
        self.check("\n".join([text, *written]))
        return text


class SealedExtension(Extension):
    """Puts sealed HTML into Markdown's own stash of raw HTML.

    Args:
        check: is given the HTML of each page without that of its macros, and raises if it is not to be published.
    """

    def __init__(self, check: Callable[[str], None] = lambda _: None) -> None:
        super().__init__()
        self.check = check

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processors."""
        md.preprocessors.register(_Unseal(md), "rapport_sealed", _PRIORITY)
        md.postprocessors.register(_Written(md, self.check), "rapport_written", _CHECK_PRIORITY)
