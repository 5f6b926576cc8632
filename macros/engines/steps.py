"""The two steps around an engine: what it is given before it builds, as plain values, and what becomes of its folder.

An adapter hands the first to its engine in that engine's own form, and calls the second when every page lies there.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from macros.catalog.catalog import Catalog
from macros.catalog.pages import PageText, address_of
from macros.components.changes import JSON_FEED
from macros.components.directory import index_asset
from macros.components.firm import redirect_page
from macros.components.pages import data_files
from macros.site import social
from macros.site.assets import lazy_bundle
from macros.site.context import PageContext
from macros.site.finish import Publication, finish
from macros.site.for_programs import LLMS, OPENSEARCH, Entry, llms_txt, opensearch
from macros.site.lean import lean_html
from macros.site.links import Links, relative, url_of
from macros.site.markdown_twin import ENDING, twin
from macros.site.pages import START_ID, DataPage
from macros.site.policy import with_private_links
from macros.site.search_text import search_text

_HEADING = re.compile(r'<h([1-6])[^>]*\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_SKIP_TO: dict[str, Any] = {"level": 1, "id": START_ID, "name": ""}

# Of the open data, what a program should know of at once; all of it stands on the page of the open data.
_OPEN_DATA = (
    ("Firms", "api/v1/firms.json", "every firm with its sources, a list in the order of ids"),
    ("Firms as a table", "api/v1/firms.csv", "the same for spreadsheets"),
    ("Places to check", "api/v1/bodies.json", "registers, member lists and bodies that hear complaints"),
    ("Fees and rights", "api/v1/rules.json", "by country, each answer with its evidence"),
    ("Vocabulary", "api/v1/vocabulary.json", "every value that a field may take"),
    ("Changes", JSON_FEED, "firms and bodies added, checked again and removed, as a JSON Feed"),
)


@dataclass(frozen=True)
class About:
    """What a build makes, and for where.

    Attributes:
        name, description: those of the site.
        site_url, repo_url: its address and that of its source, or empty texts.
        contact: whom to tell of a weakness, ``https:`` or ``mailto:``, or an empty text.
        hosted: whether a server gives out its pages, and not a disk.
        is_preview: whether it is only looked at here.
    """

    name: str
    description: str
    site_url: str
    repo_url: str
    contact: str
    hosted: bool
    is_preview: bool = False

    @property
    def names_itself(self) -> bool:
        """Whether the pages name their own whole addresses, as only those of a published site can."""
        return bool(self.site_url) and not self.is_preview


@dataclass(frozen=True)
class Listed:
    """A page of the menu, as programs are told of it; the texts are HTML, and the URL is from the root of the site."""

    source: str
    url: str
    title: str
    description: str


class Steps:
    """The two steps of one build.

    Args:
        catalog: all that is known, and what follows from it.
        about: what is built.
        written: the pages that people wrote.

    Attributes:
        titles: the titles of the written pages, by their addresses.
        days: the day on which what a page shows was last checked, by its address.
        urls: the URL of each address of the site; the adapter knows it when all files are there.
        cards: the addresses of the pictures beside shared links, by those of their pages.
    """

    def __init__(self, catalog: Catalog, about: About, written: Iterable[PageText]) -> None:
        self.catalog, self.about = catalog, about
        self._written = tuple(written)
        self.titles = {page.address: page.title for page in self._written}
        self.days = catalog.made(social.checked_on)
        self.urls: Mapping[str, str] = {}
        self.cards: dict[str, str] = {}

    def files(self) -> Iterator[tuple[str, str | Callable[[], str]]]:
        """Yield the address of each file that is made from the data, and its content or what makes it."""
        about = self.about
        yield from data_files(self.catalog, about.site_url)
        if about.names_itself:
            yield OPENSEARCH, opensearch(about.name, "Recruiting and search firms", about.site_url)
        yield "robots.txt", social.robots(about.site_url)

    def moved_pages(self, urls: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the path and the content of a page at each address that a firm or a written page had before."""
        moves = [
            (f"directory/{old}", firm.name, f"directory/{firm.id}/", "")
            for firm in self.catalog.data.firms
            for old in firm.aliases or ()
        ]
        moves += [(old, page.title, page.address, to) for page in self._written for old, to in page.formerly.items()]
        for old, name, address, anchor in moves:
            old_url = url_of(f"{old}.md", hosted=self.about.hosted)
            here = f"{old_url}index.html" if old_url.endswith("/") else old_url
            target = urls[address]
            way = relative(target, here)
            canonical = f"{self.about.site_url.rstrip('/')}/{target}" if self.about.site_url else way
            yield here, redirect_page(name, f"{way}#{anchor}" if anchor else way, canonical)

    def content(self, page: DataPage, url: str) -> str:
        """Return the HTML of a page that is made from the data, given its URL from the root of the site."""
        made = page.render(PageContext(self.catalog, Links(self.urls, url), titles=self.titles))
        # What follows changes nothing of the others: they are not searched, and their templates say of each link out
        # what it needs. Each build proves that of some of them, with all else.
        return as_written(search_text(made)) if page.is_searched else lean_html(made)

    def day(self, source: str, meta: Mapping[str, Any]) -> str:
        """Return when what a page says was last checked, as in 2026-11-28, or an empty text."""
        return str(self.days.get(address_of(source)) or meta.get("checked", ""))

    def subject(self, source: str, meta: Mapping[str, Any]) -> social.Subject:
        """Return what a page is about, given its file below ``docs/`` and its front matter."""
        address = address_of(source)
        # Escaped for Material in DataPage, and written as HTML in the front matter of pages.
        title, description = (html.unescape(str(meta.get(name, ""))) for name in ("title", "description"))
        day = self.day(source, meta)
        return social.Subject(
            address,
            title or self.about.name,
            description or self.about.description,
            social.record_of(self.catalog.data, address),
            datetime.date.fromisoformat(day) if day else None,
        )

    def draw_cards(self, subjects: Iterable[social.Subject], kept: Path) -> Iterator[tuple[str, Path]]:
        """Draw the cards of pages; yield the address of each and its file in a folder where they are kept."""
        for subject in filter(social.has_card, subjects):
            shown = (social.card_label(self.catalog.data, subject), subject.title, subject.description)
            self.cards[subject.address] = address = social.card_address(*shown)
            yield address, social.card_file(kept, *shown)

    def head(self, subject: social.Subject) -> social.Head:
        """Return what stands in the head of a page of a published site, once the cards are drawn."""
        about = self.about
        site = social.Site(about.name, about.description, about.site_url, self.urls, self.titles)
        return social.head(self.catalog.data, site, subject, self.cards)

    def finish(self, folder: Path, scripts: Iterable[str], menu: Iterable[Listed]) -> None:
        """Finish a built folder, which holds every page and file.

        Args:
            folder: the folder.
            scripts: the texts of the inline scripts that the theme put into pages.
            menu: the pages of the menu, in its order.
        """
        about = self.about
        if about.names_itself:
            for path in folder.rglob("index.html"):
                if text := twin(path.read_text(encoding="utf-8")):
                    path.with_name(path.name + ENDING).write_text(text, encoding="utf-8", newline="\n")
            (folder / LLMS).write_text(self._for_programs(menu), encoding="utf-8", newline="\n")
        latest = max(self.days.values())
        finish(folder, scripts, Publication(about.hosted, about.site_url, about.repo_url, about.contact, latest))

    def _for_programs(self, menu: Iterable[Listed]) -> str:
        """Return ``llms.txt``, which lists the Markdown twins of the pages that people wrote."""
        site = f"{self.about.site_url.rstrip('/')}/"
        sections: dict[str, list[Entry]] = {}
        for page in menu:
            first = page.source.partition("/")[0]
            section = {"guide": "Guide", "contribute": "Optional"}.get(first, "Find and check firms")
            twin_of = f"{site}{page.url.removeprefix('./')}index.html{ENDING}"
            says = html.unescape(page.description)
            sections.setdefault(section, []).append(Entry(html.unescape(page.title), twin_of, says))
        sections["Open data"] = [Entry(title, f"{site}{file}", says) for title, file, says in _OPEN_DATA]
        order = sorted(sections, key=lambda title: (title == "Optional", title != "Guide"))
        says = f"{self.about.description} Text and data are under CC BY 4.0; each page of the site has its text as \
Markdown at the same address with index.html{ENDING} at its end."
        return llms_txt(self.about.name, says, [(title, sections[title]) for title in order])


def for_theme(catalog: Catalog, *, installable: bool) -> dict[str, Any]:
    """Return what the site's own templates ask for below ``config.extra``, beside what ``mkdocs.yml`` says there.

    Args:
        catalog: all that is known, and what follows from it.
        installable: whether a browser may keep the pages of this build.
    """
    return {
        "installable": installable,
        "not_found_script": lazy_bundle("not_found")[0],
        "firms_index": catalog.made(index_asset)[0],
    }


def as_written(page: str) -> str:
    """Return a rendered page as it is written: links to other sites tell them nothing, and there are no indents."""
    return lean_html(with_private_links(page))


def headings(content: str, meta: Mapping[str, Any]) -> list[Any]:
    """Return the headings of a page with level, id and name, those of its macros too, as the theme is to list them."""
    found = [
        {"level": int(level), "id": anchor, "name": str(escape(_text_of(title)))}
        for level, anchor, title in _HEADING.findall(content)
    ]
    if "toc" in meta.get("hide", ()):
        # Material would still show them in the menu of a phone. The link that skips the menu needs the first.
        found = [heading for heading in found if heading["level"] == 1] or [_SKIP_TO.copy()]
    return found


def _text_of(heading: str) -> str:
    """Return what a heading says, without its permalink and its markup."""
    return Markup(_PERMALINK.sub("", heading)).striptags()  # noqa: S704 - it is read here, and escaped where it is shown
