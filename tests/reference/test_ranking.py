"""Each line of the rule in ``tests/reference/ranking.py``, by the firms that it sets apart."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.facets import FACETS, counts, matches, values_of
from macros.loading.dataset import Dataset
from macros.model.firms import Confidentiality, Contact, Firm, Place

from .ranking import (
    LONGEST_WORD,
    MOST_CHARACTERS,
    MOST_WORDS,
    facet_counts,
    one_error,
    order_of,
    query_words,
    search,
    words,
)

Make = Callable[..., Dataset]


@pytest.fixture
def make(data: Dataset) -> Make:
    """Make the data of some firms, of which only what is said is known; each is known by its id."""
    nothing: dict[str, Any] = dict.fromkeys(
        "formerly headquarters countries industries functions levels memberships contact confidentiality".split()  # noqa: SIM905
    )
    plain = data.firms[0].model_copy(
        update={
            **nothing,
            "kind": "staffing",
            "services": ("assessment",),
            "summary": "Something.",
            "generalist": False,
        }
    )

    def firm(firm_id: str, **fields: Any) -> Firm:
        return plain.model_copy(update={"id": firm_id, "name": firm_id.title(), **fields})

    def dataset(**firms: dict[str, Any]) -> Dataset:
        made = [firm(firm_id, **fields) for firm_id, fields in sorted(firms.items())]
        return dataclasses.replace(data, firms=tuple(made))

    return dataset


def ids(firms: Iterable[Firm]) -> list[str]:
    return [firm.id for firm in firms]


def choose(**chosen: str) -> dict[str, frozenset[str]]:
    return {facet: frozenset(values.split()) for facet, values in chosen.items()}


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Executive  SEARCH", ("executive", "search")),
        ("R&D, e-mail/C-suite", ("r", "d", "e", "mail", "c", "suite")),
        ("O'Neil’s", ("o", "neil", "s")),
        ("Zürich São Łódź Ærøskøbing Groß GROẞ", ("zurich", "sao", "lodz", "aeroskobing", "gross", "gross")),
        ("İstanbul Iğdır ılık", ("istanbul", "igdir", "ilik")),
        ("ΟΔΟΣ οδός", ("οδοσ", "οδοσ")),
        ("ﬁnance ① ½ Ⅷ", ("finance", "1", "1", "2", "viii")),
        ("e\u0301te\u0301", ("ete",)),
        ("東京 서울", ("東京", unicodedata.normalize("NFKD", "서울"))),
        ("\ud800x\udfff y\u2028z\0", ("x", "y", "z")),
        ("", ()),
        ("–…!", ()),
    ],
)
def test_words_are_folded_runs_of_letters_and_digits(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_long_queries_are_cut() -> None:
    assert query_words("a" * 50) == ("a" * LONGEST_WORD,)
    assert len(query_words(" ".join(f"w{n}" for n in range(500)))) == MOST_WORDS
    assert query_words("x" + " " * MOST_CHARACTERS + "y") == ("x",)
    assert query_words("Board board BOARD other") == ("board", "other")


@given(st.text())
def test_any_text_has_words_of_letters_and_digits_alone(text: str) -> None:
    for word in query_words(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert all(unicodedata.category(character)[0] in "LN" for character in word)
        assert words(word) == (word,)


# ---------------------------------------------------------------- match


def distance(a: str, b: str) -> int:
    """The least number of typing errors between two words, each place touched once (optimal string alignment)."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", min_size=1, max_size=7), st.text("abc", max_size=8))
def test_one_error_is_one_error_from_a_beginning(word: str, other: str) -> None:
    assert one_error(word, other) == any(distance(word, other[:n]) <= 1 for n in range(len(other) + 1))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("technology", "as it is"),
        ("tech", "its beginning"),
        ("TÉCHNOLOGY", "accents and case"),
        ("tecnology", "a letter left out"),
        ("techhnology", "a letter added"),
        ("tecjnology", "a letter replaced"),
        ("tehcnology", "two letters swapped"),
        ("rechnology", "the first letter wrong"),
        ("echnology", "the first letter left out"),
        ("etchnology", "the first two swapped"),
        ("tecno", "an error in a beginning of five letters"),
        ("technologys", "a letter too many at the end"),
    ],
)
def test_a_word_is_found(make: Make, typed: str, why: str) -> None:
    assert ids(search(make(a={"summary": "For technology firms."}), typed)) == ["a"], why


@pytest.mark.parametrize("typed", ["tecn", "tecnolgy", "nology", "technology frmz", "technology and"])
def test_a_word_is_not_found(make: Make, typed: str) -> None:
    assert ids(search(make(a={"summary": "For technology firms."}), typed)) == []


def test_every_text_of_a_firm_is_searched(make: Make) -> None:
    found = make(
        a={
            "name": "Nomen",
            "formerly": ("Olim",),
            "summary": "Quid agit.",
            "kind": "retained-search",
            "services": ("board-search",),
            "industries": ("mining-metals",),
            "functions": ("cybersecurity",),
            "levels": ("vp-director",),
            "headquarters": Place(city="Zürich", country="CH"),
            "countries": ("CH", "BR"),
            "memberships": ("rec",),
            "contact": Contact(channel="candidate-portal", unsolicited="discourages"),
            "confidentiality": Confidentiality(stance="consent-before-sharing", url="https://www.example.com/"),
        }
    )
    every = (
        "nomen olim quid retained board mining cyber vice zurich switz brazil europe caribbean confederation "
        "portal discourages asks"
    )
    for word in every.split():
        assert ids(search(found, word)) == ["a"], word
    assert ids(search(found, "nomen zurich mining discourages")) == ["a"]
    assert ids(search(found, "nomen zurich mining accepts")) == []
    assert ids(search(found, "example")) == []


def test_what_else_people_call_a_value_finds_its_firms(make: Make) -> None:
    found = make(
        a={"industries": ("life-sciences",), "countries": ("AE", "GB")},
        b={"functions": ("human-resources",), "countries": ("US",)},
    )
    for query in ("pharma", "biotech", "medical devices", "UAE", "uk", "great britain", "emea", "bioteck"):
        assert ids(search(found, query)) == ["a"], query
    for query in ("HR", "talent acquisition", "USA"):
        assert ids(search(found, query)) == ["b"], query


# ---------------------------------------------------------------- order


def test_fit_0_who_is_called_what_is_typed_comes_first(make: Make) -> None:
    stance = Confidentiality(stance="stated", url="https://www.example.com/")
    found = make(
        a={"name": "Alpha Executive Search", "confidentiality": stance, "contact": Contact(channel="post")},
        b={"name": "Beta", "formerly": ("Alpha", "Executive Search")},
        c={"name": "EXÉCUTIVE  search"},
        d={"name": "Executive-search"},
        e={"name": "Executive"},
        f={"name": "Search Executive", "confidentiality": stance},
    )
    assert ids(search(found, "executive search")) == ["b", "c", "d", "a", "f"]
    assert ids(search(found, "executive-search")) == ["d", "b", "c", "a", "f"]
    assert ids(search(found, "search executive"))[0] == "f"
    assert ids(search(found, "executive"))[0] == "e"
    assert ids(search(found, "alpha"))[0] == "b"
    assert ids(search(found, "executive search", sort="name"))[0] == "a"


def test_fit_0_the_whole_name_counts_more_than_what_is_chosen(make: Make) -> None:
    found = make(a={"name": "Search and More", "industries": ("technology",)}, b={"name": "Search", "generalist": True})
    assert ids(search(found, "search", choose(industry="technology"))) == ["b", "a"]


def test_fit_0_a_name_of_one_letter_and_one_of_many_words(make: Make) -> None:
    long = " ".join(f"word{n}" for n in range(14))
    found = make(a={"name": "A b c"}, b={"name": "A"}, c={"name": f"{long} more"}, d={"name": long})
    assert ids(search(found, "a"))[0] == "b"
    assert ids(search(found, long)) == ["d", "c"]


def test_fit_0_signs_tell_names_apart(make: Make) -> None:
    found = make(a={"name": "C"}, b={"name": "C#"}, c={"name": "C++"})
    assert [ids(search(found, q))[0] for q in ("c", "c#", "C++")] == ["a", "b", "c"]


def test_a_name_of_signs_is_found_by_them(make: Make) -> None:
    found = make(
        a={"name": "+++"}, b={"name": "Other", "formerly": ("☃ !",)}, c={"name": "Plus + Co"}, d={"name": "++"}
    )
    assert ids(search(found, "++", sort="fit")) == ["d", "a"]
    assert ids(search(found, " + + + ")) == ["a"]
    assert ids(search(found, "☃")) == ["b"]
    assert ids(search(found, "?")) == ["d", "a", "b", "c"]  # It asks for nothing.
    assert facet_counts(found, "☃")["kind"] == {"staffing": 1}


def test_fit_1_a_firm_that_names_the_industry_stands_before_a_generalist(make: Make) -> None:
    found = make(
        a={"generalist": True, "functions": ("finance", "sales")},
        b={"industries": ("technology",), "functions": ("finance",)},
    )
    assert ids(search(found, choice=choose(industry="technology", function="finance sales"))) == ["b", "a"]
    assert ids(search(found, choice=choose(function="finance sales"))) == ["a", "b"]


def test_fit_1_a_firm_of_another_function_does_not_match(make: Make) -> None:
    found = make(a={"generalist": True}, b={"industries": ("technology",), "functions": ("finance",)})
    assert ids(search(found, choice=choose(industry="technology", function="finance"))) == ["b"]


def test_fit_2_more_of_the_chosen_values_come_first(make: Make) -> None:
    found = make(
        a={"industries": ("technology",), "summary": "Board search."},
        b={"industries": ("telecommunications", "technology"), "summary": "Boars."},
        c={"industries": ("telecommunications",)},
    )
    choice = choose(industry="technology telecommunications")
    assert ids(search(found, choice=choice)) == ["b", "a", "c"]
    assert ids(search(found, "board", choice)) == ["b", "a"]  # before the text
    assert ids(search(found, "board")) == ["a", "b"]


def test_fit_3_a_forgiven_match_comes_after_exact_ones(make: Make) -> None:
    found = make(a={"name": "Marshy"}, b={"summary": "Marches on."}, c={"summary": "March on."}, d={"name": "Marsh"})
    assert ids(search(found, "march")) == ["c", "b", "d", "a"]
    assert ids(search(found, "march on")) == ["c", "b"]


def test_fit_3_fewer_forgiven_words_come_first(make: Make) -> None:
    found = make(a={"summary": "Board marshy."}, b={"summary": "Boars marshy."}, c={"summary": "Boars march."})
    assert ids(search(found, "march board")) == ["a", "c", "b"]


def test_fit_4_a_whole_word_comes_before_one_that_is_begun(make: Make) -> None:
    found = make(
        a={"name": "Italia"}, b={"summary": "Finds its people."}, c={"summary": "Roles in IT."}, d={"name": "IT"}
    )
    assert ids(search(found, "it")) == ["d", "c", "a", "b"]
    assert ids(search(found, "ita")) == ["a"]


def test_fit_5_a_match_in_the_name_comes_first(make: Make) -> None:
    found = make(
        a={
            "summary": "Of Odgers.",
            "confidentiality": Confidentiality(stance="stated", url="https://www.example.com/"),
        },
        b={"formerly": ("Odgers",)},
        c={"name": "Odgers"},
    )
    assert ids(search(found, "odgers")) == ["b", "c", "a"]
    assert ids(search(found, "odgars")) == ["b", "c", "a"]  # forgiven alike


def test_fit_5_an_error_in_the_name_does_not_beat_an_exact_match(make: Make) -> None:
    found = make(a={"name": "Odgars"}, b={"summary": "Of Odgers."})
    assert ids(search(found, "odgers")) == ["b", "a"]


def test_fit_6_what_is_documented_comes_before_silence(make: Make) -> None:
    contact, stance = Contact(channel="post"), Confidentiality(stance="stated", url="https://www.example.com/")
    found = make(
        a={}, b={"contact": contact}, c={"confidentiality": stance}, d={"contact": contact, "confidentiality": stance}
    )
    assert ids(search(found, choice=choose(kind="staffing"))) == ["d", "b", "c", "a"]


def test_fit_7_name_and_id_come_last(make: Make) -> None:
    found = make(a={"name": "Zeta"}, b={"name": "älpha"}, c={"name": "Beta"}, d={"name": "Alpha"})
    assert ids(search(found, sort="fit")) == ["b", "d", "c", "a"]


def test_by_name_only_the_name_counts(make: Make) -> None:
    found = make(a={"name": "Zeta", "industries": ("technology",)}, b={"name": "Alpha", "generalist": True})
    assert ids(search(found, choice=choose(industry="technology"), sort="name")) == ["b", "a"]


def test_by_checked_the_latest_comes_first(make: Make) -> None:
    old, new = datetime.date(2026, 1, 2), datetime.date(2026, 11, 23)
    found = make(a={"name": "B", "checked": old}, b={"name": "C", "checked": new}, c={"name": "A", "checked": old})
    assert ids(search(found, sort="checked")) == ["b", "c", "a"]


def test_with_nothing_asked_what_one_can_act_on_comes_first(make: Make) -> None:
    contact, stance = Contact(unsolicited="accepts"), Confidentiality(stance="stated", url="https://www.example.com/")
    found = make(
        a={"name": "A"},
        b={"name": "B", "countries": ("DE",)},
        c={"name": "C", "countries": ("DE",), "generalist": True, "levels": ("c-suite",)},
        d={"name": "D", "contact": contact},
        e={"name": "E", "confidentiality": stance, "functions": ("finance",)},
        f={"name": "F", "confidentiality": stance, "contact": contact},
        g={"name": "É", "contact": contact, "industries": ("retail",)},
    )
    assert ids(search(found)) == ["f", "e", "g", "d", "c", "b", "a"]
    assert ids(search(found, sort="name")) == ["a", "b", "c", "d", "e", "g", "f"]


def test_the_first_firms_of_the_real_directory_say_how_to_approach_them(data: Dataset) -> None:
    both = sum(firm.contact is not None and firm.confidentiality is not None for firm in data.listed)
    assert both >= 20
    assert all(firm.contact and firm.confidentiality for firm in search(data)[:both])


def test_a_switch_finds_the_firms_that_say_so(data: Dataset) -> None:
    says = {firm.id for firm in data.listed if firm.contact}
    tells = {firm.id for firm in data.listed if firm.confidentiality}
    approach, details = choose(approach="stated"), choose(details="stated")
    assert set(ids(search(data, choice=approach))) == says
    assert set(ids(search(data, choice=details))) == tells
    assert set(ids(search(data, choice={**approach, **details}))) == says & tells
    assert search(data, choice=choose(approach="anything")) == []
    counted = facet_counts(data, choice=approach)
    assert (counted["approach"], counted["details"]) == ({"stated": len(says)}, {"stated": len(says & tells)})


def test_the_usual_order_is_fit() -> None:
    assert order_of(None) == order_of("constructor") == order_of("fit") == "fit"
    assert order_of("name") == "name"
    assert order_of("checked") == "checked"


# ---------------------------------------------------------------- counts


def test_counts_are_under_the_other_facets(make: Make) -> None:
    found = make(
        a={"kind": "interim", "industries": ("technology",), "countries": ("DE",)},
        b={"kind": "staffing", "industries": ("retail",), "countries": ("FR",)},
        c={"kind": "staffing", "generalist": True},
    )
    none = facet_counts(found)
    assert list(none) == [*FACETS, "approach", "details"]
    assert (none["approach"], none["details"]) == ({}, {})
    assert none["kind"] == {"staffing": 2, "interim": 1}
    assert none["industry"] == {"retail": 2, "technology": 2}
    assert none["channel"] == {}
    chosen = facet_counts(found, choice=choose(kind="interim"))
    assert chosen["kind"] == {"staffing": 2, "interim": 1}  # its own choice does not count
    assert chosen["industry"] == {"retail": 0, "technology": 1}
    assert chosen["region"] == {"europe": 1}
    assert facet_counts(found, "germany")["kind"] == {"staffing": 0, "interim": 1}


def test_a_count_is_the_number_of_firms_that_the_value_gives(data: Dataset) -> None:
    choice = choose(industry="technology financial-services", level="c-suite")
    counted = facet_counts(data, "search", choice)
    assert {facet: list(values) for facet, values in counted.items()} == {
        **{facet: list(counts(data, facet)) for facet in FACETS},
        "approach": ["stated"],
        "details": ["stated"],
    }
    for facet, values in counted.items():
        for value, number in values.items():
            assert number == len(search(data, "search", {**choice, facet: frozenset([value])})), (facet, value)


def test_without_a_query_the_facets_alone_decide(data: Dataset) -> None:
    choice = choose(kind="staffing", country="US GB")
    expected = {firm.id for firm in data.firms if matches(firm, choice, data)}
    assert {firm.id for firm in search(data, choice=choice)} == expected
    assert all({"US", "GB"} & set(values_of(data.firm(firm_id), "country", data)) for firm_id in expected)
