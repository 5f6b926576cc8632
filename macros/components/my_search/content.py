"""What the page of My search knows besides the reader's own: a classic script, so that it loads from a disk too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from macros.catalog.names import COMMON
from macros.loading.dataset import Dataset
from macros.loading.rules.messages import BLANK
from macros.model.cadence import Cadence
from macros.model.evidence import Evidence
from macros.model.messages import Message
from macros.model.my_search_file import FIRST_DAY, YEARS_AHEAD, schema
from macros.model.vocabulary import Value
from macros.model.websites import PATTERNS
from macros.site.assets import hashed_asset, javascript

from .example import example

_VOCABULARIES = ("relation", "entry", "kind", "measure", "channel", "unsolicited", "confidentiality")

# What a reader may say about themselves: the blanks of messages that speak of the writer, most useful first.
ABOUT = (
    ("sector", "The field you work in", ""),
    ("function", "", ""),
    ("level", "", ""),
    ("expectation", "", ""),
    ("goal", "", ""),
    ("place", "", ""),
    ("region", "", ""),
    ("notice-period", "", ""),
    ("your-role", "", ""),
    ("employer", "", ""),
    ("scope", "", ""),
    ("result-one", "", ""),
    ("result-two", "", ""),
    ("your-name", "", "name"),
    ("private-email", "", "email"),
    ("phone", "", "tel"),
)
FIRST_ABOUT = 4
# What the page cites besides the cadence.
CITED = ("linkedin-data-export",)


def content_asset(data: Dataset) -> tuple[str, str]:
    """Return the address and the content of the script that sets ``window.RapportMySearch``."""
    return hashed_asset("my-search-data", "js", f"window.RapportMySearch = {javascript(content(data))};\n")


def content(data: Dataset) -> dict[str, Any]:
    """Return what the page knows: cadence and its evidence, words, checklists, messages, the file's schema, example."""
    about = _about(data)
    return {
        "words": {
            name: {value.id: [value.label, value.definition] for value in data.values(name)} for name in _VOCABULARIES
        },
        "relations": _acted_on(data.vocabulary.relation),
        "entries": _acted_on(data.vocabulary.entry),
        "cadence": [_cadence(data, one) for one in data.cadence],
        "checklists": [
            {
                **one.model_dump(include={"id", "title", "stage", "when", "kinds"}, exclude_none=True),
                "items": [{"id": item.id, "text": item.text} for item in one.items],
            }
            for one in data.checklists
        ],
        "messages": [form for one in data.messages for form in _forms(one)],
        "about": about,
        "schema": schema(data.vocabulary),
        # What tells names and sites of firms apart, and the old ids of firms, for what a reader brings along.
        "alike": {"commonWords": sorted(COMMON), "sites": PATTERNS},
        "evidence": {one.id: _evidence(data, one) for one in data.evidence if one.id in CITED},
        "formerIds": {old: firm.id for firm in data.listed for old in firm.aliases or ()},
        "days": {"first": FIRST_DAY, "yearsAhead": YEARS_AHEAD},
        "example": example({field["id"]: field["example"] for field in about}),
    }


def _acted_on(values: Sequence[Value]) -> dict[str, Any]:
    """Return what My search goes by, besides the words, for each value of a vocabulary."""
    words = set(Value.model_fields)
    return {value.id: value.model_dump(exclude=words, exclude_defaults=True) for value in values}


def _forms(one: Message) -> Iterator[dict[str, Any]]:
    """Yield a message, and each variant of it that is written as a mail, with the blanks that it has."""
    bodies = [("", one.label, one.body)]
    bodies += [(f"--{form.id}", form.label, form.body) for form in one.variants or () if not form.characters]
    for suffix, label, body in bodies:
        blanks = set(BLANK.findall(f"{one.subject}\n{body}"))
        yield {
            **one.model_dump(include={"stage", "when", "subject", "words", "avoid"}),
            "id": f"{one.id}{suffix}",
            "title": f"{one.title} ({lower_first(label)})" if label and len(bodies) > 1 else one.title,
            "body": body,
            "blanks": [blank.model_dump() for blank in one.blanks if blank.id in blanks],
        }


def lower_first(text: str) -> str:
    """Return a text whose first letter is small, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def _cadence(data: Dataset, one: Cadence) -> dict[str, Any]:
    return {
        **one.model_dump(exclude={"evidence"}, exclude_none=True),
        "evidence": [_evidence(data, data.claim(evidence)) for evidence in one.evidence or ()],
    }


def _evidence(data: Dataset, one: Evidence) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "asOf": one.as_of,
        "strength": data.label("strength", one.strength),
        "sources": [{"url": source.url, "title": source.title} for source in one.sources],
    }


def _about(data: Dataset) -> list[dict[str, Any]]:
    """Return the fields about the reader, with label and example of the first message that asks for each."""
    blanks = {blank.id: blank for message in reversed(data.messages) for blank in message.blanks}
    return [
        {
            "id": blank_id,
            "label": label or blanks[blank_id].label,
            "example": blanks[blank_id].example,
            "purpose": purpose,
            "first": place < FIRST_ABOUT,
        }
        for place, (blank_id, label, purpose) in enumerate(ABOUT)
        if blank_id in blanks
    ]
