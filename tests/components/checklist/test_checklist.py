"""Checklists, rendered and read as HTML."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.checklist import checklist, checklist_index, checklist_page
from macros.loading.dataset import Dataset, UnknownId
from macros.site.context import PageContext


def test_every_item_is_a_labelled_box_with_its_reason(view: PageContext) -> None:
    for found in view.data.checklists:
        page = Html(checklist(PageContext(view.catalog, view.link), found.id))
        assert page.css_first(f"[data-checklist-id={found.id}]") is not None
        boxes = page.css("input[type=checkbox][data-item-id]")
        assert [box.attributes["data-item-id"] for box in boxes] == [item.id for item in found.items]
        for box, item in zip(boxes, found.items, strict=True):
            assert page.css_first(f"label[for='{box.attributes['id']}']").text() == item.text
            assert item.why in page.css_first(f"[id='{box.attributes['aria-describedby']}']").text()


def test_reasons_cite_their_evidence(view: PageContext) -> None:
    found = view.data.checklist("choosing-firms")
    page = Html(checklist(view, found.id))
    wanted = [f"#source-{evidence}" for item in found.items for evidence in item.evidence or ()]
    assert wanted
    assert [mark.attributes["href"] for mark in page.css(".cite")] == wanted


def test_two_checklists_on_a_page_share_no_id(view: PageContext) -> None:
    page = Html(checklist(view, "first-call") + checklist(view, "references"))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_a_page_of_a_checklist_ends_with_its_sources_and_what_goes_with_it(view: PageContext) -> None:
    found = view.data.checklist("first-note-retained")
    page = Html(checklist_page(view, found.id))
    assert page.css_first("h1").text() == found.title
    listed = [node.attributes["id"] for node in page.css("li.source")]
    assert listed == [f"source-{evidence}" for evidence in view.citations.ids]
    links = [node.attributes["href"] for node in page.css("a")]
    assert found.messages
    for message in found.messages:
        assert f"/messages/#{message}" in links
    for slug in found.guide:
        assert f"/guide/{slug}/" in links


def test_every_item_is_something_that_one_does_and_ticks_off(data: Dataset) -> None:
    """An item says what to do, once, and in one breath; a state of mind or a habit cannot be ticked."""
    assert len(data.checklists) >= 17
    cannot_be_ticked = re.compile(
        r"^(Be|Do not|Never|Always|Try|Remember|Understand|Expect|Hope|Know|Stay|Avoid|Continue|Think)\b|^Keep up\b"
        r"|\b(always|regularly|as often as|from time to time|not rehearsed)\b"
    )
    items = [(one.id, item.id, item.text) for one in data.checklists for item in one.items]
    assert [item for item in items if cannot_be_ticked.search(item[2]) or len(item[2].split()) > 25] == []
    assert all(5 <= len(one.items) <= 12 for one in data.checklists)


def test_the_index_holds_every_checklist_under_its_stage(view: PageContext) -> None:
    page = Html(checklist_index(view))
    for stage in view.data.vocabulary.stage:
        wanted = [f"/checklists/{one.id}/" for one in view.data.checklists if one.stage == stage.id]
        section = page.css_first(f"[aria-labelledby=stage-{stage.id}]")
        assert [node.attributes["href"] for node in section.css("a")] == wanted if section else not wanted


def test_an_unknown_checklist_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match='Did you mean "first-call"'):
        checklist(view, "fist-call")
