"""What the form's scripts hold: all that it needs, and nothing that could end a script."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from macros.components.add_firm import firm_form, form_scripts, place_form
from macros.components.add_firm.form import edition
from macros.loading.dataset import Dataset
from macros.model.as_json import plain
from macros.model.bodies import Body
from macros.model.firms import Firm
from macros.site.context import PageContext


@pytest.fixture(scope="module")
def scripts(data: Dataset) -> dict[str, str]:
    """Every script of the form by its address."""
    return made_of(data)


def made_of(data: Dataset) -> dict[str, str]:
    return {address: make() for address, make in form_scripts(data)}


def about(scripts: dict[str, str], file: str = "firms") -> dict[str, Any]:
    script = scripts[f"assets/form-data.{file}.js"]
    content = json.loads(script.removeprefix(f"(window.RapportForms ||= {{}}).{file} = ").removesuffix(";\n"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("file", ["firms", "bodies"])
def test_each_record_stands_where_its_place_says(scripts: dict[str, str], data: Dataset, file: str) -> None:
    together = about(scripts, file)["together"]
    assert 1 < together <= 50
    listed = getattr(data, file)
    for place, firm in enumerate(listed):
        script = scripts[f"assets/records/{file}/{place // together}.js"]
        records = json.loads(script.removeprefix("Object.assign((window.RapportRecords ||= {}), ").removesuffix(");\n"))
        assert records[firm.id] == plain(firm)
        assert len(records) <= together
    assert sum(f"/{file}/" in address for address in scripts) == -(-len(listed) // together)


def test_the_form_knows_every_field_and_kind_of_a_body(scripts: dict[str, str], data: Dataset) -> None:
    known = about(scripts, "bodies")
    assert set(known["schema"]["$defs"]["Body"]["properties"]) == set(Body.model_fields)
    assert [(body["id"], body["website"]) for body in known["firms"]] == [(body.id, body.url) for body in data.bodies]
    assert set(known["vocabulary"]) == {"body", "country", "cover", "place"}
    assert set(known["texts"]) == set(about(scripts)["texts"])


def test_the_form_knows_every_field_value_and_firm(scripts: dict[str, str], data: Dataset) -> None:
    known = about(scripts)
    assert set(known["schema"]["$defs"]["Firm"]["properties"]) == set(Firm.model_fields)
    assert [(firm["id"], firm["website"]) for firm in known["firms"]] == [
        (firm.id, firm.website) for firm in data.firms
    ]
    assert known["vocabulary"]["kind"] == plain(data.vocabulary)["kind"]
    assert "topic" not in known["vocabulary"]  # no field of a firm takes its values
    assert known["words"]["missing"] == ["is missing", "Add {field}"]


def test_a_new_field_or_value_appears_by_itself(data: Dataset) -> None:
    value = data.vocabulary.kind[0].model_copy(update={"id": "barter", "label": "Barter"})
    kinds = (*data.vocabulary.kind, value)
    more = dataclasses.replace(data, vocabulary=data.vocabulary.model_copy(update={"kind": kinds}))
    assert about(made_of(more))["vocabulary"]["kind"][-1]["id"] == "barter"


def test_text_of_the_data_cannot_end_the_script(data: Dataset) -> None:
    hostile = "</script><!--<script>\u2028\u2029&"
    firm = data.firms[0].model_copy(update={"name": hostile})
    for content in list(made_of(dataclasses.replace(data, firms=(firm, *data.firms[1:]))).values())[:2]:
        assert not set("<>&\u2028\u2029") & set(content)
        assert "script" in content


def test_the_scripts_are_fetched_anew_when_the_data_changes(view: PageContext, data: Dataset) -> None:
    changed = dataclasses.replace(data, firms=(data.firms[0].model_copy(update={"name": "Other"}), *data.firms[1:]))
    assert edition(changed) != edition(data)
    body = data.bodies[0].model_copy(update={"name": "Other"})
    assert edition(dataclasses.replace(data, bodies=(body, *data.bodies[1:]))) != edition(data)
    assert f"?{edition(data)}" in firm_form(view)
    assert f"?{edition(data)}" in place_form(view)


def test_without_a_repository_the_form_names_none(view: PageContext) -> None:
    assert 'data-repository=""' in firm_form(view)
    view.repository = "https://git.example/rapport"
    assert 'data-repository="https://git.example/rapport"' in firm_form(view)
