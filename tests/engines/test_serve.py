"""While the site is served, each change shows, and a fault leaves the last good site in place."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import small_project

pytestmark = pytest.mark.site

SECONDS = 400  # What a slow machine may take for a build; the wait ends with it.
FIRM = "directory/spencer-stuart/"


class Served:
    """A project that is served, as ``make serve`` does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = small_project(folder / "project")
        self.log = folder / "said.txt"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        command = (
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "--quiet",
            "--livereload",
            "--dev-addr",
            f"127.0.0.1:{port}",
        )
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "MACROS_ON_ERROR_FAIL": "false", "SITE_URL": ""}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)

    def page(self, address: str = FIRM) -> str:
        """Return a page; the server holds it back while it builds."""
        with urllib.request.urlopen(self.url + address, timeout=SECONDS) as answer:  # noqa: S310 - this machine alone
            return str(answer.read().decode())

    def version(self) -> int:
        """Return the number by which an open page learns that it is to be loaded again."""
        found = re.search(r"livereload\((\d+), \d+\)", self.page())
        assert found
        return int(found[1])

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that a file has once, as an editor does, which keeps the file whole while it writes."""
        path = self.folder / name
        text = path.read_text()
        assert text.count(old) == 1
        changed = self.folder / "changed"
        changed.write_text(text.replace(old, new))
        changed.replace(path)

    def log_from_here(self) -> Callable[[], str]:
        """Return what gives all that is said from now on."""
        begin = len(self.log.read_text())
        return lambda: self.log.read_text()[begin:]

    def wait(self, fulfilled: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + SECONDS
        while not fulfilled():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.2)

    def answers(self) -> bool:
        """Tell whether the first build is there."""
        try:
            return bool(self.page())
        except OSError:
            return False


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The served project."""
    served = Served(tmp_path_factory.mktemp("served"))
    try:
        served.wait(served.answers)
        first = served.version()
        mark = served.folder / "data" / "firms.yaml"

        def watched() -> bool:
            mark.touch()
            return served.version() > first

        served.wait(watched)  # The server answers a moment before it watches.
        yield served
    finally:
        served.process.terminate()
        served.process.wait()


@pytest.mark.parametrize(
    ("name", "old", "new", "shown", "faulty", "said"),
    [
        (
            "data/firms.yaml",
            "name: Spencer Stuart\n",
            "name: Spencer and Stuart\n",
            "Spencer and Stuart",
            "nme: Spencer and Stuart\n",
            'spencer-stuart.nme: there is no such field. Did you mean "name"',
        ),
        (
            "macros/components/firm/page.html",
            "<p>{{ kind.definition }} ",
            "<p>In short: {{ kind.definition }} ",
            "In short: Paid by the employer",
            "<p>{{ kind.meaning }} ",
            "has no attribute 'meaning'",
        ),
        (
            "macros/catalog/similar.py",
            "SIMILAR = 5",
            "SIMILAR = 0",
            "No other firm in the directory names the same",
            "SIMILAR = none",
            "name 'none' is not defined",
        ),
    ],
    ids=["data", "template", "code"],
)
def test_a_change_is_shown_and_a_fault_in_it_leaves_the_last_good_site(
    served: Served, name: str, old: str, new: str, shown: str, faulty: str, said: str
) -> None:
    before = served.version()
    assert shown not in served.page()
    served.change(name, old, new)
    served.wait(lambda: shown in served.page())
    assert served.version() > before, "open pages are not told"

    good = without_version(served.page())
    log = served.log_from_here()
    served.change(name, new, faulty)
    served.wait(lambda: "The last good site is still served." in log())
    assert said in log()
    assert ("Traceback" in log()) is (not name.startswith("data/"))
    assert without_version(served.page()) == good

    served.change(name, faulty, new)
    served.wait(lambda: "Mended: the site is built anew." in log())
    assert without_version(served.page()) == good


def without_version(page: str) -> str:
    """Return a page without what the server alone adds."""
    return re.sub(r"livereload\(\d+, \d+\)", "", page)
