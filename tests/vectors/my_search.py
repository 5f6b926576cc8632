"""The vectors by which the rules of My search in the browser are held to those in ``tests/reference/my_search.py``."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.reference import my_search as rules

FILE = Path(__file__).with_name("my-search.json")
TODAY = "2026-11-23"
NOW = 1_795_428_672  # 2026-11-23T10:11:12Z
SPAN = ("1990-01-01", "2036-11-23")

# The meaning of the entries, and numbers with every kind of scope; a few that no editor would choose among them.
KINDS: dict[str, dict[str, Any]] = {
    "note-sent": {"direction": "out", "asks": True},
    "call": {"direction": "out", "asks": True, "spoken": True},
    "they-called": {"direction": "back", "spoken": True},
    "reply": {"direction": "back", "spoken": True},
    "no-answer": {},
    "lead-given": {"direction": "out", "favour": "given"},
    "lead-received": {"direction": "back", "spoken": True, "favour": "received"},
    "interview": {"direction": "back", "spoken": True},
    "thanks-sent": {"direction": "out"},
    "silent-back": {"direction": "back"},
}
CADENCE: tuple[dict[str, Any], ...] = (
    {"id": "next-contacted", "measure": "next-contact", "number": 70, "relations": ["contacted"], "kinds": ["search"]},
    {"id": "next-after-call", "measure": "next-contact", "number": 1, "after": ["call"]},
    {"id": "next-resting", "measure": "next-contact", "number": 3650, "relations": ["resting"]},
    {"id": "next-in-touch", "measure": "next-contact", "number": 14, "relations": ["in-touch", "contacted"]},
    {"id": "next-new", "measure": "next-contact", "number": 7, "relations": ["to-research"]},
    {"id": "soon-search", "measure": "too-soon", "number": 28, "kinds": ["search"], "after": ["note-sent"]},
    {"id": "soon", "measure": "too-soon", "number": 7, "after": ["note-sent", "call"]},
    {"id": "answer", "measure": "answer-owed", "number": 2, "after": ["they-called", "reply"]},
    {"id": "thanks", "measure": "thanks-owed", "number": 1, "after": ["interview", "lead-received"]},
    {"id": "lapse", "measure": "lapse", "number": 21, "relations": ["in-touch"]},
    {"id": "enough", "measure": "unanswered", "number": 2},
    {"id": "one-person", "measure": "people-in-a-firm", "number": 1},
)
DAYS = (
    "2026-11-23", "2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-12-31",
    "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "0001-01-01", "0000-01-01", "9999-12-31", "10000-01-01",
    "-001-01-01", "+2026-01-01", "26-01-01", "2026-1-1", "2026-11-23T00:00", " 2026-11-23", "2026-11-23\n", "",
    "2026/11/23", "20261123", "\u0662\u0660\u0662\u0666-11-23", "\uff12026-11-23", "2026-11-2a", "2026-1e-01",
    "NaN-01-01", "2026\u201111\u201123", "tomorrow", "__proto__",
)  # fmt: skip
STEPS = (0, 1, -1, 28, 366, -366, 3650, 10**7, -(10**7))
# Logs in the order of noting, as "day kind who".
LOGS: tuple[tuple[str, ...], ...] = (
    (),
    ("2026-11-20 note-sent Dr Rivera",),
    ("2026-11-23 call",),
    ("2026-11-20 call", "2026-11-20 no-answer"),
    ("2026-10-01 note-sent", "2026-10-15 no-answer", "2026-10-16 note-sent Ms Ito", "2026-10-30 no-answer"),
    ("2026-11-16 note-sent", "2026-11-01 note-sent Dr Rivera "),
    ("2026-10-01 reply", "2026-10-02 lead-given"),
    ("2026-11-20 interview", "2026-11-22 lead-received"),
    ("2026-11-09 they-called", "2026-11-09 thanks-sent", "2026-11-10 reply"),
    ("2026-06-01 interview", "2026-06-02 thanks-sent"),
    ("2026-10-01 no-answer",),
    ("2027-01-05 note-sent", "2026-11-01 reply"),
    ("9999-12-31 reply",),
    ("2026-11-01 no-such-kind", "2026-11-02 __proto__"),
    ("2026-11-20 silent-back",),
    ("2026-11-22 note-sent dr rivera", "2026-11-22 no-answer", "2026-11-22 reply", "2026-11-22 note-sent DR RIVERA"),
)
FIRMS: tuple[dict[str, Any], ...] = (
    {"added": "2026-10-01"},
    {"added": "0026-10-01", "since": "9999-12-31"},
    {"added": "2026-10-01", "since": "2026-11-01"},
    {"added": "2026-10-01", "next": {"on": "2026-12-24", "what": "Send the list"}},
    {"added": "2026-10-01", "next": {"on": "0026-12-24"}},
    {
        "added": "2026-10-01",
        "overruled": ["next-in-touch@2026-06-02", "lapse@2026-06-02", "enough@2026-10-16", "soon@"],
    },
    {"added": "2026-10-01", "overruled": ["soon@2026-11-20", "thanks@2026-11-22", "next-new@2026-10-01", "answer@"]},
)
RELATIONS = (None, "contacted", "in-touch", "resting", "no-such-relation")
PLANS = (("2026-11-23", "Dr Rivera"), ("2026-11-27", ""), ("2026-11-01", "Ms Ito"), ("2036-01-01", " dr RIVERA "))

# What is due when a calendar file is written: items that come, go, move and are named anew.
_CONTACT = {"firm": "acre", "thing": "contact", "name": "next", "on": "2026-12-01", "title": "Write", "text": ""}
_OTHER = {**_CONTACT, "firm": "boyden"}
_THANKS = {**_CONTACT, "thing": "thanks", "name": "thanks"}
STATES: tuple[tuple[dict[str, str], ...], ...] = (
    (),
    (_CONTACT,),
    ({**_CONTACT, "on": "2027-01-15"}, _OTHER),
    ({**_CONTACT, "title": "=Write; again,\n\\", "name": "lapse"}, _THANKS),
    (_OTHER,),
    (_OTHER, _CONTACT, _THANKS),
)


def document() -> dict[str, Any]:
    """Return all vectors: what is given to each rule, and what the reference says of it."""
    good = [day for day in DAYS if rules.is_day(day)]
    return {
        "kinds": KINDS,
        "cadence": CADENCE,
        "span": {"from": SPAN[0], "to": SPAN[1]},
        "isDay": [[day, rules.is_day(day)] for day in DAYS],
        "plusDays": [[day, step, rules.plus_days(day, step)] for day in good for step in STEPS],
        "daysBetween": [[one, other, rules.days_between(one, other)] for one in good for other in good],
        "spanOf": [[day, ahead, rules.last_day(day, ahead)] for day in good for ahead in (0, 1, 4, 10) if day < "9"],
        "logs": [[log, rules.facts_of(log, KINDS)] for log in map(_log, LOGS)],
        "firms": list(_firms()),
        "states": STATES,
        "calendars": list(_calendars()),
    }


def _firms() -> Iterator[dict[str, Any]]:
    logs = enumerate(map(_log, LOGS))
    for relation, (place, log), (number, firm) in itertools.product(RELATIONS, logs, enumerate(FIRMS)):
        whole = {"id": "acre", **firm, **({"relation": relation} if relation else {})}
        kind = ("search", "staffing", "")[(number + len(log)) % 3]
        on, who = PLANS[(number + len(log)) % len(PLANS)]
        span = SPAN if number % 2 else None
        facts = rules.facts_of(log, KINDS)
        yield {
            "firm": whole,
            "log": place,
            "kind": kind,
            "plan": {"on": on, "who": who},
            "span": bool(span),
            "due": rules.due_for(whole, facts, kind, CADENCE, TODAY, span),
            "cautions": rules.cautions(whole, facts, kind, CADENCE, on, who),
        }


def _log(lines: tuple[str, ...]) -> list[dict[str, str]]:
    found = []
    for number, line in enumerate(lines):
        on, kind, *who = line.split(" ", 2)
        found.append({"id": f"e{number}", "firm": "acre", "on": on, "kind": kind, **({"who": who[0]} if who else {})})
    return found


def _calendars() -> Iterator[dict[str, Any]]:
    """Yield three files after each other, each of a state and of the last all but one item at times."""
    for number, files in enumerate(itertools.product(range(len(STATES)), repeat=3)):
        given = [{"due": STATES[state], "wanted": len(STATES[state])} for state in files]
        given[-1]["wanted"] = max(0, len(STATES[files[-1]]) - number % 2)
        now = NOW if number % 3 else 0
        written = rules.calendar_files(given, now)
        yield {"now": now, "states": files, "wanted": given[-1]["wanted"], "written": written}


def text() -> str:
    """Return the content of the file, a vector a line."""
    parts = []
    for name, value in document().items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(one) for one in value)
            parts.append(f"{json.dumps(name)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
