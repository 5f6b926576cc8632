"""What a check has found, and what checks of any record share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from macros.model.text import quoted
from macros.model.websites import website
from macros.model.words import say

from ..yaml_nodes import Steps


class RuleFault(NamedTuple):
    """What a check has found.

    Attributes:
        steps: the path to the value in its file.
        problem: what is wrong, a sentence without its full stop.
        remedy: what to do, likewise.
        unless: paths; if another fault stands at or below one of them, this one follows from it.
        other: the path to an earlier value with which this one does not agree; its file is named if it is another.
    """

    steps: Steps
    problem: str
    remedy: str
    unless: tuple[Steps, ...] = ()
    other: Steps = ()

    def below(self, *above: str | int) -> RuleFault:
        """Return the same with its paths set below another."""
        return self._replace(
            steps=(*above, *self.steps),
            unless=tuple((*above, *path) for path in self.unless),
            other=(*above, *self.other),
        )


def ids(records: Any) -> list[str]:
    """Return the ids of the records that have one."""
    return [record_id for record_id in map(id_of, sequence(records)) if record_id is not None]


def id_of(record: Any) -> str | None:
    """Return the id of a record, also of one that could not be read further."""
    record_id = record.get("id") if isinstance(record, Mapping) else getattr(record, "id", None)
    return record_id if is_text(record_id) else None


def unique_ids(records: Sequence[Any], what: str = "record") -> Iterator[RuleFault]:
    """Yield the ids that stand a second time; ``what`` is how a record is called."""
    seen: dict[str, int] = {}
    for index, record_id in enumerate(map(id_of, records)):
        if record_id is not None and (first := seen.setdefault(record_id, index)) != index:
            problem = say("id-twice", id=quoted(record_id), what=what)
            yield RuleFault((index, "id"), *problem, other=(first, "id"))


def unique_ids_in(record: Mapping[str, Any], field: str, what: str) -> Iterator[RuleFault]:
    """Yield the ids that stand a second time in a list of a record; ``what`` is how a part of it is called."""
    for fault in unique_ids(sequence(record.get(field)), what):
        yield fault.below(field)


def unique_pages(records: Sequence[Any], field: str, what: str) -> Iterator[RuleFault]:
    """Yield the records whose address leads to the page of an earlier one, however the two are spelt.

    Args:
        records: as they were read.
        field: the name of the address.
        what: how a fault calls it.
    """
    seen: dict[str, str] = {}
    for index, record in enumerate(records):
        record_id, address = id_of(record), record.get(field) if isinstance(record, Mapping) else None
        if not record_id or not is_text(address):
            continue
        if (other := seen.setdefault(website(address).page, record_id)) != record_id:
            yield RuleFault((index, field), *say("page-taken", what=what, other=quoted(other)))


def in_order(records: Sequence[Any], starts: Collection[int]) -> Iterator[RuleFault]:
    """Yield the records that do not stand in the order of their ids.

    Args:
        records: as they were read.
        starts: the places of those that begin a file.
    """
    before = ""
    for index, record in enumerate(records):
        if index in starts:
            before = ""
        record_id = id_of(record)
        # The id of a record that could not be read may be cut off.
        if record_id is None or not isinstance(record, Mapping):
            continue
        if record_id < before:
            problem = f"stands after {quoted(before)}"
            remedy = 'Sort the records by id, or run "python -m macros format"'
            yield RuleFault((index, "id"), problem, remedy, unless=((index, "id"), (index - 1, "id")))
        before = record_id


def sequence(value: Any) -> Sequence[Any]:
    """Return a list as it was read, and nothing for what is none."""
    return value if isinstance(value, list) else ()


def limits(record: Mapping[str, Any], field: str) -> tuple[int, int] | None:
    """Return the min and the max that a field holds, if both could be read.

    Args:
        record: a record, as it was read.
        field: the name of a field that holds a group with ``min`` and ``max``.
    """
    held = record.get(field)
    low, high = (held.get("min"), held.get("max")) if isinstance(held, Mapping) else (None, None)
    return (low, high) if isinstance(low, int) and isinstance(high, int) else None


def is_text(value: Any) -> TypeGuard[str]:
    """Tell whether a value is a text."""
    return isinstance(value, str)
