"""Links between pages: relative, the same in every build, and never to nowhere."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure.files import File as MkDocsFile

from macros.site.links import Links, UnknownAddress, addresses, relative, url_of


@dataclass
class File:
    """A file of the site, as MkDocs describes it."""

    src_uri: str
    url: str


HOSTED = {
    "": "",
    "glossary/": "glossary/",
    "directory/acre/": "directory/acre/",
    "directory/": "directory/",
    "api/v1/firms.csv": "api/v1/firms.csv",
}
OFFLINE = {address: f"{address}index.html" if not address or address.endswith("/") else address for address in HOSTED}


@pytest.mark.parametrize(
    ("target", "here", "way"),
    [
        ("glossary/", "", "glossary/"),
        ("", "", "./"),
        ("", "glossary/", "../"),
        ("glossary/", "glossary/", "./"),
        ("glossary/", "directory/acre/", "../../glossary/"),
        ("directory/", "directory/acre/", "../"),
        ("directory/birch/", "directory/acre/", "../birch/"),
        ("api/v1/firms.csv", "directory/", "../api/v1/firms.csv"),
        ("glossary/index.html", "index.html", "glossary/index.html"),
        ("index.html", "directory/acre/index.html", "../../index.html"),
        ("glossary.html", "index.html", "glossary.html"),
        ("404.html", "404.html", "404.html"),
    ],
)
def test_the_way_from_one_page_to_another(target: str, here: str, way: str) -> None:
    assert relative(target, here) == way


folders = st.lists(st.sampled_from(["a/", "b/", "directory/"]), max_size=4).map("".join)
urls = st.tuples(folders, st.sampled_from(["", "x.html", "index.html"])).map("".join)


@settings(derandomize=True, deadline=None, database=None)
@given(target=urls, here=urls)
def test_a_browser_follows_the_way_to_its_target(target: str, here: str) -> None:
    way = relative(target, here)
    assert not way.startswith("/")
    assert urljoin(f"https://site.example/{here}", way) == f"https://site.example/{target}"


@pytest.mark.parametrize(
    ("src_uri", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("glossary.md", "glossary/"),
        ("directory/index.md", "directory/"),
        ("directory/acre.md", "directory/acre/"),
        ("contribute/README.md", "contribute/"),
        ("api/v1/firms.csv", "api/v1/firms.csv"),
        ("assets/rapport.js", "assets/rapport.js"),
    ],
)
def test_a_page_has_its_hosted_address_in_every_build(src_uri: str, address: str) -> None:
    assert addresses([File(src_uri, "anything.html")]) == {address: "anything.html"}


@pytest.mark.parametrize(("known", "way"), [(HOSTED, "../../glossary/"), (OFFLINE, "../../glossary/index.html")])
def test_an_address_leads_to_the_page_of_this_build(known: dict[str, str], way: str) -> None:
    link = Links(known, known["directory/acre/"])
    assert link("glossary/") == way
    assert link("glossary/#mandate") == f"{way}#mandate"
    assert posixpath.normpath(link("api/v1/firms.csv")) == "../../api/v1/firms.csv"


def test_an_address_that_the_site_does_not_have_names_the_nearest() -> None:
    link = Links(HOSTED, "")
    with pytest.raises(UnknownAddress) as caught:
        link("glosary/#mandate")
    assert str(caught.value) == 'the site has no page "/glosary/". Did you mean "glossary/"?'


def test_an_address_that_resembles_none_says_so_alone() -> None:
    with pytest.raises(UnknownAddress) as caught:
        Links(HOSTED, "")("xyz")
    assert str(caught.value) == 'the site has no page "/xyz".'


@pytest.mark.parametrize("hosted", [True, False])
@pytest.mark.parametrize("source", ["index.md", "guide/index.md", "guide/pay.md", "pay.md", "README.md", "api/a.json"])
def test_a_page_lies_where_mkdocs_puts_it(source: str, hosted: bool) -> None:
    assert url_of(source, hosted=hosted) == MkDocsFile(source, "docs", "site", hosted).url.removeprefix("./")
