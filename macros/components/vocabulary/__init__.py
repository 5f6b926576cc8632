"""The values that a field may take, and what the fields are."""

from __future__ import annotations

import datetime
import math
import types
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

import yaml
from markupsafe import Markup

from macros.loading.dataset import Dataset
from macros.loading.explain import dictionary_anchor, marks, record_in, vocabularies_of
from macros.model.files import FILES
from macros.model.record import Record
from macros.model.schema import schemas
from macros.model.types import IdIn
from macros.model.vocabulary import Vocabulary
from macros.site.context import PageContext

_LISTED = 24  # values of a field that the dictionary names; of more, the vocabulary has the list


def vocabulary(view: PageContext, name: str) -> Markup:
    """Return the values of a vocabulary with their definitions; those that firms use lead to the firms.

    Raises:
        UnknownId: there is no such vocabulary.
    """
    values = view.data.values(name)
    used = view.catalog.counts.get(name, {})
    return view.render("vocabulary/vocabulary.html", name=name, values=values, used=used)


def data_dictionary(view: PageContext) -> Markup:
    """Return every field of every data file: what it is, why it matters, and what it may hold, with an example."""
    published = schemas(view.data.vocabulary)
    files = []
    for file in FILES:
        schema = published[file.name]
        top = schema if file.record is Vocabulary else _resolved(schema["items"], schema)
        files.append((file, list(_fields(view.data, file.name, file.record, schema, top))))
    return view.render("vocabulary/dictionary.html", files=files)


def _fields(
    data: Dataset,
    file: str,
    record: type[Record],
    schema: dict[str, Any],
    within: dict[str, Any],
    above: Sequence[str] = (),
) -> Iterator[dict[str, Any]]:
    for name, info in record.model_fields.items():
        path = [*above, name]
        published = _resolved(within["properties"][name], schema)
        item = _resolved(published.get("items", published), schema)
        vocabularies = vocabularies_of(info)
        values = [value.id for one in vocabularies for value in data.values(one)]
        if record is Vocabulary:
            example: Any = [data.values(name)[0].model_dump(mode="json", exclude_none=True)]
        else:
            example = info.examples[0] if info.examples else _example(published, schema)
        yield {
            "anchor": dictionary_anchor(file, path),
            "name": ".".join(path),
            "title": published.get("title", ""),
            "required": info.is_required(),
            "type": _type_name(info.annotation),
            "description": info.description or "",
            "why": published.get("x-why", ""),
            "example": None if example is None else _yaml(example),
            "vocabularies": vocabularies,
            "allowed": values if len(values) <= _LISTED else (),
            "limits": _limits(published, item),
            "file": next((mark.file for mark in marks(info, IdIn)), None),
        }
        inner = record_in(info.annotation)
        if inner and file != "vocabulary":
            yield from _fields(data, file, inner, schema, item, path)


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a schema with what it refers to."""
    if "$ref" not in node:
        return node
    return {**schema["$defs"][node["$ref"].rpartition("/")[2]], **node}


def _example(published: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Return an example of a field that has none of its own, from those of the fields in it."""
    if "items" in published:
        inner = _example(_resolved(published["items"], schema), schema)
        return None if inner is None else [inner]
    if "properties" in published:
        parts = {name: _example(_resolved(part, schema), schema) for name, part in published["properties"].items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    if published.get("type") == "boolean":
        return True
    return next(iter(published.get("examples", ())), None)


def _limits(published: dict[str, Any], item: dict[str, Any]) -> str:
    """Return the limits of a field in words; an empty text if there are none that a reader would meet."""
    parts = []
    if "maxLength" in item:
        each = "each at most" if item is not published else "at most"
        parts.append(f"{each} {item['maxLength']:,} characters")
    if "minimum" in item:
        most = f" to {item['maximum']:,}" if "maximum" in item else " or more"
        least = str(item["minimum"])
        parts.append(f"{least}{most}")
    if "maxItems" in published:
        parts.append(f"{published.get('minItems', 1)} to {published['maxItems']} entries")
    if "enum" in item and "x-vocabularies" not in item:
        parts.append(f"one of {', '.join(item['enum'])}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


_TYPE_NAMES = {str: "text", int: "whole number", bool: "true or false", datetime.date: "date"}


def _type_name(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is tuple:
        inner = get_args(annotation)[0]
        return "list of groups" if record_in(inner) else "list of texts"
    if origin in (types.UnionType,) or str(origin) == "typing.Union":
        kinds = [_type_name(part) for part in get_args(annotation) if part is not types.NoneType]
        return " or ".join(dict.fromkeys(kinds))
    if hasattr(annotation, "__metadata__"):
        return _type_name(get_args(annotation)[0])
    return "group" if record_in(annotation) else _TYPE_NAMES[annotation]


def _yaml(example: Any) -> str:
    """Return an example as a data file may hold it, on one line."""
    if isinstance(example, str):
        return example
    text = yaml.safe_dump(example, default_flow_style=True, sort_keys=False, allow_unicode=True, width=math.inf)
    return text.removesuffix("\n").removesuffix("\n...")


__all__ = ["data_dictionary", "vocabulary"]
