"""Rules that bind several fields, several records or several files.

Each check takes the values as they were read, so that it works on records that have other faults too. What follows
from such a fault it passes over: one cause is one fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from macros.model.bodies import OF_RECRUITERS, REGISTERS, Body
from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, SUPPORTABLE_FIELDS, Firm
from macros.model.websites import website

from .diagnostics import did_you_mean, misspelt, nearest, quoted, shortened

__all__ = ["BLANK", "CONFUSABLES", "Found", "check", "ids"]

Steps = tuple[str | int, ...]

_ANSWERS = ("yes", "no", "unknown")
BLANK = re.compile(r"\{([^{}]*)\}")


class Found(NamedTuple):
    """What a check has found.

    Attributes:
        steps: the path to the value in its file.
        problem: what is wrong, a sentence without its full stop.
        remedy: what to do, likewise.
        unless: paths; if another fault stands at or below one of them, this one follows from it.
    """

    steps: Steps
    problem: str
    remedy: str
    unless: tuple[Steps, ...] = ()

    def below(self, *above: str | int) -> Found:
        """Return the same with its paths set below another."""
        return self._replace(steps=(*above, *self.steps), unless=tuple((*above, *path) for path in self.unless))


def check(name: str, root: Any, sorted_by_id: bool) -> Iterator[Found]:
    """Yield what is wrong in one data file beyond its single fields.

    Args:
        name: the file's name without ``.yaml``.
        root: its value as read.
        sorted_by_id: whether its records must stand in the order of their ids.
    """
    if name == "vocabulary":
        yield from _vocabulary(root)
        return
    records = _sequence(root)
    yield from _unique_ids(records)
    if sorted_by_id:
        yield from _in_order(records)
    for index, record in enumerate(records):
        if isinstance(record, Mapping) and name in _RECORD_CHECKS:
            for found in _RECORD_CHECKS[name](record):
                yield found.below(index)
    if name == "firms":
        yield from _unique_firms(records)
    if name == "bodies":
        yield from _unique_addresses(records)


def ids(records: Any) -> list[str]:
    """Return the ids of the records that have one."""
    return [own for own in map(_id, _sequence(records)) if own is not None]


def _id(record: Any) -> str | None:
    """Return the id of a record, also of one that could not be read further."""
    own = record.get("id") if isinstance(record, Mapping) else getattr(record, "id", None)
    return own if _text(own) else None


def _unique_ids(records: Sequence[Any], what: str = "record") -> Iterator[Found]:
    seen: set[str] = set()
    for index, own in enumerate(map(_id, records)):
        if own is None:
            continue
        if own in seen:
            problem = f"{quoted(own)} is the id of an earlier {what} too"
            yield Found((index, "id"), problem, "Give one of them another id, or remove it")
        seen.add(own)


def _in_order(records: Sequence[Any]) -> Iterator[Found]:
    before = ""
    for index, record in enumerate(records):
        own = _id(record)
        # The id of a record that could not be read may be cut off.
        if own is None or not isinstance(record, Mapping):
            continue
        if own < before:
            problem = f"stands after {quoted(before)}"
            remedy = 'Sort the records by id, or run "python -m macros format"'
            yield Found((index, "id"), problem, remedy, unless=((index, "id"), (index - 1, "id")))
        before = own


def _firm(record: Mapping[str, Any]) -> Iterator[Found]:
    headquarters = record.get("headquarters")
    country = headquarters.get("country") if isinstance(headquarters, Mapping) else None
    countries = _sequence(record.get("countries"))
    if _text(country) and country not in countries and all(map(_text, countries)):
        yield Found(
            ("headquarters", "country"),
            f"{quoted(country)} is not among the countries of the record",
            "Add it to countries: a head office is an office",
            unless=(("headquarters", "country"), ("countries",)),
        )
    contact = record.get("contact")
    if isinstance(contact, Mapping) and not contact:
        yield Found(("contact",), "says nothing", "Give a channel, url, email or unsolicited, or leave contact out")
    # A field whose name is misspelt, and one that is empty, is a fault of its own.
    named = misspelt(record, tuple(Firm.model_fields)).union(record)
    telling = named.intersection(ACTIONABLE_FIELDS)
    if not telling or (telling == {"generalist"} and record.get("generalist") is False):
        fields = f"{', '.join(ACTIONABLE_FIELDS[:-1])} or {ACTIONABLE_FIELDS[-1]}"
        yield Found((), "tells a candidate nothing to act on", f"Give at least one of {fields}")
    if "successor" in record and record.get("status", "active") == "active":
        problem = "a firm that is active has no successor"
        yield Found(("successor",), problem, "Give status closed or merged, or leave successor out", (("status",),))
    yield from _support(record, named)


def _support(record: Mapping[str, Any], named: set[str]) -> Iterator[Found]:
    """Every field but those of identity is supported by a source, and sources support only what is there."""
    supported: set[str] = set()
    complete = isinstance(record.get("sources"), list)
    for number, source in enumerate(_sequence(record.get("sources"))):
        fields = source.get("supports") if isinstance(source, Mapping) else None
        complete = complete and isinstance(fields, list)
        for place, field in enumerate(_sequence(fields)):
            steps = ("sources", number, "supports", place)
            if not _text(field):
                complete = False
            elif field in SUPPORTABLE_FIELDS:
                supported.add(field)
                # That a field is missing which every record needs is said there.
                if field not in named and not Firm.model_fields[field].is_required():
                    problem = f"supports {quoted(field)}, which the record does not have"
                    yield Found(steps, problem, f"Add {field}, or take it out of supports")
            else:
                supported.update(nearest(field, SUPPORTABLE_FIELDS))
                guess = did_you_mean(field, SUPPORTABLE_FIELDS) or f"Name one of {', '.join(SUPPORTABLE_FIELDS)}"
                yield Found(steps, f"{quoted(field)} is not a field that a source can support", guess)
    if complete:
        for field in SOURCED_FIELDS:
            if field in record and field not in supported:
                remedy = f"Add {field} to supports of the source that shows it, or leave the field out"
                if Firm.model_fields[field].is_required():
                    remedy = f"Add {field} to supports of the source that shows it"
                yield Found((field,), "no source supports it", remedy)


def _unique_firms(records: Sequence[Any]) -> Iterator[Found]:
    names: dict[str, str] = {own: own for own in ids(records)}
    websites: dict[str, str] = {}
    yield from _successors(records)
    yield from _lookalikes(records)
    for index, record in enumerate(records):
        own = _id(record)
        if own is None or not isinstance(record, Mapping):
            continue
        for place, alias in enumerate(_sequence(record.get("aliases"))):
            if not _text(alias):
                continue
            if alias == own:
                problem = f"{quoted(alias)} is the id of this very record"
                yield Found((index, "aliases", place), problem, "Remove it; aliases are ids of the past")
            elif (other := names.setdefault(alias, own)) != own:
                problem = f"{quoted(alias)} belongs to the record {quoted(other)}"
                yield Found((index, "aliases", place), problem, "Remove it from one of the two")
        address = record.get("website")
        if _text(address) and (other := websites.setdefault(website(address).page, own)) != own:
            problem = f"is the website of {quoted(other)} too"
            yield Found((index, "website"), problem, "Make one record of the two, or give each its own page")


def _successors(records: Sequence[Any]) -> Iterator[Found]:
    """Whoever follows from firm to successor comes to an end."""
    after = {_id(record): record.get("successor") for record in records if isinstance(record, Mapping)}
    for index, own in enumerate(map(_id, records)):
        seen = {own}
        following = after.get(own)
        while _text(following) and following not in seen:
            seen.add(following)
            following = after.get(following)
        if own is not None and following == own:
            problem = f"{quoted(str(after[own]))} leads back to this record"
            yield Found((index, "successor"), problem, "Name the firm that exists today, or leave it out")


# Letters that read as Latin ones: the part of https://www.unicode.org/Public/security/latest/confusables.txt that a
# name written in one script can be made of.
CONFUSABLES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u051b\u051d\u04bb\u0432\u043a\u043c\u043d\u0442\u03bf\u03bd\u03b1\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u03b2\u03b5\u03b6\u03b7\u03bc",
    "aeopcyxisjdqwhbkmhtovaikptyxbezhm",
)


def _lookalikes(records: Sequence[Any]) -> Iterator[Found]:
    """A name in other letters does not pass for that of another firm."""
    read: dict[str, str] = {}
    for record in records:
        if isinstance(record, Mapping) and _text(record.get("name")) and record["name"].isascii():
            read.setdefault(record["name"].lower(), _id(record) or record["name"])
    for index, record in enumerate(records):
        name = record.get("name") if isinstance(record, Mapping) else None
        if _text(name) and not name.isascii():
            folded = unicodedata.normalize("NFKC", name).lower().translate(CONFUSABLES)
            if folded.isascii() and (other := read.get(folded)) and other != _id(record):
                problem = f"{quoted(name)} is written in other letters but reads as the name of {quoted(other)}"
                yield Found((index, "name"), problem, "Type the name anew, as the firm writes it")


def _body(record: Mapping[str, Any]) -> Iterator[Found]:
    """A register says what it covers and means, what costs money says so, and the body itself has been heard."""
    kind = record.get("kind")
    named = misspelt(record, tuple(Body.model_fields)).union(record)
    for field, meaning in (("hit", "is there"), ("miss", "is not there")):
        if field not in named and (kind in REGISTERS or {"hit", "miss"} & named):
            problem = f"does not say what it means when a firm {meaning}"
            yield Found((), problem, f"Say it under {field}", unless=(("kind",),))
    if kind in OF_RECRUITERS and "covers" not in named:
        yield Found((), "does not say which kinds of recruiting it covers", "Name them under covers", (("kind",),))
    if record.get("free") is True and "cost" in named:
        yield Found(("free",), "is true, but the record names a cost", "Make free false, or take cost out")
    elif record.get("free") is False and "cost" not in named:
        yield Found(("free",), "is false, but no cost is named", "Say under cost what is paid for, or make free true")
    countries = _sequence(record.get("countries"))
    if "all" in countries and len(countries) > 1:
        problem = '"all" stands beside other countries'
        yield Found(("countries",), problem, "Keep all alone, or name the countries")
    if "area" in named and len(countries) != 1:
        yield Found(("area",), "is a part of one country, but the record names several", "Make a record for each area")
    read = [source.get("read") for source in _sequence(record.get("sources")) if isinstance(source, Mapping)]
    if read and all(word == "reported" for word in read):
        problem = "only others report of it"
        yield Found(("sources",), problem, "Name a page of its own, or leave the body out")


def _unique_addresses(records: Sequence[Any]) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for index, record in enumerate(records):
        own = _id(record)
        url = record.get("url") if isinstance(record, Mapping) else None
        if own and _text(url) and (other := seen.setdefault(website(url).page, own)) != own:
            problem = f"is the address of {quoted(other)} too"
            yield Found((index, "url"), problem, "Make one record of the two, or give each its own page")


def _checklist(record: Mapping[str, Any]) -> Iterator[Found]:
    for found in _unique_ids(_sequence(record.get("items")), "item"):
        yield found.below("items")


def _term(record: Mapping[str, Any]) -> Iterator[Found]:
    for place, other in enumerate(_sequence(record.get("see"))):
        if _text(other) and other == record.get("id"):
            yield Found(("see", place), "points at itself", "Name another term, or leave it out")


def _message(record: Mapping[str, Any]) -> Iterator[Found]:
    blanks = _sequence(record.get("blanks"))
    for found in _unique_ids(blanks, "blank"):
        yield found.below("blanks")
    variants = _sequence(record.get("variants"))
    for found in _unique_ids(variants, "variant"):
        yield found.below("variants")
    if variants and "label" not in record:
        yield Found((), "has variants, but no label for its own text", "Add a label that says when to take it")
    declared = ids(blanks)
    complete = bool(blanks) and len(declared) == len(blanks)
    used: set[str] = set()
    texts: dict[Steps, Any] = {("subject",): record.get("subject"), ("body",): record.get("body")}
    texts |= {
        ("variants", place, "body"): one.get("body") if isinstance(one, Mapping) else None
        for place, one in enumerate(variants)
    }
    for steps, text in texts.items():
        for name in dict.fromkeys(BLANK.findall(text)) if _text(text) else ():
            used.add(name)
            if complete and name not in declared:
                used.update(nearest(name, declared, most=1))
                remedy = did_you_mean(name, declared) or "Describe it under blanks"
                yield Found(steps, f"the blank {{{shortened(name)}}} is not described", remedy)
    if all(map(_text, texts.values())):
        for place, own in enumerate(map(_id, blanks)):
            if own is not None and own not in used:
                yield Found(
                    ("blanks", place, "id"), f"the blank {{{shortened(own)}}} stands in no text", "Use it, or remove it"
                )
    yield from _lengths(record, blanks, variants)


def _lengths(record: Mapping[str, Any], blanks: Sequence[Any], variants: Sequence[Any]) -> Iterator[Found]:
    """What a message advises on its length holds for each of its forms, filled in as in the examples."""
    examples = {
        blank["id"]: blank["example"]
        for blank in blanks
        if isinstance(blank, Mapping) and _text(blank.get("id")) and _text(blank.get("example"))
    }
    words = record.get("words")
    low, high = (words.get("min"), words.get("max")) if isinstance(words, Mapping) else (None, None)
    span = range(low, high + 1) if isinstance(low, int) and isinstance(high, int) else None
    if span is not None and not span:
        yield Found(("words", "min"), f"{low} is more than the max of {high}", "Give the lower number as min")
    forms: list[tuple[Steps, Any]] = [(("body",), record)]
    forms += [(("variants", place, "body"), one) for place, one in enumerate(variants)]
    for steps, form in forms:
        body = form.get("body") if isinstance(form, Mapping) else None
        if not _text(body):
            continue
        body = filled(body, examples)
        if isinstance(most := form.get("characters"), int):
            if len(body) > most:
                problem = f"has {len(body)} characters with its examples, and {most} at most are allowed"
                yield Found(steps, problem, "Shorten the text")
        elif span and (count := len(body.split())) not in span:
            problem = f"has {count} words; its own advice is {low} to {high}"
            yield Found(steps, problem, "Change the text or the advice")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text of a message with values in its blanks, without space at its end; a blank without one stays."""
    return BLANK.sub(lambda found: values.get(found[1], found[0]), text).strip()


def _decision(record: Mapping[str, Any]) -> Iterator[Found]:
    """Every answer leads somewhere, every question and verdict can be reached, and no way leads in a circle."""
    nodes: dict[str, tuple[str, int, Mapping[str, Any]]] = {}
    for field in ("questions", "verdicts"):
        for index, node in enumerate(_sequence(record.get(field))):
            own = node.get("id") if isinstance(node, Mapping) else None
            if _text(own) and nodes.setdefault(own, (field, index, node)) != (field, index, node):
                problem = f"{quoted(own)} is the id of an earlier question or verdict too"
                yield Found(
                    (field, index, "id"), problem, "Give one of them another id, and mend the answers that lead to it"
                )
    questions = [own for own, (field, _, _) in nodes.items() if field == "questions"]
    ways = {own: _answers(nodes[own][2]) for own in questions}
    start = record.get("start")
    count = sum(len(_sequence(record.get(field))) for field in ("questions", "verdicts"))
    complete = len(nodes) == count and all(len(answers) == len(_ANSWERS) for answers in ways.values())
    if _text(start) and start not in questions:
        complete = False
        remedy = did_you_mean(start, questions) or "Name the first question"
        yield Found(("start",), f"{quoted(start)} is not a question here", remedy)
    for own in questions:
        for answer, target in ways[own].items():
            if target not in nodes and len(nodes) == count:
                complete = False
                remedy = did_you_mean(target, nodes) or "Name a question or a verdict of this record"
                problem = f"{quoted(target)} is no question or verdict here"
                yield Found(("questions", nodes[own][1], answer), problem, remedy)
    if not _text(start) or not complete:
        return  # What cannot be reached follows from what has been said.
    reached, circles = _walk(start, ways)
    for own, answer in circles:
        problem = f"leads back to {quoted(ways[own][answer])}, so that a reader may go in a circle"
        remedy = "Lead on to another question or to a verdict"
        yield Found(("questions", nodes[own][1], answer), problem, remedy)
    for own, (field, index, _) in nodes.items():
        if own not in reached:
            yield Found(
                (field, index, "id"), f"no answer leads to {quoted(own)}", "Let an answer lead to it, or remove it"
            )


def _cadence(record: Mapping[str, Any]) -> Iterator[Found]:
    """What a source is said to state needs a source."""
    if record.get("basis") == "sources" and "evidence" not in record:
        yield Found(("basis",), "no evidence is named", "Name it under evidence, or make the basis judgement")


def _answers(question: Mapping[str, Any]) -> dict[str, str]:
    return {answer: question[answer] for answer in _ANSWERS if _text(question.get(answer))}


def _walk(start: str, ways: Mapping[str, Mapping[str, str]]) -> tuple[set[str], list[tuple[str, str]]]:
    """Return all that can be reached from the start, and the answers that lead back to where a reader came from."""
    reached = {start}
    circles: list[tuple[str, str]] = []
    path = {start: iter(ways.get(start, {}).items())}
    while path:
        own = next(reversed(path))
        for answer, target in path[own]:
            if target in path:
                circles.append((own, answer))
            elif target not in reached:
                reached.add(target)
                path[target] = iter(ways.get(target, {}).items())
                break
        else:
            del path[own]
    return reached, circles


def _vocabulary(root: Any) -> Iterator[Found]:
    if not isinstance(root, Mapping):
        return
    for name, values in root.items():
        for found in _unique_ids(_sequence(values), "value"):
            yield found.below(name)
    regions = _sequence(root.get("region"))
    region_of: dict[str, str] = {}
    complete = bool(regions)
    for place, region in enumerate(regions):
        own, countries = _id(region), region.get("countries") if isinstance(region, Mapping) else None
        complete = complete and isinstance(countries, list) and all(map(_text, countries))
        for number, country in enumerate(_sequence(countries)):
            if _text(country) and own and (other := region_of.setdefault(country, own)) != own:
                problem = f"{quoted(country)} is in the region {quoted(other)} too"
                yield Found(("region", place, "countries", number), problem, "Keep it in one")
    for place, own in enumerate(map(_id, _sequence(root.get("country")))):
        if complete and own is not None and own not in region_of:
            remedy = "Add it to the countries of a region"
            yield Found(("country", place, "id"), f"{quoted(own)} is in no region", remedy, unless=(("region",),))


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str)


_RECORD_CHECKS: dict[str, Callable[[Mapping[str, Any]], Iterator[Found]]] = {
    "firms": _firm,
    "bodies": _body,
    "checklists": _checklist,
    "glossary": _term,
    "messages": _message,
    "decisions": _decision,
    "cadence": _cadence,
}
