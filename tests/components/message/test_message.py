"""Messages, rendered and read as HTML."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.message import message, message_index, with_blanks
from macros.loading.load import PROJECT, UnknownId
from macros.site.context import View


def test_every_blank_is_marked_and_labelled(view: View) -> None:
    for found in view.data.messages:
        page = Html(message(view, found.id))
        labels = {blank.id: blank.label for blank in found.blanks}
        shown = {node.attributes["data-blank"]: node.text() for node in page.css(".message__sheet [data-blank]")}
        assert shown == labels
        assert "{" not in page.css_first(".message__sheet").text()


def test_paragraphs_and_lines_are_kept(view: View) -> None:
    for found in view.data.messages:
        page = Html(message(view, found.id))
        paragraphs = page.css(".message__body > p")
        assert len(paragraphs) == len(found.body.strip().split("\n\n"))
        breaks = sum(len(paragraph.css("br")) for paragraph in paragraphs)
        assert breaks == sum(part.count("\n") for part in found.body.strip().split("\n\n"))


def test_advised_length_and_mistakes_stand_beside_it(view: View) -> None:
    found = view.data.message("first-note")
    page = Html(message(view, found.id))
    assert f"{found.words.min} to {found.words.max} words" in page.text()
    assert [node.text() for node in page.css(".message__avoid li")] == list(found.avoid)


def test_it_leads_to_its_checklists_and_guide_pages(view: View) -> None:
    found = view.data.message("first-note")
    assert found.checklists
    checklists, guide = Html(message(view, found.id)).css(".message__with")
    assert checklists.text().startswith("Checklists: ")
    assert [node.attributes["href"] for node in checklists.css("a")] == [
        f"/checklists/{one}/" for one in found.checklists
    ]
    assert guide.text().startswith("Guide: ")
    assert [node.attributes["href"] for node in guide.css("a")] == [f"/guide/{one}/" for one in found.guide]


def test_its_fields_stand_in_the_page_in_the_order_of_the_text(view: View) -> None:
    for found in view.data.messages:
        page = Html(message(view, found.id))
        fields = page.css("[data-field]")
        first = dict.fromkeys(node.attributes["data-blank"] for node in page.css("[data-blank]"))
        assert [node.attributes["data-field"] for node in fields] == list(first)
        blanks = {blank.id: blank for blank in found.blanks}
        for node in fields:
            blank = blanks[node.attributes["data-field"] or ""]
            assert page.css_first(f"label[for='{node.attributes['id']}']").text() == blank.label
            assert node.attributes["placeholder"] == f"e.g. {blank.example}"
    name = Html(message(view, "first-note")).css_first("[data-field=your-name]")
    assert name.attributes["autocomplete"] == "name"


def test_the_list_leads_to_every_message_and_the_page_has_them_all(view: View) -> None:
    links = Html(message_index(view)).css("a")
    assert [(node.attributes["href"], node.text()) for node in links] == [
        (f"#{one.id}", one.title) for one in view.data.messages
    ]
    page = (PROJECT / "docs" / "messages.md").read_text(encoding="utf-8")
    assert re.findall(r'message\("([^"]+)"\)', page) == [one.id for one in view.data.messages]


def test_text_is_escaped(view: View) -> None:
    found = view.data.message("first-note").model_copy(update={"subject": "<b>{function}</b>"})
    assert with_blanks(found, found.subject).startswith("&lt;b&gt;<span")


def test_an_unknown_message_names_the_nearest(view: View) -> None:
    with pytest.raises(UnknownId, match='Did you mean "first-note"'):
        message(view, "first-not")


def test_what_the_advice_rests_on_is_cited(view: View) -> None:
    found = next(one for one in view.data.messages if one.evidence)
    cited = Html(message(view, found.id)).css(".cite")
    assert [link.attributes["href"] for link in cited] == [f"#source-{one}" for one in found.evidence or ()]
