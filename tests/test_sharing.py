"""How a run shares its tests out, and what it says of its time."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.loading.load import PROJECT
from tests import workers

CONFTEST = """
import pytest

from tests import budget, workers
from tests.budget import pytest_terminal_summary

budget.SECONDS = 0


def pytest_configure(config):
    for name in ("site", "browser", "xdist_group(name)"):
        config.addinivalue_line("markers", name)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    workers.mark(items)
    for item in items:
        groups = [mark.args[0] for mark in item.iter_markers("xdist_group")]
        print("\\nitem", item.name, sorted({mark.name for mark in item.iter_markers()} - {"xdist_group"}), groups)


@pytest.fixture(scope="session")
def browser():
    return None


@pytest.fixture(scope="module")
def parsed():
    return None
"""
SAMPLE = """
import pytest


def test_in_a_browser(browser): pass
def test_of_a_rule(): pass
@pytest.mark.site
def test_that_builds(): pass
@pytest.mark.site
def test_of_what_was_parsed(parsed): pass
@pytest.mark.site
@pytest.mark.parametrize("engine", ["one", "other"])
def test_in_an_engine(engine, parsed): pass
"""


def run(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a folder, without the plugins that are installed, which take a second a process."""
    command = [sys.executable, "-m", "pytest", *options]
    environment = {"PATH": "/usr/bin:/bin", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **variables}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a run of tests says, of each kind one."""
    tmp_path = tmp_path_factory.mktemp("sample")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\n")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    return run(tmp_path, "-q", "-s", "-p", "no:cacheprovider", PYTHONPATH=str(PROJECT)).stdout


def test_what_shares_something_stays_together_and_what_builds_for_itself_begins(said: str) -> None:
    items = [line.removeprefix("item ") for line in said.splitlines() if line.startswith("item ")]
    assert items == [
        "test_of_a_rule [] ['test_sample.py']",
        "test_that_builds ['site'] []",
        "test_of_what_was_parsed ['site'] ['test_sample.py']",
        "test_in_an_engine[one] ['parametrize', 'site'] ['test_sample.py one']",
        "test_in_an_engine[other] ['parametrize', 'site'] ['test_sample.py other']",
        "test_in_a_browser ['browser'] []",
    ]


def test_a_file_over_its_budget_is_named_and_fails_nothing(said: str) -> None:
    assert "over their budget of 0 seconds, which is not enforced" in said
    assert " s  test_sample.py" in said
    assert "6 passed" in said


@pytest.mark.parametrize(
    ("worker", "order"), [("gw0", ["site", "offline_site"]), ("gw1", ["offline_site", "site"])], ids=["first", "second"]
)
def test_the_sites_that_tests_ask_for_are_built_before(
    monkeypatch: pytest.MonkeyPatch, worker: str, order: list[str]
) -> None:
    class Asking:
        fixturenames = ("page", "site", "offline_site")

    monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
    made: list[str] = []
    builds = {name: functools.partial(made.append, name) for name in ("site", "offline_site", "published_site")}
    thread = workers.build_ahead([Asking()], builds)  # type: ignore[list-item] # all that is asked of an item
    assert thread is not None
    thread.join()
    assert made == order
    assert workers.build_ahead([], builds) is None


GROUP = """import pytest

@pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(6))
def test_one_of_a_group(number):
    pass
"""


def test_a_group_of_tests_stays_on_one_worker(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(GROUP)
    options = ("-p", "xdist", "--verbose", "--numprocesses=2", "--dist=loadgroup", "--rootdir=.")
    told = run(tmp_path, *options).stdout
    passed = re.findall(r"\[(gw\d)\].* PASSED", told)
    assert len(passed) == 6, told
    assert len(set(passed)) == 1, told
