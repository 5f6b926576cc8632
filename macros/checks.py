"""Rules that bind several fields, several records or several files.

Each check takes the values as they were read, so that it works on records that have other faults too, and yields
``(steps, problem, remedy)``, where ``steps`` is the path to the value in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from .faults import did_you_mean
from .model import SOURCED_FIELDS, SUPPORTABLE_FIELDS, TELLING_FIELDS

Found = tuple[tuple[str | int, ...], str, str]

BLANK = re.compile(r"\{([^{}]*)\}")


def check(name: str, root: Any, sorted_by_id: bool) -> Iterator[Found]:
    """Yield what is wrong in one data file beyond its single fields.

    Args:
        name: the file's name without ``.yaml``.
        root: its value as read.
        sorted_by_id: whether its records must stand in the order of their ids.
    """
    if name == "vocabulary":
        yield from _vocabulary(root)
        return
    records = _sequence(root)
    yield from _unique_ids(records)
    if sorted_by_id:
        yield from _in_order(records)
    for index, record in enumerate(records):
        if isinstance(record, Mapping) and name in _RECORD_CHECKS:
            for steps, problem, remedy in _RECORD_CHECKS[name](record):
                yield (index, *steps), problem, remedy
    if name == "firms":
        yield from _unique_firms(records)


def ids(records: Any) -> list[str]:
    """Return the ids of the records that have one."""
    return [record["id"] for record in _sequence(records) if isinstance(record, Mapping) and _text(record.get("id"))]


def _unique_ids(records: Sequence[Any]) -> Iterator[Found]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        own = record.get("id") if isinstance(record, Mapping) else None
        if not _text(own):
            continue
        if own in seen:
            yield (index, "id"), f'"{own}" is the id of an earlier record too', "Give one of them another id, or remove it"
        seen.add(own)


def _in_order(records: Sequence[Any]) -> Iterator[Found]:
    latest = ""
    for index, record in enumerate(records):
        own = record.get("id") if isinstance(record, Mapping) else None
        if not _text(own):
            continue
        if own < latest:
            yield (index, "id"), f'stands after "{latest}"', 'Sort the records by id, or run "python -m macros format"'
        latest = max(latest, own)


def _firm(record: Mapping[str, Any]) -> Iterator[Found]:
    headquarters = record.get("headquarters")
    country = headquarters.get("country") if isinstance(headquarters, Mapping) else None
    if _text(country) and country not in _sequence(record.get("countries")):
        yield (
            ("headquarters", "country"),
            f'"{country}" is not among the countries of the record',
            f"Add {country} to countries: a head office is an office",
        )
    contact = record.get("contact")
    if isinstance(contact, Mapping) and not contact:
        yield ("contact",), "says nothing", "Give a channel, url, email or unsolicited, or leave contact out"
    if not any(record.get(field) for field in TELLING_FIELDS):
        yield (
            (),
            "tells a candidate nothing to act on",
            f"Give at least one of {', '.join(TELLING_FIELDS[:-1])} or {TELLING_FIELDS[-1]}",
        )
    yield from _support(record)


def _support(record: Mapping[str, Any]) -> Iterator[Found]:
    """Every field but those of identity is supported by a source, and sources support only what is there."""
    supported: set[str] = set()
    for number, source in enumerate(_sequence(record.get("sources"))):
        fields = _sequence(source.get("supports")) if isinstance(source, Mapping) else ()
        for place, field in enumerate(fields):
            steps = ("sources", number, "supports", place)
            if not _text(field):
                continue
            supported.add(field)
            if field not in SUPPORTABLE_FIELDS:
                guess = did_you_mean(field, SUPPORTABLE_FIELDS) or f"Name one of {', '.join(SUPPORTABLE_FIELDS)}"
                yield steps, f'"{field}" is not a field that a source can support', guess
            elif field not in record:
                yield steps, f'supports "{field}", which the record does not have', f"Add {field}, or take it out of supports"
    if "sources" not in record:
        return
    for field in SOURCED_FIELDS:
        if field in record and field not in supported:
            yield (
                (field,),
                "no source supports it",
                f"Add {field} to supports of the source that shows it, or leave the field out",
            )


def _unique_firms(records: Sequence[Any]) -> Iterator[Found]:
    names: dict[str, str] = {own: own for own in ids(records)}
    websites: dict[str, str] = {}
    for index, record in enumerate(records):
        if not isinstance(record, Mapping) or not _text(own := record.get("id")):
            continue
        for place, alias in enumerate(_sequence(record.get("aliases"))):
            if _text(alias) and names.setdefault(alias, own) != own or alias == own:
                yield (index, "aliases", place), f'"{alias}" belongs to the record {names[alias]}', "Remove one of the two"
        if _text(website := record.get("website")):
            other = websites.setdefault(_same_website(website), own)
            if other != own:
                yield (index, "website"), f"is the website of {other} too", "Make one record of the two, or give each its own page"


def _same_website(address: str) -> str:
    """Return what two addresses of one website share: host without ``www.``, and path."""
    parts = urlsplit(address.lower()) if "[" not in address else None
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if parts else address


def _checklist(record: Mapping[str, Any]) -> Iterator[Found]:
    for steps, problem, remedy in _unique_ids(_sequence(record.get("items"))):
        yield ("items", *steps), problem, remedy


def _term(record: Mapping[str, Any]) -> Iterator[Found]:
    for place, other in enumerate(_sequence(record.get("see"))):
        if other == record.get("id"):
            yield ("see", place), "points at itself", "Name another term, or leave it out"


def _message(record: Mapping[str, Any]) -> Iterator[Found]:
    blanks = _sequence(record.get("blanks"))
    for steps, problem, remedy in _unique_ids(blanks):
        yield ("blanks", *steps), problem, remedy
    declared = ids(blanks)
    used: set[str] = set()
    for field in ("subject", "body"):
        text = record.get(field)
        for name in BLANK.findall(text) if _text(text) else ():
            used.add(name)
            if name not in declared:
                remedy = did_you_mean(name, declared) or "Describe it under blanks"
                yield (field,), f"the blank {{{name}}} is not described", remedy
    for place, blank in enumerate(blanks):
        own = blank.get("id") if isinstance(blank, Mapping) else None
        if _text(own) and own not in used:
            yield ("blanks", place, "id"), f"the blank {{{own}}} stands in no text", "Use it, or remove it"
    words = record.get("words")
    if isinstance(words, Mapping) and _text(body := record.get("body")):
        low, high, count = words.get("min"), words.get("max"), len(body.split())
        if isinstance(low, int) and isinstance(high, int) and not low <= count <= high:
            yield ("body",), f"has {count} words; its own advice is {low} to {high}", "Change the text or the advice"


def _vocabulary(root: Any) -> Iterator[Found]:
    if not isinstance(root, Mapping):
        return
    for name, values in root.items():
        for steps, problem, remedy in _unique_ids(_sequence(values)):
            yield (name, *steps), problem, remedy
    region_of: dict[str, str] = {}
    for place, region in enumerate(_sequence(root.get("region"))):
        countries = _sequence(region.get("countries")) if isinstance(region, Mapping) else ()
        for number, country in enumerate(countries):
            if _text(country) and (other := region_of.setdefault(country, str(region.get("id")))) != region.get("id"):
                yield ("region", place, "countries", number), f'"{country}" is in the region {other} too', "Keep it in one"
    for place, country in enumerate(_sequence(root.get("country"))):
        own = country.get("id") if isinstance(country, Mapping) else None
        if _text(own) and own not in region_of:
            yield ("country", place, "id"), f'"{own}" is in no region', "Add it to the countries of a region"


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any) -> bool:
    return isinstance(value, str)


_RECORD_CHECKS: dict[str, Any] = {"firms": _firm, "checklists": _checklist, "glossary": _term, "messages": _message}

__all__: Iterable[str] = ["BLANK", "check", "ids"]
