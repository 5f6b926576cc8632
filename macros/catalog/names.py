"""What the name of a firm comes down to: the id made of it, and what tells it from the names of others.

``macros/components/add_firm/lazy/similar.js`` does the same in the form, with the lists that stand here.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from macros.model.text import fold, slips

# Words that many firms have in their names, so that they tell none from another.
COMMON = frozenset(
    """ag and associates co company consultants consulting corporation de executive executives firm global gmbh group
    inc international limited llc llp ltd of partners plc recruiting recruiters recruitment sa search services solutions
    staffing talent the worldwide""".split()  # noqa: SIM905 - far shorter than a list
)
# Letters that Unicode does not take apart into a letter of ASCII and a mark.
LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TABLE = {ord(letter): latin for letter, latin in LETTERS.items()}


def slug(name: str) -> str:
    """Return an id made of a name: lower-case letters and digits with single hyphens between."""
    plain = _plain(name).replace("'", "").replace("’", "").translate(_TABLE)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")


@functools.lru_cache(maxsize=50_000)
def core(name: str) -> str:
    """Return the words of a name that tell it from others; all of them if none does."""
    words = re.findall(r"\w+", _plain(name))
    return " ".join([word for word in words if word not in COMMON] or words)


def alike(one: str, other: str) -> bool:
    """Tell whether two names, as ``core`` returns them, may be those of one firm."""
    return slips(one, other) is not None


def _plain(name: str) -> str:
    folded = fold(name.replace("&", " and "))
    return "".join(letter for letter in folded if not unicodedata.category(letter).startswith("M"))
