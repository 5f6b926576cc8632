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
# The same browser, from now on while its scripts are counted.
COUNTED = f"""
import os

import pytest

from tests.browser import reached


@pytest.fixture(scope="session")
def browser(browser, pytestconfig):
    os.environ["{reached.VARIABLE}"] = str(pytestconfig.rootpath / "reached")
    reached.note(browser)
    return browser
"""
LEFT = ("test_a_page-fails-", "test_an_engine")
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


def test_a_failure_leaves_picture_address_console_and_content(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "counted").mkdir()
    (tmp_path / "counted" / "conftest.py").write_text(COUNTED)
    samples = [tmp_path / "test_sample.py", tmp_path / "counted" / "test_counted.py"]
    for path in samples:
        path.write_text(SAMPLE)
    (tmp_path / "build" / "failures" / "of-an-earlier-run").mkdir(parents=True)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", reached.VARIABLE))
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, samples)],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "4 failed, 2 passed" in done.stdout, done.stdout + done.stderr
    assert any((tmp_path / "reached").iterdir())
    names = [f"{file}-{test}" for file in ("counted-test_counted.py", "test_sample.py") for test in LEFT]
    folders = sorted((tmp_path / "build" / "failures").iterdir())
    assert [folder.name for folder in folders] == names
    for folder, tab in (folders[:2], folders[2:]):
        assert (tab / "page-1.png").read_bytes().startswith(b"\x89PNG")
        assert (tab / "page-1.txt").read_text().startswith("about:blank\n\n# Console\nit said so\n\n# Content\n")
        assert "What is in the tab" in (tab / "page-1.txt").read_text()
        assert (folder / "page-1.png").read_bytes().startswith(b"\x89PNG")
        told = (folder / "page-1.txt").read_text()
        assert told.startswith("http://a.example/here?and=there\n")
        assert "warning: it said" in told
        assert "<p>What is on the page</p>" in told
