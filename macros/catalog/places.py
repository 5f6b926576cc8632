"""Where to look and check: the bodies of a country, what a reader goes to them for, and what else is known there."""

from __future__ import annotations

from collections.abc import Iterable

from macros.loading.dataset import Dataset
from macros.loading.diagnostics import did_you_mean, quoted
from macros.model.bodies import PURPOSE_IDS, PURPOSES, Body, Purpose
from macros.model.firms import Firm
from macros.model.rules import Rule
from macros.model.text import fold
from macros.model.vocabulary import Value

_UNION = "EU"


def address_of(country: str) -> str:
    """Return the address of the page of a country, given its code: ``where/gb/`` for ``GB``."""
    return f"where/{country.lower()}/"


def countries(data: Dataset) -> list[Value]:
    """Return the countries that have a page, by name: those of any firm, and those where a body is at work."""
    codes = {country for firm in data.firms for country in countries_of(firm)}
    codes |= {country for body in data.bodies for country in reach(data, body) or ()}
    return sorted((data.value("country", code) for code in codes), key=lambda country: fold(country.label))


def countries_of(firm: Firm) -> list[str]:
    """Return the codes of the countries in which a firm can be looked up, the one of its head office first."""
    seat = [firm.headquarters.country] if firm.headquarters else []
    return list(dict.fromkeys([*seat, *(firm.countries or ())]))


def reach(data: Dataset, body: Body) -> frozenset[str] | None:
    """Return the codes of all countries where a body is at work; ``None`` if that is everywhere."""
    wider = {place.id: place.countries for place in data.vocabulary.place}
    places: set[str] = set()
    for place in body.countries:
        if place not in wider:
            places.add(place)
        elif (members := wider[place]) is None:
            return None
        else:
            places.update(members)
    return frozenset(places)


def is_wider(data: Dataset, body: Body) -> bool:
    """Tell whether a body is at work in more than one country."""
    countries = reach(data, body)
    return countries is None or len(countries) > 1


def in_purposes(bodies: Iterable[Body]) -> list[tuple[Purpose, list[Body]]]:
    """Return every purpose in its order, with those of the bodies that answer it, also where none does."""
    bodies = list(bodies)
    return [(purpose, [body for body in bodies if body.kind in purpose.kinds]) for purpose in PURPOSES]


def choose(data: Dataset, country: str | None = None, kind: str | None = None) -> list[Body]:
    """Return the bodies of a country, of a purpose or kind, or of both.

    Args:
        data: all that is known.
        country: an ISO 3166-1 alpha-2 code; every country if left out.
        kind: the id of a purpose, such as ``complaints``, or of a kind of body, such as ``complaints-body``; every kind
            if left out.

    Returns:
        The bodies in the order of their ids; of one country, its own first.

    Raises:
        LookupError: an unknown country or kind; the message says what to write instead.
    """
    kinds = kinds_of(data, kind) if kind is not None else None
    bodies = data.bodies if country is None else data.bodies_in(country_of(data, country).id)
    return [body for body in bodies if kinds is None or body.kind in kinds]


def country_of(data: Dataset, name: str) -> Value:
    """Return a country by its code.

    Raises:
        LookupError: no country has this code; the message gives the code of a country that is called so.
    """
    countries = {value.id: value for value in data.vocabulary.country}
    if name in countries:
        return countries[name]
    by_word = {word.lower(): value.id for value in countries.values() for word in (value.id, *value.words)}
    code = by_word.get(str(name).lower())
    guess = f"Write {quoted(code)}." if code else did_you_mean(str(name), countries)
    raise LookupError(
        f"there is no country {quoted(str(name))}. {guess or 'Give its ISO code of two letters, such as GB.'}"
    )


def kinds_of(data: Dataset, name: str) -> tuple[str, ...]:
    """Return the kinds of body that a purpose or a kind names.

    Raises:
        LookupError: there is neither; the message names the nearest, or all.
    """
    for purpose in PURPOSES:
        if name == purpose.id:
            return purpose.kinds
    kinds = [value.id for value in data.vocabulary.body]
    if name in kinds:
        return (name,)
    names = [*PURPOSE_IDS, *kinds]
    guess = did_you_mean(str(name), names) or f"Use one of {', '.join(names)}."
    raise LookupError(f"there is no purpose or kind of body {quoted(str(name))}. {guess}")


def rule_in(data: Dataset, country: str) -> Rule | None:
    """Return the fees and rights that are known for a country: its own, or those of the union that it belongs to."""
    rules = {rule.id: rule for rule in data.rules}
    return rules.get(country) or (rules.get(_UNION) if in_the_union(data, country) else None)


def in_the_union(data: Dataset, country: str) -> bool:
    """Tell whether a country is a member of the European Union."""
    return any(place.id == _UNION and country in (place.countries or ()) for place in data.vocabulary.place)
