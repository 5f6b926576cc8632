"""Editors complete and check the data files by the schema that each names in its first line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.cli import main
from macros.editing import issue_forms, schema_files
from macros.loading.data_files import every_file
from macros.loading.load import DATA, PROJECT, load, load_once
from macros.model.files import FILES
from tests.schemas import schema_says

NAMES = [file.name for file in FILES]


def validate(path: Path) -> str:
    """Return what an editor would say of a data file, by the schema that its first line names."""
    first = path.read_text(encoding="utf-8").split("\n")[0]
    return schema_says(path.parent / first.removeprefix("# yaml-language-server: $schema="), path)


@pytest.mark.parametrize("path", [path for _, path in every_file(DATA)])
def test_the_schema_named_in_the_first_line_accepts_the_file(path: str, tmp_path: Path) -> None:
    """It is slow, so it gets every tenth record; tests/model/test_schema.py gives all of them to the same schema."""
    shutil.copytree(DATA / "schema", tmp_path / "schema")
    head, *records = re.split(r"^(?=- id: )", (DATA / path).read_text(encoding="utf-8"), flags=re.MULTILINE)
    some = tmp_path / path
    some.parent.mkdir(exist_ok=True)
    some.write_text(head + "".join(records[::10]), encoding="utf-8")
    assert validate(some) == ""


def test_the_schema_named_in_the_first_line_refuses_a_slip(folder: Path) -> None:
    path = folder / "firms.yaml"
    path.write_text(path.read_text().replace("kind: contingency-search", "kind: contingncy-search"))
    assert "'contingncy-search' is not one of ['retained-search', 'contingency-search']" in validate(path)


def test_the_real_schemas_are_in_step() -> None:
    assert schema_files.faults(load_once().vocabulary, DATA, "data") == []


def test_a_new_value_of_the_vocabulary_puts_the_schemas_out_of_step_until_they_are_written(folder: Path) -> None:
    path = folder / "vocabulary.yaml"
    new = "kind:\n  - id: barter\n    label: Barter\n    definition: Paid in kind.\n"
    path.write_text(path.read_text().replace("kind:\n", new, 1))
    found = schema_files.faults(load(folder).vocabulary, folder, "data")
    assert "data/schema/firms.json:1: is not what the model and vocabulary.yaml say. " in str(found[0])
    assert main(["check", "--data", str(folder), "--update"]) == 0
    assert schema_files.faults(load(folder).vocabulary, folder, "data") == []


def test_the_issue_form_beside_the_data_offers_the_values_of_the_vocabulary(folder: Path) -> None:
    form = folder.parent / issue_forms.FORM
    form.parent.mkdir(parents=True)
    real = (PROJECT / issue_forms.FORM).read_text(encoding="utf-8")
    form.write_text(real, encoding="utf-8")
    path = folder / "vocabulary.yaml"
    path.write_text(path.read_text().replace("label: Telecommunications", "label: 'No: cables, \\1'"), encoding="utf-8")
    remedy = 'is not what the model and vocabulary.yaml say. Run "make check", which writes it anew.'
    assert f"{issue_forms.FORM}:1: {remedy}" in map(str, schema_files.faults(load(folder).vocabulary, folder, "data"))
    assert main(["check", "--data", str(folder), "--update"]) == 0
    before, after = (yaml.safe_load(text) for text in (real, form.read_text(encoding="utf-8")))
    for field in after["body"]:
        vocabulary = issue_forms.VOCABULARIES.get(field.get("id", ""))
        if vocabulary:
            labels = [value.label for value in load(folder).values(vocabulary)]
            assert field["attributes"].pop("options") == labels
    for field in before["body"]:
        if field.get("id") in issue_forms.VOCABULARIES:
            del field["attributes"]["options"]
    assert after == before, "all else of the form stays"
    assert issue_forms.with_labels(real, load_once().vocabulary) == real


def test_a_file_that_does_not_name_its_schema(folder: Path) -> None:
    path = folder / "glossary.yaml"
    path.write_text(path.read_text().split("\n", 1)[1])
    (fault,) = schema_files.faults(load(folder).vocabulary, folder, "data")
    assert str(fault) == (
        "data/glossary.yaml:1: the first line does not name the schema. "
        'Put "# yaml-language-server: $schema=schema/glossary.json" there.'
    )
