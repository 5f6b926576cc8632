"""My search without its page: what follows from the log, what is suggested, and what files it writes and takes."""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
from collections.abc import Callable
from typing import Any

import icalendar
import pytest
from jsonschema import Draft202012Validator

from macros.loading.dataset import Dataset
from macros.model.my_search_file import schema
from tests.vectors import my_search as vectors

from .my_search import SMALL, TODAY, file_of, rules

__all__ = ["rules"]


Run = Callable[..., Any]
NOW = "2026-11-23T10:11:12.345Z"


def log(*entries: str) -> list[dict[str, str]]:
    """Return a log of entries such as ``2026-10-01 note-sent Dr Rivera``."""
    found = []
    for number, text in enumerate(entries):
        on, kind, *who = text.split(" ", 2)
        found.append({"id": f"e{number}", "firm": "acre", "on": on, "kind": kind, **({"who": who[0]} if who else {})})
    return found


FROM_FILE = f"return my.fromFile(given, known.schema, my.spanOf('{TODAY}', known.days));"
FACTS = "const facts = my.factsOf(my.byFirm(given.log).get('acre') || [], known.entries);"


def facts(run: Run, *entries: str) -> Any:
    return run(f"{FACTS} return {{ ...facts, silence: my.silenceText(facts) }};", {"log": log(*entries)})


def due(run: Run, relation: str, kind: str, *entries: str, today: str = TODAY, **firm: Any) -> Any:
    """Return what is due for a firm: the day, the id of the rule, and whether to let it rest."""
    given = {"firm": {"id": "acre", "added": "2026-10-01", "relation": relation, **firm}, "log": log(*entries)}
    return run(
        f"{FACTS} return my.dueFor(given.firm, facts, '{kind}', known.cadence, '{today}')"
        ".map((one) => [one.due, one.rule ? one.rule.id : one.text, one.rest]);",
        given,
    )


def warned(run: Run, relation: str, kind: str, *entries: str, on: str, who: str = "") -> list[str]:
    given = {"firm": {"id": "acre", "added": "2026-10-01", "relation": relation}, "log": log(*entries)}
    found: list[str] = run(
        f"{FACTS} return my.beforeContact(given.firm, facts, '{kind}', known.cadence, {{ on: '{on}', who: '{who}' }})"
        ".map((one) => one.rule.id);",
        given,
    )
    return found


# ---------------------------------------------------------------- the log


def test_when_we_last_spoke_and_whose_turn_it_is(rules: Run) -> None:
    found = facts(rules, "2026-10-01 note-sent", "2026-10-09 reply", "2026-10-10 meeting", "2026-10-11 thanks-sent")
    assert (found["lastSpoke"], found["lastContact"], found["turn"]) == ("2026-10-10", "2026-10-11", None)
    assert facts(rules, "2026-10-01 note-sent")["turn"] == "they"
    answered = facts(rules, "2026-10-01 note-sent", "2026-10-09 reply")
    assert (answered["turn"], answered["since"]) == ("you", "2026-10-09")
    assert facts(rules, "2026-10-01 they-called", "2026-10-02 lead-given")["turn"] is None
    assert facts(rules, "2026-10-01 interview", "2026-10-02 thanks-sent")["turn"] == "they"
    assert facts(rules)["turn"] is None
    assert facts(rules)["lastSpoke"] is None


def test_days_count_and_not_the_order_of_noting(rules: Run) -> None:
    found = facts(rules, "2026-10-09 reply", "2026-10-01 note-sent")
    assert (found["turn"], found["lastContact"]) == ("you", "2026-10-09")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["2026-10-01 note-sent"], ""),
        (["2026-10-01 note-sent", "2026-10-08 no-answer"], "Did not answer (1 of 1)"),
        (
            ["2026-10-01 note-sent", "2026-10-08 no-answer", "2026-10-09 call", "2026-10-09 no-answer"],
            "Did not answer (2 of 2)",
        ),
        (
            ["2026-10-01 note-sent", "2026-10-08 no-answer", "2026-10-09 note-sent", "2026-10-12 reply"],
            "No answer to 1 of 2",
        ),
        (["2026-10-01 call"], ""),
        (["2026-10-01 no-answer"], "Did not answer (1 of 1)"),
    ],
)
def test_who_did_not_answer(rules: Run, entries: list[str], said: str) -> None:
    assert facts(rules, *entries)["silence"] == said


def test_favours_and_people(rules: Run) -> None:
    found = facts(rules, "2026-10-01 lead-given", "2026-10-02 lead-received", "2026-10-03 feedback")
    assert (found["given"], found["received"]) == (1, 2)
    people = facts(rules, "2026-10-01 note-sent Dr Rivera", "2026-10-05 call Ms Ito", "2026-10-06 reply Mr No")[
        "people"
    ]
    assert [one["who"] for one in people] == ["Dr Rivera", "Ms Ito"]


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("to-research", "note-sent", "contacted"),
        ("to-contact", "call", "in-touch"),
        ("contacted", "note-sent", None),
        ("contacted", "reply", "in-touch"),
        ("contacted", "no-answer", None),
        ("in-touch", "interview", "in-a-search"),
        ("in-a-search", "reply", None),
        ("resting", "note-sent", "contacted"),
        ("resting", "they-called", "in-touch"),
        ("in-touch", "thanks-sent", None),
    ],
)
def test_an_entry_moves_the_relation(rules: Run, before: str, kind: str, after: str | None) -> None:
    assert rules(f"return my.relationAfter('{before}', '{kind}', known.entries);") == after


# ---------------------------------------------------------------- the same in Python

VECTORS = """
  const { kinds, cadence, span, logs, states } = given;
  const wrong = [];
  const expect = (rule, input, found, expected) => {
    if (!Rapport.sameJson(found, expected)) wrong.push({ rule, input, found, expected });
  };
  for (const [day, is] of given.isDay) expect("isDay", day, Rapport.isDay(day), is);
  for (const [day, step, found] of given.plusDays) expect("plusDays", [day, step], Rapport.plusDays(day, step), found);
  for (const [from, to, days] of given.daysBetween) expect("between", [from, to], Rapport.daysBetween(from, to), days);
  for (const [day, yearsAhead, to] of given.spanOf) {
    expect("spanOf", [day, yearsAhead], my.spanOf(day, { first: span.from, yearsAhead }), { from: span.from, to });
  }
  const factsOf = (log) => my.factsOf(my.byFirm(log).get("acre") || [], kinds);
  for (const [log, facts] of logs) expect("factsOf", log, factsOf(log), facts);
  for (const vector of given.firms) {
    const { firm, kind, plan, due, cautions } = vector;
    const facts = factsOf(logs[vector.log][0]);
    const items = my.dueFor(firm, facts, kind, cadence, today, vector.span ? span : null);
    expect("dueFor", vector, items.map((one) => [one.due, one.rule && one.rule.id, one.rest]), due);
    const found = my.beforeContact(firm, facts, kind, cadence, plan);
    expect("beforeContact", vector, found.map((one) => [one.rule.id, one.from ?? null]), cautions);
  }
  for (const vector of given.calendars) {
    let state = my.nothing();
    const now = new Date(vector.now * 1000).toISOString();
    const written = vector.states.map((number, place) => {
      const due = states[number];
      const wanted = place === vector.states.length - 1 ? due.slice(0, vector.wanted) : due;
      const { items, records } = my.planCalendar(state.calendar || [], due, wanted, today, now);
      state = my.apply(state, { do: "calendar", records, today });
      const entries = items.map(({ id, on, sequence, cancelled }) => [id, on, sequence, Boolean(cancelled)]);
      return entries.sort();
    });
    expect("planCalendar", vector, written, vector.written);
  }
  return wrong.slice(0, 3);
"""


def test_the_browser_says_of_all_vectors_what_the_reference_says(rules: Run) -> None:
    given = json.loads(vectors.FILE.read_text(encoding="utf-8"))
    assert len(given["firms"]) >= 500
    assert len(given["calendars"]) >= 200
    assert rules(f"const today = '{vectors.TODAY}'; {VECTORS}", given) == []


# ---------------------------------------------------------------- the cadence


def test_a_first_note_to_a_retained_firm_is_not_chased(rules: Run) -> None:
    assert due(rules, "contacted", "retained-search", "2026-11-20 note-sent") == [
        ["2027-01-29", "next-after-first-note", False]
    ]
    assert due(rules, "contacted", "staffing", "2026-11-20 note-sent") == [
        ["2026-11-27", "next-after-unanswered", False]
    ]


def test_the_pace_depends_on_the_kind_of_firm(rules: Run) -> None:
    spoke = "2026-11-09 meeting"
    thanked = "2026-11-10 thanks-sent"
    for kind, day, rule in (
        ("staffing", "2026-11-24", "next-staffing"),
        ("contingency-search", "2026-12-08", "next-contingency"),
        ("retained-search", "2027-01-19", "next-retained"),
        ("", "2027-01-19", "next-in-touch"),
    ):
        assert due(rules, "in-touch", kind, spoke, thanked) == [[day, rule, False]]


def test_own_step_comes_before_a_suggestion(rules: Run) -> None:
    step = {"on": "2026-12-24", "what": "Send the list"}
    assert due(rules, "in-touch", "staffing", "2026-11-20 meeting", "2026-11-20 thanks-sent", next=step) == [
        ["2026-12-24", "Send the list", False]
    ]


def test_courtesy_comes_first(rules: Run) -> None:
    assert due(rules, "in-a-search", "retained-search", "2026-11-20 interview")[0] == [
        "2026-11-21",
        "thanks-within",
        False,
    ]
    assert due(rules, "in-touch", "retained-search", "2026-11-20 reply") == [["2026-11-22", "answer-within", False]]


def test_after_two_notes_without_an_answer_it_rests(rules: Run) -> None:
    twice = ["2026-10-01 note-sent", "2026-10-15 no-answer", "2026-10-16 note-sent", "2026-10-30 no-answer"]
    assert due(rules, "contacted", "retained-search", *twice) == [[TODAY, "rest-after", True]]
    # The second note still has time.
    early = ["2026-11-01 note-sent", "2026-11-15 no-answer", "2026-11-16 note-sent"]
    assert due(rules, "contacted", "retained-search", *early) == []


def test_a_relation_that_lapses_is_said_to(rules: Run) -> None:
    assert due(rules, "in-touch", "retained-search", "2026-06-01 meeting", "2026-06-02 thanks-sent") == [
        ["2026-09-30", "lapse-in-touch", False]
    ]
    assert due(rules, "in-touch", "staffing", "2026-10-01 reply", "2026-10-02 note-sent") == [
        ["2026-10-23", "lapse-staffing", False]
    ]


def test_what_was_overruled_stays_away_until_something_happens(rules: Run) -> None:
    first = "2026-09-01 meeting"
    thanks = "2026-09-02 thanks-sent"
    overruled = ["next-staffing@2026-09-02", "lapse-staffing@2026-09-02"]
    assert due(rules, "in-touch", "staffing", first, thanks, overruled=overruled) == []
    assert due(rules, "in-touch", "staffing", first, thanks, "2026-11-20 note-sent", overruled=overruled) == [
        ["2026-12-04", "next-staffing", False]
    ]


def test_a_firm_without_a_log_has_a_next_step(rules: Run) -> None:
    assert due(rules, "to-research", "") == [["2026-10-15", "next-to-research", False]]
    assert due(rules, "to-contact", "", since="2026-11-20") == [["2026-11-27", "next-to-contact", False]]
    assert due(rules, "resting", "", "2026-01-02 note-sent", since="2026-11-01") == [
        ["2027-04-30", "next-resting", False]
    ]


def test_writing_again_too_soon_is_warned_of(rules: Run) -> None:
    sent = "2026-11-20 note-sent"
    assert warned(rules, "contacted", "retained-search", sent, on="2026-11-22") == ["soon-any"]
    assert warned(rules, "contacted", "retained-search", sent, on="2026-11-27") == []
    assert warned(rules, "in-touch", "retained-search", sent, on="2026-12-10") == ["soon-retained"]
    # They have answered since, so an answer of yours is not too soon.
    assert warned(rules, "in-touch", "retained-search", sent, "2026-11-21 reply", on="2026-11-22") == []
    assert warned(rules, "contacted", "", on="2026-11-22") == []


def test_a_second_person_and_a_third_note_are_warned_of(rules: Run) -> None:
    sent = "2026-10-20 note-sent Dr Rivera"
    assert warned(rules, "contacted", "", sent, on=TODAY, who="Ms Ito") == ["one-person"]
    assert warned(rules, "contacted", "", sent, on=TODAY, who="dr rivera ") == []
    twice = [sent, "2026-10-27 no-answer", "2026-10-28 note-sent", "2026-11-10 no-answer"]
    assert warned(rules, "contacted", "", *twice, on=TODAY) == ["rest-after"]


def test_too_many_firms_are_warned_of_and_those_at_rest_do_not_count(rules: Run) -> None:
    firms = [{"id": f"f{n}", "added": TODAY} for n in range(31)]
    script = (
        "const found = my.tooManyFirms(given, known, (id) => given.kinds?.[id] || '', given.adding || 0);"
        "return found && found.number;"
    )
    assert rules(script, {"firms": firms, "log": []}) == 31
    assert rules(script, {"firms": firms[:30], "log": []}) is None
    assert rules(script, {"firms": firms[:30], "log": [], "adding": 1}) == 31
    assert rules(script, {"firms": [{**firms[0], "relation": "resting"}, *firms[1:]], "log": []}) is None
    assert rules(script, {"firms": firms, "log": [], "overruled": ["firms-to-know@31"]}) is None
    # Agencies are few: they compete for the same jobs. Retained firms do not.
    five = {"firms": firms[:5], "log": []}
    assert rules(script, {**five, "kinds": {f"f{n}": "staffing" for n in range(5)}}) == 5
    assert rules(script, {**five, "kinds": {f"f{n}": "contingency-search" for n in range(4)}}) is None
    assert rules(script, {**five, "kinds": {f"f{n}": "retained-search" for n in range(5)}}) is None


def test_one_employer_under_two_firms_is_found_however_it_is_written(rules: Run) -> None:
    def sent(*employers: str) -> list[dict[str, str]]:
        return [{"id": f"r{n}", "employer": name, "on": TODAY} for n, name in enumerate(employers)]

    state = {
        "firms": [
            {"id": "a", "added": TODAY, "resumes": sent("Näder Group plc", "Other", "Other")},
            {"id": "b", "added": TODAY, "resumes": sent("NADER")},
        ]
    }
    shared = rules("return [...my.sharedEmployers(given)].map(([key, sent]) => [key, sent.map((s) => s.firm)]);", state)
    assert shared == [["nader", ["a", "b"]]]


def test_every_relation_and_kind_has_its_rhythm(rules: Run, data: Dataset) -> None:
    for relation in data.vocabulary.relation:
        for kind in ("", *(value.id for value in data.vocabulary.kind)):
            scope = {"relation": relation.id, "kind": kind, "after": "note-sent"}
            for measure in ("next-contact", "too-soon", "unanswered", "people-in-a-firm"):
                script = f"return Boolean(my.cadenceFor(known.cadence, '{measure}', given));"
                assert rules(script, scope), (measure, scope)


def test_checklists_and_messages_fit(rules: Run) -> None:
    script = "return my.checklistsFor(known, given.kind, given.relation).map((one) => one.id);"
    staffing = rules(script, {"kind": "staffing", "relation": "to-contact"})
    assert "working-with-contingency" in staffing
    assert "first-note-retained" not in staffing
    assert "first-note-retained" in rules(script, {"kind": "retained-search", "relation": "to-contact"})
    assert rules("return my.messagesFor(known, 'to-contact', {}).map((one) => one.id)[0];") == "first-note"


def test_a_message_is_filled_and_what_is_missing_is_named(rules: Run) -> None:
    values = {"role": "$& {x} <b>", "level": ""}
    text = rules("return my.filled('A {role}, {level}, {__proto__}', given, { level: 'Your level' });", values)
    assert text == "A $& {x} <b>, [Your level], [__proto__]"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("soren.example", "https://soren.example/"),
        ("http://soren.example/a b", "http://soren.example/a%20b"),
        ("soren.example:8080/x", "https://soren.example:8080/x"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)//a.b", None),
        ("data:text/html,x", None),
        ("soren", None),
        ("", None),
    ],
)
def test_only_a_web_address_is_taken_for_one(rules: Run, typed: str, address: str | None) -> None:
    assert rules("return my.webAddress(given);", typed) == address


# ---------------------------------------------------------------- what is stored


def test_nothing_stored_is_an_empty_search(rules: Run) -> None:
    found = rules("return my.read(undefined, known.schema);")
    assert found == {
        "state": {"version": 2, "firms": [], "log": [], "about": {}},
        "unread": [],
        "trouble": None,
    }


def test_version_1_becomes_version_2(rules: Run) -> None:
    """Version 1 is what the directory alone had stored."""
    first = {"firms": [{"id": "acre", "added": "2026-10-01"}, {"id": "boyden", "added": "2026-10-02"}]}
    assert rules("return my.migrate(given);", first) == {
        "part": {"version": 2, "firms": first["firms"], "log": [], "about": {}}
    }
    assert rules("return my.migrate({}).part.firms;") == []
    change = {"do": "log", "entry": SMALL["log"][0]}
    stored = rules("return my.applyAll(given[0], [given[1]]);", [first, change])
    assert stored == {"version": 2, "firms": first["firms"], "log": SMALL["log"], "about": {}}


def test_a_newer_version_is_left_as_it_is(rules: Run) -> None:
    newer = {"version": 3, "firms": "elsewhere"}
    assert rules("return my.read(given, known.schema).trouble;", newer) == "newer"
    assert rules("return my.applyAll(given, [{ do: 'follow', firm: { id: 'a' } }]);", newer) == newer


@pytest.mark.parametrize("version", ["2", 0, -1, 1.5, None, {}])
def test_a_version_that_is_none_is_damage(rules: Run, version: Any) -> None:
    assert rules("return my.read(given, known.schema).trouble;", {"version": version}) == "damaged"


def test_what_cannot_be_read_is_set_apart_and_kept(rules: Run) -> None:
    bad: list[Any] = [
        {"id": "acre", "added": "2026-02-30"},
        {"id": "x", "added": TODAY, "website": "javascript:alert(1)"},
        {"id": "x", "added": TODAY, "name": 7},
        {"id": "own-1", "added": TODAY},  # a second time
        None,
        "text",
    ]
    good = SMALL["firms"][1]
    part = {"version": 2, "firms": [good, *bad], "log": [*SMALL["log"], 7], "about": {"function": "x", "level": 3}}
    found = rules("return my.read(given, known.schema);", part)
    assert found["state"] == {"version": 2, "firms": [good], "log": [], "about": {"function": "x"}}
    assert found["unread"] == [*bad, 7, SMALL["log"][0], {"level": 3}]
    changed = rules("return my.applyAll(given, [{ do: 'set', id: 'own-1', fields: { role: 'CFO' } }]);", part)
    assert changed["firms"] == [{**good, "role": "CFO"}, *bad]
    wrongs: tuple[Any, ...] = ("x", 7, [], {"firms": 3, "log": {}, "about": [], "overruled": 7})
    for wrong in wrongs:
        assert rules("return my.read(given, known.schema).state.firms;", wrong) == []


CHANGES: list[dict[str, Any]] = [
    {"do": "follow", "firm": {"id": "boyden", "added": TODAY}},
    {"do": "set", "id": "acre", "fields": {"relation": "resting", "changed": None}},
    {"do": "unfollow", "id": "acre"},
    {"do": "log", "entry": {"id": "e2", "firm": "acre", "on": TODAY, "kind": "reply"}},
    {"do": "log", "entry": {"id": "e1", "firm": "acre", "on": TODAY, "kind": "call"}},
    {"do": "unlog", "id": "e1"},
    {"do": "about", "fields": {"function": "", "level": "director"}},
    {"do": "overrule", "key": "x@1"},
    {"do": "replace", "search": {"version": 2, "firms": [], "log": [], "about": {}}},
    {
        "do": "many",
        "changes": [
            {"do": "log", "entry": {"id": "e2", "firm": "acre", "on": TODAY, "kind": "reply"}},
            {"do": "set", "id": "acre", "fields": {"relation": "in-touch"}},
        ],
    },
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["do"])
def test_every_change_can_be_undone(rules: Run, change: dict[str, Any]) -> None:
    script = (
        "const [state, change] = given; const next = my.apply(state, change);"
        "return [next, my.apply(next, my.undoing(state, change))];"
    )
    after, back = rules(script, [SMALL, change])
    assert after != SMALL

    def in_order(part: dict[str, Any]) -> dict[str, Any]:
        part = {key: value for key, value in part.items() if value != []} | {"log": part["log"]}
        return {**part, "firms": sorted(part["firms"], key=lambda one: one["id"])}

    assert in_order(back) == in_order(SMALL)


def test_changes_of_two_tabs_add_up(rules: Run) -> None:
    first = {"do": "set", "id": "acre", "fields": {"role": "CFO"}}
    second = {"do": "set", "id": "acre", "fields": {"notes": "Prefers mail"}}
    stored = rules("return my.applyAll(my.applyAll(given[0], [given[1]]), [given[2]]);", [SMALL, first, second])
    assert (stored["firms"][0]["role"], stored["firms"][0]["notes"]) == ("CFO", "Prefers mail")


# ---------------------------------------------------------------- export and import


def test_a_file_comes_back_as_it_was_and_fits_its_schema(rules: Run, data: Dataset) -> None:
    full = copy.deepcopy(SMALL)
    full["firms"][0] |= {
        "since": TODAY, "person": "Dr Rivera", "role": "CFO", "next": {"on": TODAY, "what": "Call"}, "notes": "a\nb",
        "resumes": [{"id": "r1", "employer": "X", "on": TODAY, "agreed": True}],
        "ticked": {"first-call": ["ask-mandate"]}, "overruled": ["next-retained@2026-10-01"], "kind": "retained-search",
    }  # fmt: skip
    full["calendar"] = [
        {"uid": "acre-next", "firm": "acre", "thing": "own", "on": TODAY, "sequence": 7, "mark": "a1"},
        {"uid": "acre-x", "firm": "acre", "on": TODAY, "sequence": 8, "gone": TODAY},
    ]
    text = rules("return my.toFile(given, '2026-11-23T10:00:00.000Z');", full)
    validator = Draft202012Validator(schema(data.vocabulary))
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []
    assert rules(FROM_FILE, text)["search"] == full


EXPORTED: dict[str, Any] = {
    "uid": "acre-next",
    "firm": "acre",
    "thing": "own",
    "on": TODAY,
    "sequence": 7,
    "mark": "a1",
}


def refused(run: Run, file: Any) -> str:
    text = file if isinstance(file, str) else json.dumps(file)
    found = run(FROM_FILE, text)
    assert list(found) == ["refused"], found
    reason: str = found["refused"]
    return reason


def with_firm(**fields: Any) -> dict[str, Any]:
    return file_of({**SMALL, "firms": [{**SMALL["firms"][0], **fields}]})


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("", "It is empty."),
        (json.dumps(file_of())[:300], "begins like a copy of My search, but a part of it is missing"),
        ("Day,Firm,What", "not a JSON file. Choose a file that was saved here"),
        ("<html>", "not a JSON file"),
        ("[]", "not one that My search has saved"),
        ("null", "not one that My search has saved"),
        ({"format": "other", "search": {}}, "not one that My search has saved"),
        (file_of(version="2"), "does not say which version"),
        (file_of(version=3), "newer version of My search (3; this page knows 2)"),
        (file_of(exported=7, more=1), "a field that is not known"),
        (file_of(more=1), "A newer version of this site may have written it"),
        (file_of({**SMALL, "version": 3}), "not the version of the file"),
        (file_of({**SMALL, "about": {"function": 7}}), "search.about.function is not a text"),
        (file_of({**SMALL, "log": {}}), "search.log is not a list"),
        (file_of({**SMALL, "firms": SMALL["firms"] * 2}), "have the same id, “acre”"),
        (file_of({**SMALL, "firms": []}), "belongs to a firm that is not in it, “acre”"),
        (with_firm(website="javascript:alert(1)"), "search.firms[1].website is not written as it must be"),
        (with_firm(website=" https://a.example"), "search.firms[1].website is not written as it must be"),
        (with_firm(added="2026-02-30"), "search.firms[1].added is not a day of the calendar"),
        (with_firm(added="0026-02-11"), "search.firms[1].added is 0026-02-11, and not from 1990-01-01 to 2036-11-23"),
        (with_firm(added="1989-12-31"), "search.firms[1].added is 1989-12-31, and not from"),
        (with_firm(since="2036-11-24"), "search.firms[1].since is 2036-11-24, and not from"),
        (with_firm(next={"on": "9999-12-31"}), "search.firms[1].next.on is 9999-12-31, and not from"),
        (
            with_firm(resumes=[{"id": "r", "employer": "X", "on": "0001-01-01"}]),
            "search.firms[1].resumes[1].on is 0001-01-01",
        ),
        (file_of({**SMALL, "log": [{**SMALL["log"][0], "on": "2206-10-02"}]}), "search.log[1].on is 2206-10-02"),
        (with_firm(changed="2026-10-03T99:99Z"), "search.firms[1].changed is not a moment"),
        (with_firm(changed="2026-02-30T10:00:00Z"), "search.firms[1].changed is not a moment"),
        (with_firm(changed="9999-10-03T10:00:00Z"), "search.firms[1].changed is 9999-10-03T10:00:00Z, and not from"),
        (file_of(exported="0026-02-11T10:00:00Z"), "exported is 0026-02-11T10:00:00Z, and not from"),
        (file_of({**SMALL, "calendar": [{**EXPORTED, "sequence": -1}]}), "is not from 0 to 2147483647"),
        (file_of({**SMALL, "calendar": [EXPORTED, EXPORTED]}), "have the same id, “acre-next”"),
        (with_firm(relation="married"), "search.firms[1].relation has a value that is not known"),
        (with_firm(notes="x" * 20_001), "longer than 20000 characters"),
        (with_firm(id="../x"), "search.firms[1].id is not written as it must be"),
        (with_firm(extra=1), "has a field that is not known"),
        ('{"format": "rapport-my-search", "version": 2, "search": {"__proto__": {"version": 2}}}', "a field"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(rules: Run, file: Any, reason: str) -> None:
    assert reason in refused(rules, file)


@pytest.mark.parametrize("day", ["1990-01-01", "2036-11-23"])
def test_the_first_and_the_last_day_are_taken(rules: Run, day: str) -> None:
    file = with_firm(added=day, changed=f"{day}T10:00:00.000Z")
    assert rules(FROM_FILE, json.dumps(file))["search"]["firms"][0]["added"] == day


def test_a_file_whose_days_alone_are_wrong_can_be_taken_with_them(rules: Run) -> None:
    script = f"return my.oddFile(given, known.schema, my.spanOf('{TODAY}', known.days));"
    odd = copy.deepcopy(SMALL)
    odd["firms"][0] |= {"since": "0026-10-01", "next": {"on": "9999-12-31"}, "changed": "9999-10-03T10:00:00.000Z"}
    odd["firms"][1] |= {"changed": "2026-10-03T99:99Z"}
    odd["calendar"] = [EXPORTED, {**EXPORTED, "uid": "x", "on": "0026-10-01"}]
    right = copy.deepcopy(odd)
    for firm in right["firms"]:
        del firm["changed"]  # It would win over every other state of its record, or over none.
    right["calendar"] = [EXPORTED]
    assert "search.firms[1].since is 0026-10-01" in refused(rules, file_of(odd))
    assert rules(script, json.dumps(file_of(odd)))["search"] == right
    assert rules(script, json.dumps(with_firm(added="2026-02-30"))) is None
    assert rules(script, json.dumps(with_firm(since="0026-10-01", extra=1))) is None
    assert rules(script, "{") is None


def test_an_odd_day_that_is_stored_is_read_set_apart_and_can_be_mended(rules: Run) -> None:
    """Earlier versions of the page took any year of four digits."""
    odd = copy.deepcopy(SMALL)
    odd["firms"][0] |= {"next": {"on": "9999-12-31", "what": "x"}, "changed": "2026-10-03T99:99Z"}
    odd["firms"][1] |= {"added": "0026-10-03", "resumes": [{"id": "r", "employer": "X", "on": "0026-02-11"}]}
    odd["log"][0]["on"] = "0026-02-11"
    script = f"""
      const {{ state, unread }} = my.read(given, known.schema);
      const span = my.spanOf("{TODAY}", known.days);
      const odd = my.oddDays(state, span);
      const mended = odd.reduce((now, one) => my.apply(now, one.mended("{TODAY}", "{NOW}")), given);
      const facts = my.factsOf([], known.entries);
      const due = state.firms.map((firm) => my.dueFor(firm, facts, "", known.cadence, "{TODAY}", span)[0].due);
      return [unread, odd.map(({{ on }}) => on), my.oddDays(my.read(mended, known.schema).state, span), due];
    """
    unread, days, left, due = rules(script, odd)
    assert (unread, left) == ([], [])
    assert days == ["9999-12-31", "0026-10-03", "0026-02-11", "0026-02-11"]
    assert all("2026-10-01" < day < "2027-12-31" for day in due), "nothing is reckoned from an odd day"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0026-02-11", "The year is 26. Do you mean 2026-02-11?"),
        ("0036-11-23", "The year is 36. Do you mean 2036-11-23?"),
        ("0098-02-11", "The year is 98. Do you mean 1998-02-11?"),
        ("0096-02-29", "The year is 96. Do you mean 1996-02-29?"),
        ("0005-01-02", "The year is 5. Do you mean 2005-01-02?"),
        ("0036-11-24", "The year is 36. Give all four digits of it."),
        ("0089-12-31", "The year is 89. Give all four digits of it."),
        ("0202-02-11", "The year is 202. Give all four digits of it."),
        ("1989-12-31", "Give a day from 1990-01-01 on."),
        ("2036-11-24", "Give a day no later than 2036-11-23."),
        ("", "Give the whole day: day, month, and a year of four digits."),
        ("12026-02-11", "Give the whole day: day, month, and a year of four digits."),
        ("1990-01-01", ""),
        ("2036-11-23", ""),
    ],
)
def test_what_is_wrong_with_a_day_is_said_in_words(rules: Run, typed: str, said: str) -> None:
    script = f"return my.dayFault(given, my.spanOf('{TODAY}', known.days), (day) => day);"
    assert rules(script, typed) == said


def test_ten_years_after_a_leap_day_is_a_day(rules: Run) -> None:
    assert rules("return my.spanOf('2028-02-29', known.days).to;") == "2038-02-28"


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "javascript:x"},
        {"added": "x"},
        {"added": "0026-02-11"},
        {"changed": "2026-10-03T99:99Z"},
        {"extra": 1},
        {"relation": "x"},
    ],
)
def test_the_published_schema_refuses_it_too(data: Dataset, fields: dict[str, Any]) -> None:
    validator = Draft202012Validator(schema(data.vocabulary))
    assert list(validator.iter_errors(file_of())) == []
    assert list(validator.iter_errors(with_firm(**fields)))


def test_a_file_of_version_1_is_taken(rules: Run) -> None:
    first = file_of({"firms": [{"id": "acre", "added": "2026-10-01"}]}, version=1)
    found = rules(FROM_FILE, json.dumps(first))
    assert found["search"] == {"version": 2, "firms": [{"id": "acre", "added": "2026-10-01"}], "log": [], "about": {}}
    assert found["from"] == 1


def plan(run: Run, mine: Any, theirs: Any, how: str) -> Any:
    return run("return my.planImport(given[0], given[1], given[2]);", [mine, theirs, how])


def test_a_merge_keeps_what_was_changed_last_and_says_what_it_does(rules: Run) -> None:
    mine = copy.deepcopy(SMALL)
    theirs = copy.deepcopy(SMALL)
    theirs["firms"][0] |= {"role": "CFO", "changed": "2026-11-01T08:00:00.000Z"}  # newer
    theirs["firms"][1] |= {"role": "COO", "changed": "2026-10-02T08:00:00.000Z"}  # older than mine, added on the 3rd
    theirs["firms"].append({"id": "boyden", "added": TODAY})
    theirs["log"].append({"id": "e9", "firm": "boyden", "on": TODAY, "kind": "call"})
    theirs["about"] = {"function": "Sales", "level": "director"}
    found = plan(rules, mine, theirs, "merge")
    assert found["search"]["firms"] == [theirs["firms"][0], mine["firms"][1], theirs["firms"][2]]
    assert found["search"]["log"] == theirs["log"]
    assert found["search"]["about"] == {"function": "Finance", "level": "director"}
    names = {key: [one["id"] for one in value] for key, value in found["firms"].items() if key != "same"}
    assert names == {"added": ["boyden"], "changed": ["acre"], "kept": ["own-1"], "removed": []}
    assert (found["log"]["same"], found["about"]) == (1, {"added": ["level"], "kept": ["function"]})
    again = plan(rules, found["search"], theirs, "merge")
    assert again["search"] == found["search"], "the same file a second time changes nothing"


def test_replacing_says_what_goes(rules: Run) -> None:
    theirs = {"version": 2, "firms": SMALL["firms"][:1], "log": [], "about": {}}
    found = plan(rules, SMALL, theirs, "replace")
    assert found["search"] == theirs
    assert [one["id"] for one in found["firms"]["removed"]] == ["own-1"]
    assert [one["id"] for one in found["log"]["removed"]] == ["e1"]


# ---------------------------------------------------------------- the calendar


def calendar(run: Run, *items: dict[str, Any]) -> str:
    text: str = run(f"return my.toCalendar(given, '{NOW}');", list(items))
    return text


def test_the_calendar_is_read_by_a_standard_parser(rules: Run) -> None:
    title = "Write to Søren & Co; ask, \\again\nwith “quotes”"
    text = calendar(
        rules,
        {"id": "acre-next", "on": "2026-12-31", "title": title, "text": "Why: ä" * 60, "sequence": 1},
        {"id": "own-1-next", "on": "2028-02-29", "title": "🙂" * 60, "text": ""},
    )
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    parsed = icalendar.Calendar.from_ical(text)
    first, second = parsed.walk("VEVENT")
    assert str(first["SUMMARY"]) == title
    assert str(first["DESCRIPTION"]) == "Why: ä" * 60
    assert str(second["SUMMARY"]) == "🙂" * 60
    assert first["DTSTART"].dt == datetime.date(2026, 12, 31)
    assert first["DTEND"].dt == datetime.date(2027, 1, 1)
    assert second["DTEND"].dt == datetime.date(2028, 3, 1)
    assert first["DTSTAMP"].dt == datetime.datetime(2026, 11, 23, 10, 11, 12, tzinfo=datetime.UTC)
    assert str(first["UID"]) == "acre-next@my-search.rapport"
    assert first.walk("VALARM")[0]["TRIGGER"].dt == datetime.timedelta(hours=9)
    assert not [error for event in (first, second) for error in event.errors]
    assert str(parsed["VERSION"]) == "2.0"
    assert parsed["PRODID"]


def test_a_bad_number_or_the_last_day_of_time_is_never_written(rules: Run) -> None:
    text = calendar(
        rules,
        {"id": "a", "on": "9999-12-31", "title": "x", "text": ""},
        {"id": "b", "on": "soon", "title": "x", "text": ""},
        {"id": "c", "on": TODAY, "title": "x", "text": "", "sequence": "NaN"},
    )
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["UID"]), int(str(event["SEQUENCE"]))) == ("c@my-search.rapport", 0)
    assert rules("return [Rapport.plusDays('9999-12-31', 1), Rapport.plusDays('0001-01-01', -1)];") == [
        "9999-12-31",
        "0001-01-01",
    ]


def item(thing: str = "contact", firm: str = "acre", name: str = "next-retained", **more: str) -> dict[str, str]:
    return {"firm": firm, "thing": thing, "name": name, "on": "2026-12-31", "title": "Write", "text": "", **more}


def files(run: Run, *steps: list[dict[str, str]], wanted: int | None = None) -> tuple[list[dict[str, Any]], Any]:
    """Return the entries of each file by UID, as (day, sequence, status), and what is remembered in the end.

    The files are written one after the other in the same second; of the last only ``wanted`` items, all if it is None.
    """
    script = f"""
      let state = {{ calendar: [] }};
      return [given[0].map((due, place) => {{
        const last = place === given[0].length - 1 && given[1] !== null;
        const some = last ? due.slice(0, given[1]) : due;
        const plan = my.planCalendar(state.calendar || [], due, some, "{TODAY}", "{NOW}");
        state = my.apply(state, {{ do: "calendar", records: plan.records, today: "{TODAY}" }});
        return my.toCalendar(plan.items, "{NOW}");
      }}), state.calendar];
    """
    texts, memory = run(script, [list(steps), wanted])
    found = [
        {
            str(event["UID"]).removesuffix("@my-search.rapport"): (
                event["DTSTART"].dt.isoformat(),
                int(str(event["SEQUENCE"])),
                str(event["STATUS"]),
            )
            for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
        }
        for text in texts
    ]
    return found, memory


def test_what_is_written_again_unchanged_keeps_its_sequence(rules: Run) -> None:
    (first, second), _ = files(rules, [item()], [item()])
    assert first == second
    assert list(first) == ["acre-next-retained"]
    assert 0 <= first["acre-next-retained"][1] < 2**31


@pytest.mark.parametrize("change", [{"on": "2027-01-15"}, {"title": "Call"}, {"text": "x"}, {"name": "lapse-x"}])
def test_what_changes_keeps_its_uid_and_its_sequence_grows(rules: Run, change: dict[str, str]) -> None:
    (first, second), _ = files(rules, [item()], [item(**change)])
    assert list(first) == list(second), "another reason for the same contact is the same thing to do"
    (_, before, _), (day, after, status) = first["acre-next-retained"], second["acre-next-retained"]
    assert (after > before) == ("name" not in change)
    assert (day, status) == (change.get("on", "2026-12-31"), "CONFIRMED")


def test_what_is_gone_is_cancelled_in_later_files_and_a_new_thing_has_a_new_uid(rules: Run) -> None:
    other = item(firm="own-1")
    (first, second, third, fourth), memory = files(rules, [item(), other], [other], [other], [item(), other])
    (_, before, _) = first["acre-next-retained"]
    assert second["acre-next-retained"] == ("2026-12-31", before + 1, "CANCELLED")
    assert third == second
    assert fourth["acre-next-retained-2"][2] == "CONFIRMED"
    assert fourth["acre-next-retained"][2] == "CANCELLED"
    assert "Write" not in json.dumps(memory)


def test_a_file_of_one_firm_cancels_nothing_of_another(rules: Run) -> None:
    (_, second), _ = files(
        rules, [item(), item(firm="own-1"), item(firm="boyden")], [item(firm="own-1"), item(firm="boyden")], wanted=1
    )
    assert list(second) == ["own-1-next-retained"]


def test_a_suggestion_that_is_taken_over_stays_the_same_entry_and_undo_takes_it_back(rules: Run) -> None:
    state = {**SMALL, "calendar": [{**EXPORTED, "thing": "contact"}]}
    change = {"do": "things", "things": {"acre-next": "own"}}
    script = (
        "const [state, change] = given; const next = my.apply(state, change);"
        "return [next, my.apply(next, my.undoing(state, change))];"
    )
    after, back = rules(script, [state, change])
    assert after["calendar"] == [EXPORTED]
    assert back == state


def test_what_went_into_files_survives_an_import_and_another_tab_and_stays_small(rules: Run) -> None:
    newer, older = {**EXPORTED, "sequence": 9}, {**EXPORTED, "sequence": 3, "on": "2026-10-01"}
    for how in ("merge", "replace"):
        script = (
            f"const {{ search }} = my.planImport(given[0], given[1], '{how}');"
            "return my.apply(given[0], { do: 'replace', search }).calendar;"
        )
        assert rules(script, [{**SMALL, "calendar": [newer]}, {**SMALL, "calendar": [older]}]) == [newer]
        assert rules(script, [{**SMALL, "calendar": [older]}, {**SMALL, "calendar": [newer]}]) == [newer]
    tabs = (
        "const changes = given[1].map((one) => ({ do: 'calendar', records: [one], today: '2026-11-23' }));"
        "return my.applyAll(given[0], changes);"
    )
    assert rules(tabs, [SMALL, [newer, older]])["calendar"] == [newer]
    many = [{**EXPORTED, "uid": f"u{n}"} for n in range(2100)]
    gone = {**EXPORTED, "uid": "gone", "gone": "2026-08-01"}
    assert len(rules(tabs, [{**SMALL, "calendar": [gone]}, many])["calendar"]) == 2000
    assert rules(tabs, [{**SMALL, "calendar": [gone]}, [newer]])["calendar"] == [newer]


def test_what_is_remembered_and_cannot_be_read_is_no_harm(rules: Run) -> None:
    part = {**SMALL, "calendar": [7, {"uid": "x"}, EXPORTED]}
    assert rules("return my.read(given, known.schema);", part)["state"]["calendar"] == [EXPORTED]


def test_a_text_cannot_add_a_line_to_the_calendar(rules: Run) -> None:
    title = "x\r\nATTACH:file:///etc/passwd\rEND:VEVENT\u0000"
    text = calendar(rules, {"id": "a", "on": TODAY, "title": title, "text": title})
    parsed = icalendar.Calendar.from_ical(text)
    (event,) = parsed.walk("VEVENT")
    assert "ATTACH" not in event
    assert str(event["SUMMARY"]) == "x\nATTACH:file:///etc/passwd\nEND:VEVENT"


# ---------------------------------------------------------------- tables


def test_the_tables_hold_everything_and_no_formula(rules: Run) -> None:
    state = copy.deepcopy(SMALL)
    state["firms"][1] |= {"name": '=HYPERLINK("x")', "notes": 'two\nlines, "quoted"', "person": "+44", "role": "-1"}
    state["firms"][0] |= {"name": "Näder", "notes": "\r=1", "next": {"on": TODAY, "what": "one\r\ntwo"}}
    state["log"][0] |= {"who": "@SUM(A1)", "text": "\t=1"}
    script = """
      const facts = my.factsOf([], known.entries);
      const about = (firm) => ({ name: firm.name || "Acre", kind: "", website: firm.website, facts });
      const words = (name, id) => known.words[name][id]?.[0] || "";
      const firms = my.firmRows(given, about, words);
      const log = my.logRows(given, (id) => ({ name: id }), words);
      return [firms, log].map(Rapport.directory.csvOf);
    """
    texts = rules(script, state)
    for text in texts:
        assert text.startswith("\ufeff"), "without it Excel takes UTF-8 for another encoding"
    firms, entries = (list(csv.reader(io.StringIO(text[1:], newline=""))) for text in texts)
    assert len({len(row) for row in firms}) == 1
    acre, own = (dict(zip(firms[0], row, strict=True)) for row in firms[1:])
    assert (acre["Firm"], acre["Notes"], acre["Next step"]) == ("Näder", "'\r=1", "one\r\ntwo")
    assert own["Firm"] == '\'=HYPERLINK("x")'
    assert own["Notes"] == 'two\nlines, "quoted"'
    assert (own["Person"], own["Role or search"]) == ("'+44", "'-1")
    assert own["Relation"] == "To research"
    entry = dict(zip(entries[0], entries[1], strict=True))
    assert (entry["What"], entry["With whom"], entry["Note"]) == ("Note sent", "'@SUM(A1)", "'\t=1")
    for row in (*firms, *entries):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_what_a_table_holds_is_what_is_read_from_it(rules: Run) -> None:
    rows = [["=1+1", "+44 20", "-1", "@x", "'quoted'", "’t"], ["a\nb", 'say "x"', "a,b;c", "\t=1", "＝1", ""]]
    assert rules("return my.readTable(Rapport.directory.csvOf(given)).rows;", rows) == rows


def test_a_stage_that_is_new_to_the_vocabulary_has_no_list_and_every_message(rules: Callable[..., Any]) -> None:
    found = rules(
        "return [my.checklistsFor(known, 'retained-search', 'on-holiday').length,"
        " my.messagesFor(known, 'on-holiday', {}).length, known.messages.length];"
    )
    assert found[0] == 0
    assert found[1] == found[2] > 0
