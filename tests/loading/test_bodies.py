"""Registers and complaints bodies: what each must say, and that no country of the directory is without them."""

# ruff: noqa: E501 - a fault is one line, as people see it

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.catalog.places import reach
from macros.editing.link_check import addresses
from macros.loading.dataset import Dataset, UnknownId
from macros.loading.load import load, load_once
from macros.model.bodies import PURPOSES, REGISTERS

from .helpers import SEE, case, check_case

TAKES_COMPLAINTS = next(purpose for purpose in PURPOSES if purpose.id == "complaints").kinds


@pytest.mark.parametrize(
    ("file", "edits", "expected"),
    [
        case(
            "unknown country",
            "bodies",
            {"  countries: [CH]": "  countries: [XX]◀"},
            f'ch-permits.countries[1]: "XX" is not a place or a country. Use one of CH, GB, NO, US, all.{SEE}bodies-countries',
        ),
        case(
            "country by its name",
            "bodies",
            {"  countries: [CH]": "  countries: [Switzerland]◀"},
            f'ch-permits.countries[1]: "Switzerland" is not a place or a country. Did you mean "CH"?{SEE}bodies-countries',
        ),
        case(
            "address of a private host",
            "bodies",
            {"  url: https://www.example.ch/permits\n": "  url: http://register.internal/permits◀\n"},
            f'ch-permits.url: "register.internal" is not a host that readers can reach. Give a public address that starts with https:// or http://.{SEE}bodies-url',
        ),
        case(
            "source on a private host",
            "bodies",
            {"url: https://www.example.ch/permits/about": "url: http://10.0.0.8/about◀"},
            f'ch-permits.sources[1].url: "10.0.0.8" is not a host that readers can reach. Give a public address that starts with https:// or http://.{SEE}bodies-sources-url',
        ),
        case(
            "no kind of body",
            "bodies",
            {"  kind: data-authority": "  kind: data-office◀"},
            f'world-data.kind: "data-office" is not a kind of body. Use one of company-register, data-authority, licence-register.{SEE}bodies-kind',
        ),
        case(
            "no kind of recruiting",
            "bodies",
            {"  covers: [permanent, temporary]": "  covers: [permanent, temporal]◀"},
            f'ch-permits.covers[2]: "temporal" is not a kind of recruiting. Did you mean "temporary"?{SEE}bodies-covers',
        ),
        case(
            "no way of reading",
            "bodies",
            {"      read: excerpt": "      read: partly◀"},
            f'gb-companies.sources[1].read: "partly" is not a way of reading. Use one of original, excerpt, reported.{SEE}bodies-sources-read',
        ),
        case(
            "register without the meaning of a miss",
            "bodies",
            {"- id: ch-permits": "- id: ch-permits◀", "  miss: Ask it for its permit.\n": ""},
            "ch-permits: does not say what it means when a firm is not there. Say it under miss.",
        ),
        case(
            "register without the meaning of a hit",
            "bodies",
            {"- id: gb-companies": "- id: gb-companies◀", "  hit: A company of this name exists.\n": ""},
            "gb-companies: does not say what it means when a firm is there. Say it under hit.",
        ),
        case(
            "a hit where nothing is said of a miss",
            "bodies",
            {
                "- id: world-data": "- id: world-data◀",
                "  lists: Complaints": "  hit: It pays a fee.\n  lists: Complaints",
            },
            "world-data: does not say what it means when a firm is not there. Say it under miss.",
        ),
        case(
            "misspelt meaning is said once",
            "bodies",
            {"  miss: Ask": "  mis: Ask◀"},
            'ch-permits.mis: there is no such field. Did you mean "miss"?',
        ),
        case(
            "register of firms that does not say what it covers",
            "bodies",
            {"- id: ch-permits": "- id: ch-permits◀", "  covers: [permanent, temporary]\n": ""},
            "ch-permits: does not say which kinds of recruiting it covers. Name them under covers.",
        ),
        case(
            "what charges is said to be free",
            "bodies",
            {"  free: false": "  free: true◀"},
            f"gb-companies.free: a cost is named, though it is free. Take cost out, or say that it is not free.{SEE}bodies-free",
        ),
        case(
            "what is not free names no cost",
            "bodies",
            {"  free: false": "  free: false◀", "  cost: An extract costs a pound.\n": ""},
            f"gb-companies.free: no cost is named, though it is not free. Say under cost what is paid for, or say that it is free.{SEE}bodies-free",
        ),
        case(
            "nothing said of what it costs",
            "bodies",
            {
                "- id: ch-permits": "- id: ch-permits◀",
                "  miss: Ask it for its permit.\n  public: true\n  free: true\n": "  miss: Ask it for its permit.\n  public: true\n",
            },
            f"ch-permits.free: is missing. Add free.{SEE}bodies-free",
        ),
        case(
            "everywhere and somewhere",
            "bodies",
            {"  countries: [all]": "  countries: [all, CH]◀"},
            f'world-data.countries: "all" stands beside other countries. Keep all alone, or name the countries.{SEE}bodies-countries',
        ),
        case(
            "a part of two countries",
            "bodies",
            {"  countries: [GB]": "  countries: [GB, US]", "  area: England and Wales": "  area: England and Wales◀"},
            f"gb-companies.area: is a part of one country, but the record names several. Make a record for each area.{SEE}bodies-area",
        ),
        case(
            "only others report of it",
            "bodies",
            {
                "  sources:\n    - url: https://www.example.org.uk": "  sources:◀\n    - url: https://www.example.org.uk",
                "      read: excerpt": "      read: reported",
            },
            f"gb-companies.sources: only others report of it. Name a page of its own, or leave the body out.{SEE}bodies-sources",
        ),
        case(
            "address twice",
            "bodies",
            {"  url: https://data.example.org/complain\n  lists": "  url: https://example.ch/permits/◀\n  lists"},
            f'world-data.url: is the address of "ch-permits" too. Make one record of the two, or give each its own page.{SEE}bodies-url',
        ),
        case(
            "members without a source",
            "vocabulary",
            {
                "    definition: Not tied to one country.\n": "    definition: Not tied to one country.\n    countries: [CH]◀\n"
            },
            f"place.all.countries: names countries, but no page that lists them. Name the page under sources.{SEE}vocabulary-place",
        ),
        case(
            "record too far down",
            "bodies",
            {"- id: gb-companies": "- id: ch-companies◀", "  countries: [GB]": "  countries: [CH]"},
            f'ch-companies.id: stands after "ch-permits". Sort the records by id, or run "python -m macros format".{SEE}bodies-id',
        ),
        case(
            "id without its country",
            "bodies",
            {"- id: world-data": "- id: world◀", "- id: gb-companies": "- id: gbr-companies◀"},
            f'gbr-companies.id: does not begin with "gb-". Begin it with the code of its first country, or with eu or world.{SEE}bodies-id',
            f'world.id: does not begin with "world-". Begin it with the code of its first country, or with eu or world.{SEE}bodies-id',
        ),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, file: str, edits: dict[str, str], expected: list[str]) -> None:
    check_case(folder, file, edits, expected)


def test_a_country_has_its_own_bodies_first_and_then_the_wider_ones(data: Dataset) -> None:
    found = [body.id for body in data.bodies_in("IE")]
    assert found[:3] == ["ie-dpc", "ie-wrc-complaints", "ie-wrc-licences"]
    assert {"eu-edpb", "world-aesc", "world-ihrb-register", "world-wec"} == set(found[3:])
    assert "eu-edpb" not in {body.id for body in data.bodies_in("CH")}
    nz = [body.id for body in data.bodies_in("NZ")]
    assert nz.index("nz-companies-register") < nz.index("au-rcsa-conduct")


def test_a_body_is_found_by_its_id(data: Dataset) -> None:
    assert data.body("ie-wrc-licences").kind == "licence-register"
    with pytest.raises(UnknownId, match='there is no body "ie-wrc-licence"'):
        data.body("ie-wrc-licence")


def test_a_body_is_found_though_a_vocabulary_is_called_body_too(folder: Path) -> None:
    data = load(folder)
    assert data.label("body", "licence-register") == data.value("body", "licence-register").label
    assert data.body("ch-permits").kind == "licence-register"


def test_each_country_with_three_firms_has_a_way_to_check_to_complain_and_to_ask_about_data(data: Dataset) -> None:
    """Those where no body's own page could be read, or none is known, are named here, so that no other goes missing."""
    firms = Counter(country for firm in data.listed for country in firm.countries or ())
    countries = {country for country, number in firms.items() if number >= 3}
    assert len(countries) >= 25

    def without(kinds: tuple[str, ...]) -> set[str]:
        return countries - {country for body in data.bodies if body.kind in kinds for country in body.countries}

    assert without(TAKES_COMPLAINTS) == set()
    assert without(REGISTERS) == {"AE", "BR", "CN", "EE", "IS", "JE", "LT", "LU", "TR"}
    asked = {country for body in data.bodies if body.kind == "data-authority" for country in reach(data, body) or ()}
    assert countries - asked == {"AE", "CN", "IN", "TR", "US"}


def test_there_are_sixty_bodies_in_twenty_five_countries(data: Dataset) -> None:
    wider = {reach.id for reach in data.vocabulary.place}
    assert len(data.bodies) >= 60
    assert len({country for body in data.bodies for country in body.countries} - wider) >= 25


def test_what_is_said_of_each_is_honest_and_short(data: Dataset) -> None:
    for body in data.bodies:
        assert (body.hit is not None) is (body.kind in REGISTERS)
        for text in (body.lists, body.hit, body.miss):
            assert text is None or text.endswith(".")


def test_the_link_check_asks_for_their_addresses(folder: Path) -> None:
    found = addresses(load(folder))
    members = load_once().vocabulary.place[1].sources
    assert members is not None
    assert addresses(load_once())[members[0].url] == ("vocabulary/EU.sources[1].url",)
    assert found["https://www.example.ch/permits"] == ("bodies/ch-permits.url",)
    assert found["https://data.example.org/complain"] == ("bodies/world-data.url", "bodies/world-data.sources[1].url")
    assert "bodies/gb-companies.sources[2].url" in found["https://news.example.com/companies"]
