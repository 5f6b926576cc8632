"""The JSON Schemas accept the data and refuse what the model refuses."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.cli import main
from macros.loading.load import DATA, load
from macros.model.files import FILES
from macros.model.schema import schemas as make_schemas
from macros.model.vocabulary import Vocabulary
from tests.loading.helpers import SMALL
from tests.one_file import text_of

NAMES = [file.name for file in FILES]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schemas that the command writes for the real data."""
    folder = tmp_path_factory.mktemp("schemas") / "new" / "folder"
    assert main(["schema", str(folder)]) == 0
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}


def as_json(value: Any) -> Any:
    """Return what a YAML reader gave as a JSON reader would have given it."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def records(name: str, folder: Path = DATA) -> Any:
    """Return what a file holds, to be changed."""
    return as_json(read(name, folder))


@functools.cache
def read(name: str, folder: Path) -> Any:
    text = text_of(name) if folder == DATA else (folder / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader)


def problems(schema: Any, value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def test_every_data_file_has_its_schema(schemas: dict[str, Any]) -> None:
    assert sorted(schemas) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_valid_and_accepts_the_real_data(schemas: dict[str, Any], name: str) -> None:
    Draft202012Validator.check_schema(schemas[name])
    assert schemas[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert problems(schemas[name], records(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_says_what_every_field_is(schemas: dict[str, Any], name: str) -> None:
    for part in parts(schemas[name]):
        for field, about in part.get("properties", {}).items() if part.get("type") == "object" else ():
            assert about.get("description"), field


@pytest.mark.parametrize("name", NAMES)
def test_no_limit_of_a_text_stands_on_a_list(schemas: dict[str, Any], name: str) -> None:
    lists = [part for part in parts(schemas[name]) if part.get("type") == "array"]
    assert lists
    assert all("items" in part and not {"minLength", "maxLength"} & set(part) for part in lists)


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_field_is_refused(schemas: dict[str, Any], name: str) -> None:
    value = records(name)
    if isinstance(value, list):  # Each of those between is as its neighbours are.
        value = [value[0], value[-1]]
    first, *_, last = parts(value)
    for part in (first, last):  # a record, and the last of the groups in it
        part["colour"] = "blue"
        (problem,) = problems(schemas[name], value)
        assert "'colour' was unexpected" in problem
        del part["colour"]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_field_is_refused(schemas: dict[str, Any], name: str) -> None:
    value = records(name)
    value = value[:1] if isinstance(value, list) else {of: values[:1] for of, values in value.items()}
    record = value if isinstance(value, dict) else value[0]
    model = next(file.record for file in FILES if file.name == name)
    for field, about in model.model_fields.items():
        if about.is_required():
            kept = record.pop(field)
            assert problems(schemas[name], value) == [f"'{field}' is a required property"]
            record[field] = kept


def test_only_a_value_of_the_vocabulary_is_accepted(schemas: dict[str, Any]) -> None:
    firms = records("firms")[:1]
    vocabulary = records("vocabulary")
    for value in vocabulary["kind"]:
        firms[0]["kind"] = value["id"]
        assert problems(schemas["firms"], firms) == []
    firms[0]["kind"] = "retained"
    (problem,) = problems(schemas["firms"], firms)
    assert problem.startswith("'retained' is not one of ['retained-search', ")


def test_a_new_value_of_the_vocabulary_needs_no_code(folder: Path) -> None:
    path = folder / "vocabulary.yaml"
    new = "kind:\n  - id: barter\n    label: Barter\n    definition: Paid in kind.\n"
    path.write_text(path.read_text(encoding="utf-8").replace("kind:\n", new, 1), encoding="utf-8")
    assert main(["schema", "--data", str(folder), "schemas"]) == 0
    schema = json.loads(Path("schemas/firms.json").read_text(encoding="utf-8"))
    firms = records("firms", SMALL)
    firms[0]["kind"] = "barter"
    assert problems(schema, firms) == []


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("firms", (0, "name"), 7),
        ("firms", (0, "name"), ""),
        ("firms", (0, "name"), None),
        ("firms", (0, "founded"), None),
        ("firms", (0, "founded"), "1956"),
        ("firms", (0, "founded"), 1066),
        ("firms", (0, "summary"), "x" * 201),
        ("firms", (0, "services"), []),
        ("firms", (0, "services"), "executive-search"),
        ("firms", (0, "services"), ["executive-search", "executive-search"]),
        ("firms", (0, "website"), "ftp://acre.example.com/"),
        ("firms", (0, "headquarters"), {"city": "Oslo", "country": "UK"}),
        ("firms", (0, "headquarters"), {"city": "Oslo"}),
        ("firms", (0, "id"), "Acre Search"),
        ("evidence", (0, "as_of"), "unknown"),
        ("evidence", (0, "as_of"), 99),
        ("evidence", (0, "applies_to"), ["everywhere"]),
        ("evidence", (1, "note"), "x" * 601),
        ("checklists", (0, "items"), []),
        ("decisions", (0, "verdicts", 0, "tone"), "bad"),
        ("decisions", (0, "verdicts", 0, "do"), ["Write."] * 1 + [f"Write {n}." for n in range(6)]),
        ("messages", (0, "words", "min"), 0),
        ("vocabulary", ("kind",), []),
        ("vocabulary", ("region", 0, "countries"), ["XX"]),
    ],
    ids=lambda part: str(part)[:40],
)
def test_what_the_model_refuses_is_refused(name: str, path: tuple[str | int, ...], value: Any) -> None:
    content = records(name, SMALL)
    schema = make_schemas(load(SMALL).vocabulary)[name]
    assert problems(schema, content) == []
    part = content
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert len(problems(schema, content)) == 1


def test_a_list_without_records_is_refused(schemas: dict[str, Any]) -> None:
    for file in FILES:
        assert problems(schemas[file.name], {} if file.record is Vocabulary else [])


def test_nothing_is_written_while_the_data_has_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "firms.yaml").unlink()
    assert main(["schema", "--data", str(folder), "schemas"]) == 1
    assert capsys.readouterr().out == ("data/firms.yaml:1: the file is missing. Restore it from the last version.\n")
    assert not Path("schemas").exists()
