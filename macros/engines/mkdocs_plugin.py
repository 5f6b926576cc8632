"""The adapter to MkDocs: what it asks for is made elsewhere, as plain values, and handed over here.

It stops the build before anything is touched if the data has faults, adds the pages and files that are made from the
data, and finishes the folder when every page is there.
"""

from __future__ import annotations

import datetime
import html
import itertools
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup, escape
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
from macros.catalog.pages import PageText, address_of, formerly
from macros.components.changes import JSON_FEED
from macros.components.firm import redirect_page
from macros.components.pages import data_files, data_pages
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import MOST_SHOWN, DataFaults, how_many
from macros.site import social
from macros.site.assets import common_bundle, lazy_bundle
from macros.site.context import PageContext
from macros.site.finish import Publication, finish
from macros.site.for_programs import LLMS, OPENSEARCH, Entry, llms_txt, opensearch
from macros.site.front_matter import faults
from macros.site.html_stash import SealedExtension
from macros.site.lean import lean_html
from macros.site.links import Links, addresses, relative
from macros.site.markdown_twin import ENDING, twin
from macros.site.pages import START_ID
from macros.site.policy import ForbiddenMarkup, check_content, inline_scripts
from macros.site.search_text import search_text
from macros.site.tables import TablesExtension

from .preview import PREVIEW, Preview, check_address
from .shell import ShellPage, Shells, as_written

_ANCHOR = re.compile(r'\sid="([^"]+)"')
_HEADING = re.compile(r'<h([1-6])[^>]*\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
# What no page of an English site loads: Material's search in other languages, and the sources of its scripts.
_UNUSED = re.compile(r"assets/javascripts/lunr/.*|assets/.*\.map")
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_SKIP_TO = {"level": 1, "id": START_ID, "name": ""}

# Of the open data, what a program should know of at once; all of it stands on the page of the open data.
_OPEN_DATA = (
    ("Firms", "api/v1/firms.json", "every firm with its sources, a list in the order of ids"),
    ("Firms as a table", "api/v1/firms.csv", "the same for spreadsheets"),
    ("Places to check", "api/v1/bodies.json", "registers, member lists and bodies that hear complaints"),
    ("Fees and rights", "api/v1/rules.json", "by country, each answer with its evidence"),
    ("Vocabulary", "api/v1/vocabulary.json", "every value that a field may take"),
    ("Changes", JSON_FEED, "firms and bodies added, checked again and removed, as a JSON Feed"),
)

_log = logging.getLogger("mkdocs.plugins.rapport")


class RapportPlugin:
    """One build after another of one site.

    Attributes:
        catalog: all that is known when this build begins, and what follows from it.
        urls: the URL of each address of the site.
        titles: the titles of the written pages, by their addresses.
        cards: the addresses of the pictures beside shared links, by those of their pages.
        days: the day on which what a page shows was last checked, by its address.
        theme_scripts: the texts of the inline scripts that the theme put into pages.
        nav: the menu.
        shells: what the pages that are made from the data are filled into.
        is_preview: whether what is built is only looked at here.
        is_served: whether this is the process that serves, for which another makes the site.
    """

    def __init__(self) -> None:
        self.catalog: Catalog
        self.urls: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.cards: dict[str, str] = {}
        self.days: dict[str, datetime.date] = {}
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
        # Markdown takes objects too.
        config.markdown_extensions += [SealedExtension(_check_written), TablesExtension()]  # type: ignore[list-item]
        # A page on disk can keep nothing more, and one that is being written should not.
        config.extra["installable"] = config.use_directory_urls and not self.is_preview
        config.extra["not_found_script"] = lazy_bundle("not_found")[0]
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
        written = [PageText(file.src_uri, file.content_string) for file in files.documentation_pages()]
        self.titles = {page.address: page.title for page in written}
        self.days = self.catalog.made(social.checked_on)
        self.theme_scripts.clear()
        for address, content in data_files(self.catalog, config.site_url or ""):
            files.append(_generated(config, address, content))
        generated = []
        for page in data_pages(self.catalog):
            generated.append(_generated(config, page.source, ""))
            ShellPage(page, generated[-1], config, self.days.get(f"{page.address}/"), self._content)
        urls = addresses([*files, *generated])
        taken = {file.dest_uri for file in files}
        for file in itertools.chain(generated, _moved_pages(self.catalog.data, written, urls, config)):
            if file.dest_uri in taken:
                raise Abort(f"{file.src_uri} would take the place of another page. Give the record another id.")
            taken.add(file.dest_uri)
            files.append(file)
        if self._names_itself(config):
            description = opensearch(config.site_name, "Recruiting and search firms", config.site_url or "")
            files.append(File.generated(config, OPENSEARCH, content=description))
        files.append(File.generated(config, "robots.txt", content=social.robots(config.site_url)))
        self.urls = addresses(files)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the menu, which the shells show."""
        self.nav = nav
        return nav

    def on_page_content(self, content: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell MkDocs of the macros' anchors."""
        if isinstance(page, ShellPage):
            # What the search reads has to be there before; all else can wait.
            return page.make() if page.made.search is None else content
        # For the sitemap; MkDocs alone would give the day of the build.
        page.update_date = str(self.days.get(address_of(page.file.src_uri)) or page.meta.get("checked", ""))
        page.present_anchor_ids = set(_ANCHOR.findall(content))
        for old, anchor in formerly(page.meta).items():
            if anchor and anchor not in page.present_anchor_ids:
                _log.warning("docs/%s: formerly: %s: the page has no anchor #%s.", page.file.src_uri, old, anchor)
        headings: list[Any] = [
            {"level": int(level), "id": anchor, "name": str(escape(_text_of(title)))}
            for level, anchor, title in _HEADING.findall(content)
        ]
        if "toc" in page.meta.get("hide", ()):
            # Material would still show them in the menu of a phone. The link that skips the menu needs the first.
            headings = [heading for heading in headings if heading["level"] == 1] or [dict(_SKIP_TO)]
        page.toc = get_toc(nest_toc_tokens(headings))
        return search_text(content)

    @event_priority(-90)  # when all that others add to the theme's environment is there
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the cards of the pages, now that MkDocs has read their titles, and make the shells."""
        self.cards.clear()
        pages = files.documentation_pages() if self._names_itself(config) else ()
        kept = Path(config.config_file_path).parent / "build" / "cards"
        for page in [file.page for file in pages if file.page]:
            subject = self._subject(page, config)
            if social.has_card(subject):
                shown = (social.card_label(self.catalog.data, subject), subject.title, subject.description)
                self.cards[subject.address] = address = social.card_address(*shown)
                if not files.get_file_from_path(address):
                    files.append(File.generated(config, address, abs_src_path=str(social.card_file(kept, *shown))))
        self.shells = Shells(config, env, files, self.nav)
        return env

    @event_priority(-90)  # after Material's search, which looks through all content that is there
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give a template what it shows: the content of a page that is made from the data, and for search engines."""
        if isinstance(page, ShellPage):
            self.shells.fill(page, context)
        if self._names_itself(config):
            site = social.Site(
                config.site_name, config.site_description or "", config.site_url or "", self.urls, self.titles
            )
            context["discovery"] = social.head(self.catalog.data, site, self._subject(page, config), self.cards)
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
        to = Publication(
            hosted=config.use_directory_urls,
            site_url=config.site_url or "",
            repo_url=config.repo_url or "",
            contact=str(config.extra.get("security_contact") or ""),
            latest=max(self.days.values()),
        )
        if self._names_itself(config):
            self._for_programs(Path(config.site_dir), config)
        finish(Path(config.site_dir), self.theme_scripts, to)

    def _for_programs(self, folder: Path, config: MkDocsConfig) -> None:
        """Write what programs read: a Markdown twin beside each page, and the list of the pages that people wrote."""
        for path in folder.rglob("index.html"):
            if text := twin(path.read_text(encoding="utf-8")):
                path.with_name(path.name + ENDING).write_text(text, encoding="utf-8", newline="\n")
        site = f"{(config.site_url or '').rstrip('/')}/"
        sections: dict[str, list[Entry]] = {}
        for page in self.nav.pages:
            first = page.file.src_uri.partition("/")[0]
            about = str(page.meta.get("description", ""))
            section = {"guide": "Guide", "contribute": "Optional"}.get(first, "Find and check firms")
            title = html.unescape(str(page.title or config.site_name))
            twin_of = f"{site}{page.url.removeprefix('./')}index.html{ENDING}"
            sections.setdefault(section, []).append(Entry(title, twin_of, html.unescape(about)))
        sections["Open data"] = [Entry(title, f"{site}{file}", says) for title, file, says in _OPEN_DATA]
        order = sorted(sections, key=lambda title: (title == "Optional", title != "Guide"))
        says = f"{config.site_description} Text and data are under CC BY 4.0; each page of the site has its text as \
Markdown at the same address with index.html{ENDING} at its end."
        text = llms_txt(config.site_name, says, [(title, sections[title]) for title in order])
        (folder / LLMS).write_text(text, encoding="utf-8", newline="\n")

    def _content(self, page: ShellPage) -> str:
        """Return the HTML of a page that is made from the data."""
        html = page.made.render(PageContext(self.catalog, Links(self.urls, page.url), titles=self.titles))
        # What follows changes nothing of the others: they are not searched, and their templates say of each link out
        # what it needs. That is proved with all else.
        return as_written(search_text(html)) if page.made.search is None else lean_html(html)

    def _names_itself(self, config: MkDocsConfig) -> bool:
        """Tell whether the pages name their own whole addresses, as only those of a published site can."""
        return bool(config.site_url) and not self.is_preview

    def _subject(self, page: Page, config: MkDocsConfig) -> social.Subject:
        address = address_of(page.file.src_uri)
        # Escaped for Material in DataPage, and written as HTML in the front matter of pages.
        title, description = (html.unescape(str(page.meta.get(name, ""))) for name in ("title", "description"))
        return social.Subject(
            address,
            title or config.site_name,
            description or config.site_description or "",
            social.record_of(self.catalog.data, address),
            datetime.date.fromisoformat(page.update_date) if page.update_date else None,
        )


class _LaterFile(File):
    """A file whose content is made when it is written: that of ten thousand need not be held at once."""

    def __init__(self, config: MkDocsConfig, address: str, make: Callable[[], str]) -> None:
        hidden = InclusionLevel.NOT_IN_NAV
        super().__init__(address, None, config.site_dir, config.use_directory_urls, inclusion=hidden)
        self.make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file."""
        self.content_string = self.make()
        super().copy_file(dirty)
        self.content_string = ""


def _generated(config: MkDocsConfig, address: str, content: str | Callable[[], str]) -> File:
    if isinstance(content, str):
        return File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    return _LaterFile(config, address, content)


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


def _moved_pages(
    data: Dataset, written: Iterable[PageText], urls: Mapping[str, str], config: MkDocsConfig
) -> Iterator[File]:
    """Yield a page at each address that a firm or a written page had before, which leads to where it is now."""
    moves = [
        (f"directory/{old}", firm.name, f"directory/{firm.id}/", "")
        for firm in data.firms
        for old in firm.aliases or ()
    ]
    moves += [(old, page.title, page.address, anchor) for page in written for old, anchor in page.formerly.items()]
    for old, name, address, anchor in moves:
        old_url = File.generated(config, f"{old}.md", content="").url  # where pages lie in this build
        here = f"{old_url}index.html" if old_url.endswith("/") else old_url
        target = urls[address]
        way = relative(target, here)
        canonical = f"{config.site_url.rstrip('/')}/{target}" if config.site_url else way
        yield File.generated(config, here, content=redirect_page(name, f"{way}#{anchor}" if anchor else way, canonical))


def _check_written(content: str) -> None:
    try:
        check_content(content)
    except ForbiddenMarkup as error:
        raise Abort(str(error)) from None  # MkDocs names the page.


def _text_of(heading: str) -> str:
    """Return what a heading says, without its permalink and its markup."""
    return Markup(_PERMALINK.sub("", heading)).striptags()  # noqa: S704 - it is read here, and escaped where it is shown
