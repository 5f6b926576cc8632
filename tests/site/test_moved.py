"""Old ids lead to the new ones in the built site, hosted and from a folder, and closed firms keep their page."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from tests.conftest import build, copy_project

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("config", "old", "new"),
    [
        ("mkdocs.yml", "directory/old-acre/index.html", "directory/acre/"),
        ("offline.yml", "directory/old-acre.html", "directory/acre.html"),
    ],
)
def test_an_old_id_leads_to_the_firm_and_a_closed_firm_keeps_its_page(
    tmp_path: Path, config: str, old: str, new: str
) -> None:
    project = copy_project(tmp_path / "project")
    firms = project / "data" / "firms.yaml"
    text = firms.read_text().replace("  name: Acre\n", "  name: Acre\n  aliases: [old-acre]\n", 1)
    text = text.replace("  name: Academic Search\n", "  name: Academic Search\n  status: closed\n", 1)
    text = text.replace("supports: [services, industries, confid", "supports: [status, services, industries, confid", 1)
    firms.write_text(text)
    site = tmp_path / "site"
    built = build(site, project, config)
    assert built.returncode == 0, built.stdout + built.stderr
    page = Html((site / old).read_text())
    way = page.css_first("body a").attributes["href"]
    assert way is not None
    assert posixpath.normpath(posixpath.join(posixpath.dirname(old), way)) == new.rstrip("/")
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == f"0; url={way}"
    assert page.css_first("script, style, [style], [onclick]") is None
    assert (site / "api/v1/firms/old-acre.json").read_text() == (site / "api/v1/firms/acre.json").read_text()
    closed = Html((site / old.replace("old-acre", "academic-search")).read_text())
    assert "This firm has closed." in closed.css_first(".firm__status").text()
    directory = next(site.glob("directory/index.html")).read_text()
    assert 'data-firm-id="academic-search"' not in directory
    assert 'data-firm-id="acre"' in directory
