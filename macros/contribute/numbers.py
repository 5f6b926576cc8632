"""What the directory knows, in numbers: how far to trust it, and where help is wanted."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..directory.facets import TITLES, values_of
from ..load import Dataset
from ..model import UNSOURCED_FIELDS, Firm
from ..view import View

# A value that fewer firms name than this leaves a reader with little choice.
FEW = 3
_SHADES = 5  # of the heat table, besides none


@dataclass(frozen=True)
class Bar:
    """A line of a table with its bar.

    Attributes:
        label: what is counted.
        number: how many firms.
        share: of all firms, in percent; whole, but never 0 or 100 unless none or all are meant.
        address: where those firms are listed, or an empty text.
    """

    label: str
    number: int
    share: int
    address: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of the heat table: how many firms name both values, and its shade from 0 for none to 5 for the most."""

    number: int
    shade: int


def about_the_data(view: View) -> Markup:
    """Return the numbers of the directory, as pictures and tables, with what they mean."""
    data = view.data
    functions = [value for value in data.values("function") if any(value.id in (f.functions or ()) for f in data.firms)]
    industries = [
        value for value in data.values("industry") if any(value.id in (f.industries or ()) for f in data.firms)
    ]
    return view.render(
        "contribute/about.html",
        total=len(data.firms),
        kinds=by_value(data, "kind"),
        countries=by_value(data, "country"),
        months=by_month(data.firms),
        fields=by_field(data.firms),
        functions=functions,
        heat=[(value, heat(data, value.id, [function.id for function in functions])) for value in industries],
        paired=sum(bool(firm.industries and firm.functions) for firm in data.firms),
        missing=[(facet, TITLES[facet].lower(), thin(data, facet)) for facet in ("industry", "function", "country")],
        few=FEW,
    )


def by_value(data: Dataset, facet: str) -> list[Bar]:
    """Return how many firms name each value of a facet; those that none names are left out."""
    named = Counter(value for firm in data.firms for value in values_of(firm, facet, data))
    ordered = (
        sorted(data.values(facet), key=lambda value: -named[value.id]) if facet == "country" else data.values(facet)
    )
    return [
        _bar(value.label, named[value.id], len(data.firms), f"directory/by/{facet}/{value.id}/")
        for value in ordered
        if named[value.id]
    ]


def by_month(firms: Sequence[Firm]) -> list[Bar]:
    """Return how many firms were last checked in each month, the latest first."""
    counted = Counter(firm.checked.replace(day=1) for firm in firms)
    return [_bar(month_name(month), counted[month], len(firms)) for month in sorted(counted, reverse=True)]


def by_field(firms: Sequence[Firm]) -> list[Bar]:
    """Return how many records hold each field that a record may leave out, the fullest first."""
    optional = [
        name
        for name, about in Firm.model_fields.items()
        if not about.is_required()
        and (name not in UNSOURCED_FIELDS or name == "generalist")
        and name not in ("status", "successor")  # They say that a firm is gone, and not how much is known of it.
    ]
    bars = [
        _bar(
            Firm.model_fields[name].title or name.capitalize(),
            sum(bool(getattr(firm, name)) for firm in firms),
            len(firms),
        )
        for name in optional
    ]
    return sorted(bars, key=lambda bar: -bar.number)


def heat(data: Dataset, industry: str, functions: Sequence[str]) -> list[Cell]:
    """Return for each function how many firms name it together with the industry; generalists name none."""
    pairs = _pairs(data)
    most = max(pairs.values(), default=1)
    return [Cell(pairs[industry, function], -(-pairs[industry, function] * _SHADES // most)) for function in functions]


def thin(data: Dataset, facet: str) -> list[tuple[str, str, int]]:
    """Return the id, label and number of firms of each value that few firms name, those that none names first.

    Countries that no firm names are left out: there are too many of them to say anything.
    """
    named = Counter(value for firm in data.firms for value in values_of(firm, facet, data))
    found = [(value.id, value.label, named[value.id]) for value in data.values(facet) if named[value.id] < FEW]
    return sorted((one for one in found if one[2] or facet != "country"), key=lambda one: one[2])


def month_name(month: datetime.date) -> str:
    """Return ``November 2026``."""
    return f"{month:%B} {month.year}"


def _pairs(data: Dataset) -> Counter[tuple[str, str]]:
    return Counter(
        (industry, function)
        for firm in data.firms
        for industry in firm.industries or ()
        for function in firm.functions or ()
    )


def _bar(label: str, number: int, total: int, address: str = "") -> Bar:
    share = round(100 * number / total) if total else 0
    if 0 < number < total:
        share = min(99, max(1, share))
    return Bar(label, number, share, address)
