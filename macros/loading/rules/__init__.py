"""Rules that bind several fields, several records or several files.

Each check takes the values as they were read, so that it works on records that have other faults too. What follows
from such a fault it passes over: one cause is one fault.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from .bodies import check_body
from .cadence import check_cadence
from .checklists import check_checklist
from .decisions import check_decision
from .diagrams import check_diagram
from .firms import check_firm, unique_firms
from .glossary import check_term
from .messages import check_message
from .rule_fault import RuleFault, id_of, ids, in_order, sequence, unique_ids, unique_pages
from .vocabulary import check_vocabulary

__all__ = ["RuleFault", "check", "id_of", "ids"]


def check(name: str, root: Any, sorted_by_id: bool, starts: Collection[int]) -> Iterator[RuleFault]:
    """Yield what is wrong in one data file beyond its single fields.

    Args:
        name: the file's name without ``.yaml``.
        root: its value as read.
        sorted_by_id: whether its records must stand in the order of their ids.
        starts: the places of those that begin a file, if it is cut into several.
    """
    if name == "vocabulary":
        yield from check_vocabulary(root)
        return
    records = sequence(root)
    yield from unique_ids(records)
    if sorted_by_id:
        yield from in_order(records, starts)
    for index, record in enumerate(records):
        if isinstance(record, Mapping) and name in _RECORD_CHECKS:
            for fault in _RECORD_CHECKS[name](record):
                yield fault.below(index)
    if name == "firms":
        yield from unique_firms(records)
    if name == "bodies":
        yield from unique_pages(records, "url", "address")


_RECORD_CHECKS: dict[str, Callable[[Mapping[str, Any]], Iterator[RuleFault]]] = {
    "firms": check_firm,
    "bodies": check_body,
    "checklists": check_checklist,
    "glossary": check_term,
    "messages": check_message,
    "decisions": check_decision,
    "cadence": check_cadence,
    "diagrams": check_diagram,
}
