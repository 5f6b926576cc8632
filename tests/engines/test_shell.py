"""Pages that are filled into the shell of their kind are, byte for byte, those that the theme makes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from markupsafe import escape
from mkdocs.exceptions import Abort

from macros.catalog.catalog import Catalog
from macros.catalog.letters import MOST_ON_A_PAGE
from macros.components.pages import data_pages
from macros.engines import shell
from macros.loading.dataset import Dataset
from macros.loading.load import DATA, PROJECT
from macros.model.firms import SUPPORTABLE_FIELDS
from macros.site.context import PageContext
from macros.site.policy import with_private_links
from macros.site.search_text import search_text
from tests.bench.synthetic import synthetic
from tests.conftest import PUBLISHED, REPOSITORY
from tests.small import Builder, bare_sources, small_sources

TEXTS = [
    "😀 Search",
    "𠮷野 Partners",
    'The "Best" Firm',
    "O'Neil & Sons",
    "Tom &amp; Jerry",
    "&lt;b&gt;Bold&lt;/b&gt;",
    "a < b > c",
    "<h1>Loud</h1>",
    "<script>alert(1)</script>",
    "</title><script>x</script>",
    "{{ page.title }}",
    "{% endraw %}{{ 7 * 7 }}",
    "{# not a note #}",
    "[page.meta.title<h1&\"']",
    "[page.content<h1&\"'] and [discovery.url",
    "no",
    "2026-11-23",
    "a: b # c",
    "- a list",
    "# A heading",
    "**Bold** [x](javascript:x)",
    "Ünïcödé Größe Łódź",
    "株式会社リクルート",
    "شركة التوظيف",
    "Агентство Кадры",
    "חברת השמה",
    "भर्ती एजेंसी",
    'data-search-exclude="x" href="https://x.example/"',
    r"back\slash \1 \g<0> $1",
    '<a href="https://x.example/">x</a>',
    "%s %d {} {0}",
    "Zoe\N{COMBINING DIAERESIS} e\N{COMBINING ACUTE ACCENT}",
]
LONG = "Finds people for {} and says so at some length, " + "in words & more words, " * 5
# Every second of them, every third and so on is left out of a firm, so that most combinations of two come up.
OPTIONAL: list[dict[str, Any]] = [
    {"formerly": ["A < B", '"C" & D']},
    {"headquarters": {"country": "GB"}, "countries": ["GB", "NO"]},
    {"founded": 1899, "offices": 1234},
    {"industries": ["technology", "education"], "functions": ["finance"]},
    {"levels": ["c-suite"]},
    {"contact": {"channel": "e-mail", "email": "jobs@tricky.example.com", "unsolicited": "accepts"}},
    {"confidentiality": {"stance": "stated", "url": "https://tricky.example.com/?a=1&b='2'".replace("'", "%27")}},
]
CONFIGURATIONS = {
    "hosted": ("mkdocs.yml", {"site_url": PUBLISHED, "repo_url": REPOSITORY}),
    "hosted without an address": ("mkdocs.yml", {}),
    "offline": ("offline.yml", {}),
}
HOOKS = ["macros/engines/mkdocs_hooks.py", "tests/engines/plain.py"]


def tricky_firms() -> list[dict[str, Any]]:
    """Return a firm for each text, each with other fields."""
    kinds = [value["id"] for value in yaml.safe_load((DATA / "vocabulary.yaml").read_text())["kind"]]
    firms = []
    for number, text in enumerate(TEXTS):
        firm: dict[str, Any] = {
            "id": f"tricky-{number:02}",
            "name": text,
            "summary": (text if number % 2 else LONG.format(text))[:200].rstrip(),
            "kind": kinds[number % len(kinds)],
            "services": ["executive-search"],
            "website": f"https://tricky-{number:02}.example.com/",
        }
        for place, fields in enumerate(OPTIONAL, start=2):
            if number % place:
                firm |= fields
        if "headquarters" in firm and number % 4:
            firm["headquarters"] = {"city": 'Ciudad & "Köln"', "country": "GB"}
        if not firm.keys() & {"industries", "contact", "confidentiality"}:
            firm["generalist"] = True
        if number in (5, 6):
            firm |= {"status": "merged", "successor": "tricky-01"} if number == 5 else {"status": "closed"}
        named = [name for name in firm if name in SUPPORTABLE_FIELDS]
        firm["checked"] = f"2026-10-{number % 28 + 1:02}"
        firm["sources"] = [
            {"url": f"https://tricky-{number:02}.example.com/a?b=1&c=2", "title": text, "supports": named}
        ]
        firms.append(firm)
    return firms


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with tricky firms alone and the other real data: each checklist and place has its page."""
    return with_tricky_firms(small_sources(tmp_path_factory.mktemp("shell") / "whole"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with little other data."""
    return with_tricky_firms(bare_sources(tmp_path_factory.mktemp("shell") / "project"))


def with_tricky_firms(folder: Path) -> Path:
    """Set the firms into a project, whose pages then say nothing, since the firms are what is built."""
    firms = tricky_firms()
    apart = json.loads(json.dumps(firms))  # else YAML would name what several of them share
    text = yaml.safe_dump(apart, allow_unicode=True, sort_keys=False, width=10**6)
    (folder / "data/firms.yaml").write_text(re.sub(r"(checked: )'(.*)'", r"\1\2", text))
    (folder / "data/ids.txt").write_text("".join(f"{firm['id']}\n" for firm in firms))
    for page in (folder / "docs").rglob("*.md"):
        title = re.search(r"^title: .*$", page.read_text(), re.MULTILINE)
        page.write_text(f"---\n{title[0] if title else 'title: x'}\n---\n\n# A page\n")
    return folder


@pytest.mark.site
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_tricky_firms_are_the_same_with_and_without_shells(
    request: pytest.FixtureRequest, tmp_path: Path, build_here: Builder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    config, settings = CONFIGURATIONS[name]
    project: Path = request.getfixturevalue("whole" if name == "hosted without an address" else "project")
    trees = []
    for way in ("filled", "plain"):
        if way == "plain":
            monkeypatch.setenv("PLAIN", "1")
        target = tmp_path / way
        built = build_here(target, project, config, hooks=HOOKS, **settings)
        assert built.done, built.said
        trees.append(
            {file.relative_to(target).as_posix(): file.read_bytes() for file in target.rglob("*") if file.is_file()}
        )
    filled, plain_way = trees
    assert filled.keys() == plain_way.keys()
    assert [path for path in filled if filled[path] != plain_way[path]] == []
    pages = [path for path in filled if re.search(r"directory/tricky-\d\d(/index)?\.html$", path)]
    assert len(pages) == len(TEXTS)


def test_what_is_left_out_of_pages_that_no_parser_reads_would_change_nothing(data: Dataset) -> None:
    catalog = Catalog(synthetic(data, MOST_ON_A_PAGE + 100))
    kinds = set()
    for page in data_pages(catalog):
        if not page.is_searched:
            html = page.render(PageContext(catalog, lambda address: f"/{address}"))
            assert search_text(html) == with_private_links(html) == html, page.address
            kinds.add(page.kind)
    assert kinds == {"firm", "facet-value", "letter"}


def test_a_shell_is_cut_where_the_theme_shows_what_it_is_given() -> None:
    title, content = shell._MARKS["page.meta.title"], shell._MARKS["page.content"]
    cut = shell._template(f"<title>{title}</title><meta content='{escape(title)}'>{{{{ x }}}}{content}")
    assert cut == (
        "{% raw %}<title>{% endraw %}{{ page.meta.title }}{% raw %}</title><meta content='{% endraw %}"
        "{{ page.meta.title | e }}{% raw %}'>{{ x }}{% endraw %}{{ page.content }}{% raw %}{% endraw %}"
    )


@pytest.mark.parametrize("change", [str.upper, lambda mark: mark.replace("<h1", ""), lambda mark: mark[:-2]])
def test_a_theme_that_changes_what_it_is_given_stops_the_build(change: Callable[[str], str]) -> None:
    with pytest.raises(
        Abort, match=re.compile(r"The theme changes what it is given for page\.meta\.title", re.IGNORECASE)
    ):
        shell._template(f"<title>{change(shell._MARKS['page.meta.title'])}</title>")


@pytest.mark.site
def test_a_theme_that_shows_more_of_a_page_than_its_shell_knows_stops_the_build(
    project: Path, tmp_path: Path, build_here: Builder
) -> None:
    block = "{% block site_meta %}"
    theme = (PROJECT / "theme/main.html").read_text()
    assert block in theme
    (tmp_path / "main.html").write_text(theme.replace(block, f"{block}<meta name=x content={{{{ page.url }}}}>"))
    hook = tmp_path / "other_theme.py"
    hook.write_text(f"def on_config(config):\n    config.theme.dirs.insert(0, {str(tmp_path)!r})\n")
    built = build_here(tmp_path / "site", project, hooks=[*HOOKS, str(hook)])
    assert not built.done
    assert "tricky-" in built.said
    assert "is not what the theme makes of it" in built.said
    assert "Add it to _SLOTS there" in built.said
    assert "Traceback" not in built.said
