"""The numbers of the directory are those of its records, and lead to the pages that list them."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.contribute import about_the_data
from macros.contribute.numbers import FEW, by_field, by_month, by_value, heat, thin
from macros.directory.facets import values_of
from macros.load import Dataset
from macros.view import View


def page(view: View) -> Html:
    return Html(about_the_data(view))


@pytest.mark.parametrize("facet", ["kind", "country"])
def test_firms_are_counted_by_value(data: Dataset, facet: str) -> None:
    for bar in by_value(data, facet):
        own = bar.address.split("/")[-2]
        assert bar.number == sum(own in values_of(firm, facet, data) for firm in data.firms) > 0
        assert abs(bar.share - 100 * bar.number / len(data.firms)) <= 1


def test_every_firm_has_one_kind_and_one_month(data: Dataset) -> None:
    assert sum(bar.number for bar in by_value(data, "kind")) == len(data.firms)
    assert sum(bar.number for bar in by_month(data.firms)) == len(data.firms)


def test_fields_that_may_be_left_out_are_counted(data: Dataset) -> None:
    found = {bar.label: bar.number for bar in by_field(data.firms)}
    assert found["Confidentiality"] == sum(firm.confidentiality is not None for firm in data.firms)
    assert found["Takes on any industry"] == sum(firm.generalist for firm in data.firms)
    assert "Summary" not in found
    numbers = [bar.number for bar in by_field(data.firms)]
    assert numbers == sorted(numbers, reverse=True)


def test_the_heat_table_counts_firms_that_name_both(data: Dataset) -> None:
    functions = [value.id for value in data.values("function")]
    shades = set()
    for industry in data.values("industry"):
        for function, cell in zip(functions, heat(data, industry.id, functions), strict=True):
            both = [f for f in data.firms if industry.id in (f.industries or ()) and function in (f.functions or ())]
            assert cell.number == len(both)
            assert (cell.shade == 0) == (cell.number == 0)
            shades.add(cell.shade)
    assert shades <= set(range(6))
    assert 5 in shades


def test_what_few_firms_name_is_where_help_is_wanted(data: Dataset) -> None:
    for facet in ("industry", "function"):
        wanted = {own for own, _, _ in thin(data, facet)}
        for value in data.values(facet):
            number = sum(value.id in values_of(firm, facet, data) for firm in data.firms)
            assert (value.id in wanted) == (number < FEW)


def test_each_picture_stands_beside_its_number(view: View, data: Dataset) -> None:
    tables = page(view).css("table.bars")
    assert len(tables) == 4
    rows = [row for table in tables for row in table.css("tbody tr")]
    assert len(rows) > 20
    for row in rows:
        assert row.css_first("td").text().replace(",", "").isdigit()
        assert 0 < float(row.css_first(".bar__length").attributes["width"].rstrip("%")) <= 100
        assert row.css_first("svg").attributes["aria-hidden"] == "true"
    kinds = {row.css_first("th").text(): int(row.css_first("td").text()) for row in tables[0].css("tbody tr")}
    assert kinds["Retained search"] == sum(firm.kind == "retained-search" for firm in data.firms)


def test_nothing_is_styled_in_place(view: View) -> None:
    assert not re.search(r"\sstyle=", about_the_data(view))


def test_the_table_leads_to_the_firms(view: View) -> None:
    links = {link.attributes["href"] for link in page(view).css("a")}
    assert {"/directory/by/kind/staffing/", "/directory/by/industry/technology/", "/contribute/add-a-firm/"} <= links
