"""The pages that are made from the data, as plain values that any engine can write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from .context import PageContext

# Where the link past the menu leads on such a page. An id of its title would part it from its text in the search.
START_ID = "page-start"
_START = Markup('<div id="{}"></div>').format(START_ID)


@dataclass(frozen=True)
class DataPage:
    """A page that is made from the data.

    Attributes:
        kind: what kind of page it is, such as ``firm``. Those of a kind lie in one folder, or in folders side by side.
        address: where it is, from the root of the site, without the slash at its end: ``directory/acre``.
        title: what it is called, as plain text.
        description: what it says in a sentence or two, as plain text.
        content: returns its HTML, given its view of the data.
        is_searched: whether the theme's search looks through it. Firms, and lists of firms, are found through the
            directory's index instead.
    """

    kind: str
    address: str
    title: str
    description: str
    content: Callable[[PageContext], Markup]
    is_searched: bool = True

    @property
    def source(self) -> str:
        """The file below ``docs/`` in whose place it stands: ``directory/acre.md``."""
        return f"{self.address}.md"

    @property
    def meta(self) -> dict[str, Any]:
        """What its front matter would say. Material prints title and description as they are, so they are escaped."""
        meta: dict[str, Any] = {
            "title": escape(self.title),
            "description": escape(self.description),
            "render_macros": False,
            "hide": ["toc", "navigation"],
        }
        if not self.is_searched:
            meta["search"] = {"exclude": True}
        return meta

    def render(self, view: PageContext) -> str:
        """Return its HTML, which begins with the place that the link past the menu leads to."""
        return _START + self.content(view)
