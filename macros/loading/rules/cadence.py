"""What binds the fields of a number of the cadence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .rule_fault import RuleFault


def check_cadence(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """What a source is said to state needs a source."""
    if record.get("basis") == "sources" and "evidence" not in record:
        yield RuleFault(("basis",), "no evidence is named", "Name it under evidence, or make the basis judgement")
