"""Where to look and check: every body on the page of all, each country by purpose, and what is missing said openly."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.catalog.facets import select
from macros.catalog.places import countries, countries_of, reach
from macros.components.decision import decision
from macros.components.directory import firm_directory
from macros.components.firm import firm_page
from macros.components.pages import data_pages
from macros.components.where import country_page, places
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from macros.model.bodies import PURPOSES
from macros.site.context import PageContext


def fresh(data: Dataset | Catalog) -> PageContext:
    """Return a page on which every link leads to its own address from the root."""
    catalog = data if isinstance(data, Catalog) else Catalog(data)
    return PageContext(catalog, lambda address: f"/{address}")


def test_the_whole_page_holds_each_body_once_under_its_purpose(view: PageContext) -> None:
    page = Html(places(view))
    for purpose in PURPOSES:
        section = page.css_first(f"[data-purpose-section={purpose.id}]")
        assert section.css_first("h2").text() == purpose.question
        shown = [place.attributes["id"] for place in section.css(".place")]
        assert sorted(map(str, shown)) == [body.id for body in view.data.bodies if body.kind in purpose.kinds]
    assert page.css_first("[role=status]").text() == f"{len(view.data.bodies)} places"


def test_an_entry_says_all_that_a_reader_decides_by(view: PageContext) -> None:
    page = Html(places(view))
    for body in view.data.bodies:
        place = page.css_first(f"#{body.id}")
        said = place.text()
        link = place.css_first("h3 a")
        assert (link.text(), link.attributes["href"]) == (body.name, body.url)
        for text in (body.lists, body.hit, body.miss, body.cost):
            assert text is None or text in said
        own = reach(view.data, body)
        assert (place.attributes.get("data-countries") or "").split() == sorted(own or ())


def test_what_costs_something_is_not_called_free(data: Dataset) -> None:
    register = data.body("nz-companies-register")
    charged = register.model_copy(update={"free": False, "cost": "An extract costs a dollar.", "public": False})
    changed = dataclasses.replace(data, bodies=tuple(charged if body is register else body for body in data.bodies))
    for show in (places, lambda view: country_page(view, "NZ")):
        said = Html(show(fresh(changed))).css_first(f"#{charged.id}").text()
        assert "An extract costs a dollar." in said
        assert "those who join or make an account" in said
        assert "Free." not in said
        free = Html(show(fresh(data))).css_first(f"#{register.id}").text()
        assert "Free." in free
        assert "make an account" not in free


def test_each_entry_of_a_country_can_be_corrected(data: Dataset) -> None:
    page = Html(country_page(fresh(data), "IE"))
    for place in page.css(".place"):
        own = place.attributes["id"]
        assert place.css_first(f'a[href="/contribute/add-a-place/?place={own}"]') is not None


def test_each_country_can_be_chosen_and_leads_to_its_page(view: PageContext) -> None:
    page = Html(places(view))
    codes = [country.id for country in countries(view.data)]
    options = page.css("#places-country option[data-page]")
    assert [option.attributes["value"] for option in options] == codes
    assert [option.attributes["data-page"] for option in options] == [f"/where/{code.lower()}/" for code in codes]
    assert [link.attributes["href"] for link in page.css(".places__countries a")] == [
        f"/where/{code.lower()}/" for code in codes
    ]
    purposes = [option.attributes["value"] for option in page.css("#places-purpose option")]
    assert purposes == ["", *(purpose.id for purpose in PURPOSES)]


def test_every_country_of_the_directory_has_a_page_with_content(data: Dataset, catalog: Catalog) -> None:
    addresses = {page.address: page for page in data_pages(catalog)}
    for country in countries(data):
        made = addresses[f"where/{country.id.lower()}"]
        page = Html(made.render(fresh(catalog)))
        assert page.css_first("h1").text().startswith(country.label)
        open_ones = [item.text() for item in page.css(".places__open dt")]
        for purpose in PURPOSES:
            found = [body.id for body in data.bodies_in(country.id) if body.kind in purpose.kinds]
            shown = [place.attributes["id"] for place in page.css(f"[data-purpose={purpose.id}]")]
            assert shown == found
            assert (purpose.question in open_ones) is (not found), "what is not known is said"
        assert page.css_first("#fees-and-rights") is not None
        assert page.css_first("#firms") is not None


def test_a_country_says_its_rule_and_where_it_stands(data: Dataset) -> None:
    page = Html(country_page(fresh(data), "GB"))
    assert "No." in page.css_first("#rule-GB .rule__verdict").text()
    assert page.css("li.source"), "the rules name their sources"
    greece = Html(country_page(fresh(data), "GR"))
    assert greece.css_first("#rule-EU") is not None
    assert "The rules of this country itself have not been researched yet." in greece.text()
    chile = Html(country_page(fresh(data), "CL"))
    assert chile.css(".rule") == []
    assert "The rules of this country have not been researched yet." in chile.text()


def test_a_country_of_which_no_body_is_known_says_so(data: Dataset) -> None:
    page = Html(country_page(fresh(data), "CL"))
    assert "We have not yet read the page of any register or complaints body of this country itself." in page.text()
    assert page.css_first("h2").attributes["id"] == "not-found", "the next step comes first"
    assert page.css_first(".places__jump a").attributes["href"] == "#not-found"
    everywhere = ["world-aesc", "world-ihrb-register", "world-wec"]
    assert [place.attributes["id"] for place in page.css(".place")] == everywhere
    assert "We have not yet read" not in Html(country_page(fresh(data), "GB")).text()


def test_what_is_known_of_the_rules_stands_in_for_a_missing_body(data: Dataset) -> None:
    """Ireland has no complaints body in the data, and a rule that says who takes complaints."""
    wanted = data.rule("IE").complaint
    without = tuple(body for body in data.bodies if "IE" not in body.countries or body.kind == "data-authority")
    page = Html(country_page(fresh(dataclasses.replace(data, bodies=without)), "IE"))
    assert wanted is not None
    told = page.css_first(".places__open").text()
    assert wanted.text in told
    assert "Write to the firm first." in told, "a rule is no next step"


def test_the_firms_of_a_country_are_named_or_counted(data: Dataset) -> None:
    china = Html(country_page(fresh(data), "CN"))
    firms = select(data, {"country": frozenset(["CN"])})
    assert [link.attributes["href"] for link in china.css("#firms ~ ul a")] == [
        f"/directory/{one.id}/" for one in firms
    ]
    states = Html(country_page(fresh(data), "US"))
    number = len(select(data, {"country": frozenset(["US"])}))
    assert f"{number} firms of the directory have an office there" in states.text()
    assert states.css("#firms ~ ul a") == []
    assert states.css_first('a[href="/directory/by/country/US/"]') is not None
    nowhere = Html(country_page(fresh(data), "LI"))
    assert "No firm of the directory has an office there" in nowhere.text()
    assert nowhere.css_first('a[href="/directory/by/country/LI/"]') is None


def test_an_author_sets_a_list_in_a_page(view: PageContext) -> None:
    page = Html(places(view, country="GB", kind="complaints"))
    names = [link.text() for link in page.css(".place__name a")]
    assert names == [
        view.data.body(own).name
        for own in ("gb-eass", "gb-fair-work-agency", "gb-ni-employment-agency-inspectorate", "gb-rec-complaints")
    ]
    assert page.css("[id]") == [], "the page may hold two such lists"
    assert page.css_first('a[href="/where/gb/"]') is not None
    everywhere = Html(places(view, kind="fraud"))
    assert [place.text() for place in everywhere.css(".place__where")] == sorted(
        place.text() for place in everywhere.css(".place__where")
    )
    assert "Chile: we have read no such page yet (fraud report)." in places(view, country="CL", kind="fraud")
    with pytest.raises(LookupError, match=r'there is no country "UK"\. Write "GB"'):
        places(view, country="UK")


def test_one_click_leads_from_a_firm_to_each_of_its_countries(catalog: Catalog) -> None:
    for firm in catalog.data.firms:
        page = Html(firm_page(fresh(catalog), firm.id))
        links = {str(link.attributes["href"]) for link in page.css("#check ~ ul a, #check ~ details a")}
        wanted = {*(firm.countries or ()), *([firm.headquarters.country] if firm.headquarters else [])}
        assert links == {f"/where/{country.lower()}/" for country in wanted}
        assert wanted or page.css_first('a[href="/where/"]') is not None


def test_behind_that_click_a_reader_sees_how_to_check_and_where_to_complain(data: Dataset, catalog: Catalog) -> None:
    """In every country of three firms or more. The first two purposes are to check a firm, the third is to complain."""
    number = Counter(country for firm in data.listed for country in set(countries_of(firm)))
    many = [country for country, firms in number.items() if firms >= 3]
    assert len(many) >= 25
    for country in many:
        page = Html(country_page(fresh(catalog), country))
        check, field, complain = ([*page.css(f"[data-purpose={purpose.id}]")] for purpose in PURPOSES[:3])
        assert check or field, f"{country}: nothing says how to check a firm"
        own = [place for place in complain if country in (place.attributes["data-countries"] or "").split()]
        assert own, f"{country}: nobody to complain to"
        for place in own:
            assert str(place.css_first("h3 a").attributes["href"]).startswith(("https://", "http://"))


def test_verdicts_that_tell_a_reader_to_check_or_report_say_where(data: Dataset) -> None:
    led = 0
    for aid in data.decisions:
        page = Html(decision(fresh(data), aid.id))
        for verdict in aid.verdicts:
            links = page.css(f"[data-verdict-id={verdict.id}] .decision__where a")
            assert [link.attributes["href"] for link in links] == [
                f"/where/#{purpose.id}" for purpose in PURPOSES if purpose.id in (verdict.where or ())
            ]
            told = " ".join(verdict.do).lower()
            asks = any(words in told for words in ("fraud service", "company register", "register of"))
            assert not asks or verdict.where, f"{aid.id}/{verdict.id} tells to report or to look up, and not where"
            led += bool(links)
    assert led >= 8


@pytest.mark.parametrize(
    ("page", "part"), [("fees-by-country", ""), ("complaints", "#complaints"), ("is-this-recruiter-real", "#fraud")]
)
def test_the_pages_on_fees_complaints_and_fraud_lead_here(page: str, part: str) -> None:
    text = (PROJECT / f"docs/guide/{page}.md").read_text(encoding="utf-8")
    assert f"](../where/index.md{part})" in text


def test_the_directory_leads_on_where_it_has_no_firm(view: PageContext) -> None:
    assert Html(firm_directory(view)).css_first("[data-directory]").attributes["data-where"] == "/where/"
    countries = (country.id for country in view.data.vocabulary.country)
    nothing = next(country for country in countries if not select(view.data, {"country": frozenset([country])}))
    assert 'href="/where/"' in firm_directory(view, country=nothing)
