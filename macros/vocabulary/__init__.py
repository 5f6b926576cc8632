"""The values that a field may take, and what the fields are."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from markupsafe import Markup

from ..directory.facets import FACETS, counts
from ..explain import dictionary_anchor, record_in
from ..model import FILES, IdIn, OneOf, Record
from ..view import View


def vocabulary(view: View, name: str) -> Markup:
    """Return the values of a vocabulary with their definitions; those that firms use lead to the firms.

    Raises:
        UnknownId: there is no such vocabulary.
    """
    values = view.data.values(name)
    used = counts(view.data, name) if name in FACETS else {}
    return view.render("vocabulary/vocabulary.html", name=name, values=values, used=used)


def data_dictionary(view: View) -> Markup:
    """Return every field of every data file: what it is, whether it must be given, and what it may hold."""
    files = [(file, list(_fields(file.name, file.record))) for file in FILES]
    return view.render("vocabulary/dictionary.html", files=files)


def _fields(file: str, record: type[Record], above: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    for name, info in record.model_fields.items():
        path = [*above, name]
        yield {
            "anchor": dictionary_anchor(file, path),
            "name": ".".join(path),
            "required": info.is_required(),
            "type": _type_name(info.annotation),
            "description": info.description or "",
            "example": _yaml(info.examples[0]) if info.examples else None,
            "vocabularies": list(_marks(info, OneOf)),
            "file": next(_marks(info, IdIn), None),
        }
        inner = record_in(info.annotation)
        if inner and file != "vocabulary":
            yield from _fields(file, inner, path)


def _marks(info: Any, mark: type) -> Iterator[Any]:
    """Yield the vocabularies, or the data files, that a field's values must come from."""
    stack = [*info.metadata, info.annotation]
    while stack:
        current = stack.pop(0)
        if isinstance(current, mark):
            yield from getattr(current, "vocabularies", None) or [getattr(current, "file", None)]
        stack += [*getattr(current, "__metadata__", ()), *get_args(current)]


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
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    if isinstance(example, dict):
        return f"{{{', '.join(f'{key}: {value}' for key, value in example.items())}}}"
    return str(example)


__all__ = ["data_dictionary", "vocabulary"]
