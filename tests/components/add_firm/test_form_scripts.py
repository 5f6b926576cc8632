"""What the form's scripts hold: all that it needs, where each record stands, and nothing that could end a script."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pytest

from macros.components.add_firm import firm_form, form_scripts
from macros.components.add_firm.form import blocks, edition
from macros.loading.dataset import Dataset
from macros.loading.load import DATA
from macros.model.as_json import plain
from macros.model.firms import Firm
from macros.site.context import PageContext

TEXT = (DATA / "firms.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scripts(data: Dataset) -> dict[str, str]:
    """Every script of the form by its address."""
    return dict(form_scripts(data, TEXT))


def about(scripts: dict[str, str]) -> dict[str, Any]:
    content = json.loads(scripts["assets/form-data.js"].removeprefix("window.RapportForm = ").removesuffix(";\n"))
    assert isinstance(content, dict)
    return content


def record(script: str) -> dict[str, Any]:
    content = json.loads(re.sub(r"^.*?\)\[\"[^\"]+\"\] = ", "", script).removesuffix(";\n"))
    assert isinstance(content, dict)
    return content


def test_each_firm_has_its_record_and_the_lines_around_it(scripts: dict[str, str], data: Dataset) -> None:
    lines = TEXT.split("\n")
    for firm in data.firms:
        found = record(scripts[f"assets/records/{firm.id}.js"])
        assert found["record"] == plain(firm)
        start, end = found["line"] - 1, found["line"] - 1 + len(found["lines"])
        assert found["lines"] == lines[start:end]
        assert found["lines"][0] == f"- id: {firm.id}"
        assert found["before"] == lines[max(0, start - 3) : start]
        assert found["after"] == lines[: len(lines) - 1][end : end + 3]


def test_the_form_knows_every_field_value_and_firm(scripts: dict[str, str], data: Dataset) -> None:
    known = about(scripts)
    assert set(known["schema"]["$defs"]["Firm"]["properties"]) == set(Firm.model_fields)
    assert [(firm["id"], firm["website"]) for firm in known["firms"]] == [
        (firm.id, firm.website) for firm in data.firms
    ]
    assert known["vocabulary"]["kind"] == plain(data.vocabulary)["kind"]
    assert "topic" not in known["vocabulary"]  # no field of a firm takes its values
    assert known["end"]["text"] == TEXT.rstrip("\n").split("\n")[-1]


def test_a_new_field_or_value_appears_by_itself(data: Dataset) -> None:
    value = data.vocabulary.kind[0].model_copy(update={"id": "barter", "label": "Barter"})
    kinds = (*data.vocabulary.kind, value)
    more = dataclasses.replace(data, vocabulary=data.vocabulary.model_copy(update={"kind": kinds}))
    assert about(dict(form_scripts(more, TEXT)))["vocabulary"]["kind"][-1]["id"] == "barter"


def test_comments_stay_above_what_they_speak_of() -> None:
    text = (
        "# The file.\n\n# First.\n- id: a\n  name: A\n\n\n# Second,\n# in two lines.\n- id: b\n  name: B\n# The end.\n"
    )
    first, second = blocks(text)
    assert (first.above, first.line, list(first.lines)) == (3, 4, ["- id: a", "  name: A"])
    assert (second.above, second.line, list(second.lines)) == (8, 10, ["- id: b", "  name: B"])
    assert list(second.after) == ["# The end."]


def test_text_of_the_data_cannot_end_the_script(data: Dataset) -> None:
    hostile = "</script><!--<script>\u2028\u2029&"
    firm = data.firms[0].model_copy(update={"name": hostile})
    for _, content in list(form_scripts(dataclasses.replace(data, firms=(firm, *data.firms[1:])), TEXT))[:2]:
        assert not set("<>&\u2028\u2029") & set(content)
        assert "script" in content


def test_the_scripts_are_fetched_anew_when_the_data_changes(view: PageContext, data: Dataset) -> None:
    changed = dataclasses.replace(data, firms=(data.firms[0].model_copy(update={"name": "Other"}), *data.firms[1:]))
    assert edition(changed) != edition(data)
    assert f"?{edition(data)}" in firm_form(view)


def test_without_a_repository_the_form_names_none(view: PageContext) -> None:
    assert 'data-repository=""' in firm_form(view)
    view.repository = "https://git.example/rapport"
    assert 'data-repository="https://git.example/rapport"' in firm_form(view)
