"""What tests share: the data, a page to render on, and the built site, hosted and offline."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from macros.catalog.catalog import Catalog
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT, load_once
from macros.loading.yaml_reader import reading_once
from macros.site.context import PageContext
from tests import workers
from tests.budget import pytest_terminal_summary
from tests.loading.helpers import SMALL
from tests.one_file import in_one_file
from tests.small import build_here

from .browser.failures import pytest_runtest_makereport, pytest_sessionstart

# Pytest looks for hooks and fixtures by their names.
__all__ = ["build_here", "pytest_runtest_makereport", "pytest_sessionstart", "pytest_terminal_summary"]

# No test depends on how busy the machine is.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# What a build is made of; the lock file stands for the packages.
SOURCES = (
    "data",
    "docs",
    "macros",
    "theme",
    "mkdocs.yml",
    "offline.yml",
    "requirements/site.txt",
    "requirements/zensical.txt",
)
BUILDS = PROJECT / "build" / "tests"
KEPT_BUILDS = 6  # folders of the three kinds below, for this state of the sources and the one before
# Below a folder, as on hosts that give each project one.
PUBLISHED = "https://rapport.example/site/"
REPOSITORY = "https://github.com/example/rapport"
# As it was at the start: a site may be built while a test has set a variable for itself.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""}


def run(*arguments: str, folder: Path = PROJECT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a folder, with MkDocs' own notice switched off, and with variables of the environment."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**ENVIRONMENT, **variables}, capture_output=True, text=True, check=False
    )


def build(
    site: Path, folder: Path = PROJECT, config: str = "mkdocs.yml", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder, strictly."""
    command = ("mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(site))
    return run(*command, folder=folder, **variables)


def copy_project(target: Path) -> Path:
    """Copy what a build needs, so that a test can change it; with compiled code, which spares each build a second.

    The firms stand in one file there, also where those of the project do not.
    """
    for name in ("data", "docs", "macros", "theme"):
        shutil.copytree(PROJECT / name, target / name)
    for name in ("mkdocs.yml", "offline.yml"):
        shutil.copy(PROJECT / name, target)
    in_one_file(target / "data")
    return target


@pytest.fixture(scope="session", autouse=True)
def reading() -> Iterator[None]:
    """Read files that hold the same once, as a command does: most tests have data of which they change one file."""
    with reading_once():
        yield


@pytest.fixture(scope="session")
def data() -> Dataset:
    """The real data."""
    return load_once()


@pytest.fixture
def small_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder without faults, which stands in the working directory as ``data``."""
    shutil.copytree(SMALL, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


@pytest.fixture
def folder(small_folder: Path) -> Path:
    """The small data folder, for tests to change; those of a room may need more in it."""
    return small_folder


@pytest.fixture
def changed(data: Dataset) -> Dataset:
    """The data as it may be later: a firm and a body are new, one of each was looked at again, one firm is gone."""
    later = datetime.date(2026, 12, 5)
    new = data.firms[0].model_copy(update={"added": later, "checked": later})
    again = data.firms[1].model_copy(update={"checked": datetime.date(2027, 1, 2)})
    gone = (datetime.date(2027, 1, 9), "gone-search")
    place = data.bodies[0].model_copy(
        update={"added": datetime.date(2026, 12, 5), "checked": datetime.date(2026, 12, 5)}
    )
    seen = data.bodies[1].model_copy(update={"checked": datetime.date(2027, 1, 2)})
    return dataclasses.replace(
        data, bodies=(place, seen, *data.bodies[2:]), firms=(new, again, *data.firms[2:]), removed=(gone,)
    )


@pytest.fixture(scope="session")
def catalog(data: Dataset) -> Catalog:
    """What follows from the real data."""
    return Catalog(data)


@pytest.fixture
def view(catalog: Catalog) -> PageContext:
    """A page on which every link leads to its own address from the root."""
    return PageContext(catalog, lambda address: f"/{address}")


def digest_of_sources() -> str:
    """Return what tells one state of all that a build reads from another."""
    digest = hashlib.sha256(sys.version.encode())
    for source in SOURCES:
        for path in sorted([PROJECT / source, *(PROJECT / source).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(PROJECT)}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def built_once(kind: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that is made once for each state of the sources, so that a second run of the tests finds it.

    Args:
        kind: its name among the builds, for example ``hosted``.
        make: fills an empty folder, or fails; what it leaves is taken whole or not at all.
    """
    BUILDS.mkdir(parents=True, exist_ok=True)
    folder = BUILDS / f"{kind}-{digest_of_sources()}"
    with FileLock(BUILDS / f".{kind}.lock"):  # the workers of one run want the same builds at the same moment
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=BUILDS, prefix=f".{kind}-") as new:
                whole = Path(new, "whole")
                whole.mkdir()
                make(whole)
                whole.rename(folder)
    os.utime(folder)
    older = sorted(BUILDS.glob("[!.]*"), key=lambda path: path.stat().st_mtime, reverse=True)[KEPT_BUILDS:]
    for path in older:
        shutil.rmtree(path, ignore_errors=True)
    return folder


def build_hosted() -> Path:
    """Build the site, once, and return its folder; with Zensical if ``ENGINE=zensical`` stands in the environment."""

    def make_with_zensical(folder: Path) -> None:
        built = run("macros.engines.zensical", str(folder))
        assert built.returncode == 0, built.stdout + built.stderr

    if os.environ.get("ENGINE") == "zensical":
        return built_once("zensical", make_with_zensical) / "site"

    def make(folder: Path) -> None:
        built = build(folder)
        assert built.returncode == 0, built.stdout + built.stderr
        assert "WARNING" not in built.stderr, built.stderr

    return built_once("hosted", make)


def build_published() -> Path:
    """Build the site as a workflow does it, once, and return its folder."""

    def make(folder: Path) -> None:
        built = build(folder, SITE_URL=PUBLISHED, REPO_URL=REPOSITORY)
        assert built.returncode == 0, built.stdout + built.stderr

    return built_once("published", make)


def build_offline() -> Path:
    """Build the offline bundle, once, and return a folder with ``rapport.zip`` and what it unpacks to."""

    def make(folder: Path) -> None:
        built = build(folder / "built", config="offline.yml")
        assert built.returncode == 0, built.stdout + built.stderr
        packed = run("macros.products.offline", str(folder / "built"), str(folder / "rapport.zip"))
        assert packed.returncode == 0, packed.stderr
        with zipfile.ZipFile(folder / "rapport.zip") as bundle:
            bundle.extractall(folder / "unpacked")

    return built_once("offline", make)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return build_hosted()


@pytest.fixture(scope="session")
def published_site() -> Path:
    """The site as a workflow builds it: its address and that of its source are known."""
    return build_published()


@pytest.fixture(scope="session")
def offline_site() -> Path:
    """The folder that the offline bundle unpacks to."""
    return build_offline() / "unpacked"


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers of tests that take longer than others."""
    config.addinivalue_line("markers", "site: needs a site that is built, whole or small")
    config.addinivalue_line("markers", "xdist_group(name): stays on one worker with the others of its group")
    config.addinivalue_line("markers", "browser: opens a browser; given to every test that asks for one")


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Share the tests out among the workers."""
    workers.mark(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to build what the chosen tests will ask for, and keep what has been made until now to the end.

    The tests themselves are hundreds of thousands of objects, which would be looked through again and again for what is
    no longer used.
    """
    gc.freeze()
    if not session.config.option.collectonly and not _only_hands_out(session.config):
        builds = {"site": build_hosted, "offline_site": build_offline, "published_site": build_published}
        workers.build_ahead(session.items, builds)


def _only_hands_out(config: pytest.Config) -> bool:
    """Tell whether this process runs no tests itself, but has workers."""
    return bool(getattr(config.option, "numprocesses", None)) and not hasattr(config, "workerinput")
