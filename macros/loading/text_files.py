"""Reading and writing text files: what cannot be read is named by its line, and nothing is half written."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from pathlib import Path

from .diagnostics import DataFaults, Fault

MAX_BYTES = 50 * 1024 * 1024

_FORMAT = 'or run "python -m macros format"'

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

_MOST_ZEROS = 0.1  # of all bytes; text saved as UTF-16 has more, since its signs and spaces alone bring one each


_RESTORE = "Restore it from the last version"


def read_bytes(path: Path, shown_as: str, remedy: str = _RESTORE) -> bytes:
    """Return what a file holds.

    Args:
        path: the file.
        shown_as: how faults name it.
        remedy: what to do if it cannot be read; by default what helps with a file of the project.

    Raises:
        DataFaults: it is missing, too large, no regular file or cannot be read.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):
            # A pipe would be waited for, and a device may never end.
            problem = "is a pipe, a device or the like, and no file"
        elif about.st_size > MAX_BYTES:
            problem = f"the file has {about.st_size / 2**20:,.1f} MiB; the limit is {MAX_BYTES // 2**20} MiB"
        else:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)  # It may have grown, and some file systems do not know a size.
            if len(raw) <= MAX_BYTES:
                return raw
            problem = f"the file has more than {MAX_BYTES // 2**20} MiB, which is the limit"
    except OSError as error:
        problem = "the file is missing" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
    raise DataFaults([Fault(shown_as, 1, "", problem, remedy)])


def decode(raw: bytes, shown_as: str) -> tuple[str, list[Fault], dict[int, str]]:
    """Return the text of a file with LF line ends, and what is wrong with its bytes.

    Args:
        raw: the bytes of the file.
        shown_as: how faults name it.

    Returns:
        The text, empty if it cannot be told what it is; faults of the file as a whole, all of which ``format`` mends if
        there is a text; and what stands on the lines that are not UTF-8, by their numbers.
    """
    if raw.startswith(_WIDE_MARKS) or raw.count(b"\0") > len(raw) * _MOST_ZEROS:
        problem = "the file is saved as UTF-16, or is no text"
        return "", [Fault(shown_as, 1, "", problem, "Save it as plain UTF-8")], {}
    faults = []
    if raw.startswith(_BYTE_ORDER_MARK):
        problem = "the file begins with a byte-order mark"
        faults.append(Fault(shown_as, 1, "", problem, f"Save it as UTF-8 without one, {_FORMAT}"))
        raw = raw.removeprefix(_BYTE_ORDER_MARK)
    if b"\r\n" in raw or (b"\r" in raw and b"\n" not in raw):
        ends = "CR LF" if b"\r\n" in raw else "CR"
        line = raw.count(b"\n", 0, raw.index(b"\r\n" if b"\n" in raw else b"\r")) + 1
        faults.append(
            Fault(shown_as, line, "", f"the lines end in {ends}", f"Save the file with LF line ends, {_FORMAT}")
        )
        raw = raw.replace(b"\r\n", b"\n") if b"\n" in raw else raw.replace(b"\r", b"\n")
    try:
        return raw.decode("utf-8"), faults, {}
    except UnicodeDecodeError:
        unreadable = {}
        for number, line_bytes in enumerate(raw.split(b"\n"), start=1):
            try:
                line_bytes.decode("utf-8")
            except UnicodeDecodeError as error:
                unreadable[number] = f"the byte {line_bytes[error.start]:#04x} is not UTF-8"
        return raw.decode("utf-8", "replace"), faults, unreadable


def read_text(path: Path, shown_as: str, remedy: str = _RESTORE) -> str:
    """Return the text of a file with LF line ends, without a byte-order mark.

    Args:
        path: the file.
        shown_as: how faults name it.
        remedy: what to do if it cannot be read; by default what helps with a file of the project.

    Raises:
        DataFaults: it is missing, too large, cannot be read, or is not UTF-8.
    """
    raw = read_bytes(path, shown_as, remedy)
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
