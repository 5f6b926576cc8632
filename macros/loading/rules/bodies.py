"""What binds the fields of a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.bodies import OF_RECRUITERS, REGISTERS, Body
from macros.model.text import quoted
from macros.model.words import say

from ..diagnostics import misspelt
from .rule_fault import RuleFault, sequence


def check_body(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that a register says what it covers and means, that what costs money says so, and that a body was heard.

    Its id begins with its first country, so that it is found among its like.
    """
    kind = record.get("kind")
    named = misspelt(record, tuple(Body.model_fields)).union(record)
    for field, meaning in (("hit", "is there"), ("miss", "is not there")):
        if field not in named and (kind in REGISTERS or {"hit", "miss"} & named):
            yield RuleFault((), *say("no-meaning", meaning=meaning, field=field), unless=(("kind",),))
    if kind in OF_RECRUITERS and "covers" not in named:
        yield RuleFault((), *say("no-covers"), unless=(("kind",),))
    if record.get("free") is True and "cost" in named:
        yield RuleFault(("free",), *say("free-with-cost"))
    elif record.get("free") is False and "cost" not in named:
        yield RuleFault(("free",), *say("no-cost"))
    countries = sequence(record.get("countries"))
    body_id = record.get("id")
    if isinstance(body_id, str) and countries and isinstance(countries[0], str):
        first = "world" if countries[0] == "all" else countries[0].lower()
        if not body_id.startswith(f"{first}-"):
            yield RuleFault(("id",), *say("no-country-first", first=quoted(f"{first}-")), (("countries",),))
    if "all" in countries and len(countries) > 1:
        yield RuleFault(("countries",), *say("all-and-some"))
    if "area" in named and len(countries) != 1:
        yield RuleFault(("area",), *say("area-of-several"))
    read = [source.get("read") for source in sequence(record.get("sources")) if isinstance(source, Mapping)]
    if read and all(word == "reported" for word in read):
        yield RuleFault(("sources",), *say("only-reported"))
