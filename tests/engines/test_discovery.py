"""The site as search engines and previews of links find it, and two builds of it."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.pages import front_matter
from macros.loading.dataset import Dataset
from macros.loading.load import PROJECT
from tests.browser.pages import pages as site_pages
from tests.conftest import PUBLISHED, REPOSITORY, build, copy_project
from tests.site.social.vocabulary import faults
from tests.small import Builder, bare_sources

pytestmark = pytest.mark.site

LD = "script[type='application/ld+json']"


@pytest.fixture(scope="module")
def pages(published_site: Path) -> dict[str, Html]:
    """Every page that a reader stays on, but the one for what is missing, by its whole address."""
    return {
        PUBLISHED + name.removesuffix("index.html"): Html((published_site / name).read_text())
        for name in site_pages(published_site)
        if name != "404.html"
    }


def meta(page: Html, name: str) -> str:
    return page.css_first(f"meta[property='{name}'], meta[name='{name}']").attributes["content"] or ""


def test_every_page_names_its_address_and_describes_itself(pages: dict[str, Html]) -> None:
    for url, page in pages.items():
        assert [link.attributes["href"] for link in page.css("link[rel=canonical]")] == [url]
        assert meta(page, "og:url") == url
        assert 20 <= len(meta(page, "description")) <= 250, url
        assert meta(page, "og:description") == meta(page, "description")
        assert page.css_first("title").text() in (f"{meta(page, 'og:title')} - Rapport", meta(page, "og:title"))


def test_every_card_is_a_picture_on_the_site(pages: dict[str, Html], published_site: Path) -> None:
    cards = {meta(page, "og:image") for page in pages.values()}
    assert len(cards) > 300
    for card in cards:
        assert card.startswith(PUBLISHED)
        with Image.open(published_site / card.removeprefix(PUBLISHED)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
    drawn = {path.relative_to(published_site).as_posix() for path in (published_site / "assets/cards").iterdir()}
    assert drawn == {card.removeprefix(PUBLISHED) for card in cards}


def test_the_structured_data_of_every_page_is_valid(pages: dict[str, Html]) -> None:
    kinds: dict[str, int] = {}
    for url, page in pages.items():
        (script,) = page.css(LD)
        said = json.loads(script.text())
        assert faults(said) == [], url
        for node in said["@graph"]:
            kinds[node["@type"]] = kinds.get(node["@type"], 0) + 1
    assert kinds.keys() >= {"EmploymentAgency", "Organization", "Article", "HowTo", "DefinedTermSet", "Dataset"}


def test_addresses_in_the_structured_data_are_pages_files_and_anchors_of_the_site(
    pages: dict[str, Html], published_site: Path
) -> None:
    anchors = {url: {node.attributes["id"] for node in page.css("[id]")} for url, page in pages.items()}
    for url, page in pages.items():
        _, own, *things = json.loads(page.css_first(LD).text())["@graph"]
        for step in own.get("breadcrumb", {}).get("itemListElement", ()):
            assert step["item"] in pages, url
        for thing in things:
            for part in [*thing.get("step", ()), *thing.get("hasDefinedTerm", ())]:
                where, _, anchor = part["url"].partition("#")
                assert anchor in anchors[where], part["url"]
            for file in thing.get("distribution", ()):
                assert (published_site / file["contentUrl"].removeprefix(PUBLISHED)).is_file()


def test_the_sitemap_has_every_page_with_the_day_it_was_checked(
    pages: dict[str, Html], published_site: Path, data: Dataset
) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    entries = Xml.parse(published_site / "sitemap.xml").getroot().findall("s:url", names)  # noqa: S314 - our own file
    days = {entry.findtext("s:loc", "", names): entry.findtext("s:lastmod", "", names) for entry in entries}
    assert days.keys() == pages.keys()
    for firm in data.firms:
        assert days[f"{PUBLISHED}directory/{firm.id}/"] == str(firm.checked)
    for path in (PROJECT / "docs" / "guide").glob("*.md"):
        if checked := front_matter(path.read_text()).get("checked"):
            assert days[urljoin(PUBLISHED, f"guide/{path.stem}/")] == str(checked)
    assert (published_site / "robots.txt").read_text().endswith(f"\nSitemap: {PUBLISHED}sitemap.xml\n")


def test_without_an_address_no_page_claims_one(site: Path) -> None:
    assert not (site / "assets" / "cards").exists()
    for path in (site / "index.html", site / "directory/spencer-stuart/index.html", site / "404.html"):
        assert Html(path.read_text()).css(f"link[rel=canonical], meta[property], {LD}") == []
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_two_builds_of_one_commit_are_identical(tmp_path: Path, build_here: Builder) -> None:
    """With a dozen firms; that of all firms is built twice by ``tests/products/test_offline.py``."""
    whole = ("directory/index.md", "directory/about-the-data.md", "contribute/data-dictionary.md", "glossary.md")
    project = bare_sources(copy_project(tmp_path / "elsewhere" / "project"), *whole)
    here = build_here(tmp_path / "here", project, site_url=PUBLISHED, repo_url=REPOSITORY)
    assert here.done, here.said
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "86400"}
    built = build(tmp_path / "there", project, SITE_URL=PUBLISHED, REPO_URL=REPOSITORY, **other)
    assert built.returncode == 0, built.stdout + built.stderr
    assert differences(tmp_path / "here", tmp_path / "there") == []


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that only one of two folders has, and those that differ in a byte."""
    files = [{path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} for root in (one, other)]
    _, unequal, unread = filecmp.cmpfiles(one, other, files[0] & files[1], shallow=False)
    return sorted([*(files[0] ^ files[1]), *unequal, *unread])
