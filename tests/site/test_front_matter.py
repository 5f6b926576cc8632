"""What stands in the head of a page is read as it was written, or stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser as Html

from macros.site.front_matter import faults
from tests.small import Builder, bare_sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: a: b\n---\n# x\n", ":2: its front matter cannot be read: mapping values are not allowed"),
        ('---\ntitle: "\\ud83d\\ude00"\n---\n# x\n', ":2: its front matter cannot be read: found invalid Unicode"),
        ("---\nchecked: 2026-13-45\n---\n", "cannot be read: month must be in 1..12"),
        ("---\ntitle: a\n\n# x\n", ":1: its front matter has no end"),
        ("---\n- a\n---\n", ":2: its front matter holds no names"),
        ("\n---\ntitle: x\n---\n", ":1: its front matter does not begin on the first line"),
        ("Note: this\n\nx\n", ":1: its first lines would be read as front matter"),
        ("---\ntitle: a\ntitle: b\n---\n", ":3: title stands there twice"),
        ("---\nno: x\n---\n", ":2: no would be lost"),
    ],
)
def test_a_written_page_that_would_be_misread_is_told_of(text: str, said: str) -> None:
    (fault,) = faults("docs/x.md", text, get_data(text)[1])
    assert fault.startswith("docs/x.md:")
    assert said in fault


@pytest.mark.parametrize("text", ["# x\n", "---\ntitle: x\n---\n\n# x\n", "x\n\n---\n\ny\n"])
def test_other_pages_have_no_fault(text: str) -> None:
    assert faults("docs/x.md", text, get_data(text)[1]) == []


@pytest.mark.site
def test_letters_beyond_the_first_plane_reach_title_description_card_and_search(
    tmp_path: Path, build_here: Builder
) -> None:
    project = bare_sources(tmp_path / "project")
    path = project / "data" / "firms.yaml"
    firms = yaml.load(path.read_text(), yaml.CSafeLoader)
    name, summary = "\U0001f600 Search", "Fills senior roles \U00020bb7 for employers."
    firm = next(firm for firm in firms if firm["id"] == "acre")
    firm |= {"name": name, "summary": summary}
    path.write_text(yaml.safe_dump(firms, allow_unicode=True, sort_keys=False, width=10**6))
    built = build_here(tmp_path / "site", project, site_url="https://rapport.example/")
    assert built.done, built.said
    page = Html((tmp_path / "site/directory/acre/index.html").read_text())
    assert page.css_first("title").text() == f"{name} - Rapport"
    assert page.css_first("meta[name=description]").attributes["content"] == summary
    assert page.css_first("meta[property='og:title']").attributes["content"] == name
    picture = page.css_first("meta[property='og:image']").attributes["content"] or ""
    assert (tmp_path / "site" / picture.removeprefix("https://rapport.example/")).is_file()


@pytest.mark.site
def test_a_front_matter_that_cannot_be_read_stops_the_build(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project")
    for page in ("glossary.md", "privacy.md"):
        path = project / "docs" / page
        path.write_text(path.read_text().replace("---\n", "---\nsubtitle: a: b\n", 1))
    built = build_here(tmp_path / "site", project)
    assert not built.done
    for page in ("glossary.md", "privacy.md"):
        assert f"docs/{page}:2: its front matter cannot be read" in built.said
    assert "Traceback" not in built.said
