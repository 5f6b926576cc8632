"""How long many firms take to load, and how much memory: ``python -m tests.bench.load``, or ``make bench``.

It writes synthetic firms, made from the real ones, to a temporary folder and loads each set in processes of its own.
It ends with a fault if a target is missed.
"""

from __future__ import annotations

import json
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from macros.loading.load import DATA, PROJECT, load
from tests.one_file import in_one_file

from .report import machine, progress, say
from .table import Row, markdown

MANY = 10_000
RUNS = 5
# For so many.
SECONDS, MIB = 6, 400
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss


def write_firms(folder: Path, size: int) -> None:
    """Write a data folder with ``size`` firms: the real ones over and over, with ids and websites of their own."""
    shutil.copytree(DATA, folder)
    path = in_one_file(folder)
    records = [part.strip("\n") for part in re.split(r"\n(?=- id: )", path.read_text(encoding="utf-8"))[1:]]
    copies = [_varied(records[number % len(records)], number // len(records)) for number in range(size)]
    path.write_text("\n\n".join(sorted(copies, key=_id)) + "\n", encoding="utf-8")


def _id(record: str) -> str:
    return record.partition("\n")[0].removeprefix("- id: ")


def _varied(record: str, copy: int) -> str:
    if not copy:
        return record
    record = re.sub(r"^- id: (\S+)$", rf"- id: \1-{copy}", record, flags=re.MULTILINE)
    record = re.sub(r"^  aliases: .*\n", "", record, flags=re.MULTILINE)
    return re.sub(r"^(  website: https?://)", rf"\1copy{copy}.", record, flags=re.MULTILINE)


def measure(folder: Path) -> tuple[int, float, float]:
    """Load a folder in a process of its own; return the number of firms, the seconds and the peak MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", "--load", str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    firms, seconds, peak = json.loads(done.stdout)
    return firms, seconds, peak


def load_here(folder: Path) -> None:
    """Load a folder and print the number of firms, the seconds and the peak MiB as JSON."""
    start = time.perf_counter()
    firms = len(load(folder).firms)
    seconds = time.perf_counter() - start
    print(json.dumps([firms, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 2**20]))


def rows() -> Iterator[Row]:
    """Measure every size and yield the rows of the table."""
    each = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for size in (len(load().firms), MANY):
            folder = Path(temporary, str(size))
            write_firms(folder, size)
            runs = []
            for run in range(RUNS):
                progress(f"Loading {size:,} firms", run, RUNS)
                runs.append(measure(folder))
            seconds, peak = statistics.median(run[1] for run in runs), max(run[2] for run in runs)
            note = f"{seconds / size / each:.2f} times as long for a firm" if each else ""
            each = seconds / size
            yield Row("Data read and checked", size, seconds, "s", SECONDS if size == MANY else None, note)
            yield Row("Memory at its highest", size, peak, "MiB", MIB if size == MANY else None)


def main() -> int:
    """Print the table, and return 1 if a target is missed."""
    measured = list(rows())
    say(f"\n{machine(f'Python {platform.python_version()}')}\n")
    print(markdown(measured))
    return int(any(row.missed for row in measured))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--load"]:
        load_here(Path(sys.argv[2]))
    else:
        sys.exit(main())
