"""The numbers of the directory are those of its records, and lead to the pages that list them."""

from __future__ import annotations

import dataclasses
import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.catalog.facets import values_of
from macros.components.about_data import about_the_data
from macros.components.about_data.numbers import FEW, by_field, by_month, by_value, heat, said, thin
from macros.loading.dataset import Dataset
from macros.site.context import PageContext


def page(view: PageContext) -> Html:
    return Html(about_the_data(view))


@pytest.mark.parametrize("facet", ["kind", "country"])
def test_firms_are_counted_by_value(data: Dataset, facet: str) -> None:
    for bar in by_value(data, facet):
        own = bar.address.split("/")[-2]
        assert bar.number == sum(own in values_of(firm, facet, data) for firm in data.firms) > 0
        assert abs(bar.share - 100 * bar.number / len(data.firms)) <= 1


@pytest.mark.parametrize("facet", ["kind", "country"])
def test_what_firms_say_is_counted_by_value(view: PageContext, data: Dataset, facet: str) -> None:
    rows = said(data, facet)
    assert [(row.label, row.number, row.address) for row in rows] == [
        (bar.label, bar.number, bar.address) for bar in by_value(data, facet)
    ]
    for row in rows:
        firms = [firm for firm in data.listed if row.address.split("/")[-2] in values_of(firm, facet, data)]
        approach, details = row.says
        assert approach.number == sum(firm.contact is not None for firm in firms)
        assert details.number == sum(firm.confidentiality is not None for firm in firms)
        for bar in row.says:
            assert abs(bar.share - 100 * bar.number / len(firms)) <= 1
    shown = [
        [cell.text() for cell in row.css("th, td")]
        for table in page(view).css("table.bars")
        if table.css_first("caption").text().startswith(f"What firms say, by {facet}")
        for row in table.css("tbody tr")
    ]
    assert shown == [[row.label, str(row.number), *(f"{bar.number} {bar.share}%" for bar in row.says)] for row in rows]


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


def test_the_heat_picture_counts_firms_that_name_both(data: Dataset) -> None:
    found = {(cell.industry.id, cell.function.id): cell for cell in heat(data).cells}
    for industry in data.values("industry"):
        for function in data.values("function"):
            both = [f for f in data.firms if industry.id in (f.industries or ()) and function.id in (f.functions or ())]
            cell = found.get((industry.id, function.id))
            assert (cell.number if cell else 0) == len(both)
    most = max(cell.number for cell in found.values())
    assert {cell.shade for cell in found.values()} <= set(range(1, 6))
    assert all((cell.shade == 5) == (cell.number > 0.8 * most) for cell in found.values())


def test_cells_stand_in_their_row_and_column(data: Dataset) -> None:
    found = heat(data)
    rows, columns = dict(found.industries), dict(found.functions)
    assert len(found.cells) > 100
    for cell in found.cells:
        assert (cell.x, cell.y) == (columns[cell.function], rows[cell.industry])
        assert found.left <= cell.x <= found.width - found.cell
        assert found.top <= cell.y <= found.height - found.row
    assert len({(cell.x, cell.y) for cell in found.cells}) == len(found.cells)


def test_the_picture_and_its_table_say_the_same(view: PageContext, data: Dataset) -> None:
    html = page(view)
    picture = html.css_first("svg.heat__picture")
    assert picture.attributes["role"] == "img"
    assert "The table below has the same numbers" in (picture.attributes["aria-label"] or "")
    drawn = [(cell.css_first("title").text(), cell.css_first("text").text()) for cell in picture.css("g.heat__cell")]
    assert all(re.search(rf": {number} firms?$", title) for title, number in drawn)
    rows = {row.css_first("th").text(): row.css(".pairs__one") for row in html.css("table.pairs tbody tr")}
    written = [(industry, *one.text().split("\N{NO-BREAK SPACE}")) for industry, cells in rows.items() for one in cells]
    industries = sorted((value.label for value in data.values("industry")), key=len, reverse=True)
    in_picture = []
    for title, number in drawn:
        industry = next(label for label in industries if title.startswith(f"{label}, "))
        function = title.removeprefix(f"{industry}, ").rpartition(": ")[0].partition(" (")[0]
        in_picture.append((industry, function, number))
    assert sorted(in_picture) == sorted(written)


def test_without_pairs_there_is_an_empty_picture(view: PageContext, data: Dataset) -> None:
    firms = tuple(firm.model_copy(update={"functions": None}) for firm in data.firms)
    view.catalog = Catalog(dataclasses.replace(data, firms=firms))
    assert heat(view.data).cells == []
    assert not page(view).css("g.heat__cell")


def test_what_few_firms_name_is_where_help_is_wanted(data: Dataset) -> None:
    for facet in ("industry", "function"):
        wanted = {own for own, _, _ in thin(data, facet)}
        for value in data.values(facet):
            number = sum(value.id in values_of(firm, facet, data) for firm in data.firms)
            assert (value.id in wanted) == (number < FEW)


def test_each_picture_stands_beside_its_number(view: PageContext, data: Dataset) -> None:
    tables = [table for table in page(view).css("table.bars") if table.css_first(".bar")]
    assert len(tables) == 5  # that of countries stands in two parts
    rows = [row for table in tables for row in table.css("tbody tr")]
    assert len(rows) > 20
    for row in rows:
        assert row.css_first("td").text().replace(",", "").isdigit()
        assert 0 <= float(row.css_first(".bar__length").attributes["width"].rstrip("%")) <= 100
        assert row.css_first("svg").attributes["aria-hidden"] == "true"
    kinds = {row.css_first("th").text(): int(row.css_first("td").text()) for row in tables[0].css("tbody tr")}
    assert kinds["Retained search"] == sum(firm.kind == "retained-search" for firm in data.firms)


def test_nothing_is_styled_in_place(view: PageContext) -> None:
    assert not re.search(r"\sstyle=", about_the_data(view))


def test_the_table_leads_to_the_firms(view: PageContext) -> None:
    links = {link.attributes.get("href") for link in page(view).css("a")}
    assert {"/directory/by/kind/staffing/", "/directory/by/industry/technology/", "/contribute/add-a-firm/"} <= links


def test_the_heat_picture_is_as_large_as_its_cells_need(data: Dataset) -> None:
    drawn = heat(data)
    larger = dataclasses.replace(drawn, left=drawn.left + 10, top=drawn.top + 5, cell=drawn.cell + 1, row=drawn.row + 2)
    assert larger.width - drawn.width == 10 + len(drawn.functions)
    assert larger.height - drawn.height == 5 + 2 * len(drawn.industries)
