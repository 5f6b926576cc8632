"""What every page asks: worked out once, and anew when the data has changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from macros.catalog.catalog import Catalog, Tag, load_catalog
from macros.catalog.facets import FACETS, counts
from macros.loading.dataset import Dataset


def test_a_thing_is_worked_out_once(data: Dataset) -> None:
    asked: list[Dataset] = []

    def sizes(of: Dataset) -> list[int]:
        asked.append(of)
        return [len(of.firms)]

    catalog = Catalog(data)
    assert catalog.made(sizes) is catalog.made(sizes)
    assert asked == [data]
    assert catalog.counts is catalog.counts
    assert catalog.months is catalog.months


def test_two_states_of_the_data_do_not_mix(data: Dataset) -> None:
    fewer = dataclasses.replace(data, firms=data.firms[:3])
    assert Catalog(data).made(lambda of: len(of.firms)) == len(data.firms)
    assert Catalog(fewer).made(lambda of: len(of.firms)) == 3
    assert sum(Catalog(fewer).counts["kind"].values()) == 3


def test_the_catalogue_of_a_folder_is_the_same_until_a_file_changes(folder: Path) -> None:
    first = load_catalog(folder)
    assert load_catalog(folder) is first
    path = folder / "firms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Acre Search", "name: Acre and Partners"))
    assert load_catalog(folder) is not first
    assert load_catalog(folder).data.firm("acre").name == "Acre and Partners"


def test_every_facet_is_counted(catalog: Catalog) -> None:
    assert catalog.counts == {facet: counts(catalog.data, facet) for facet in FACETS}
    assert sum(len(page.firms) for page in catalog.letter_pages) == len(catalog.data.firms)


def test_a_tag_leads_to_a_list_only_where_there_is_one(catalog: Catalog) -> None:
    assert catalog.tag("kind", "staffing") == Tag("Staffing", "directory/by/kind/staffing/")
    nobody = next(value for value in catalog.data.values("country") if value.id not in catalog.counts["country"])
    assert catalog.tag("country", nobody.id) == Tag(nobody.label, "")
    assert catalog.tags("country", None) == []


def test_a_firm_is_told_whole_from_one_place(catalog: Catalog) -> None:
    data = catalog.data
    firm = next(one for one in data.firms if one.contact and one.contact.channel and one.confidentiality)
    facts = catalog.firm(firm.id)
    assert firm.contact
    assert firm.confidentiality
    assert facts.firm is firm
    assert facts.kind is data.value("kind", firm.kind)
    assert facts.channel is data.value("channel", firm.contact.channel or "")
    assert facts.stance is data.value("confidentiality", firm.confidentiality.stance)
    assert set(facts.tags) == set(FACETS)
    assert [tag.label for tag in facts.tags["service"]] == [data.label("service", one) for one in firm.services]
    assert facts.similar == catalog.similar(firm)
    assert {one.id for _, checklists in facts.stages for one in checklists} == {
        one.id for one in data.checklists if firm.kind in (one.kinds or ())
    }


def test_what_a_firm_does_not_say_is_none(catalog: Catalog) -> None:
    silent = next(one for one in catalog.data.firms if not one.contact and not one.confidentiality)
    facts = catalog.firm(silent.id)
    assert (facts.channel, facts.unsolicited, facts.stance, facts.successor) == (None, None, None, None)
    assert facts.tags["channel"] == []
