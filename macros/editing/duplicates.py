"""Firms in the directory that a new record may be about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from macros.catalog.names import alike, core
from macros.model.firms import Firm
from macros.model.text import host
from macros.model.websites import HOST, LIKE, SAME, likeness

_LIKE = "has a similar website host"


class Duplicate(NamedTuple):
    """A firm that may be the same, and why."""

    firm: Firm
    why: str

    @property
    def doubtful(self) -> bool:
        """Whether nothing but the hosts of their websites is alike."""
        return self.why.startswith(_LIKE)


def possible(
    firms: Iterable[Firm], names: Sequence[str] = (), website: str | None = None, besides: str | None = None
) -> list[Duplicate]:
    """Return the firms that a record may be about, each with the best reason to think so.

    Args:
        firms: the directory.
        names: the name of the record and its former names.
        website: its address, if it is known.
        besides: the id of a firm that is known to be the same, because its record is to be replaced.
    """
    cores = [core(name) for name in names if name.strip()]
    duplicates = []
    for firm in firms:
        listed_names = [(firm.name, "name"), *((name, "former name") for name in firm.formerly or ())]
        why = ""
        related = likeness(website, firm.website) if website else ""
        if related in (SAME, HOST):
            why = f"has the same website host, {host(firm.website)}"
        elif similar := next(
            ((name, what) for name, what in listed_names if any(alike(core(name), other) for other in cores)), None
        ):
            why = f"has a similar {similar[1]}, {similar[0]}"
        elif related == LIKE:
            why = f"{_LIKE}, {host(firm.website)}"
        if why and firm.id != besides:
            duplicates.append(Duplicate(firm, why))
    return duplicates
