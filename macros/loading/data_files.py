"""Which files of a data folder hold the records of a kind, and which files there hold nothing that is read.

``data/firms.yaml`` may be cut into ``data/firms/a.yaml`` and so on, one for each letter or digit that ids begin with.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.model.files import FILES, LETTERS, DataFile
from macros.model.vocabulary import Vocabulary

from .diagnostics import Fault, did_you_mean
from .rules import id_of
from .yaml_nodes import INVALID, Invalid, YamlSequence
from .yaml_reader import Source, read, unfit

_SPLIT = '"python -m macros format --split"'
_JOIN = '"python -m macros format --join"'


def files_of(folder: Path, file: DataFile) -> list[str]:
    """Return the files that hold the records of a kind, in the order of their ids, as paths from the data folder.

    It is one file, whether it is there or not, unless there is a folder with others in its place.
    """
    parts = parts_in(folder, file)
    return [name for name in parts if _fits(name) and _is_inside(folder, name)] if parts else [file.whole]


def every_file(folder: Path) -> Iterator[tuple[DataFile, str]]:
    """Yield each file that is read, as a path from the data folder, with what it holds."""
    yield from ((file, path) for file in FILES for path in files_of(folder, file))


def file_for(folder: Path, file: DataFile, record_id: str) -> str:
    """Return the path, from the data folder, of the file that holds a record or is to hold it."""
    return file.part(record_id) if parts_in(folder, file) else file.whole


def parts_in(folder: Path, file: DataFile) -> list[str]:
    """Return every YAML file in the folder that may stand in the place of one file, also those that do not belong."""
    return _yaml_in(folder, file.name) if file.by_letter else []


def read_records(folder: Path, file: DataFile, shown_as: str) -> Source:
    """Read the file or files of a kind of records.

    Args:
        folder: the data folder.
        file: which records.
        shown_as: how faults name the folder.
    """
    names = files_of(folder, file)
    if names == [file.whole]:
        return read(folder / file.whole, f"{shown_as}/{file.whole}", keyed=file.record is Vocabulary)
    root = YamlSequence(1)
    faults: list[Fault] = []
    starts: list[int] = []
    corrupt_lines: frozenset[tuple[str, int]] = frozenset()
    for name in names:
        source = _part(folder, file, name, shown_as)
        starts.append(len(root))
        root += source.root
        root.lines += source.root.lines
        faults += source.faults
        corrupt_lines |= source.corrupt_lines
    if stray_records := _stray_records(folder, file, shown_as):
        faults += stray_records
        root += _UNREAD
        root.lines += _UNREAD.lines
    files = tuple(f"{shown_as}/{name}" for name in names)
    return Source(root, faults, files or (f"{shown_as}/{file.name}",), tuple(starts) or (0,), corrupt_lines)


# Stands for records that could not be read, so that whoever names one of them is not at fault.
_UNREAD = YamlSequence.of([INVALID])


def _part(folder: Path, file: DataFile, name: str, shown_as: str) -> Source:
    """Read one of the files of a kind of records: its root is a list that is not empty."""
    source = read(folder / name, f"{shown_as}/{name}")
    if isinstance(source.root, Invalid):
        return replace(source, root=_UNREAD)
    if problem := unfit(source.root, keyed=False):
        fault = source.fault((), problem, "Restore it from the last version, or remove it")
        return replace(source, root=_UNREAD, faults=[*source.faults, fault])
    for index, record_id in enumerate(map(id_of, source.root)):
        if record_id and record_id[0] in LETTERS and (own := file.part(record_id)) != name:
            remedy = f"Move the record to {shown_as}/{own}, or run {_SPLIT}"
            source.faults.append(source.fault((index, "id"), "stands in the file of another letter", remedy))
    return source


def _stray_records(folder: Path, file: DataFile, shown_as: str) -> list[Fault]:
    """Return the faults of files that may hold records and are not read, since others stand in their place."""
    parts = parts_in(folder, file)
    faults = []
    if parts and (folder / file.whole).exists():
        problem = f"the {file.nouns} stand in {shown_as}/{file.name}/ too"
        remedy = f"Run {_SPLIT} to keep them there, or {_JOIN} to keep them here"
        faults.append(Fault(f"{shown_as}/{file.whole}", 1, "", problem, remedy))
    for name in parts:
        if not _fits(name):
            problem = "is not called by the letter that its ids begin with, such as a.yaml"
            remedy = f"Run {_SPLIT}, which puts each record into its file"
            faults.append(Fault(f"{shown_as}/{name}", 1, "", problem, remedy))
    return faults + linked_outside(folder, file, shown_as)


def linked_outside(folder: Path, file: DataFile, shown_as: str) -> list[Fault]:
    """Return the faults of parts that are links out of the data folder, where commands would read and write."""
    problem, remedy = "is a link that leads out of the folder of the data", "Put the file itself there"
    parts = parts_in(folder, file)
    return [Fault(f"{shown_as}/{name}", 1, "", problem, remedy) for name in parts if not _is_inside(folder, name)]


def unread(folder: Path, shown_as: str) -> list[Fault]:
    """Return the YAML files in a data folder, and in the folders there, that nothing reads: their names are misspelt.

    Files of other kinds are left alone, and so are hidden ones and what editors leave beside a file.

    Args:
        folder: the data folder.
        shown_as: how faults name it.
    """
    wholes = {file.whole for file in FILES}
    by_letter = [file.name for file in FILES if file.by_letter]
    names = [name for name in _yaml_in(folder) if name not in wholes]
    for below in sorted(folder.iterdir()) if folder.is_dir() else ():
        if below.is_dir() and below.name not in by_letter:
            names += _yaml_in(folder, below.name)
    problem, remedy = "nothing reads this file", "Move it out of the folder of the data, or remove it"
    faults = []
    for name in names:
        own = name.rpartition("/")[2]
        near = wholes if own == name else [f"{kind}/{own}" for kind in by_letter if _fits(own)]
        faults.append(Fault(f"{shown_as}/{name}", 1, "", problem, did_you_mean(name, near) or remedy))
    return faults


def _yaml_in(folder: Path, name: str = "") -> list[str]:
    """Return the YAML files in a data folder or a folder there, as paths from the data folder, in their order."""
    inner = folder / name
    if inner.name.startswith(".") or not inner.is_dir():
        return []
    found = [path.name for path in inner.iterdir() if path.suffix.lower() in (".yaml", ".yml")]
    return [f"{name}/{own}" if name else own for own in sorted(found) if not own.startswith(".")]


def _fits(name: str) -> bool:
    """Tell whether a part is called by one letter or digit."""
    letter = name.rpartition("/")[2].removesuffix(".yaml")
    return letter in LETTERS


def _is_inside(folder: Path, name: str) -> bool:
    # Path.resolve raises at a link to itself, of which the reader says that it cannot be read.
    return Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder))
