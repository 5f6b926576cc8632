"""While the site is served, each change shows, and a fault leaves the last good site in place."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import build, copy_project, run
from tests.small import bare_sources

pytestmark = pytest.mark.site

SECONDS = 400  # What a slow machine may take for a build; the wait ends with it.
FIRM = "directory/spencer-stuart/"
SAID = """A retained firm is paid in instalments.{{ cite("retained-model") }}

| a | b |
| --- | ---: |
| {{ term("mandate") }} | 2 |
"""


class Served:
    """A project that is served, as ``make serve`` does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = bare_sources(copy_project(folder / "project"), "glossary.md")
        for page in ("offers", "pay"):  # They say something, and cite what the small data holds.
            text = (self.folder / "docs/guide" / f"{page}.md").read_text()
            with_source = text.replace("\n## Sources\n", f"\n{SAID}\n## Sources\n\n{{{{ sources() }}}}\n")
            assert with_source != text
            (self.folder / "docs/guide" / f"{page}.md").write_text(with_source)
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
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
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

    def bytes_of(self, address: str) -> bytes:
        """Return a file as it is written, without what the server adds to a page."""
        with urllib.request.urlopen(self.url + quote(address), timeout=SECONDS) as answer:  # noqa: S310 - this machine
            return re.sub(rb"<script>\nvar livereload.*?</script>", b"", answer.read(), flags=re.DOTALL)

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


# What is edited, how, on which page it shows; a fault in the same place, and what is said of it.
CHANGES = {
    "data": (
        "data/firms.yaml",
        "name: Spencer Stuart\n",
        "name: Spencer and Stuart\n",
        FIRM,
        "Spencer and Stuart",
        "nme: Spencer and Stuart\n",
        'spencer-stuart.nme: there is no such field. Did you mean "name"',
    ),
    "vocabulary": (
        "data/vocabulary.yaml",
        "definition: Paid by the employer in instalments ",
        "definition: Paid in parts by the employer ",
        FIRM,
        "Paid in parts by the employer",
        "definition: *parts ",
        "data/vocabulary.yaml:9: ",
    ),
    "guide page": (
        "docs/guide/offers.md",
        "title: What do I do with an offer, and when do I resign?\n",
        "title: What to do with an offer\n",
        "guide/offers/",
        "<title>What to do with an offer",
        'title: "What to do with an offer\n',
        "docs/guide/offers.md:",
    ),
    "template": (
        "macros/components/firm/page.html",
        "<p>{{ kind.definition }} ",
        "<p>In short: {{ kind.definition }} ",
        FIRM,
        "In short: Paid ",
        "<p>{{ kind.meaning }} ",
        "macros/components/firm/page.html",
    ),
    "theme": (
        "theme/partials/copyright.html",
        "  code MIT.",
        "  code under MIT.",
        FIRM,
        "code under MIT.",
        "  code {{ MIT.",
        "theme/partials/copyright.html",
    ),
    "configuration": (
        "mkdocs.yml",
        "site_name: Rapport\n",
        "site_name: Rapport and more\n",
        FIRM,
        "Rapport and more",
        "site_name: [Rapport\n",
        "mkdocs.yml",
    ),
    "code": (
        "macros/catalog/similar.py",
        "SIMILAR = 5",
        "SIMILAR = 0",
        FIRM,
        "No other firm in the directory names the same",
        "SIMILAR = none",
        "name 'none' is not defined",
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_shown_and_a_fault_in_it_leaves_the_last_good_site(served: Served, kind: str) -> None:
    name, old, new, address, shown, faulty, said = CHANGES[kind]
    before = served.version()
    assert shown not in served.page(address)
    served.change(name, old, new)
    served.wait(lambda: shown in served.page(address))
    assert served.version() > before, "open pages are not told"

    good = without_version(served.page(address))
    log = served.log_from_here()
    served.change(name, new, faulty)
    served.wait(lambda: "The last good site is still served." in log())
    assert said in log()
    assert ("Traceback" in log()) is (kind in ("template", "theme", "code"))
    assert without_version(served.page(address)) == good
    assert served.page("messages/"), "a page that nobody has looked at is not there"

    served.change(name, faulty, new)
    served.wait(lambda: "Mended: the site is built anew." in log())
    assert without_version(served.page(address)) == good


def test_a_fault_on_a_page_that_is_made_later_is_said_and_leaves_its_last_good_state(served: Served) -> None:
    good = served.bytes_of("directory/acre/")
    for page in ("guide/offers/", "guide/pay/", "guide/complaints/", FIRM):
        served.page(page)  # Those that were looked at last are made at once.
    before, log = served.version(), served.log_from_here()
    template, sound = "macros/components/firm/page.html", "What that means for you</a></p>"
    faulty = f"{sound}{{% if firm.id == 'acre' %}}{{{{ firm.nothing }}}}{{% endif %}}"
    served.change(template, sound, faulty)
    served.wait(lambda: served.version() > before)
    assert "nothing" not in log()
    assert served.bytes_of("directory/acre/") == good
    assert "has no attribute 'nothing'" in log()
    assert f'{template}", line ' in log()
    served.change(template, faulty, sound)
    served.wait(lambda: "Mended: the site is built anew." in log())
    assert served.bytes_of("directory/acre/") == good


def test_what_is_served_after_edits_is_what_a_build_makes(served: Served, tmp_path: Path) -> None:
    served.change("data/firms.yaml", "name: Boyden\n", "name: Boyden Search\n")
    served.wait(lambda: "Boyden Search" in served.page("directory/boyden/"))
    served.change("docs/guide/pay.md", "\n## Sources\n", "\nOne line more.\n\n## Sources\n")
    served.wait(lambda: "One line more." in served.page("guide/pay/"))
    rule = ".md-typeset .glossary {"
    served.change("macros/components/glossary/glossary.css", rule, f"{rule} --more: 1;")
    served.wait(lambda: b"--more" in served.bytes_of(_bundle_of(served.page())))
    site = tmp_path / "site"
    built = build(site, served.folder, RAPPORT_PREVIEW="1")
    assert built.returncode == 0, built.stderr
    search = "search/search_index.json"
    served.wait(lambda: _written(served.bytes_of(search)) == _written((site / search).read_bytes()))
    addresses = [path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.is_file()]
    differing = [
        address
        for address in addresses
        if not address.startswith(("sitemap", "search/")) and served.bytes_of(address) != (site / address).read_bytes()
    ]
    assert len(addresses) > 200
    assert not differing


def test_what_no_page_is_at_is_not_found(served: Served) -> None:
    for address in ("directory/no-such-firm/", "../mkdocs.yml", "assets/"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            served.bytes_of(address)


@pytest.mark.parametrize("port", ["99999", "taken"])
def test_an_address_that_cannot_be_had_is_said_in_a_line(port: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1]) if port == "taken" else port
        done = run("mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}")
    assert done.returncode == 1
    lines = (done.stdout + done.stderr).strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"Nothing can be served at 127.0.0.1:{port}: ")
    assert lines[0].endswith("Take another: make serve PORT=8001")


def _written(search: bytes) -> list[dict[str, str]]:
    """Return what a search knows of pages that people write and of checklists; firms are left out while serving."""
    parts = ("guide/", "glossary/", "checklists/", "contribute/")
    return [entry for entry in json.loads(search)["docs"] if entry["location"].startswith(parts)]


def _bundle_of(page: str) -> str:
    found = re.search(r"assets/rapport\.\w+\.css", page)
    assert found
    return found[0]


def without_version(page: str) -> str:
    """Return a page without what the server alone adds."""
    return re.sub(r"livereload\(\d+, \d+\)", "", page)
