"""Decision aids: every way ends in a verdict, and the list tells each question and verdict once."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from macros.catalog.catalog import Catalog
from macros.components.decision import TONES as LABELS
from macros.components.decision import Branch, branches, decision
from macros.components.evidence import sources
from macros.loading.dataset import Dataset, UnknownId
from macros.loading.diagnostics import DataFaults
from macros.loading.load import DATA, load
from macros.model.decisions import TONES, Decision, Question, Verdict
from macros.site.context import PageContext
from macros.site.links import Links
from tests.small import few_firms

AIDS = ("kind-of-firm", "real-recruiter")
every = pytest.mark.parametrize("wanted", AIDS)


def one(page: Html | Node, selector: str) -> Node:
    """Return the first element that a selector finds."""
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def ways(aid: Decision, own: str, so_far: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every way through a decision aid, from a question to a verdict."""
    assert own not in so_far
    questions = {question.id: question for question in aid.questions}
    if own not in questions:
        yield (*so_far, own)
        return
    question = questions[own]
    for target in (question.yes, question.no, question.unknown):
        yield from ways(aid, target, (*so_far, own))


# ---------------------------------------------------------------- what the data says


def test_the_two_aids_are_there(data: Dataset) -> None:
    assert {aid.id for aid in data.decisions} == set(AIDS)


@every
def test_every_way_ends_in_a_verdict(data: Dataset, wanted: str) -> None:
    aid = data.decision(wanted)
    ends = [way[-1] for way in ways(aid, aid.start)]
    assert set(ends) == {verdict.id for verdict in aid.verdicts}


@every
def test_no_way_asks_more_than_seven_questions(data: Dataset, wanted: str) -> None:
    aid = data.decision(wanted)
    assert max(len(way) - 1 for way in ways(aid, aid.start)) <= 7


def test_who_does_not_know_is_told_what_to_ask(data: Dataset) -> None:
    for aid in data.decisions:
        verdicts = {verdict.id: verdict for verdict in aid.verdicts}
        for question in aid.questions:
            if found := verdicts.get(question.unknown):
                assert any(re.match(r"Ask|Call", act) for act in found.do), (question.id, found.id)


def test_no_verdict_names_a_firm(data: Dataset) -> None:
    names = {name for firm in data.firms for name in (firm.name, *(firm.formerly or ())) if len(name) > 3}
    any_name = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for aid in data.decisions:
        for verdict in aid.verdicts:
            text = " ".join((verdict.title, verdict.text, *verdict.do))
            assert any_name.findall(text) == [], verdict.id


def answered(aid: Decision) -> Iterator[tuple[dict[str, str], Verdict]]:
    """Yield the answers of every way through a decision aid, by question, and the verdict at its end."""
    questions = {question.id: question for question in aid.questions}
    verdicts = {verdict.id: verdict for verdict in aid.verdicts}

    def follow(own: str, so_far: dict[str, str]) -> Iterator[tuple[dict[str, str], Verdict]]:
        if own in verdicts:
            yield so_far, verdicts[own]
            return
        for answer in ("yes", "no", "unknown"):
            yield from follow(getattr(questions[own], answer), {**so_far, own: answer})

    yield from follow(aid.start, {})


def test_every_way_of_the_real_recruiter_ends_where_it_is_safe(data: Dataset) -> None:
    """What an invented firm, a demand for papers and a reception that will not say lead to, on every way."""
    ways_taken = list(answered(data.decision("real-recruiter")))
    assert len(ways_taken) > 20
    for said, verdict in ways_taken:
        if said["asks-money"] == "yes":
            assert verdict.id == "stop-money", said
        elif said.get("asks-papers") == "yes":
            # Papers are right only for temporary work, by a safe way, for an agency that was verified first.
            safe = (said["temporary-work"], said.get("unsafe-way"), said.get("agency-verified")) == ("yes", "no", "yes")
            assert (verdict.id, verdict.tone) == ("papers-with-care", "care") if safe else verdict.tone == "stop", said
        if verdict.tone == "good":
            assert (said["outside-trace"], said["confirmed"], said["mandate"]) == ("yes", "yes", "yes")
        if said.get("outside-trace") == "no":
            assert verdict.tone == "stop", said  # its own site and phone prove nothing
        if verdict.id == "impostor":
            assert said["denied"] == "yes"  # not to say is no denial
        if said.get("denied") in ("no", "unknown"):
            assert verdict.tone == "care", said


def test_every_way_of_the_kind_of_firm_ends_where_it_should(data: Dataset) -> None:
    ways_taken = list(answered(data.decision("kind-of-firm")))
    assert len(ways_taken) > 40
    for said, verdict in ways_taken:
        if said.get("thousands-first") == "yes":
            assert verdict.id == "career-marketing", said
        elif said["you-pay"] == "yes":
            assert verdict.tone in ("care", "stop"), said
            if "unknown" in said.values():
                assert verdict.tone == "stop", said  # who does not know what is sold does not pay
        if said.get("alone") == "yes":
            assert verdict.id == "exclusive"  # paid on a hire is as likely
        if verdict.id == "engaged":
            assert said["rest-on-hire"] == "yes"
        if said.get("payroll") == "yes":
            assert verdict.id == "umbrella"
        if said.get("public-service") == "yes":
            assert verdict.id == "public-job-service"
        if said.get("only-collects") == "yes":
            assert verdict.id == "cv-collector"
    rest = next(one for one in data.decision("kind-of-firm").questions if one.id == "rest-on-hire")
    assert "last instalment" in (rest.help or "")  # due on the hire, as in much retained search


# ---------------------------------------------------------------- the list


@every
def test_the_list_tells_each_question_and_verdict_once(view: PageContext, wanted: str) -> None:
    aid = view.data.decision(wanted)
    page = Html(decision(view, wanted))
    questions = [element.attributes["data-question-id"] for element in page.css("[data-question-id]")]
    verdicts = [element.attributes["data-verdict-id"] for element in page.css("[data-verdict-id]")]
    assert sorted(map(str, questions)) == sorted(question.id for question in aid.questions)
    assert sorted(map(str, verdicts)) == sorted(verdict.id for verdict in aid.verdicts)
    for question in aid.questions:
        element = one(page, f"[data-question-id='{question.id}']")
        assert one(element, ".decision__text").text() == question.text
    for verdict in aid.verdicts:
        element = one(page, f"[data-verdict-id='{verdict.id}']")
        for text in (verdict.title, verdict.text, *verdict.do, LABELS[verdict.tone]):
            assert text in element.text()
        cited = [link.attributes["href"] for link in element.css(".cite")]
        assert cited == [f"#source-{each}" for each in verdict.evidence]


@every
def test_each_answer_is_followed_by_what_it_leads_to_or_by_a_link(view: PageContext, wanted: str) -> None:
    aid = view.data.decision(wanted)
    page = Html(decision(view, wanted))
    for question in aid.questions:
        element = one(page, f"[data-question-id='{question.id}']")
        answers = one(element, ".decision__answers").css("li[data-answer]")
        own = [answer for answer in answers if _question_of(answer) == question.id]
        assert [answer.attributes["data-answer"] for answer in own] == ["yes", "no", "unknown"]
        assert [one(answer, ".decision__answer").text() for answer in own] == ["Yes:", "No:", "Don't know:"]
        for answer, target in zip(own, (question.yes, question.no, question.unknown), strict=True):
            assert answer.attributes["data-to"] == target
            follows = [child for child in answer.iter() if child.tag in ("div", "a")]
            assert len(follows) == 1
            if follows[0].tag == "a":
                assert follows[0].attributes["href"] == f"#{wanted}--{target}"
            else:
                assert follows[0].attributes["id"] == f"{wanted}--{target}"


def _question_of(answer: Node) -> str | None:
    parent = answer.parent
    while parent is not None and "data-question-id" not in parent.attributes:
        parent = parent.parent
    return parent.attributes["data-question-id"] if parent else None


def test_ids_are_unique_and_links_lead_somewhere_with_both_on_a_page(view: PageContext) -> None:
    page = Html(Markup().join(decision(view, wanted) for wanted in AIDS) + sources(view))
    counted = Counter(element.attributes["id"] for element in page.css("[id]"))
    assert [own for own, times in counted.items() if times > 1] == []
    assert all(page.css_first(link.attributes["href"] or "") is not None for link in page.css("a[href^='#']"))
    assert page.css("[style], script, [onclick]") == []


def test_the_heading_has_the_level_that_is_asked_for(view: PageContext) -> None:
    assert one(Html(decision(view, "kind-of-firm")), "h2#decision-kind-of-firm")
    assert one(Html(decision(view, "kind-of-firm", level=3)), "h3#decision-kind-of-firm")


def test_guide_pages_are_linked(view: PageContext) -> None:
    links = Html(decision(view, "kind-of-firm")).css(".decision__guide a")
    assert next(link.attributes["href"] for link in links) == "/guide/kinds-of-firms/"


@pytest.mark.parametrize("end", ["/", ".html"])
def test_no_page_links_to_itself(data: Dataset, end: str) -> None:
    slugs = data.decision("kind-of-firm").guide
    urls = {"where/": "where/", **{f"guide/{slug}/": f"guide/{slug}{end}" for slug in slugs}}
    page = Html(decision(PageContext(Catalog(data), Links(urls, f"guide/{slugs[0]}{end}")), "kind-of-firm"))
    hrefs = [str(link.attributes["href"]) for link in page.css(".decision__guide a")]
    assert [href.removeprefix("../") for href in hrefs] == [f"{slug}{end}" for slug in slugs[1:]]


def test_text_from_the_data_is_never_markup(view: PageContext) -> None:
    aid = view.data.decision("real-recruiter")
    evil = "<img src=x onerror=alert(1)> & {{ 7 * 7 }}"
    first = aid.questions[0].model_copy(update={"text": evil, "help": evil})
    verdicts = tuple(each.model_copy(update={"title": evil, "text": evil, "do": (evil,)}) for each in aid.verdicts)
    changed = aid.model_copy(update={"questions": (first, *aid.questions[1:]), "verdicts": verdicts})
    page = Html(decision(PageContext(Catalog(replace(view.data, decisions=(changed,))), view.link), "real-recruiter"))
    assert page.css("img") == []
    assert one(page, ".decision__text").text() == evil


def test_an_unknown_aid_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match=r'there is no decision aid "real-recruter"\. Did you mean "real-recruiter"'):
        decision(view, "real-recruter")


def test_every_tone_has_a_label() -> None:
    assert set(LABELS) == set(TONES)


@st.composite
def aids(draw: st.DrawFn) -> Decision:
    """Make a decision aid whose answers lead only onwards, with all of it reachable."""
    many = draw(st.integers(1, 8))
    verdicts = [f"v{number}" for number in range(3)]
    targets = [
        [draw(st.sampled_from([f"q{later}" for later in range(own + 1, many)] + verdicts)) for _ in range(3)]
        for own in range(many)
    ]
    reached, waiting = set(), ["q0"]
    for node in waiting:
        if node not in reached:
            reached.add(node)
            waiting += targets[int(node[1:])] if node.startswith("q") else []
    return Decision(
        id="made",
        title="Is it?",
        summary="Made.",
        guide=("pay",),
        start="q0",
        questions=tuple(
            Question(id=f"q{own}", text="Is it?", yes=yes, no=no, unknown=unknown)
            for own, (yes, no, unknown) in enumerate(targets)
            if f"q{own}" in reached
        ),
        verdicts=tuple(
            Verdict(id=own, title="So", text="So.", do=("Go.",), evidence=("x",), tone="care")
            for own in verdicts
            if own in reached
        ),
    )


@given(aids())
def test_any_aid_becomes_a_list_that_tells_everything_once(aid: Decision) -> None:
    written: list[str] = []

    def read(branch: Branch, above: int) -> None:
        assert above <= len(aid.questions)
        written.append(branch.question.id)
        for answer in branch.answers:
            assert answer.to.id == getattr(branch.question, answer.key)
            if isinstance(answer.branch, Branch):
                read(answer.branch, above + 1)
            elif answer.branch:
                written.append(answer.branch.id)

    read(branches(aid), 0)
    assert sorted(written) == sorted([*(each.id for each in aid.questions), *(each.id for each in aid.verdicts)])


# ---------------------------------------------------------------- faults in the data


@pytest.fixture(scope="module")
def aids_among_few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real decision aids and all that they cite, but few firms."""
    folder = few_firms(tmp_path_factory.mktemp("aids") / "data")
    for name in ("decisions", "evidence", "rules"):
        shutil.copy(DATA / f"{name}.yaml", folder)
    return folder


@pytest.fixture
def faults_after(tmp_path: Path, aids_among_few: Path) -> Callable[[str, str], list[str]]:
    """Return a function that changes a text of decisions.yaml and returns the faults that this makes."""

    def change(old: str, new: str) -> list[str]:
        folder = tmp_path / "data"
        shutil.copytree(aids_among_few, folder, dirs_exist_ok=True)
        path = folder / "decisions.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataFaults) as caught:
            load(folder)
        return [str(fault).partition("decisions.yaml:")[2] for fault in caught.value.faults]

    return change


def line_of(text: str) -> int:
    """Return the line of decisions.yaml on which a text first stands."""
    whole = (DATA / "decisions.yaml").read_text(encoding="utf-8")
    return whole[: whole.index(text)].count("\n") + 1


def test_an_answer_to_nowhere(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("'no': fills-jobs", "'no': fill-jobs")
    assert fault.startswith(f"{line_of(chr(39) + 'no' + chr(39) + ': fills-jobs')}: kind-of-firm.questions")
    assert '"fill-jobs" is no question or verdict here' in fault
    assert 'Did you mean "fills-jobs"?' in fault


def test_a_start_that_is_no_question(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("start: you-pay", "start: retained")
    assert fault.startswith(f"{line_of('start: you-pay')}: kind-of-firm.start: ")
    assert "is not a question here" in fault


def test_a_way_in_a_circle(faults_after: Callable[[str, str], list[str]]) -> None:
    faults = faults_after("unknown: ask-how-paid", "unknown: you-pay")
    assert len(faults) == 1
    assert faults[0].startswith(f"{line_of('unknown: ask-how-paid')}: ")
    assert 'leads back to "you-pay"' in faults[0]


def test_a_question_that_leads_to_itself(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("'yes': mandate", "'yes': confirmed")[:1]
    assert 'leads back to "confirmed"' in fault


def test_a_verdict_that_nothing_leads_to(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("'yes': public-job-service", "'yes': paid-help")
    assert fault.startswith(f"{line_of('- id: public-job-service')}: ")
    assert 'no answer leads to "public-job-service"' in fault


def test_a_question_that_nothing_leads_to(faults_after: Callable[[str, str], list[str]]) -> None:
    faults = faults_after("'yes': management-job", "'yes': staffing")
    assert [fault.partition('leads to "')[2].partition('"')[0] for fault in faults] == [
        "management-job",
        "payroll",
        "interim",
        "umbrella",
    ]


def test_an_id_that_a_question_and_a_verdict_share(faults_after: Callable[[str, str], list[str]]) -> None:
    faults = faults_after("- id: interim\n", "- id: alone\n")
    assert any('"alone" is the id of an earlier question or verdict too' in fault for fault in faults)


def test_a_bare_yes_is_refused_with_a_remedy(faults_after: Callable[[str, str], list[str]]) -> None:
    faults = faults_after("'yes': thousands-first", "yes: thousands-first")
    assert len(faults) == 1
    assert faults[0].startswith(f"{line_of(chr(39) + 'yes' + chr(39) + ': thousands-first')}: ")
    assert "YAML reads the bare word yes as true" in faults[0]


def test_a_tone_that_does_not_exist(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("tone: stop", "tone: bad")
    assert '"bad" is not a tone' in fault
    assert "Use one of good, care, stop" in fault
    assert "/contribute/data-dictionary/#decisions-verdicts-tone" in fault


def test_evidence_that_does_not_exist(faults_after: Callable[[str, str], list[str]]) -> None:
    [fault] = faults_after("evidence: [rpo-def]", "evidence: [rpo-deff]")
    assert 'Did you mean "rpo-def"?' in fault


def test_a_missing_answer(faults_after: Callable[[str, str], list[str]]) -> None:
    faults = faults_after("      unknown: ask-how-paid\n", "")
    assert len(faults) == 1
    assert "unknown: is missing" in faults[0]
