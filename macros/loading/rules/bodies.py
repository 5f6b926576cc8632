"""What binds the fields of a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.bodies import OF_RECRUITERS, REGISTERS, Body

from ..diagnostics import misspelt, quoted
from .rule_fault import RuleFault, sequence


def check_body(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that a register says what it covers and means, that what costs money says so, and that a body was heard.

    Its id begins with its first country, so that it is found among its like.
    """
    kind = record.get("kind")
    named = misspelt(record, tuple(Body.model_fields)).union(record)
    for field, meaning in (("hit", "is there"), ("miss", "is not there")):
        if field not in named and (kind in REGISTERS or {"hit", "miss"} & named):
            problem = f"does not say what it means when a firm {meaning}"
            yield RuleFault((), problem, f"Say it under {field}", unless=(("kind",),))
    if kind in OF_RECRUITERS and "covers" not in named:
        yield RuleFault((), "does not say which kinds of recruiting it covers", "Name them under covers", (("kind",),))
    if record.get("free") is True and "cost" in named:
        yield RuleFault(("free",), "is true, but the record names a cost", "Make free false, or take cost out")
    elif record.get("free") is False and "cost" not in named:
        yield RuleFault(
            ("free",), "is false, but no cost is named", "Say under cost what is paid for, or make free true"
        )
    countries = sequence(record.get("countries"))
    body_id = record.get("id")
    if isinstance(body_id, str) and countries and isinstance(countries[0], str):
        first = "world" if countries[0] == "all" else countries[0].lower()
        if not body_id.startswith(f"{first}-"):
            problem = f"does not begin with {quoted(f'{first}-')}"
            remedy = "Begin it with the code of its first country, or with eu or world"
            yield RuleFault(("id",), problem, remedy, unless=(("countries",), ("id",)))
    if "all" in countries and len(countries) > 1:
        problem = '"all" stands beside other countries'
        yield RuleFault(("countries",), problem, "Keep all alone, or name the countries")
    if "area" in named and len(countries) != 1:
        yield RuleFault(
            ("area",), "is a part of one country, but the record names several", "Make a record for each area"
        )
    read = [source.get("read") for source in sequence(record.get("sources")) if isinstance(source, Mapping)]
    if read and all(word == "reported" for word in read):
        problem = "only others report of it"
        yield RuleFault(("sources",), problem, "Name a page of its own, or leave the body out")
