"""The glossary, and terms in running text."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.glossary import glossary, term
from macros.loading.dataset import UnknownId
from macros.site.context import PageContext


def test_every_term_is_defined_under_its_anchor(view: PageContext) -> None:
    page = Html(glossary(view))
    for found in view.data.glossary:
        entry = page.css_first(f"[id='{found.id}']")
        assert entry.css_first("dt").text().startswith(found.term)
        assert found.definition in entry.css_first("dd").text()
        assert [link.attributes["href"] for link in entry.css("a")] == [f"#{other}" for other in found.see or ()]
    names = [node.attributes["id"] for node in page.css(".glossary__entry")]
    assert len(names) == len(view.data.glossary) >= 45


def test_letters_lead_to_the_first_term_of_each(view: PageContext) -> None:
    page = Html(glossary(view))
    names = {node.attributes["id"]: node.css_first("dt").text() for node in page.css(".glossary__entry")}
    links = {node.text(): node.attributes["href"] for node in page.css(".letters a")}
    firsts: dict[str, str] = {}
    for own, name in names.items():
        firsts.setdefault(name[0].upper(), f"#{own}")
    assert links == firsts
    assert len(links) > 10


def test_the_first_use_of_a_term_is_explained_and_later_ones_are_words(view: PageContext) -> None:
    first = Html(term(view, "mandate")).css_first("a")
    assert first.text() == "mandate"
    assert first.attributes["href"] == "/glossary/#mandate"
    assert first.attributes["data-definition"] == view.data.term("mandate").definition
    assert str(term(view, "mandate", "mandates")) == "mandates"
    assert str(term(PageContext(view.catalog, view.link), "mandate", "mandates")).endswith(">mandates</a>")


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [("rpo", "recruitment process outsourcing (RPO)"), ("inmail", "InMail"), ("off-limits", "off-limits")],
)
def test_a_term_keeps_the_capitals_it_needs(view: PageContext, wanted: str, shown: str) -> None:
    assert Html(term(view, wanted)).css_first("a").text() == shown


def test_an_unknown_term_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match='Did you mean "mandate"'):
        term(view, "mandat")
