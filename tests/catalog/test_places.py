"""What a reader comes for, and the bodies of each country that answer it."""

from __future__ import annotations

import pytest

from macros.catalog.places import choose, countries, in_purposes, in_the_union, reach, rule_in
from macros.loading.dataset import Dataset
from macros.model.bodies import PURPOSES


def test_each_kind_of_body_belongs_to_one_purpose(data: Dataset) -> None:
    kinds = [kind for purpose in PURPOSES for kind in purpose.kinds]
    assert sorted(kinds) == sorted(value.id for value in data.vocabulary.body)


def test_no_body_is_lost_between_the_purposes(data: Dataset) -> None:
    found = [body.id for _, bodies in in_purposes(data.bodies) for body in bodies]
    assert sorted(found) == [body.id for body in data.bodies]


def test_every_country_of_a_firm_or_a_body_has_a_page(data: Dataset) -> None:
    known = {country.id for country in countries(data)}
    assert {country for firm in data.firms for country in firm.countries or ()} <= known
    assert {firm.headquarters.country for firm in data.firms if firm.headquarters} <= known
    assert {"LI", "IS", "MT"} <= known, "where the European authorities are at work"
    labels = [country.label for country in countries(data)]
    assert labels.index("Austria") < labels.index("Belgium") < labels.index("United States")


def test_what_is_european_ends_where_its_members_end(data: Dataset) -> None:
    authorities = data.body("eu-edpb")
    own = reach(data, authorities) or frozenset()
    assert {"DE", "IE", "MT", "IS", "LI", "NO"} <= own
    assert not {"CH", "GB", "US"} & own
    assert authorities in data.bodies_in("NO")
    assert authorities not in data.bodies_in("CH")
    assert reach(data, data.body("world-aesc")) is None
    assert in_the_union(data, "IE")
    assert not in_the_union(data, "NO")


def test_the_list_of_members_names_its_source(data: Dataset) -> None:
    for place in data.vocabulary.place:
        assert bool(place.sources) is bool(place.countries)


def test_a_country_without_rules_of_its_own_has_those_of_the_union(data: Dataset) -> None:
    assert [getattr(rule_in(data, country), "id", None) for country in ("GB", "DE", "GR", "NO", "CL")] == [
        "GB",
        "DE",
        "EU",
        None,
        None,
    ]


def test_bodies_are_chosen_by_country_and_by_purpose_or_kind(data: Dataset) -> None:
    complaints = [body.id for body in choose(data, country="GB", kind="complaints")]
    assert complaints == ["gb-eass", "gb-fair-work-agency", "gb-ni-employment-agency-inspectorate", "gb-rec-complaints"]
    assert [body.id for body in choose(data, country="NZ", kind="company-register")] == ["nz-companies-register"]
    registers = choose(data, kind="company-register")
    assert {"at-gisa", "gb-companies-house", "nz-companies-register"} < {body.id for body in registers}
    assert {body.kind for body in registers} == {"company-register"}
    assert choose(data) == list(data.bodies)
    assert choose(data, country="CL", kind="fraud") == []


@pytest.mark.parametrize(
    ("country", "kind", "said"),
    [
        ("UK", None, 'there is no country "UK". Write "GB".'),
        ("ireland", None, 'there is no country "ireland". Write "IE".'),
        ("ie", None, 'there is no country "ie". Write "IE".'),
        ("Q9", None, 'there is no country "Q9". Give its ISO code of two letters, such as GB.'),
        (
            "IE",
            "complaint",
            'there is no purpose or kind of body "complaint". Did you mean "complaints" or "complaints-body"?',
        ),
        (
            "IE",
            "xyz",
            'there is no purpose or kind of body "xyz". Use one of licence, field, complaints, data, fraud, '
            "licence-register, company-register, member-list, professional-directory, complaints-body, "
            "data-authority, equality-body, fraud-report.",
        ),
    ],
)
def test_what_is_unknown_is_told_with_what_to_write(data: Dataset, country: str, kind: str | None, said: str) -> None:
    with pytest.raises(LookupError) as caught:
        choose(data, country=country, kind=kind)
    assert str(caught.value) == said
