"""What tests share: the data, a page to render on, and the built site, hosted and offline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros.load import PROJECT, Dataset, load
from macros.view import View
from tests.browser import firefox

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
def view(data: Dataset) -> View:
    """A page on which every link leads to its own address from the root."""
    return View(data, lambda address: f"/{address}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    built = build(folder)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "WARNING" not in built.stderr, built.stderr
    return folder


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a workflow builds it: its address and that of its source are known."""
    folder = tmp_path_factory.mktemp("published")
    built = build(folder, SITE_URL=PUBLISHED, REPO_URL=REPOSITORY)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the offline bundle unpacks to."""
    folder = tmp_path_factory.mktemp("offline")
    built = build(folder / "built", config="offline.yml")
    assert built.returncode == 0, built.stdout + built.stderr
    packed = run("macros.offline", str(folder / "built"), str(folder / "rapport.zip"))
    assert packed.returncode == 0, packed.stderr
    with zipfile.ZipFile(folder / "rapport.zip") as bundle:
        bundle.extractall(folder / "unpacked")
    return folder / "unpacked"


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that need the whole site."""
    config.addinivalue_line("markers", "site: builds the whole site, or opens it in a browser")


def pytest_report_header() -> str:
    """Say whether the tests in a second browser are left out."""
    return f"Firefox: {firefox.find() or 'not installed; tests/browser/test_firefox.py is left out'}"
