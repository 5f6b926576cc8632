"""What binds the fields of a number of the cadence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .found import Found


def check_cadence(record: Mapping[str, Any]) -> Iterator[Found]:
    """What a source is said to state needs a source."""
    if record.get("basis") == "sources" and "evidence" not in record:
        yield Found(("basis",), "no evidence is named", "Name it under evidence, or make the basis judgement")
