"""Records as JSON: plain values, and the text of a file."""

from __future__ import annotations

import json
from typing import Any

from macros.model.record import Record


def plain(record: Record) -> dict[str, Any]:
    """Return a record as it stands in its YAML file, with dates as ISO 8601 texts and no default filled in."""
    return record.model_dump(mode="json", exclude_unset=True)


def to_json(value: Any) -> str:
    """Return JSON as UTF-8 text that people can read too."""
    value = value if isinstance(value, dict) else list(value)
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
