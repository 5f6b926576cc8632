"""The firms most like a firm."""

from __future__ import annotations

import dataclasses

from macros.catalog.catalog import Catalog
from macros.catalog.facets import name_key, values_of
from macros.catalog.similar import SIMILAR
from macros.loading.dataset import Dataset
from macros.model.firms import Firm


def test_similar_firms_share_a_field_and_never_name_the_firm_itself(catalog: Catalog) -> None:
    for found in catalog.data.firms:
        others = catalog.similar(found)
        assert len(others) <= SIMILAR
        for other in others:
            assert other.id != found.id
            assert set(found.industries or ()) & set(other.industries or ()) or set(found.functions or ()) & set(
                other.functions or ()
            )


def test_the_most_similar_firm_shares_the_most(catalog: Catalog) -> None:
    found = catalog.data.firm("academic-search")
    first, *_ = catalog.similar(found)
    assert "education" in (first.industries or ())
    assert "academic" in (first.functions or ())


def test_the_likes_of_a_firm_are_those_that_score_most_and_come_first_by_name(catalog: Catalog) -> None:
    data = catalog.data

    def shared(one: Firm, other: Firm, facet: str) -> int:
        return len(set(values_of(one, facet, data)) & set(values_of(other, facet, data)))

    def score(one: Firm, other: Firm) -> int:
        weights = {"industry": 3, "function": 3, "level": 1, "country": 1, "kind": 1}
        return sum(weight * shared(one, other, facet) for facet, weight in weights.items())

    for firm in data.firms[::7]:
        others = [
            other
            for other in data.listed
            if other.id != firm.id and shared(firm, other, "industry") + shared(firm, other, "function")
        ]
        others.sort(key=lambda other: (-score(firm, other), name_key(other)))
        assert [other.id for other in catalog.similar(firm)] == [other.id for other in others[:SIMILAR]]


def test_a_firm_that_is_not_listed_has_likes_and_is_none(data: Dataset) -> None:
    closed = data.firm("academic-search").model_copy(update={"status": "closed"})
    catalog = Catalog(dataclasses.replace(data, firms=tuple(closed if f.id == closed.id else f for f in data.firms)))
    likes = catalog.similar(closed)
    assert len(likes) == SIMILAR
    assert all(closed.id not in {other.id for other in catalog.similar(like)} for like in likes)
