"""The adapter to MkDocs: what it asks for is made elsewhere, as plain values, and handed over here.

It stops the build before anything is touched if the data has faults, adds the pages and files that are made from the
data, and has the folder finished when every page is there.
"""

from __future__ import annotations

import functools
import logging
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from macros.catalog.catalog import Catalog, load_catalog
from macros.catalog.pages import PageText, formerly
from macros.components.pages import data_pages
from macros.loading.diagnostics import MOST_SHOWN, DataFaults, how_many
from macros.site.assets import common_bundle
from macros.site.front_matter import faults
from macros.site.html_stash import SealedExtension
from macros.site.links import addresses
from macros.site.policy import ForbiddenMarkup, check_content, inline_scripts
from macros.site.search_text import search_text
from macros.site.tables import TablesExtension
from macros.site.templates import compile_once, components

from .preview import PREVIEW, Preview, check_address
from .shell import ShellPage, Shells
from .steps import About, Listed, Steps, as_written, for_theme, headings

_ANCHOR = re.compile(r'\sid="([^"]+)"')
# What no page of an English site loads: Material's search in other languages, and the sources of its scripts.
_UNUSED = re.compile(r"assets/javascripts/lunr/.*|assets/.*\.map")

_log = logging.getLogger("mkdocs.plugins.rapport")


class RapportPlugin:
    """One build after another of one site.

    Attributes:
        catalog: all that is known when this build begins, and what follows from it.
        steps: what is made before the build, and done after it.
        theme_scripts: the texts of the inline scripts that the theme put into pages.
        nav: the menu.
        shells: what the pages that are made from the data are filled into.
        is_preview: whether what is built is only looked at here.
        is_served: whether this is the process that serves, for which another makes the site.
    """

    def __init__(self) -> None:
        self.catalog: Catalog
        self.steps: Steps
        self.theme_scripts: set[str] = set()
        self.nav: Navigation
        self.shells: Shells
        self.is_preview = PREVIEW in os.environ
        self.is_served = False

    def on_startup(self, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs calls it with both
        """Note whether the site is built or served, and let warnings be heard."""
        self.is_served = command == "serve"
        self.is_preview = self.is_preview or self.is_served
        # MkDocs takes away with --quiet what --strict counts, and what mkdocs-macros says of a macro that fails.
        log = logging.getLogger("mkdocs")
        log.setLevel(min(log.level, logging.WARNING))

    @event_priority(100)  # before mkdocs-macros, which loads the data in define_env
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the data, so that a fault ends the build while the last good site is still in place."""
        if self.is_served:
            check_address(config)
            config.nav, config.theme.static_templates = None, set()
        try:
            self.catalog = load_catalog()
        except DataFaults as error:
            for fault in error.faults[:MOST_SHOWN]:
                _log.error("%s", fault)
            raise Abort(f"The data has faults ({how_many(error.faults)}); the site was not built.") from None
        compile_once(components)
        # Markdown takes objects too.
        config.markdown_extensions += [SealedExtension(_check_written), TablesExtension()]  # type: ignore[list-item]
        # A page on disk can keep nothing more, and one that is being written should not.
        config.extra |= for_theme(self.catalog, installable=config.use_directory_urls and not self.is_preview)
        config.extra_css = [common_bundle("css")[0], *config.extra_css]
        config.extra_javascript = [common_bundle("js")[0], *config.extra_javascript]
        return config

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Let the site be made in another process."""
        Preview(server, config)
        return server

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and files that are made from the data."""
        if self.is_served:
            return Files([])
        for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
            files.remove(file)
        _check_front_matter(files.documentation_pages(), config)
        about = About(
            name=config.site_name,
            description=config.site_description or "",
            site_url=config.site_url or "",
            repo_url=config.repo_url or "",
            contact=str(config.extra.get("security_contact") or ""),
            hosted=config.use_directory_urls,
            is_preview=self.is_preview,
        )
        written = (PageText(file.src_uri, file.content_string) for file in files.documentation_pages())
        self.steps = Steps(self.catalog, about, written)
        self.theme_scripts.clear()
        for address, content in self.steps.files():
            files.append(_MadeFile(config, address, content if callable(content) else functools.partial(str, content)))
        generated = []
        for page in data_pages(self.catalog):
            generated.append(_MadeFile(config, page.source, str))
            day = self.steps.days.get(f"{page.address}/")
            ShellPage(page, generated[-1], config, day, lambda page: self.steps.content(page.made, page.url))
        urls = addresses([*files, *generated])
        moved = [File.generated(config, here, content=text) for here, text in self.steps.moved_pages(urls)]
        taken = {file.dest_uri for file in files}
        for file in (*generated, *moved):
            if file.dest_uri in taken:
                raise Abort(f"{file.src_uri} would take the place of another page. Give the record another id.")
            taken.add(file.dest_uri)
            files.append(file)
        self.steps.urls = urls | addresses(moved)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the menu, which the shells show."""
        self.nav = nav
        return nav

    def on_page_content(self, content: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell MkDocs of the macros' anchors."""
        if isinstance(page, ShellPage):
            # What the search reads has to be there before; all else can wait.
            return page.make() if page.made.is_searched else content
        # For the sitemap; MkDocs alone would give the day of the build.
        page.update_date = self.steps.day(page.file.src_uri, page.meta)
        page.present_anchor_ids = set(_ANCHOR.findall(content))
        for old, anchor in formerly(page.meta).items():
            if anchor and anchor not in page.present_anchor_ids:
                _log.warning("docs/%s: formerly: %s: the page has no anchor #%s.", page.file.src_uri, old, anchor)
        page.toc = get_toc(nest_toc_tokens(headings(content, page.meta)))
        return search_text(content)

    @event_priority(-90)  # when all that others add to the theme's environment is there
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the cards of the pages, now that MkDocs has read their titles, and make the shells."""
        compile_once(env)
        if self.is_served:
            return env
        if self.steps.about.names_itself:
            kept = Path(config.config_file_path).parent / "build" / "cards"
            pages = [file.page for file in files.documentation_pages() if file.page]
            subjects = [self.steps.subject(page.file.src_uri, page.meta) for page in pages]
            for address, card in self.steps.draw_cards(subjects, kept):
                if not files.get_file_from_path(address):
                    files.append(File.generated(config, address, abs_src_path=str(card)))
        self.shells = Shells(config, env, files, self.nav)
        return env

    @event_priority(-90)  # after Material's search, which looks through all content that is there
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give a template what it shows: the content of a page that is made from the data, and for search engines."""
        if isinstance(page, ShellPage):
            self.shells.fill(page, context)
        if self.steps.about.names_itself:
            context["discovery"] = self.steps.head(self.steps.subject(page.file.src_uri, page.meta))
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write a page as it is to be, and note the scripts that the theme put into the page."""
        if isinstance(page, ShellPage):  # Its shell was treated so.
            self.shells.built(page, output)
            return output
        self.theme_scripts.update(inline_scripts(output.replace(page.content or "", "", 1)))
        return as_written(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Treat the theme's own pages, such as ``404.html``, alike."""
        if not template_name.endswith(".html"):
            return output_content
        if config.use_directory_urls:  # Only a server gives these out.
            self.theme_scripts.update(inline_scripts(output_content))
        return as_written(output_content)

    @event_priority(-90)  # when all that others add is there
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the folder."""
        if self.is_preview:  # The server adds an inline script to each page, a different one each time.
            return
        menu = [
            Listed(
                page.file.src_uri, page.url, str(page.title or config.site_name), str(page.meta.get("description", ""))
            )
            for page in self.nav.pages
        ]
        self.steps.finish(Path(config.site_dir), self.theme_scripts, menu)


class _MadeFile(File):
    """A file that is made from the data, at an address that is written as MkDocs writes those of files.

    Args:
        config: that of the build.
        address: its path below ``docs/``, if it lay there.
        make: returns its content, which is made when it is written: that of ten thousand need not be held at once.
    """

    def __init__(self, config: MkDocsConfig, address: str, make: Callable[[], str]) -> None:
        hidden = InclusionLevel.NOT_IN_NAV
        super().__init__(address, None, config.site_dir, config.use_directory_urls, inclusion=hidden)
        self.generated_by = config.plugins._current_plugin
        self.content_string = ""
        self.make = make

    def _take_address(self, address: str) -> None:
        self.src_uri = address

    # MkDocs would read each of twenty thousand addresses as a path, and write it as it was.
    src_path = File.src_path.setter(_take_address)  # type: ignore[attr-defined] # a property

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file."""
        self.content_string = self.make()
        super().copy_file(dirty)
        self.content_string = ""


def _check_front_matter(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Stop the build if MkDocs would read something else in the head of a page than was written there."""
    docs = Path(config.docs_dir).name
    all_faults = []
    for file in pages:
        text = file.content_string
        all_faults += faults(f"{docs}/{file.src_uri}", text, get_data(text)[1])
    for fault in all_faults[:MOST_SHOWN]:
        _log.error("%s.", fault)
    if all_faults:
        raise Abort(f"The front matter of pages has faults ({len(all_faults)}); the site was not built.")


def _check_written(content: str) -> None:
    try:
        check_content(content)
    except ForbiddenMarkup as error:
        raise Abort(str(error)) from None  # MkDocs names the page.
