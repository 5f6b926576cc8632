"""YAML in, models out: reads the folder ``data/`` whole, or says everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.model.files import FILES

from . import id_ledger
from .data_files import every_file, read_records, unread
from .dataset import Dataset
from .diagnostics import DataFaults
from .validate import context_of, validate

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"


def load(folder: Path = DATA) -> Dataset:
    """Read and check all data files.

    Args:
        folder: the data folder.

    Raises:
        DataFaults: something is wrong; the exception holds every fault of every file.
    """
    name = shown(folder)
    sources = {file.name: read_records(folder, file, name) for file in FILES}
    faults = [*unread(folder, name), *(fault for source in sources.values() for fault in source.faults)]
    context = context_of(sources)
    content: dict[str, Any] = {}
    for file in FILES:
        content[file.name], file_faults = validate(file, sources[file.name], context)
        faults += file_faults
    if faults:
        raise DataFaults(faults)
    # What is wrong with the list is said by editing/id_ledger_check.py: it does not touch what readers see.
    path = folder / id_ledger.NAME
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    days = id_ledger.listed(text, path.name, context.latest).days
    removed = tuple((day, firm_id) for firm_id, day in days.items())
    return Dataset(**content, removed=removed)


def shown(folder: Path) -> str:
    """Return a folder as people near it would call it: relative to where they stand, if it lies below."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


_loaded: dict[Path, tuple[tuple[tuple[str, int, int], ...], Dataset]] = {}


def load_once(folder: Path = DATA) -> Dataset:
    """Return what ``load`` returns and raise what it raises, reading the files again only when one has changed."""
    try:
        paths = [folder / name for _, name in every_file(folder)]
        paths += [path for path in [folder / id_ledger.NAME] if path.is_file()]
        stamp = tuple((path.name, stat.st_mtime_ns, stat.st_size) for path in paths for stat in [path.stat()])
    except OSError:
        return load(folder)  # It says which file is missing.
    if folder not in _loaded or _loaded[folder][0] != stamp:
        _loaded[folder] = stamp, load(folder)
    return _loaded[folder][1]
