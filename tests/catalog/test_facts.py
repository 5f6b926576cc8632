"""What a result says of a firm, and what it calls not stated."""

from __future__ import annotations

from typing import Any

import pytest

from macros.catalog.facets import FACETS
from macros.catalog.facts import FACTS, IN_A_RESULT, WORDS, documented, left_open, not_stated, result_facts
from macros.loading.dataset import Dataset
from macros.model.firms import Confidentiality, Contact, Firm, Place

BARE = {
    "industries": None,
    "generalist": False,
    "functions": None,
    "levels": None,
    "headquarters": None,
    "countries": None,
    "contact": None,
    "confidentiality": None,
}


@pytest.fixture
def bare(data: Dataset) -> Firm:
    """A firm of which little is known."""
    return data.firms[0].model_copy(update=BARE)


def test_a_fact_is_made_of_facets_and_words() -> None:
    assert {part for fact in FACTS for part in fact.of} <= {*FACETS, *WORDS}
    assert set(IN_A_RESULT) <= {fact.title for fact in FACTS}


@pytest.mark.parametrize(
    ("known", "title", "text"),
    [
        ({"countries": ("DE", "AT")}, "Offices", "Germany, Austria"),
        (
            {"headquarters": Place(city="Ulm", country="DE"), "countries": ("DE",)},
            "Offices",
            "Ulm (head office), Germany",
        ),
        ({"headquarters": Place(city="Ulm", country="DE")}, "Offices", "Ulm (head office)"),
        (
            {"countries": ("DE", "AT", "CH", "FR", "IT", "ES")},
            "Offices",
            "Germany, Austria, Switzerland, France and 2 more",
        ),
        ({"industries": ("technology", "retail")}, "Industries", "Technology, Retail"),
        ({"generalist": True}, "Industries", "any"),
        ({"generalist": True, "industries": ("retail",)}, "Industries", "any; it names Retail"),
        ({"contact": Contact(url="https://www.example.com/")}, "How to approach it", "Page for candidates"),
        ({"contact": Contact(channel="post")}, "How to approach it", "{channel:post}"),
        (
            {"contact": Contact(channel="post", unsolicited="accepts")},
            "How to approach it",
            "{channel:post}; {unsolicited:accepts}",
        ),
        (
            {"confidentiality": Confidentiality(stance="stated", url="https://www.example.com/")},
            "Confidentiality",
            "{confidentiality:stated}",
        ),
    ],
)
def test_a_result_says_what_is_known(bare: Firm, data: Dataset, known: dict[str, Any], title: str, text: str) -> None:
    for facet in ("channel", "unsolicited", "confidentiality"):
        for value in data.values(facet):
            text = text.replace(f"{{{facet}:{value.id}}}", value.label)
    facts = dict(result_facts(bare.model_copy(update=known), data))
    facts.pop("Not stated")
    assert facts == {title: text}


def test_what_is_not_stated_is_named(bare: Firm, data: Dataset) -> None:
    assert not_stated(bare) == (
        "way to reach it",
        "unsolicited CVs",
        "confidentiality",
        "industries",
        "functions",
        "levels",
        "offices",
    )
    assert dict(result_facts(bare, data)) == {"Not stated": ", ".join(not_stated(bare))}
    told = bare.model_copy(
        update={
            "contact": Contact(channel="post"),
            "generalist": True,
            "functions": ("finance",),
            "levels": ("c-suite",),
            "countries": ("DE",),
        }
    )
    assert not_stated(told) == ("unsolicited CVs", "confidentiality")
    assert documented(bare) == "0 of 7 things a candidate needs are documented"
    assert documented(told) == "5 of 7 things a candidate needs are documented"


CONTACT = {"contact": Contact(unsolicited="accepts")}
STANCE = {"confidentiality": Confidentiality(stance="stated", url="https://www.example.com/")}
FIELD = {"functions": ("finance",)}
PLACE = {"countries": ("DE",)}


@pytest.mark.parametrize(
    ("known", "open_"),
    [
        ({}, 8),
        (FIELD, 7),
        ({**FIELD, "industries": ("retail",)}, 7),
        ({"generalist": True}, 7),
        ({**FIELD, **PLACE}, 6),
        (CONTACT, 5),
        (STANCE, 5),
        ({**STANCE, **FIELD, **PLACE}, 3),
        ({**CONTACT, **STANCE}, 2),
        ({**CONTACT, **STANCE, **PLACE}, 1),
        ({**CONTACT, **STANCE, **FIELD, **PLACE, "levels": ("c-suite",)}, 0),
    ],
)
def test_what_one_can_act_on_counts_before_field_and_place(bare: Firm, known: dict[str, Any], open_: int) -> None:
    assert left_open(bare.model_copy(update=known)) == open_
