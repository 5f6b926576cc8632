"""Fees and core rights by country: one row each, with sources and dates, and what is not known said openly."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.evidence import sources
from macros.components.rules import VERDICTS, rules
from macros.loading.dataset import Dataset, UnknownId
from macros.model.rules import FEES, RULE_PARTS, answers
from macros.site.context import PageContext

WANTED = {"GB", "IE", "DE", "FR", "NL", "CH", "BE", "JP", "HK", "SG", "ZA", "IN", "AE", "NZ", "AU", "US", "CA"}


def test_every_country_that_the_directory_grows_in_has_its_fees(data: Dataset) -> None:
    assert {rule.id for rule in data.rules if rule.fee} >= WANTED


def test_every_answer_rests_on_evidence_of_its_place(data: Dataset) -> None:
    """A rule of one country is not borrowed by another; those of the EU hold in its member states."""
    member_states = {"IE", "DE", "FR", "NL", "BE"}
    for rule in data.rules:
        for part, answer in answers(rule):
            for claim in map(data.claim, answer.evidence):
                places = set(claim.applies_to)
                fits = rule.id in places or ("EU" in places and rule.id in member_states)
                assert fits or "all" in places, (rule.id, part, claim.id)


def test_every_answer_has_a_year(data: Dataset) -> None:
    for rule in data.rules:
        for part, answer in answers(rule):
            assert any(isinstance(data.claim(own).as_of, int) for own in answer.evidence), (rule.id, part)


def test_each_country_says_what_is_known_and_what_is_not(view: PageContext) -> None:
    page = Html(rules(view))
    for rule in view.data.rules:
        own = page.css_first(f"#rule-{rule.id}")
        assert own is not None
        said = own.text()
        for part, answer in answers(rule):
            assert answer.text in said, (rule.id, part)
        missing = own.css_first(".rule__missing")
        assert (missing is not None) == (len(answers(rule)) < len(RULE_PARTS))
        assert len(own.css(".rule__date")) == len(answers(rule))
        if rule.fee:
            assert f"{VERDICTS[rule.fee.verdict]}." in own.css_first(".rule__verdict").text()
    assert page.css_first("section").attributes["id"] == "rule-EU"
    assert Html(sources(view)).css("li.source")


def test_one_country_alone(view: PageContext) -> None:
    page = Html(rules(view, country="CH"))
    assert [node.attributes["id"] for node in page.css("section")] == ["rule-CH"]
    assert page.css("h3") == []
    with pytest.raises(UnknownId, match='there is no rule of a country "CX"'):
        rules(view, country="CX")


def test_every_verdict_has_a_label() -> None:
    assert set(VERDICTS) == set(FEES)
