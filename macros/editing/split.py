"""Cutting a data file into one for each first letter of an id, and making one of those again.

A record keeps its lines and the comments above it. What stands at the top of a file stands at the top of each that is
made of it. Whoever is interrupted runs the command again: no file goes before all others are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from macros.loading.data_files import linked_outside, parts_in
from macros.loading.diagnostics import DataFaults, Fault, quoted
from macros.loading.load import shown
from macros.loading.rules import id_of
from macros.loading.text_files import read_bytes
from macros.loading.yaml_reader import parse, unfit
from macros.model.files import LETTERS, DataFile

from .add import Change
from .format import ByHandError, by_hand, cut, layout, readable, remarks
from .schema_files import first_line, names_schema


class _Record(NamedTuple):
    """A record as it stands: its lines, what it holds, and its file and line."""

    text: str
    holds: str
    file: str
    line: int


@dataclass(frozen=True)
class _Source:
    """A file as it stands: its path, its text, the comments at its top and at its end, and its records by their ids."""

    path: str
    text: str
    top: str
    end: str
    records: dict[str, _Record]


def plan(folder: Path, file: DataFile, split: bool) -> Change:
    """Return the change that puts each record of a kind into the file of its letter, or all into one file.

    Records may stand in the one file, in those of the letters, or in others in the folder of these, and a record in two
    of them if it is the same in both. Nothing is written.

    Args:
        folder: the data folder.
        file: which records, of a kind that may be cut.
        split: whether each letter is to have its file.

    Raises:
        DataFaults: a file cannot be read or taken apart, holds no record, or one without an id; a record stands in two
            files and differs; or a file is a link that leads out of the folder.
    """
    if outside := linked_outside(folder, file, shown(folder)):
        raise DataFaults(outside)
    parts = parts_in(folder, file)
    whole = [file.whole] if not parts or (folder / file.whole).exists() else []
    sources = [_source(folder, path) for path in [*whole, *parts]]
    records = _all_records(sources)
    targets: dict[str, list[str]] = {}
    for record_id in sorted(records):
        targets.setdefault(file.part(record_id) if split else file.whole, []).append(record_id)
    files: dict[str, tuple[str, str]] = {}
    for path, ids in targets.items():
        there = [source for source in sources if source.path == path]
        moved = [source for source in sources if source.path not in targets]
        made_of = [source for source in sources if not source.records.keys().isdisjoint(ids)]
        if there:  # What another says of itself goes there only if that goes.
            made_of = [*there, *(source for source in moved if source in made_of)]
        ended = [*there, *(source for source in moved if max(source.records) in ids)]
        line = first_line(file.name, path) if any(names_schema(source.top) for source in made_of) else ""
        tops = dict.fromkeys(_remark(source.top) for source in made_of)
        ends = dict.fromkeys(source.end for source in ended)
        top = "\n".join(filter(None, [line, "\n\n".join(filter(None, tops))]))
        texts = [top, *(records[record_id].text for record_id in ids), *ends]
        files[path] = (there[0].text if there else "", "\n\n".join(filter(None, texts)) + "\n")
    _compare(sources, records, [after for _, after in files.values()], shown(folder))
    files |= {source.path: (source.text, "") for source in sources if source.path not in targets}
    changed = {path: texts for path, texts in files.items() if texts[0] != texts[1]}
    return Change(file, f"{file.name}/" if split else file.whole, (), changed)


def _source(folder: Path, path: str) -> _Source:
    name = f"{shown(folder)}/{path}"
    text, source = readable(read_bytes(folder / path, name), name)
    if problem := unfit(source.root, keyed=False):
        raise DataFaults([source.fault((), problem, "Restore it from the last version, or remove it")])
    try:
        top, blocks, end = cut(text.split("\n"), source.root, layout(text))
    except ByHandError as error:
        raise DataFaults([by_hand(name, error.args[0])]) from None
    records: dict[str, _Record] = {}
    for index, block in enumerate(blocks):
        record_id = id_of(block.value)
        if not record_id or record_id[0] not in LETTERS:
            raise DataFaults([source.fault((index,), "has no id by which its file is found", "Give it one first")])
        record = _Record("\n".join([*block.comments, *block.lines]), repr(block.value), name, block.first + 1)
        _put(records, record_id, record)
    return _Source(path, text, "\n".join(top), "\n".join(end), records)


def _put(records: dict[str, _Record], record_id: str, record: _Record) -> None:
    """Add a record; one that stands there with the same lines is the same, since a move may have been interrupted."""
    other = records.setdefault(record_id, record)
    if other.text != record.text:
        problem = f"{quoted(record_id)} stands in {other.file}:{other.line} too, and says something else there"
        raise DataFaults([Fault(record.file, record.line, f"{record_id}.id", problem, "Keep the one that is right")])


def _all_records(sources: list[_Source]) -> dict[str, _Record]:
    records: dict[str, _Record] = {}
    for source in sources:
        for record_id, record in source.records.items():
            _put(records, record_id, record)
    return records


def _remark(top: str) -> str:
    """Return what stands at the top of a file, without the line that names its schema."""
    return top.partition("\n")[2] if names_schema(top) else top


def _compare(sources: list[_Source], records: dict[str, _Record], texts: list[str], shown_as: str) -> None:
    """Raise ``DataFaults`` if the new texts do not hold all that the files hold."""
    after: dict[str, str] = {}
    said: set[str] = set()
    for text in texts:
        root = parse(text, "", [], {}).root
        after |= {record["id"]: repr(record) for record in root}
        said |= set(remarks(text))
    before = {remark for source in sources for remark in remarks(source.text)}
    kept = {remark for remark in before if not names_schema(remark)}
    if after != {record_id: record.holds for record_id, record in records.items()} or not kept <= said:
        raise DataFaults([by_hand(f"{shown_as}/{sources[0].path}", 1)])
