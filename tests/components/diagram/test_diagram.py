"""Diagrams: pictures that parse, scale and can be read as words."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from macros.components.cadence import in_words
from macros.components.diagram import diagram
from macros.components.diagram.drawing import STYLES, WIDTH, Sheet, height_of, wrap
from macros.components.diagram.forms import draw, weeks_due
from macros.components.diagram.words import notes
from macros.components.evidence import sources
from macros.loading.dataset import Dataset, UnknownId
from macros.loading.load import PROJECT, load_once
from macros.model.diagrams import WEEKS, evidence_of
from macros.site.context import PageContext

SVG = "{http://www.w3.org/2000/svg}"
# Half way down a page 320 pixels wide: 16 pixels of margin on each side.
NARROW = 288
every = pytest.mark.parametrize("wanted", sorted(one.id for one in load_once().diagrams))


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


def test_there_are_those_that_pages_ask_for(data: Dataset) -> None:
    assert {found.id for found in data.diagrams} == {
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
    assert svg.findtext(f"{SVG}title[@id='{named}']") == view.data.diagram(wanted).title
    assert svg.findtext(f"{SVG}desc[@id='{described}']", "").startswith(view.data.diagram(wanted).description)


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
    assert [item.text() for item in items] == [item.title for item in view.data.diagram(wanted).items]
    assert one(page, "figure > figcaption")
    assert one(page, "details > summary").text() == "The same in words"


@every
def test_facts_cite_evidence_in_the_caption(view: PageContext, wanted: str) -> None:
    page = Html(diagram(view, wanted))
    cited = [link.attributes["href"] for link in page.css("figcaption .cite")]
    assert cited == [f"#source-{one}" for one in evidence_of(view.data.diagram(wanted))]
    if cited:  # the floors of the code rest on the code
        assert len(Html(sources(view)).css("li.source")) == len(cited)


@every
def test_nothing_is_styled_where_a_strict_policy_forbids_it(view: PageContext, wanted: str) -> None:
    page = Html(diagram(view, wanted))
    assert not page.css("[style], style, script, [onclick], image, use, foreignObject")
    colours = {element.attributes.get(name) for element in page.css("svg *") for name in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}


@every
def test_every_look_has_a_rule_in_the_style_sheet(data: Dataset, wanted: str) -> None:
    css = (PROJECT / "macros/components/diagram/diagram.css").read_text(encoding="utf-8")
    sheet = draw(data.diagram(wanted), data)
    looks = {f".diagram__{shape.look}" for shape in sheet.shapes}
    looks |= {f".diagram__ink--{text.look}" for text in sheet.texts if text.look not in STYLES}
    for look in looks:
        assert re.search(rf"{re.escape(look)}\b", css), look


def test_ids_are_unique_when_all_stand_on_one_page(view: PageContext) -> None:
    page = Html(Markup().join(diagram(view, found.id) for found in view.data.diagrams) + sources(view))
    counted = Counter(element.attributes["id"] for element in page.css("[id]"))
    assert [own for own, times in counted.items() if times > 1] == []
    assert all(page.css_first(link.attributes["href"] or "") is not None for link in page.css("a[href^='#']"))


@every
def test_the_drawing_stays_on_its_sheet_and_its_type_is_large_enough(view: PageContext, wanted: str) -> None:
    left, top, width, height = map(float, picture(diagram(view, wanted)).attrib["viewBox"].split())
    assert min(style.size for style in STYLES.values()) * NARROW / width >= 11
    for start, end, baseline, line in placed(draw(view.data.diagram(wanted), view.data)):
        assert left - 1 <= start, line
        assert end <= left + width + 1, line
        assert top < baseline < top + height, line


@every
def test_texts_do_not_lie_on_each_other(data: Dataset, wanted: str) -> None:
    for one_line, other in combinations(placed(draw(data.diagram(wanted), data)), 2):
        beside = one_line[1] <= other[0] or other[1] <= one_line[0]
        assert beside or abs(one_line[2] - other[2]) >= min(style.size for style in STYLES.values()), (one_line, other)


def test_money_comes_from_employers_except_in_career_marketing(data: Dataset) -> None:
    found = data.diagram("who-pays-whom")
    assert [item.title for item in found.items if item.you_pay] == ["Career marketing"]
    arrows = [shape for shape in draw(found, data).shapes if shape.look.startswith("arrow")]
    assert [float(arrow.attributes["x1"]) > float(arrow.attributes["x2"]) for arrow in arrows] == [
        item.you_pay for item in found.items
    ]
    assert [arrow.look for arrow in arrows] == ["arrow" if item.evidence else "arrow-unsure" for item in found.items]


def test_a_payment_without_a_source_says_so(data: Dataset) -> None:
    found = data.diagram("who-pays-whom")
    unsure = [item.title for item in found.items if "no source" in notes(found, item)[0].text]
    assert unsure == [item.title for item in found.items if not item.evidence] == ["Interim management"]


def test_the_retained_search_gives_no_weeks_of_its_own(view: PageContext) -> None:
    html = diagram(view, "retained-search-weeks")
    assert "No fixed timetable" in html
    claim = view.data.claim("panel-of-finalists").claim
    assert "ten weeks to several months" in claim
    weeks = {said(text) for text in re.findall(r"[\w-]+ weeks?", one(Html(html), "details").text())}
    assert weeks <= {"ten weeks", "for weeks"}


def test_the_marks_of_how_often_stand_where_the_axis_says(data: Dataset) -> None:
    sheet = draw(data.diagram("how-often"), data)
    ticks = {text.lines[0][2]: float(text.lines[0][0]) for text in sheet.texts if text.anchor == "middle"}
    dots = [float(shape.attributes["cx"]) for shape in sheet.shapes if shape.name == "circle"]
    assert ticks["8 weeks"] in dots
    assert ticks["4 weeks"] in dots


def test_the_notes_of_how_often_are_due_when_my_search_says_so(data: Dataset) -> None:
    due = {item.title: weeks_due(item, data) for item in data.diagram("how-often").items if not item.weeks}
    assert due == {
        "After a call or an interview": [1 / 7],
        "After an interview, no date given": [1],
        "After a note about a named job": [1],
        "With a staffing firm, while you look": [2, 4, 6, 8, 10, 12],
    }
    slower = [one.model_copy(update={"number": 21}) if one.id == "next-staffing" else one for one in data.cadence]
    changed = dataclasses.replace(data, cadence=tuple(slower))
    staffing = next(item for item in data.diagram("how-often").items if item.every)
    assert weeks_due(staffing, changed) == [3, 6, 9, 12]


def test_the_words_of_how_often_are_those_of_the_cadence(data: Dataset) -> None:
    said = {"a day": "one day", "a week": "one week", "couple of weeks": "two weeks"}
    for item in data.diagram("how-often").items:
        if wanted := item.after or item.every:
            (words,) = [number for spoken, number in said.items() if spoken in (item.text or "")]
            assert words == in_words(data.pace(wanted)), item.title
    span = data.diagram("how-often").items[-1].weeks
    assert span
    assert span.min * 7 <= data.pace("next-retained").number <= span.max * 7


@pytest.mark.parametrize("wanted", ["next-resting", "agencies-to-know"])
def test_a_note_beyond_the_axis_is_refused(data: Dataset, wanted: str) -> None:
    item = data.diagram("how-often").items[0].model_copy(update={"after": wanted})
    with pytest.raises(ValueError, match=f'"{wanted}" of cadence.yaml, which is no time within {WEEKS} weeks'):
        weeks_due(item, data)


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
