"""What binds the items of a checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .rule_fault import RuleFault, unique_ids_in


def check_checklist(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Check that each item has an id of its own."""
    yield from unique_ids_in(record, "items", "item")
