"""The open data: the same records as JSON and CSV, byte for byte the same from build to build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from macros.loading.dataset import Dataset
from macros.model.as_json import plain, to_json
from macros.model.my_search_file import schema as my_search_schema
from macros.model.record import Record
from macros.model.schema import schemas

from .csv_file import csv_file

FOLDER = "api/v1"
# The columns of the table of each data file, which others rely on: what comes to a record later stands at the end. A
# field of a group stands after the name of the group.
COLUMNS = {
    name: columns.split()
    for name, columns in {
        "firms": "id name formerly summary kind services website headquarters_city headquarters_country founded "
        "countries offices industries generalist functions levels memberships contact_channel contact_url "
        "contact_email contact_unsolicited confidentiality_stance confidentiality_url checked sources status "
        "successor added",
        "bodies": "id name countries area kind url lists covers hit miss public free cost checked sources added",
    }.items()
}


def open_data(data: Dataset) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of every file of the open data, and what makes its content."""
    for name in COLUMNS:
        records = getattr(data, name)
        yield f"{FOLDER}/{name}.json", partial(_json, records)
        yield f"{FOLDER}/{name}.csv", partial(to_csv, name, records)
    for firm in data.firms:
        # An id that the firm had before still leads to its record, which says what its id is now.
        for firm_id in (firm.id, *(firm.aliases or ())):
            yield f"{FOLDER}/firms/{firm_id}.json", partial(_json, firm)
    yield f"{FOLDER}/vocabulary.json", partial(_json, data.vocabulary)
    yield f"{FOLDER}/checklists.json", partial(_json, data.checklists)
    yield f"{FOLDER}/rules.json", partial(_json, data.rules)
    for name, schema in schemas(data.vocabulary).items():
        yield f"{FOLDER}/schema/{name}.json", partial(to_json, schema)
    yield f"{FOLDER}/schema/my-search.json", partial(to_json, my_search_schema(data.vocabulary))


def _json(records: Record | Sequence[Record]) -> str:
    return to_json(plain(records) if isinstance(records, Record) else map(plain, records))


def to_csv(name: str, records: Iterable[Record]) -> str:
    """Return records as a table that a spreadsheet opens without running anything in it.

    Lists are joined by ``; ``; of a source its address is given.

    Args:
        name: the data file that the records are of, one of ``COLUMNS``.
        records: what to show, a line each.
    """
    columns = COLUMNS[name]
    rows: list[Sequence[Any]] = [columns]
    for record in records:
        cells: dict[str, Any] = {}
        for field, value in plain(record).items():
            if isinstance(value, dict):
                cells.update({f"{field}_{key}": part for key, part in value.items()})
            else:
                cells[field] = [source["url"] for source in value] if field == "sources" else value
        rows.append([_text(cells.get(column)) for column in columns])
    return csv_file(rows)


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else value
