"""What all records share, and how a field of one is defined.

The JSON Schemas, the data dictionary, the facets and the validation are all made from the classes beside this module,
from the types in ``types.py`` and from ``data/vocabulary.yaml``. A class describes one record of one data file;
``files.py`` says which. Everything is strict: an unknown field is an error, a number is not a text, and a record never
changes once it has been read.
"""

from __future__ import annotations

import functools
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError


def field(
    text: str, *, why: str, default: Any = ..., example: Any = None, names_fields: bool = False, **more: Any
) -> Any:
    """Define a field of a record.

    Args:
        text: what it holds, a sentence; the data dictionary and the schema show it.
        why: what a reader gains by it; the schema has it as ``x-why``.
        default: what it is when it is left out; a field without one must be given.
        example: a value as it would stand in a record.
        names_fields: whether its values are names of other fields of the record.
        more: what else pydantic's ``Field`` takes, such as ``max_length`` or ``title``.
    """
    return Field(
        default,
        description=text,
        examples=None if example is None else [example],
        json_schema_extra={**({"x-names-fields": True} if names_fields else {}), "x-why": why},
        **more,
    )


# A field that may be left out.
optional = functools.partial(field, default=None)


class Record(BaseModel):
    """The base of all records: strict, closed and unchangeable."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    @field_validator("*", mode="before")
    @classmethod
    def _filled_in(cls, value: Any) -> Any:
        """Refuse an empty field, also where the field may be left out."""
        if value is None:
            raise PydanticCustomError("empty", "is empty")
        return value
