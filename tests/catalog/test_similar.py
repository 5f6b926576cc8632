"""The firms most like a firm."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.similar import SIMILAR


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
