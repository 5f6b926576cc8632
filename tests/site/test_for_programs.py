"""What programs read beside the pages: llms.txt, a Markdown twin of each page, a description for the address bar."""

from __future__ import annotations

import functools
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit
from xml.etree import ElementTree as Xml

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from macros.site.for_programs import Entry, llms_txt, opensearch
from macros.site.markdown_twin import twin
from tests.browser.pages import sample
from tests.conftest import PUBLISHED

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def page(article: str) -> str:
    return (
        "<html><head><title>T</title></head><body><nav>x</nav>"
        f'<article class="md-content__inner md-typeset">{article}</article><footer>y</footer></body></html>'
    )


READER = Markdown(extensions=["tables", "fenced_code", "sane_lists"])


def read(text: str) -> Html:
    """Return a twin as a reader of Markdown takes it."""
    return Html(READER.reset().convert(text))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("<h1>A &amp; B</h1><p>One <b>two</b>\n three.</p>", "# A & B\n\nOne **two** three.\n"),
        ("<p>No heading</p>", "# T\n\nNo heading\n"),
        ('<h1>A</h1><p><a href="../b/?x=(1)">b</a></p>', "# A\n\n[b](<../b/?x=(1)>)\n"),
        (
            "<h1>A</h1><ul><li>one<ul><li>in</li></ul></li><li><p>two</p><p>more</p></li></ul><p>End</p>",
            "# A\n\n- one\n  - in\n- two\n\n  more\n\nEnd\n",
        ),
        ("<h1>A</h1><ol><li>one</li><li>two</li></ol>", "# A\n\n1. one\n2. two\n"),
        (
            "<h1>A</h1><table><thead><tr><th>a|b</th><th>c</th></tr></thead><tbody><tr><td><p>1</p></td><td></td></tr>"
            "</tbody></table>",
            "# A\n\n| a\\|b | c |\n| --- | --- |\n| 1 |  |\n",
        ),
        ("<h1>A</h1><dl><dt>Name</dt><dd>what</dd></dl>", "# A\n\n**Name**: what\n"),
        ("<h1>A</h1><pre><code>x\n  *y*\n</code></pre>", "# A\n\n```\nx\n  *y*\n```\n"),
        ("<h1>A</h1><p><code>a*b</code> and <code>`</code></p>", "# A\n\n`a*b` and `` ` ``\n"),
        ("<h1>A</h1><p># not one</p><p>- nor this</p>", "# A\n\n\\# not one\n\n\\- nor this\n"),
        ("<h1>A</h1><p>1. nor this</p><p>&gt; nor that</p>", "# A\n\n1\\. nor this\n\n\\> nor that\n"),
        ("<h1>A</h1><p>R&amp;D &amp;amp; a|b</p>", "# A\n\nR&D &amp;amp; a|b\n"),
        ("<h1>A<a class=headerlink href=#a>¶</a></h1><script>x</script><p hidden>y</p><button>z</button>", "# A\n"),
        ("<h1>A</h1><blockquote><p>said</p><p>more</p></blockquote><p>End</p>", "# A\n\n> said\n>\n> more\n\nEnd\n"),
        ("<h1>A</h1><p>&lt;script&gt; *x* _y_ [z](w)</p>", "# A\n\n&lt;script> \\*x\\* \\_y\\_ \\[z\\](w)\n"),
    ],
)
def test_a_twin_says_what_the_article_says(article: str, expected: str) -> None:
    assert twin(page(article)) == expected


def test_text_never_becomes_markup_in_a_twin() -> None:
    hostile = "<img src=x onerror=alert(1)> **a** [b](javascript:c) `d` ![e](f) &lt;"
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    found = read(twin(page(f"<h1>A</h1><p>{escaped}</p>")))
    assert [node.tag for node in found.css("body *")] == ["h1", "p"]
    assert found.css_first("p").text() == hostile


def test_a_page_without_an_article_has_no_twin() -> None:
    assert twin("<html><body><p>x</p></body></html>") == ""


def test_llms_txt_has_the_form_that_is_asked_for() -> None:
    entries = [Entry("A [b]", "https://x.example/a.md", "Says it."), Entry("C", "https://x.example/c")]
    assert llms_txt("Name", "What it is.", [("Guide", entries), ("Optional", entries[1:])]) == (
        "# Name\n\n> What it is.\n\n## Guide\n\n- [A (b)](https://x.example/a.md): Says it.\n- [C](https://x.example/c)\n"
        "\n## Optional\n\n- [C](https://x.example/c)\n"
    )


@pytest.mark.parametrize("site_url", ["https://rapport.example/site", "https://rapport.example/site/"])
def test_the_description_is_one_of_opensearch(site_url: str) -> None:
    root = Xml.fromstring(opensearch("Rapport", "Firms & more", site_url))  # noqa: S314 - it was made here
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    assert root.findtext(f"{NAMESPACE}ShortName") == "Rapport"
    assert root.findtext(f"{NAMESPACE}Description") == "Firms & more"
    search, itself = root.findall(f"{NAMESPACE}Url")
    assert (search.get("type"), search.get("rel", "results")) == ("text/html", "results")
    filled = (search.get("template") or "").replace("{searchTerms}", "board%20search")
    assert filled.startswith("https://rapport.example/site/directory/?")
    assert parse_qs(urlsplit(filled).query) == {"q": ["board search"]}
    assert itself.get("template") == "https://rapport.example/site/opensearch.xml"
    assert root.findtext(f"{NAMESPACE}InputEncoding") == "UTF-8"
    for name, says in (("x" * 17, "y"), ("x", "y" * 1025)):
        with pytest.raises(ValueError, match="OpenSearch takes"):
            opensearch(name, says, site_url)


# ---------------------------------------------------------------- the built site


def in_folder(site: Path, address: str) -> Path:
    """Return the file that an address of the published site leads to."""
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(PUBLISHED).path)
    return site / (f"{path}index.html" if not path or path.endswith("/") else path)


def read_by_lines(twin: str) -> tuple[list[str], list[str]]:
    """Return the headings of a twin and where its links lead; each stands in one line, outside of code."""
    text = re.sub(r"^ *```.*?^ *```$|(`+)[^`].*?\1", "", twin, flags=re.DOTALL | re.MULTILINE)
    lines = re.findall(r"^(?:[ >]|- |\d+\. )*(#{1,6} .*)$", text, re.MULTILINE)
    links = re.findall(r"(?<!\\)\]\(<([^>]*)>\)", text)
    return [title for line in lines for title in heading(line)], [unescape(link) for link in links]


@functools.cache
def heading(line: str) -> list[str]:
    """Return the heading that a line of Markdown makes; most pages have the same ones."""
    return headings(read(line).body)


@pytest.mark.site
def test_every_page_has_a_twin_that_says_the_same(published_site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in published_site.rglob("index.html")}
    pages = {path: text for path, text in pages.items() if "md-content__inner" in text}
    assert len(pages) > 500
    # A reader of Markdown takes long. What our twins need of one is little, and the same on each kind of page.
    read_whole = {published_site / name for name in sample(published_site)}
    targets: dict[str, Path] = {}
    for path, content in pages.items():
        here = Html(content)
        (link,) = here.css('head link[type="text/markdown"]')
        other = path.parent / str(link.attributes["href"])
        text = other.read_text(encoding="utf-8")
        assert text.startswith("# "), other
        titles, links = read_by_lines(text)
        if path in read_whole:
            found = read(text)
            assert headings(found.body) == titles, other
            assert {node.attributes["href"] for node in found.css("a[href]")} <= set(links), other
        article = here.css_first("article.md-content__inner")
        assert article
        assert titles == headings(article), other
        for address in set(links):
            target = urljoin(f"{PUBLISHED}{path.relative_to(published_site).as_posix()}", address)
            if target.startswith(PUBLISHED):
                targets.setdefault(target, other)
    for target, other in targets.items():
        assert in_folder(published_site, target).is_file(), (other, target)


def headings(node: Node | None) -> list[str]:
    assert node
    found = []
    for heading in node.css("h1, h2, h3, h4"):
        if not any(hidden(above) for above in up(heading)):
            for left_out in heading.css(".headerlink, [aria-hidden=true], svg"):
                left_out.decompose()
            found.append(" ".join(heading.text().split()))
    return [heading for heading in found if heading]


def up(node: Node | None) -> list[Node]:
    found = []
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def hidden(node: Node) -> bool:
    return (
        "hidden" in node.attributes
        or node.attributes.get("aria-hidden") == "true"
        or node.tag in ("template", "dialog", "form")
        or "paper-only" in (node.attributes.get("class") or "").split()
    )


@pytest.mark.site
def test_llms_txt_lists_the_pages_that_people_wrote(published_site: Path) -> None:
    text = (published_site / "llms.txt").read_text(encoding="utf-8")
    first, _, quote, *_ = text.splitlines()
    assert first.startswith("# ")
    assert quote.startswith("> ")
    sections = re.findall("^## (.+)$", text, re.MULTILINE)
    assert (sections[0], sections[-1]) == ("Guide", "Optional")
    listed = re.findall(r"^- \[[^\]]+\]\((\S+)\)(?:: .+)?$", text, re.MULTILINE)
    assert len(listed) == sum(line.startswith("- ") for line in text.splitlines())
    assert f"{PUBLISHED}guide/pay/index.html.md" in listed
    assert f"{PUBLISHED}index.html.md" in listed
    assert [address for address in listed if not in_folder(published_site, address).is_file()] == []


@pytest.mark.site
def test_the_address_bar_finds_the_description(published_site: Path) -> None:
    for name in ("index.html", "directory/acre/index.html", "404.html"):
        (link,) = Html((published_site / name).read_text(encoding="utf-8")).css('head link[rel="search"]')
        assert link.attributes["type"] == "application/opensearchdescription+xml"
        address = urljoin(f"{PUBLISHED}{name}", link.attributes["href"] or "")
        assert in_folder(published_site, address) == published_site / "opensearch.xml"
    Xml.parse(published_site / "opensearch.xml")  # noqa: S314 - it was made here


@pytest.mark.site
def test_a_site_that_is_not_published_names_none_of_it(site: Path, offline_site: Path) -> None:
    for folder in (site, offline_site):
        assert not (folder / "llms.txt").exists()
        assert not (folder / "opensearch.xml").exists()
        assert not list(folder.rglob("*.md"))
        head = Html((folder / "index.html").read_text(encoding="utf-8")).css_first("head")
        assert head
        assert head.css('[type="text/markdown"], [rel="search"]') == []
