"""What is wrong with a data folder though it can be read: what a reviewer would otherwise have to look for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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


@contextmanager
def trial(folder: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    """Give a copy of a data folder to check a change in, which is gone afterwards.

    Args:
        folder: the data folder.
        texts: for the path of each file that changes, from the folder, its text after the change; none if it goes.
    """
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "data"
        shutil.copytree(folder, copy, ignore_dangling_symlinks=True)  # Emacs marks a file that it edits by such a link.
        for name, text in texts.items():
            if text:
                (copy / name).write_text(text, encoding="utf-8")
            else:
                (copy / name).unlink()
        yield copy
