"""The pages under docs/: written to one plan, readable, and carrying every piece of advice."""

from __future__ import annotations

import itertools
import re
import warnings
from collections import Counter

import pytest

from macros.catalog.citations import calls, cited_in, faults
from macros.catalog.pages import PageText, front_matter, read_pages
from macros.components.evidence import BINDING
from macros.loading.dataset import Dataset
from macros.loading.load import DATA, PROJECT
from macros.model.rules import answers

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
        "fees-by-country",
        "temporary-and-contract-work",
    ],
    "prepare": [
        "just-lost-your-job",
        "find-the-right-firms",
        "the-right-person",
        "how-a-firm-works",
        "confidentiality",
        "your-data",
    ],
    "approach": [
        "first-approach",
        "in-house-and-ats",
        "one-role-one-recruiter",
        "papers-to-sign",
        "when-a-recruiter-calls",
        "linkedin-and-machine-messages",
        "is-this-recruiter-real",
    ],
    "stay-in-touch": ["stay-in-touch"],
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
    "both-sides": ["complaints", "how-they-search-now", "what-the-old-advice-said"],
}
# Four readers, and the page of the guide that says what each does this week.
THIS_WEEK = {
    "job lost today": ("just-lost-your-job", "The first three days"),
    "IT contract in Manchester": ("temporary-and-contract-work", "IT contracts: Manchester"),
    "nursing in Singapore": ("temporary-and-contract-work", "Nursing in Singapore"),
    "finance director's post in Zurich": ("the-right-person", "Finance director in Zurich"),
}
# What stands on a page of the guide, in the order in which a worried reader needs it; steps and reasons lie between.
PARTS = ("Checklists and messages", "Your country", "Mistakes to avoid", "Sources")
# Two tables that say of each passage where it stands, in its own words.
QUOTING = ("contribute/review.md", "contribute/coverage.md")
MARK = re.compile(r"^\s*\{ #advice-([a-z-]+) \}$", re.MULTILINE)


def uri(page: PageText) -> str:
    return page.uri


def body(page: PageText) -> str:
    """Return what a page says, without its front matter and its list of sources."""
    return page.text.split("---\n", 2)[2].split("\n## Sources\n")[0]


def prose(page: PageText) -> str:
    """Return the sentences of a page as a reader reads them: no macros, tables, headings or marks of Markdown."""
    text = re.sub(r'\{\{ term\("([a-z-]+)"\) \}\}', lambda match: match[1].replace("-", " "), body(page))
    text = re.sub(r'\{\{ term\("[a-z-]+", "([^"]+)"\) \}\}', r"\1", text)
    text = re.sub(r'\{\{ cadence\("[a-z-]+"\) \}\}', "two weeks", text)
    text = re.sub(r"\{\{.*?\}\}|^\s*\{ #.*\}$", "", text, flags=re.MULTILINE)
    lines = [line for line in text.split("\n") if not re.match(r"\s*(\||#|!!!)", line)]
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
    return re.sub(r"[*`]|^\s*(-|\d+\.) ", "", text, flags=re.MULTILINE)


def sentences(page: PageText) -> set[tuple[str, ...]]:
    """Return the words of each sentence of eight words or more; tables count, cell by cell.

    A link to a page by its title is a pointer and no sentence.
    """
    page = PageText(page.uri, re.sub(r"\[[^\]]*\?\]\([a-z-]+\.md\)", "", page.text))
    rows = "\n".join(line for line in body(page).split("\n") if line.startswith("|"))
    table = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", "", rows).replace("|", "\n")
    # A sentence may run over lines, an item of a list ends one.
    text = re.sub(r"(?<![.!?:\n])\n(?=[a-z0-9(\"])", " ", prose(page))
    found = (re.findall(r"[\w']+", one.lower()) for one in re.split(r"[.!?]+[\s\"]|\n", f"{text}\n{table}"))
    return {tuple(words) for words in found if len(words) >= 8}


def passages(page: PageText) -> dict[str, str]:
    """Return the text of each paragraph or item of a list that is marked as saying a piece of advice."""
    found: dict[str, str] = {}
    for mark in MARK.finditer(page.text):
        before = page.text[: mark.start()].rstrip("\n")
        block = before[before.rindex("\n\n") :]
        item = re.split(r"\n\s*(?:-|\d+\.) ", block)[-1]
        found[mark[1]] = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|[*\[]", "", item).strip()
    return found


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
def test_a_guide_page_asks_answers_and_helps_before_it_gives_reasons(page: PageText) -> None:
    title = front_matter(page.text)["title"]
    assert f'# {title}\n\n!!! abstract "The short answer"\n' in page.text
    assert "?" in str(title), "the title is the question that a reader has"
    headings = re.findall(r"^## (.*)$", page.text, re.MULTILINE)
    parts = [heading for heading in headings if heading in PARTS]
    assert parts == [part for part in PARTS if part in parts]
    assert set(parts) == set(PARTS)
    assert headings[-1] == "Sources"
    assert headings[0] == PARTS[0], "what to tick and to send comes before the steps"
    country = headings.index("Your country")
    assert country > 1, "the steps come before what holds in your country"
    assert headings.index("Mistakes to avoid") > country + 1, "the reasons come after it"
    assert "../checklists/" in page.text.split("\n## ")[1]
    assert page.text.rstrip().endswith("{{ sources() }}")
    answer = page.text.split('"The short answer"\n')[1].split("\n\n")[0]
    assert 3 <= answer.count("    - ") <= 5


@pytest.mark.parametrize(("slug", "what"), THIS_WEEK.values(), ids=THIS_WEEK.keys())
def test_what_to_do_this_week_is_near_the_start_page(slug: str, what: str) -> None:
    """One click from the start page, and two through the overview of the guide."""
    page = next(page for page in GUIDE if page.uri == f"guide/{slug}.md")
    assert what in page.text
    start = (DOCS / "index.md").read_text()
    assert re.search(rf"\]\(guide/{slug}\.md[)#]", start)
    assert f"]({slug}.md)" in (DOCS / "guide/index.md").read_text()
    # Nobody is left there: the passage says what to do this week, and leads on.
    passage = page.text.split(f"\n## {what}")[1].split("\n## ")[0]
    assert "**This week:**" in passage or re.search(r"^1\. ", passage, re.MULTILINE)
    assert re.search(r"\]\((\.\./(directory|where|messages|checklists)|#)", passage)


def test_the_overview_of_the_guide_has_every_page_in_the_order_of_the_menu() -> None:
    overview = (DOCS / "guide/index.md").read_text()
    linked = re.findall(r"^- \[([^\]]+)\]\(([a-z-]+)\.md\)(?::| ) ?.{20,}$", overview, re.MULTILINE)
    assert [slug for _, slug in linked] == [slug for slugs in STAGES.values() for slug in slugs]
    titles = {page.uri: page.title for page in GUIDE}
    assert [title for title, _ in linked] == [titles[f"guide/{slug}.md"] for _, slug in linked]


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_a_guide_page_is_neither_thin_nor_long(page: PageText) -> None:
    assert 400 <= len(prose(page).split()) <= 1400


def test_guide_pages_read_easily() -> None:
    ease = {page.uri: textstat.flesch_reading_ease(prose(page)) for page in GUIDE}
    assert {uri: value for uri, value in ease.items() if value < 50} == {}
    assert sum(ease.values()) / len(ease) >= 55


def test_no_sentence_stands_on_two_pages() -> None:
    first: dict[tuple[str, ...], str] = {}
    twice = [
        (" ".join(words), first[words], page.uri)
        for page in PAGES
        if page.uri not in QUOTING
        for words in sorted(sentences(page))
        if first.setdefault(words, page.uri) != page.uri
    ]
    assert len(first) > 800
    assert twice == []


@pytest.mark.parametrize("page", GUIDE, ids=uri)
def test_the_words_of_the_guide_are_the_same_on_every_page(page: PageText) -> None:
    text = prose(page)
    assert len(re.findall(r"\bCVs? \(resumes?\)", text)) == (1 if re.search(r"\bCVs?\b", text) else 0)
    said = re.sub(r"\[[^\]]*\]\([^)]*\)|^# .*$", "", body(page), flags=re.MULTILINE)  # but for titles
    first = re.search(r"\bCVs?\b( \(resumes?\))?", said)
    assert first is None or first[1], "the two words stand together where the first of them comes first"
    assert not re.search(r"\bresumes?\b", re.sub(r"\bCVs? \(resumes?\)", "", text), re.IGNORECASE)
    assert not re.search(r"\b(organi|authori|recogni|speciali|summari)z", text)
    assert not re.search(r"\b(by|with|give|given|whose) (their |your |no )?leave\b(?! interviews)", text)


@pytest.mark.parametrize(
    "file", ["vocabulary", "glossary", "evidence", "checklists", "messages", "decisions", "cadence", "rules"]
)
def test_the_data_uses_the_words_of_the_pages(file: str) -> None:
    """Ids and addresses keep the other word, and so do the titles of other people's pages, and synonyms."""
    said = re.findall(
        r"^[ -]*(?:label|definition|claim|note|text|why|title|summary|body|question): (.*)$",
        re.sub(r"^ *- url: .*\n *title: .*$", "", (DATA / f"{file}.yaml").read_text(), flags=re.MULTILINE),
        re.MULTILINE,
    )
    assert len(said) > 20
    assert [text for text in said if re.search(r"\bresumes?\b", text.replace("CV (resume)", ""), re.IGNORECASE)] == []
    assert [text for text in said if re.search(r"\b(organi|authori|recogni|speciali|summari)z", text)] == []
    if file in ("glossary", "checklists", "decisions"):
        assert [text for text in said if re.search(r"\b(roles?|posts)\b", text)] == [], "a job is called a job"


# Cited four times or more, and the passage of the original was looked for in vain on 28 November 2026.
NOT_FOUND = {"two-or-three-consultants", "eu-pay-range-art5", "on-pay-ai-posting"}
# How a page says that a rule was not read at the source.
MERELY = re.compile(r"\((as )?reported\b|\bread in part\b")


def said_for(text: str) -> list[tuple[list[str], str]]:
    """Return the ids of each citation of a page, and the words before it in its sentence or cell."""
    found = []
    for call in re.finditer(r"\{\{ cite\(([^)]*)\) \}\}", text):
        said = re.split(r"\n|\| |\}\}|(?<=[.!?]) ", text[: call.start()])[-1]
        found.append((re.findall(r'"([^"]+)"', call[1]), said))
    return found


def test_what_matters_and_was_not_read_at_the_source_says_so_where_it_stands(data: Dataset) -> None:
    """Law, and what the pages cite four times or more: on the pages sentence by sentence; in the data where alone."""
    times = Counter(evidence for page in GUIDE for evidence, _ in calls(page))
    often = {evidence for evidence, count in times.items() if count >= 4}
    unread = {claim.id: claim for claim in data.evidence if claim.read != "original"}
    hearsay = {name for name, claim in unread.items() if claim.strength in BINDING or name in often}
    assert often & set(unread) <= NOT_FOUND
    assert hearsay
    cited = [(page.uri, ids, said) for page in GUIDE for ids, said in said_for(page.text)]
    cited += [(one.id, list(item.evidence or ()), item.why) for one in data.checklists for item in one.items]
    cited += [(one.id, list(one.evidence or ()), one.definition) for one in data.glossary]
    cited += [
        (f"rule {rule.id}", list(answer.evidence), answer.text)
        for rule in data.rules
        for answer in (*(answer for _, answer in answers(rule)), *(rule.places or ()))
    ]
    silent = [
        (where, ids, said)
        for where, ids, said in cited
        if ids and hearsay.issuperset(ids) and not re.search(r"report|read in part", said or "")
    ]
    assert silent == []
    # And no more than that: what was read is not called hearsay.
    read = {claim.id for claim in data.evidence if claim.read == "original"}
    wronged = [one for one in cited if one[1] and read.issuperset(one[1]) and re.search(MERELY, one[2] or "")]
    assert wronged == []


def test_a_citation_is_read_with_its_own_sentence() -> None:
    text = 'One. Two (reported).{{ cite("a", "b") }} Three.{{ cite("c") }}\n| Cell | Four{{ cite("d") }} |'
    assert said_for(text) == [(["a", "b"], "Two (reported)."), (["c"], " Three."), (["d"], "Four")]


def test_the_line_on_law_is_not_written_by_hand() -> None:
    assert [page.uri for page in GUIDE if "legal advice" in page.text.lower()] == []


def test_every_piece_of_evidence_is_cited_and_exists(data: Dataset) -> None:
    assert faults(data, PAGES, "docs", DATA / "evidence.yaml", "data") == []


def test_a_wrong_citation_and_idle_evidence_are_faults_with_their_lines(data: Dataset) -> None:
    pages = [PageText("guide/x.md", '---\ntitle: X\n---\n\nText.{{ cite("retaned-model") }}')]
    found = faults(data, pages, "docs", DATA / "evidence.yaml", "data")
    first = next(fault for fault in found if fault.file == "docs/guide/x.md")
    assert str(first) == (
        'docs/guide/x.md:5: cites "retaned-model", which evidence.yaml does not have. Did you mean "retained-model"?'
    )
    lines = (DATA / "evidence.yaml").read_text().split("\n")
    idle = next(fault for fault in found if fault.where == "aesc-written-terms")
    assert (idle.file, idle.problem) == ("data/evidence.yaml", "nothing cites it")
    assert lines[idle.line - 1] == "- id: aesc-written-terms"


def test_where_evidence_is_cited_is_known(data: Dataset) -> None:
    places = cited_in(data, PAGES)["retained-model"]
    assert ("Whom does a recruiter work for, and can they find me a job?", "guide/kinds-of-firms/") in [
        (p.title, p.address) for p in places
    ]


def test_every_guide_page_a_checklist_or_message_names_exists(data: Dataset) -> None:
    slugs = {page.uri.removeprefix("guide/").removesuffix(".md") for page in GUIDE}
    for named in [one.guide for one in (*data.checklists, *data.messages, *data.decisions)]:  # type: ignore[attr-defined]
        assert set(named) <= slugs


def test_every_advice_is_said_where_the_table_says() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ([^|]+) \| (.*) \|$", (DOCS / "contribute/coverage.md").read_text(), re.MULTILINE
    )
    assert len(rows) >= 46
    linked = {(advice, place) for advice, _, links in rows for place in re.findall(r"\]\(\.\./([^)]+)\)", links)}
    said = {(advice, f"{page.uri}#advice-{advice}") for page in GUIDE for advice in passages(page)}
    assert linked == said
    texts = {(page.uri, advice): text for page in GUIDE for advice, text in passages(page).items()}
    for advice, meaning, _ in rows:
        # The passage speaks of what the table says, and so do its longer words, whatever their ending.
        stems = {word[:5] for word in re.findall(r"[a-z]{5,}", meaning.lower())}
        for (where, own), text in texts.items():
            if own == advice:
                assert len(text.split()) >= 12, (advice, where)
                shared = {stem for stem in stems if stem in text.lower()}
                assert len(shared) >= min(2, len(stems)), (advice, where, stems, text)


def test_a_mark_without_its_sentence_is_no_passage() -> None:
    page = PageText(
        "guide/x.md", "# X\n\nOne thing.\n\n- Ask it.\n  { #advice-ask }\n- More.\n\nLast one.\n{ #advice-last }\n"
    )
    assert passages(page) == {"ask": "Ask it.", "last": "Last one."}


def test_old_addresses_lead_to_pages_that_are_no_more() -> None:
    moved = {old: page.uri for page in PAGES for old in page.formerly}
    assert {"guide/do-not-mass-mail", "guide/what-to-expect", "guide/whom-they-answer"} <= set(moved)
    assert [old for old in moved if (DOCS / f"{old}.md").exists()] == []


def test_every_entry_of_the_review_stands_in_the_data_or_says_why_not(data: Dataset) -> None:
    text = (DOCS / "contribute/review.md").read_text().partition("### The entries, one by one")[2].partition("## G.")[0]
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    assert {int(number) for number, _ in rows} == set(range(1, 54)), "section F has 53 numbers"
    bodies = {body.id for body in data.bodies}
    for number, answer in rows:
        named = re.findall(r"\.\./where/index\.md#([a-z0-9-]+)", answer)
        assert set(named) <= bodies, number
        assert named or re.match(r"Left out: \w.+\.$", answer), number


def test_every_point_of_the_review_has_an_answer_or_a_reason(data: Dataset) -> None:
    text = (DOCS / "contribute/review.md").read_text()
    rows = re.findall(r"^\| ([A-G])(\d+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    points: dict[str, list[int]] = {}
    for letter, number, _, answer in rows:
        points.setdefault(letter, []).append(int(number))
        assert "](" in answer or answer.startswith(("Not done: ", "Planned: ")), (letter, number)
    assert {letter: len(numbers) for letter, numbers in points.items()} == {
        "A": 12, "B": 16, "C": 15, "D": 23, "E": 24, "F": 2, "G": 28,
    }  # fmt: skip
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in points.values())
    # Each piece of the original advice that was lost, weak or misread is an id of the table of coverage.
    advice = set(re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "contribute/coverage.md").read_text(), re.MULTILINE))
    ids = [set(re.findall(r"#advice-([a-z-]+)", answer)) for letter, _, _, answer in rows if letter == "C"][:14]
    assert all(found and found <= advice for found in ids)
    assert len(set().union(*ids)) == 14
    made = {f"checklists/{one.id}.md" for one in data.checklists}
    links = re.findall(r"\]\(\.\./([^)#]+)(?:#([^)]+))?\)", text)
    assert [place for place, _ in links if place not in made and not (DOCS / place).is_file()] == []
    claims = {claim.id for claim in data.evidence}
    assert {anchor for place, anchor in links if place == "guide/sources.md" and anchor} <= claims
