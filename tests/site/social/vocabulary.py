"""Check structured data against schema.org: its types, which properties each may have, and what these may hold."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = json.loads(Path(__file__).with_name("schema_org.json").read_text())
# A value of these types is written as text: https://schema.org/DataType. A type from outside the list, such as
# Language, may be named in place of described: https://schema.org/docs/datamodel.html
_TEXTS = frozenset({"Text", "URL", "CssSelectorType", "PronounceableText", "XPathType"})


def faults(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with the structured data of a page; empty if it is right."""
    nodes = list(_nodes(data["@graph"]))
    defined = {node["@id"]: node["@type"] for node in nodes if "@id" in node and "@type" in node}
    found = [] if data["@context"] == "https://schema.org" else ["the context is not https://schema.org"]
    for node in nodes:
        if set(node) == {"@id"}:
            if node["@id"] not in defined:
                found.append(f"{node['@id']} is named and not described")
        elif node.get("@type") not in SCHEMA["types"]:
            found.append(f"{node.get('@type')} is no type")
        else:
            found += _faults_of(node, defined)
    return found


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)


def _faults_of(node: dict[str, Any], defined: dict[str, str]) -> Iterator[str]:
    kind = node["@type"]
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        rule = SCHEMA["properties"].get(name)
        if not rule or ancestors(kind).isdisjoint(rule["domain"]):
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if not _fits(one, frozenset(rule["range"]), defined):
                yield f"{kind}.{name} cannot be {one!r}: it takes {', '.join(rule['range'])}"


def _fits(value: Any, allowed: frozenset[str], defined: dict[str, str]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in allowed
    if isinstance(value, int):
        return not allowed.isdisjoint({"Integer", "Number"})
    if isinstance(value, dict):
        kind = value.get("@type") or defined.get(value.get("@id", ""), "")
        return not ancestors(kind).isdisjoint(allowed)
    if not isinstance(value, str) or value != value.strip() or not value:
        return False
    if value.startswith(("https://", "http://")):
        # The address of something stands for it.
        return " " not in value and bool(allowed - {"Date", "DateTime", "Boolean", "Integer", "Number", "Text"})
    return not allowed.isdisjoint(_TEXTS) or ("Date" in allowed and _is_date(value))


def _is_date(value: str) -> bool:
    """Tell whether it is a day or a year as ISO 8601 writes them."""
    try:
        datetime.date.fromisoformat(f"{value}-01-01" if len(value) == 4 else value)
    except ValueError:
        return False
    return True


@functools.cache
def ancestors(kind: str) -> frozenset[str]:
    """Return a type and all types above it; empty if it is none."""
    if kind not in SCHEMA["types"]:
        return frozenset()
    return frozenset({kind}.union(*(ancestors(parent) for parent in SCHEMA["types"][kind])))
