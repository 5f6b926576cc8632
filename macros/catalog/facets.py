"""The facets of the directory: what a firm can be found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from macros.loading.dataset import Dataset
from macros.loading.diagnostics import did_you_mean
from macros.model.firms import Firm
from macros.model.text import fold
from macros.model.vocabulary import Region

Choice = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class _Facet:
    """What firms can be found by; the vocabulary of the same name has its values.

    Attributes:
        id: its name in addresses.
        title: what a reader sees.
        values: the values that a firm names, some of them perhaps ``None``, by the firm and the region of each country.
    """

    id: str
    title: str
    values: Callable[[Firm, Mapping[str, Region]], Iterable[str | None]]


_FACETS = (
    _Facet("kind", "Kind of firm", lambda firm, _: (firm.kind,)),
    _Facet("service", "Service", lambda firm, _: firm.services),
    _Facet("industry", "Industry", lambda firm, _: firm.industries or ()),
    _Facet("function", "Function", lambda firm, _: firm.functions or ()),
    _Facet("level", "Level", lambda firm, _: firm.levels or ()),
    _Facet("country", "Country", lambda firm, _: firm.countries or ()),
    _Facet("region", "Region", lambda firm, region_of: (region_of[country].id for country in firm.countries or ())),
    _Facet("channel", "Way to reach it", lambda firm, _: (firm.contact.channel if firm.contact else None,)),
    _Facet(
        "unsolicited",
        "Unsolicited CVs (resumes)",
        lambda firm, _: (firm.contact.unsolicited if firm.contact else None,),
    ),
    _Facet(
        "confidentiality",
        "Confidentiality",
        lambda firm, _: (firm.confidentiality.stance if firm.confidentiality else None,),
    ),
    _Facet("membership", "Membership", lambda firm, _: firm.memberships or ()),
)
# In the order of the page.
FACETS = tuple(facet.id for facet in _FACETS)
TITLES = {facet.id: facet.title for facet in _FACETS}


@dataclass(frozen=True)
class Switch:
    """A question to which a firm is on one side or the other: it says something, or no source shows that it does.

    It narrows the directory down as a facet with the one value ``stated``, but has no vocabulary and no pages.

    Attributes:
        id: its name in addresses.
        title: what it is about, for a reader who has chosen it.
        label: what it asks a firm for.
        says: tells whether a firm does so.
    """

    id: str
    title: str
    label: str
    says: Callable[[Firm], bool]


STATED = "stated"
SWITCHES = (
    Switch("approach", "Approach", "says how to approach it", lambda firm: firm.contact is not None),
    Switch(
        "details", "Your details", "says what it does with your details", lambda firm: firm.confidentiality is not None
    ),
)


def _values_of_switch(switch: Switch) -> Callable[[Firm, Mapping[str, Region]], Iterable[str | None]]:
    return lambda firm, _: (STATED if switch.says(firm) else None,)


_VALUES = {
    **{facet.id: facet.values for facet in _FACETS},
    **{switch.id: _values_of_switch(switch) for switch in SWITCHES},
}


def values_of(firm: Firm, facet: str, data: Dataset) -> tuple[str, ...]:
    """Return the values that a firm names for a facet or switch, in no particular order and without repetition."""
    return tuple(dict.fromkeys(filter(None, _VALUES[facet](firm, data.region_of))))


def matches(firm: Firm, choice: Choice, data: Dataset) -> bool:
    """Tell whether a firm has, for every facet chosen, one of the values chosen.

    A generalist matches every industry.
    """
    return all(
        (facet == "industry" and firm.generalist) or not chosen.isdisjoint(values_of(firm, facet, data))
        for facet, chosen in choice.items()
    )


def names(firm: Firm, choice: Choice, data: Dataset) -> bool:
    """Tell whether a firm that matches names a chosen industry itself, and does not only match as a generalist."""
    chosen = choice.get("industry")
    return chosen is None or not chosen.isdisjoint(values_of(firm, "industry", data))


def select(data: Dataset, choice: Choice) -> list[Firm]:
    """Return the firms that match, by name, generalists after those that name the industry."""
    firms = [firm for firm in data.listed if matches(firm, choice, data)]
    return sorted(firms, key=lambda firm: (not names(firm, choice, data), *name_key(firm)))


def name_key(firm: Firm) -> tuple[str, str]:
    """Return what firms are sorted by: the name without accents or case, then the id."""
    return fold(firm.name), firm.id


def by_value(firms: Iterable[Firm], facet: str, data: Dataset) -> dict[str, list[Firm]]:
    """Return the firms that name each value of a facet themselves, in the order in which they come."""
    firms_by_value: dict[str, list[Firm]] = {}
    for firm in firms:
        for value in values_of(firm, facet, data):
            firms_by_value.setdefault(value, []).append(firm)
    return firms_by_value


def naming(data: Dataset, facet: str) -> Counter[str]:
    """Return how many firms name each value of a facet themselves."""
    return Counter(value for firm in data.listed for value in values_of(firm, facet, data))


def counts(data: Dataset, facet: str) -> Mapping[str, int]:
    """Return how many firms match each value of a facet that any firm names, in the vocabulary's order."""
    named = naming(data, facet)
    if facet == "industry":
        for value in named:
            named[value] += sum(firm.generalist and value not in (firm.industries or ()) for firm in data.listed)
    return {value.id: named[value.id] for value in data.values(facet) if value.id in named}


def has_list(data: Dataset, facet: str, value: str) -> bool:
    """Tell whether the site has a page of the firms with a value: it has none where no active firm names it."""
    return any(value in values_of(firm, facet, data) for firm in data.listed)


def choice_of(data: Dataset, chosen: Mapping[str, str | Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return a checked choice from what an author wrote, such as ``kind="outplacement"``.

    Raises:
        LookupError: a facet or value that does not exist; the message names the nearest.
    """
    choice = {}
    for facet, value_ids in chosen.items():
        if facet not in FACETS:
            guess = did_you_mean(facet, FACETS) or f"The facets are {', '.join(FACETS)}."
            raise LookupError(f'there is no facet "{facet}". {guess}')
        values = [value_ids] if isinstance(value_ids, str) else list(value_ids)
        choice[facet] = frozenset(data.value(facet, value).id for value in values)
    return choice
