"""The index of the directory: small, whole, the same from build to build, and inert whatever the data holds."""

from __future__ import annotations

import dataclasses
import gzip
import json
from typing import Any

import pytest

from macros.catalog.facets import FACETS, counts, name_key, values_of
from macros.catalog.facts import ASKED, FACTS, IN_A_RESULT, left_open, not_stated
from macros.components.directory.index import index_script
from macros.loading.dataset import Dataset
from tests.bench.synthetic import synthetic

START, END = "window.RapportDirectoryIndex = ", ";\n"


def read(script: str) -> dict[str, Any]:
    assert script.startswith(START)
    assert script.endswith(END)
    index = json.loads(script.removeprefix(START).removesuffix(END))
    assert isinstance(index, dict)
    return index


def digit(character: str) -> int:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    code = ord(character)
    return digits.index(character) if code < 0xC0 else code - 0xC0 + 62 if code < 0x2000 else code - 0x3000 + 8002


def compressed(script: str) -> int:
    return len(gzip.compress(script.encode(), 9))


def test_the_index_of_todays_data_is_small(data: Dataset) -> None:
    assert compressed(index_script(data)) <= 60_000


def test_the_same_data_gives_the_same_bytes(data: Dataset) -> None:
    turned = dataclasses.replace(data, firms=tuple(reversed(data.firms)))
    assert index_script(data) == index_script(turned)


def test_the_index_holds_every_firm(data: Dataset) -> None:
    index = read(index_script(data))
    firms = sorted(data.firms, key=name_key)
    words = index["words"].split("\n")

    def texts(name: str) -> list[str]:
        return [" ".join(words[digit(code)] for code in line) for line in index[name].split("\n")]

    assert index["size"] == len(firms)
    assert index["ids"].split("\n") == [firm.id for firm in firms]
    assert texts("names") == [firm.name for firm in firms]
    assert texts("summaries") == [firm.summary for firm in firms]
    assert texts("formerly") == ["  ".join(firm.formerly or ()) for firm in firms]
    assert texts("cities") == [(firm.headquarters and firm.headquarters.city) or "" for firm in firms]
    *facets, approach, details = index["facets"]
    assert [facet["id"] for facet in facets] == list(FACETS)
    for switch, own, says in (
        (approach, "approach", [firm.contact is not None for firm in firms]),
        (details, "details", [firm.confidentiality is not None for firm in firms]),
    ):
        assert (switch["id"], switch["values"], switch["also"], switch["switch"]) == (own, ["stated"], {}, True)
        assert (switch["counts"], switch["firms"].split("\n")) == ([sum(says)], ["0" if one else "" for one in says])
    assert [digit(code) for code in index["open"]] == [left_open(firm) for firm in firms]
    for facet in facets:
        assert facet["values"] == [value.id for value in data.values(facet["id"])]
        words = [(facet["labels"][place], *facet["also"].get(own, ())) for place, own in enumerate(facet["values"])]
        assert words == [value.words for value in data.values(facet["id"])]
        if facet["id"] != "region":
            lines = [[facet["values"][digit(code)] for code in line] for line in facet["firms"].split("\n")]
            assert lines == [list(values_of(firm, facet["id"], data)) for firm in firms]
        found = {own: number for own, number in zip(facet["values"], facet["counts"], strict=True) if number}
        assert found == counts(data, facet["id"])
    unstated = [digit(code) for code in index["unstated"]]
    assert index["asked"] == list(ASKED)
    assert [[what for place, what in enumerate(ASKED) if bits & 1 << place] for bits in unstated] == [
        list(not_stated(firm)) for firm in firms
    ]
    assert [(fact["title"], tuple(fact["of"]), fact["between"]) for fact in index["facts"]] == [
        (fact.title, fact.of, fact.between) for fact in FACTS
    ]
    assert [index["facts"][place]["title"] for place in index["result"]] == list(IN_A_RESULT)


HOSTILE = "</script><script>alert(1)</script> <!-- ${alert(1)} \"'\\ __proto__ constructor \u2028\u2029 \x07 {{ 1 }}"


def test_hostile_text_is_inert(data: Dataset) -> None:
    firm = data.firms[0].model_copy(update={"name": HOSTILE, "summary": HOSTILE, "formerly": (HOSTILE,)})
    script = index_script(dataclasses.replace(data, firms=(firm,)))
    assert not set("<>&\u2028\u2029\x07") & set(script)
    assert "</" not in script
    index = read(script)
    assert sorted(index["words"].split("\n")) == sorted(set(HOSTILE.split(" ")))


@pytest.mark.parametrize("field", ["name", "summary", "website", "id"])
def test_a_line_break_is_refused(data: Dataset, field: str) -> None:
    firm = data.firms[0].model_copy(update={field: "one\ntwo"})
    with pytest.raises(ValueError, match="line break"):
        index_script(dataclasses.replace(data, firms=(firm,)))


def test_more_words_than_digits_are_refused(data: Dataset) -> None:
    firm = data.firms[0].model_copy(update={"summary": " ".join(map(str, range(60_000)))})
    with pytest.raises(ValueError, match="digits"):
        index_script(dataclasses.replace(data, firms=(firm,)))


def test_a_directory_without_firms_has_an_index(data: Dataset) -> None:
    assert read(index_script(dataclasses.replace(data, firms=())))["size"] == 0


def test_synthetic_firms_are_the_same_for_the_same_seed(data: Dataset) -> None:
    assert synthetic(data, 50).firms == synthetic(data, 50).firms
    assert synthetic(data, 50).firms != synthetic(data, 50, seed=2).firms
