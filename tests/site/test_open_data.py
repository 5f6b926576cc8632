"""The open data says what the YAML says, byte for byte the same each time, and runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from macros.loading.dataset import Dataset
from macros.model.as_json import plain, to_json
from macros.model.files import FILES, DataFile
from macros.site.open_data import COLUMNS, open_data, to_csv
from tests.model.test_schema import records


@pytest.fixture(scope="module")
def files(data: Dataset) -> dict[str, str]:
    """Every file of the open data."""
    made = list(open_data(data))
    assert len(dict(made)) == len(made)
    return {address: make() for address, make in made}


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_the_addresses_are_those_that_others_rely_on(files: dict[str, str], data: Dataset) -> None:
    assert set(files) == {
        "api/v1/firms.json",
        "api/v1/firms.csv",
        "api/v1/bodies.json",
        "api/v1/bodies.csv",
        "api/v1/vocabulary.json",
        "api/v1/checklists.json",
        "api/v1/rules.json",
        *(f"api/v1/firms/{firm.id}.json" for firm in data.firms),
        *(f"api/v1/schema/{file.name}.json" for file in FILES),
        "api/v1/schema/my-search.json",
    }


@pytest.mark.parametrize("name", ["firms", "bodies", "vocabulary", "checklists", "rules"])
def test_json_says_what_the_yaml_says(files: dict[str, str], name: str) -> None:
    assert json.loads(files[f"api/v1/{name}.json"]) == records(name)


def test_each_firm_has_a_file_of_its_own(files: dict[str, str]) -> None:
    for firm in records("firms"):
        assert json.loads(files[f"api/v1/firms/{firm['id']}.json"]) == firm


def cell(value: Any) -> str:
    """Return what a value of the YAML is in a table."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("file", [file for file in FILES if file.name in COLUMNS], ids=lambda file: file.name)
def test_every_field_of_a_record_is_a_column(file: DataFile) -> None:
    fields = set(file.record.model_fields) - {"aliases"}
    assert [field for field in fields if not any(column.startswith(field) for column in COLUMNS[file.name])] == []


@pytest.mark.parametrize("name", ["firms", "bodies"])
def test_csv_says_what_the_yaml_says(files: dict[str, str], name: str) -> None:
    header, *rows = read_csv(files[f"api/v1/{name}.csv"])
    known = records(name)
    assert len(rows) == len(known)
    assert all(len(row) == len(header) for row in rows)
    for row, record in zip(rows, known, strict=True):
        flat: dict[str, Any] = {"sources": [source["url"] for source in record.pop("sources")]}
        for key, value in record.items():
            flat.update(
                {f"{key}_{inner}": part for inner, part in value.items()} if isinstance(value, dict) else {key: value}
            )
        assert set(flat) <= {*header, "aliases"}
        assert dict(zip(header, row, strict=True)) == {column: cell(flat.get(column)) for column in header}


def test_csv_follows_rfc_4180(files: dict[str, str]) -> None:
    text = files["api/v1/firms.csv"]
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(records("firms")) + 1
    assert text.startswith("\ufeff")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_cell_that_would_be_a_formula_is_neutralised(data: Dataset, start: str) -> None:
    text = f'{start}HYPERLINK("https://evil.example/","x")'
    firm = data.firms[0].model_copy(update={"name": text, "formerly": (text, "plain")})
    header, row = read_csv(to_csv("firms", [firm]))
    found = dict(zip(header, row, strict=True))
    assert found["name"] == f"'{text}"
    assert found["formerly"] == f"'{text}; plain"
    assert found["id"] == firm.id


def test_quotes_commas_and_letters_come_back_as_they_were(data: Dataset) -> None:
    name = 'Ångström, "Search" & Söhne; Ltd'
    header, row = read_csv(to_csv("firms", [data.firms[0].model_copy(update={"name": name})]))
    assert dict(zip(header, row, strict=True))["name"] == name


def test_dates_are_texts_and_no_default_is_filled_in(data: Dataset) -> None:
    firm = plain(next(firm for firm in data.firms if not firm.generalist))
    assert "generalist" not in firm
    assert None not in firm.values()
    assert firm["checked"] == str(firm["checked"])


def test_json_is_text_that_people_can_read() -> None:
    assert to_json({"name": "Bjørn"}) == '{\n "name": "Bjørn"\n}\n'


def test_the_same_data_gives_the_same_bytes(files: dict[str, str], data: Dataset) -> None:
    assert [(address, make().encode()) for address, make in open_data(data)] == [
        (address, text.encode()) for address, text in files.items()
    ]
