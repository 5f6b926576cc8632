"""The map has a tile for each country, and says how many firms each has."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.facets import values_of
from macros.components.firm_map import SHADES, STEP, firm_map, tiles
from macros.loading.dataset import Dataset
from macros.model.text import count
from macros.site.context import PageContext


def test_every_country_has_a_tile_of_its_own(view: PageContext, data: Dataset) -> None:
    drawn = tiles(view.catalog)
    assert {tile.code for tile in drawn} == {country.id for country in data.vocabulary.country}
    assert len({(tile.x, tile.y) for tile in drawn}) == len(drawn)
    places = [(tile.y, tile.x) for tile in drawn]
    assert places == sorted(places), "as one reads"
    at = {tile.code: (tile.x // STEP, tile.y // STEP) for tile in drawn}
    # As on other maps, north is up and east is right.
    assert at["CA"][1] < at["US"][1] < at["MX"][1] < at["BR"][1] < at["AR"][1]
    assert at["US"][0] < at["GB"][0] < at["DE"][0] < at["PL"][0] < at["IN"][0] < at["CN"][0] < at["JP"][0]
    assert at["NO"][1] < at["DE"][1] < at["IT"][1] < at["NG"][1] < at["ZA"][1]


def test_the_picture_counts_firms_and_leads_to_them(view: PageContext, data: Dataset) -> None:
    html = Html(firm_map(view))
    drawn = {
        node.css_first(".map__code").text(): (
            node.css_first("title").text(),
            node.css("text")[-1].text(),
            node.attributes["xlink:href"],
        )
        for node in html.css("a")
    }
    for country in data.vocabulary.country:
        number = sum(country.id in values_of(firm, "country", data) for firm in data.listed)
        if not number:
            assert country.id not in drawn
            continue
        assert drawn[country.id] == (
            f"{country.label}: {count(number, 'firm')}",
            str(number),
            f"/directory/by/country/{country.id}/",
        )
    others = {node.text() for node in html.css(".map__others text")}
    assert others == {country.id for country in data.vocabulary.country} - set(drawn)
    # The theme sets the href of what it fetches anew, which it cannot for a link within an SVG.
    assert " href=" not in firm_map(view)


def test_shades_follow_the_numbers(view: PageContext) -> None:
    for tile in tiles(view.catalog):
        assert tile.shade == sum(least <= tile.number for least in SHADES)
    key = [node.text() for node in Html(firm_map(view)).css("g.map__tile text")]
    assert key == ["1", "2–4", "5–9", "10–24", "25+"]
