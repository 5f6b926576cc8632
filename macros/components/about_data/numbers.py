"""What the directory knows, in numbers: how far to trust it, and where help is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.facets import SWITCHES, TITLES, naming
from macros.catalog.facets import by_value as firms_by_value
from macros.components.firm_map import firm_map
from macros.loading.dataset import Dataset
from macros.model.firms import UNSOURCED_FIELDS, Firm
from macros.model.text import month_name
from macros.model.vocabulary import Value
from macros.site.context import PageContext

# A value that fewer firms name than this leaves a reader with little choice.
FEW = 3
_SHADES = 5  # of the heat picture, besides none
_OPEN = 12  # countries that are shown at once; few firms have an office in any of the others
# The heat picture, in its own units: room for the names of rows, of columns and of the last slanting one, and a cell.
_LEFT, _TOP, _RIGHT, _WIDTH, _HEIGHT = 280, 155, 80, 30, 24


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
class Documented:
    """How many of some firms say what a candidate acts on.

    Attributes:
        label: what the firms have in common.
        number: how many they are.
        says: how many of them say how to approach them, and what they do with a candidate's details; shares of these.
        address: where they are listed.
    """

    label: str
    number: int
    says: Sequence[Bar]
    address: str


@dataclass(frozen=True)
class Cell:
    """A cell of the heat picture: how many firms name both values, and its shade from 1 for few to 5 for the most.

    Attributes:
        industry, function: what the firms name.
        number: how many they are, at least 1.
        shade: from 1 to 5.
        x, y: where the cell begins in the picture.
    """

    industry: Value
    function: Value
    number: int
    shade: int
    x: int
    y: int


@dataclass(frozen=True)
class Heat:
    """The industries and functions that firms name together, to be drawn and to be written as a table.

    Attributes:
        industries, functions: those that a firm names, each with where its name stands in the picture.
        cells: those that are not empty, by industry.
        left, top, cell, row: where the cells begin, and how wide and high each is, in units of the picture.
        width, height: of the picture.
    """

    industries: Sequence[tuple[Value, int]]
    functions: Sequence[tuple[Value, int]]
    cells: Sequence[Cell]
    left: int = _LEFT
    top: int = _TOP
    cell: int = _WIDTH
    row: int = _HEIGHT

    @property
    def width(self) -> int:
        """How wide the picture is."""
        return self.left + len(self.functions) * self.cell + _RIGHT

    @property
    def height(self) -> int:
        """How high the picture is."""
        return self.top + len(self.industries) * self.row

    @property
    def rows(self) -> list[tuple[Value, list[Cell]]]:
        """Each industry with its cells, those of most firms first, for the table."""
        return [
            (industry, sorted((one for one in self.cells if one.industry is industry), key=lambda one: -one.number))
            for industry, _ in self.industries
        ]


def about_the_data(view: PageContext) -> Markup:
    """Return the numbers of the directory, as pictures and tables, with what they mean."""
    data = view.data
    countries, said_by_country = by_value(data, "country"), said(data, "country")
    return view.render(
        "about_data/about.html",
        total=len(data.listed),
        kinds=by_value(data, "kind"),
        countries=countries[:_OPEN],
        more=countries[_OPEN:],
        said_by_kind=said(data, "kind"),
        said_by_country=said_by_country[:_OPEN],
        more_said=said_by_country[_OPEN:],
        map=firm_map(view),
        placeless=sum(not firm.countries for firm in data.listed),
        months=by_month(data.listed),
        fields=by_field(data.listed),
        heat=heat(data),
        paired=sum(bool(firm.industries and firm.functions) for firm in data.listed),
        missing=[(facet, TITLES[facet].lower(), thin(data, facet)) for facet in ("industry", "function", "country")],
        few=FEW,
    )


def by_value(data: Dataset, facet: str) -> list[Bar]:
    """Return how many firms of the lists name each value of a facet; values that none names are left out."""
    return [_bar(value.label, len(firms), len(data.listed), address) for value, firms, address in _named(data, facet)]


def said(data: Dataset, facet: str) -> list[Documented]:
    """Return how many firms with each value of a facet say how to approach them, and what becomes of one's details."""
    return [
        Documented(
            value.label,
            len(firms),
            [_bar(switch.title, sum(map(switch.says, firms)), len(firms)) for switch in SWITCHES],
            address,
        )
        for value, firms, address in _named(data, facet)
    ]


def _named(data: Dataset, facet: str) -> list[tuple[Value, list[Firm], str]]:
    """Return each value of a facet that a firm names, with these firms and where they are listed.

    Countries come in the order of their firms, the most first; other values in their own.
    """
    firms = firms_by_value(data.listed, facet, data)
    values = [value for value in data.values(facet) if value.id in firms]
    if facet == "country":
        values.sort(key=lambda value: -len(firms[value.id]))
    return [(value, firms[value.id], f"directory/by/{facet}/{value.id}/") for value in values]


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


def heat(data: Dataset) -> Heat:
    """Return how many firms name each industry together with each function; generalists name none."""
    pairs = Counter(
        (industry, function)
        for firm in data.listed
        for industry in firm.industries or ()
        for function in firm.functions or ()
    )
    most = max(pairs.values(), default=1)
    industries = [value for value in data.values("industry") if any(value.id == one for one, _ in pairs)]
    functions = [value for value in data.values("function") if any(value.id == other for _, other in pairs)]
    placed = [(value, _TOP + place * _HEIGHT) for place, value in enumerate(industries)]
    across = [(value, _LEFT + place * _WIDTH) for place, value in enumerate(functions)]
    cells = [
        Cell(industry, function, number, -(-number * _SHADES // most), x, y)
        for industry, y in placed
        for function, x in across
        if (number := pairs[industry.id, function.id])
    ]
    return Heat(placed, across, cells)


def thin(data: Dataset, facet: str) -> list[tuple[str, str, int]]:
    """Return the id, label and number of firms of each value that few firms name, those that none names first.

    Countries that no firm names are left out: there are too many of them to say anything.
    """
    named = naming(data, facet)
    counted = [(value.id, value.label, named[value.id]) for value in data.values(facet) if named[value.id] < FEW]
    return sorted((one for one in counted if one[2] or facet != "country"), key=lambda one: one[2])


def _bar(label: str, number: int, total: int, address: str = "") -> Bar:
    share = round(100 * number / total) if total else 0
    if 0 < number < total:
        share = min(99, max(1, share))
    return Bar(label, number, share, address)
