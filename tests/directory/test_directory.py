"""The directory's macros, rendered and read as HTML."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.directory import by_letter, by_page, directory_numbers, firm_directory, letter_of
from macros.directory.facets import FACETS, counts
from macros.load import UnknownId
from macros.view import View


def shown(page: Html) -> list[str | None]:
    return [node.attributes["data-firm-id"] for node in page.css("[data-firm-id]")]


def test_directory_shows_every_firm_once_under_its_letter(view: View) -> None:
    page = Html(firm_directory(view))
    assert sorted(map(str, shown(page))) == [firm.id for firm in view.data.firms]
    assert page.css_first("[role=status]").text() == f"{len(view.data.firms)} firms"
    for letter, firms in by_letter(view.data.firms):
        section = page.css_first(f"[aria-labelledby=letter-{letter.lower().replace('–', '-')}]")
        assert [node.attributes["data-firm-id"] for node in section.css("[data-firm-id]")] == [f.id for f in firms]
        assert {letter_of(firm) for firm in firms} == {letter}


def test_every_facet_in_use_leads_to_its_values_with_their_counts(view: View) -> None:
    page = Html(firm_directory(view))
    for facet in FACETS:
        counted = counts(view.data, facet)
        links = page.css(f"[data-facet-links={facet}] a")
        assert [link.attributes["href"] for link in links] == [f"/directory/by/{facet}/{value}/" for value in counted]
        numbers = [node.text() for node in page.css(f"[data-facet-links={facet}] .facet__count")]
        assert numbers == [str(number) for number in counted.values()]


def test_an_embedded_list_holds_the_firms_that_match(view: View) -> None:
    page = Html(firm_directory(view, kind="outplacement"))
    wanted = {firm.id for firm in view.data.firms if firm.kind == "outplacement"}
    assert wanted
    assert set(shown(page)) == wanted
    assert page.css_first(".directory-list__count").text().startswith(f"{len(wanted)} firms: Outplacement")


def test_an_embedded_list_combines_facets(view: View) -> None:
    found = set(shown(Html(firm_directory(view, kind=["retained-search", "staffing"], country="US"))))
    assert found == {
        firm.id
        for firm in view.data.firms
        if firm.kind in ("retained-search", "staffing") and "US" in (firm.countries or ())
    }


def test_an_empty_list_says_so_and_what_to_do(view: View) -> None:
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
def test_an_unknown_facet_or_value_names_the_nearest(view: View, chosen: dict[str, str], message: str) -> None:
    with pytest.raises(LookupError, match=message):
        firm_directory(view, **chosen)


def test_generalists_stand_apart_on_an_industry_page(view: View) -> None:
    page = Html(by_page(view, "industry", "telecommunications"))
    generalists = {firm.id for firm in view.data.firms if firm.generalist}
    assert generalists
    heading = next(node for node in page.css("h2") if node.text() == "Generalists")
    after = heading.parent.html.split("Generalists", 1)[1] if heading.parent else ""
    assert all(f'data-firm-id="{firm}"' in after for firm in generalists)


def test_a_page_of_an_unknown_value_is_refused(view: View) -> None:
    with pytest.raises(UnknownId, match="technology"):
        by_page(view, "industry", "technologie")


def test_numbers_count_what_they_say(view: View) -> None:
    page = Html(directory_numbers(view))
    shown_numbers = [node.text() for node in page.css("dd")]
    firms = view.data.firms
    countries = {country for firm in firms for country in firm.countries or ()}
    industries = {industry for firm in firms for industry in firm.industries or ()}
    urls = {source.url for firm in firms for source in firm.sources}
    assert shown_numbers == [str(len(counted)) for counted in (firms, industries, countries, urls)]
