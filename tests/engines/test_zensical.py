"""What Zensical is given, and what its Markdown makes of it; ``make test-zensical`` tests the site that it builds."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from markdown import Markdown
from markdown.preprocessors import Preprocessor

import macros
from macros.catalog.catalog import Catalog
from macros.catalog.pages import front_matter
from macros.components.pages import data_pages
from macros.engines import zensical
from macros.engines.zensical_markdown import makeExtension
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from macros.site.policy import ForbiddenMarkup
from tests.small import FIRMS

SEALED = (
    '<nav data-search-exclude><a href="../">Up</a></nav><h2 class="x" id="two">Two &amp; a half</h2><p>href src</p>'
)
TOKEN = f"RAPPORTSEALED{'0' * 32}"


class Context(Preprocessor):
    """Zensical's own preprocessor, which knows the page."""

    def __init__(self, meta: dict[str, Any]) -> None:
        super().__init__()
        self.page = SimpleNamespace(meta=meta)

    def run(self, lines: list[str]) -> list[str]:
        return lines


def render(tmp_path: Path, text: str, **meta: Any) -> tuple[str, list[Any]]:
    """Return what Markdown makes of a page in Zensical, and the headings that its theme lists."""
    stash = tmp_path / "stash.json"
    stash.write_text(json.dumps({"0" * 32: zensical._HIDDEN.sub(rf"{zensical._MARK}\1", SEALED)}))
    md = Markdown(extensions=["toc", "tables", makeExtension(stash=str(stash))])
    md.preprocessors.register(Context(meta), "rendering_context", 0)
    html = md.convert(text)
    tokens: list[Any] = md.toc_tokens  # type: ignore[attr-defined]
    return html, tokens


def test_zensical_sees_no_link_of_a_macro_and_a_reader_sees_each(tmp_path: Path) -> None:
    html, _ = render(tmp_path, f"# One\n\n{TOKEN}\n\n[a page](other.md)\n")
    assert re.findall(r'\shref="([^"]*)"', html) == ["other.md"]
    assert "data-search-exclude" not in html.split()
    assert SEALED in html.replace(zensical._MARK, "")


def test_the_theme_lists_the_headings_of_macros_too(tmp_path: Path) -> None:
    _, tokens = render(tmp_path, f"# One\n\n{TOKEN}\n")
    (one,) = tokens
    (two,) = one["children"]
    assert (one["level"], one["id"], two["level"], two["id"]) == (1, "one", 2, "two")
    # What Zensical reads of each.
    assert (two["name"], two["html"], two["data-toc-label"]) == ("Two &amp; a half",) * 2 + ("",)


def test_a_page_without_a_list_of_headings_keeps_the_first(tmp_path: Path) -> None:
    _, tokens = render(tmp_path, f"# One\n\n{TOKEN}\n", hide=["toc"])
    assert [(token["id"], token["children"]) for token in tokens] == [("one", [])]


def test_what_a_page_may_not_hold_stops_zensical_too(tmp_path: Path) -> None:
    with pytest.raises(ForbiddenMarkup, match="<iframe> is not allowed"):
        render(tmp_path, "# One\n\n<iframe src='x'></iframe>\n")


def test_every_page_is_prepared(data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    catalog = Catalog(dataclasses.replace(data, firms=tuple(firm for firm in data.firms if firm.id in FIRMS)))
    monkeypatch.setattr(macros, "load_catalog", lambda: catalog)
    project = zensical.Project(tmp_path / "work", catalog)
    project.prepare()
    docs = tmp_path / "work" / "docs"
    written = {path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs").rglob("*.md")}
    made = {page.source: page for page in data_pages(catalog)}
    assert {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} == written | made.keys()
    firm = catalog.data.firms[0]
    text = (docs / f"directory/{firm.id}.md").read_text(encoding="utf-8")
    assert front_matter(text)["title"] == made[f"directory/{firm.id}.md"].meta["title"]
    stash = json.loads((tmp_path / "work" / zensical.STASH).read_text())
    shown = stash[text.split("RAPPORTSEALED")[1].strip()]
    assert 'href="../' not in shown.replace(f"{zensical._MARK}href", "")
    assert f'{zensical._MARK}href="../' in shown
    guide = (docs / "guide/pay.md").read_text(encoding="utf-8")
    assert "{{" not in guide
    assert "RAPPORTSEALED" in guide
    moved = [path for path, _ in project.steps.moved_pages(project.steps.urls)]
    assert moved
    assert [path for path in ("api/v1/firms.json", "robots.txt", *moved) if not (docs / path).exists()] == []
    config = yaml.safe_load((tmp_path / "work" / "mkdocs.yml").read_text())
    assert config["nav"] == project.config["nav"]
    assert "hooks" not in config
    assert all((tmp_path / "work" / "theme" / name).exists() for name in ("base.html", "main.html", ".icons/material"))
