"""The theme around the pages that are made from the data: rendered once for each kind and depth, and then filled.

The theme sees nothing of such a page but what stands in ``_SLOTS``. So it is rendered once for a page that has a mark
in each of them, and cut there; what is left is a template that is filled for every page of that kind. MkDocs reads,
builds and writes these pages as it does all others, but no Markdown, no YAML and no theme is in the way of each.

That the theme sees nothing else is proved in every build: some real pages of each kind are rendered by the theme as
well, and the build stops if a byte differs.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.site import social
from macros.site.pages import START_ID, DataPage

from .steps import as_written

_THEME = "main.html"
_SLOTS = (
    *("page.meta.title", "page.meta.description", "page.canonical_url", "page.content"),
    *(f"discovery.{field.name}" for field in dataclasses.fields(social.Head)),
)
# Each with what an escape would change, and with the heading without which Material would add one.
_MARKS = {slot: f"[{slot}<h1&\"']" for slot in _SLOTS}
_FILLED_BY = {mark: f"{{{{ {slot} }}}}" for slot, mark in _MARKS.items()} | {
    str(escape(mark)): f"{{{{ {slot} | e }}}}" for slot, mark in _MARKS.items()
}
_ANY_MARK = re.compile(f"({'|'.join(map(re.escape, _FILLED_BY))})")
_LEFT = re.compile("|".join(re.escape(f"[{slot}") for slot in _SLOTS), re.IGNORECASE)
# In the link that skips the menu.
_TOC: Any = get_toc([{"level": 1, "id": START_ID, "name": "", "children": []}])
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_END_OF_RAW = re.compile(r"{%-?\s*endraw")
_AROUND = 40  # characters that are shown on either side of a difference


class ShellPage(Page):
    """A page that is made from the data, as MkDocs takes pages.

    Args:
        made: the page.
        file: that of MkDocs.
        config: that of the build.
        day: when what it says was last checked.
        content: returns its HTML.
    """

    def __init__(
        self,
        made: DataPage,
        file: File,
        config: MkDocsConfig,
        day: datetime.date | None,
        content: Callable[[ShellPage], str],
    ) -> None:
        super().__init__(None, file, config)
        self.make = functools.partial(content, self)
        self.made = made
        self.day = day
        self.shell = f"shell/{made.kind}/{file.url.count('/')}.html"

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take what is known of the page: there is no source to read."""
        self.markdown = ""
        self.meta = {**self.made.meta, "template": self.shell}
        # For the sitemap; MkDocs alone would give the day of the build.
        self.update_date = str(self.day or "")

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Leave the content for later: that of ten thousand pages need not be held at once."""
        self.content = ""
        self.toc = _TOC

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Its anchors; MkDocs asks only where a written page links to one, and then when all pages are built."""
        return set(_ANCHOR.findall(self.make()))


class Shells:
    """The shells of one build, and the proof that they are the theme.

    Args:
        config: that of the build.
        env: what renders the theme; it gets the shells as templates.
        files: all files of the site.
        nav: its menu.
    """

    def __init__(self, config: MkDocsConfig, env: Environment, files: Files, nav: Navigation) -> None:
        self._config, self._env = config, env
        self._proofs: dict[str, Any] = {}
        groups: dict[str, list[ShellPage]] = {}
        doc_files = files.documentation_pages()
        for file in doc_files:
            if isinstance(file.page, ShellPage):
                groups.setdefault(file.page.shell, []).append(file.page)
        shells = {}
        for name, pages in groups.items():
            shells[name] = self._shell(pages[0], doc_files, nav)
            self._proofs |= dict.fromkeys(page.file.src_uri for page in (pages[-1], max(pages, key=_signs)))
        env.loader = ChoiceLoader([DictLoader(shells), *([env.loader] if env.loader else [])])

    def _shell(self, of: ShellPage, files: Sequence[File], nav: Navigation) -> str:
        """Return the template of all pages of the same kind and depth as a page."""
        probe = Page(None, of.file, self._config)
        of.file.page = of  # MkDocs has put the probe there.
        probe.markdown, probe.toc, probe.update_date = "", _TOC, of.update_date
        probe.meta = {**of.meta, "title": _MARKS["page.meta.title"], "description": _MARKS["page.meta.description"]}
        probe.meta["search"] = {"exclude": True}
        probe.content = _MARKS["page.content"]
        probe.canonical_url = probe.canonical_url and _MARKS["page.canonical_url"]
        probe.active = True
        context: Any = get_context(nav, files, self._config, probe)
        context = self._config.plugins.on_page_context(context, page=probe, config=self._config, nav=nav)
        if "discovery" in context:
            names = [field.name for field in dataclasses.fields(social.Head)]
            context["discovery"] = social.Head(**{name: _MARKS[f"discovery.{name}"] for name in names})
        output = self._env.get_template(_THEME).render(context)
        return _template(self._config.plugins.on_post_page(output, page=probe, config=self._config))

    def fill(self, page: ShellPage, context: Any) -> None:
        """Give a page its content, just before MkDocs builds it.

        Args:
            page: the page.
            context: what its template will see.
        """
        page.content = page.content or page.make()
        if "<h1" not in page.content:
            raise Abort(f"{page.file.src_uri} has no heading. The theme would give it one, its shell does not.")
        if page.file.src_uri in self._proofs:
            self._proofs[page.file.src_uri] = context

    def built(self, page: ShellPage, output: str) -> None:
        """Take note that a page was built, and prove it if it is one of those that stand for their kind.

        Raises:
            Abort: the theme would have made something else of it.
        """
        if context := self._proofs.pop(page.file.src_uri, None):
            plain = as_written(self._env.get_template(_THEME).render(context))
            _compare(page, plain, output)
        page.content = None


def _template(output: str) -> str:
    """Return the template that a rendered page with marks in its slots stands for."""
    parts = _ANY_MARK.split(output)
    for text in parts[::2]:
        if token := _LEFT.search(text) or _END_OF_RAW.search(text):
            raise Abort(f"The theme changes what it is given for {token[0][1:]}, so its pages cannot be filled.")
    parts[::2] = [f"{{% raw %}}{text}{{% endraw %}}" for text in parts[::2]]
    parts[1::2] = [_FILLED_BY[mark] for mark in parts[1::2]]
    return "".join(parts)


def _signs(page: ShellPage) -> int:
    """Return how many letters of what the theme is told of a page are written in another way in HTML."""
    return f"{page.meta['title']}{page.meta['description']}".count("&")


def _compare(page: Page, plain: str, filled: str) -> None:
    if plain == filled:
        return
    pairs = enumerate(zip(plain, filled, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(plain), len(filled)))
    shown, expected = (text[max(0, at - _AROUND) : at + _AROUND] for text in (filled, plain))
    raise Abort(
        f"{page.file.src_uri}: filled into the shell of its kind, the page is not what the theme makes of it, at "
        f"character {at}:\n  filled: {shown!r}\n  theme:  {expected!r}\nWhat differs depends on the page in a way that "
        "macros/engines/shell.py does not know. Add it to _SLOTS there, or take it out of the theme."
    )
