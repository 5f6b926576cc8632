"""Every page of the built site, hosted and offline: its policy, what it loads, and where its links lead."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.site.hosting import read_headers
from macros.site.policy import inline_scripts, policy
from tests.conftest import PUBLISHED, REPOSITORY
from tests.small import Builder, bare_sources

pytestmark = pytest.mark.site

# Links that a browser does not follow by itself.
TOLD_ONLY = frozenset({"canonical", "prev", "next", "license", "alternate"})
LOADED = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@pytest.fixture(scope="module", params=["site", "offline_site"])
def folder(request: pytest.FixtureRequest) -> Path:
    """The built site, hosted and then offline."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def parsed(pages: dict[str, str]) -> dict[str, Html]:
    return {name: Html(text) for name, text in pages.items()}


def test_every_page_carries_one_policy_that_covers_its_scripts(pages: dict[str, str], parsed: dict[str, Html]) -> None:
    policies = set()
    for name, text in pages.items():
        metas = parsed[name].css("meta[http-equiv=Content-Security-Policy]")
        assert len(metas) == 1, name
        first = min(text.index(start) for start in ("<script", "<link") if start in text)
        assert text.index("<meta http-equiv") < first, name
        policies.add(metas[0].attributes["content"])
    assert len(policies) == 1
    content = policies.pop() or ""
    assert "unsafe" not in content
    needed = policy({script for text in pages.values() for script in inline_scripts(text)}, hosted=True)
    hashes = set(re.findall(r"'sha256-[^']+'", content))
    assert hashes == set(re.findall(r"'sha256-[^']+'", needed))
    assert len(hashes) <= 5, "an inline script differs from page to page"


def test_no_page_holds_style_or_script_attributes(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        # The first alone is soon found not to be there.
        assert not (re.search(r"\sstyle=", text) and re.search(r"<[a-z][^>]*\sstyle=", text)), name
        assert not (re.search(r"\son[a-z]+=", text) and re.search(r"<[a-z][^>]*\son[a-z]+=", text)), name
        assert "<style" not in text, name
        assert "javascript:" not in text, name


def test_nothing_is_loaded_from_another_site(folder: Path, parsed: dict[str, Html]) -> None:
    def foreign(address: str | None) -> bool:
        return urlsplit(address or "").scheme not in ("", "data") or (address or "").startswith("//")

    for name, page in parsed.items():
        for node in page.css("[src], [srcset], [poster], [data], [background], link[href], use, image"):
            rels = set((node.attributes.get("rel") or "").split())
            if node.tag == "link" and rels <= TOLD_ONLY:
                continue
            for attribute in ("src", "srcset", "poster", "data", "background", "href", "xlink:href"):
                assert not foreign(node.attributes.get(attribute)), f"{name}: {node.html}"
    for path in folder.rglob("*.css"):
        for first, second in LOADED.findall(path.read_text()):
            assert not foreign(first or second), f"{path.name}: {first or second}"


def test_links_to_other_sites_say_nothing_of_the_reader(parsed: dict[str, Html]) -> None:
    for name, page in parsed.items():
        assert page.css_first("meta[name=referrer]").attributes["content"] == "no-referrer", name
        for link in page.css("a[href^='http:'], a[href^='https:']"):
            assert {"noopener", "noreferrer"} <= set((link.attributes.get("rel") or "").split()), f"{name}: {link.html}"


def test_a_script_in_a_page_stops_the_build_and_names_the_page(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project", "glossary.md")
    page = project / "docs" / "glossary.md"
    page.write_text(f'{page.read_text()}\n<img src="x.png" alt="x" onerror="alert(1)">\n')
    built = build_here(tmp_path / "site", project)
    assert not built.done
    assert "glossary.md" in built.said
    assert "onerror=… on <img> is not allowed" in built.said
    assert "Traceback" not in built.said


def test_a_table_with_aligned_columns_needs_no_style(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project", "glossary.md")
    page = project / "docs" / "glossary.md"
    page.write_text(f"{page.read_text()}\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n")
    built = build_here(tmp_path / "site", project)
    assert built.done, built.said
    text = (tmp_path / "site" / "glossary" / "index.html").read_text()
    assert '<td class="align-right">2</td>' in text
    assert "style=" not in text


def test_a_published_site_says_whom_to_tell_of_a_weakness(published_site: Path, site: Path) -> None:
    text = (published_site / ".well-known" / "security.txt").read_text()
    assert f"Contact: {REPOSITORY}/security/advisories/new\n" in text
    assert f"Canonical: {PUBLISHED}.well-known/security.txt\n" in text
    assert not (site / ".well-known").exists()


def test_a_published_site_has_headers_for_its_folder_and_for_each_hashed_file(published_site: Path) -> None:
    found = read_headers((published_site / "_headers").read_text())
    page = Html((published_site / "index.html").read_text())
    content = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    assert found["/site/*"]["Content-Security-Policy"] == f"{content}; frame-ancestors 'none'"
    for script in page.css("script[src*='.js'], link[rel=stylesheet]"):
        path = (script.attributes.get("src") or script.attributes.get("href") or "").lstrip("./")
        hashed = re.search(r"\.[0-9a-f]{8}\.", path) is not None
        assert (f"/site/{path}" in found) == hashed, path


def test_the_page_for_missing_addresses_knows_its_folder(published_site: Path) -> None:
    page = Html((published_site / "404.html").read_text())
    for node in page.css("link[rel=stylesheet], script[src], .md-content li a"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert address.startswith("/site/"), node.html


def test_no_page_asks_the_host_of_the_source_for_anything(published_site: Path) -> None:
    # What bears this name is filled by Material's script from the host's interface.
    assert not Html((published_site / "index.html").read_text()).css("[data-md-component=source]")


def test_links_to_the_source_are_discreet_too(published_site: Path) -> None:
    links = Html((published_site / "index.html").read_text()).css(f"a[href^='{REPOSITORY}']")
    assert links
    assert all(link.attributes["rel"] == "noopener noreferrer" for link in links)
