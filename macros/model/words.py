"""What a fault of a record says: each sentence once, for the check and for the form, which gets them as data.

What stands in braces is filled in by whoever finds the fault. Sentences go without their full stop.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .text import quoted

_ADDRESS = "Give a public address that starts with https:// or http://"
_DAY = "Give the day on which it was done"
_YEAR = "Give the year as the source states it"
_OTHER_ID = "Give this firm another id"
_SUPPORT = "Add {field} to supports of the source that shows it"

# By the code of a fault: what is wrong, and what to do about it.
WORDS: dict[str, tuple[str, str]] = {
    # Any value.
    "empty": ("is empty", "Fill it in{leave_out}"),
    "missing": ("is missing", "Add {field}"),
    "no-such-field": ("there is no such field", "The fields are {fields}"),
    "not-string": ("is {found}, not a text", "Put it in quotes"),
    "not-single": ("is {found}, not a text", "Give a single text"),
    "not-integer": ("is {found}, not a whole number", "Write the digits alone, without quotes"),
    # YAML 1.1 reads some of these as texts.
    "leading-zero": ("is {found}, not a whole number", "Write the digits alone, without a zero before them"),
    "not-boolean": ("is {found}, not true or false", "Write true or false, without quotes"),
    "not-date": ("is {found}, not a date", "Write it as 2026-11-23, without quotes"),
    "not-array": ("is {found}, not a list", "Write it as a list, [like, this], even for one entry"),
    "not-object": ("is {found}, not a group of fields", "Indent its fields below it"),
    "not-year": ("is {found}, not a year or undated", "Give the year in digits, without quotes, or undated"),
    # Limits.
    "too-long": ("has {length} characters; the limit is {limit}", "Shorten it"),
    "too-few": ("has {entries}; it needs at least {limit}", "Add what is missing{leave_out}"),
    "too-many": ("has {entries}; the limit is {limit}", "Shorten the list"),
    "too-small": ("{value} is less than {limit}", "Correct the number"),
    "too-large": ("{value} is more than {limit}", "Correct the number"),
    "too-early": ("lies before {earliest}", _DAY),
    "future-day": ("lies in the future", _DAY),
    "year-too-early": ("lies before {earliest}", _YEAR),
    "future-year": ("lies in the future", _YEAR),
    "neither-year": ("is neither a year nor undated", "Give the year in digits, without quotes, or undated"),
    # Ids and the values of vocabularies.
    "no-slug": (
        "{value} does not have the right form",
        "Use lower-case letters and digits, with single hyphens between",
    ),
    "wrong-form": ("{value} does not have the right form", "It must match {pattern}"),
    "device-name": ("{value} cannot be the name of a file on every system", "Add a word to it, as in con-search"),
    "own-name": (
        "{value} begins as the ids of what readers add to My search",
        "Begin it with another word, as in the-own-search",
    ),
    "index-name": ("{value} is the page of the folder itself", "Choose another id"),
    "not-one-of": ("{value} is not {noun}", "Use one of {known}"),
    "not-the-only": ("{value} is not {noun}", "Use {known}"),
    "not-in-vocabulary": ("{value} is not {noun}", "Use a value that vocabulary.yaml lists under {vocabulary}"),
    "no-such-id": ("{value} is not an id in {file}", "Use an id of {file}, or add the record there"),
    "twice": ("{value} stands in the list twice", "Keep one of the two"),
    # Texts.
    "several-lines": ("runs over several lines", "Write it on one line"),
    "spaces": ("has spaces too many", "Keep one space between words and none at the ends"),
    "lost-letter": ("holds U+FFFD, which stands for a letter that was lost,", "Type the word anew"),
    "invisible": ("holds the invisible character U+{number}", "Remove it"),
    "mixed-scripts": ("mixes letters of different scripts in {word} ({scripts})", "Type the word anew in one script"),
    "holds-markup": ("holds {kind}: {sign}", "Write plain words: a text is shown as it stands"),
    "holds-personal": ("holds {kind}: {sign}", "Leave it out: what leads to a person does not belong here"),
    # Addresses and mailboxes.
    "address-character": ("holds a character that an address cannot have", _ADDRESS),
    "no-address": ("is not an address", _ADDRESS),
    "no-http": ("is not an http or https address", _ADDRESS),
    "scheme-case": ("begins with {scheme}", "Write {lower} in lower case"),
    "user-name": ("holds a user name", "Remove the part before the @"),
    "no-port": ("names a port that does not exist", "Remove the colon and the port"),
    "mixed-host": (
        "mixes letters of different scripts in {word} ({scripts})",
        "Copy the address from the firm's own site",
    ),
    "private-host": ("{host} is not a host that readers can reach", _ADDRESS),
    "no-host": ("names no host", _ADDRESS),
    "no-mailbox": ("is not an e-mail address", "Write it as info@firm.example"),
    "personal-mailbox": (
        "may name a person",
        "List only mailboxes of a desk, such as info@ or candidates@, or leave it out",
    ),
    # What binds the fields of a firm.
    "head-office": (
        "{country} is not among the countries of the record",
        "Add it to countries: a head office is an office",
    ),
    "no-contact": ("says nothing", "Give a channel, url, email or unsolicited, or leave contact out"),
    "nothing-to-act-on": ("tells a candidate nothing to act on", "Give at least one of {fields}"),
    "active-successor": (
        "a firm that is active has no successor",
        "Give status closed or merged, or leave successor out",
    ),
    "supports-absent": ("supports {field}, which the record does not have", "Add {name}, or take it out of supports"),
    "not-supportable": ("{field} is not a field that a source can support", "Name one of {fields}"),
    "unsupported": ("no source supports it", f"{_SUPPORT}, or leave the field out"),
    "unsupported-needed": ("no source supports it", _SUPPORT),
    # What binds the fields of a body.
    "no-meaning": ("does not say what it means when a firm {meaning}", "Say it under {field}"),
    "no-covers": ("does not say which kinds of recruiting it covers", "Name them under covers"),
    "free-with-cost": ("a cost is named, though it is free", "Take cost out, or say that it is not free"),
    "no-cost": ("no cost is named, though it is not free", "Say under cost what is paid for, or say that it is free"),
    "no-country-first": (
        "does not begin with {first}",
        "Begin it with the code of its first country, or with eu or world",
    ),
    "all-and-some": ('"all" stands beside other countries', "Keep all alone, or name the countries"),
    "area-of-several": ("is a part of one country, but the record names several", "Make a record for each area"),
    "only-reported": ("only others report of it", "Name a page of its own, or leave the body out"),
    # What binds a firm and the others.
    "id-twice": ("{id} is the id of an earlier {what} too", "Give one of them another id, or remove it"),
    "id-reserved": ("{id} is the address of another page", _OTHER_ID),
    "id-removed": ("{id} was the id of a firm that has been removed", f"{_OTHER_ID}: an id is never used again"),
    "alias-own": ("{id} is the id of this very record", "Remove it; aliases are ids of the past"),
    "alias-taken": ("{id} belongs to the record {other}", "Remove it from one of the two"),
    "page-taken": ("is the {what} of {other} too", "Make one record of the two, or give each its own page"),
    "successor-loop": ("{id} leads back to this record", "Name the firm that exists today, or leave it out"),
    "reads-as": (
        "{name} is written in other letters but reads as the name of {other}",
        "Type the name anew, as the firm writes it",
    ),
}
# How to get rid of a value that need not be there: a field that every record has, another field, an entry of a list.
LEAVE_OUT = {"needed": "", "field": ", or leave the field out", "entry": ", or take it out of the list"}
DID_YOU_MEAN = "Did you mean {guesses}?"
# What a value is, by the types of JSON.
TYPES = {
    "boolean": "a truth value",
    "number": "a number",
    "string": "a text",
    "array": "a list",
    "object": "a group of fields",
}
# What one value of a vocabulary is called, where "a" and its name would not do.
NOUNS = {
    "body": "a kind of body",
    "cover": "a kind of recruiting",
    "confidentiality": "a stance on confidentiality",
    "entry": "an entry of the log",
    "industry": "an industry",
    "unsolicited": "an answer to unsolicited CVs",
}
SAME_ENTRY = "the same entry"  # of a list, where it is a group of fields


def say(code: str, guesses: Iterable[str] = (), **values: Any) -> tuple[str, str]:
    """Return what is wrong and what to do about it.

    Args:
        code: one of ``WORDS``.
        guesses: what may have been meant; to ask for it is then the remedy.
        values: what its sentences leave open, as it is to be shown.
    """
    problem, remedy = WORDS[code]
    return problem.format_map(values), meant(guesses) or remedy.format_map(values)


def meant(guesses: Iterable[str]) -> str:
    """Return ``Did you mean "x" or "y"?``, or an empty string without any guess."""
    shown = " or ".join(map(quoted, guesses))
    return DID_YOU_MEAN.format(guesses=shown) if shown else ""
