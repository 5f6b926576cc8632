"""What is wrong with a data folder though it can be read: what a reviewer would otherwise have to look for."""

from __future__ import annotations

from pathlib import Path

from macros.loading import text_policy
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import Fault
from macros.loading.load import DATA

from . import id_ledger_check, schema_files


def faults(data: Dataset, folder: Path, shown_as: str, before: Path | None = None) -> list[Fault]:
    """Return the faults of texts, ids and schemas.

    Args:
        data: all that is known, as it was read from the folder.
        folder: the data folder. One that is not the project's own may do without a list of ids and schemas.
        shown_as: how faults name it.
        before: the data folder of the version that a change starts from.
    """
    all_faults = text_policy.faults(folder, shown_as)
    if folder == DATA or (folder / id_ledger_check.NAME).exists():
        all_faults += id_ledger_check.faults(data, folder, shown_as, before)
        all_faults += schema_files.faults(data.vocabulary, folder, shown_as)
    return all_faults
