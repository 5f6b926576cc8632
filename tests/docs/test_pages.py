"""The pages under docs/: written to one plan, readable, and carrying every piece of advice."""

from __future__ import annotations

import itertools
import re
import warnings

import pytest
import yaml

from macros.citations import PageText, calls, cited_in, faults, front_matter, read_pages
from macros.load import DATA, PROJECT, Dataset

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat imports pkg_resources, which setuptools calls old
    import textstat

DOCS = PROJECT / "docs"
PAGES = read_pages(DOCS)
GUIDE = [
    page for page in PAGES if page.uri.startswith("guide/") and page.uri not in ("guide/index.md", "guide/sources.md")
]
STAGES = {
    "understand": [
        "kinds-of-firms",
        "what-they-cannot-do",
        "fees-by-country",
        "temporary-and-contract-work",
        "career-marketing",
    ],
    "prepare": [
        "just-lost-your-job",
        "before-you-need-them",
        "find-the-right-firms",
        "the-right-person",
        "how-a-firm-works",
        "confidentiality",
        "your-employer-is-their-client",
        "your-data",
    ],
    "approach": [
        "first-approach",
        "do-not-mass-mail",
        "in-house-and-ats",
        "one-role-one-recruiter",
        "papers-to-sign",
        "when-a-recruiter-calls",
        "linkedin-and-machine-messages",
        "is-this-recruiter-real",
    ],
    "stay-in-touch": ["whom-they-answer", "stay-in-touch"],
    "in-the-process": [
        "pay",
        "interviews-and-references",
        "assessments",
        "references-and-checks",
        "discrimination-and-adjustments",
        "offers",
        "when-the-process-breaks",
        "not-chosen",
    ],
    "both-sides": ["what-to-expect", "complaints", "how-they-search-now"],
}
# Pages written to the newer plan: what a worried reader on a phone needs stands first. The others follow in time.
PHONE_FIRST = [
    page
    for page in GUIDE
    if page.uri.removeprefix("guide/").removesuffix(".md")
    in {
        "just-lost-your-job",
        "temporary-and-contract-work",
        "the-right-person",
        "your-employer-is-their-client",
        "in-house-and-ats",
        "papers-to-sign",
        "linkedin-and-machine-messages",
        "assessments",
        "references-and-checks",
        "discrimination-and-adjustments",
        "when-the-process-breaks",
        "complaints",
    }
]
OLDER = [page for page in GUIDE if page not in PHONE_FIRST]
COUNTRIES = (
    "Great Britain",
    "United States",
    "Ireland",
    "Germany",
    "France",
    "Netherlands",
    "Switzerland",
    "Canada",
    "Australia",
    "Singapore",
)


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


@pytest.mark.parametrize("page", OLDER, ids=uri)
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


@pytest.mark.parametrize("page", PHONE_FIRST, ids=uri)
def test_a_page_for_a_phone_begins_with_what_to_do(page: PageText) -> None:
    meta = front_matter(page.text)
    assert str(meta["title"]).endswith("?")
    assert f'# {meta["title"]}\n\n!!! abstract "The short answer"\n' in page.text
    answer = page.text.split('"The short answer"\n')[1].split("\n\n")[0]
    assert 3 <= answer.count("    - ") <= 5
    # The tick-list and the message stand between the short answer and the steps.
    before_steps = page.text.split("\n## ")[0]
    assert '{{ checklist("' in before_steps
    assert '{{ message("' in before_steps
    # Both are long on a phone, so a line of links leads past them.
    assert re.search(r"^Straight to: \[.*\]\(#your-country\)", before_steps, re.MULTILINE)
    headings = re.findall(r"^## (.*)$", page.text, re.MULTILINE)
    assert headings[-4:] == ["Your country", "The reasons", "Read next", "Sources"]
    assert len(headings) > 4, "no steps"
    assert page.text.rstrip().endswith("{{ sources() }}")


@pytest.mark.parametrize("page", PHONE_FIRST, ids=uri)
def test_your_country_is_on_the_page_or_said_to_be_missing(page: PageText) -> None:
    table = page.text.split("\n## Your country\n")[1].split("\n## ")[0]
    assert [country for country in COUNTRIES if country not in table] == []


@pytest.mark.parametrize("page", PHONE_FIRST, ids=uri)
def test_a_page_for_a_phone_keeps_to_one_voice(page: PageText) -> None:
    text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", "", body(page))
    # Readers in North America know the word "resume": it explains the first "CV" of the page and stands nowhere else.
    first = re.search(r"\bCVs?\b( \(resumes?\))?", text)
    assert first is None or first[1]
    assert text.count("resume") == (first is not None)
    assert "!" not in text.replace("!!! abstract", "")
    assert "Not legal advice" not in text
    assert re.findall(r"\b(?:roles?|post|openings?|positions?|leave to|favor|license|organiz\w+)\b", text) == []


def sentences(page: PageText) -> set[str]:
    """Return the sentences of eight words or more of a page, in lower case and with single spaces."""
    found = re.split(r"(?<=[.?])\s+|\n\n|\n- |\n\d+\. ", prose(page))
    return {" ".join(one.split()).lower() for one in found if len(one.split()) >= 8}


def test_no_sentence_of_a_page_for_a_phone_stands_on_another_page() -> None:
    of_pages = {page.uri: sentences(page) for page in PAGES}
    repeated = [
        (page.uri, other, sentence)
        for page in PHONE_FIRST
        for other, theirs in of_pages.items()
        if other != page.uri
        for sentence in of_pages[page.uri] & theirs
    ]
    assert repeated == []


def test_pages_for_a_phone_read_easily() -> None:
    ease = {page.uri: textstat.flesch_reading_ease(prose(page)) for page in PHONE_FIRST}
    assert min(ease.values()) >= 50, ease
    assert sum(ease.values()) / len(ease) >= 55


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_is_neither_thin_nor_long(page: PageText) -> None:
    assert 400 <= len(prose(page).split()) <= 1400


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_reads_easily(page: PageText) -> None:
    assert textstat.flesch_reading_ease(prose(page)) >= 45


@pytest.mark.parametrize("page", OLDER, ids=uri)
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
