"""The pages under docs/: written to one plan, readable, and carrying every piece of advice."""

from __future__ import annotations

import itertools
import re
import warnings

import pytest
import yaml

from macros.catalog.citations import calls, cited_in, faults
from macros.catalog.pages import PageText, front_matter, read_pages
from macros.loading.load import DATA, PROJECT, Dataset

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat imports pkg_resources, which setuptools calls old
    import textstat

DOCS = PROJECT / "docs"
PAGES = read_pages(DOCS)
GUIDE = [
    page for page in PAGES if page.uri.startswith("guide/") and page.uri not in ("guide/index.md", "guide/sources.md")
]
STAGES = {
    "understand": ["kinds-of-firms", "what-they-cannot-do", "fees-by-country", "career-marketing"],
    "prepare": ["before-you-need-them", "find-the-right-firms", "how-a-firm-works", "confidentiality", "your-data"],
    "approach": [
        "first-approach",
        "do-not-mass-mail",
        "one-role-one-recruiter",
        "when-a-recruiter-calls",
        "is-this-recruiter-real",
    ],
    "stay-in-touch": ["whom-they-answer", "stay-in-touch"],
    "in-the-process": ["pay", "interviews-and-references", "offers", "not-chosen"],
    "both-sides": ["what-to-expect", "how-they-search-now"],
}


def uri(page: PageText) -> str:
    return page.uri


def body(page: PageText) -> str:
    """Return what a page says, without its front matter and its list of sources."""
    return page.text.split("---\n", 2)[2].split("\n## Sources\n")[0]


def prose(page: PageText) -> str:
    """Return the sentences of a page as a reader reads them: no macros, tables, headings or marks of Markdown."""
    text = re.sub(r'\{\{ term\("([a-z-]+)"\) \}\}', lambda match: match[1].replace("-", " "), body(page))
    text = re.sub(r"\{\{.*?\}\}", "", text)
    lines = [line for line in text.split("\n") if not re.match(r"\s*(\||#|!!!)", line)]
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
    return re.sub(r"[*`]|^\s*- ", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=uri)
def test_every_page_has_a_title_and_a_description(page: PageText) -> None:
    meta = front_matter(page.text)
    assert meta.get("title")
    assert 50 <= len(str(meta.get("description", ""))) <= 160


def test_no_guide_page_is_called_like_a_checklist(data: Dataset) -> None:
    titles = {one.title for one in data.checklists}
    assert [page.uri for page in GUIDE if page.title in titles] == []


@pytest.mark.parametrize("page", PAGES, ids=uri)
def test_nothing_is_left_to_do(page: PageText) -> None:
    assert not re.search(r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b", page.text, re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=uri)
def test_headings_skip_no_level(page: PageText) -> None:
    text = re.sub(r"```.*?```", "", page.text, flags=re.DOTALL)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=uri)
def test_every_image_has_a_text_alternative(page: PageText) -> None:
    assert all(alternative.strip() for alternative in re.findall(r"!\[([^\]]*)\]\(", page.text))


def test_the_guide_is_the_plan() -> None:
    stages = {stage: [f"guide/{slug}.md" for slug in slugs] for stage, slugs in STAGES.items()}
    found: dict[str, list[str]] = {stage: [] for stage in stages}
    for page in GUIDE:
        found[str(front_matter(page.text)["stage"])].append(page.uri)
    assert {stage: sorted(uris) for stage, uris in found.items()} == {
        stage: sorted(uris) for stage, uris in stages.items()
    }
    text = (PROJECT / "mkdocs.yml").read_text()
    places = [text.index(f"- {uri}") for uris in stages.values() for uri in uris]
    assert places == sorted(places)


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_has_the_parts_of_the_plan(page: PageText) -> None:
    meta = front_matter(page.text)
    assert f'# {meta["title"]}\n\n*{meta["question"]}*\n\n!!! abstract "The short answer"\n' in page.text
    headings = re.findall(r"^## (.*)$", page.text, re.MULTILINE)
    assert headings[-1] == "Sources"
    for part in ("What differs by country or kind of firm", "Mistakes to avoid", "Use it"):
        assert part in headings
    assert page.text.rstrip().endswith("{{ sources() }}")
    answer = page.text.split('"The short answer"\n')[1].split("\n\n")[0]
    assert 3 <= answer.count("    - ") <= 5
    assert "../checklists/" in page.text


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_is_neither_thin_nor_long(page: PageText) -> None:
    assert 400 <= len(prose(page).split()) <= 1400


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_reads_easily(page: PageText) -> None:
    assert textstat.flesch_reading_ease(prose(page)) >= 45


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_law_comes_with_its_warning(page: PageText, data: Dataset) -> None:
    law = [evidence for evidence, _ in calls(page) if data.claim(evidence).strength == "law"]
    assert not law or '!!! note "Not legal advice"' in page.text


def test_every_piece_of_evidence_is_cited_and_exists(data: Dataset) -> None:
    assert faults(data, PAGES, "docs", DATA / "evidence.yaml", "data") == []


def test_a_wrong_citation_and_idle_evidence_are_faults_with_their_lines(data: Dataset) -> None:
    pages = [PageText("guide/x.md", '---\ntitle: X\n---\n\nText.{{ cite("retaned-model") }}')]
    found = faults(data, pages, "docs", DATA / "evidence.yaml", "data")
    first = next(fault for fault in found if fault.file == "docs/guide/x.md")
    assert str(first) == (
        'docs/guide/x.md:5: cites "retaned-model", which evidence.yaml does not have. '
        'Did you mean "retained-model" or "retained-more-real" or "engaged-model"?'
    )
    lines = (DATA / "evidence.yaml").read_text().split("\n")
    idle = next(fault for fault in found if fault.where == "aesc-written-terms")
    assert (idle.file, idle.problem) == ("data/evidence.yaml", "nothing cites it")
    assert lines[idle.line - 1] == "- id: aesc-written-terms"


def test_where_evidence_is_cited_is_known(data: Dataset) -> None:
    places = cited_in(data, PAGES)["retained-model"]
    assert ("Kinds of firms and who pays them", "guide/kinds-of-firms/") in [(p.title, p.address) for p in places]


def test_every_guide_page_a_checklist_or_message_names_exists(data: Dataset) -> None:
    slugs = {page.uri.removeprefix("guide/").removesuffix(".md") for page in GUIDE}
    for named in [one.guide for one in (*data.checklists, *data.messages, *data.decisions)]:  # type: ignore[attr-defined]
        assert set(named) <= slugs


def test_every_advice_stands_where_the_table_says() -> None:
    table: dict[str, list[str]] = {}
    text = (DOCS / "contribute" / "coverage.md").read_text()
    for advice, pages in re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (.*) \|$", text, re.MULTILINE):
        table[advice] = re.findall(r"\]\(\.\./(guide/[a-z-]+\.md)\)", pages)
    carried: dict[str, list[str]] = {}
    for page in GUIDE:
        for advice in yaml.safe_load(page.text.split("---\n")[1])["advice"]:
            carried.setdefault(advice, []).append(page.uri)
    assert len(table) >= 30
    assert {advice: sorted(pages) for advice, pages in table.items()} == {
        advice: sorted(pages) for advice, pages in carried.items()
    }
