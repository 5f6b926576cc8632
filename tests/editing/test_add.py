"""Adding a firm from YAML or from an issue form: in its place, checked whole, and not another byte touched."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog.names import slug
from macros.cli import main
from macros.editing.add import plan, records_in
from macros.editing.duplicates import possible
from macros.editing.issue_forms import LABELS
from macros.editing.remove import record_in
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults
from macros.loading.load import DATA, load, load_once
from macros.loading.yaml_builder import YamlBuilder
from tests.loading.helpers import SEE, spoil
from tests.loading.test_any_input import outcome
from tests.one_file import text_of

TODAY = datetime.date(2026, 11, 23)
BEECH = """\
# What I found.
- name: Beech & Co
  id: beech
  kind: retained-search
  summary: Finds finance directors for makers of software.
  services: [executive-search]
  website: https://beech.example.org/
  industries:
    - technology
  added: 2026-11-19
  checked: 2026-11-20
  sources:
    - url: https://beech.example.org/about
      title: About Beech
      supports: [summary, kind, services, industries]
"""
WRITTEN = """\
- id: beech
  name: Beech & Co
  summary: Finds finance directors for makers of software.
  kind: retained-search
  services: [executive-search]
  website: https://beech.example.org/
  industries: [technology]
  added: 2026-11-19
  checked: 2026-11-20
  sources:
    - url: https://beech.example.org/about
      title: About Beech
      supports: [summary, kind, services, industries]
"""
FORM = """\
### Name of the firm

Beech & Co

### Website

https://beech.example.org/

### Kind of firm

Retained search

### Services

Executive search, Board search

### Industries

_No response_

### Any industry

- [X] It says that it takes on any industry

### Functions

Finance

### Page for candidates

https://beech.example.org/candidates

### What it does, in a sentence

Finds finance directors for makers of software.

### Sources

https://beech.example.org/about About us – Beech
https://www.beech.example.org/candidates

### Anything else

I work there. `$(touch /tmp/x)` ${{ github.token }}

### The record as YAML

```yaml

```
"""


def add(folder: Path, text: str, *options: str, name: str = "new.txt") -> int:
    Path(name).write_text(text, encoding="utf-8", newline="")
    return main(["add", name, "--data", str(folder), *options])


@pytest.fixture
def kept(folder: Path) -> dict[str, bytes]:
    """What the files of the data folder hold before the test."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def now(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_record_goes_to_its_place_and_nothing_else_changes(folder: Path, kept: dict[str, bytes]) -> None:
    text = kept["firms.yaml"].decode().replace("- id: birch", "# About Birch.\n- id: birch")
    (folder / "firms.yaml").write_text(text)
    assert add(folder, BEECH) == 0
    assert (folder / "firms.yaml").read_text() == text.replace("# About Birch.\n", f"{WRITTEN}\n# About Birch.\n")
    assert (folder / "ids.txt").read_bytes() == kept["ids.txt"] + b"beech\n"
    assert {name: raw for name, raw in now(folder).items() if name not in ("firms.yaml", "ids.txt")} == {
        name: raw for name, raw in kept.items() if name not in ("firms.yaml", "ids.txt")
    }
    assert main(["check", "--data", str(folder)]) == 0


def test_a_new_record_that_does_not_say_so_was_added_today(folder: Path) -> None:
    records = records_in(BEECH.replace("  added: 2026-11-19\n", ""), "x", load(folder), TODAY)
    plan(folder, records, "x", TODAY).write(folder)
    assert load(folder).firm("beech").added == TODAY


@pytest.mark.parametrize("own", ["aaa", "zzz", "birch-and-co"])
def test_the_result_is_sorted_and_in_its_normal_form(folder: Path, own: str) -> None:
    before = (folder / "firms.yaml").read_text()
    assert add(folder, BEECH.replace("id: beech", f"id: {own}")) == 0
    after = (folder / "firms.yaml").read_text()
    block = WRITTEN.replace("id: beech", f"id: {own}")
    assert after.replace(f"\n{block}", "", 1) == before or after.replace(f"{block}\n", "", 1) == before
    assert main(["format", "--data", str(folder)]) == 0
    assert (folder / "firms.yaml").read_text() == after
    ids = [firm.id for firm in load(folder).firms]
    assert own in ids
    assert ids == sorted(ids)


def test_every_real_record_comes_back_byte_for_byte(data: Dataset) -> None:
    text = text_of("firms")
    blocks = text.split("\n\n")[1:]
    records = records_in("\n\n".join(blocks[::50]), "x", data, TODAY)
    assert plan(DATA, records, "x", TODAY, replace=True, data=data).files == {}


@pytest.mark.parametrize(
    "text",
    [
        BEECH.replace("\n", "\r\n"),
        "\ufeff" + BEECH,
        f"```yaml\n{BEECH}```\n",
        BEECH.replace("# What I found.\n- name", "  name").replace("\n  ", "\n  "),
        "".join(f"    {line}\n" for line in BEECH.splitlines()),
        FORM.replace("```yaml\n\n```", f"```yaml\n{BEECH}```"),
    ],
    ids=["CR LF", "byte-order mark", "block of code", "without a dash", "indented", "form with YAML"],
)
def test_a_snippet_may_be_handed_in_in_many_ways(folder: Path, text: str) -> None:
    assert add(folder, text) == 0
    assert WRITTEN in (folder / "firms.yaml").read_text()


def test_several_records_at_once(folder: Path) -> None:
    other = BEECH.replace("beech", "oak").replace("Beech", "Oak")
    assert add(folder, f"{BEECH}\n{other}") == 0
    assert [firm.id for firm in load(folder).firms] == ["acre", "beech", "birch", "cedar", "oak"]
    assert (folder / "ids.txt").read_text().endswith("cedar\nbeech\noak\n")


def test_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(BEECH))
    assert main(["add", "-", "--data", str(folder)]) == 0
    assert load(folder).firm("beech").name == "Beech & Co"


def test_a_form_without_yaml(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FORM
    assert add(folder, text) == 0
    assert capsys.readouterr().out == "Wrote beech-and-co to data/firms.yaml.\n"
    record = next(one for one in yaml.safe_load((folder / "firms.yaml").read_text()) if one["id"] == "beech-and-co")
    assert record == {
        "id": "beech-and-co",
        "name": "Beech & Co",
        "summary": "Finds finance directors for makers of software.",
        "kind": "retained-search",
        "services": ["executive-search", "board-search"],
        "website": "https://beech.example.org/",
        "generalist": True,
        "functions": ["finance"],
        "contact": {"url": "https://beech.example.org/candidates"},
        "added": datetime.datetime.now(datetime.UTC).date(),
        "checked": datetime.datetime.now(datetime.UTC).date(),
        "sources": [
            {
                "url": "https://beech.example.org/about",
                "title": "About us – Beech",
                "supports": ["summary", "kind", "services", "functions", "contact"],
            },
            {
                "url": "https://www.beech.example.org/candidates",
                "title": "beech.example.org",
                "supports": ["summary", "kind", "services", "functions", "contact"],
            },
        ],
    }
    assert "github.token" not in (folder / "firms.yaml").read_text()


def test_the_form_for_a_new_firm_never_takes_the_place_of_a_record(
    folder: Path, kept: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    form = FORM.replace("Beech & Co", "Birch").replace("Finance\n", "_No response_\n")
    assert add(folder, form) == 1
    assert capsys.readouterr().out == (
        "new.txt:3: name: Birch Partners (birch.example.org) is listed already. Correct its entry with the form for "
        "that; if this is another firm, add its YAML with an id of its own.\n"
    )
    assert now(folder) == kept


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Beech & Co",
            "株式会社",
            "new.txt:3: name: has no letter that an id can be made of. Add the YAML of the record",
        ),
        (
            FORM[FORM.index("https://beech.example.org/about") : FORM.index("### Anything")],
            "_No response_\n\n",
            ": sources: is",
        ),
    ],
    ids=["name in other letters", "no source"],
)
def test_a_form_is_told_what_it_lacks_in_its_own_words(
    folder: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(folder, FORM.replace(old, new)) == 1
    out = capsys.readouterr().out
    assert said in out
    assert "checked" not in out
    assert "Add id" not in out


SOURCES = FORM[FORM.index("https://beech.example.org/about") : FORM.index("\n\n### Anything")]
ABOUT = ("https://beech.example.org/about", "About us – Beech")
JOBS = ("https://beech.example.org/jobs", "beech.example.org")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{ABOUT[0]} {JOBS[0]}", [(ABOUT[0], "beech.example.org"), JOBS]),
        (f"{ABOUT[0]} {ABOUT[1]}, {JOBS[0]}", [ABOUT, JOBS]),
        (f"{ABOUT[0]},{JOBS[0]}", [(ABOUT[0], "beech.example.org"), JOBS]),
        (f"{ABOUT[1]}: {ABOUT[0]}; Jobs: {JOBS[0]}", [ABOUT, (JOBS[0], "Jobs")]),
        (f"{ABOUT[0]}, {ABOUT[1]}", [ABOUT]),
        (f"See {ABOUT[0]}.", [(ABOUT[0], "See")]),
        (f"<{ABOUT[0]}> {ABOUT[1]}", [ABOUT]),
        (f"- [{ABOUT[1]}]({ABOUT[0]}).\n* <{JOBS[0]}>", [ABOUT, JOBS]),
        (f"[{ABOUT[0]}]({ABOUT[0]})", [(ABOUT[0], "beech.example.org")]),
        (f"1. {ABOUT[0]} {ABOUT[1]}\n2) {JOBS[0]}", [ABOUT, JOBS]),
        (f"{ABOUT[0]}\xa0{ABOUT[1].replace(' ', chr(160))}", [ABOUT]),
        (f"> {ABOUT[0]} {ABOUT[1]}\n> {JOBS[0]}", [ABOUT, JOBS]),
        (f"```text\n{ABOUT[0]} {ABOUT[1]}\n```", [ABOUT]),
        (f"```\n{ABOUT[0]} {ABOUT[1]}", [ABOUT]),
        (f"{ABOUT[0]} {ABOUT[1]}\n\n-- \nJo Doe", [ABOUT]),
        ("https://beech.example.org/a_(b) A (b)", [("https://beech.example.org/a_(b)", "A (b)")]),
        ("(https://beech.example.org/a)", [("https://beech.example.org/a", "beech.example.org")]),
        (
            "https://web.archive.org/web/2020/https://beech.example.org/about Archive",
            [("https://web.archive.org/web/2020/https://beech.example.org/about", "Archive")],
        ),
    ],
)
def test_sources_are_read_as_people_paste_them(folder: Path, written: str, expected: list[tuple[str, str]]) -> None:
    (record,) = records_in(FORM.replace(SOURCES, written), "x", load(folder), TODAY)
    assert [(source["url"], source["title"]) for source in record["sources"]] == expected
    assert record["generalist"] is True


@pytest.mark.parametrize(
    "text",
    [
        FORM.replace("\n", "\r\n"),
        FORM.replace("### ", "## "),
        FORM.replace("### ", "# ").replace("Sources\n", "Sources:\n"),
        FORM.replace(" ", "\xa0"),
        "".join(f"> {line}\n" for line in FORM.split("\n")),
        FORM.replace("https://beech.example.org/\n", "<https://beech.example.org/>\n"),
        FORM.replace("https://beech.example.org/\n", "[our site](https://beech.example.org/).\n"),
        FORM.replace("Executive search, Board search", "- Executive search\n- Board search"),
        FORM.replace("Executive search, Board search", "Executive search; Board search."),
        FORM.replace("- [X]", "* [ x ]"),
        FORM.replace("_No response_", "*No response*"),
        FORM.replace("```yaml\n\n```", "_No response_\n\n-- \nSent from my phone"),
        FORM.replace("```yaml\n\n```", "_No response_\n\nSent from my phone"),
        FORM.replace("I work there.", "### Sources\n\nhttps://other.example.org/"),
        FORM.replace("I work there.", "### Id of the firm\n\nacre\n\n### Why\n\nI work there."),
        FORM.replace("I work there.", "### The record as YAML\n\nI have none.\n"),
        FORM.replace("About us – Beech\n", "About us – Beech\n### Website\n"),
    ],
)
def test_a_form_is_read_through_what_programs_make_of_it(folder: Path, text: str) -> None:
    (expected,) = records_in(FORM, "x", load(folder), TODAY)
    (record,) = records_in(text, "x", load(folder), TODAY)
    record["sources"] = [source for source in record["sources"] if source["url"].startswith("http")]
    assert record == expected


@pytest.mark.parametrize(
    "text",
    [
        f"```YAML\n{BEECH}```\n",
        f"~~~ yml\n{BEECH}~~~\n",
        f"Here it is:\n\n```yaml\n{BEECH}```\n\nThanks!\n",
        f"```yaml\n```yaml\n{BEECH}```\n```\n",
        f"{BEECH}\n-- \nJo Doe\n",
        FORM.replace("```yaml\n\n```", f"```yaml\n{BEECH}```\n\nSent from my phone"),
        FORM.replace("```yaml\n\n```", f"```yaml\n{BEECH}# ### Website\n### Sources\n```"),
    ],
)
def test_yaml_is_read_through_what_stands_around_it(folder: Path, text: str) -> None:
    assert add(folder, text) == 0
    assert WRITTEN in (folder / "firms.yaml").read_text()


def test_several_blocks_hold_several_records(folder: Path) -> None:
    other = BEECH.replace("beech", "oak").replace("Beech", "Oak")
    assert add(folder, f"One:\n```yaml\n{BEECH}```\nAnd another:\n```\n{other}```\n") == 0
    assert [firm.id for firm in load(folder).firms] == ["acre", "beech", "birch", "cedar", "oak"]


CORRECTION = "### Id of the firm\n\n{}\n\n### What is wrong\n\n{}\n\n### The record as YAML\n\n```yaml\n{}```\n"


def test_a_correction_may_give_the_firm_that_it_names_another_id(folder: Path) -> None:
    record = corrected(folder, ("- id: birch", "- id: birch-partners\n  aliases: [birch]"))
    text = CORRECTION.format("birch", "Its id.", record)
    (read,) = records_in(text, "new.txt", load(folder), datetime.date(2026, 12, 1))
    assert (read["id"], read["aliases"]) == ("birch-partners", ["birch"])


def test_a_correction_is_held_to_the_firm_that_it_names(
    folder: Path, kept: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    record = corrected(folder, ("name: Birch Partners", "name: Birch"))
    text = CORRECTION.format("acre", "Its name.", record)
    assert add(folder, text) == 1
    assert capsys.readouterr().out == (
        f'new.txt:{line_in(text, "- id: birch")}: birch.id: is the record of "birch", but the form is about "acre" '
        "(line 3). Put the record of that firm into the form, or name the other firm there.\n"
    )
    assert now(folder) == kept
    # A heading in a box names no other firm.
    assert add(folder, CORRECTION.format("acre", "### Id of the firm\n\nbirch", record)) == 1
    for named in ("birch", "`birch`.", "https://rapport.example.org/directory/birch/"):
        assert add(folder, CORRECTION.format(named, "Its name.", record), "--dry-run") == 0
        assert record_in(f"### Id of the firm\n\n{named}\n", "x", load(folder)) == "birch"
    assert record_in("> ## Id of the firm\r\n>\r\n> birch\r\n", "x", load(folder)) == "birch"


def line_in(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("https://beech.example.org/\n", "www.beech.example.org\n", ": beech-and-co.website: is not an http or https"),
        ("Retained search", "Retaned search", ': kind: "Retaned search" is not among the values of kind. Did you mean'),
        ("Executive search, Board", "Executive search, Bord", ': services: "Bord search" is not among the values of'),
        ("Finds finance", "Finds <b>finance", ": beech-and-co.summary: holds HTML"),
        ("https://beech.example.org/about About", "https://10.0.0.1/about About", '.sources[1].url: "10.0.0.1" is not'),
        ("https://www.beech.example.org/cand", "ftp://beech.example.org/cand", ".sources[2].url: is not an http or"),
    ],
)
def test_a_fault_in_a_form_names_its_line_there(
    folder: Path, kept: dict[str, bytes], old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FORM.replace(old, new, 1)
    assert add(folder, text) == 1
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"new.txt:{line_in(text, new)}: ")
    assert said in first
    assert now(folder) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FORM.replace("firm\n\nBeech & Co", "firm\n\n_No response_"), "new.txt:3: name: is missing. Fill in the name"),
        (
            "### Id of the firm\n\nacre\n\n### What is wrong\n\nIts name.\n\n### The record as YAML\n\n_No response_\n",
            "new.txt:3: yaml: the form describes a correction in words alone. Change the record by hand",
        ),
    ],
)
def test_a_form_that_makes_no_record_says_why(
    folder: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(folder, text) == 1
    assert capsys.readouterr().out.startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kind: retained-search",
            "kind: retained",
            f'"retained" is not a kind. Did you mean "retained-search"?{SEE}kind',
        ),
        ("    - technology", "    - NO", "YAML reads the bare word NO as false."),
        ("title: About Beech", "title: 7", f"is a number, not a text. Put it in quotes.{SEE}sources-title"),
        ("website: https://beech.example.org/", "website: https://birch.example.org/", 'is the website of "birch" too'),
        (
            "id: beech",
            "id: acre",
            "acre.id: is the id of another firm, Acre Search (acre.example.com). Give",
        ),
        ("Beech & Co", "Beech {{ 1 }} Co", 'holds Jinja: "{{". '),
    ],
)
def test_a_fault_in_a_snippet_names_its_line_there_and_the_file_stays(
    folder: Path, kept: dict[str, bytes], old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BEECH.replace(old, new)
    assert add(folder, text) == 1
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith(f"new.txt:{line_in(text, new)}: ") and said in line]
    assert now(folder) == kept


@pytest.mark.parametrize(
    "text", ["", "Hello\n", "- a\n- b\n", "### Page\n\nabout\n", "[]\n", "name: [\n", "- id: 7\n  name: x\n", "- {}\n"]
)
def test_what_holds_no_record_is_refused(
    folder: Path, kept: dict[str, bytes], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(folder, text) == 1
    out, err = capsys.readouterr()
    assert out.startswith("new.txt:")
    assert "1 fault" in err
    assert now(folder) == kept


def test_a_folder_with_faults_of_its_own_is_not_added_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = spoil(folder, "firms", {"kind: contingency-search": "kind: contingency◀"})
    assert add(folder, BEECH) == 1
    assert capsys.readouterr().out.startswith(f"data/firms.yaml:{line}: birch.kind: ")


def test_a_dry_run_shows_a_diff_that_git_can_apply(
    folder: Path, kept: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(folder, BEECH, "--dry-run") == 0
    assert now(folder) == kept
    Path("new.patch").write_text(capsys.readouterr().out)
    subprocess.run(["git", "apply", "new.patch"], check=True, env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
    assert WRITTEN in (folder / "firms.yaml").read_text()
    assert (folder / "ids.txt").read_text().endswith("\nbeech\n")


def test_a_record_takes_the_place_of_another(folder: Path, kept: dict[str, bytes]) -> None:
    text = kept["firms.yaml"].decode()
    start, end = text.index("- id: birch"), text.index("- id: cedar")
    assert add(folder, text[start:end].replace("Birch Partners", "Birch"), "--replace") == 0
    assert (folder / "firms.yaml").read_text() == text.replace("name: Birch Partners", "name: Birch")
    assert (folder / "ids.txt").read_bytes() == kept["ids.txt"]
    assert add(folder, BEECH, "--replace") == 1


def corrected(folder: Path, *changes: tuple[str, str]) -> str:
    """Return the record of Birch as it stands, with changes."""
    text = (folder / "firms.yaml").read_text()
    record = text[text.index("- id: birch") : text.index("- id: cedar")]
    for old, new in changes:
        assert old in record
        record = record.replace(old, new)
    return record


@pytest.mark.parametrize(
    "changes",
    [
        [("name: Birch Partners", "name: Birch")],
        [("website: https://birch.example.org/", "website: https://www.birch-search.example/")],
        [
            ("name: Birch Partners", "name: Zzyzx"),
            ("website: https://birch.example.org/", "website: https://birch.example.org/en/"),
        ],
    ],
    ids=["another name", "another website", "another name and page"],
)
def test_a_record_of_a_listed_firm_corrects_it(
    folder: Path, kept: dict[str, bytes], changes: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    text = kept["firms.yaml"].decode()
    old, record = corrected(folder), corrected(folder, *changes)
    assert add(folder, record, "--dry-run") == 0
    out, err = capsys.readouterr()
    changed = [line for line in out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert {line for line in changed if line[0] == "-"} == {f"-  {old}" for old, _ in changes}
    assert {line for line in changed if line[0] == "+"} == {f"+  {new}" for _, new in changes}
    fields = ", ".join(new.partition(":")[0] for _, new in changes)
    assert err == f"birch: listed already; corrected in {fields}.\nNothing was written.\n"
    assert now(folder) == kept
    assert add(folder, record) == 0
    assert (folder / "firms.yaml").read_text() == text.replace(old, record)
    assert (folder / "ids.txt").read_bytes() == kept["ids.txt"]


def test_a_correction_keeps_when_a_record_was_added_and_its_old_ids(folder: Path) -> None:
    spoil(
        folder,
        "firms",
        {"  name: Birch Partners\n": "  name: Birch Partners\n  aliases: [bark]\n  added: 2026-11-19\n"},
    )
    assert main(["check", "--data", str(folder), "--update"]) == 0
    record = corrected(
        folder, ("name: Birch Partners", "name: Birch"), ("aliases: [bark]", ""), ("added: 2026-11-19", "")
    )
    assert add(folder, record) == 0
    firm = load(folder).firm("birch")
    assert (firm.name, firm.aliases, firm.added) == ("Birch", ("bark",), datetime.date(2026, 11, 19))


def test_a_correction_leaves_comments_and_other_fields_as_they_stand(folder: Path) -> None:
    spoil(
        folder,
        "firms",
        {
            "  kind: contingency-search": "  # Says so on its page.\n  kind: 'contingency-search' # in so many words",
            "  name: Birch Partners": "  # In capitals there.\n  name: Birch Partners",
        },
    )
    before = (folder / "firms.yaml").read_text()
    record = corrected(folder, ("name: Birch Partners", "name: Birch")).replace("  # In capitals there.\n", "")
    assert add(folder, record.replace("'contingency-search' # in so many words", "contingency-search")) == 0
    assert (folder / "firms.yaml").read_text() == before.replace("name: Birch Partners", "name: Birch")


def test_a_fault_in_a_correction_names_its_line_there(
    folder: Path, kept: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    record = corrected(folder, ("kind: contingency-search", "kind: contingncy-search"))
    assert add(folder, record) == 1
    said = f'new.txt:{line_in(record, "kind:")}: birch.kind: "contingncy-search" is not a kind. Did you mean'
    assert capsys.readouterr().out.startswith(said)
    assert now(folder) == kept


def test_one_id_twice_in_a_snippet(folder: Path, kept: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    for record in (BEECH, corrected(folder)):
        assert add(folder, f"{record}\n{record}") == 1
        assert ".id: is the id of an earlier record too. Hand in one record for each firm." in capsys.readouterr().out
    assert now(folder) == kept


LETTERS = str.maketrans("0123456789", "ghijklmnop")  # a long number would be taken for a telephone


def many(count: int) -> str:
    """Return so many records of new firms, from the last id to the first, none like another."""
    return "\n".join(
        BEECH.replace("Beech", name)
        .replace("beech.example.org", f"{name}.example")
        .replace("beech", f"a{number:03}-{name}")
        for number in reversed(range(count))
        for name in [hashlib.sha256(str(number).encode()).hexdigest()[:12].translate(LETTERS)]
    )


def test_what_is_read_does_not_grow_with_what_is_handed_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    build = YamlBuilder.build

    def counted(builder: YamlBuilder, text: str) -> object:
        read.append(text)
        return build(builder, text)

    monkeypatch.setattr(YamlBuilder, "build", counted)
    times = []
    for text in (many(1), many(40), many(40).replace("Finds ", "Looks for ")):
        read.clear()
        assert add(folder, text) == 0
        times.append(sum("id: birch" in one for one in read))
    assert times[0] == times[1] == times[2], "the file was read again for each record"
    assert len(load(folder).firms) == 3 + 40


def test_each_record_gets_a_line_and_stands_in_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / "firms.yaml").read_text()
    assert add(folder, f"{many(4)}\n{corrected(folder, ('name: Birch Partners', 'name: Birch'))}") == 0
    said = capsys.readouterr()
    ids = [firm.id for firm in load(folder).firms]
    assert ids == sorted(ids)
    assert said.err.splitlines() == [
        *(f"{new}: added." for new in ids[:4]),
        "birch: listed already; corrected in name.",
    ]
    assert said.out == "Wrote 5 firms to data/firms.yaml.\n"
    for record in ids[:4]:
        assert main(["remove", record, "--data", str(folder)]) == 0
    assert (folder / "firms.yaml").read_text() == text.replace("name: Birch Partners", "name: Birch")
    assert add(folder, corrected(folder)) == 0
    assert capsys.readouterr().err == "birch: stands so already.\n"


def test_possible_duplicates_are_pointed_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BEECH.replace("Beech & Co", "Acre and Sons Executive Search").replace("id: beech", "id: acre-sons")
    assert add(folder, text.replace("https://beech.example.org/\n", "https://cedar.example.net/uk/\n")) == 0
    assert capsys.readouterr().err.splitlines() == [
        "acre-sons: added. acre (Acre Search) has a similar former name, Acre & Sons. Is it the same? "
        "cedar (Cedar) has the same website host, cedar.example.net. Is it the same?",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Spencer Stuart", "spencer-stuart"),
        ("Spencer Stewart International", "spencer-stuart"),
        ("SPENCER STUART Ltd", "spencer-stuart"),
        ("Nobody Knows This One", None),
    ],
)
def test_names_that_are_alike_in_the_real_directory(name: str, expected: str | None) -> None:
    assert [found.firm.id for found in possible(load_once().firms, [name])] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Beech & Co", "beech-and-co"),
        ("Søk Ångström", "sok-angstrom"),
        ("  A–B  ", "a-b"),
        ("Groß GmbH", "gross-gmbh"),
        ("Łódź, Đorđe & Œuvre", "lodz-dorde-and-oeuvre"),
        ("O’Neill's Search", "oneills-search"),
        ("Бюро", ""),
    ],
)
def test_an_id_made_of_a_name(name: str, own: str) -> None:
    assert slug(name) == own


ANY = st.text(st.characters(codec="utf-8"), max_size=60)
STABLE = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@STABLE
@given(
    text=st.one_of(
        ANY,
        st.dictionaries(st.sampled_from(sorted(LABELS.values())), ANY).map(
            lambda answers: "\n".join(f"### {label}\n\n{answer}\n" for label, answer in answers.items())
        ),
        st.tuples(st.integers(0, len(BEECH)), ANY).map(lambda cut: BEECH[: cut[0]] + cut[1] + BEECH[cut[0] :]),
    )
)
def test_whatever_is_handed_in_ends_in_a_change_or_in_faults(folder: Path, text: str) -> None:
    before = (folder / "firms.yaml").read_text()
    found = outcome(lambda: plan(folder, records_in(text, "new.txt", load_once(folder), TODAY), "new.txt", TODAY))
    if isinstance(found, list):
        assert found
        assert all(str(fault).isprintable() for fault in found)
    else:
        old, new = found.files["firms.yaml"]
        assert old == before
        assert len(new) > len(old)
    assert (folder / "firms.yaml").read_text() == before


def test_a_record_that_is_refused_says_all_its_faults(folder: Path) -> None:
    records = records_in(BEECH.replace("retained-search", "x").replace("technology", "y"), "x", load(folder), TODAY)
    with pytest.raises(DataFaults) as caught:
        plan(folder, records, "x", TODAY)
    assert [(fault.file, fault.where) for fault in caught.value.faults] == [
        ("x", "beech.kind"),
        ("x", "beech.industries[1]"),
    ]
