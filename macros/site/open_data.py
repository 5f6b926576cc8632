"""The open data: the same records as JSON and CSV, byte for byte the same from build to build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from macros.loading.load import Dataset
from macros.model.as_json import plain, to_json
from macros.model.my_search_file import schema as my_search_schema
from macros.model.records import Firm
from macros.model.schema import schemas

from .csv_file import csv_file

FOLDER = "api/v1"
_COLUMNS = (  # noqa: SIM905 - shorter than a list
    "id name formerly summary kind services website headquarters_city headquarters_country founded countries offices "
    "industries generalist functions levels memberships contact_channel contact_url contact_email contact_unsolicited "
    "confidentiality_stance confidentiality_url checked sources status successor added"
).split()


def open_data(data: Dataset) -> Iterator[tuple[str, str]]:
    """Yield the address and the content of every file of the open data."""
    yield f"{FOLDER}/firms.json", to_json(map(plain, data.firms))
    yield f"{FOLDER}/firms.csv", to_csv(data.firms)
    for firm in data.firms:
        # An id that the firm had before still leads to its record, which says what its id is now.
        for own in (firm.id, *(firm.aliases or ())):
            yield f"{FOLDER}/firms/{own}.json", to_json(plain(firm))
    yield f"{FOLDER}/vocabulary.json", to_json(plain(data.vocabulary))
    yield f"{FOLDER}/checklists.json", to_json(map(plain, data.checklists))
    yield f"{FOLDER}/rules.json", to_json(map(plain, data.rules))
    for name, schema in schemas(data.vocabulary).items():
        yield f"{FOLDER}/schema/{name}.json", to_json(schema)
    yield f"{FOLDER}/schema/my-search.json", to_json(my_search_schema(data.vocabulary))


def to_csv(firms: Iterable[Firm]) -> str:
    """Return the firms as a table that a spreadsheet opens without running anything in it.

    Lists are joined by ``; ``.
    """
    rows: list[Sequence[Any]] = [_COLUMNS]
    for firm in firms:
        record = plain(firm)
        for group in ("headquarters", "contact", "confidentiality"):
            record.update({f"{group}_{key}": value for key, value in record.pop(group, {}).items()})
        record["sources"] = [source["url"] for source in record["sources"]]
        rows.append([_text(record.get(column)) for column in _COLUMNS])
    return csv_file(rows)


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else value
