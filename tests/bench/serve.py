"""How soon an edit shows while the site is served: ``python -m tests.bench.serve``, or ``make bench-serve``.

The real site and one of 10,000 firms that do not exist are served as ``make serve`` does it. A file is saved, and the
page that shows it is asked for until it does: what counts is the time between, by the clock, so that the watching and
whatever else the machine is doing are part of it. Sizes may be named, as in ``python -m tests.bench.serve 454``. It
ends with a fault if a target is missed.
"""

from __future__ import annotations

import os
import platform
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from macros.loading.load import load

from .build import MOST, project
from .report import machine, progress, say
from .table import Row, markdown

TIMES = 3  # edits of each kind
# Seconds: for what stands on many pages with the real firms and with most, and for what only shows them.
REAL, MANY, SHOWN = 3, 10, 3
_PATIENCE = 300  # seconds, after which an edit is taken not to show at all
_PAUSE = 0.02  # seconds between two looks


@dataclass(frozen=True)
class Edit:
    """A kind of edit.

    Attributes:
        what: what is edited, in a word or two.
        file: the file.
        change: returns its text with a word in it, which stands nowhere else.
        page: the address of the page that shows it.
        kind: "html" if the page itself holds the word, else the ending of the bundle that it loads.
    """

    what: str
    file: str
    change: Callable[..., str]
    page: str
    kind: str = "html"


def edits(folder: Path) -> list[Edit]:
    """Return the edits that are measured on a project, of which one firm in its midst is looked at."""
    ids = re.findall(r"^- id: (.+)$", (folder / "data/firms.yaml").read_text(), re.MULTILINE)
    firm = ids[len(ids) // 2]
    page = f"directory/{firm}/"
    kind = next(one.kind for one in load(folder / "data").firms if one.id == firm)
    component = "macros/components/firm"
    return [
        Edit("Firm", "data/firms.yaml", _into(firm, "summary"), page),
        Edit("Vocabulary", "data/vocabulary.yaml", _into(kind, "definition"), page),
        Edit("Guide page", "docs/guide/offers.md", "{text}\n{word}\n".format, "guide/offers/"),
        Edit("Template", f"{component}/page.html", "{text}<p data-search-exclude>{word}</p>\n".format, page),
        Edit("Style", f"{component}/firm.css", "{text}.{word} {{ top: 0 }}\n".format, page, "css"),
        Edit("Script", f"{component}/firm.js", "{text}window.edit = '{word}';\n".format, page, "js"),
    ]


def _into(record: str, field: str) -> Callable[..., str]:
    """Return what puts a word into a field of a record."""
    before = re.compile(rf"^( *)- id: {record}\n(?:\1  .*\n)*?\1  {field}: ", re.MULTILINE)
    return lambda text, word: before.sub(rf"\g<0>{word} ", text, count=1)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a project, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", address)
    variables = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""}
    with subprocess.Popen(command, cwd=folder, env={**os.environ, **variables}) as process:
        try:
            while not _get(f"http://{address}/"):
                if process.poll() is not None:
                    raise SystemExit(f"{folder} cannot be served")
                time.sleep(_PAUSE)
            time.sleep(2)  # The server answers a moment before it watches.
            yield f"http://{address}/"
        finally:
            process.terminate()


def _get(url: str) -> str:
    """Return what stands at an address, or an empty text."""
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:  # noqa: S310 - this machine alone
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""


def _shown(site: str, edit: Edit) -> str:
    """Return the text in which an edit shows."""
    page = _get(site + edit.page)
    if edit.kind == "html":
        return page
    bundle = re.search(rf"assets/rapport\.\w+\.{edit.kind}", page)
    return _get(site + bundle[0]) if bundle else ""


def seconds(folder: Path, site: str, edit: Edit, word: str) -> float:
    """Return how long it takes from saving an edit until it shows."""
    path = folder / edit.file
    text = path.read_text()
    start = time.perf_counter()
    path.write_text(edit.change(text=text, word=word))
    while word not in _shown(site, edit):
        if time.perf_counter() - start > _PATIENCE:
            raise SystemExit(f"An edit of {edit.file} does not show")
        time.sleep(_PAUSE)
    shown = time.perf_counter() - start
    path.write_text(text)
    while word in _shown(site, edit):
        time.sleep(_PAUSE)
    return shown


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure every size, and yield the rows of the table."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as temporary:
            folder = project(Path(temporary, "project"), size)
            start = time.perf_counter()
            with served(folder) as site:
                started = time.perf_counter() - start - 2
                kinds = edits(folder)
                for number, edit in enumerate(kinds):
                    _shown(site, edit)
                    taken = []
                    for run in range(TIMES):
                        progress(f"{edit.what} edited, {size:,} firms", number * TIMES + run, len(kinds) * TIMES)
                        taken.append(seconds(folder, site, edit, f"edited{number}x{run}"))
                    target = SHOWN if number > 2 else REAL if size < MOST else MANY
                    note = f"slowest {max(taken):.1f} s"
                    yield Row(f"{edit.what} edited, to shown", size, statistics.median(taken), "s", target, note)
                yield Row("Served for the first time", size, started, "s", None, "no build kept")


def main(sizes: Sequence[int]) -> int:
    """Print the table, and return 1 if a target is missed."""
    measured = []
    for row in rows(sizes):
        measured.append(row)
        say(f"{row.what}, {row.firms:,} firms: {row.measured:.2f} {row.unit}")
    programs = f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    say(f"\n{machine(programs)}\n")
    print(markdown(measured))
    return int(any(row.missed for row in measured))


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [len(load().firms), MOST]))
