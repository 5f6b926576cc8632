"""Reading and writing text files: what cannot be read is named by its line, and nothing is half written."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from .diagnostics import DataFaults, Fault
from .yaml_reader import read_bytes


def read_text(path: Path, shown_as: str) -> str:
    """Return the text of a file with LF line ends, without a byte-order mark.

    Args:
        path: the file.
        shown_as: how faults name it.

    Raises:
        DataFaults: it is missing, too large, cannot be read, or is not UTF-8.
    """
    raw = read_bytes(path, shown_as)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = f"the byte 0x{raw[error.start]:02x} is not UTF-8"
        raise DataFaults([Fault(shown_as, line, "", problem, "Save the file as UTF-8")]) from None


def write_whole(path: Path, text: str) -> None:
    """Put a text in the place of a file, which is there whole at every moment, old or new.

    Args:
        path: the file; where it is a link, the file that it leads to.
        text: what it will hold, in UTF-8 and with its own line ends.

    Raises:
        OSError: it cannot be written; the file is as it was, and the error names it.
    """
    target = path.resolve()
    new = target.with_name(f"{target.name}.new")
    try:
        new.write_bytes(text.encode())
        if target.exists():
            shutil.copymode(target, new)
        os.replace(new, target)  # noqa: PTH105 - the same, and says what it does
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error
