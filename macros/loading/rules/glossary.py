"""What binds the fields of a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .rule_fault import RuleFault, is_text, sequence


def check_term(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Yield what is wrong between the fields of a term."""
    for place, other in enumerate(sequence(record.get("see"))):
        if is_text(other) and other == record.get("id"):
            yield RuleFault(("see", place), "points at itself", "Name another term, or leave it out")
