"""Where to look and check: the page of all bodies, a page a country, and lists that a guide page embeds."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.places import (
    address_of,
    choose,
    countries,
    country_of,
    in_purposes,
    in_the_union,
    is_wider,
    kinds_of,
    reach,
    rule_in,
)
from macros.loading.dataset import Dataset
from macros.model.bodies import PURPOSES, Body
from macros.model.text import fold
from macros.site.context import PageContext

from ..evidence import READ_AS, sources
from ..rules import rules

_NAMED = 12  # firms that the page of a country names; of more it gives the number and the list in the directory


def places(view: PageContext, country: str | None = None, kind: str | None = None) -> Markup:
    """Return the whole page "Where to look and check", or the bodies of a country, of a kind, or of both.

    Args:
        view: the page.
        country: an ISO 3166-1 alpha-2 code, such as ``GB``.
        kind: a purpose, such as ``complaints``, or a kind of body, such as ``complaints-body``. Without either, the
            whole page.

    Raises:
        LookupError: an unknown country or kind; the message says what to write instead.
    """
    if country is None and kind is None:
        return _whole_page(view)
    bodies = choose(view.data, country, kind)
    return view.render(
        "where/list.html",
        bodies=sorted(bodies, key=lambda body: by_country(view.data, body)) if country is None else bodies,
        country=country_of(view.data, country) if country is not None else None,
        kinds=kinds_of(view.data, kind) if kind is not None else (),
        **_of_an_entry(view),
    )


def country_page(view: PageContext, country: str) -> Markup:
    """Return the page of a country: its bodies by purpose, its fees and rights, the firms listed there.

    Raises:
        UnknownId: there is no such country.
    """
    data = view.data
    listed = data.bodies_in(country)
    rule = rule_in(data, country)
    rules_table = rules(view, country=rule.id) if rule else None
    firms = [firm for page in view.catalog.value_pages.get(("country", country), ()) for firm in page.naming]
    return view.render(
        "where/country.html",
        country=data.value("country", country),
        none_of_its_own=not any(country in body.countries for body in listed),
        purposes=[(purpose, bodies) for purpose, bodies in in_purposes(listed) if bodies],
        open_purposes=[purpose for purpose, bodies in in_purposes(listed) if not bodies],
        rule=rule,
        rules=rules_table,
        in_the_union=in_the_union(data, country),
        firms=firms,
        named=len(firms) <= _NAMED,
        has_list=country in view.catalog.counts["country"],
        sources=sources(view) if view.citations.ids else "",
        **_of_an_entry(view),
    )


def by_country(data: Dataset, body: Body) -> tuple[bool, str, str]:
    """Return what bodies of several countries are sorted by: those of more than one first, then by country."""
    return not is_wider(data, body), fold(places_in_words(data, body)), body.id


def places_in_words(data: Dataset, body: Body) -> str:
    """Return where a body is at work: ``Everywhere``, ``Australia, New Zealand`` or ``Canada: Ontario``."""
    special = {value.id for value in data.vocabulary.place}
    names = ", ".join(data.label("place" if place in special else "country", place) for place in body.countries)
    return f"{names}: {body.area}" if body.area else names


def _whole_page(view: PageContext) -> Markup:
    data = view.data
    in_order = sorted(data.bodies, key=lambda body: by_country(data, body))
    return view.render(
        "where/where.html",
        purposes=in_purposes(in_order),
        countries=[(value, _own(data, value.id)) for value in countries(data)],
        total=len(data.bodies),
        **_of_an_entry(view),
    )


def _own(data: Dataset, country: str) -> int:
    """Return how many bodies name a country themselves."""
    return sum(country in body.countries for body in data.bodies)


def _of_an_entry(view: PageContext) -> dict[str, object]:
    """Return what the template of a body needs besides the body."""
    return {
        "where": lambda body: places_in_words(view.data, body),
        "is_wider": lambda body: is_wider(view.data, body),
        "reach": lambda body: sorted(reach(view.data, body) or ()),
        "purpose_of": {kind: purpose.id for purpose in PURPOSES for kind in purpose.kinds},
        "address_of": address_of,
        "read_as": READ_AS,
    }


__all__ = ["address_of", "by_country", "country_page", "places", "places_in_words"]
