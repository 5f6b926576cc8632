"""What the tests of the form share: a page with nothing but its scripts, and data that takes in a record soon."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.components.add_firm import form_scripts
from macros.loading.dataset import Dataset
from macros.loading.load import DATA
from macros.site.assets import lazy_bundle
from tests.small import keep_firms

from .scripts import COMPONENTS, SHARED


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real data, of the firms but a dozen: the commands read all of it several times."""
    folder = tmp_path_factory.mktemp("few") / "data"
    shutil.copytree(DATA, folder)
    keep_firms(folder)
    return folder


def load_form(page: Page, data: Dataset, file: str = "firms") -> None:
    """Run the scripts of the form in a page, as it stands when it opens; ``about`` is what they know of a data file."""
    for script in (*SHARED, COMPONENTS / "add_firm" / "add_firm.js"):
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    page.add_script_tag(content=lazy_bundle("add_firm")[1])
    for _, make in form_scripts(data):
        page.add_script_tag(content=make())
    page.evaluate("(file) => { window.about = Rapport.addFirm.aboutOf(RapportForms[file]); }", file)
