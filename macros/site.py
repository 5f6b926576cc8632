"""The adapter to MkDocs, and the only module that knows it: a hook, named in ``mkdocs.yml``.

It stops the build before anything is touched if the data has faults, adds a page for every firm, checklist and facet
value, gathers the scripts and styles of the components, writes the open data, and gives every page its policy.
"""

from __future__ import annotations

import datetime
import html
import itertools
import json
import logging
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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

PROJECT = Path(__file__).resolve().parent.parent

# While serving, this file is run again before every build (see on_serve). The other modules are read again with it, so
# that a change to any of them shows at once.
for _name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
    del sys.modules[_name]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from macros import discovery  # noqa: E402
from macros.api import open_data  # noqa: E402
from macros.bundles import all_later, common, later  # noqa: E402
from macros.checklist import checklist_page  # noqa: E402
from macros.citations import PageText, formerly  # noqa: E402
from macros.contribute import changes_feed, form_scripts  # noqa: E402
from macros.directory import by_page, index_asset, letter_page, letter_pages  # noqa: E402
from macros.directory.facets import FACETS, TITLES, counts  # noqa: E402
from macros.faults import MOST_SHOWN, DataFaults, how_many  # noqa: E402
from macros.firm import firm_page, moved_page  # noqa: E402
from macros.hosting import headers, headers_file, security_txt  # noqa: E402
from macros.links import Links, address_of, addresses, relative  # noqa: E402
from macros.load import DATA, Dataset, load_once  # noqa: E402
from macros.my_search.content import content_asset  # noqa: E402
from macros.policy import (  # noqa: E402
    Refused,
    check_content,
    inline_scripts,
    policy,
    with_discreet_links,
    with_policy,
)
from macros.privacy import build_hash, service_worker  # noqa: E402
from macros.sealed import SealedExtension  # noqa: E402
from macros.searchable import searchable  # noqa: E402
from macros.tables import TablesExtension  # noqa: E402
from macros.view import View  # noqa: E402

_ANCHOR = re.compile(r'\sid="([^"]+)"')
_HEADING = re.compile(r'<h([1-6])[^>]*\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
# What no page of an English site loads: Material's search in other languages, and the sources of its scripts.
_UNUSED = re.compile(r"assets/javascripts/lunr/.*|assets/.*\.map")
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')

# Where the link past the menu leads on a page made here. An id of its title would part it from its text in the search.
_START = Markup('<div id="page-start"></div>')
_SKIP_TO = {"level": 1, "id": "page-start", "name": ""}

_log = logging.getLogger("mkdocs.plugins.rapport")
_pages: dict[str, Callable[[View], Markup]] = {}
_urls: dict[str, str] = {}
_titles: dict[str, str] = {}
_cards: dict[str, str] = {}
_days: dict[str, datetime.date] = {}
_theme_scripts: set[str] = set()
# Kept when this file is run again while serving.
_serving: bool = globals().get("_serving", False)


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls it with both
    """Note whether the site is built or served."""
    global _serving
    _serving = command == "serve"


@event_priority(100)  # before mkdocs-macros, which loads the data in define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data, so that a fault ends the build while the last good site is still in place."""
    try:
        load_once()
    except DataFaults as error:
        for fault in error.faults[:MOST_SHOWN]:
            _log.error("%s", fault)
        raise Abort(f"The data has faults ({how_many(error.faults)}); the site was not built.") from None
    # Markdown takes objects too.
    config.markdown_extensions += [SealedExtension(_check_written), TablesExtension()]  # type: ignore[list-item]
    # A page on disk can keep nothing more, and one that is being written should not.
    config.extra["installable"] = config.use_directory_urls and not _serving
    config.extra["not_found_script"] = later("not_found")[0]
    config.extra_css = [common("css")[0], *config.extra_css]
    config.extra_javascript = [common("js")[0], *config.extra_javascript]
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """While serving, take in changes to the macros, and let a fault leave the last good site in place.

    MkDocs alone would read this file once, empty the site before it builds, and after a fault hold back every page
    until it is mended.
    """
    site = Path(config.site_dir)
    last = site.with_name(f"{site.name}-last")
    hook = sys.modules[__name__]
    failed = False

    def build_or_keep() -> None:
        nonlocal failed
        site.rename(last)  # The server holds pages back while it builds.
        try:
            loader = hook.__spec__ and hook.__spec__.loader
            if loader:
                loader.exec_module(hook)
            builder()
        except Exception as error:
            failed = True
            shutil.rmtree(site, ignore_errors=True)
            last.rename(site)
            if not isinstance(error, Abort):
                _log.exception("The site could not be built.")
            _log.error("%s The last good site is still served.", error)
        else:
            shutil.rmtree(last)
            if failed:  # make serve shows faults alone, so the last one would stand there for ever.
                print("Mended: the site is built anew.", flush=True)
            failed = False

    server.builder = build_or_keep
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that are made from the data."""
    for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
        files.remove(file)
    data = load_once()
    written = [PageText(file.src_uri, file.content_string) for file in files.documentation_pages()]
    _titles.update({page.address: page.title for page in written})
    _pages.clear()
    _theme_scripts.clear()
    scripts = [common("js"), *all_later(), index_asset(data), content_asset(data)]
    scripts += form_scripts(data, (DATA / "firms.yaml").read_text(encoding="utf-8"))
    open_files = [*open_data(data), changes_feed(data, config.site_url or "")]
    for address, content in [common("css"), *scripts, *open_files]:
        files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    made = [*_pages_of(data, config)]
    urls = addresses([*files, *made])
    taken = {file.dest_uri for file in files}
    for file in itertools.chain(made, _moved_pages(data, written, urls, config)):
        if file.dest_uri in taken:
            raise Abort(f"{file.src_uri} would take the place of another page. Give the record another id.")
        taken.add(file.dest_uri)
        files.append(file)
    _days.clear()
    _days.update(discovery.checked_on(data))
    files.append(File.generated(config, "robots.txt", content=discovery.robots(config.site_url)))
    _urls.clear()
    _urls.update(addresses(files))
    return files


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put the content of a page that is made from the data in its place, and tell MkDocs of the macros' anchors."""
    if make := _pages.get(page.file.src_uri):
        content = _START + make(View(load_once(), Links(_urls, page.url), titles=_titles))
    address = address_of(page.file.src_uri)
    # For the sitemap; MkDocs alone would give the day of the build.
    page.update_date = str(_days.get(address) or page.meta.get("checked", ""))
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
    return searchable(content)


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
        own = File.generated(config, f"{old}.md", content="").url  # where pages lie in this build
        here = f"{own}index.html" if own.endswith("/") else own
        target = urls[address]
        way = relative(target, here)
        canonical = f"{config.site_url.rstrip('/')}/{target}" if config.site_url else way
        yield File.generated(config, here, content=moved_page(name, f"{way}#{anchor}" if anchor else way, canonical))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Let links to other sites say nothing of the reader, and note the scripts that the theme put into the page."""
    _theme_scripts.update(inline_scripts(output.replace(page.content or "", "", 1)))
    return with_discreet_links(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Treat the theme's own pages, such as ``404.html``, alike."""
    if not template_name.endswith(".html"):
        return output_content
    if config.use_directory_urls:  # Only a server gives these out.
        _theme_scripts.update(inline_scripts(output_content))
    return with_discreet_links(output_content)


@event_priority(-90)  # when all that others add is there
def on_post_build(config: MkDocsConfig) -> None:
    """Give every page the policy of the site, which is known when the last page is made, and the mark of this build."""
    if _serving:  # MkDocs adds to each page that it serves an inline script, a different one each time.
        return
    site, hosted = Path(config.site_dir), config.use_directory_urls
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    content = policy(_theme_scripts, hosted=hosted)
    build = build_hash({**files, "policy": content.encode()})
    for path, written in files.items():
        if path.endswith(".html"):
            mark = f'<meta name="rapport-build" content="{build}">' if hosted else ""
            _write(site / path, with_policy(written.decode(), content, mark))
    if hosted:
        _write(site / "service-worker.js", service_worker(build, files))
        _write(site / "_headers", headers_file(headers(content, [*files, "service-worker.js"]), config.site_url))
        contact = str(config.extra.get("security_contact") or "")
        # Not the day of the build: two builds of one commit are identical.
        if text := security_txt(contact, config.repo_url, config.site_url, max(_days.values())):
            _write(site / ".well-known" / "security.txt", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _check_written(content: str) -> None:
    try:
        check_content(content)
    except Refused as error:
        raise Abort(str(error)) from None  # MkDocs names the page.


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Draw the cards of the pages, now that MkDocs has read their titles; they are copied to the site after this."""
    _cards.clear()
    if config.site_url:
        for page in [file.page for file in files.documentation_pages() if file.page]:
            subject = _subject(page, config)
            if discovery.has_card(subject):
                shown = (discovery.card_label(load_once(), subject), subject.title, subject.description)
                _cards[subject.address] = address = discovery.card_address(*shown)
                if not files.get_file_from_path(address):
                    files.append(File.generated(config, address, content=discovery.draw_card(*shown)))
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """Give the template of a page what search engines and previews of links read, if the site's address is known."""
    if config.site_url:
        site = discovery.Site(config.site_name, config.site_description or "", config.site_url, _urls, _titles)
        context["discovery"] = discovery.head(load_once(), site, _subject(page, config), _cards)
    return context


def _subject(page: Page, config: MkDocsConfig) -> discovery.Subject:
    address = address_of(page.file.src_uri)
    # Escaped for Material in _pages_of, and written as HTML in the front matter of pages.
    title, description = (html.unescape(str(page.meta.get(name, ""))) for name in ("title", "description"))
    return discovery.Subject(
        address,
        title or config.site_name,
        description or config.site_description or "",
        discovery.record_of(load_once(), address),
        datetime.date.fromisoformat(page.update_date) if page.update_date else None,
    )


def _text_of(heading: str) -> str:
    """Return what a heading says, without its permalink and its markup."""
    return Markup(_PERMALINK.sub("", heading)).striptags()  # noqa: S704 - it is read here, and escaped where it is shown


def _pages_of(data: Dataset, config: MkDocsConfig) -> Iterator[File]:
    """Yield the pages that are made from the data; their content is put in when MkDocs asks for it."""

    def made(address: str, title: str, description: str, make: Callable[[View], Markup], **more: object) -> File:
        # Material prints both as they are, so they are escaped here.
        meta = {
            "title": html.escape(title),
            "description": html.escape(description),
            "render_macros": False,
            "hide": ["toc", "navigation"],
            **more,
        }
        front_matter = f"---\n{json.dumps(meta)}\n---\n"
        uri = f"{address}.md"
        _pages[uri] = make
        return File.generated(config, uri, content=front_matter, inclusion=InclusionLevel.NOT_IN_NAV)

    for firm in data.firms:
        yield made(f"directory/{firm.id}", firm.name, firm.summary, partial(firm_page, wanted=firm.id))
    for facet in FACETS:
        for value in counts(data, facet):
            found = data.value(facet, value)
            yield made(
                f"directory/by/{facet}/{value}",
                f"{found.label} – {TITLES[facet].lower()}",
                found.definition,
                partial(by_page, facet=facet, value=value),
                # Its title is one common word, which would stand before firms that match all of a search.
                search={"boost": 0.001},
            )
    for page in letter_pages(data.listed):
        yield made(
            page.address.removesuffix("/"),
            page.title,
            f"Recruiting and search firms whose name begins with {page.letter}, each with its page.",
            partial(letter_page, page=page),
            search={"boost": 0.001},
        )
    for checklist in data.checklists:
        yield made(
            f"checklists/{checklist.id}",
            f"{checklist.title} – checklist",
            checklist.summary,
            partial(checklist_page, wanted=checklist.id),
        )
