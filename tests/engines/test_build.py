"""The built site: every page there, every link alive, and equal to the data."""

from __future__ import annotations

import csv
import functools
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.facets import FACETS, values_of
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from macros.model.files import FILES
from tests.browser.pages import pages as site_pages
from tests.one_file import text_of

pytestmark = pytest.mark.site

ORIGIN = "http://site.example/"
# The number of a source, glued to the word before it.
CITED = re.compile(r"[a-z][.,;:?]\d{1,2}(?=\s)")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Html]:
    """Every page that a reader stays on, parsed, by its path from the root."""
    return {name: Html((site / name).read_text()) for name in site_pages(site)}


def plain(name: str) -> object:
    """Return a data file as JSON would hold it."""
    return json.loads(json.dumps(yaml.load(text_of(name), yaml.CSafeLoader), default=str))


@functools.cache
def place_of(folder: str, written: str) -> tuple[str, str] | None:
    """Return the path and the anchor that a link leads to from a folder of the site; ``None`` if it leads away."""
    target = urlsplit(urljoin(ORIGIN + folder, written))
    if target.scheme not in ("http", "https") or target.netloc != urlsplit(ORIGIN).netloc:
        return None
    path = unquote(target.path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path, unquote(target.fragment)


def internal_links(name: str, page: Html) -> Iterator[tuple[str, str, str]]:
    """Yield each link of a page that stays on the site: as written, the path it leads to, and its anchor."""
    for node in page.css("a[href], link[href], script[src], img[src]"):
        written = node.attributes.get("href") or node.attributes.get("src") or ""
        # Most lead up to the root, from where all pages that are as deep in the folder see the same.
        depth = name.count("/")
        if depth and written.startswith("../" * depth):
            folder = "any/" * depth
        else:
            folder = name if not written or written[0] in "#?" else name[: name.rfind("/") + 1]
        if found := place_of(folder, written):
            yield written, *found


def test_every_firm_has_a_page_with_its_name_and_sources(pages: dict[str, Html], data: Dataset) -> None:
    for firm in data.firms:
        page = pages[f"directory/{firm.id}/index.html"]
        assert page.css_first("h1").text() == firm.name
        assert page.css_first(".lead").text() == firm.summary
        linked = [link.attributes["href"] for link in page.css(".firm__sources a")]
        assert linked == [source.url for source in firm.sources]
        assert page.css_first("meta[name=description]").attributes["content"] == firm.summary


def test_every_value_in_use_has_a_page_with_its_firms(pages: dict[str, Html], data: Dataset) -> None:
    for facet in FACETS:
        for value in {value for firm in data.firms for value in values_of(firm, facet, data)}:
            page = pages[f"directory/by/{facet}/{value}/index.html"]
            naming = {firm.id for firm in data.firms if value in values_of(firm, facet, data)}
            generalists = {firm.id for firm in data.firms if firm.generalist} if facet == "industry" else set()
            shown = [node.attributes["data-firm-id"] for node in page.css("[data-firm-id]")]
            assert set(shown) == naming | generalists
            assert len(shown) == len(set(shown))
            assert set(shown[: len(naming)]) == naming
            assert page.css_first("[role=status]").text().split()[0] == f"{len(shown):,}"


def test_every_checklist_has_a_page(pages: dict[str, Html], data: Dataset) -> None:
    for checklist in data.checklists:
        page = pages[f"checklists/{checklist.id}/index.html"]
        boxes = page.css(f"[data-checklist-id={checklist.id}] input[type=checkbox][data-item-id]")
        assert [box.attributes["data-item-id"] for box in boxes] == [item.id for item in checklist.items]


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Html]) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    anchors = {
        name: {node.attributes.get("id") for node in page.css("[id]")} | {"", "__search", "__drawer"}
        for name, page in pages.items()
    }
    dead = [
        f"{name}: {written}"
        for name, page in pages.items()
        if name != "404.html"
        for written, path, anchor in internal_links(name, page)
        if path not in files or (path in anchors and anchor not in anchors[path])
    ]
    assert dead == []


def test_no_page_asks_another_host_for_anything(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        for node in page.css("script[src], link[href], img[src], iframe[src], source[src]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            loads = node.tag != "link" or node.attributes.get("rel") not in ("canonical", "prev", "next", "license")
            assert not (loads and address.startswith(("http:", "https:", "//"))), f"{name}: {address}"


def test_ids_are_unique_on_every_page(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), name


def test_firm_pages_stay_out_of_the_navigation(pages: dict[str, Html], data: Dataset) -> None:
    for name in ("index.html", "guide/index.html", "directory/index.html"):
        for link in pages[name].css(".md-nav a[href], .md-tabs a[href]"):
            target = urlsplit(urljoin(ORIGIN + name, link.attributes["href"])).path.strip("/")
            assert target.removeprefix("directory/") not in {firm.id for firm in data.firms}
            assert not target.startswith("directory/by/")


def test_a_page_that_hides_its_contents_has_none_in_the_menu_of_a_phone(pages: dict[str, Html]) -> None:
    # The script of the directory takes the list with these headings away.
    assert not pages["directory/index.html"].css(".md-nav--secondary a")
    assert pages["guide/pay/index.html"].css(".md-nav--secondary a")


def test_every_page_has_a_link_past_the_menu(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        if name != "404.html":  # Material gives it no such link.
            anchor = page.css_first("a.md-skip").attributes["href"] or ""
            assert page.css_first(f".md-content [id='{anchor.removeprefix('#')}']"), name


def test_no_markup_of_ours_is_shown_as_text(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        if not name.startswith("contribute/"):  # These pages speak of YAML and HTML.
            assert not re.search(r"</?(?:d[dtl]|t[dhr]|li|p|span|a)\b", page.css_first("article").text()), name


def test_every_page_leads_to_checking_who_is_calling(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        links = [urljoin(ORIGIN + name, link.attributes["href"]) for link in page.css("footer a")]
        assert f"{ORIGIN}guide/is-this-recruiter-real/" in links, name


def test_the_index_of_the_site_search_does_not_grow_with_the_firms(site: Path, data: Dataset) -> None:
    index = (site / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index, 6)) <= 200_000
    entries = json.loads(index)["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert {place for place in places if place.startswith("directory/")} == {
        "directory/",
        "directory/about-the-data/",
        "directory/changes/",
    }
    # Nor do the pages that list them: what stands there of a firm is found through the directory's index.
    changes = [Html(entry["text"]).text() for entry in entries if entry["location"].startswith("directory/changes/")]
    assert any("new" in text for text in changes)
    assert not [firm.name for firm in data.firms if any(firm.name in text for text in changes)]


def test_site_search_holds_what_is_read_and_not_its_apparatus(site: Path, data: Dataset) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text())["docs"]
    places = {entry["location"] for entry in entries}
    written = {f"guide/{path.stem}/" for path in (PROJECT / "docs" / "guide").glob("*.md") if path.stem != "index"}
    assert written
    assert {*written, "guide/", "glossary/", "messages/"} <= places
    assert {f"checklists/{checklist.id}/" for checklist in data.checklists} <= places
    # Lists of sources, of all firms by letter, and of the values that have pages of their own.
    assert [place for place in places if place.endswith("#sources")] == []
    assert [place for place in places if place.startswith("directory/#")] == ["directory/#where-the-firms-are"]
    texts = {entry["location"]: Html(entry["text"]).text() for entry in entries}
    assert [place for place, text in texts.items() if "Back to the text" in text] == []
    assert [place for place, text in texts.items() if place.partition("#")[0] in written and CITED.search(text)] == []


def test_open_data_equals_the_yaml(site: Path, data: Dataset) -> None:
    api = site / "api" / "v1"
    firms = plain("firms")
    assert isinstance(firms, list)
    assert json.loads((api / "firms.json").read_text()) == firms
    for firm in firms:
        assert json.loads((api / "firms" / f"{firm['id']}.json").read_text()) == firm
    for name in ("vocabulary", "checklists"):
        assert json.loads((api / f"{name}.json").read_text()) == plain(name)
    for file in FILES:
        assert "$schema" in json.loads((api / "schema" / f"{file.name}.json").read_text())
    rows = list(csv.DictReader(io.StringIO((api / "firms.csv").read_bytes().decode("utf-8-sig"))))
    assert [(row["id"], row["name"]) for row in rows] == [(firm.id, firm.name) for firm in data.firms]


def test_offline_bundle_holds_the_same_pages_as_files(offline_site: Path, data: Dataset) -> None:
    assert (offline_site / "READ ME FIRST.txt").is_file()
    for firm in data.firms:
        assert (offline_site / "directory" / f"{firm.id}.html").is_file()
    files = {path.relative_to(offline_site).as_posix() for path in offline_site.rglob("*") if path.is_file()}
    for path in offline_site.rglob("*.html"):
        name = path.relative_to(offline_site).as_posix()
        for written, target, _ in internal_links(name, Html(path.read_text())):
            assert target in files, f"{name}: {written}"
            assert not written.split("#")[0].endswith("/"), f"{name}: {written}"
