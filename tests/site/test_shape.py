"""What is published under v1 keeps its shape: a change that breaks it needs a new version."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from macros.loading.dataset import Dataset
from macros.site.open_data import open_data

from .shape import COPY, breaks, shape

SAVED = json.loads(COPY.read_text(encoding="utf-8"))


def test_nothing_breaks_for_those_who_rely_on_this_version() -> None:
    assert list(breaks(SAVED, shape())) == []


def test_the_saved_shape_is_that_of_today() -> None:
    """What was added is saved too, so that it cannot be lost again: python -m tests.site.shape."""
    assert shape() == SAVED


def test_every_file_stands_under_the_version(data: Dataset) -> None:
    assert all(address.startswith("api/v1/") for address, _ in open_data(data))


def change(*path: str, to: Any = None, drop: bool = False) -> Callable[[dict[str, Any]], None]:
    def make(whole: dict[str, Any]) -> None:
        place = whole
        for step in path[:-1]:
            place = place[step]
        if drop:
            if isinstance(place, list):
                place.remove(path[-1])
            else:
                del place[path[-1]]
        elif isinstance(place.get(path[-1]), list):
            place[path[-1]] = [*place[path[-1]], to]
        else:
            place[path[-1]] = to

    return make


FIRM = ("firms", "$defs", "Firm")
FIELDS = (*FIRM, "properties")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (change(*FIELDS, "founded", drop=True), "founded: is gone"),
        (change(*FIELDS, "founded", "type", to="string"), "founded type: was integer, is string"),
        (change(*FIRM, "required", "summary", drop=True), "summary: is no longer always there"),
        (change(*FIRM, "required", to="founded"), "founded: must now be given"),
        (change(*FIELDS, "summary", "maxLength", to=100), "summary: maxLength is narrower: 200, now 100"),
        (change(*FIELDS, "name", "pattern", to="^[A-Z]"), "name pattern: was None, is ^[A-Z]"),
        (change(*FIELDS, "offices", "minimum", to=2), "offices: minimum is narrower: 1, now 2"),
        (change(*FIELDS, "checked", "format", drop=True), "checked format: was date, is None"),
        (change(*FIELDS, "services", "items", "type", to="integer"), "services[] type: was string, is integer"),
        (change("firms", "$defs", "Contact", "properties", "url", drop=True), "Contact.url: is gone"),
        (change("firms", "$defs", "Source", drop=True), "Source: was"),
        (change("vocabulary", "properties", "kind", drop=True), "vocabulary.kind: is gone"),
        (change("tables", "firms", "columns", "website", drop=True), "columns: the old ones no longer come first"),
        (change("folder", to="api/v2"), "folder: was api/v1, is api/v2"),
    ],
)
def test_what_breaks_is_found(spoil: Callable[[dict[str, Any]], None], says: str) -> None:
    new = copy.deepcopy(SAVED)
    spoil(new)
    found = list(breaks(SAVED, new))
    assert len(found) == 1
    assert says in found[0].replace(" folder", "folder")


@pytest.mark.parametrize(
    "add",
    [
        change(*FIELDS, "motto", to={"type": "string"}),
        change(*FIELDS, "summary", "maxLength", to=300),
        change("tables", "firms", "columns", to="motto"),
        change("firms", "$defs", "Motto", to={"type": "object", "properties": {}, "required": []}),
    ],
)
def test_what_only_adds_breaks_nothing(add: Callable[[dict[str, Any]], None]) -> None:
    new = copy.deepcopy(SAVED)
    add(new)
    assert new != SAVED
    assert list(breaks(SAVED, new)) == []
