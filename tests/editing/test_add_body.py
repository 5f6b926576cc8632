"""Adding or correcting a register or a body: by the same code as a firm, in its own file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from macros.cli import main
from macros.loading.load import PROJECT, load
from tests.loading.helpers import SEE

TODAY = datetime.date.today()
NO_STAFFING = """\
- id: no-staffing
  name: Approved staffing firms
  kind: licence-register
  countries: ['NO']
  url: https://www.example.no/approved
  lists: Firms that may hire out workers.
  covers: [temporary]
  hit: It may hire out workers.
  miss: A firm that only searches need not be there.
  public: true
  free: true
  checked: 2026-11-20
  sources:
    - {url: "https://www.example.no/approved/about", title: About the register, read: original}
"""


def add(text: str, *options: str) -> int:
    Path("new.yaml").write_text(text, encoding="utf-8")
    return main(["add", "new.yaml", "--data", "data", *options])


def test_a_body_goes_to_its_place_and_nothing_else_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_text() for path in folder.glob("*.*")}
    assert add(NO_STAFFING) == 0
    assert capsys.readouterr().out == "Wrote no-staffing to data/bodies.yaml.\n"
    after = {path.name: path.read_text() for path in folder.glob("*.*")}
    assert {name for name in after if after[name] != before[name]} == {"bodies.yaml"}
    start = after["bodies.yaml"].index("- id: no-staffing")
    end = after["bodies.yaml"].index("- id: world-data")
    assert after["bodies.yaml"][:start] + after["bodies.yaml"][end:] == before["bodies.yaml"]
    body = load(folder).body("no-staffing")
    assert (body.countries, body.added) == (("NO",), TODAY)
    assert main(["check", "--data", "data"]) == 0


def test_the_line_of_the_schema_stays_at_the_top(folder: Path) -> None:
    top = (folder / "bodies.yaml").read_text().split("\n")[:2]
    assert top == ["# yaml-language-server: $schema=schema/bodies.json", "- id: ch-permits"]
    first = NO_STAFFING.replace("no-staffing", "ch-agencies").replace("['NO']", "[CH]")
    assert add(first) == 0
    assert (folder / "bodies.yaml").read_text().split("\n")[:2] == [top[0], "- id: ch-agencies"]


def test_sorting_leaves_the_line_of_the_schema_at_the_top(folder: Path) -> None:
    path = folder / "bodies.yaml"
    line, _, records = path.read_text().partition("\n")
    first, second = records.split("- id: gb-companies", 1)
    path.write_text(f"{line}\n- id: gb-companies{second}\n{first}")
    assert main(["format", "--data", "data"]) == 0
    assert path.read_text() == f"{line}\n\n{records}"
    assert main(["check", "--data", "data"]) == 0


def test_a_body_that_is_listed_is_corrected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = yaml.safe_load((folder / "bodies.yaml").read_text())[0]
    record["lists"] = "Firms that may place or lend people."
    assert add(yaml.safe_dump([record], sort_keys=False)) == 0
    assert "ch-permits: listed already; corrected in " in capsys.readouterr().err
    body = load(folder).body("ch-permits")
    assert (body.lists, body.added) == ("Firms that may place or lend people.", None)
    assert [one.id for one in load(folder).bodies] == ["ch-permits", "gb-companies", "world-data"]


def test_what_is_wrong_is_said_by_the_lines_that_were_handed_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "bodies.yaml").read_text()
    wrong = NO_STAFFING.replace("  miss: A firm that only searches need not be there.\n", "").replace(
        "https://www.example.no/approved\n", "http://register.internal/\n"
    )
    assert add(wrong) == 1
    remedy = "is not a host that readers can reach. Give a public address that starts with https:// or http://."
    assert capsys.readouterr().out.splitlines() == [
        "new.yaml:1: no-staffing: does not say what it means when a firm is not there. Say it under miss.",
        f'new.yaml:5: no-staffing.url: "register.internal" {remedy}{SEE}bodies-url',
    ]
    assert (folder / "bodies.yaml").read_text() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            NO_STAFFING.replace("no-staffing", "ch-permits"),
            "new.yaml:1: ch-permits.id: is the id of another body, Register of permits (example.ch). Give this one an "
            "id of its own; to correct that one, give its url or name, or add --replace.",
        ),
        (
            NO_STAFFING.replace("https://www.example.no/approved\n", "https://example.ch/permits\n"),
            'new.yaml:5: no-staffing.url: is the address of "ch-permits" too. Make one record of the two, or give each '
            f"its own page.{SEE}bodies-url",
        ),
        (
            f"{NO_STAFFING}- id: birch\n  name: Birch\n  website: https://birch.example.org/\n",
            "new.yaml:15: holds firms and bodies. Hand them in one after the other.",
        ),
    ],
)
def test_a_body_is_not_taken_for_another(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert load(folder)
    assert add(text) == 1
    assert capsys.readouterr().out.splitlines() == [said]


def test_a_body_that_is_not_listed_is_not_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder)
    assert add(NO_STAFFING, "--replace") == 1
    assert "no-staffing.id: no body has this id. Add it without --replace." in capsys.readouterr().out


def test_the_issue_form_as_it_comes_back_is_taken_once_its_two_questions_are_answered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = yaml.safe_load((PROJECT / ".github" / "ISSUE_TEMPLATE" / "add-a-place.yml").read_text(encoding="utf-8"))
    example = next(field for field in form["body"] if field.get("id") == "yaml")["attributes"]["value"]
    text = example.replace("ie-example", "gb-example").replace("[IE]", "[GB]")
    issue = f"### The record as YAML\n\n```yaml\n{text}```\n\n### Anything else\n\n_No response_\n"
    assert add(issue) == 1
    said = capsys.readouterr().out
    for question in ("public", "free"):
        assert f"gb-example-register.{question}: is a text, not true or false. Write true or false" in said
    assert add(issue.replace("true or false", "true")) == 0
    assert load(folder).body("gb-example-register").added == TODAY


def test_the_record_that_the_page_shows_is_right(folder: Path) -> None:
    page = (PROJECT / "docs" / "contribute" / "add-a-place.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    day = example.replace("added: 2026-11-28", "added: 2026-11-20").replace(
        "checked: 2026-11-28", "checked: 2026-11-20"
    )
    assert add(day.replace("ie-example", "gb-example").replace("[IE]", "[GB]")) == 0
    assert load(folder).body("gb-example-register").kind == "licence-register"
