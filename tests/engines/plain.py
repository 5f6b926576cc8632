"""A hook that has every page made from the data go the long way: front matter, Markdown, search parser and theme.

``test_shell.py`` sets it beside the project's own hooks, to see whether the shells make the same of these pages.
Without PLAIN in the environment it does nothing.
"""

from __future__ import annotations

import os

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import macros
from macros.catalog.pages import PageText
from macros.engines.shell import ShellPage
from macros.site.context import PageContext
from macros.site.links import Links, addresses
from macros.site.pages import DataPage

_made: dict[str, DataPage] = {}
_titles: dict[str, str] = {}


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001
    for file in files.documentation_pages() if "PLAIN" in os.environ else ():
        if isinstance(file.page, ShellPage):
            made = file.page.made
            _made[file.src_uri], file.page = made, None
            head = yaml.safe_dump(made.meta, allow_unicode=True, sort_keys=False, width=10**6)
            file.content_string = f"---\n{head}---\n"
        else:
            page = PageText(file.src_uri, file.content_string)
            _titles[page.address] = page.title
    return files


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    if made := _made.get(page.file.src_uri):
        catalog = macros.load_catalog()  # type: ignore[attr-defined] # that of this build
        return made.render(PageContext(catalog, Links(addresses(files), page.url), titles=_titles))
    return html
