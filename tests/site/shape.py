"""The shape of the open data: what those who read it rely on, and what would break for them.

``python -m tests.site.shape`` renews the copy that the test compares with. Do that for what adds to the
shape; what breaks it needs a new version of the addresses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.loading.load import load_once
from macros.model.schema import schemas
from macros.site.open_data import COLUMNS, FOLDER

COPY = Path(__file__).with_name("shape-v1.json")
_PUBLISHED = ("firms", "bodies", "vocabulary", "checklists", "evidence", "glossary", "messages", "decisions")
_LIMITS = {"maxLength": -1, "maxItems": -1, "maximum": -1, "minLength": 1, "minItems": 1, "minimum": 1}


def shape() -> dict[str, Any]:
    """Return the shape of what is published: of each schema what is no description, and the columns of the tables."""
    published = schemas(load_once().vocabulary)
    tables = {name: {"columns": columns} for name, columns in COLUMNS.items()}
    return {"folder": FOLDER, "tables": tables, **{name: _bare(published[name]) for name in _PUBLISHED}}


def _bare(node: Any) -> Any:
    """Return a schema without words, examples and the values of vocabularies, which may change at any time."""
    if isinstance(node, list):
        return [_bare(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "object":
        properties = {name: _bare(part) for name, part in node["properties"].items()}
        return {"type": "object", "properties": properties, "required": sorted(node.get("required", []))}
    words = {"description", "examples", "title", "default", "$schema", "x-why", "x-names-fields", "x-latest"}
    words |= {"enum"} if "x-vocabularies" in node else set()
    if "$defs" in node:
        definitions = {name: _bare(part) for name, part in node["$defs"].items()}
        return {
            **{key: _bare(part) for key, part in node.items() if key not in {*words, "$defs"}},
            "$defs": definitions,
        }
    return {key: _bare(part) for key, part in node.items() if key not in words}


def breaks(old: Any, new: Any, where: str = "") -> Iterator[str]:
    """Yield what would break for those who read or write data of the old shape."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield f"{where}: was {old}, is {new}"
        return
    for name in old.get("properties", {}):
        if name not in new.get("properties", {}):
            yield f"{where}.{name}: is gone"
        else:
            yield from breaks(old["properties"][name], new["properties"][name], f"{where}.{name}")
    for name in sorted(set(old.get("required", ())) - set(new.get("required", ()))):
        yield f"{where}.{name}: is no longer always there"
    for name in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
        yield f"{where}.{name}: must now be given"
    for limit, sign in _LIMITS.items():
        if limit in new and (limit not in old or sign * new[limit] > sign * old[limit]):
            yield f"{where}: {limit} is narrower: {old.get(limit, 'none')}, now {new[limit]}"
    for key in sorted(set(old) | set(new) - {*_LIMITS}):
        if key in ("properties", "required", *_LIMITS):
            continue
        if key == "columns":
            if new[key][: len(old[key])] != old[key]:
                yield f"{where}.columns: the old ones no longer come first, in their order"
        elif key == "$defs" or (not where and key in _PUBLISHED):
            yield from (
                breaks(old.get(key), new.get(key), f"{where}.{key}")
                if key != "$defs"
                else _of_definitions(old[key], new.get(key, {}), where)
            )
        elif key == "items" and key in old and key in new:
            yield from breaks(old[key], new[key], f"{where}[]")
        elif key in old or key in ("type", "pattern", "enum", "const", "anyOf", "format"):
            yield from breaks(old.get(key), new.get(key), f"{where} {key}")


def _of_definitions(old: dict[str, Any], new: dict[str, Any], where: str) -> Iterator[str]:
    for name in old:
        yield from breaks(old[name], new.get(name), f"{where}.{name}")


if __name__ == "__main__":
    COPY.write_text(json.dumps(shape(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
