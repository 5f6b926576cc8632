"""Where evidence is cited is found as an author may write it, and what is wrong is said at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.catalog.citations import Place, calls, cited_in, faults
from macros.catalog.pages import PageText
from macros.cli import main
from macros.loading.load import load
from tests.loading.helpers import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder that may be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('A firm.{{ cite("one") }}', [("one", 1)]),
        ('A firm.{{ cite("one", "two") }}\n\n{{ cite("three") }}', [("one", 1), ("two", 1), ("three", 3)]),
        ('{{ cite(\n  "one",\n  "two",\n) }}', [("one", 2), ("two", 3)]),
        ("{{ cite('one') }} is no excite(\"two\")", [("one", 1)]),
        ('\n{{ cite("one") }}', [("one", 2)]),
        ("No call: cite one.", []),
    ],
)
def test_every_call_is_found_with_the_line_of_each_id(text: str, found: list[tuple[str, int]]) -> None:
    assert list(calls(PageText("guide/page.md", text))) == found


@pytest.mark.parametrize("written", ["- id: '{}'\n", '- id: "{}" # a remark\n', "-\n  id: {}\n"])
def test_an_id_may_be_written_in_every_way_of_yaml(folder: Path, written: str) -> None:
    path = folder / "evidence.yaml"
    first, *_ = path.read_text(encoding="utf-8").split("\n\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + first.replace("- id: law-of-fees\n", written.format("never-cited")) + "\n")
    data = load(folder)
    page = PageText("guide/page.md", '{{ cite("never-cited") }}')
    assert faults(data, [page], "docs", path, "data") == []
    (fault,) = faults(data, [], "docs", path, "data")
    assert (fault.where, fault.problem) == ("never-cited", "nothing cites it")
    assert "never-cited" in path.read_text(encoding="utf-8").split("\n")[fault.line - 1]


def test_an_unknown_id_is_said_at_its_line_with_the_nearest(folder: Path) -> None:
    data = load(folder)
    known = data.evidence[0].id
    page = PageText("guide/page.md", f'# Page\n\n{{{{ cite(\n"{known}x") }}}}')
    wrong = [fault for fault in faults(data, [page], "docs", folder / "evidence.yaml", "data") if fault.line == 4]
    assert [str(fault) for fault in wrong] == [
        f'docs/guide/page.md:4: cites "{known}x", which evidence.yaml does not have. Did you mean "{known}"?'
    ]


def test_what_a_diagram_cites_is_cited_on_the_page_that_shows_it(folder: Path) -> None:
    data = load(folder)
    pages = [
        PageText("guide/paid.md", '---\ntitle: Who pays\n---\n{{ cite("retained-model") }} {{ diagram("who-pays") }}'),
        PageText("guide/other.md", "---\ntitle: Another page\n---\n{{ diagram( 'who-pays' ) }}"),
        PageText("guide/none.md", '{{ diagram("when-to-write") }} {{ diagram("no-such") }} diagram who-pays'),
    ]
    found = cited_in(data, pages)["retained-model"]
    assert found[:2] == [Place("Who pays", "guide/paid/"), Place("Another page", "guide/other/")]
    assert not any(place.address == "guide/none/" for place in found)


def test_what_cites_without_a_page_of_its_own_is_named_and_leads_to_its_place(folder: Path) -> None:
    found = {place for places in cited_in(load(folder), []).values() for place in places}
    assert found == {
        Place("Fees and rights by country", "guide/fees-by-country/#rule-GB"),
        Place("My search", "my-search/"),
        Place("The first call", "checklists/first-call/"),
        Place("What kind of firm is it?", "guide/kinds-of-firms/#decision-what-kind"),
    }


def test_evidence_that_a_diagram_alone_cites_is_not_unused(folder: Path) -> None:
    path = folder / "evidence.yaml"
    first, *_ = path.read_text(encoding="utf-8").split("\n\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + first.replace("- id: law-of-fees\n", "- id: only-drawn\n") + "\n")
    drawn = folder / "diagrams.yaml"
    drawn.write_text(drawn.read_text(encoding="utf-8").replace("[retained-model]", "[only-drawn]"), encoding="utf-8")
    data = load(folder)
    assert [fault.where for fault in faults(data, [], "docs", path, "data") if fault.where == "only-drawn"]
    page = PageText("guide/page.md", '{{ diagram("who-pays") }}')
    assert [fault for fault in faults(data, [page], "docs", path, "data") if fault.where == "only-drawn"] == []


@pytest.mark.parametrize("command", ["check", "links", "report"])
def test_a_folder_of_pages_that_does_not_exist_is_refused(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--docs", "no/such/folder"])
    assert stopped.value.code == 2
    assert "argument --docs: there is no folder no/such/folder" in capsys.readouterr().err
