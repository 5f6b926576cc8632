"""A Markdown extension that carries the HTML of macros past Markdown untouched.

A macro returns a token; Markdown sees one plain word, and puts the HTML in its place when it has finished. So no text
from the data can become a list, a fence, a heading or a link.
"""

from __future__ import annotations

import hashlib
import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

_TOKEN = re.compile(r"RAPPORTSEALED([0-9a-f]{32})")
# Below Markdown's normalize_whitespace (30), which drops the stash's marks; above fences (25) and raw HTML (20).
_PRIORITY = 28

_sealed: dict[str, str] = {}


def seal(html: Markup) -> str:
    """Return the token that stands for a piece of HTML until Markdown is done."""
    digest = hashlib.sha256(html.encode()).hexdigest()[:32]
    _sealed[digest] = str(html)
    return f"RAPPORTSEALED{digest}"


class _Unseal(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [_TOKEN.sub(lambda match: self.md.htmlStash.store(_sealed[match[1]]), line) for line in lines]


class SealedExtension(Extension):
    """Puts sealed HTML into Markdown's own stash of raw HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the preprocessor."""
        md.preprocessors.register(_Unseal(md), "rapport_sealed", _PRIORITY)


def makeExtension(**options: object) -> SealedExtension:  # noqa: N802 - the name is Markdown's
    """Return the extension; Markdown calls this."""
    return SealedExtension(**options)
