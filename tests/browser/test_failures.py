"""A browser test that fails leaves what its pages show, and one that passes leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.loading.load import PROJECT

from . import reached

pytestmark = pytest.mark.browser

CONFTEST = """
from tests.browser.conftest import browser
import pytest

from tests.browser.engines.chromium import Chromium
from tests.browser.failures import pytest_runtest_makereport, pytest_sessionstart


@pytest.fixture
def engine(browser, tmp_path):
    with Chromium(browser, tmp_path) as engine:
        engine.fresh(390, 780)
        yield engine
"""
SAMPLE = """
import pytest

HTML = "<!doctype html><title>x</title><main><p>What is on the page</p></main><script>console.warn('it said')</script>"


@pytest.mark.parametrize("fails", [True, False], ids=["fails", "passes"])
def test_a_page(browser, fails):
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=HTML))
    page.goto("http://a.example/here?and=there")
    assert not fails


def test_an_engine(engine):
    engine.run("document.body.textContent = 'What is in the tab'; console.error('it said so')")
    assert not engine
"""


@pytest.mark.parametrize("counted", [False, True], ids=["", "while scripts are counted"])
def test_a_failure_leaves_picture_address_console_and_content(tmp_path: Path, counted: bool) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    (tmp_path / "build" / "failures" / "of-an-earlier-run").mkdir(parents=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", reached.VARIABLE))
    }
    if counted:
        environment[reached.VARIABLE] = str(tmp_path / "reached")
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert (tmp_path / "reached").is_dir() == counted
    folder, tab = sorted((tmp_path / "build" / "failures").iterdir())
    assert (folder.name, tab.name) == ("test_sample.py-test_a_page-fails-", "test_sample.py-test_an_engine")
    assert (tab / "page-1.png").read_bytes().startswith(b"\x89PNG")
    assert (tab / "page-1.txt").read_text().startswith("about:blank\n\n# Console\nit said so\n\n# Content\n")
    assert "What is in the tab" in (tab / "page-1.txt").read_text()
    assert (folder / "page-1.png").read_bytes().startswith(b"\x89PNG")
    told = (folder / "page-1.txt").read_text()
    assert told.startswith("http://a.example/here?and=there\n")
    assert "warning: it said" in told
    assert "<p>What is on the page</p>" in told
