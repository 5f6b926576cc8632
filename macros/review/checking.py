"""What is wrong with a data folder though it can be read: what a reviewer would otherwise have to look for."""

from __future__ import annotations

from pathlib import Path

from ..faults import Fault
from ..load import DATA, Dataset
from . import ids, schema_files, texts


def faults(data: Dataset, folder: Path, shown_as: str, before: Path | None = None) -> list[Fault]:
    """Return the faults of texts, ids and schemas.

    Args:
        data: all that is known, as it was read from the folder.
        folder: the data folder. One that is not the project's own may do without a list of ids and schemas.
        shown_as: how faults name it.
        before: the data folder of the version that a change starts from.
    """
    found = texts.faults(folder, shown_as)
    if folder == DATA or (folder / ids.NAME).exists():
        found += ids.faults(data, folder, shown_as, before)
        found += schema_files.faults(data.vocabulary, folder, shown_as)
    return found
