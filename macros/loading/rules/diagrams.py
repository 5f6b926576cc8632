"""What binds the form of a diagram, its labels and its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.diagrams import LABELS, NEEDED, OF_ONE_FORM, WHEN, DiagramItem

from ..diagnostics import misspelt
from .rule_fault import RuleFault, is_text, limits, sequence

# What the forms draw at most, where the model does not say it.
_MOST_PARTS = 4  # of an axis of twelve weeks, so that each is a whole number of them
_MOST_STEPS = 6


def check_diagram(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that a diagram has the labels that its form needs, and each item just what the form can draw."""
    form = record.get("form")
    if not is_text(form) or form not in LABELS:
        return
    labels, needed = record.get("labels"), LABELS[form]
    most = len(needed) + (_MOST_PARTS - 1 if form == "rhythm" else 0)
    if isinstance(labels, list) and not len(needed) <= len(labels) <= most:
        problem = f"has {len(labels)}; the form {form} needs {len(needed)}{f' to {most}' if most > len(needed) else ''}"
        remedy = f"Give them in this order: {', '.join(needed)}"
        yield RuleFault(("labels",), problem, remedy, unless=(("labels",),))
    items = sequence(record.get("items"))
    if form == "stairs" and len(items) > _MOST_STEPS:
        problem = f"has {len(items)}; the form stairs draws {_MOST_STEPS} at most"
        yield RuleFault(("items",), problem, "Shorten the list", unless=(("items",),))
    for place, item in enumerate(items):
        if isinstance(item, Mapping):
            for fault in _item(item, form):
                yield fault.below("items", place)


def _item(item: Mapping[str, Any], form: str) -> Iterator[RuleFault]:
    named = misspelt(item, tuple(DiagramItem.model_fields)).union(item)
    for field in NEEDED[form]:
        if field not in named:
            yield RuleFault((), f"has no {field}, which the form {form} needs", f"Add {field}")
    for field, of in OF_ONE_FORM.items():
        if field in item and of != form:
            yield RuleFault((field,), f"the form {form} does not draw it", f"Leave it out; it belongs to the form {of}")
    if form == "rhythm":
        when = [field for field in WHEN if field in named]
        if len(when) != 1:
            problem = "does not say when a note is due" if not when else f"has both {' and '.join(when)}"
            yield RuleFault((), problem, f"Give one of {', '.join(WHEN)}")
    if (weeks := limits(item, "weeks")) and weeks[0] >= weeks[1]:
        problem = f"{weeks[1]} is not more than the min of {weeks[0]}"
        yield RuleFault(("weeks", "max"), problem, "Give the last week as max")
