"""What pydantic reports, in the words of someone who edits YAML."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from macros.model.files import FILES, DataFile
from macros.model.record import Record
from macros.model.text import count
from macros.model.types import SLUG, Context, OneOf

from .diagnostics import did_you_mean, quoted, shortened
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
    leave_out = "" if field in allowed and allowed[field].is_required() else ", or leave the field out"
    if not steps or isinstance(steps[-1], int):
        leave_out = ", or take it out of the list"
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
        problem, remedy = "is empty", f"Fill it in{leave_out}"
    elif kind == "missing":
        problem, remedy = "is missing", f"Add {steps[-1]}"
    elif kind == "extra_forbidden":
        problem, remedy = (
            "there is no such field",
            did_you_mean(str(steps[-1]), allowed) or f"The fields are {', '.join(allowed)}",
        )
    elif kind == "vocabulary":
        problem, remedy = _not_in_vocabulary(limits["value"], limits["vocabularies"], context)
    elif kind == "reference":
        value, other = limits["value"], limits["file"]
        problem = f"{quoted(value)} is not an id in {other}.yaml"
        remedy = did_you_mean(value, context.ids[other]) or f"Use an id of {other}.yaml, or add the record there"
    return problem, see(remedy, file, steps)


def see(remedy: str, file: DataFile, steps: Sequence[str | int]) -> str:
    """Return the remedy with the place in the data dictionary that tells more, if the path leads to a field."""
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
    """Return the fields of the record or group that holds the last field of the path."""
    model: type[Record] | None = file.record
    for field in [step for step in steps if isinstance(step, str)][:-1]:
        model = record_in(model.model_fields[field].annotation) if model and field in model.model_fields else None
    return model.model_fields if model else {}


# What one value of a vocabulary is called, where "a" and its name would not do.
_NOUNS = {
    "body": "a kind of body",
    "cover": "a kind of recruiting",
    "confidentiality": "a stance on confidentiality",
    "entry": "an entry of the log",
    "industry": "an industry",
    "unsolicited": "an answer to unsolicited CVs",
}


def _not_in_vocabulary(value: str, names: Sequence[str], context: Context) -> tuple[str, str]:
    allowed = sorted(set().union(*(context.values[name] for name in names)))
    problem = f"{quoted(value)} is not {' or '.join(_NOUNS.get(name, f'a {name}') for name in names)}"
    if meant := [value_id for name in names for value_id in context.called[name].get(value.lower(), ())]:
        return problem, f"Did you mean {' or '.join(map(quoted, meant))}?"
    if len(allowed) <= 12:
        fallback = f"Use {'one of ' if len(allowed) > 1 else ''}{', '.join(allowed)}"
    else:
        fallback = f"Use a value that vocabulary.yaml lists under {names[0]}"
    return problem, did_you_mean(value, allowed) or fallback


def _by_limit(kind: str, limits: Mapping[str, Any], value: Any, leave_out: str) -> tuple[str, str] | None:
    if kind in ("string_too_long", "too_long") and isinstance(value, str):
        return f"has {len(value)} characters; the limit is {limits['max_length']}", "Shorten it"
    if kind == "string_too_short":
        return "is empty", f"Fill it in{leave_out}"
    if kind == "too_short":
        entries = count(len(value), "entry", "entries")
        return f"has {entries}; it needs at least {limits['min_length']}", f"Add what is missing{leave_out}"
    if kind == "too_long" and isinstance(value, list):
        entries = count(len(value), "entry", "entries")
        return f"has {entries}; the limit is {limits['max_length']}", "Shorten the list"
    if kind == "greater_than_equal":
        return f"{shortened(str(value))} is less than {limits['ge']}", "Correct the number"
    if kind == "less_than_equal":
        return f"{shortened(str(value))} is more than {limits['le']}", "Correct the number"
    if kind == "string_pattern_mismatch":
        form = "Use lower-case letters and digits, with single hyphens between" if limits["pattern"] == SLUG else ""
        return f"{quoted(value)} does not have the right form", form or f"It must match {limits['pattern']}"
    return None


_EXPECTED = {
    "string_type": ("a text", "Put it in quotes"),
    "int_type": ("a whole number", "Write the digits alone, without quotes"),
    "year_type": ("a year or undated", "Give the year in digits, without quotes, or undated"),
    "bool_type": ("true or false", "Write true or false, without quotes"),
    "date_type": ("a date", "Write it as 2026-11-23, without quotes"),
    "tuple_type": ("a list", "Write it as a list, [like, this], even for one entry"),
    "model_type": ("a group of fields", "Indent its fields below it"),
    "model_attributes_type": ("a group of fields", "Indent its fields below it"),
}
_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "a truth value"),
    (int, "a number"),
    (float, "a number"),
    (datetime.datetime, "a date with a time"),
    (datetime.date, "a date"),
    (str, "a text"),
    (Mapping, "a group of fields"),
    (list, "a list"),
)


def _by_type(kind: str, value: Any, leave_out: str) -> tuple[str, str] | None:
    if kind not in _EXPECTED:
        return None
    expected, remedy = _EXPECTED[kind]
    if value is None:
        return "is empty", f"Fill it in{leave_out}"
    found = next((name for type_, name in _NAMES if isinstance(value, type_)), "something else")
    if kind == "string_type" and isinstance(value, (Mapping, list)):
        remedy = "Give a single text"
    if kind == "int_type" and isinstance(value, str) and re.fullmatch("0[0-9]+", value):
        remedy = "Write the digits alone, without a zero before them"  # YAML 1.1 reads some of these as texts
    return f"is {found}, not {expected}", remedy
