"""A page with nothing but the scripts of the form, and what the site publishes for it."""

from __future__ import annotations

from playwright.sync_api import Page

from macros.components.add_firm import form_scripts
from macros.loading.dataset import Dataset
from macros.site.assets import lazy_bundle

from .scripts import COMPONENTS, SHARED


def load_form(page: Page, data: Dataset, file: str = "firms") -> None:
    """Run the scripts of the form in a page, as it stands when it opens; ``about`` is what they know of a data file."""
    for script in (*SHARED, COMPONENTS / "add_firm" / "add_firm.js"):
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    page.add_script_tag(content=lazy_bundle("add_firm")[1])
    for _, make in form_scripts(data):
        page.add_script_tag(content=make())
    page.evaluate("(file) => { window.about = Rapport.addFirm.aboutOf(RapportForms[file]); }", file)
