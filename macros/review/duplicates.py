"""Firms in the directory that a new record may be about."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..markup import fold, host
from ..model import Firm

# Words that many firms have in their names, so that they tell none from another.
_COMMON = frozenset(
    """ag and associates co company consultants consulting corporation de executive executives firm global gmbh group
    inc international limited llc llp ltd of partners plc recruiting recruiters recruitment sa search services solutions
    staffing talent the worldwide""".split()  # noqa: SIM905 - far shorter than a list
)
_ALIKE = 0.85  # of difflib's ratio: one slip in a name of seven letters


class Duplicate(NamedTuple):
    """A firm that may be the same, and why."""

    firm: Firm
    why: str


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
    wanted = [_core(name) for name in names if name.strip()]
    found = []
    for firm in firms:
        known = [(firm.name, "name"), *((name, "former name") for name in firm.formerly or ())]
        why = ""
        if website and host(website) == host(firm.website):
            why = f"has the same website host, {host(website)}"
        elif alike := next(((name, what) for name, what in known if _alike(_core(name), wanted)), None):
            why = f"has a similar {alike[1]}, {alike[0]}"
        if why and firm.id != besides:
            found.append(Duplicate(firm, why))
    return found


def _core(name: str) -> str:
    words = re.findall(r"\w+", fold(name.replace("&", " and ")))
    return " ".join([word for word in words if word not in _COMMON] or words)


def _alike(core: str, wanted: Sequence[str]) -> bool:
    return any(core == other or difflib.SequenceMatcher(None, core, other).ratio() >= _ALIKE for other in wanted)
