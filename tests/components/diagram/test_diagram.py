"""Diagrams: pictures that parse, scale and can be read as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from macros.components.diagram import diagram
from macros.components.diagram.content import DIAGRAMS, WHO_PAYS_WHOM, Contact, Payment
from macros.components.diagram.drawing import STYLES, WIDTH, Sheet, height_of, wrap
from macros.components.diagram.forms import draw
from macros.components.evidence import sources
from macros.loading.dataset import UnknownId
from macros.loading.load import PROJECT
from macros.site.context import PageContext

SVG = "{http://www.w3.org/2000/svg}"
# Half way down a page 320 pixels wide: 16 pixels of margin on each side.
NARROW = 288
every = pytest.mark.parametrize("wanted", sorted(DIAGRAMS))


def one(page: Html | Node, selector: str) -> Node:
    """Return the first element that a selector finds."""
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def picture(html: str) -> ElementTree.Element:
    """Return the SVG of a figure, read as XML."""
    found = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])  # noqa: S314 - our own output


def said(text: str) -> str:
    """Return a text as it is compared: one space between words, in lower case."""
    return " ".join(text.split()).casefold()


def placed(sheet: Sheet) -> Iterator[tuple[float, float, float, str]]:
    """Yield each line of text with where it starts and ends, at most, and its baseline."""
    for text in sheet.texts:
        style = STYLES[text.style]
        for x, y, line in text.lines:
            length = len(line) * style.size * style.letter
            start = float(x) - {"start": 0, "middle": length / 2, "end": length}[text.anchor]
            yield start, start + length, float(y), line


def test_there_are_those_that_pages_ask_for() -> None:
    assert set(DIAGRAMS) == {
        "who-pays-whom",
        "retained-search-weeks",
        "whom-they-answer",
        "what-to-share-when",
        "how-often",
        "floors",
    }


@every
def test_the_picture_is_xml_with_a_title_and_a_description(view: PageContext, wanted: str) -> None:
    svg = picture(diagram(view, wanted))
    assert svg.attrib["role"] == "img"
    named, described = svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"]
    assert svg.findtext(f"{SVG}title[@id='{named}']") == DIAGRAMS[wanted].title
    assert svg.findtext(f"{SVG}desc[@id='{described}']", "").startswith(DIAGRAMS[wanted].description)


@every
def test_the_words_hold_every_label_of_the_picture(view: PageContext, wanted: str) -> None:
    html = diagram(view, wanted)
    words = said(" ".join(part.text() for part in Html(html).css("details.diagram__words")))
    labels = [said("".join(text.itertext())) for text in picture(html).iter(f"{SVG}text")]
    assert len(labels) > 5
    for label in labels:
        # The list numbers its items itself.
        assert re.sub(r"^\d\. ", "", label) in words


@every
def test_the_words_are_a_list_and_the_caption_is_seen(view: PageContext, wanted: str) -> None:
    page = Html(diagram(view, wanted))
    items = page.css("details.diagram__words > :is(ol, ul) > li > strong")
    assert [item.text() for item in items] == [item.title for item in DIAGRAMS[wanted].items]
    assert one(page, "figure > figcaption")
    assert one(page, "details > summary").text() == "The same in words"


@every
def test_facts_cite_evidence_in_the_caption(view: PageContext, wanted: str) -> None:
    page = Html(diagram(view, wanted))
    cited = [link.attributes["href"] for link in page.css("figcaption .cite")]
    assert cited == [f"#source-{one}" for one in DIAGRAMS[wanted].evidence]
    if cited:  # the floors of the code rest on the code
        assert len(Html(sources(view)).css("li.source")) == len(cited)


@every
def test_nothing_is_styled_where_a_strict_policy_forbids_it(view: PageContext, wanted: str) -> None:
    page = Html(diagram(view, wanted))
    assert not page.css("[style], style, script, [onclick], image, use, foreignObject")
    colours = {element.attributes.get(name) for element in page.css("svg *") for name in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}


@every
def test_every_look_has_a_rule_in_the_style_sheet(wanted: str) -> None:
    css = (PROJECT / "macros/components/diagram/diagram.css").read_text(encoding="utf-8")
    looks = {f".diagram__{shape.look}" for shape in draw(DIAGRAMS[wanted]).shapes}
    looks |= {f".diagram__ink--{text.look}" for text in draw(DIAGRAMS[wanted]).texts if text.look not in STYLES}
    for look in looks:
        assert re.search(rf"{re.escape(look)}\b", css), look


def test_ids_are_unique_when_all_stand_on_one_page(view: PageContext) -> None:
    page = Html(Markup().join(diagram(view, wanted) for wanted in DIAGRAMS) + sources(view))
    counted = Counter(element.attributes["id"] for element in page.css("[id]"))
    assert [own for own, times in counted.items() if times > 1] == []
    assert all(page.css_first(link.attributes["href"] or "") is not None for link in page.css("a[href^='#']"))


@every
def test_the_drawing_stays_on_its_sheet_and_its_type_is_large_enough(view: PageContext, wanted: str) -> None:
    left, top, width, height = map(float, picture(diagram(view, wanted)).attrib["viewBox"].split())
    assert min(style.size for style in STYLES.values()) * NARROW / width >= 11
    for start, end, baseline, line in placed(draw(DIAGRAMS[wanted])):
        assert left - 1 <= start, line
        assert end <= left + width + 1, line
        assert top < baseline < top + height, line


@every
def test_texts_do_not_lie_on_each_other(wanted: str) -> None:
    for one_line, other in combinations(placed(draw(DIAGRAMS[wanted])), 2):
        beside = one_line[1] <= other[0] or other[1] <= one_line[0]
        assert beside or abs(one_line[2] - other[2]) >= min(style.size for style in STYLES.values()), (one_line, other)


def test_money_comes_from_employers_except_in_career_marketing() -> None:
    payments = [item for item in WHO_PAYS_WHOM.items if isinstance(item, Payment)]
    assert [item.title for item in payments if item.you_pay] == ["Career marketing"]
    arrows = [shape.attributes for shape in draw(WHO_PAYS_WHOM).shapes if shape.look.startswith("arrow")]
    assert [float(arrow["x1"]) < float(arrow["x2"]) for arrow in arrows] == [not item.you_pay for item in payments]


def test_a_payment_without_a_source_says_so() -> None:
    for item in WHO_PAYS_WHOM.items:
        assert isinstance(item, Payment)
        assert bool(item.evidence) == item.sourced
        assert item.sourced or "no source" in item.words()[0].text


def test_the_retained_search_gives_no_weeks_of_its_own(view: PageContext) -> None:
    html = diagram(view, "retained-search-weeks")
    assert "No fixed timetable" in html
    claim = view.data.claim("panel-of-finalists").claim
    assert "ten weeks to several months" in claim
    weeks = {said(text) for text in re.findall(r"[\w-]+ weeks?", one(Html(html), "details").text())}
    assert weeks <= {"ten weeks", "for weeks"}


def test_the_marks_of_how_often_stand_where_the_axis_says() -> None:
    found = DIAGRAMS["how-often"]
    sheet = draw(found)
    ticks = {text.lines[0][2]: float(text.lines[0][0]) for text in sheet.texts if text.anchor == "middle"}
    due = next(item for item in found.items if isinstance(item, Contact) and 8 in item.notes_at)
    dots = [float(shape.attributes["cx"]) for shape in sheet.shapes if shape.name == "circle"]
    assert ticks["8 weeks"] in dots
    assert ticks["4 weeks"] in dots
    assert due.notes_at[-1] <= found.WEEKS


def test_an_unknown_diagram_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match=r'there is no diagram "who-pays"\. Did you mean "who-pays-whom"'):
        diagram(view, "who-pays")
    assert issubclass(UnknownId, LookupError)


def test_wrapping_keeps_the_words_and_the_width() -> None:
    words = "Every eight to twelve weeks, and when you have news. One director's figure."
    for width in (80, 120, 200, 360):
        lines = wrap(words, width)
        style = STYLES["text"]
        assert " ".join(lines) == words
        assert all(len(line) * style.size * style.letter <= width or " " not in line for line in lines)
        assert height_of(words, width) == len(lines) * style.line


def test_wrapping_leaves_no_lonely_word_where_it_need_not() -> None:
    assert wrap("In parts, often thirds, whether or not anyone is hired.", 224)[-1] == "is hired."
    assert wrap("One", 10) == ["One"]
    assert wrap("unbreakably-long-word-here stands", 40) == ["unbreakably-long-word-here", "stands"]


def test_a_sheet_is_as_high_as_what_is_drawn_on_it() -> None:
    sheet = Sheet()
    assert sheet.height == 0
    sheet.box(0, 10, WIDTH, 20)
    assert sheet.height == 30
    assert sheet.text(0, 40, "Words", 100) == sheet.height == 40 + STYLES["text"].line
    sheet.arrow(0, 100, 50, 100)
    assert sheet.height == 105
