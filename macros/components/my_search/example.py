"""An invented search, which My search shows to a reader who asks for an example.

No firm in it exists and nobody in it lives: all of them are called Example. Its numbers are days from the reader's
today: -3 is three days ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.model.my_search_file import VERSION

PREFIX = "own-example-"  # of the ids of its firms; those that My search makes have no hyphen after own-

# As they are stored, but for the beginnings of ids. A line of a log is its day, its kind, with whom, and the note.
FIRMS: tuple[dict[str, Any], ...] = (
    {
        "id": "harbour",
        "name": "Example Harbour Search",
        "kind": "retained-search",
        "relation": "in-a-search",
        "added": -60,
        "since": -26,
        "person": "Ines Example",
        "role": "Finance director, food",
        "next": {"on": 3, "what": "Call about the shortlist"},
        "notes": "Prefers a call before nine. Will not say more of the client until the board has met.",
        "resumes": [
            {"id": "example-cv", "employer": "Example Foods", "role": "Finance director", "on": -24, "agreed": True}
        ],
        "ticked": {"before-your-resume-goes": ["name-role-terms", "this-role-only", "check-your-log"]},
        "log": (
            (-58, "note-sent", "Ines Example", "First note, with the three sites I ran"),
            (-51, "reply", "Ines Example", "Keeps my details; a search in food may open"),
            (-27, "they-called", "Ines Example", "Finance director for a food maker"),
            (-26, "call", "Ines Example", "Said yes. Asked why the last one left, and who else is asked"),
            (-1, "interview", "", "With the chair of Example Foods; they decide within two weeks"),
        ),
    },
    {
        "id": "oak",
        "name": "Example Oak Partners",
        "kind": "retained-search",
        "relation": "in-touch",
        "added": -95,
        "since": -84,
        "person": "Tom Example",
        "ticked": {"staying-in-touch": ["thank-within-a-day", "ask-when"]},
        "log": (
            (-91, "note-sent", "Tom Example", "First note"),
            (-84, "reply", "Tom Example", "Nothing now; write again in spring"),
            (-75, "call", "Tom Example", "He looks for a controller: not for me"),
            (-74, "lead-given", "Tom Example", "Named a former colleague, who had agreed"),
        ),
    },
    {
        "id": "bridge",
        "name": "Example Bridge Recruitment",
        "kind": "contingency-search",
        "relation": "in-touch",
        "added": -22,
        "since": -17,
        "person": "Ruth Example",
        "log": (
            (-20, "note-sent", "Ruth Example", "Asked which roles in food they fill"),
            (-17, "reply", "Ruth Example", "Two a year"),
            (-1, "they-called", "Ruth Example", "A plant controller near here: am I interested?"),
        ),
    },
    {
        "id": "mill",
        "name": "Example Mill Recruitment",
        "kind": "contingency-search",
        "relation": "contacted",
        "added": -40,
        "since": -38,
        "log": (
            (-38, "note-sent", "", "About the role on their page"),
            (-30, "no-answer", "", ""),
            (-29, "note-sent", "", "One follow-up"),
            (-15, "no-answer", "", ""),
        ),
    },
    {
        "id": "quay",
        "name": "Example Quay Interim",
        "kind": "interim",
        "relation": "to-contact",
        "added": -6,
        "since": -2,
        "next": {"on": 6, "what": "Send the first note, with the shorter CV"},
        "log": (),
    },
    {"id": "lantern", "name": "Example Lantern Search", "kind": "mixed-search", "added": -4, "log": ()},
    {
        "id": "field",
        "name": "Example Field Partners",
        "kind": "retained-search",
        "relation": "resting",
        "added": -130,
        "since": -40,
        "log": (
            (-128, "note-sent", "Omar Example", "First note"),
            (-120, "reply", "Omar Example", "They no longer work in food"),
            (-119, "thanks-sent", "Omar Example", ""),
        ),
    },
)


def example(about: Mapping[str, str]) -> dict[str, Any]:
    """Return the invented search in the form in which one is stored, with numbers of days in the place of days.

    Args:
        about: what the invented reader says of themselves, by the blank of a message that it fills.
    """
    firms: list[dict[str, Any]] = []
    log: list[dict[str, Any]] = []
    for firm in FIRMS:
        fields = {**firm, "id": f"{PREFIX}{firm['id']}"}
        for on, kind, who, text in fields.pop("log"):
            noted = {name: value for name, value in (("who", who), ("text", text)) if value}
            log.append({"id": f"example-{len(log)}", "firm": fields["id"], "on": on, "kind": kind, **noted})
        firms.append(fields)
    return {"version": VERSION, "firms": firms, "log": log, "about": dict(about)}
