"""What pydantic reports, in the words of someone who edits YAML."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from .faults import did_you_mean
from .model import FILES, SLUG, Context, DataFile, Record

Steps = tuple[str | int, ...]


def explain(file: DataFile, steps: Steps, detail: Mapping[str, Any], context: Context) -> tuple[str, str]:
    """Return what is wrong and what to do about it.

    Args:
        file: the data file.
        steps: the path to the value inside its record.
        detail: one of pydantic's ``errors()``.
        context: the values and ids that were allowed.
    """
    kind, limits = detail["type"], detail.get("ctx", {})
    problem, remedy = _by_limit(kind, limits, detail["input"]) or _by_type(kind, detail["input"]) or ("", "")
    if kind == "rapport":
        problem, remedy = limits["problem"], limits["remedy"]
    elif kind == "missing":
        problem, remedy = "is missing", f"Add {steps[-1]}"
    elif kind == "extra_forbidden":
        problem, remedy = "there is no such field", _known_fields(file, steps)
    elif kind == "vocabulary":
        problem, remedy = _not_in_vocabulary(limits["value"], limits["vocabularies"], context)
    elif kind == "reference":
        value, other = limits["value"], limits["file"]
        problem = f'"{value}" is not an id in {other}.yaml'
        remedy = did_you_mean(value, context.ids[other]) or f"Use an id of {other}.yaml, or add the record there"
    return problem or detail["msg"], see(remedy or "Correct it", file, steps)


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
    current: type[Record] | None = next(known.record for known in FILES if known.name == file)
    known_fields = []
    for field in fields:
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


def _known_fields(file: DataFile, steps: Steps) -> str:
    model: type[Record] | None = file.record
    for step in steps[:-1]:
        if model and isinstance(step, str):
            model = record_in(model.model_fields[step].annotation)
    fields = tuple(model.model_fields) if model else ()
    return did_you_mean(str(steps[-1]), fields) or f"The fields are {', '.join(fields)}"


def _not_in_vocabulary(value: str, names: Sequence[str], context: Context) -> tuple[str, str]:
    known = sorted(set().union(*(context.values[name] for name in names)))
    article = "an" if names[0][0] in "aeiou" else "a"
    problem = f'"{value}" is not {article} {names[0]}'
    if "country" in names and value == "UK":
        return problem, 'Did you mean "GB", the ISO code of the United Kingdom?'
    if len(known) <= 12:
        fallback = f"Use one of {', '.join(known)}"
    else:
        fallback = f"Use a value that vocabulary.yaml lists under {names[0]}"
    return problem, did_you_mean(value, known) or fallback


def _by_limit(kind: str, limits: Mapping[str, Any], value: Any) -> tuple[str, str] | None:
    if kind == "string_too_long":
        return f"has {len(value)} characters; the limit is {limits['max_length']}", "Shorten it"
    if kind == "string_too_short":
        return "is empty", "Write a text, or leave the field out"
    if kind == "too_short":
        need = limits["min_length"]
        return f"has {limits['actual_length']} entries; it needs at least {need}", "Add what is missing, or leave the field out"
    if kind == "too_long":
        return f"has {limits['actual_length']} entries; the limit is {limits['max_length']}", "Shorten the list"
    if kind == "greater_than_equal":
        return f"{value} is less than {limits['ge']}", "Correct the number"
    if kind == "less_than_equal":
        return f"{value} is more than {limits['le']}", "Correct the number"
    if kind == "string_pattern_mismatch":
        form = "Use lower-case letters and digits, with single hyphens between" if limits["pattern"] == SLUG else ""
        return f'"{value[:60]}" does not have the right form', form or f"It must match {limits['pattern']}"
    return None


_EXPECTED = {
    "string_type": ("a text", "Put it in quotes"),
    "int_type": ("a whole number", "Write the digits alone, without quotes"),
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
    (datetime.date, "a date"),
    (str, "a text"),
    (Mapping, "a group of fields"),
    (list, "a list"),
)


def _by_type(kind: str, value: Any) -> tuple[str, str] | None:
    if kind not in _EXPECTED:
        return None
    expected, remedy = _EXPECTED[kind]
    if value is None:
        return "is empty", "Give it a value, or leave the field out"
    found = next((name for type_, name in _NAMES if isinstance(value, type_)), "something else")
    if kind == "string_type" and isinstance(value, (Mapping, list)):
        remedy = "Give a single text"
    return f"is {found}, not {expected}", remedy
