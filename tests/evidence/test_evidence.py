"""References: numbered in the order of the text, listed once at the end."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.evidence import cite, sources
from macros.load import UnknownId
from macros.view import View


def test_numbers_follow_the_order_of_the_text(view: View) -> None:
    marks = Html(cite(view, "retained-model", "engaged-model") + cite(view, "retained-model"))
    assert [mark.text() for mark in marks.css(".cite")] == ["1", "2", "1"]
    assert marks.css_first(".cite").attributes["href"] == "#source-retained-model"
    ids = [mark.attributes["id"] for mark in marks.css(".cite")]
    assert len(set(ids)) == 3


def test_sources_list_what_was_cited_with_strength_place_and_date(view: View) -> None:
    cite(view, "de-296-written", "retained-model")
    page = Html(sources(view))
    first, second = page.css("li.source")
    claim = view.data.claim("de-296-written")
    assert first.attributes["id"] == "source-de-296-written"
    assert claim.claim in first.text()
    for said in ("Law", "Germany", "undated", "checked 23 November 2026"):
        assert said in first.text()
    assert claim.note is not None
    assert claim.note in first.text()
    assert [link.attributes["href"] for link in second.css(".source__pages a")] == [
        source.url for source in view.data.claim("retained-model").sources
    ]


def test_the_line_on_law_stands_once_below_the_sources_of_a_page_that_cites_law(view: View) -> None:
    cite(view, "retained-model", "de-296-written", "gdpr-art14")
    page = Html(sources(view))
    (line,) = page.css(".sources__law")
    assert line.text().startswith("Not legal advice: laws change")
    assert page.html is not None
    assert page.html.index("sources__law") > page.html.rindex("</li>")


def test_a_page_without_law_has_no_line_on_it(view: View) -> None:
    cite(view, "retained-model")
    assert Html(sources(view)).css_first(".sources__law") is None


def test_a_list_of_nothing_is_refused(view: View) -> None:
    with pytest.raises(ValueError, match="cites nothing"):
        sources(view)


def test_citing_after_the_list_is_refused(view: View) -> None:
    cite(view, "retained-model")
    sources(view)
    with pytest.raises(ValueError, match="stands after sources"):
        cite(view, "engaged-model")


def test_unknown_evidence_names_the_nearest(view: View) -> None:
    with pytest.raises(UnknownId, match='Did you mean "retained-model"'):
        cite(view, "retaned-model")


def test_citing_nothing_is_refused(view: View) -> None:
    with pytest.raises(ValueError, match="at least one id"):
        cite(view)
