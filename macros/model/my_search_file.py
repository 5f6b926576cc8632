"""The form of what a reader keeps in My search: in the browser's store, and in the file that they export.

It is the one definition: the published schema is made of it, and the page checks what it reads with that very schema.
"""

from __future__ import annotations

import functools
from typing import Annotated, Any, Literal

from pydantic import Field

from macros.model.record import Record
from macros.model.vocabulary import Vocabulary

from .schema import DIALECT, allow_values
from .types import SLUG, OneOf

VERSION = 2

# The days that My search takes: a year of two digits is a slip, and so is one that nobody plans for. The last day moves
# with the clock, which a JSON Schema does not know: the schema holds the first, the page both.
FIRST_DAY = "1990-01-01"
YEARS_AHEAD = 10
MOST_EXPORTED = 2000  # dates of calendar files that are remembered
_DAY = r"(199[0-9]|2[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?"

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Day = Annotated[str, Field(pattern=rf"^{_DAY}$", json_schema_extra={"format": "date"})]
Moment = Annotated[str, Field(pattern=rf"^{_DAY}T{_TIME}Z$", json_schema_extra={"format": "date-time"})]
Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=20_000)]
Web = Annotated[str, Field(pattern=r"""^https?://[^\s"'<>\\^`{|}]+$""", max_length=2000)]


class _Part(Record):
    """A part of the file; a field that is left out was left empty."""


class NextStep(_Part):
    """What the reader means to do next, and when."""

    on: Day = Field(description="The day.")
    what: Short | None = Field(None, description="What to do.")


class Resume(_Part):
    """Where a CV went."""

    id: Id = Field(description="Unique in the file.")
    employer: Short = Field(description="The employer that it went to.")
    role: Short | None = Field(None, description="The role that it was for.")
    on: Day = Field(description="The day.")
    agreed: bool | None = Field(None, description="Whether the reader had said yes to this employer and role.")


class Followed(_Part):
    """A firm that the reader follows."""

    id: Id = Field(description="Its id in the directory, or one that begins with own- if the reader typed it in.")
    added: Day = Field(description="The day on which it was added.")
    changed: Moment | None = Field(None, description="When the record was last changed; decides when files are merged.")
    name: Short | None = Field(None, description="Its name.")
    website: Web | None = Field(None, description="Its site, an http or https address.")
    kind: Annotated[str, Field(pattern=SLUG, max_length=60)] | None = Field(
        None, description="The kind of firm: an id of the vocabulary kind."
    )
    relation: Annotated[str, OneOf("relation")] | None = Field(
        None, description="Where the reader stands with it; to-research when left out."
    )
    since: Day | None = Field(None, description="Since when.")
    person: Short | None = Field(None, description="Whom the reader writes to there.")
    role: Short | None = Field(None, description="The role or search concerned.")
    next: NextStep | None = Field(None, description="The next step.")
    notes: Long | None = Field(None, description="The reader's own notes.")
    resumes: Annotated[list[Resume], Field(max_length=200)] | None = Field(None, description="Where a CV went.")
    ticked: dict[Annotated[str, Field(pattern=SLUG)], list[Id]] | None = Field(
        None, description="By checklist, the items that are ticked for this firm."
    )
    overruled: Annotated[list[Short], Field(max_length=500)] | None = Field(
        None, description="Suggestions that the reader has set aside: id of the cadence, @, and what it rested on."
    )


class Entry(_Part):
    """A line of the log."""

    id: Id = Field(description="Unique in the file.")
    firm: Id = Field(description="The firm it belongs to.")
    on: Day = Field(description="The day.")
    kind: Annotated[str, OneOf("entry")] = Field(description="What happened.")
    who: Short | None = Field(None, description="With whom.")
    text: Long | None = Field(None, description="What else there is to say.")
    changed: Moment | None = Field(None, description="When the line was last changed.")


class Exported(_Part):
    """A date that went into a calendar file, so that a later file moves or cancels that very entry."""

    uid: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,199}$")] = Field(
        description="The part of the entry's UID before the @; unique in the list."
    )
    firm: Id = Field(description="The firm it belongs to, which may have been removed since.")
    thing: Literal["own", "thanks", "answer", "contact"] | None = Field(
        None,
        description="What is to be done there: the reader's own next step, thanks, an answer, or the next contact; "
        "nothing once it was cancelled.",
    )
    on: Day = Field(description="The day that was written last.")
    sequence: Annotated[int, Field(ge=0, le=2**31 - 1)] = Field(
        description="The SEQUENCE that was written last; it grows whenever what is written changes."
    )
    mark: Annotated[str, Field(pattern=r"^[0-9a-z]{1,20}$")] | None = Field(
        None, description="A short hash of what was written last; it holds nothing of the text."
    )
    gone: Day | None = Field(
        None, description="The day on which it was cancelled; later files repeat that, for 90 days."
    )


class Search(_Part):
    """All that the reader keeps."""

    version: Literal[2] = Field(description="The version of this form.")
    firms: list[Followed] = Field(description="The firms that the reader follows.")
    log: list[Entry] = Field(description="What happened, in the order in which it was noted.")
    about: dict[Annotated[str, Field(pattern=SLUG)], Short] = Field(
        description="What the reader says of themselves, by the blank of a message that it fills."
    )
    overruled: Annotated[list[Short], Field(max_length=500)] | None = Field(
        None, description="Suggestions about the whole search that the reader has set aside."
    )
    calendar: Annotated[list[Exported], Field(max_length=MOST_EXPORTED)] | None = Field(
        None, description="The dates that went into calendar files; left out while there are none."
    )


class ExportFile(_Part):
    """The file."""

    format: Literal["rapport-my-search"] = Field(description="What the file is.")
    version: Literal[2] = Field(description="The version of its form.")
    exported: Moment = Field(description="When it was written.")
    search: Search = Field(description="What it holds.")


@functools.lru_cache(maxsize=1)  # Three parts of a build ask for it.
def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the exported file."""
    whole = ExportFile.model_json_schema()
    with_values = allow_values({"$schema": DIALECT, **whole, "title": "Rapport: My search"}, vocabulary)
    untitled: dict[str, Any] = _untitled(with_values, top=True)
    return untitled


def _untitled(node: Any, top: bool = False) -> Any:
    """Leave out the titles that pydantic makes of names, and close what it leaves open."""
    if isinstance(node, list):
        return [_untitled(part) for part in node]
    if not isinstance(node, dict):
        return node
    if "patternProperties" in node:
        node = {**node, "additionalProperties": False}
    untitled = {}
    for key, value in node.items():
        if key in ("properties", "$defs"):
            untitled[key] = {name: _untitled(part) for name, part in value.items()}
        elif top or key != "title":
            untitled[key] = _untitled(value)
    return untitled
