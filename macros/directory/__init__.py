"""The directory of firms: every firm A-Z, the facets as ways in, and lists that a guide page embeds."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ..markup import fold
from ..model import Firm
from ..view import View
from .facets import FACETS, TITLES, choice_of, counts, name_key, names, select

_ABOVE_Z = "0–9"


def firm_directory(view: View, **chosen: str | Iterable[str]) -> Markup:
    """Return the directory, or the list of firms that match what an author chose.

    Args:
        view: the page.
        chosen: values of facets, such as ``kind="outplacement"`` or ``country=["DE", "AT"]``; values of one facet
            are alternatives, facets combine. Without any, the whole directory.

    Raises:
        LookupError: a facet or value does not exist.
    """
    if chosen:
        choice = choice_of(view.data, chosen)
        return view.render("directory/list.html", firms=select(view.data, choice), choice=choice)
    return view.render(
        "directory/directory.html",
        letters=by_letter(view.data.firms),
        total=len(view.data.firms),
        facets=[(facet, TITLES[facet], counts(view.data, facet)) for facet in FACETS],
    )


def by_page(view: View, facet: str, value: str) -> Markup:
    """Return the page of every firm with one value of a facet; generalists stand apart, after the others."""
    choice = {facet: frozenset([value])}
    firms = select(view.data, choice)
    naming = [firm for firm in firms if names(firm, choice, view.data)]
    return view.render(
        "directory/by.html",
        facet=facet,
        title=TITLES[facet],
        value=view.data.value(facet, value),
        firms=naming,
        generalists=firms[len(naming) :],
        siblings=counts(view.data, facet),
    )


def directory_numbers(view: View) -> Markup:
    """Return the numbers of the directory, each with what it counts."""
    firms = view.data.firms
    return view.render(
        "directory/numbers.html",
        numbers=[
            (len(firms), "firms", "each with its sources"),
            (len(counts(view.data, "industry")), "industries", "named by at least one firm"),
            (len(counts(view.data, "country")), "countries", "where a source shows an office"),
            (len({source.url for firm in firms for source in firm.sources}), "pages", "read as sources"),
        ],
    )


def by_letter(firms: Sequence[Firm]) -> list[tuple[str, list[Firm]]]:
    """Return the firms by name under their first letters; digits and signs come first, together."""
    ordered = sorted(firms, key=lambda firm: (letter_of(firm) != _ABOVE_Z, *name_key(firm)))
    return [(letter, list(group)) for letter, group in itertools.groupby(ordered, letter_of)]


def letter_of(firm: Firm) -> str:
    """Return the letter a firm is found under."""
    first = fold(firm.name)[:1].upper()
    return first if "A" <= first <= "Z" else _ABOVE_Z


__all__ = ["by_letter", "by_page", "directory_numbers", "firm_directory", "letter_of"]
