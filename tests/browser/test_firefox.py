"""The offline bundle in Firefox, which treats files and policies in its own way.

Collected only where a Firefox is installed (see ``conftest.py``); ``make test`` says so if there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.loading.dataset import Dataset

from .firefox import Firefox, find

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = find()
    assert program
    with Firefox(program, tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


def loaded_elsewhere(firefox: Firefox) -> list[str]:
    """Return what the page has loaded from anywhere but the disk."""
    names = firefox.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    return [name for name in names if not name.startswith(("file:", "data:", "resource:"))]


def test_the_search_of_the_bundle_finds(firefox: Firefox, offline_url: str) -> None:
    firefox.open(f"{offline_url}index.html")
    firefox.run("document.getElementById('__search').click()")
    firefox.run(
        "const field = document.querySelector('.md-search__input'); field.focus(); field.value = 'Spencer Stuart';"
        "field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));"
    )
    found = firefox.wait("document.querySelector('.md-search-result__item')?.textContent")
    assert "Spencer Stuart" in found
    assert loaded_elsewhere(firefox) == []


def test_the_directory_of_the_bundle_filters(firefox: Firefox, offline_url: str, data: Dataset) -> None:
    firefox.open(f"{offline_url}directory/index.html?kind=outplacement")
    wanted = sum(firm.kind == "outplacement" for firm in data.firms)
    firefox.wait(f"document.querySelector('[role=status]').textContent.startsWith('{wanted} firm')")
    assert loaded_elsewhere(firefox) == []


def test_a_checklist_of_the_bundle_remembers(firefox: Firefox, offline_url: str) -> None:
    firefox.open(f"{offline_url}checklists/first-call.html")
    firefox.run("document.querySelector('[data-item-id]').click()")
    firefox.open(f"{offline_url}checklists/first-call.html")
    assert firefox.wait("document.querySelector('[data-item-id]').checked")


def test_what_is_slipped_into_the_bundle_does_not_run(firefox: Firefox, offline_url: str) -> None:
    firefox.open(f"{offline_url}glossary.html")
    firefox.run(
        "addEventListener('securitypolicyviolation', () => { window.stopped = true; });"
        "const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        "document.body.append(script);"
    )
    firefox.wait("window.stopped")
    assert firefox.run("return window.ran") is None
