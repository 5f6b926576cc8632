"""What a page says to programs, from the records alone."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

import pytest

from macros.loading.dataset import Dataset
from macros.site.social import Site, Subject, checked_on, head, record_of, robots
from macros.site.social.structured import firm_node, graph, json_ld

from .vocabulary import faults

BASE = "https://rapport.example/site/"
CARD = f"{BASE}assets/cards/0123456789abcdef.png"


@pytest.fixture
def known(data: Dataset) -> Site:
    """A site with the pages that structured data leads to."""
    addresses = ["", "directory/", "checklists/", "glossary/", "contribute/", "contribute/open-data/", "guide/"]
    addresses += [f"directory/{firm.id}/" for firm in data.firms]
    addresses += [f"directory/by/kind/{kind.id}/" for kind in data.values("kind")]
    addresses += [f"checklists/{checklist.id}/" for checklist in data.checklists]
    addresses += ["guide/pay/", "guide/sources/", "directory/by/country/CH/"]
    addresses += [f"api/v1/{name}" for name in ("vocabulary.json", "checklists.json", "rules.json")]
    addresses += [f"api/v1/{name}.{kind}" for name in ("firms", "bodies") for kind in ("json", "csv")]
    titles = {"directory/": "Directory", "checklists/": "Checklists", "guide/": "Guide", "contribute/": "Contribute"}
    return Site("Rapport", "What it is for.", BASE, {address: address for address in addresses}, titles)


def said_of(
    data: Dataset, site: Site, address: str, days: dict[str, datetime.date] | None = None
) -> list[dict[str, Any]]:
    """What a page says; who asks for many pages gives the days on which each was checked, which take long to find."""
    checked = (days or checked_on(data)).get(address)
    subject = Subject(address, "A title", "A description.", record_of(data, address), checked)
    said = graph(data, site, subject, CARD)
    assert faults(said) == []
    nodes: list[dict[str, Any]] = said["@graph"]
    return nodes


def test_every_firm_and_checklist_is_valid(data: Dataset, known: Site) -> None:
    days = checked_on(data)
    for firm in data.firms:
        _, page, thing = said_of(data, known, f"directory/{firm.id}/", days)
        assert page["lastReviewed"] == firm.checked.isoformat()
        assert page["citation"] == [source.url for source in firm.sources]
        assert thing["@type"] == ("Organization" if firm.kind == "outplacement" else "EmploymentAgency")
        assert (thing["name"], thing["url"]) == (firm.name, firm.website)
    for checklist in data.checklists:
        _, page, thing = said_of(data, known, f"checklists/{checklist.id}/", days)
        assert thing["@type"] == "HowTo"
        assert [step["name"] for step in thing["step"]] == [item.text for item in checklist.items]


def test_what_is_not_known_is_left_out(data: Dataset) -> None:
    firm = data.firms[0].model_copy(
        update={"founded": None, "headquarters": None, "countries": None, "memberships": None, "contact": None}
    )
    node = firm_node(data, firm, "#firm")
    assert not {"foundingDate", "address", "location", "memberOf", "contactPoint"} & node.keys()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("glossary/", "DefinedTermSet"),
        ("contribute/open-data/", "Dataset"),
        ("guide/pay/", "Article"),
    ],
)
def test_a_page_says_what_it_is_about(data: Dataset, known: Site, address: str, kind: str) -> None:
    _, page, thing = said_of(data, known, address)
    assert thing["@type"] == kind
    assert page["mainEntity"] == {"@id": thing["@id"]}


@pytest.mark.parametrize("address", ["", "directory/", "guide/", "guide/sources/", "directory/by/country/CH/"])
def test_other_pages_are_only_pages(data: Dataset, known: Site, address: str) -> None:
    assert len(said_of(data, known, address)) == 2


def test_the_glossary_has_every_term(data: Dataset, known: Site) -> None:
    terms = said_of(data, known, "glossary/")[2]["hasDefinedTerm"]
    assert [(term["termCode"], term["name"], term["description"]) for term in terms] == [
        (term.id, term.term, term.definition) for term in data.glossary
    ]


def test_the_way_to_a_firm_leads_over_its_kind(data: Dataset, known: Site) -> None:
    firm = data.firm("spencer-stuart")
    _, page, _ = said_of(data, known, "directory/spencer-stuart/")
    trail = [(step["position"], step["item"].removeprefix(BASE)) for step in page["breadcrumb"]["itemListElement"]]
    assert trail == [
        (1, ""),
        (2, "directory/"),
        (3, f"directory/by/kind/{firm.kind}/"),
        (4, "directory/spencer-stuart/"),
    ]
    assert "breadcrumb" not in said_of(data, known, "")[1]


def test_no_text_ends_the_script_element(data: Dataset, known: Site) -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    text = json_ld(data, known, Subject("guide/pay/", hostile, hostile), CARD)
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][1]["name"] == hostile


def test_the_head_names_whole_addresses(data: Dataset, known: Site) -> None:
    cards = {"directory/": "assets/cards/a.png", "guide/pay/": "assets/cards/b.png"}
    own = head(data, known, Subject("guide/pay/", "Pay", "What to say."), cards)
    other = head(data, known, Subject("directory/by/country/CH/", "Switzerland", "Firms."), cards)
    assert (own.kind, own.url, own.card) == ("article", f"{BASE}guide/pay/", f"{BASE}assets/cards/b.png")
    assert (other.kind, other.card) == ("website", f"{BASE}assets/cards/a.png")


def test_a_list_is_as_fresh_as_its_freshest_record(data: Dataset) -> None:
    first, *others = data.firms
    newer = first.model_copy(update={"checked": first.checked + datetime.timedelta(days=400)})
    days = checked_on(dataclasses.replace(data, firms=(newer, *others)))
    assert days[f"directory/{first.id}/"] == newer.checked
    assert days["directory/"] == days[f"directory/by/kind/{first.kind}/"] == days[""] == newer.checked
    cited = {claim for one in data.checklists for item in one.items for claim in item.evidence or ()}
    assert days["checklists/"] == max(data.claim(claim).checked for claim in cited)
    assert days["guide/sources/"] == max(claim.checked for claim in data.evidence)


def test_robots_names_the_sitemap_where_the_address_is_known() -> None:
    assert robots(BASE).splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"
    assert robots(None) == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "Agency"}, "Agency is no type"),
        ({"headline": "A"}, "EmploymentAgency has no headline"),
        ({"foundingDate": "long ago"}, "EmploymentAgency.foundingDate cannot be 'long ago'"),
        ({"address": {"@type": "HowTo"}}, "EmploymentAgency.address cannot be"),
        ({"numberOfEmployees": 3}, "EmploymentAgency.numberOfEmployees cannot be 3"),
        ({"memberOf": {"@id": "#nowhere"}}, "#nowhere is named and not described"),
        ({"name": ""}, "EmploymentAgency.name cannot be ''"),
    ],
)
def test_the_check_finds_what_is_wrong(data: Dataset, change: dict[str, Any], fault: str) -> None:
    node = firm_node(data, data.firms[0], "#firm")
    assert faults({"@context": "https://schema.org", "@graph": [node]}) == []
    assert any(
        found.startswith(fault) for found in faults({"@context": "https://schema.org", "@graph": [node | change]})
    )
