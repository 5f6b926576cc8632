"""How long many firms take to load, and how much memory: ``python -m tests.bench.load``, or ``make bench``.

It writes synthetic firms, made from the real ones, to a temporary folder and loads each set in processes of its own.
It measures and does not judge.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from macros.load import DATA, PROJECT, load

SIZES = (344, 10_000)
RUNS = 3
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss


def write_firms(folder: Path, size: int) -> None:
    """Write a data folder with ``size`` firms: the real ones over and over, with ids and websites of their own."""
    shutil.copytree(DATA, folder)
    text = (DATA / "firms.yaml").read_text(encoding="utf-8")
    records = [part.strip("\n") for part in re.split(r"\n(?=- id: )", text)[1:]]
    copies = [_varied(records[number % len(records)], number // len(records)) for number in range(size)]
    (folder / "firms.yaml").write_text("\n\n".join(sorted(copies, key=_id)) + "\n", encoding="utf-8")


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


def table(rows: Sequence[tuple[int, float, float]]) -> str:
    """Return the measurements as a table; the last column compares the time for a firm with that of the first row."""
    lines = [f"{'firms':>8} {'seconds':>9} {'peak MiB':>9} {'ms a firm':>10} {'ratio':>6}"]
    first = rows[0][1] / rows[0][0]
    for firms, seconds, peak in rows:
        each = seconds / firms
        lines.append(f"{firms:>8,} {seconds:>9.2f} {peak:>9.0f} {each * 1000:>10.3f} {each / first:>6.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure every size and print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        for size in SIZES:
            folder = Path(temporary, str(size))
            print(f"Writing {size:,} firms ...", flush=True)
            write_firms(folder, size)
            runs = []
            for run in range(1, RUNS + 1):
                print(f"Loading {size:,} firms, {run} of {RUNS} ...", flush=True)
                runs.append(measure(folder))
            seconds = statistics.median(run[1] for run in runs)
            rows.append((runs[0][0], seconds, max(run[2] for run in runs)))
    print(f"\n{table(rows)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--load"]:
        load_here(Path(sys.argv[2]))
    else:
        main()
