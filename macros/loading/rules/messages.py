"""What binds the texts of a message and its blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..diagnostics import did_you_mean, nearest, shortened
from ..yaml_nodes import Steps
from .rule_fault import RuleFault, id_of, ids, is_text, limits, sequence, unique_ids_in

BLANK = re.compile(r"\{([^{}]*)\}")


def check_message(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Yield what is wrong between the texts of a message and its blanks."""
    blanks = sequence(record.get("blanks"))
    yield from unique_ids_in(record, "blanks", "blank")
    variants = sequence(record.get("variants"))
    yield from unique_ids_in(record, "variants", "variant")
    if variants and "label" not in record:
        yield RuleFault(
            ("variants",), "stand beside a text without a label", "Add label, to say when that text is the one to take"
        )
    declared = ids(blanks)
    complete = bool(blanks) and len(declared) == len(blanks)
    used: set[str] = set()
    texts: dict[Steps, Any] = {("subject",): record.get("subject"), ("body",): record.get("body")}
    texts |= {
        ("variants", place, "body"): one.get("body") if isinstance(one, Mapping) else None
        for place, one in enumerate(variants)
    }
    for steps, text in texts.items():
        for name in dict.fromkeys(BLANK.findall(text)) if is_text(text) else ():
            used.add(name)
            if complete and name not in declared:
                used.update(nearest(name, declared, most=1))
                remedy = did_you_mean(name, declared) or "Describe it under blanks"
                yield RuleFault(steps, f"the blank {{{shortened(name)}}} is not described", remedy)
    if all(map(is_text, texts.values())):
        for place, blank_id in enumerate(map(id_of, blanks)):
            if blank_id is not None and blank_id not in used:
                problem = f"the blank {{{shortened(blank_id)}}} stands in no text"
                yield RuleFault(("blanks", place, "id"), problem, "Use it, or remove it")
    yield from _lengths(record, blanks, variants)


def _lengths(record: Mapping[str, Any], blanks: Sequence[Any], variants: Sequence[Any]) -> Iterator[RuleFault]:
    """Check what a message advises on its length against each of its forms, filled in as in the examples."""
    examples = {
        blank["id"]: blank["example"]
        for blank in blanks
        if isinstance(blank, Mapping) and is_text(blank.get("id")) and is_text(blank.get("example"))
    }
    words = limits(record, "words")
    if words and words[0] > words[1]:
        problem = f"{words[0]} is more than the max of {words[1]}"
        yield RuleFault(("words", "min"), problem, "Give the lower number as min")
        words = None
    forms: list[tuple[Steps, Any]] = [(("body",), record)]
    forms += [(("variants", place, "body"), one) for place, one in enumerate(variants)]
    for steps, form in forms:
        body = form.get("body") if isinstance(form, Mapping) else None
        if not is_text(body):
            continue
        body = filled(body, examples)
        if isinstance(most := form.get("characters"), int):
            if len(body) > most:
                problem = f"has {len(body)} characters with its examples, and {most} at most are allowed"
                yield RuleFault(steps, problem, "Shorten the text")
        elif words and not words[0] <= (count := len(body.split())) <= words[1]:
            problem = f"has {count} words; its own advice is {words[0]} to {words[1]}"
            yield RuleFault(steps, problem, "Change the text or the advice")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text of a message with values in its blanks, without space at its end; a blank without one stays."""
    return BLANK.sub(lambda match: values.get(match[1], match[0]), text).strip()
