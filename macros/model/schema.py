"""The JSON Schemas of the data files, made from the model and the vocabulary."""

from __future__ import annotations

import functools
from typing import Any

from macros.model.files import FILES
from macros.model.record import Record
from macros.model.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@functools.lru_cache(maxsize=1)  # Three parts of a build ask for them.
def schemas(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """Return a JSON Schema (draft 2020-12) for each data file, by its name without ``.yaml``.

    Args:
        vocabulary: the values that the schemas allow where the model asks for one of a vocabulary.
    """
    return {file.name: _schema(file.name, file.record, vocabulary) for file in FILES}


def _schema(name: str, record: type[Record], vocabulary: Vocabulary) -> dict[str, Any]:
    schema = record.model_json_schema()
    definitions = schema.pop("$defs", {})
    if record is not Vocabulary:
        definitions[record.__name__] = schema
        schema = {"type": "array", "items": {"$ref": f"#/$defs/{record.__name__}"}, "minItems": 1}
    whole = {
        "$schema": DIALECT,
        "title": f"Rapport: data/{name}.yaml",
        **schema,
        **({"$defs": definitions} if definitions else {}),
    }
    resolved: dict[str, Any] = allow_values(whole, vocabulary)
    return resolved


def allow_values(node: Any, vocabulary: Vocabulary) -> Any:
    """Put the allowed values where the model only names their vocabulary, and mend what pydantic says too loosely."""
    if isinstance(node, list):
        return [allow_values(part, vocabulary) for part in node]
    if not isinstance(node, dict):
        return node
    node = {key: allow_values(part, vocabulary) for key, part in node.items()}
    if node.get("type") == "array":
        # pydantic names the limits of a list like those of a text where they stand beside ``ListOf``.
        for limit in ("min", "max"):
            if f"{limit}Length" in node:
                node[f"{limit}Items"] = node.pop(f"{limit}Length")
    # A field that may be left out may not be empty: pydantic's None stands for a field that is not there.
    if {"type": "null"} in node.get("anyOf", ()):
        node["anyOf"].remove({"type": "null"})
        node.pop("default", None)
        if len(node["anyOf"]) == 1:
            node = {**node.pop("anyOf")[0], **node}
    if names := node.get("x-vocabularies"):
        node["enum"] = [value.id for name in names for value in getattr(vocabulary, name)]
    return node
