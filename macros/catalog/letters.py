"""The A-Z of the directory: which firms stand under which letter, and on which page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from macros.model.firms import Firm
from macros.model.text import fold

from .facets import name_key

# Firms on one page without JavaScript: some 100 bytes each are left of them when the page is compressed.
MOST_ON_A_PAGE = 500
# On the page of the directory its script takes the place of the list, which a phone has loaded and read for nothing.
MOST_ON_THE_DIRECTORY = 400
_ABOVE_Z = "0–9"


@dataclass(frozen=True)
class LetterPage:
    """A page of the firms under one letter; a letter with many firms has several.

    Attributes:
        address: where it is.
        letter: what the firms begin with.
        part, parts: which of how many pages of this letter it is, from 1.
        firms: by name.
    """

    address: str
    letter: str
    part: int
    parts: int
    firms: Sequence[Firm]

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"Firms under {self.letter}" + (f", page {self.part} of {self.parts}" if self.parts > 1 else "")


def letter_pages(firms: Sequence[Firm]) -> list[LetterPage]:
    """Return the pages of the A-Z; none if all firms fit on the page of the directory."""
    if len(firms) <= MOST_ON_THE_DIRECTORY:
        return []
    pages = []
    for letter, group in by_letter(firms):
        parts = [group[start : start + MOST_ON_A_PAGE] for start in range(0, len(group), MOST_ON_A_PAGE)]
        for part, part_firms in enumerate(parts, start=1):
            address = f"directory/a-z/{slug_of(letter)}/" + (f"{part}/" if part > 1 else "")
            pages.append(LetterPage(address, letter, part, len(parts), part_firms))
    return pages


def by_letter(firms: Sequence[Firm]) -> list[tuple[str, list[Firm]]]:
    """Return the firms by name under their first letters; digits and signs come first, together."""
    ordered = sorted(firms, key=lambda firm: (letter_of(firm) != _ABOVE_Z, *name_key(firm)))
    return [(letter, list(group)) for letter, group in itertools.groupby(ordered, letter_of)]


def letter_of(firm: Firm) -> str:
    """Return the letter a firm is found under."""
    first = fold(firm.name)[:1].upper()
    return first if "A" <= first <= "Z" else _ABOVE_Z


def slug_of(letter: str) -> str:
    """Return a letter as it stands in addresses: ``a``, or ``0-9`` for all that is none."""
    return letter.lower().replace("–", "-")
