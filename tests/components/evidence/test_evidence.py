"""References: numbered in the order of the text, listed once at the end."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.evidence import BINDING, cite, evidence_numbers, sources
from macros.loading.dataset import Dataset, UnknownId
from macros.model.evidence import READINGS
from macros.site.context import PageContext


def test_numbers_follow_the_order_of_the_text(view: PageContext) -> None:
    marks = Html(cite(view, "retained-model", "engaged-model") + cite(view, "retained-model"))
    assert [mark.text() for mark in marks.css(".cite")] == ["1", "2", "1"]
    assert marks.css_first(".cite").attributes["href"] == "#source-retained-model"
    ids = [mark.attributes["id"] for mark in marks.css(".cite")]
    assert len(set(ids)) == 3


def test_sources_list_what_was_cited_with_strength_place_and_date(view: PageContext) -> None:
    cite(view, "de-296-written", "retained-model")
    page = Html(sources(view))
    first, second = page.css("li.source")
    claim = view.data.claim("de-296-written")
    assert first.attributes["id"] == "source-de-296-written"
    assert claim.claim in first.text()
    for said in ("Law", "Germany", "2022", "checked 28 November 2026"):
        assert said in first.text()
    assert claim.note is not None
    assert claim.note in first.text()
    assert [link.attributes["href"] for link in second.css(".source__pages a")] == [
        source.url for source in view.data.claim("retained-model").sources
    ]


def test_the_list_is_folded_and_says_how_long_it_is_and_what_was_read(view: PageContext) -> None:
    cite(view, "de-296-written", "gb-tribunal-longer")
    fold = Html(sources(view)).css_first("details")
    assert "open" not in fold.attributes
    assert fold.css_first("summary").text() == "2 sources, 1 of them read at the source"
    assert len(fold.css("li.source")) == 2


def test_a_list_of_which_nothing_was_read_at_the_source_says_none(view: PageContext) -> None:
    cite(view, "gb-tribunal-longer")
    assert Html(sources(view)).css_first("summary").text() == "1 source, not read at the source"


def test_the_line_on_law_stands_once_below_the_sources_of_a_page_that_cites_law(view: PageContext) -> None:
    cite(view, "retained-model", "de-296-written", "gdpr-art14")
    page = Html(sources(view))
    (line,) = page.css(".sources__law")
    assert line.text().startswith("Not legal advice: laws change")
    assert page.html is not None
    assert page.html.index("sources__law") > page.html.rindex("</li>")


def test_what_a_regulator_says_is_law_to_a_reader_too(view: PageContext) -> None:
    cite(view, "hk-licence")
    assert len(Html(sources(view)).css(".sources__law")) == 1


def test_a_page_without_law_has_no_line_on_it(view: PageContext) -> None:
    cite(view, "retained-model")
    assert Html(sources(view)).css_first(".sources__law") is None


def test_a_list_of_nothing_is_refused(view: PageContext) -> None:
    with pytest.raises(ValueError, match="cites nothing"):
        sources(view)


def test_citing_after_the_list_is_refused(view: PageContext) -> None:
    cite(view, "retained-model")
    sources(view)
    with pytest.raises(ValueError, match="stands after sources"):
        cite(view, "engaged-model")


def test_unknown_evidence_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match='Did you mean "retained-model"'):
        cite(view, "retaned-model")


def test_citing_nothing_is_refused(view: PageContext) -> None:
    with pytest.raises(ValueError, match="at least one id"):
        cite(view)


def test_readers_see_how_each_source_was_read(view: PageContext) -> None:
    cite(view, "de-296-written", "gb-tribunal-longer")
    read, reported = Html(sources(view)).css("li.source")
    assert read.css_first(".source__read").text() == "Read at the source"
    first, second = read.css(".source__pages li")
    assert "(read at the source)" in first.text()
    assert "read" not in second.text().lower().replace("haufe", "")
    assert reported.css_first(".source__read").text() == "Reported by others"
    assert "the law itself was not read" in reported.text()


def test_the_numbers_of_reading_add_up(view: PageContext) -> None:
    page = Html(evidence_numbers(view))
    rows = [[int(cell.text()) for cell in row.css("td")] for row in page.css("tbody tr")]
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert sum(row[-1] for row in rows) == len(view.data.evidence)


def test_the_page_of_sources_tells_what_was_read_whole_from_what_was_read_in_part(view: PageContext) -> None:
    strong = [claim.read for claim in view.data.evidence if claim.strength in BINDING]
    said = Html(evidence_numbers(view)).css_first(".sources__read").text()
    share = 100 * strong.count("original") // len(strong)
    assert f"Of the {len(strong)} claims" in said
    assert f"{strong.count('original')} ({share} percent) were read at the source" in said
    assert f"{strong.count('excerpt')} more in part" in said
    assert f"{strong.count('reported')} are told by others alone" in said
    assert ("not there yet" in said) == (share < 80)


def test_law_and_regulators_have_been_read_and_have_a_year(data: Dataset) -> None:
    """Four in five were read at the source, more than nine in ten in whole or in part; none is undated."""
    strong = [claim for claim in data.evidence if claim.strength in BINDING]
    read = {way: [claim.id for claim in strong if claim.read == way] for way in READINGS}
    assert len(read["original"]) / len(strong) >= 0.8, read
    assert len(read["reported"]) / len(strong) <= 0.1, read["reported"]
    assert [claim.id for claim in strong if claim.as_of == "undated"] == []


def test_the_evidence_is_not_about_one_country(data: Dataset) -> None:
    about_us = [claim for claim in data.evidence if "US" in claim.applies_to]
    assert len(data.evidence) >= 240
    assert len(about_us) / len(data.evidence) <= 0.5
