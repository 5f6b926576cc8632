"""Old ids lead to the new ones in the built site, hosted and from a folder, and closed firms keep their page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.pages import read_pages
from macros.loading.load import PROJECT, load
from tests.conftest import PUBLISHED
from tests.small import Builder, bare_sources

pytestmark = pytest.mark.site


def closed(text: str, firm: str) -> str:
    """Return the text of ``firms.yaml`` with a firm closed, which its first source shows."""
    start = text.index(f"- id: {firm}\n")
    head, block = text[:start], text[start:]
    block = re.sub(r"^(  name: .*\n)", r"\1  status: closed\n", block, count=1, flags=re.MULTILINE)
    return head + block.replace("supports: [", "supports: [status, ", 1)


@pytest.mark.parametrize(
    ("config", "old", "new"),
    [
        ("mkdocs.yml", "directory/old-acre/index.html", "directory/acre/"),
        ("offline.yml", "directory/old-acre.html", "directory/acre.html"),
    ],
)
def test_an_old_id_leads_to_the_firm_and_a_closed_firm_keeps_its_page(
    tmp_path: Path, build_here: Builder, config: str, old: str, new: str
) -> None:
    project = bare_sources(tmp_path / "project", "directory/index.md", "directory/about-the-data.md")
    firms = project / "data" / "firms.yaml"
    text = firms.read_text().replace("  name: Acre\n", "  name: Acre\n  aliases: [old-acre]\n", 1)
    firms.write_text(closed(text, "academic-search"))
    site = tmp_path / "site"
    built = build_here(site, project, config)
    assert built.done, built.said
    page = Html((site / old).read_text())
    way = page.css_first("body a").attributes["href"]
    assert way is not None
    assert posixpath.normpath(posixpath.join(posixpath.dirname(old), way)) == new.rstrip("/")
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == f"0; url={way}"
    assert page.css_first("script, style, [style], [onclick]") is None
    assert (site / "api/v1/firms/old-acre.json").read_text() == (site / "api/v1/firms/acre.json").read_text()
    gone = Html((site / old.replace("old-acre", "academic-search")).read_text())
    assert "This firm has closed." in gone.css_first(".firm__status").text()
    directory = next(site.glob("directory/index.html")).read_text()
    assert 'data-firm-id="academic-search"' not in directory
    assert 'data-firm-id="acre"' in directory


@pytest.mark.parametrize(("hosted", "ending"), [(True, "/index.html"), (False, ".html")])
def test_the_old_address_of_a_written_page_leads_to_the_section_that_holds_its_text(
    request: pytest.FixtureRequest, hosted: bool, ending: str
) -> None:
    site = request.getfixturevalue("site" if hosted else "offline_site")
    moves = [(old, page.uri, anchor) for page in read_pages(PROJECT / "docs") for old, anchor in page.formerly.items()]
    assert len(moves) >= 3
    for old, uri, anchor in moves:
        page = Html((site / f"{old}{ending}").read_text())
        way = page.css_first("meta[http-equiv=refresh]").attributes["content"].removeprefix("0; url=")
        target, _, fragment = way.partition("#")
        assert (fragment, page.css_first("body a").attributes["href"]) == (anchor, way)
        place = posixpath.normpath(posixpath.join(posixpath.dirname(f"{old}{ending}"), target))
        assert place == uri.removesuffix(".md") + ("" if hosted else ".html")
        there = Html((site / (f"{place}/index.html" if hosted else place)).read_text())
        assert there.css_first(f'[id="{anchor}"]') is not None
        assert page.css_first("script, style, [style], [onclick]") is None


def test_an_old_address_that_leads_to_no_section_is_told(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project")
    page = project / "docs" / "guide" / "find-the-right-firms.md"
    page.write_text(page.read_text().replace(": why-not-write-to-them-all\n", ": no-such-place\n"))
    built = build_here(tmp_path / "site", project)
    assert not built.done
    assert (
        "guide/find-the-right-firms.md: formerly: guide/do-not-mass-mail: the page has no anchor #no-such-place."
        in (built.said)
    )


def test_the_last_firm_of_a_kind_and_of_a_country_may_close(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project", "index.md", "directory/about-the-data.md")
    firms = project / "data" / "firms.yaml"
    data = load(project / "data")
    offices = Counter(country for firm in data.firms for country in firm.countries or ())
    alone = {country for country, number in offices.items() if number == 1}
    gone = {one.id for one in data.firms if one.kind == "interim" or alone.intersection(one.countries or ())}
    assert len(alone) > 5
    assert len(gone) < len(data.firms)
    text = firms.read_text()
    for firm in gone:
        text = closed(text, firm)
    firms.write_text(text)
    site = tmp_path / "site"
    built = build_here(site, project, site_url=PUBLISHED)
    assert built.done, built.said
    assert not (site / "directory/by/kind/interim").exists()
    about = Html((site / "directory/about-the-data/index.html").read_text())
    start = Html((site / "index.html").read_text())
    assert f"The directory has {len(data.firms) - len(gone)} firms." in about.css_first("article").text()
    assert str(len(data.firms) - len(gone)) in start.css_first("article").text()
    for firm in gone:
        assert (site / f"directory/{firm}/index.html").is_file()
