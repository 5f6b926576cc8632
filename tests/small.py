"""A small project and a smaller directory, for tests of their own, and a way to build a site within this process.

A build of it takes a fraction of the time that one of all firms takes in a process of its own.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import macros
from macros.catalog.catalog import Catalog, load_catalog
from macros.editing import schema_files
from macros.loading import id_ledger
from macros.loading.load import DATA, PROJECT, load
from tests.loading.small_data import SMALL
from tests.one_file import in_one_file, text_of

# The firms that pages and tests name, and one at least of each kind.
FIRMS = frozenset(
    {
        "a-temp-recruitment",
        "abeln-magy",
        "academic-search",
        "acre",
        "actuarial-placement",
        "adecco-group",
        "agri-associates",
        "bluwave",
        "boyden",
        "challenger-gray-christmas",
        "spencer-stuart",
    }
)


@dataclass(frozen=True)
class Built:
    """What became of a build.

    Attributes:
        done: whether it came to its end without a warning.
        said: its warnings and errors.
    """

    done: bool
    said: str


Builder = Callable[..., Built]


def keep_firms(data: Path) -> None:
    """Leave only a few firms in a data folder, each as it is written, and their ids in the list of ids."""
    path = in_one_file(data)
    head, *records = re.split(r"^(?=- id: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [record for record in records if record.partition("\n")[0].removeprefix("- id: ") in FIRMS]
    assert len(kept) == len(FIRMS)
    path.write_text(head + "".join(kept), encoding="utf-8")
    listed = data / id_ledger.NAME
    lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    listed.write_text("".join(line for line in lines if line[0] == "#" or line.strip() in FIRMS), encoding="utf-8")


def few_firms(folder: Path) -> Path:
    """Make a data folder of a few of the real firms and all that they can name; it is read soon: the rest is small."""
    folder.mkdir()
    for name, content in _few_firms().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


@functools.cache
def _few_firms() -> dict[str, bytes]:
    """Return the files of that folder, by their names."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "data")
        shutil.copytree(SMALL, folder)
        for path in folder.glob("*.yaml"):
            path.write_text(
                f"{schema_files.first_line(path.stem)}\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
            )
        shutil.copy(DATA / id_ledger.NAME, folder)
        path = folder / "vocabulary.yaml"
        lists = re.compile(r"^relation:\n(?: .*\n)+", re.MULTILINE)  # It names messages, which the small data has not.
        (small,) = lists.findall(path.read_text(encoding="utf-8"))
        text, count = lists.subn(lambda _: small, (DATA / path.name).read_text(encoding="utf-8"))
        assert count == 1
        path.write_text(text, encoding="utf-8")
        (folder / "firms.yaml").write_text(text_of("firms"), encoding="utf-8")
        keep_firms(folder)
        schema_files.update(load(folder).vocabulary, folder)
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def only_headings(docs: Path, *whole: str) -> None:
    """Leave of the guide and of the pages for contributors what stands in their heads, and their headings.

    They are most of what a small build would read, and say nothing of firms; links to them still lead somewhere.

    Args:
        docs: the folder of the pages.
        whole: the pages that stay as they are, from that folder.
    """
    _cut({*docs.glob("guide/*.md"), *docs.glob("contribute/*.md")} - {docs / name for name in whole})


def _cut(pages: Iterable[Path]) -> None:
    for path in pages:
        _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
        headings = "\n".join(re.findall("^#+ .*\n", text, re.MULTILINE))
        path.write_text(f"---\n{head}---\n\n{headings}", encoding="utf-8")


def small_sources(target: Path, *whole: str) -> Path:
    """Copy what ``build_here`` reads of a project, with a dozen firms and few words, so that a test can change it.

    Args:
        target: the folder to make.
        whole: pages of which all words stay, as for ``only_headings``.
    """
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, target / name)
    keep_firms(target / "data")
    only_headings(target / "docs", *whole)
    return target


def bare_sources(target: Path, *whole: str) -> Path:
    """Copy the same with the small data beside the firms, and headings alone: half as much to build.

    Args:
        target: the folder of the project; what else it holds stays there.
        whole: the pages that stay as they are, from the folder of the pages.
    """
    for name in ("data", "docs"):
        shutil.rmtree(target / name, ignore_errors=True)
    target.mkdir(exist_ok=True)
    few_firms(target / "data")
    bare_docs(target / "docs", *whole)
    return target


def bare_docs(docs: Path, *whole: str) -> None:
    """Copy the pages, of each its head and its headings, but for those that stay as they are."""
    shutil.copytree(PROJECT / "docs", docs)
    _cut({*docs.rglob("*.md")} - {docs / name for name in whole})


_catalogs: dict[str, Catalog] = {}


def _catalog(data: Path) -> Catalog:
    """Return the catalogue of a data folder, the same one for the same files, wherever they lie."""
    digest = hashlib.sha256()
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(data)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    key = digest.hexdigest()
    if key not in _catalogs:
        _catalogs[key] = load_catalog(data)
    return _catalogs[key]


@pytest.fixture
def build_here(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Builder:
    """Build strictly, with MkDocs, the hooks and the macros of this process, the pages and the data of a project."""
    # Most runs need none of these, and they take a second to come.
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from macros.engines import mkdocs_plugin

    def build(site: Path, project: Path, config: str = "mkdocs.yml", **settings: Any) -> Built:
        """Build a project.

        Args:
            site: the folder for the site.
            project: holds ``docs`` and ``data``; theme and code are those of this repository.
            config: the file with the settings.
            settings: what is set in place of what stands there, such as ``site_url``.
        """
        monkeypatch.setattr(sys, "path", [*sys.path])  # mkdocs-macros adds to it
        catalog = functools.partial(_catalog, project / "data")
        for module in (macros, mkdocs_plugin):
            monkeypatch.setattr(module, "load_catalog", catalog)
        place = {"docs_dir": str(project / "docs"), "site_dir": str(site), "strict": True}
        caplog.clear()
        ended = ""
        with caplog.at_level(logging.WARNING):
            try:
                read = load_config(str(PROJECT / config), **{"site_url": "", "repo_url": "", **settings, **place})
                build_site(read)
            except (MkDocsException, macros.MacroError, SystemExit) as error:  # mkdocs-macros ends the process
                ended = f"{type(error).__name__}: {error}"
        return Built(not ended, f"{caplog.text}{ended}")

    return build
