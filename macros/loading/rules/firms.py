"""What binds the fields of a firm, and firms with each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, SUPPORTABLE_FIELDS, Firm
from macros.model.text import quoted
from macros.model.words import say

from ..diagnostics import misspelt, nearest
from .rule_fault import RuleFault, id_of, ids, is_text, sequence, unique_pages


def check_firm(record: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Yield what is wrong between the fields of a firm."""
    headquarters = record.get("headquarters")
    country = headquarters.get("country") if isinstance(headquarters, Mapping) else None
    countries = sequence(record.get("countries"))
    if is_text(country) and country not in countries and all(map(is_text, countries)):
        yield RuleFault(
            ("headquarters", "country"),
            *say("head-office", country=quoted(country)),
            unless=(("headquarters", "country"), ("countries",)),
        )
    contact = record.get("contact")
    if isinstance(contact, Mapping) and not contact:
        yield RuleFault(("contact",), *say("no-contact"))
    # A field whose name is misspelt, and one that is empty, is a fault of its own.
    named = misspelt(record, tuple(Firm.model_fields)).union(record)
    telling = named.intersection(ACTIONABLE_FIELDS)
    if not telling or (telling == {"generalist"} and record.get("generalist") is False):
        fields = f"{', '.join(ACTIONABLE_FIELDS[:-1])} or {ACTIONABLE_FIELDS[-1]}"
        yield RuleFault((), *say("nothing-to-act-on", fields=fields))
    if "successor" in record and record.get("status", "active") == "active":
        yield RuleFault(("successor",), *say("active-successor"), (("status",),))
    yield from _support(record, named)


def _support(record: Mapping[str, Any], named: set[str]) -> Iterator[RuleFault]:
    """Check that every field but those of identity has a source, and that sources support only what is there."""
    supported: set[str] = set()
    complete = isinstance(record.get("sources"), list)
    for number, source in enumerate(sequence(record.get("sources"))):
        named_there = source.get("supports") if isinstance(source, Mapping) else None
        complete = complete and isinstance(named_there, list)
        for place, field in enumerate(sequence(named_there)):
            steps = ("sources", number, "supports", place)
            if not is_text(field):
                complete = False
            elif field in SUPPORTABLE_FIELDS:
                supported.add(field)
                # That a field is missing which every record needs is said there.
                if field not in named and not Firm.model_fields[field].is_required():
                    yield RuleFault(steps, *say("supports-absent", field=quoted(field), name=field))
            else:
                guesses = nearest(field, SUPPORTABLE_FIELDS)
                supported.update(guesses)
                fields = ", ".join(SUPPORTABLE_FIELDS)
                yield RuleFault(steps, *say("not-supportable", guesses, field=quoted(field), fields=fields))
    if complete:
        for field in SOURCED_FIELDS:
            if field in record and field not in supported:
                code = "unsupported-needed" if Firm.model_fields[field].is_required() else "unsupported"
                yield RuleFault((field,), *say(code, field=field))


def unique_firms(records: Sequence[Any]) -> Iterator[RuleFault]:
    """Yield what is wrong between firms: the same website, name or old id, or a successor that does not fit."""
    names: dict[str, str] = {firm_id: firm_id for firm_id in ids(records)}
    yield from unique_pages(records, "website", "website")
    yield from _successors(records)
    yield from _lookalikes(records)
    for index, record in enumerate(records):
        firm_id = id_of(record)
        if firm_id is None or not isinstance(record, Mapping):
            continue
        for place, alias in enumerate(sequence(record.get("aliases"))):
            if not is_text(alias):
                continue
            if alias == firm_id:
                yield RuleFault((index, "aliases", place), *say("alias-own", id=quoted(alias)))
            elif (other := names.setdefault(alias, firm_id)) != firm_id:
                yield RuleFault((index, "aliases", place), *say("alias-taken", id=quoted(alias), other=quoted(other)))


def _successors(records: Sequence[Any]) -> Iterator[RuleFault]:
    """Check that whoever follows from firm to successor comes to an end."""
    after = {id_of(record): record.get("successor") for record in records if isinstance(record, Mapping)}
    for index, firm_id in enumerate(map(id_of, records)):
        seen = {firm_id}
        following = after.get(firm_id)
        while is_text(following) and following not in seen:
            seen.add(following)
            following = after.get(following)
        if firm_id is not None and following == firm_id:
            yield RuleFault((index, "successor"), *say("successor-loop", id=quoted(str(after[firm_id]))))


# Letters that read as Latin ones: the part of https://www.unicode.org/Public/security/latest/confusables.txt that a
# name written in one script can be made of.
CONFUSABLES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u051b\u051d\u04bb\u0432\u043a\u043c\u043d\u0442\u03bf\u03bd\u03b1\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u03b2\u03b5\u03b6\u03b7\u03bc",
    "aeopcyxisjdqwhbkmhtovaikptyxbezhm",
)


def _lookalikes(records: Sequence[Any]) -> Iterator[RuleFault]:
    """Check that a name in other letters does not pass for that of another firm."""
    read: dict[str, str] = {}
    for record in records:
        if isinstance(record, Mapping) and is_text(record.get("name")) and record["name"].isascii():
            read.setdefault(record["name"].lower(), id_of(record) or record["name"])
    for index, record in enumerate(records):
        name = record.get("name") if isinstance(record, Mapping) else None
        if is_text(name) and not name.isascii():
            folded = unicodedata.normalize("NFKC", name).lower().translate(CONFUSABLES)
            if folded.isascii() and (other := read.get(folded)) and other != id_of(record):
                yield RuleFault((index, "name"), *say("reads-as", name=quoted(name), other=quoted(other)))
