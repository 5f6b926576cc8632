"""Messages, rendered and read as HTML."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.message import message, message_index, with_blanks
from macros.components.my_search.content import ABOUT
from macros.loading.dataset import Dataset, UnknownId
from macros.loading.load import PROJECT
from macros.loading.rules.messages import filled
from macros.site.context import PageContext


def test_every_blank_is_marked_and_labelled(view: PageContext) -> None:
    for found in view.data.messages:
        page = Html(message(view, found.id))
        labels = {blank.id: blank.label for blank in found.blanks}
        shown = {node.attributes["data-blank"]: node.text() for node in page.css(".message__sheet [data-blank]")}
        assert shown == labels
        assert "{" not in page.css_first(".message__sheet").text()


def test_paragraphs_and_lines_are_kept(view: PageContext) -> None:
    for found in view.data.messages:
        page = Html(message(view, found.id))
        bodies = [found.body, *(one.body for one in found.variants or ())]
        for body, shown in zip(bodies, page.css(".message__body"), strict=True):
            paragraphs = shown.css(".message__text > p")
            assert len(paragraphs) == len(body.strip().split("\n\n"))
            breaks = sum(len(paragraph.css("br")) for paragraph in paragraphs)
            assert breaks == sum(part.count("\n") for part in body.strip().split("\n\n"))


def test_advised_length_and_mistakes_stand_beside_it(view: PageContext) -> None:
    found = view.data.message("first-note")
    page = Html(message(view, found.id))
    assert f"{found.words.min} to {found.words.max} words" in page.text()
    assert [node.text() for node in page.css(".message__avoid li")] == list(found.avoid)


def test_it_leads_to_its_checklists_and_guide_pages(view: PageContext) -> None:
    found = view.data.message("first-note")
    assert found.checklists
    checklists, guide = Html(message(view, found.id)).css(".message__with")
    assert checklists.text().startswith("Checklists: ")
    assert [node.attributes["href"] for node in checklists.css("a")] == [
        f"/checklists/{one}/" for one in found.checklists
    ]
    assert guide.text().startswith("Guide: ")
    assert [node.attributes["href"] for node in guide.css("a")] == [f"/guide/{one}/" for one in found.guide]


def test_its_fields_stand_in_the_page_in_the_order_of_the_text(view: PageContext) -> None:
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


def test_the_list_leads_to_every_message_and_the_page_has_them_all(view: PageContext) -> None:
    links = Html(message_index(view)).css("a")
    assert [(node.attributes["href"], node.text()) for node in links] == [
        (f"#{one.id}", one.title) for one in view.data.messages
    ]
    page = (PROJECT / "docs" / "messages.md").read_text(encoding="utf-8")
    assert re.findall(r'message\("([^"]+)"\)', page) == [one.id for one in view.data.messages]


def test_text_is_escaped(view: PageContext) -> None:
    found = view.data.message("first-note").model_copy(update={"subject": "<b>{function}</b>"})
    assert with_blanks(found, found.subject).startswith("&lt;b&gt;<span")


def test_an_unknown_message_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match='Did you mean "first-note"'):
        message(view, "first-not")


def test_what_the_advice_rests_on_is_cited(view: PageContext) -> None:
    found = next(one for one in view.data.messages if one.evidence)
    cited = Html(message(view, found.id)).css(".cite")
    assert [link.attributes["href"] for link in cited] == [f"#source-{one}" for one in found.evidence or ()]


# ---------------------------------------------------------------- what the data says

NEEDED = {
    "permission-to-represent",
    "two-agencies",
    "decline-offer",
    "verify-recruiter",
    "data-request",
    "complaint",
    "resignation",
}


def test_the_messages_that_readers_ask_for_are_there(data: Dataset) -> None:
    assert {one.id for one in data.messages} >= NEEDED


def test_every_form_is_short(data: Dataset) -> None:
    """Sixty to ninety words as a mail, three hundred characters where a site counts them."""
    for one in data.messages:
        examples = {blank.id: blank.example for blank in one.blanks}
        assert (one.words.min, one.words.max) == (60, 90), one.id
        assert 60 <= len(filled(one.body, examples).split()) <= 90, one.id
        for form in one.variants or ():
            text = filled(form.body, examples)
            assert len(text) <= 300 if form.characters else 60 <= len(text.split()) <= 90, (one.id, form.id)


def test_what_goes_to_a_recruiter_whom_you_know_fits_linkedin(data: Dataset) -> None:
    """What may have to be shown later goes as a letter or mail, and has no short form."""
    short = {one.id for one in data.messages if any(form.characters for form in one.variants or ())}
    assert {one.id for one in data.messages} - short == {
        "ask-a-firm", "ask-confidentiality", "complaint", "data-request", "decline-offer", "resignation",
        "two-agencies", "verify-recruiter", "withdraw",
    }  # fmt: skip


def test_who_has_no_job_can_send_every_message(data: Dataset) -> None:
    """A form that speaks of the reader's job, notice or employer stands beside one that does not."""
    of_a_job = re.compile(r"\{notice-period\}|at work|[Mm]y employer|I am employed|in post")
    for one in data.messages:
        mails = [one.body, *(form.body for form in one.variants or () if not form.characters)]
        if one.id != "resignation" and any(of_a_job.search(body) for body in mails):
            assert not all(of_a_job.search(body) for body in mails), one.id
    with_both = {one.id for one in data.messages if {form.id for form in one.variants or ()} & {"between-jobs"}}
    assert with_both >= {"first-note", "reply-interested", "status-update", "ask-confidentiality"}


def test_no_blank_of_the_writer_stands_for_someone_else(data: Dataset) -> None:
    """What My search knows of the reader is filled in by the id of a blank, so it must speak of the reader."""
    own = {own for own, _, _ in ABOUT}
    labels: dict[str, str] = {}
    for one in data.messages:
        for blank in one.blanks:
            assert labels.setdefault(blank.id, blank.label) == blank.label, "one id, one meaning"
            if blank.id in own:
                assert not re.search(r"\b(their|that person's?) ", blank.label), blank.id
            elif re.search(r"[Tt]hat person's|you suggest", blank.label):
                assert blank.id not in own
    referral = {blank.id for blank in data.message("referral").blanks}
    assert referral & own == {"your-name"}
    assert {"their-function", "their-level"} <= referral


def test_only_blanks_of_the_writer_are_shared_between_messages(view: PageContext) -> None:
    page = Html("".join(message(view, one.id) for one in view.data.messages))
    shared = {node.attributes["data-field"] for node in page.css("[data-field][data-shared]")}
    assert shared <= {own for own, _, _ in ABOUT}
    assert not shared & {"date", "job", "reason", "consultant", "person"}


def test_the_forms_of_a_message_can_be_chosen(view: PageContext) -> None:
    page = Html(message(view, "first-note"))
    choices = page.css(".message__forms input")
    assert [node.attributes["value"] for node in choices] == ["main", "between-jobs", "linkedin"]
    assert [node.attributes["data-form"] for node in page.css(".message__body")] == ["main", "between-jobs", "linkedin"]
    assert page.css(".message__body")[2].attributes["data-characters"] == "300"
    assert Html(message(view, "resignation")).css_first(".message__forms") is None
