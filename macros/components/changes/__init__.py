"""What has changed in the directory and the places to check, by month: a page, and a feed to follow it by."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from macros.catalog.changes import FIRST_EDITION, Listed, Month, by_kind, count_of
from macros.catalog.places import address_of, reach
from macros.loading.dataset import Dataset
from macros.model.as_json import to_json
from macros.model.firms import Firm
from macros.site.context import PageContext

FEED = "api/v1/changes.atom"
JSON_FEED = "api/v1/changes.json"
_TITLE = "Rapport: changes in the directory"
_SAYS = "Firms, registers and bodies: added, checked again and removed, by month"
_ATOM = "http://www.w3.org/2005/Atom"
_NAMED = 60  # records of a kind that an entry of the feed names; a first edition has hundreds
MOST_NAMED = 2_000  # the same on the page, which stays light enough for a phone


def directory_changes(view: PageContext) -> Markup:
    """Return what has been added to the directory and the places to check, checked again and removed, by month."""
    return view.render(
        "changes/changes.html",
        months=view.catalog.months,
        feed=FEED,
        json_feed=JSON_FEED,
        by_kind=by_kind,
        count_of=count_of,
        most_named=MOST_NAMED,
        whole_list=lambda records: "directory/" if isinstance(records[0], Firm) else "where/",
        address=lambda record: _address(view.data, record),
    )


def _address(data: Dataset, record: Listed) -> str:
    """Return where a record stands on the site: of a body of several countries, on the page of all."""
    if isinstance(record, Firm):
        return f"directory/{record.id}/"
    countries = reach(data, record) or ()
    return f"{address_of(next(iter(countries))) if len(countries) == 1 else 'where/'}#{record.id}"


def changes_feeds(history: Sequence[Month], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the content of each feed of the changes; see ``feed`` and ``json_feed``."""
    yield FEED, feed(history, site_url)
    yield JSON_FEED, json_feed(history, site_url)


def json_feed(history: Sequence[Month], site_url: str) -> str:
    """Return the changes as a JSON Feed (https://www.jsonfeed.org/version/1.1/), with the ids of the Atom feed.

    Args:
        history: the months, the latest first.
        site_url: where the site is published, or an empty text: the feed then names no addresses, which must be whole.
    """
    base = f"{site_url.rstrip('/')}/"
    about: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "description": _SAYS,
        "language": "en",
        "authors": [{"name": "Rapport"}],
    }
    if site_url:
        about |= {"home_page_url": f"{base}directory/changes/", "feed_url": f"{base}{JSON_FEED}"}
    items: list[dict[str, str]] = []
    for month in history:
        item = {
            "id": _urn(f"{month.first:%Y-%m}"),
            "title": f"{month.title}: {month.says}",
            "content_text": _in_words(month),
            "date_published": _moment(month.first),
            "date_modified": _moment(month.last),
        }
        items.append(item | ({"url": f"{base}directory/changes/#{month.first:%Y-%m}"} if site_url else {}))
    return to_json({**about, "items": items})


def feed(history: Sequence[Month], site_url: str) -> str:
    """Return the changes as an Atom feed (RFC 4287), an entry a month; the same changes give the same bytes.

    Args:
        history: the months, the latest first.
        site_url: where the site is published, or an empty text: its addresses are then relative to the feed.
    """
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(f"{{{_ATOM}}}feed")
    base = f"{site_url.rstrip('/')}/" if site_url else "../../"

    def add(parent: Xml.Element, tag: str, text: str = "", **attributes: str) -> Xml.Element:
        element = Xml.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        element.text = text or None
        return element

    add(root, "id", _urn("feed"))
    add(root, "title", _TITLE)
    add(root, "subtitle", _SAYS)
    add(root, "updated", _moment(max((month.last for month in history), default=FIRST_EDITION)))
    add(add(root, "author"), "name", "Rapport")
    add(root, "rights", "CC BY 4.0")
    add(root, "link", rel="alternate", type="text/html", href=f"{base}directory/changes/")
    if site_url:
        add(root, "link", rel="self", type="application/atom+xml", href=f"{base}{FEED}")
    for month in history:
        entry = add(root, "entry")
        add(entry, "id", _urn(f"{month.first:%Y-%m}"))
        add(entry, "title", f"{month.title}: {month.says}")
        add(entry, "updated", _moment(month.last))
        add(entry, "link", rel="alternate", type="text/html", href=f"{base}directory/changes/#{month.first:%Y-%m}")
        add(entry, "content", _in_words(month), type="text")
    Xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _in_words(month: Month) -> str:
    parts = [
        (what, [record.name for record in records])
        for what, changed in (("Added", month.added), ("Checked again", month.checked))
        for records in by_kind(changed)
    ]
    parts.append(("Removed", list(month.removed)))
    return " ".join(f"{what}: {_listed(names)}." for what, names in parts if names)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f", and {more:,} more" if more > 0 else "")


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(of: str) -> str:
    """Return an id that stays the same wherever the site is published: RFC 4287, 4.2.6, asks for that."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"rapport:directory-changes:{of}").urn


__all__ = ["FEED", "JSON_FEED", "changes_feeds", "directory_changes", "feed", "json_feed"]
