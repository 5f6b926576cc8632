"""The form in a real browser finds what the Python check finds, and writes YAML and patches as Python does."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import difflib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from macros.components.add_firm import form_scripts
from macros.editing.format import format_file
from macros.loading import text_policy
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults
from macros.loading.id_ledger import RESERVED
from macros.loading.load import DATA, PROJECT, load, shown
from macros.model.files import FILES
from macros.model.firms import Firm
from macros.model.types import invisible

pytestmark = pytest.mark.site

SCRIPTS = ["page/page.js", *(f"add_firm/lazy/{name}.js" for name in ("alike", "check", "yaml", "fields", "form"))]
FIRMS = next(file for file in FILES if file.name == "firms")
TEXT = (DATA / "firms.yaml").read_text(encoding="utf-8")
GOOD: dict[str, Any] = {
    "id": "zz-good",
    "name": "Good Search",
    "summary": "Retained search for finance leaders.",
    "kind": "retained-search",
    "services": ["executive-search"],
    "website": "https://www.good-search.example.com/",
    "industries": ["technology"],
    "checked": "2026-11-01",
    "sources": [
        {
            "url": "https://www.good-search.example.com/about",
            "title": "About us – Good Search",
            "supports": ["summary", "kind", "services", "industries"],
        }
    ],
}
TOMORROW = str(datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=3))
ABSENT = object()


@pytest.fixture(scope="module")
def form(browser: Browser, data: Dataset) -> Iterator[Page]:
    """A page with nothing but the form's scripts and what the site publishes for them."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in SCRIPTS:
        page.add_script_tag(content=(PROJECT / "macros" / "components" / name).read_text(encoding="utf-8"))
    for _, content in form_scripts(data, TEXT):
        page.add_script_tag(content=content)
    page.evaluate("() => { window.about = Rapport.contribute.aboutOf(RapportForm); }")
    yield page
    page.close()
    assert not complaints, complaints


def changed(*path: str | int, to: Any) -> dict[str, Any]:
    """Return the good record with one value changed, or taken out."""
    record = copy.deepcopy(GOOD)
    place: Any = record
    for step in path[:-1]:
        place = place[step]
    if to is ABSENT:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return record


def supported(**more: Any) -> dict[str, Any]:
    """Return the good record with more fields, which its source supports."""
    record = copy.deepcopy(GOOD) | more
    record["sources"][0]["supports"] += more
    return record


def addresses() -> Iterator[Any]:
    for address in (
        "ftp://good.example.com/",
        "javascript:alert(1)",
        "//good.example.com/",
        "www.good.example.com",
        "http://localhost/",
        "http://intranet/",
        "http://127.0.0.1/",
        "http://192.168.1.20/x",
        "http://10.0.0.1/",
        "http://100.64.0.9/",
        "http://172.20.0.1/",
        "http://203.0.113.9/",
        "http://[::1]/",
        "http://[2001:db8::1]/",
        "http://printer.local/",
        "https://user:secret@good.example.com/",
        "https://good.example.com:99999/",
        "https://good.example.com:port/",
        "https://good .example.com/",
        "https://good.example.com/a b",
        "https://good.example.com/<script>",
        "https://good.example.com/\u200b",
        "https:///nowhere",
        "https://good..example.com/",
        "https://example.123/",
        "https://good.test/",
        "https://[bad/",
        "mailto:info@good.example.com",
        "HTTPS://good.example.com/",
        "https://good.example.com:0/",
        "https://good.example.com/%zz",
        "https://good.example.com/100%",
        "https://%67ood.example.com/",
        "https://good.example.com,b.example.com/",
        "https://good.example.com;b/",
        "https://*.example.com/",
        "https://(good).example.com/",
        "https://[v1.good]/",
        "https://-good-.example.com/",
        "https://good_one.example.com/",
        f"https://{'a' * 300}.com/",
        f"https://{'a.' * 126}com/",
        "https://\u043f\u0440\u0438\u043c\u0435\u0440,\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/",
        "https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/",
        "https://\uff11\uff12\uff17.0.0.1/",
    ):
        yield changed("website", to=address)


def slips() -> Iterator[Any]:
    """Yield records with slips of the pen, for each of which the check guesses what was meant, or cannot."""
    for kind in ("retaned-search", "RETAINED-SEARCH", "mixed", "Contingency search", "search", "zzz", "x" * 81, "re"):
        yield changed("kind", to=kind)
    for service in ("exec-search", "board", "outplacment", "Recruitment outsourcing"):
        yield changed("services", to=[service])
    for industry in ("tech", "Technolgy", "telecomunications", "Mining and Metals", "a", "te", "finance"):
        yield changed("industries", to=[industry])
    for country in (
        "UK",
        "uk",
        "gb",
        "Norway",
        "norwai",
        "England",
        "Turkey",
        "Türkiye",
        "USA",
        "u s",
        "CHE",
        "Schweiz",
    ):
        yield supported(countries=[country])
    yield supported(headquarters={"city": "London", "country": "UK"}, countries=["UK"])
    yield supported(contact={"channel": "e-mail", "unsolicited": "accept"})
    yield supported(confidentiality={"stance": "state", "ulr": "https://good.example.com/privacy"})
    for successor in ("spencer-stewart", "boydn", "acr", "Acre", "qqqqqqqq"):
        yield changed("successor", to=successor) | {"status": "closed"}
    yield changed("status", to="close")
    for field in ("sumary", "Name", "nam", "sorces", "chekced", "industry", "generalists", "x"):
        known = difflib.get_close_matches(field.lower(), GOOD, n=1)
        yield {name: value for name, value in GOOD.items() if name not in known} | {field: GOOD.get(*known or ["name"])}
    for field in ("industrys", "sumary", "Kind", "contac", "zzz"):
        yield changed("sources", 0, "supports", to=["summary", "kind", "services", field])
    yield changed("sources", 0, "titel", to="About us")
    source = {name: value for name, value in GOOD["sources"][0].items() if name != "title"}
    yield changed("sources", 0, to=source | {"titel": "About us"})


RIGHT = [
    GOOD,
    supported(headquarters={"city": "Zürich", "country": "CH"}, countries=["CH", "NO"], founded=1956, offices=3),
    supported(contact={"channel": "web-form", "email": "candidates@good.example.com", "unsolicited": "accepts"}),
    supported(confidentiality={"stance": "stated", "url": "https://good.example.com/privacy"}, levels=["board"]),
    changed("generalist", to=True),
    changed("formerly", to=["Old Search", "Older Search"]),
    changed("website", to="https://good.example.com:8443/x?y=z#part"),
    supported(status="closed", successor="acre"),
    changed("website", to="http://8.8.8.8/"),
    changed("website", to="http://[2606:4700::1111]/"),
    changed("website", to="https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/\u043f?\u0440"),
    changed("website", to="https://b\u00fccher.example/100%25?a=%C3%BC"),
    changed("website", to="https://acre.com/Other"),
    changed("website", to="https://acre.com/other"),
    changed("website", to="https://acre.com:8443"),
    changed("checked", to="2000-01-01"),
    supported(contact={"email": "jobs.zurich@good.example.com"}),
    supported(contact={"email": "Data-Protection@good.example.com"}),
    changed("summary", to="Since 1956, of 200,000 people at 10-1-393 (2008/104/EC, COM/2014/0176, 2019\u20132024)."),
    changed("summary", to="R&D and C++ people at < 50 firms, 3*4 [sic] (all) #1."),
]
WRONG = [
    *(
        changed("summary", to=text)
        for text in (
            "<script>alert(1)</script> {{ 7 * 7 }} **bold**",
            "Finds <b>finance</b> people",
            "a </DIV",
            "<!-- a -->",
            "R&amp;D",
            "R&#38;D",
            "R&#x26;D",
            "R&AMP;D",
            "{{ 7 * 7 }}",
            "a }} b",
            "{% raw %}",
            "%}",
            "{# a #}",
            "[finance](https://evil.example/)",
            "![a](b)",
            "**bold**",
            "__bold__",
            "__é__",
            "`code`",
            "# Heading",
            "> quote",
            "* item",
            "- item",
        )
    ),
    changed("sources", 0, "title", to="<b>About</b> us"),
    changed("formerly", to=["Old Search", "**Older** Search"]),
    changed("summary", to="https://a.example/ <script>alert(1)</script>"),
    changed("summary", to="https://a.example/<script>"),
    changed("summary", to="Write to jane.doe@good.example.com for roles"),
    changed("summary", to="Call Jane on +44 20 7946 0958"),
    changed("summary", to="Call (0)44 123 45 67 or 044 123 45 67, or 415-555-2671 or 12 34 56 78"),
    changed("sources", 0, "title", to="Ask jane@b\u00fccher.example"),
    *addresses(),
    *(changed(field, to=ABSENT) for field in GOOD if field != "id"),
    *(changed(field, to=None) for field in GOOD if field not in ("id",)),
    changed("name", to=""),
    changed("name", to=7),
    changed("name", to=["Good"]),
    changed("name", to=" Good"),
    changed("name", to="Good  Search"),
    changed("name", to="Good\nSearch"),
    changed("name", to="Go\u202eod"),
    changed("name", to="Go\u00a0od\u200d"),
    *(
        changed("name", to=f"Good{sign}")
        for sign in (
            "\ufe0f",
            "\u034f",
            "\U000e0100",
            "\u3164",
            "\uffa0",
            "\u17b4",
            "\u2065",
            "\u2800",
            "\u115f",
            "\ufffd",
            "\U0001fffe",
            "\ufdd0",
            "\uffff",
        )
    ),
    *(changed("name", to=sign) for sign in ("\u3164", "\u2800", "\u115f")),
    changed("website", to="https://good.example.com/\ufe0f"),
    changed("name", to="x" * 121),
    changed("name", to="\U0001d504" * 121),
    changed("summary", to="x" * 5000),
    changed("kind", to="retained"),
    changed("kind", to="Retained search"),
    changed("services", to=[]),
    changed("services", to="executive-search"),
    changed("services", to=["executive-search", "board-search", "executive-search"]),
    changed("services", to=["executive-search", "knitting"]),
    changed("industries", to=["underwater-basketry"]),
    changed("checked", to=TOMORROW),
    changed("checked", to="0001-01-01"),
    changed("checked", to="1999-12-31"),
    changed("added", to="1026-11-20"),
    changed("checked", to="2026-02-30"),
    changed("checked", to="yesterday"),
    changed("sources", to=[]),
    changed("sources", 0, "title", to=ABSENT),
    changed("sources", 0, "url", to="http://localhost:8000/"),
    changed("sources", 0, "supports", to=[]),
    changed("sources", 0, "supports", to=["summary", "kind", "services", "industries", "founded"]),
    changed("sources", 0, "supports", to=["summary", "kind", "services"]),
    changed("sources", 0, "supports", to=["kind"]),
    changed("sources", 0, "supports", to=["summary", "kind", "services", "industries", "weather"]),
    changed("sources", 0, "supports", to=["summary", "kind", "services", "industries", "kind"]),
    changed("sources", to=GOOD["sources"] * 2),
    changed("industries", to=ABSENT) | {"generalist": False},
    supported(headquarters={"city": "Oslo", "country": "NO"}),
    supported(headquarters={"city": "London", "country": "UK"}, countries=["GB"]),
    supported(headquarters={"city": "London"}, countries=["GB"]),
    supported(countries=["UK"]),
    supported(founded=1066),
    supported(founded=2999),
    supported(founded="1956"),
    supported(founded="01956"),
    supported(offices=0),
    supported(contact={}),
    supported(contact={"email": "jane.smith@good.example.com"}),
    *(
        supported(contact={"email": f"{box}.example.com"})
        for box in ("john.office@good", "John-HR@good", "info..x@good", "info.@good", "info@-good", "info@good-")
    ),
    supported(contact={"email": "info@-.-"}),
    supported(contact={"email": "infox@good.example.com"}),
    supported(contact={"email": "info"}),
    supported(contact={"email": "hr-team@good.example.com", "phone": "1"}),
    supported(contact={"channel": "carrier-pigeon"}),
    supported(confidentiality={"stance": "stated"}),
    changed("aliases", to=["zz-old", "acre"]),
    changed("aliases", to=["Old Name"]),
    changed("colour", to="blue"),
    *slips(),
    changed("status", to="gone"),
    changed("successor", to="acre"),
    changed("successor", to="acre") | {"status": "active"},
    changed("successor", to="no-such-firm") | {"status": "closed"},
    changed("successor", to="zeta-self") | {"id": "zeta-self", "status": "merged"},
    changed("name", to="\u0410cre"),
    changed("name", to="\u04bb\u0430\u0443\u0455"),
    changed("website", to="https://www.g\u043eod.example.com/"),
    changed("name", to="\uff21\uff23\uff32\uff25"),
    changed("name", to="\U0001d400cre"),
    changed("name", to="A\u217dre"),
    changed("website", to="http://WWW.acre.com"),
    changed("website", to="https://acre.com:443"),
    changed("website", to="http://acre.com.:80/"),
    changed("website", to="https://acre.com./en"),
    changed("website", to="https://\uff41\uff43\uff52\uff45.com/"),
    changed("website", to="https://acre\u3002com"),
    changed("website", to="https://acre.com:0443/"),
    *(GOOD | {"id": own} for own in ("con", "nul", "com0", "lpt9", "own-search")),
    changed("aliases", to=["aux", "own-old"]),
    GOOD | {"id": "acre"},
    GOOD | {"id": "Good Search"},
]


def as_python(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as YAML holds it: dates are dates."""
    own = dict(record)
    for field in ("checked", "added"):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(own.get(field))) and own[field] != "2026-02-30":
            own[field] = datetime.date.fromisoformat(own[field])
    return own


class Plain(yaml.SafeDumper):
    """Writes every value out, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML passes it
        return True


def verdicts(records: list[dict[str, Any]], folder: Path) -> list[set[tuple[str, str, str]]]:
    """What Python says of each record among the published ones, but for what follows from the others here."""
    shutil.copytree(DATA, folder)
    published = yaml.safe_load(TEXT)
    own = [as_python(record) for record in records]
    # Escapes are allowed where the characters themselves would stop the reader.
    text = yaml.dump(published + own, Dumper=Plain, sort_keys=False, allow_unicode=False, width=10**6)
    (folder / "firms.yaml").write_text(text, encoding="utf-8")
    starts = [number for number, line in enumerate(text.split("\n"), start=1) if line.startswith("- ")][
        len(published) :
    ]
    with pytest.raises(DataFaults) as caught:
        load(folder)
    markup = text_policy.faults(folder, shown(folder))
    found: list[set[tuple[str, str, str]]] = [set() for _ in records]
    for fault in [*caught.value.faults, *markup]:
        if not fault.file.endswith("firms.yaml") or fault.line < starts[0]:
            continue
        place = max(at for at, start in enumerate(starts) if start <= fault.line)
        if "stands after" not in fault.problem and '"zz-' not in fault.problem:
            where = fault.where.partition(".")[2]
            found[place].add((where, fault.problem, fault.remedy))
    return found


def numbered(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each record an id and a website of its own, where it has the usual ones."""
    own = copy.deepcopy(records)
    for number, record in enumerate(own):
        if record["id"] == GOOD["id"]:
            record["id"] = f"zz-{number:03}"
        if record.get("website") == GOOD["website"]:
            record["website"] = f"https://www.good-{number}.example.com/"
    return own


def test_the_form_says_what_the_check_says(form: Page, tmp_path: Path) -> None:
    records = numbered(RIGHT + WRONG)
    expected = verdicts(records, tmp_path / "data")
    found = form.evaluate(
        "(texts) => texts.map((text) => Rapport.contribute.check(JSON.parse(text), about))",
        [json.dumps(record) for record in records],
    )
    assert [number for number, faults in enumerate(expected) if not faults] == list(range(len(RIGHT)))
    wrong = []
    for record, said, faults in zip(records, expected, found, strict=True):
        own = set()
        for fault in faults:
            anchor = fault["anchor"]
            remedy = fault["remedy"]
            if anchor and remedy not in (text_policy.REMEDY, text_policy.PERSONAL_REMEDY):
                remedy = f"{remedy}{'' if remedy.endswith('?') else '.'} See /contribute/data-dictionary/#{anchor}"
            own.add((where(fault["steps"]), fault["problem"], remedy))
        if differ := said ^ own:
            wrong.append((record["id"], sorted(differ)))
    assert wrong == []


def where(steps: list[str | int]) -> str:
    """Name a path as a fault does."""
    name = ""
    for step in steps:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return name.removeprefix(".")


def test_every_published_record_is_right_to_the_form(form: Page, data: Dataset) -> None:
    wrong = form.evaluate(
        """() => Object.values(RapportRecords).flatMap(({ record }) =>
            Rapport.contribute.check(record, about, record.id).map((fault) => `${record.id}: ${fault.problem}`))"""
    )
    assert wrong == []
    assert form.evaluate("() => Object.keys(RapportRecords).length") == len(data.firms)


def written(form: Page, record: dict[str, Any]) -> str:
    text = form.evaluate(
        "(text) => Rapport.contribute.toYaml(JSON.parse(text), about).join('\\n') + '\\n'", json.dumps(record)
    )
    assert isinstance(text, str)
    return text


HOSTILE = [
    "yes", "NO", "null", "~", "1956", "1_000", "0x1F", "1:30", "1.5", ".5", "1e3", "2026-11-23",
    "2026-1-3 10:00:00", "=", "<<", "- dash", "-dash", "? mark", "?mark", ": colon", ":colon", "a: b", "a:b",
    "a #b", "a#b", "#tag", "[list]", "{map}", "a, b", "a [b]", "it's", '"quoted"', "'single'", "%percent",
    "@at", "`tick`", "!tag", "&anchor", "*star", "|pipe", ">fold", "---", "... and", "back\\slash", "tab\there",
    "nul\x00", "bell\x07", "esc\x1b", "nbsp\xa0", "zero\u200bwidth", "rtl\u202e", "bom\ufeff", "emoji 😀",
    "Ångström & Søn", "東京", " lead", "trail ", "a  b", "x" * 61, "ends:", "a :b", "", "\ue000", "\ufffd",
    "{{ jinja }}", "</script>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_is_written_as_format_writes_it(form: Page, text: str, tmp_path: Path) -> None:
    record = copy.deepcopy(GOOD) | {"name": text, "formerly": [text, "Other"]}
    record["contact"] = {"channel": text}
    record["sources"][0]["title"] = text
    own = written(form, record)
    ours = yaml.safe_load(own)
    assert [as_python(record)] == ours
    path = tmp_path / "firms.yaml"
    # From another way to write the same, in which every character may stand.
    path.write_text(
        yaml.safe_dump([as_python(record)], sort_keys=False, allow_unicode=True, width=10**6), encoding="utf-8"
    )
    try:
        format_file(path, FIRMS, "firms.yaml")
    except DataFaults:
        path.write_text(own, encoding="utf-8")
        assert any(invisible(text))
        with pytest.raises(DataFaults):  # What the check refuses in any spelling.
            format_file(path, FIRMS, "firms.yaml")
    else:
        assert path.read_text(encoding="utf-8") == own


def test_every_published_record_is_written_as_it_stands(form: Page, data: Dataset) -> None:
    texts = form.evaluate(
        "() => Object.values(RapportRecords).map(({ record }) => Rapport.contribute.toYaml(record, about).join('\\n'))"
    )
    for text, firm in zip(texts, data.firms, strict=True):
        assert f"\n{text}\n" in TEXT, firm.id


def test_the_fields_stand_in_the_order_of_the_model(form: Page) -> None:
    text = written(form, dict(reversed(GOOD.items())))
    assert list(yaml.safe_load(text)[0]) == [name for name in Firm.model_fields if name in GOOD]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A Git repository that holds the data."""
    shutil.copytree(DATA, tmp_path / "data")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def apply(repository: Path, patch: str) -> str:
    (repository / "it.patch").write_text(patch, encoding="utf-8")
    done = subprocess.run(
        ["git", "apply", "--check", "it.patch"], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + patch
    subprocess.run(["git", "apply", "it.patch"], cwd=repository, check=True)
    return (repository / "data" / "firms.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("own", ["0-first", "acrea", "m-in-the-middle", "zzz-last"])
def test_a_patch_adds_a_firm_at_its_place(form: Page, repository: Path, own: str) -> None:
    record = copy.deepcopy(GOOD) | {"id": own}
    patch = form.evaluate(
        """(text) => {
          const record = JSON.parse(text);
          return Rapport.contribute.addition(record.id, Rapport.contribute.toYaml(record, about), about);
        }""",
        json.dumps(record),
    )
    text = apply(repository, patch)
    assert f"\n{written(form, record)}" in text
    assert len(text) == len(TEXT) + len(written(form, record)) + 1
    path = repository / "data" / "firms.yaml"
    assert not format_file(path, FIRMS, "firms.yaml")
    assert own in {firm.id for firm in load(repository / "data").firms}


@pytest.mark.parametrize("own", ["a-temp-recruitment", "spencer-stuart", "first", "last"])
def test_a_patch_corrects_a_firm(form: Page, repository: Path, data: Dataset, own: str) -> None:
    own = {"first": data.firms[0].id, "last": data.firms[-1].id}.get(own, own)
    patch = form.evaluate(
        """(id) => {
          const published = RapportRecords[id];
          const record = { ...published.record, summary: "Says something else: now.", founded: 1999 };
          return Rapport.contribute.correction(published, Rapport.contribute.toYaml(record, about, published));
        }""",
        own,
    )
    text = apply(repository, patch)
    assert not format_file(repository / "data" / "firms.yaml", FIRMS, "firms.yaml")
    before, after = yaml.safe_load(TEXT), yaml.safe_load(text)
    for old, new in zip(before, after, strict=True):
        assert new == (old | {"summary": "Says something else: now.", "founded": 1999} if old["id"] == own else old)


def test_a_correction_leaves_comments_and_other_lines_alone(form: Page, data: Dataset) -> None:
    text = TEXT.replace("- id: acre\n", "# About Acre.\n- id: acre\n", 1)
    start = text.index("- id: acre\n")
    record = text[start : text.index("\n\n", start)]
    commented = re.sub(r"\n  kind: (.*)", r'\n  # Says so on its page.\n  kind: "\1" # quoted', record)
    text = text.replace(record, commented)
    (_, _), *records = form_scripts(data, text)
    script = next(content for address, content in records if address.endswith("/acre.js"))
    lines = form.evaluate(
        """(script) => {
          const own = {};
          Function("window", script)(own);
          const published = own.RapportRecords.acre;
          return Rapport.contribute.toYaml({ ...published.record, founded: 1999 }, about, published);
        }""",
        script,
    )
    made = "\n".join(lines)
    assert made != commented
    assert [line for line in made.split("\n") if line != "  founded: 1999"] == [
        line for line in commented.split("\n") if not line.startswith("  founded:")
    ]


def test_the_id_of_a_removed_firm_is_not_used_again(form: Page, data: Dataset) -> None:
    later = dataclasses.replace(data, removed=((datetime.date(2026, 11, 24), "gone-search"),))
    script = next(iter(form_scripts(later, TEXT)))[1]
    problems = form.evaluate(
        """([script, record]) => {
          const own = {};
          Function("window", script)(own);
          const { check, aboutOf } = Rapport.contribute;
          return check(JSON.parse(record), aboutOf(own.RapportForm)).map((fault) => fault.problem);
        }""",
        [script, json.dumps(GOOD | {"id": "gone-search"})],
    )
    assert problems == ['"gone-search" was the id of a firm that has been removed']


def test_the_address_of_another_page_is_no_id(form: Page) -> None:
    for own in sorted(RESERVED):
        faults = form.evaluate(
            "(text) => Rapport.contribute.check(JSON.parse(text), about)",
            json.dumps(GOOD | {"id": own, "aliases": [own]}),
        )
        found = [(where(fault["steps"]), fault["problem"], fault["remedy"]) for fault in faults]
        said = (f'"{own}" is the address of another page', "Give this firm another id")
        assert ("id", *said) in found
        assert ("aliases[1]", *said) in found
