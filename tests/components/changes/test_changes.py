"""The page of the changes leads to the firms, and the feed is one that RFC 4287 allows."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.changes import months
from macros.components.changes import MOST_NAMED, changes_feeds, directory_changes, feed, json_feed
from macros.loading.dataset import Dataset
from macros.model.text import count
from macros.site.context import PageContext

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LATER = datetime.date(2026, 12, 5)


def test_the_page_leads_to_what_changed_and_the_feed(changed: Dataset) -> None:
    html = directory_changes(PageContext(Catalog(changed), lambda address: f"/{address}"))
    assert f'href="/directory/{changed.firms[0].id}/"' in html
    assert f'href="/where/ae/#{changed.bodies[0].id}"' in html
    assert 'href="/where/#au-rcsa-conduct"' in html, "one of two countries stands on the page of all"
    assert 'href="/api/v1/changes.atom"' in html
    assert "<code>gone-search</code>" in html


def test_more_than_a_page_can_name_are_counted_and_led_to(data: Dataset) -> None:
    firm = data.firms[0].model_copy(update={"added": LATER, "checked": LATER})
    many = [firm.model_copy(update={"id": f"f{number}"}) for number in range(MOST_NAMED + 1)]
    html = {}
    for firms in (tuple(many[:-1]), tuple(many)):
        catalog = Catalog(dataclasses.replace(data, firms=firms, bodies=()))
        html[len(firms)] = directory_changes(PageContext(catalog, lambda address: f"/{address}"))
    assert html[MOST_NAMED].count('href="/directory/f') == MOST_NAMED
    assert f"Added: {count(MOST_NAMED + 1, 'firm')}, too many to name here" in html[MOST_NAMED + 1]
    assert 'href="/directory/f' not in html[MOST_NAMED + 1]
    assert '<a href="/directory/">See them all</a>' in html[MOST_NAMED + 1]


def only(parent: Xml.Element, tag: str) -> Xml.Element:
    """Return the one child of that name: RFC 4287 asks for exactly one of several elements."""
    found = parent.findall(f"{ATOM}{tag}")
    assert len(found) == 1, f"{tag}: {len(found)}"
    return found[0]


@pytest.mark.parametrize("site_url", ["", "https://rapport.example/site", "https://rapport.example/site/"])
def test_the_feed_is_valid(changed: Dataset, site_url: str) -> None:
    text = feed(months(changed), site_url)
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    root = Xml.fromstring(text)  # noqa: S314 - it was made here
    assert root.tag == f"{ATOM}feed"
    allowed = {"id", "title", "subtitle", "updated", "author", "rights", "link", "entry"}
    assert {child.tag.removeprefix(ATOM) for child in root} <= allowed
    assert only(only(root, "author"), "name").text
    parts = [root, *root.findall(f"{ATOM}entry")]
    assert len(parts) == 4
    for part in parts:
        assert only(part, "title").text
        assert urlsplit(only(part, "id").text or "").scheme == "urn"
        assert MOMENT.fullmatch(only(part, "updated").text or "")
        kinds = [(link.get("rel"), link.get("type")) for link in part.findall(f"{ATOM}link")]
        assert ("alternate", "text/html") in kinds
        assert len(kinds) == len(set(kinds))
    ids = [only(part, "id").text for part in parts]
    assert len(ids) == len(set(ids))
    assert only(root, "updated").text == max(only(part, "updated").text or "" for part in parts[1:])
    for entry in parts[1:]:
        assert only(entry, "content").get("type") == "text"
        assert not list(only(entry, "content"))
    here = urljoin(site_url or "https://any.example/folder/", "" if not site_url else "/site/") + "api/v1/changes.atom"
    for link in root.iter(f"{ATOM}link"):
        target = urljoin(here, link.attrib["href"])
        assert re.fullmatch(
            r"https://[a-z.]+/(site|folder)/(directory/changes/(#\d{4}-\d\d)?|api/v1/changes\.atom)", target
        )
    assert (root.find(f"{ATOM}link[@rel='self']") is not None) == bool(site_url)


def test_ids_of_the_feed_do_not_depend_on_the_place(changed: Dataset) -> None:
    ids = [re.findall("urn:uuid:[0-9a-f-]+", feed(months(changed), place)) for place in ("", "https://x.example/")]
    assert ids[0] == ids[1]


# What https://www.jsonfeed.org/version/1.1/ asks for, as far as the feed uses it; its addresses are whole.
WHOLE = {"type": "string", "pattern": "^https://"}
MOMENT_3339 = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"}
JSON_FEED_1_1 = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "language": {"const": "en"},
        "authors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
        "home_page_url": WHOLE,
        "feed_url": WHOLE,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": WHOLE,
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": MOMENT_3339,
                    "date_modified": MOMENT_3339,
                },
            },
        },
    },
}


@pytest.mark.parametrize("site_url", ["", "https://rapport.example/site", "https://rapport.example/site/"])
def test_the_json_feed_is_valid_and_says_what_the_atom_feed_says(changed: Dataset, site_url: str) -> None:
    found = json.loads(json_feed(months(changed), site_url))
    jsonschema.validate(found, JSON_FEED_1_1)
    atom = Xml.fromstring(feed(months(changed), site_url))  # noqa: S314 - it was made here
    entries = atom.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for item, entry in zip(found["items"], entries, strict=True):
        assert [item["id"], item["title"], item["content_text"], item["date_modified"]] == [
            entry.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "content", "updated")
        ]
        assert item.get("url") == (entry.find(f"{ATOM}link").get("href") if site_url else None)
    assert found.get("feed_url") == ("https://rapport.example/site/api/v1/changes.json" if site_url else None)


def test_names_are_text_in_the_feed(data: Dataset) -> None:
    firm = data.firms[0].model_copy(update={"name": "<b>A</b> & ]]> Co", "added": LATER})
    body = data.bodies[0].model_copy(update={"name": "<i>B</i>", "added": LATER})
    text = feed(months(dataclasses.replace(data, firms=(firm, *data.firms[1:]), bodies=(body,))), "")
    root = Xml.fromstring(text)  # noqa: S314 - it was made here
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == "Added: <b>A</b> & ]]> Co. Added: <i>B</i>."


def test_the_same_data_gives_the_same_feed(data: Dataset) -> None:
    assert list(changes_feeds(months(data), "")) == list(changes_feeds(months(data), ""))
