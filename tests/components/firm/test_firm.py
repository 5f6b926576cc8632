"""A firm's page says what is known, says what is not, and where each comes from."""

from __future__ import annotations

import dataclasses
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.components.firm import firm, firm_page
from macros.loading.dataset import UnknownId
from macros.model.firms import Contact, Firm
from macros.model.text import long_date
from macros.site.context import PageContext

UNKNOWN = "Not stated."


def facts(page: Html) -> dict[str, str]:
    """Return the labelled facts of a page."""
    return {
        row.css_first("dt").text(): " ".join(row.css_first("dd").text().split()) for row in page.css(".facts > div")
    }


def test_what_is_known_is_shown(view: PageContext) -> None:
    found = view.data.firm("adecco-group")
    page = Html(firm_page(view, "adecco-group"))
    said = facts(page)
    assert page.css_first("h1").text() == "The Adecco Group"
    assert page.css_first(".lead").text() == found.summary
    assert page.css_first(".firm__website a").attributes["href"] == found.website
    assert "Formerly Adia, Ecco" in page.text()
    assert view.data.value("kind", found.kind).definition in page.text()
    for industry in found.industries or ():
        assert view.data.label("industry", industry) in said["Industries"]
    assert said["Head office"] == "Zurich, Switzerland"
    assert said["Founded"] == "1996"
    assert long_date(found.checked) in page.text()


def test_what_is_not_known_is_said(view: PageContext) -> None:
    for found in view.data.firms:
        said = facts(Html(firm_page(view, found.id)))
        assert (UNKNOWN in said["Way to reach it"]) is not bool(found.contact and found.contact.channel)
        assert (UNKNOWN in said["Unsolicited CVs (resumes)"]) is not bool(found.contact and found.contact.unsolicited)
        assert (UNKNOWN in said["Industries"]) is not bool(found.industries or found.generalist)
        assert (UNKNOWN in said["Functions"]) is not bool(found.functions)
        assert (UNKNOWN in said["Levels"]) is not bool(found.levels)
        assert (UNKNOWN in said["Head office"]) is not bool(found.headquarters)
        assert (UNKNOWN in said["Offices in"]) is not bool(found.countries)


def test_what_is_not_known_leads_on(view: PageContext) -> None:
    """The message that asks has the firm's name, and the form opens at the field."""
    found = next(one for one in view.data.listed if not one.contact and not one.confidentiality and "&" in one.name)
    page = Html(firm_page(view, found.id))
    asks = [link.attributes["href"] or "" for link in page.css("a[href*='#ask-a-firm']")]
    assert {parse_qs(urlsplit(ask).query)["firm"][0] for ask in asks} == {found.name}
    assert {urlsplit(ask).path for ask in asks} == {"/messages/"}
    tells = [link.attributes["href"] or "" for link in page.css("a[href*='field=']")]
    assert {parse_qs(urlsplit(tell).query)["firm"][0] for tell in tells} == {found.id}
    fields = {parse_qs(urlsplit(tell).query)["field"][0] for tell in tells}
    assert {"contact", "contact.unsolicited", "confidentiality"} <= fields
    assert ("kind" in fields) == (found.kind == "search-unstated")
    for field in fields:
        top, _, inner = field.partition(".")
        assert top in Firm.model_fields
        assert not inner or inner in Contact.model_fields


def test_nothing_asks_a_firm_that_is_no_more(view: PageContext) -> None:
    found = next(one for one in view.data.listed if not one.contact)
    gone = found.model_copy(update={"status": "closed"})
    firms = tuple(gone if one.id == gone.id else one for one in view.data.firms)
    view.catalog = Catalog(dataclasses.replace(view.data, firms=firms))
    page = Html(firm_page(view, gone.id))
    assert UNKNOWN in page.text()
    assert not page.css("a[href*='#ask-a-firm'], a[href*='field='], [data-follow], [data-log]")


def test_many_countries_are_folded(view: PageContext) -> None:
    found = max(view.data.listed, key=lambda one: len(one.countries or ()))
    part = Html(firm_page(view, found.id)).css_first("[aria-labelledby=places]")
    assert len(part.css("dd > .tags > li")) == 8
    assert len(part.css(".tags > li")) == len(found.countries or ())
    assert part.css_first("summary").text() == f"{len(found.countries or ()) - 8} more countries"


def test_confidentiality_is_quoted_with_its_page_or_said_to_be_unknown(view: PageContext) -> None:
    stated = next(found for found in view.data.firms if found.confidentiality)
    page = Html(firm_page(view, stated.id))
    part = page.css_first("[aria-labelledby=confidentiality]")
    assert stated.confidentiality
    assert view.data.label("confidentiality", stated.confidentiality.stance) in part.text()
    assert part.css_first("a").attributes["href"] == stated.confidentiality.url
    silent = next(found for found in view.data.firms if not found.confidentiality)
    assert UNKNOWN in Html(firm_page(view, silent.id)).css_first("[aria-labelledby=confidentiality]").text()


def test_every_source_is_linked_with_what_it_supports(view: PageContext) -> None:
    found = view.data.firm("academic-search")
    rows = Html(firm_page(view, found.id)).css(".firm__sources > li")
    assert len(rows) == len(found.sources)
    for row, source in zip(rows, found.sources, strict=True):
        link = row.css_first("a")
        assert (link.attributes["href"], link.attributes["rel"]) == (source.url, "noopener noreferrer")
        assert ", ".join(source.supports) in row.text()


def test_checklists_fit_the_kind_of_firm(view: PageContext) -> None:
    found = next(one for one in view.data.firms if one.kind == "staffing")
    fitting = [checklist for _, checklists in view.catalog.firm(found.id).stages for checklist in checklists]
    assert "working-with-contingency" in [checklist.id for checklist in fitting]
    assert "first-note-retained" not in [checklist.id for checklist in fitting]
    rows = Html(firm_page(view, found.id)).css("[aria-labelledby=checklists] .facts > div")
    shown = {
        row.css_first("dt").text(): [link.attributes["href"] for link in row.css_first("dd").css("a")] for row in rows
    }
    stages = [stage for stage in view.data.vocabulary.stage if any(one.stage == stage.id for one in fitting)]
    assert list(shown) == [stage.label for stage in stages]
    for stage in stages:
        assert shown[stage.label] == [f"/checklists/{one.id}/" for one in fitting if one.stage == stage.id]


def test_a_firm_that_names_no_way_leaves_nobody_standing(view: PageContext) -> None:
    for found in view.data.firms:
        part = Html(firm_page(view, found.id)).css_first("[aria-labelledby=approach]")
        guides = [link.attributes["href"] for link in part.css("a") if "/guide/" in (link.attributes["href"] or "")]
        stated = bool(found.contact and (found.contact.url or found.contact.email))
        assert guides == ([] if stated else ["/guide/how-a-firm-works/", "/guide/first-approach/"])


def test_the_page_leads_to_correcting_the_entry(view: PageContext) -> None:
    page = Html(firm_page(view, "acre"))
    assert page.css_first("a[href='/contribute/correct-a-firm/']") is not None


def test_the_macro_shows_one_result(view: PageContext) -> None:
    page = Html(firm(view, "spencer-stuart"))
    assert [node.attributes["data-firm-id"] for node in page.css("[data-firm-id]")] == ["spencer-stuart"]


def test_an_unknown_firm_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match=r'no firm "spencer-stewart"\. Did you mean "spencer-stuart"'):
        firm(view, "spencer-stewart")
