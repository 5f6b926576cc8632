"""The directory's macros, rendered and read as HTML."""

from __future__ import annotations

import gzip
import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.catalog.facets import FACETS, counts
from macros.catalog.letters import MOST_ON_A_PAGE, MOST_ON_THE_DIRECTORY, by_letter, letter_of, letter_pages
from macros.components.directory import directory_numbers, facet_value_page, firm_directory, index_asset, letter_page
from macros.loading.dataset import Dataset, UnknownId
from macros.model.text import count
from macros.site.context import PageContext
from tests.bench.synthetic import synthetic


@pytest.fixture(scope="module")
def many(data: Dataset) -> PageContext:
    """A page on which there are 10,000 firms."""
    return PageContext(Catalog(synthetic(data, 10_000)), lambda address: f"/{address}")


def shown(page: Html) -> list[str | None]:
    return [node.attributes["data-firm-id"] for node in page.css("[data-firm-id]")]


def test_directory_shows_every_firm_once_under_its_letter(view: PageContext) -> None:
    data = synthetic(view.data, MOST_ON_THE_DIRECTORY)
    page = Html(firm_directory(PageContext(Catalog(data), view.link)))
    assert sorted(map(str, shown(page))) == sorted(firm.id for firm in data.firms)
    assert page.css_first("[role=status]").text() == f"{len(data.firms)} firms"
    for letter, firms in by_letter(data.firms):
        section = page.css_first(f"[aria-labelledby=letter-{letter.lower().replace('–', '-')}]")
        assert [node.attributes["data-firm-id"] for node in section.css("[data-firm-id]")] == [f.id for f in firms]
        assert {letter_of(firm) for firm in firms} == {letter}


def test_every_facet_in_use_leads_to_its_values_with_their_counts(view: PageContext) -> None:
    page = Html(firm_directory(view))
    for facet in FACETS:
        counted = counts(view.data, facet)
        links = page.css(f"[data-facet-links={facet}] a")
        assert [link.attributes["href"] for link in links] == [f"/directory/by/{facet}/{value}/" for value in counted]
        numbers = [node.text() for node in page.css(f"[data-facet-links={facet}] .facet__count")]
        assert numbers == [count(number, "firm") for number in counted.values()]


def test_an_embedded_list_holds_the_firms_that_match(view: PageContext) -> None:
    page = Html(firm_directory(view, kind="outplacement"))
    wanted = {firm.id for firm in view.data.firms if firm.kind == "outplacement"}
    assert wanted
    assert set(shown(page)) == wanted
    assert page.css_first(".directory-list__count").text().startswith(f"{len(wanted)} firms: Outplacement")


def test_an_embedded_list_combines_facets(view: PageContext) -> None:
    found = set(shown(Html(firm_directory(view, kind=["retained-search", "staffing"], country="US"))))
    assert found == {
        firm.id
        for firm in view.data.firms
        if firm.kind in ("retained-search", "staffing") and "US" in (firm.countries or ())
    }


def test_an_embedded_list_leads_to_the_directory_with_the_same_choice(view: PageContext) -> None:
    page = Html(firm_directory(view, kind="staffing", country=["DE", "AU", "US"]))
    links = [link.attributes["href"] for link in page.css(".directory-list > p a")]
    assert links == ["/directory/?kind=staffing&country=AU&country=DE&country=US"]


def test_the_directory_names_what_its_script_needs(view: PageContext) -> None:
    root = Html(firm_directory(view)).css_first("[data-directory]")
    address, content = index_asset(view.data)
    assert re.fullmatch(r"assets/directory\.[0-9a-f]{8}\.js", address)
    assert content.startswith("window.RapportDirectoryIndex = ")
    assert root.attributes["data-directory-index"] == f"/{address}"
    assert root.attributes["data-firm-url"] == "/directory/{id}/"
    assert root.attributes["data-add-a-firm"] == "/contribute/add-a-firm/"


@pytest.mark.parametrize(
    ("base", "ending", "pattern"),
    [("", "/", "{id}/"), ("", ".html", "{id}.html"), ("../directory/", "/index.html", "../directory/{id}/index.html")],
)
def test_the_address_of_a_firm_is_a_pattern(data: Dataset, base: str, ending: str, pattern: str) -> None:
    def link(address: str) -> str:
        parts = address.strip("/").split("/")
        return f"{base}{parts[1]}{ending}" if parts[0] == "directory" and len(parts) == 2 else address

    root = Html(firm_directory(PageContext(Catalog(data), link))).css_first("[data-directory]")
    assert root.attributes["data-firm-url"] == pattern


def test_the_kinds_of_firm_are_explained(view: PageContext) -> None:
    page = Html(firm_directory(view))
    explained = {
        node.attributes["data-value"]: node.css_first("[data-meaning]").text()
        for node in page.css("[data-facet-links=kind] [data-value]")
    }
    assert explained == {value: view.data.value("kind", value).definition for value in counts(view.data, "kind")}


def test_the_questions_are_a_form_that_leads_to_the_directory(view: PageContext) -> None:
    form = Html(firm_directory(view)).css_first("form")
    assert (form.attributes["action"], form.attributes["method"]) == ("/directory/", "get")
    asked = {str(select.attributes["name"]): select.css("option") for select in form.css("select")}
    assert list(asked) == ["industry", "function", "level", "country"]
    for facet, options in asked.items():
        assert [option.attributes["value"] for option in options] == ["", *counts(view.data, facet)]
        assert form.css_first(f"label[for=guided-{facet}]") is not None


def test_the_index_of_ten_thousand_firms_is_small(many: PageContext) -> None:
    firms = many.data.firms
    assert len({firm.name for firm in firms}) == 10_000
    assert len({firm.summary for firm in firms}) > 9_500
    _, script = many.catalog.made(index_asset)
    assert len(gzip.compress(script.encode(), 9)) <= 700_000


def test_ten_thousand_firms_are_split_by_letter(many: PageContext) -> None:
    html = firm_directory(many)
    assert len(gzip.compress(html.encode())) < 150_000
    page = Html(html)
    assert shown(page) == []
    assert page.css_first("[role=status]").text() == "10,000 firms"
    links = [link.attributes["href"] for link in page.css(".letter-pages a")]
    assert links == [f"/{one.address}" for one in letter_pages(many.data.firms) if one.part == 1]


def test_the_pages_of_the_letters_hold_every_firm_once(many: PageContext) -> None:
    pages = letter_pages(many.data.firms)
    listed: list[str] = []
    for one in pages:
        html = letter_page(many, one)
        assert len(gzip.compress(html.encode())) < 150_000
        page = Html(html)
        found = [str(firm) for firm in shown(page)]
        assert 0 < len(found) <= MOST_ON_A_PAGE
        assert {letter_of(many.data.firm(firm)) for firm in found} == {one.letter}
        assert page.css_first("[aria-current=page]").attributes["href"] == f"/{one.address}"
        listed += found
    assert sorted(listed) == [firm.id for firm in many.data.firms]
    assert len({one.address for one in pages}) == len(pages)


def test_an_empty_list_says_so_and_what_to_do(view: PageContext) -> None:
    page = Html(firm_directory(view, kind="outplacement", industry="chemicals-materials", country="NG"))
    assert shown(page) == []
    assert "No firm" in page.css_first(".directory-list").text()
    assert page.css_first("a").attributes["href"] == "/contribute/add-a-firm/"


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"kinds": "staffing"}, 'no facet "kinds". Did you mean "kind"'),
        ({"kind": "stafing"}, 'Did you mean "staffing"'),
    ],
)
def test_an_unknown_facet_or_value_names_the_nearest(view: PageContext, chosen: dict[str, str], message: str) -> None:
    with pytest.raises(LookupError, match=message):
        firm_directory(view, **chosen)


def test_generalists_stand_apart_on_an_industry_page(view: PageContext) -> None:
    page = Html(facet_value_page(view, "industry", "telecommunications"))
    generalists = {firm.id for firm in view.data.firms if firm.generalist}
    assert generalists
    heading = next(node for node in page.css("h2") if node.text() == "Generalists")
    after = heading.parent.html.split("Generalists", 1)[1] if heading.parent else ""
    assert all(f'data-firm-id="{firm}"' in after for firm in generalists)


def test_a_page_of_an_unknown_value_is_refused(view: PageContext) -> None:
    with pytest.raises(UnknownId, match="technology"):
        facet_value_page(view, "industry", "technologie")


def test_numbers_count_what_they_say(view: PageContext) -> None:
    page = Html(directory_numbers(view))
    shown_numbers = [node.text() for node in page.css("dd")]
    firms = view.data.firms
    countries = {country for firm in firms for country in firm.countries or ()}
    industries = {industry for firm in firms for industry in firm.industries or ()}
    urls = {source.url for firm in firms for source in firm.sources}
    assert shown_numbers == [f"{len(counted):,}" for counted in (firms, industries, countries, urls)]
