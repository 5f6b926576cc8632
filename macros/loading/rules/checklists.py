"""What binds the items of a checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .found import Found, sequence, unique_ids


def check_checklist(record: Mapping[str, Any]) -> Iterator[Found]:
    """Each item has an id of its own."""
    for found in unique_ids(sequence(record.get("items")), "item"):
        yield found.below("items")
