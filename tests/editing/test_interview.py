"""``python -m macros new``: questions, offers, nearest matches, possible duplicates, and a record in its place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from macros.cli import main
from macros.editing import split
from macros.editing.interview import Interview
from macros.loading.dataset import Dataset
from macros.loading.load import load
from macros.model.files import FIRMS
from macros.model.firms import Firm

TODAY = datetime.date.today()
# What is asked, by the words with which the last line before the prompt begins, and what someone answers.
ANSWERS = {
    "name, needed": ["", "Beech & Co"],
    "formerly": ["Old Beech, Oldest Beech"],
    "website, needed": ["beech.example.org", "https://beech.example.org/"],
    "id, needed": ["Beech", "acre", ""],
    "summary, needed": ["x" * 201, "Finds finance directors for makers of software."],
    "kind, needed": ["retaned-search", "1"],
    "services, needed": ["board search, 1"],
    "headquarters.city": ["Zurich"],
    "headquarters.country": ["Switzerlnd", "Switzerland"],
    "founded": ["soon", "1999"],
    "countries": ["us"],
    "offices": [""],
    "industries": ["tech", "Technology"],
    "functions": [""],
    "levels": ["c-suite"],
    "memberships": [""],
    "contact.channel": ["e-mail", "email"],
    "contact.url": [""],
    "contact.email": ["jane.doe@beech.example.org", "info@beech.example.org"],
    "contact.unsolicited": [""],
    "confidentiality.stance": [""],
    "confidentiality.url": [""],
    "sources.url, needed": ["https://beech.example.org/about", "https://beech.example.org/jobs"],
    "sources.title, needed": ["About Beech", "Jobs at Beech"],
    "  What does it show?": ["summary, kind, services, headquarters, founded, countries, industries, levels", ""],
}


class Person:
    """Answers what is asked, and remembers all that was said."""

    def __init__(self, answers: dict[str, list[str]], last: str = "yes") -> None:
        self.left = {question: iter(given) for question, given in answers.items()}
        self.said: list[str] = []
        self.last = last
        self.repeat: dict[str, str] = {}

    def say(self, line: str = "") -> None:
        self.said += line.split("\n")

    def ask(self, prompt: str) -> str:
        if prompt.startswith("Write it"):
            return self.last
        question = next(
            (
                key
                for line in [prompt, *reversed(self.said)]
                for key in self.left
                if line.startswith(f"{key}:") or (line.startswith(key) and key.startswith("  "))
            ),
            None,
        )
        assert question, f"nobody knows what to answer to {prompt!r} after {self.said[-3:]}"
        return self.following(question)

    def following(self, question: str) -> str:
        # A group is asked again when one of its parts was wrong; then its other parts are answered as before.
        found = next(self.left[question], self.repeat.get(question))
        assert found is not None
        assert len(self.said) < 2000, f"the questions do not end: {self.said[-20:]}"
        self.repeat[question] = found
        return found


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Someone in front of the terminal."""
    someone = Person(ANSWERS)
    monkeypatch.setattr("builtins.input", someone.ask)
    monkeypatch.setattr("builtins.print", lambda *words, **_: someone.say(" ".join(map(str, words))))
    return someone


def test_answers_go_into_the_file_of_the_letter(folder: Path, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    split.plan(folder, FIRMS, split=True).write(folder)
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return person.ask(prompt)

    monkeypatch.setattr("builtins.input", ask)
    assert main(["new", "--data", str(folder)]) == 0
    assert asked[-1] == "Write it to data/firms/b.yaml? yes or no [yes] "
    assert "- id: beech-and-co\n" in (folder / "firms/b.yaml").read_text()
    assert load(folder).firm("beech-and-co").name == "Beech & Co"


@pytest.mark.usefixtures("person")
def test_answers_make_a_record_in_its_place(folder: Path) -> None:
    before = (folder / "firms.yaml").read_text()
    assert main(["new", "--data", str(folder)]) == 0
    after = (folder / "firms.yaml").read_text()
    start, end = after.index("- id: beech"), after.index("- id: birch")
    assert after[:start] + after[end:] == before
    assert (
        after[start:end]
        == f"""\
- id: beech-and-co
  name: Beech & Co
  formerly: [Old Beech, Oldest Beech]
  summary: Finds finance directors for makers of software.
  kind: retained-search
  services: [board-search, executive-search]
  website: https://beech.example.org/
  headquarters:
    city: Zurich
    country: CH
  founded: 1999
  countries: [CH, US]
  industries: [technology]
  levels: [c-suite]
  contact:
    channel: email
    email: info@beech.example.org
  added: {load(folder).firm("beech-and-co").checked}
  checked: {load(folder).firm("beech-and-co").checked}
  sources:
    - url: https://beech.example.org/about
      title: About Beech
      supports: [summary, kind, services, headquarters, founded, countries, industries, levels]
    - url: https://beech.example.org/jobs
      title: Jobs at Beech
      supports: [contact]

"""
    )
    assert (folder / "ids.txt").read_text().endswith("cedar\nbeech-and-co\n")


def test_what_is_wrong_is_said_at_once_with_what_comes_near(folder: Path, person: Person) -> None:
    assert main(["new", "--data", str(folder)]) == 0
    for words in (
        "  name: is missing. Add name. See /contribute/data-dictionary/#name",
        "  website: is not an http or https address. Give a public address that starts with https:// or http://. See",
        "  summary: has 201 characters; the limit is 200. Shorten it. See /contribute/data-dictionary/#summary",
        '  "retaned-search" is not one of the values. Did you mean retained-search?',
        '  "Switzerlnd" is not one of the values. Did you mean CH?',
        '  "tech" is not one of the values. Did you mean technology?',
        "  founded: is a text, not a whole number. Write the digits alone, without quotes",
        "  contact.email: may name a person. List only mailboxes of a desk",
        '  id: "Beech" does not have the right form.',
        "  another firm has this id. Choose another",
        "   1 retained-search – Retained search",
        "  CH now stands among the countries too: a head office is an office.",
    ):
        assert any(line.startswith(words) for line in person.said), words


def test_firms_that_may_be_the_same_are_pointed_out_as_soon_as_they_can_be(folder: Path, person: Person) -> None:
    person.left["name, needed"] = iter(["Acre Executive Search"])
    person.left["website, needed"] = iter(["https://www.birch.example.org/uk"])
    person.left["id, needed"] = iter(["acre-executive"])
    assert main(["new", "--data", str(folder), "--dry-run"]) == 0
    acre = "  Already listed? acre (Acre Search) has a similar name, Acre Search."
    assert person.said.index(acre) < next(i for i, line in enumerate(person.said) if line.startswith("website"))
    assert "  Already listed? birch (Birch Partners) has the same website host, birch.example.org." in person.said


def test_an_id_that_was_of_another_firm_is_not_taken(folder: Path, person: Person) -> None:
    with (folder / "ids.txt").open("a") as ids:
        ids.write("bark\nbark removed 2026-11-20\n")
    person.left["id, needed"] = iter(["acre-and-sons", "bark", "beech"])
    assert main(["new", "--data", str(folder)]) == 0
    assert "  another firm had this id before. Choose another" in person.said
    assert "  this was the id of a firm that has been removed. Choose another" in person.said
    assert load(folder).firm("beech")


@pytest.mark.parametrize("question", ["founded", "kind, needed"])
def test_a_number_of_thousands_of_digits_is_asked_for_again(folder: Path, person: Person, question: str) -> None:
    person.left[question] = iter(["9" * 5000, *ANSWERS[question]])
    assert main(["new", "--data", str(folder)]) == 0
    said = (
        "  That number has too many digits." if question == "founded" else f'  "{"9" * 79}…" is not one of the values.'
    )
    assert any(line.startswith(said) for line in person.said)
    assert load(folder).firm("beech-and-co").founded == 1999


@pytest.mark.parametrize(("options", "last"), [(["--dry-run"], "yes"), ([], "no")])
def test_nothing_is_written_without_a_yes(folder: Path, person: Person, options: list[str], last: str) -> None:
    person.last = last
    before = (folder / "firms.yaml").read_bytes()
    assert main(["new", "--data", str(folder), *options]) == 0
    assert (folder / "firms.yaml").read_bytes() == before
    assert any(line.startswith("+- id: beech-and-co") for line in person.said)


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_stopping_leaves_no_trace(
    folder: Path, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(_: str) -> str:
        raise stop

    monkeypatch.setattr("builtins.input", ask)
    before = (folder / "firms.yaml").read_bytes()
    assert main(["new", "--data", str(folder)]) == 1
    assert capsys.readouterr().err == "\nStopped; nothing was written.\n"
    assert (folder / "firms.yaml").read_bytes() == before


def test_a_firm_must_tell_a_candidate_something(data: Dataset) -> None:
    silent = {
        **ANSWERS,
        "name, needed": ["Zzyzx Search"],
        "formerly": [""],
        "id, needed": [""],
        "summary, needed": ["Finds people."],
        "kind, needed": ["staffing"],
        "services, needed": ["executive-search"],
        "headquarters.city": [""],
        "headquarters.country": [""],
        "founded": [""],
        "countries": [""],
        "industries": ["", ""],
        "generalist": ["no", "yes"],
        "functions": ["", ""],
        "levels": [""],
        "contact.channel": ["", ""],
        "contact.url": ["", ""],
        "contact.email": ["", ""],
        "contact.unsolicited": ["", ""],
        "  What does it show?": [""],
    }
    person = Person(silent)
    record = Interview(data, person.ask, person.say, TODAY).run()
    assert record["generalist"] is True
    assert any(line.startswith("  So far it tells a candidate nothing to act on") for line in person.said)
    assert Firm.model_validate(record).generalist
