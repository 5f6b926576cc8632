"""What the site adds to Markdown in Zensical, which calls no hooks but takes extensions by their names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.toc import nest_toc_tokens
from markdown.postprocessors import Postprocessor

from macros.site.html_stash import SealedExtension, take_stash
from macros.site.policy import check_content
from macros.site.tables import TablesExtension

from .steps import headings

# Below all of Markdown's own.
_PRIORITY = -10


class _Headings(Postprocessor):
    """Lists the headings of macros too."""

    def run(self, text: str) -> str:
        page: Any = self.md.preprocessors["rendering_context"]  # Zensical's own, which knows the page
        tokens = headings(text, page.page.meta)
        for token in tokens:
            token |= {"html": token["name"], "data-toc-label": ""}
        # As the extension toc leaves it.
        self.md.toc_tokens = nest_toc_tokens(tokens)  # type: ignore[attr-defined]
        return text


class PreparedExtension(Extension):
    """Puts the HTML of macros and of pages made from the data in its place.

    Args:
        stash: the file that holds it.
    """

    def __init__(self, stash: str) -> None:
        super().__init__()
        take_stash(json.loads(Path(stash).read_text(encoding="utf-8")))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register what MkDocs has from the hooks."""
        SealedExtension(check_content).extendMarkdown(md)
        TablesExtension().extendMarkdown(md)
        md.postprocessors.register(_Headings(md), "rapport_headings", _PRIORITY)


def makeExtension(**options: str) -> PreparedExtension:  # noqa: N802 - the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return PreparedExtension(**options)
