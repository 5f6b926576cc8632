"""Being found and shared: what search engines and previews of links read of a page.

All of it names whole addresses, so it is made only for a site whose address is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from macros.loading.dataset import Dataset, UnknownId
from macros.model.checklists import Checklist
from macros.model.firms import Firm

from .cards import card_address, card_file
from .dates import checked_on
from .structured import Site, Subject, json_ld

LABELS = {
    "guide/": "Guide",
    "checklists/": "Checklist",
    "directory/": "Directory",
    "where/": "Where to look and check",
    "contribute/": "Contribute",
}


@dataclass(frozen=True)
class Head:
    """What stands in the head of a page.

    Attributes:
        kind: its type to Open Graph: https://ogp.me/#types
        title, description: as plain text.
        url, card: the whole addresses of the page and of its picture.
        json_ld: its structured data, safe inside a script element.
    """

    kind: str
    title: str
    description: str
    url: str
    card: str
    json_ld: str


def head(data: Dataset, site: Site, subject: Subject, cards: Mapping[str, str]) -> Head:
    """Return what stands in the head of a page.

    Args:
        data: all that is known.
        site: where it is published.
        subject: what the page is about.
        cards: the addresses of the cards by those of the pages; others show the card of the directory.
    """
    card = urljoin(site.base, cards.get(subject.address, cards["directory/"]))
    return Head(
        "article" if subject.is_article else "website",
        subject.title,
        subject.description,
        site.url(subject.address),
        card,
        json_ld(data, site, subject, card),
    )


def record_of(data: Dataset, address: str) -> Firm | Checklist | None:
    """Return the firm or the checklist that the page at an address shows, if it shows one."""
    folder, _, name = address.removesuffix("/").rpartition("/")
    find: dict[str, Callable[[str], Firm | Checklist]] = {"directory": data.firm, "checklists": data.checklist}
    try:
        return find[folder](name) if folder in find else None
    except UnknownId:
        return None  # A page that an author wrote, such as directory/changes/.


def has_card(subject: Subject) -> bool:
    """Tell whether a page has a card of its own; a list of firms shows that of the directory."""
    return not subject.is_list_of_firms


def robots(base: str | None) -> str:
    """Return ``robots.txt``: all may be read. It counts only at the root of a host: RFC 9309, section 2.3."""
    sitemap = f"\nSitemap: {urljoin(base, 'sitemap.xml')}\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def card_label(data: Dataset, subject: Subject) -> str:
    """Return what kind of page it is, in a few words."""
    if isinstance(subject.record, Firm):
        return data.label("kind", subject.record.kind)
    if isinstance(subject.record, Checklist):
        return f"Checklist: {subject.record.when}"
    return next((label for folder, label in LABELS.items() if subject.address.startswith(folder)), "Recruiters")


__all__ = [
    "Head",
    "Site",
    "Subject",
    "card_address",
    "card_file",
    "card_label",
    "checked_on",
    "has_card",
    "head",
    "record_of",
    "robots",
]
