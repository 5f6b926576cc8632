"""What a result and a comparison say of a firm, and what they call not stated.

The templates read it here, and the scripts from the index of the directory, so that each rule stands once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.model.firms import Firm

from .facets import FACETS, values_of

MOST = 4  # values of a kind that a result names; the firm's page has them all


@dataclass(frozen=True)
class Fact:
    """A fact of a firm.

    Attributes:
        title: what a reader sees.
        of: what it is made of, in this order: facets, whose values are named, and keys of ``WORDS``.
        between: what stands between two of them.
    """

    title: str
    of: tuple[str, ...]
    between: str = ""


# In the order of the comparison.
FACTS = (
    Fact("Services", ("service",)),
    Fact("Industries", ("any", "industry"), "; it names "),
    Fact("Functions", ("function",)),
    Fact("Levels", ("level",)),
    Fact("Offices", ("city", "country"), ", "),
    Fact("How to approach it", ("channel", "unsolicited", "page"), "; "),
    Fact("Confidentiality", ("confidentiality",)),
    Fact("Memberships", ("membership",)),
)
# Those of a result, in its order.
IN_A_RESULT = ("Offices", "Industries", "Functions", "How to approach it", "Confidentiality")
# What a fact says that is no value of a facet; after the city of the head office, and alone where the firm is so.
WORDS = {"city": " (head office)", "any": "any", "page": "Page for candidates"}

# What candidates would want to know, and whether the record of a firm says it.
_KNOWN: Mapping[str, Callable[[Firm], object]] = {
    "way to reach it": lambda firm: firm.contact,
    "unsolicited CVs": lambda firm: firm.contact and firm.contact.unsolicited,
    "confidentiality": lambda firm: firm.confidentiality,
    "industries": lambda firm: firm.generalist or firm.industries,
    "functions": lambda firm: firm.functions,
    "levels": lambda firm: firm.levels,
    "offices": lambda firm: firm.countries,
}
ASKED = tuple(_KNOWN)
# What a candidate acts on, and what tells whether the firm is the right one: of each, any is enough. One of the first
# two weighs more than both of the others.
_TO_ACT_ON = (("way to reach it",), ("confidentiality",))
_TO_CHOOSE_BY = (("industries", "functions"), ("offices",))


def not_stated(firm: Firm) -> tuple[str, ...]:
    """Return what of ``ASKED`` the record of a firm does not say."""
    return tuple(what for what, is_stated in _KNOWN.items() if not is_stated(firm))


def documented(firm: Firm) -> str:
    """Return in words how much of ``ASKED`` the record of a firm says."""
    return f"{len(ASKED) - len(not_stated(firm))} of {len(ASKED)} things a candidate needs are documented"


def left_open(firm: Firm) -> int:
    """Return by how much a firm stands behind others of which more is known; 0 if all is known that counts here.

    What the firm says of how to approach it, and of what it does with a candidate's details, counts first; then whether
    its field and its places are known.
    """
    unknown = set(not_stated(firm))
    to_act_on, to_choose_by = (
        sum(unknown.issuperset(any_of) for any_of in group) for group in (_TO_ACT_ON, _TO_CHOOSE_BY)
    )
    return (len(_TO_CHOOSE_BY) + 1) * to_act_on + to_choose_by


def city(firm: Firm) -> str:
    """Return the city of a firm's head office, or an empty text."""
    return (firm.headquarters.city if firm.headquarters else None) or ""


def has_only_a_page(firm: Firm) -> bool:
    """Tell whether all that a firm offers candidates is a page, as far as its record says."""
    return firm.contact is not None and not firm.contact.channel and not firm.contact.unsolicited


def result_facts(firm: Firm, data: Dataset) -> Iterator[tuple[str, str]]:
    """Yield the facts that a result says of a firm, each with its title; what is not known is left out."""
    by_title = {fact.title: fact for fact in FACTS}
    for title in IN_A_RESULT:
        parts = [_part(part, firm, data) for part in by_title[title].of]
        if text := by_title[title].between.join(filter(None, parts)):
            yield title, text
    if unknown := not_stated(firm):
        yield "Not stated", ", ".join(unknown)


def _part(part: str, firm: Firm, data: Dataset) -> str:
    if part in FACETS:
        labels = [data.label(part, value) for value in values_of(firm, part, data)]
        more = f" and {len(labels) - MOST} more" if len(labels) > MOST else ""
        return ", ".join(labels[:MOST]) + more
    value = {"city": city(firm), "any": firm.generalist, "page": has_only_a_page(firm)}[part]
    return f"{value if part == 'city' else ''}{WORDS[part]}" if value else ""
