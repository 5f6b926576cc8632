"""The changes by month follow from the dates of the records, and the feed is one that RFC 4287 allows."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as Xml

import pytest

from macros.catalog.changes import FIRST_EDITION, months
from macros.components.changes import changes_feed, directory_changes, feed
from macros.loading.dataset import Dataset
from macros.loading.load import load
from macros.site.context import View
from tests.loading.helpers import SMALL

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LATER = datetime.date(2026, 12, 5)
REMOVED = ((datetime.date(2027, 1, 9), "gone-search"),)


@pytest.fixture
def changed(data: Dataset) -> Dataset:
    """The data as it may be later: a firm and a place are new, one of each was looked at again, one firm is gone."""
    new = data.firms[0].model_copy(update={"added": LATER, "checked": LATER})
    again = data.firms[1].model_copy(update={"checked": datetime.date(2027, 1, 2)})
    place = data.bodies[0].model_copy(update={"added": LATER, "checked": LATER})
    seen = data.bodies[1].model_copy(update={"checked": datetime.date(2027, 1, 2)})
    return dataclasses.replace(
        data, firms=(new, again, *data.firms[2:]), bodies=(place, seen, *data.bodies[2:]), removed=REMOVED
    )


def test_changes_stand_in_their_months(changed: Dataset) -> None:
    latest, before, first = months(changed)
    assert (latest.title, latest.says) == (
        "January 2027",
        "1 firm checked again, 1 register or body checked again, 1 record removed",
    )
    assert latest.removed == ["gone-search"]
    assert latest.last == REMOVED[0][0]
    assert (before.title, before.says) == ("December 2026", "1 firm added, 1 register or body added")
    assert [record.id for record in before.added] == [changed.firms[0].id, changed.bodies[0].id]
    assert (first.first, len(first.added)) == (
        FIRST_EDITION.replace(day=1),
        len(changed.firms) + len(changed.bodies) - 2,
    )
    assert not first.checked


def test_the_first_edition_needs_no_dates(data: Dataset) -> None:
    assert sum(len(month.added) for month in months(data)) == len(data.firms) + len(data.bodies)
    assert not any(month.checked for month in months(data) if month.first == FIRST_EDITION.replace(day=1))


def test_the_page_leads_to_what_changed_and_the_feed(changed: Dataset) -> None:
    html = directory_changes(View(changed, lambda address: f"/{address}"))
    assert f'href="/directory/{changed.firms[0].id}/"' in html
    assert f'href="/where/ae/#{changed.bodies[0].id}"' in html
    assert 'href="/where/#au-rcsa-conduct"' in html, "one of two countries stands on the page of all"
    assert 'href="/api/v1/changes.atom"' in html
    assert "<code>gone-search</code>" in html


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


def test_names_are_text_in_the_feed(data: Dataset) -> None:
    firm = data.firms[0].model_copy(update={"name": "<b>A</b> & ]]> Co", "added": LATER})
    body = data.bodies[0].model_copy(update={"name": "<i>B</i>", "added": LATER})
    text = feed(months(dataclasses.replace(data, firms=(firm, *data.firms[1:]), bodies=(body,))), "")
    root = Xml.fromstring(text)  # noqa: S314 - it was made here
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == "Added: <b>A</b> & ]]> Co. Added: <i>B</i>."


def test_the_same_data_gives_the_same_feed(data: Dataset) -> None:
    assert changes_feed(data, "") == changes_feed(data, "")


def test_a_removed_id_is_read_with_the_data(tmp_path: Path) -> None:
    for path in SMALL.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "ids.txt").write_text("# Comment\n\nacre\nbirch\ngone-search\ngone-search removed 2026-11-24\n")
    assert load(tmp_path).removed == ((datetime.date(2026, 11, 24), "gone-search"),)
