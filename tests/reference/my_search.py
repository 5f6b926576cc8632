"""The rules of My search in Python: days, what a log tells, what is due, and what a calendar file holds.

They say again, in another way, what ``macros/components/my_search/lazy/`` does in the browser.
``tests/vectors/write.py`` writes vectors from them, which a browser test runs against those scripts. A day is a text
such as ``2026-11-23``.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

EPOCH = 1_700_000_000  # seconds, from which a SEQUENCE counts
MOST_SEQUENCE = 2**31 - 1


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar from year 1 to 9999, with four, two and two ASCII digits."""
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isascii() and part.isdigit() for part in parts):
        return False
    try:
        datetime.date(*map(int, parts))
    except ValueError:
        return False
    return True


def days_between(one: str, other: str) -> int:
    """Return the days from one day to another; negative if it lies before."""
    return datetime.date.fromisoformat(other).toordinal() - datetime.date.fromisoformat(one).toordinal()


def plus_days(day: str, number: int) -> str:
    """Return the day so many days after another, and no day before year 1 or after 9999."""
    ordinal = datetime.date.fromisoformat(day).toordinal() + number
    last = datetime.date.max.toordinal()
    return datetime.date.fromordinal(max(1, min(last, ordinal))).isoformat()


def last_day(today: str, years_ahead: int) -> str:
    """Return the same day of a later year; of 29 February the day before it where there is none."""
    day = datetime.date.fromisoformat(today)
    try:
        return day.replace(year=day.year + years_ahead).isoformat()
    except ValueError:
        return day.replace(year=day.year + years_ahead, day=28).isoformat()


def facts_of(log: Sequence[Record], kinds: Mapping[str, Record]) -> dict[str, Any]:
    """Return what the log of one firm tells; it is given as it was noted, and counts in the order of its days."""
    entries = sorted(log, key=lambda entry: entry["on"])
    turn: tuple[str, str] | None = None
    out: list[Record] = []  # your notes and calls since their last answer
    silent = failed = attempts = 0
    last_out: Record | None = None
    spoke: str | None = None
    answered = False
    for place, entry in enumerate(entries):
        kind = entry["kind"]
        about = kinds.get(kind, {})
        unanswered = place + 1 < len(entries) and entries[place + 1]["kind"] == "no-answer"
        if about.get("asks"):
            attempts += 1
            last_out = entry
            if about.get("spoken") and not unanswered:
                silent, answered, spoke, turn = 0, True, entry["on"], None
            else:
                silent += 1
                turn = ("they", entry["on"])
            out.append(entry)
        elif kind == "no-answer":
            if silent == 0:
                attempts, silent = attempts + 1, 1
            failed, turn = min(attempts, failed + 1), None
        elif about.get("direction") == "back":
            silent, answered, last_out = 0, True, None
            spoke = entry["on"] if about.get("spoken") else spoke
            whose = {"they-called": "you", "reply": "you", "interview": "they"}.get(kind)
            turn = (whose, entry["on"]) if whose else None
        elif turn and turn[0] == "you":
            turn = None
    contacts = [entry["on"] for entry in entries if entry["kind"] != "no-answer"]
    favours = [kinds.get(entry["kind"], {}).get("favour") for entry in entries]
    return {
        "last": entries[-1] if entries else None,
        "lastSpoke": spoke,
        "lastContact": contacts[-1] if contacts else None,
        "lastOut": last_out,
        "turn": turn[0] if turn else None,
        "since": turn[1] if turn else None,
        "attempts": attempts,
        "failed": failed,
        "silent": silent,
        "answered": answered,
        "given": favours.count("given"),
        "received": favours.count("received"),
        "people": [{"who": entry["who"], "on": entry["on"]} for entry in out if entry.get("who")],
    }


def rule_of(cadence: Sequence[Record], measure: str, **scope: str | None) -> Record | None:
    """Return the first number of a measure whose scopes, where it has any, hold what is given."""
    for one in cadence:
        scopes = {"relation": "relations", "kind": "kinds", "after": "after"}
        if one["measure"] == measure and all(
            not one.get(field) or scope.get(name) in one[field] for name, field in scopes.items()
        ):
            return one
    return None


def due_for(
    firm: Record, facts: Record, kind: str, cadence: Sequence[Record], today: str, span: tuple[str, str] | None
) -> list[list[Any]]:
    """Return what is to be done for a firm, as (day, id of the rule or None for the reader's own, whether to rest)."""

    def sound(day: str | None) -> str | None:
        return day if day and (span is None or span[0] <= day <= span[1]) else None

    def rule(measure: str, after: str | None = None) -> Record | None:
        last_kind = facts["last"]["kind"] if facts["last"] else None
        return rule_of(cadence, measure, relation=relation, kind=kind, after=after or last_kind)

    def add(one: Record, day: str, basis: str, rest: bool = False) -> bool:
        if f"{one['id']}@{basis}" in firm.get("overruled", []):
            return False
        found.append([day, one["id"], rest])
        return True

    relation = firm.get("relation", "to-research")
    since, last, contact_day = sound(firm.get("since")), facts["last"], facts["lastContact"]
    base = since or sound(firm["added"]) or today
    if contact_day and not (relation == "resting" and since and contact_day < since):
        base = contact_day
    found: list[list[Any]] = []
    if own := sound(firm.get("next", {}).get("on")):
        found.append([own, None, False])
    if last and (thanks := rule("thanks-owed")):
        add(thanks, plus_days(last["on"], thanks["number"]), last["on"])
    if facts["turn"] == "you" and (answer := rule("answer-owed")):
        add(answer, plus_days(facts["since"], answer["number"]), facts["since"])
    contact = rule("next-contact")
    if relation == "resting":
        if not found and contact:
            add(contact, plus_days(base, contact["number"]), base)
        return found
    waited = days_between(base, today)
    enough = rule("unanswered")
    if enough and facts["silent"] >= enough["number"]:
        if (last and last["kind"] == "no-answer") or (contact and waited >= contact["number"]):
            add(enough, today, base, rest=True)
    elif contact and not found:
        lapse = rule("lapse")
        lapsed = lapse is not None and waited >= lapse["number"]
        if not (lapse and lapsed and add(lapse, plus_days(base, lapse["number"]), base)):
            add(contact, plus_days(base, contact["number"]), base)
    return sorted(found, key=lambda item: str(item[0]))


def cautions(
    firm: Record, facts: Record, kind: str, cadence: Sequence[Record], on: str, who: str
) -> list[list[str | None]]:
    """Return what speaks against writing on a day, as (id of the rule, the day from which it is no longer early)."""
    last_out, last = facts["lastOut"], facts["last"]
    scope = {"relation": firm.get("relation", "to-research"), "kind": kind, "after": last_out and last_out["kind"]}
    found: list[list[str | None]] = []
    soon = rule_of(cadence, "too-soon", **scope)
    if last_out and soon and 0 <= days_between(last_out["on"], on) < soon["number"]:
        found.append([soon["id"], plus_days(last_out["on"], soon["number"])])
    enough = rule_of(cadence, "unanswered", **scope)
    if enough and facts["silent"] >= enough["number"]:
        found.append([enough["id"], None])
    few = rule_of(cadence, "people-in-a-firm", **scope)
    others = {one["who"].strip() for one in facts["people"]}
    others = {name for name in others if name.lower() != who.strip().lower()}
    if few and who and len(others) >= few["number"]:
        found.append([few["id"], None])
    basis = (last_out or last or {"on": ""})["on"]
    return [one for one in found if f"{one[0]}@{basis}" not in firm.get("overruled", [])]


def calendar_files(files: Sequence[Record], now: int) -> list[list[list[Any]]]:
    """Return what each of several calendar files holds, written one after the other.

    Args:
        files: for each file ``due``, all that is due, and ``wanted``, how many of them it is to hold; an item has
            ``firm``, ``thing``, ``name``, ``on``, ``title``.
        now: the second of each, since 1970.

    Returns:
        For each file its entries as (UID, day, SEQUENCE, whether it is cancelled), in the order of their UIDs.
    """
    memory: dict[str, dict[str, Any]] = {}  # by UID, in the order in which they stand in the store
    written = []
    for file in files:
        due, wanted = file["due"], file["due"][: file["wanted"]]
        alive = {(one["firm"], one["thing"]): uid for uid, one in memory.items() if not one["gone"]}
        entries: list[list[Any]] = []
        state = dict(memory)
        for item in wanted:
            place = (item["firm"], item["thing"])
            uid = alive.get(place) or _new_uid(f"{item['firm']}-{item['name']}", state)
            before = memory.get(uid)
            same = before and (before["on"], before["title"]) == (item["on"], item["title"])
            sequence = before["sequence"] if before and same else _sequence(before, now)
            one = {"firm": item["firm"], "thing": item["thing"], "on": item["on"], "title": item["title"]}
            state[uid] = {**one, "sequence": sequence, "gone": False}
            entries.append([uid, item["on"], sequence, False])
        firms = {item["firm"] for item in (due if len(wanted) == len(due) else wanted)}
        still = {(item["firm"], item["thing"]) for item in due}
        for uid, one in memory.items():
            if len(wanted) != len(due) and one["firm"] not in firms:
                continue
            if one["gone"]:
                entries.append([uid, one["on"], one["sequence"], True])
            elif (one["firm"], one["thing"]) not in still:
                state[uid] = {**one, "sequence": _sequence(one, now), "gone": True}
                entries.append([uid, one["on"], state[uid]["sequence"], True])
        memory = state
        written.append(sorted(entries))
    return written


def _new_uid(name: str, taken: Mapping[str, Any]) -> str:
    number = 1
    while (uid := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return uid


def _sequence(before: Record | None, now: int) -> int:
    return min(MOST_SEQUENCE, max(now - EPOCH, 0, before["sequence"] + 1 if before else 0))
