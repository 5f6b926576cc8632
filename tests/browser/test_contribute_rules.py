"""The form in a real browser finds what the Python check finds, and writes YAML that the commands take."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from macros.editing.add import plan, records_in
from macros.editing.duplicates import possible
from macros.editing.format import format_file, written
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults
from macros.loading.load import DATA, load, load_once
from macros.model.as_json import plain
from macros.model.files import FILES
from macros.model.firms import Firm
from macros.model.types import invisible
from tests.one_file import text_of
from tests.vectors import body_cases, write
from tests.vectors.firm_cases import ADDRESSES, GOOD, TEXTS

from .add_firm import few, load_form

__all__ = ["few"]
EMPTY = '""'  # how a field without a name is called
FIRMS = next(file for file in FILES if file.name == "firms")


def opened(browser: Browser, data: Dataset, file: str = "firms") -> Iterator[Page]:
    """A page with nothing but the form's scripts and what the site publishes for them."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    load_form(page, data, file)
    yield page
    page.close()
    assert not complaints, complaints


@pytest.fixture(scope="module")
def form(browser: Browser, data: Dataset) -> Iterator[Page]:
    """The form with all firms."""
    yield from opened(browser, data)


@pytest.fixture(scope="module")
def small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The form with the few firms that go with the vectors."""
    yield from opened(browser, load(write.directory(tmp_path_factory.mktemp("vectors") / "data")))


@pytest.fixture(scope="module")
def small_bodies(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The form for bodies, with the few that go with the vectors."""
    folder = tmp_path_factory.mktemp("vectors") / "data"
    yield from opened(browser, load(write.directory(folder)), "bodies")


@pytest.fixture(scope="module")
def body_form(browser: Browser, data: Dataset) -> Iterator[Page]:
    """The form for bodies with all of them."""
    yield from opened(browser, data, "bodies")


def vectors_of(name: str) -> list[Any]:
    found = json.loads((write.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def where(steps: list[str | int]) -> str:
    """Name a path as a fault does."""
    name = ""
    for step in steps:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step or EMPTY}"
    return name.removeprefix(".")


def checked(page: Page, records: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the faults that the form finds in each record."""
    texts = [json.dumps(record) for record in records]
    found = page.evaluate("(texts) => texts.map((text) => Rapport.addFirm.check(JSON.parse(text), about))", texts)
    assert isinstance(found, list)
    return found


@pytest.mark.browser  # which only the page that is asked for by its name would tell
@pytest.mark.parametrize(
    ("name", "good", "opened_as"),
    [("firm-faults", GOOD, "small"), ("body-faults", body_cases.GOOD, "small_bodies")],
)
def test_the_form_finds_in_every_vector_what_the_check_finds(
    request: pytest.FixtureRequest, name: str, good: dict[str, Any], opened_as: str
) -> None:
    all_vectors = vectors_of(name)
    records = [
        {field: value for field, value in (good | changed).items() if field not in lacking}
        for _, changed, lacking, _ in all_vectors
    ]
    wrong = []
    page = request.getfixturevalue(opened_as)
    for record, (*_, expected), faults in zip(records, all_vectors, checked(page, records), strict=True):
        own = {(where(fault["steps"]), fault["problem"], fault["remedy"]) for fault in faults}
        if differ := own ^ set(map(tuple, expected)):
            wrong.append((record, sorted(differ)))
    assert wrong == []


def test_the_form_says_of_words_names_and_addresses_what_python_says(small: Page) -> None:
    inputs = [(function, values, said) for function, values, said in vectors_of("similar-names")]
    inputs += [("likeness", [one, other], related) for one, other, related in vectors_of("same-site")]
    calls = [[function, values] for function, values, _ in inputs]
    found = small.evaluate("(calls) => calls.map(([name, inputs]) => Rapport.addFirm[name](...inputs, about))", calls)
    assert [(one, own) for one, own in zip(inputs, found, strict=True) if one[2] != own] == []


@pytest.mark.browser  # which only the page that is asked for by its name would tell
@pytest.mark.parametrize(("opened_as", "file"), [("form", "firms"), ("body_form", "bodies")])
def test_every_published_record_is_right_to_the_form(
    request: pytest.FixtureRequest, data: Dataset, opened_as: str, file: str
) -> None:
    page = request.getfixturevalue(opened_as)
    wrong = page.evaluate(
        """() => about.firms.map(({ id }) => RapportRecords[id]).flatMap((record) =>
            Rapport.addFirm.check(record, about, record.id).map((fault) => `${record.id}: ${fault.problem}`))"""
    )
    assert wrong == []
    assert page.evaluate("() => about.firms.map(({ id }) => id)") == [one.id for one in getattr(data, file)]


def test_the_commands_take_in_the_body_that_the_form_hands_over(body_form: Page, data: Dataset, few: Path) -> None:
    new = json.loads(json.dumps(body_cases.GOOD)) | {"id": "no-good-register", "countries": ["NO"]}
    listed = plain(data.body("gb-ico")) | {"lists": "Says something else: now."}
    today = datetime.date(2026, 11, 28)
    for record, corrected in ((new, ()), (listed, ("gb-ico",))):
        (text,) = printed(body_form, [record])
        records, in_an_issue = [
            records_in(handed_in, "it.md", data, today)
            for handed_in in (text, f"### The record as YAML\n\n```yaml\n{text}```\n")
        ]
        assert records == in_an_issue
        change = plan(few, in_an_issue, "it.md", today, data=load_once(few))
        assert (change.file.name, change.records, change.corrected) == ("bodies", (record["id"],), corrected)


def test_every_published_body_comes_back_as_it_stands(body_form: Page, data: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_text("\n".join(printed(body_form, [plain(body) for body in data.bodies])), encoding="utf-8")
    format_file(path, next(file for file in FILES if file.name == "bodies"), "bodies.yaml")
    published = (DATA / "bodies.yaml").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == published[published.index("- id:") :]


def test_a_fault_leads_to_its_field_in_the_data_dictionary(small: Page) -> None:
    contact = {"contact": {"email": "info"}, "colour": "blue"}
    (faults,) = checked(small, [GOOD | contact | {"headquarters": {"city": ""}}])
    anchors = {where(fault["steps"]): fault["anchor"] for fault in faults}
    assert anchors["contact.email"] == "contact-email"
    assert anchors["headquarters.city"] == "headquarters-city"
    assert anchors["colour"] == ""


def test_the_former_id_of_a_listed_firm_leads_to_that_firm(small: Page) -> None:
    (faults,) = checked(small, [GOOD | {"id": "acre-and-sons"}])
    assert [(fault["code"], fault["listed"]) for fault in faults] == [("id-twice", "acre")]


def test_the_right_ascii_of_a_host_in_other_letters_is_the_same_site(small: Page) -> None:
    found = small.evaluate(
        """(addresses) => {
          const firm = { id: "muller", name: "Müller", website: "https://müller-search.de/" };
          const more = { ...about, firms: [firm] };
          const faults = (website) => Rapport.addFirm.directoryFaults({ id: "new", website }, more, null);
          return addresses.map((website) => [...faults(website)].map(({ code, listed }) => [code, listed]));
        }""",
        ["https://xn--mller-search-dlb.de/", "https://xn--mller-search-thb.de/"],
    )
    assert found == [[["page-taken", "muller"]], []]


def test_every_firm_has_the_hints_that_the_commands_give(form: Page, data: Dataset) -> None:
    records: list[dict[str, Any]] = [
        {"name": firm.name, "website": firm.website, "formerly": list(firm.formerly or ())} for firm in data.firms
    ]
    ids: list[str | None] = [firm.id for firm in data.firms]
    records += [{"name": name} for firm in data.firms[::9] for name in (firm.name[1:], f"{firm.name} Worldwide Ltd")]
    records += [{"name": "Spencer Stewart", "website": address} for address in ADDRESSES[:5]]
    records += [{"name": "Zzyzx", "formerly": [name]} for firm in data.firms for name in firm.formerly or ()]
    ids += [None] * (len(records) - len(ids))
    found = form.evaluate(
        """([records, ids]) => records.map((record, at) =>
          Rapport.addFirm.findDuplicates(record, about, ids[at]).map(({ firm, why }) => [firm.id, why]))""",
        [records, ids],
    )
    expected = [
        [
            [firm.id, why]
            for firm, why in possible(
                data.firms, [record["name"], *record.get("formerly", ())], record.get("website"), besides=own
            )
        ]
        for record, own in zip(records, ids, strict=True)
    ]
    assert found == expected
    assert sum(map(bool, expected)) > 50
    assert ["spencer-stuart", "has a similar name, Spencer Stuart"] in found[
        records.index({"name": "Spencer Stewart", "website": ADDRESSES[0]})
    ]


# ---------------------------------------------------------------------- YAML


def printed(page: Page, records: list[dict[str, Any]]) -> list[str]:
    """Return the YAML that the form makes of each record."""
    texts = [json.dumps(record) for record in records]
    found = page.evaluate("(texts) => texts.map((text) => Rapport.addFirm.toYaml(JSON.parse(text), about))", texts)
    assert isinstance(found, list)
    return found


def test_every_published_record_comes_back_as_it_stands(form: Page, data: Dataset, tmp_path: Path) -> None:
    text = "\n".join(printed(form, [plain(firm) for firm in data.firms]))
    path = tmp_path / "firms.yaml"
    path.write_text(text, encoding="utf-8")
    format_file(path, FIRMS, "firms.yaml")
    published = text_of("firms")
    assert path.read_text(encoding="utf-8") == published[published.index("- id:") :]


HOSTILE = (
    *TEXTS,
    "yes", "NO", "y", "null", "~", "1956", "1_000", "0x1F", "1:30", "1.5", ".5", "1e3", "2026-11-23", "=", "<<",
    "- dash", "2026-1-3 10:00:00", "-dash", "? mark", "?mark", ": colon", ":colon", "a: b", "a:b", "a #b", "a#b",
    "#tag", "[list]", "{map}", "a, b", "a [b]", "it's", '"quoted"', "'single'", "%percent", "@at", "!tag", "&anchor",
    "*star", "|pipe", ">fold", "---", "... and", "back\\slash", "nbsp\xa0", "ends:", "a :b", "{{ jinja }}", "\ud800",
)  # fmt: skip


def test_any_text_comes_back_as_it_was(form: Page, tmp_path: Path) -> None:
    records = []
    for text in HOSTILE:
        record = copy.deepcopy(GOOD) | {"name": text, "formerly": [text, "Other"], "contact": {"channel": text}}
        record["sources"][0]["title"] = text
        records.append(record)
    path = tmp_path / "firms.yaml"
    for record, own in zip(records, printed(form, records), strict=True):
        path.write_text(own, encoding="utf-8", errors="surrogatepass")
        text = record["name"]
        if text == "\ud800":
            assert '"\\ud800"' in own
            continue
        assert yaml.safe_load(own) == [record | {"checked": datetime.date(2026, 11, 1)}], text
        try:
            format_file(path, FIRMS, "firms.yaml")
        except DataFaults:
            assert any(invisible(text)), text  # What the check refuses in any spelling.
        else:
            assert path.read_text(encoding="utf-8") == written(record | {"checked": datetime.date(2026, 11, 1)}, FIRMS)


def test_the_fields_stand_in_the_order_of_the_model(form: Page) -> None:
    (text,) = printed(form, [dict(reversed(GOOD.items()))])
    assert list(yaml.safe_load(text)[0]) == [name for name in Firm.model_fields if name in GOOD]


def test_the_commands_take_in_what_the_form_hands_over(form: Page, data: Dataset, few: Path) -> None:
    new = json.loads(json.dumps(GOOD)) | {"name": 'Good "Search": & Söhne', "formerly": ["yes", "2026-11-23"]}
    acre = plain(data.firm("acre")) | {"summary": "Says something else: now."}
    today = datetime.date(2026, 11, 24)
    for record, corrected in ((new, ()), (acre, ("acre",))):
        (text,) = printed(form, [record])
        issue = f"### Id of the firm\n\n{record['id']}\n\n### The record as YAML\n\n```yaml\n{text}```\n"
        records, in_an_issue = [records_in(one, "it.md", data, today) for one in (text, issue)]
        assert records == in_an_issue
        change = plan(few, in_an_issue, "it.md", today, data=load_once(few))
        assert (change.records, change.corrected) == ((record["id"],), corrected)
        added = [line[1:] for line in change.diff("data").split("\n") if line.startswith("+  ")]
        assert f"  summary: {yaml.safe_dump(record['summary'], width=999).strip()}" in added or not corrected
        assert len(added) == 1 or not corrected
