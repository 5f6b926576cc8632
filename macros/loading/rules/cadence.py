"""What binds the fields of a number of the cadence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .rule_fault import RuleFault


def check_cadence(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that what a source is said to state has a source."""
    if record.get("basis") == "sources" and "evidence" not in record:
        yield RuleFault(("basis",), "no evidence is named", "Name it under evidence, or make the basis judgement")
