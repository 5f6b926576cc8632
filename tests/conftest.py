"""What tests share: the data, a page to render on, and the built site, hosted and offline."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT, load
from macros.site.context import View
from tests.loading.helpers import SMALL

from .browser import firefox
from .browser.webkit import driver as webkit

# No test depends on how busy the machine is.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# What a build is made of; the lock file stands for the packages.
SOURCES = ("data", "docs", "macros", "theme", "mkdocs.yml", "offline.yml", "requirements/site.txt")
BUILDS = PROJECT / "build" / "tests"
KEPT_BUILDS = 6  # folders of the three kinds below, for this state of the sources and the one before
# Below a folder, as on hosts that give each project one.
PUBLISHED = "https://rapport.example/site/"
REPOSITORY = "https://github.com/example/rapport"


def run(*arguments: str, folder: Path = PROJECT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a folder, with MkDocs' own notice switched off, and with variables of the environment."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": "", **variables}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def build(
    site: Path, folder: Path = PROJECT, config: str = "mkdocs.yml", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder, strictly."""
    command = ("mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(site))
    return run(*command, folder=folder, **variables)


def copy_project(target: Path) -> Path:
    """Copy what a build needs, so that a test can change it."""
    for name in ("data", "docs", "macros", "theme"):
        shutil.copytree(PROJECT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "offline.yml"):
        shutil.copy(PROJECT / name, target)
    return target


@pytest.fixture(scope="session")
def data() -> Dataset:
    """The real data."""
    return load()


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
def view(data: Dataset) -> View:
    """A page on which every link leads to its own address from the root."""
    return View(data, lambda address: f"/{address}")


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


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""

    def make(folder: Path) -> None:
        built = build(folder)
        assert built.returncode == 0, built.stdout + built.stderr
        assert "WARNING" not in built.stderr, built.stderr

    return built_once("hosted", make)


@pytest.fixture(scope="session")
def published_site() -> Path:
    """The site as a workflow builds it: its address and that of its source are known."""

    def make(folder: Path) -> None:
        built = build(folder, SITE_URL=PUBLISHED, REPO_URL=REPOSITORY)
        assert built.returncode == 0, built.stdout + built.stderr

    return built_once("published", make)


@pytest.fixture(scope="session")
def offline_site() -> Path:
    """The folder that the offline bundle unpacks to."""

    def make(folder: Path) -> None:
        built = build(folder / "built", config="offline.yml")
        assert built.returncode == 0, built.stdout + built.stderr
        packed = run("macros.products.offline", str(folder / "built"), str(folder / "rapport.zip"))
        assert packed.returncode == 0, packed.stderr
        with zipfile.ZipFile(folder / "rapport.zip") as bundle:
            bundle.extractall(folder / "unpacked")

    return built_once("offline", make) / "unpacked"


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that need the whole site."""
    config.addinivalue_line("markers", "site: builds the whole site, or opens it in a browser")


def pytest_report_header() -> list[str]:
    """Say which browsers are not installed, and what is left out for it."""
    found = {"firefox": firefox.find(), "webkit": webkit.find()}
    return [
        f"{name}: {program or f'not installed; tests/browser/test_{name}.py is left out'}"
        for name, program in found.items()
    ]
