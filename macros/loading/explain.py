"""What pydantic reports, in the words of someone who edits YAML."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from macros.model.files import FILES, DataFile
from macros.model.record import Record
from macros.model.text import count, quoted, shortened
from macros.model.types import SLUG, Context, OneOf
from macros.model.words import LEAVE_OUT, NOUNS, TYPES, say

from .diagnostics import nearest
from .yaml_nodes import Steps

_Mark = TypeVar("_Mark")


def explain(file: DataFile, steps: Steps, detail: Mapping[str, Any], context: Context) -> tuple[str, str]:
    """Return what is wrong and what to do about it.

    Args:
        file: the data file.
        steps: the path to the value inside its record.
        detail: one of pydantic's ``errors()``.
        context: the values and ids that were allowed.
    """
    kind, limits = detail["type"], detail.get("ctx", {})
    allowed = fields_at(file, steps)
    field = next((step for step in reversed(steps) if isinstance(step, str)), "")
    leave_out = LEAVE_OUT["needed" if field in allowed and allowed[field].is_required() else "field"]
    if not steps or isinstance(steps[-1], int):
        leave_out = LEAVE_OUT["entry"]
    if detail["loc"][-1:] == ("int",):  # The first branch of a union, so any of them would do.
        kind = "year_type"
    problem, remedy = (
        _by_limit(kind, limits, detail["input"], leave_out)
        or _by_type(kind, detail["input"], leave_out)
        or (detail["msg"], "Correct it")
    )
    if kind == "rapport":
        problem, remedy = limits["problem"], limits["remedy"]
    elif kind == "empty":
        problem, remedy = say("empty", leave_out=leave_out)
    elif kind == "missing":
        problem, remedy = say("missing", field=steps[-1])
    elif kind == "extra_forbidden":
        problem, remedy = say("no-such-field", nearest(str(steps[-1]), allowed), fields=", ".join(allowed))
    elif kind == "vocabulary":
        problem, remedy = _not_in_vocabulary(limits["value"], limits["vocabularies"], context)
    elif kind == "reference":
        value, other = limits["value"], limits["file"]
        place = f"{other}/*.yaml" if other in context.split else f"{other}.yaml"
        problem, remedy = say("no-such-id", nearest(value, context.ids[other]), value=quoted(value), file=place)
    return problem, see(remedy, file, steps)


def see(remedy: str, file: DataFile, steps: Sequence[str | int]) -> str:
    """Return the remedy with the place in the data dictionary that tells more, if the path leads to a field.

    Args:
        remedy: what to do, a sentence without its full stop.
        file: which data file it is.
        steps: the path within a record of it.
    """
    anchor = dictionary_anchor(file.name, [step for step in steps if isinstance(step, str)])
    if not anchor:
        return remedy
    return f"{remedy}{'' if remedy.endswith('?') else '.'} See /contribute/data-dictionary/#{anchor}"


def dictionary_anchor(file: str, fields: Sequence[str]) -> str:
    """Return the anchor of a field in the data dictionary.

    Args:
        file: the data file without ``.yaml``.
        fields: the names of the field and of those around it, outermost first, for example ``["contact", "url"]``.

    Returns:
        ``contact-url`` for a field of a firm, ``evidence-as-of`` for one of another file; an empty string for none.
    """
    current: type[Record] | None = next(data_file.record for data_file in FILES if data_file.name == file)
    known_fields = []
    # The values of all vocabularies have the same fields, so the dictionary lists the vocabularies alone.
    for field in fields[:1] if file == "vocabulary" else fields:
        if current is None or field not in current.model_fields:
            break
        known_fields.append(field)
        current = record_in(current.model_fields[field].annotation)
    names = known_fields if file == "firms" or not known_fields else [file, *known_fields]
    return "-".join(names).replace("_", "-")


def record_in(annotation: Any) -> type[Record] | None:
    """Return the class of records that a field holds, alone or in a list, or ``None`` for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(record_in, get_args(annotation))), None)


def vocabularies_of(info: FieldInfo) -> list[str]:
    """Return the names of the vocabularies that the values of a field come from; empty for most."""
    return list(dict.fromkeys(name for one in marks(info, OneOf) for name in one.vocabularies))


def marks(info: FieldInfo, kind: type[_Mark]) -> Iterator[_Mark]:
    """Yield the marks of one kind on the type of a field, such as ``OneOf``, and on the types of what it holds."""
    stack: list[Any] = [*info.metadata, info.annotation]
    while stack:
        current = stack.pop(0)
        if isinstance(current, kind):
            yield current
        stack += [*getattr(current, "__metadata__", ()), *get_args(current)]


def fields_at(file: DataFile, steps: Steps) -> dict[str, FieldInfo]:
    """Return the fields of the record or group that holds the last field of the path.

    Args:
        file: which data file it is.
        steps: the path within a record of it; numbers are places in lists.
    """
    model: type[Record] | None = file.record
    for field in [step for step in steps if isinstance(step, str)][:-1]:
        model = record_in(model.model_fields[field].annotation) if model and field in model.model_fields else None
    return model.model_fields if model else {}


def _not_in_vocabulary(value: str, names: Sequence[str], context: Context) -> tuple[str, str]:
    value_ids = sorted(set().union(*(context.values[name] for name in names)))
    meant = [value_id for name in names for value_id in context.called[name].get(value.lower(), ())]
    return say(
        "not-in-vocabulary" if len(value_ids) > FEW else "not-one-of" if len(value_ids) > 1 else "not-the-only",
        meant or nearest(value, value_ids),
        value=quoted(value),
        noun=" or ".join(NOUNS.get(name, f"a {name}") for name in names),
        known=", ".join(value_ids),
        vocabulary=names[0],
    )


def _by_limit(kind: str, limits: Mapping[str, Any], value: Any, leave_out: str) -> tuple[str, str] | None:
    if kind in ("string_too_long", "too_long") and isinstance(value, str):
        return say("too-long", length=len(value), limit=limits["max_length"])
    if kind == "string_too_short":
        return say("empty", leave_out=leave_out)
    if kind == "too_short":
        entries = count(len(value), "entry", "entries")
        return say("too-few", entries=entries, limit=limits["min_length"], leave_out=leave_out)
    if kind == "too_long" and isinstance(value, list):
        return say("too-many", entries=count(len(value), "entry", "entries"), limit=limits["max_length"])
    if kind == "greater_than_equal":
        return say("too-small", value=shortened(str(value)), limit=limits["ge"])
    if kind == "less_than_equal":
        return say("too-large", value=shortened(str(value)), limit=limits["le"])
    if kind == "string_pattern_mismatch":
        code = "no-slug" if limits["pattern"] == SLUG else "wrong-form"
        return say(code, value=quoted(value), pattern=limits["pattern"])
    return None


FEW = 12  # values that a message can name
_EXPECTED = {
    "string_type": "not-string",
    "int_type": "not-integer",
    "year_type": "not-year",
    "bool_type": "not-boolean",
    "date_type": "not-date",
    "tuple_type": "not-array",
    "model_type": "not-object",
    "model_attributes_type": "not-object",
}
_NAMES: tuple[tuple[type, str], ...] = (
    (bool, TYPES["boolean"]),
    (int, TYPES["number"]),
    (float, TYPES["number"]),
    (datetime.datetime, "a date with a time"),
    (datetime.date, "a date"),
    (str, TYPES["string"]),
    (Mapping, TYPES["object"]),
    (list, TYPES["array"]),
)


def _by_type(kind: str, value: Any, leave_out: str) -> tuple[str, str] | None:
    if kind not in _EXPECTED:
        return None
    if value is None:
        return say("empty", leave_out=leave_out)
    code = _EXPECTED[kind]
    if kind == "string_type" and isinstance(value, (Mapping, list)):
        code = "not-single"
    if kind == "int_type" and isinstance(value, str) and re.fullmatch("0[0-9]+", value):
        code = "leading-zero"
    return say(code, found=next((name for type_, name in _NAMES if isinstance(value, type_)), "something else"))
