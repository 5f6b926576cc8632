"""The index of the directory: all that a result shows, in a classic script, so that it loads from a folder on disk too.

It is one object. A firm is a number, its place in the order of names, and has a line in every column. What many firms
share stands once: a value of a facet is the digit of its place in the vocabulary, and a word of a text is the digit of
its place among all words, the most frequent first. So the texts of many firms take less room than as they are, and
``engine-index.js``, which reads it, takes each word apart only once. What follows from the records stands ready where
the scripts would have to know a rule for it: how many firms each value finds, what is not stated, what a fact is made
of.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from macros.catalog.facets import FACETS, STATED, SWITCHES, TITLES, Switch, counts, name_key, naming, values_of
from macros.catalog.facts import ASKED, FACTS, IN_A_RESULT, MOST, WORDS, city, has_only_a_page, left_open, not_stated
from macros.loading.dataset import Dataset
from macros.model.firms import Firm
from macros.site.assets import javascript

GENERALIST, CONTACT, ONLY_A_PAGE = 1, 2, 4
# Characters that mean nothing to JSON, to JavaScript or in a line; U+2028 and the surrogates would.
_SHORT_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = (*_SHORT_DIGITS, *map(chr, (*range(0xC0, 0x2000), *range(0x3000, 0xD800))))
_USUAL_ADDRESS = re.compile(r"^https://www\.([^/]+)/$")


def index_script(data: Dataset) -> str:
    """Return the script that sets ``window.RapportDirectoryIndex``; the same data gives the same bytes.

    Raises:
        ValueError: a text holds a line break, or there are more different words than digits.
    """
    firms = sorted(data.listed, key=name_key)
    first = min((firm.checked for firm in firms), default=datetime.date.min)
    values = {facet: _digits([value.id for value in data.values(facet)]) for facet in FACETS}
    counted = {facet: counts(data, facet) for facet in FACETS}
    texts = {
        "names": [firm.name for firm in firms],
        # No name has two spaces together.
        "formerly": ["  ".join(firm.formerly or ()) for firm in firms],
        "summaries": [firm.summary for firm in firms],
        "cities": [city(firm) for firm in firms],
    }
    used = Counter(word for column in texts.values() for text in column for word in _words(text))
    words = _digits(sorted(used, key=lambda word: (-used[word], word)))
    index = {
        "facets": [
            {
                "id": facet,
                "title": TITLES[facet],
                "values": list(values[facet]),
                "labels": [value.label for value in data.values(facet)],
                "also": {value.id: value.also for value in data.values(facet) if value.also},
                # The regions of a firm follow from its countries.
                "firms": ""
                if facet == "region"
                else _lines(_coded(values_of(firm, facet, data), values[facet]) for firm in firms),
                "counts": [counted[facet].get(value, 0) for value in values[facet]],
            }
            for facet in FACETS
        ]
        + [_switch(switch, firms, data) for switch in SWITCHES],
        "regions": _coded((data.region_of[country].id for country in values["country"]), values["region"]),
        "size": len(firms),
        "words": _lines(words),
        **{name: _lines(_coded(_words(text), words) for text in column) for name, column in texts.items()},
        "ids": _lines(firm.id for firm in firms),
        "websites": _lines(_USUAL_ADDRESS.sub(r"\1", firm.website) for firm in firms),
        "headquarters": _lines(
            values["country"][firm.headquarters.country] if firm.headquarters else "" for firm in firms
        ),
        "flags": "".join(_DIGITS[_flags(firm)] for firm in firms),
        # A bit for each thing that candidates ask for.
        "asked": ASKED,
        "unstated": "".join(
            _DIGITS[sum(1 << place for place, what in enumerate(ASKED) if what in not_stated(firm))] for firm in firms
        ),
        # By how much a firm stands behind others of which more is known, a digit each.
        "open": "".join(_DIGITS[left_open(firm)] for firm in firms),
        "facts": [{"title": fact.title, "of": fact.of, "between": fact.between} for fact in FACTS],
        "result": [place for title in IN_A_RESULT for place, fact in enumerate(FACTS) if fact.title == title],
        "most": MOST,
        "said": WORDS,
        # Days since the first.
        "first": first.isoformat(),
        "checked": [(firm.checked - first).days for firm in firms],
    }
    return f"window.RapportDirectoryIndex = {javascript(index)};\n"


def _switch(switch: Switch, firms: Iterable[Firm], data: Dataset) -> dict[str, object]:
    """Return a switch as a facet with one value, whose label says nothing that anyone would search for."""
    return {
        "id": switch.id,
        "title": switch.title,
        "values": [STATED],
        "labels": [switch.label],
        "also": {},
        "firms": _lines(_DIGITS[0] if switch.says(firm) else "" for firm in firms),
        "counts": [naming(data, switch.id)[STATED]],
        "switch": True,
    }


def _flags(firm: Firm) -> int:
    return GENERALIST * firm.generalist + CONTACT * bool(firm.contact) + ONLY_A_PAGE * has_only_a_page(firm)


def _digits(things: Collection[str]) -> dict[str, str]:
    """Return the digit of each of some things: a character for its place among them."""
    if len(things) > len(_DIGITS):
        raise ValueError(f"the index has digits for {len(_DIGITS):,} words, and there are {len(things):,}")
    return dict(zip(things, _DIGITS, strict=False))


def _words(text: str) -> list[str]:
    return text.split(" ") if text else []


def _coded(things: Iterable[str], digits: Mapping[str, str]) -> str:
    return "".join(digits[thing] for thing in things)


def _lines(lines: Iterable[str]) -> str:
    """Return a column."""
    lines = list(lines)
    if broken := next((line for line in lines if "\n" in line), None):
        raise ValueError(f"{broken!r} holds a line break")
    return "\n".join(lines)
