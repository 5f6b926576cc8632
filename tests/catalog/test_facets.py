"""The facets: which firms match a choice, in which order, and how many there are of each value."""

from __future__ import annotations

import dataclasses

import pytest

from macros.catalog.facets import FACETS, TITLES, choice_of, counts, matches, names, select, values_of
from macros.loading.dataset import Dataset, UnknownId
from macros.loading.load import load
from tests.loading.helpers import SMALL


@pytest.fixture(scope="module")
def few() -> Dataset:
    """Five firms: acre, aspen and dogwood name industries; cedar and dogwood are generalists; birch says nothing."""
    data = load(SMALL)
    acre, birch, cedar = data.firms
    aspen = acre.model_copy(
        update={"id": "aspen", "name": "Áspen", "industries": ("telecommunications",), "countries": ("CH", "NO")}
    )
    dogwood = cedar.model_copy(update={"id": "dogwood", "name": "dogwood", "industries": ("technology",)})
    return dataclasses.replace(data, firms=(acre, aspen, birch, cedar, dogwood))


def found(data: Dataset, **chosen: list[str]) -> list[str]:
    return [firm.id for firm in select(data, {facet: frozenset(values) for facet, values in chosen.items()})]


def test_no_choice_is_every_firm_by_name(few: Dataset) -> None:
    assert found(few) == ["acre", "aspen", "birch", "cedar", "dogwood"]


def test_generalists_stand_after_those_that_name_the_industry(few: Dataset) -> None:
    assert found(few, industry=["technology"]) == ["acre", "dogwood", "cedar"]
    assert found(few, industry=["telecommunications"]) == ["aspen", "cedar", "dogwood"]


def test_values_of_one_facet_are_alternatives(few: Dataset) -> None:
    assert found(few, industry=["technology", "telecommunications"]) == ["acre", "aspen", "dogwood", "cedar"]
    assert found(few, country=["US", "NO"]) == ["acre", "aspen", "birch"]


def test_facets_combine(few: Dataset) -> None:
    assert found(few, industry=["technology"], kind=["retained-search"], country=["US"]) == ["acre"]
    assert found(few, industry=["technology"], service=["board-search"]) == ["dogwood", "cedar"]
    assert found(few, kind=["contingency-search"], country=["US"]) == []


def test_a_region_is_its_countries(few: Dataset) -> None:
    assert found(few, region=["europe"]) == ["acre", "aspen", "birch"]
    assert found(few, region=["north-america"]) == ["acre"]
    aspen = few.firm("aspen")
    assert values_of(aspen, "region", few) == ("europe",)


def test_what_a_firm_does_not_say_it_does_not_match(few: Dataset) -> None:
    for facet in ("channel", "unsolicited", "confidentiality", "membership", "level"):
        assert values_of(few.firm("birch"), facet, few) == ()
        values = frozenset(value.id for value in few.values(facet))
        assert not matches(few.firm("birch"), {facet: values}, few)


def test_a_generalist_matches_an_industry_without_naming_it(few: Dataset) -> None:
    choice = {"industry": frozenset(["telecommunications"])}
    assert matches(few.firm("cedar"), choice, few)
    assert not names(few.firm("cedar"), choice, few)
    assert names(few.firm("aspen"), choice, few)
    assert names(few.firm("cedar"), {"kind": frozenset(["staffing"])}, few)  # no industry was chosen


def test_counts_follow_the_vocabulary_and_leave_out_what_no_firm_names(few: Dataset) -> None:
    assert list(counts(few, "industry").items()) == [("technology", 3), ("telecommunications", 3)]
    assert list(counts(few, "country").items()) == [("CH", 2), ("NO", 2), ("US", 1)]
    assert list(counts(few, "region").items()) == [("europe", 3), ("north-america", 1)]
    assert counts(few, "membership") == {}


@pytest.mark.parametrize("facet", FACETS)
def test_every_count_is_the_number_of_firms_that_are_shown(data: Dataset, facet: str) -> None:
    counted = counts(data, facet)
    assert counted
    for value, number in counted.items():
        assert len(select(data, {facet: frozenset([value])})) == number


@pytest.mark.parametrize("facet", FACETS)
def test_every_value_of_the_data_can_be_found(data: Dataset, facet: str) -> None:
    counted = counts(data, facet)
    for firm in data.firms:
        own = values_of(firm, facet, data)
        assert len(set(own)) == len(own)
        assert set(own) <= set(counted)


def test_every_facet_has_a_title_and_a_vocabulary(data: Dataset) -> None:
    assert list(TITLES) == list(FACETS)
    assert all(data.values(facet) for facet in FACETS)


def test_a_choice_is_one_value_or_several(few: Dataset) -> None:
    assert choice_of(few, {"kind": "retained-search", "country": ["CH", "US"]}) == {
        "kind": frozenset(["retained-search"]),
        "country": frozenset(["CH", "US"]),
    }
    assert choice_of(few, {}) == {}


def test_an_unknown_facet_names_the_nearest(few: Dataset) -> None:
    with pytest.raises(LookupError, match=r'^there is no facet "industries"\. Did you mean "industry"\?$'):
        choice_of(few, {"industries": "technology"})
    with pytest.raises(LookupError, match=r'^there is no facet "xyz"\. The facets are kind, service, .*membership\.$'):
        choice_of(few, {"xyz": "technology"})


def test_an_unknown_value_names_the_nearest(few: Dataset) -> None:
    with pytest.raises(UnknownId, match=r'^there is no kind "retained"\. Did you mean "retained-search"\?$'):
        choice_of(few, {"kind": ["contingency-search", "retained"]})
    with pytest.raises(UnknownId, match=r'^there is no country "XX"\. The first of 4: CH, GB, NO, US\.$'):
        choice_of(few, {"country": "XX"})
