"""Texts that hold markup or a way to reach a person.

Pages show markup as it is, harmless but ugly, so it is caught before a reader sees it. The numbers and mailboxes of
people are no part of the data at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.loading.yaml_nodes import Steps
from macros.model.files import FILES
from macros.model.text import quoted
from macros.model.words import say

from .data_files import read_records
from .diagnostics import Fault

# Regular expressions that Python and JavaScript read alike, since the form uses them too; letters in either case.
MARKUP = {
    "HTML": r"</?[a-z][^>]*>?|<!--|&([a-z]+|#[0-9]+|#x[0-9a-f]+);",
    "Jinja": r"\{\{|\}\}|\{%|%\}|\{#",
    "Markdown": r"!?\[[^\]]*\]\([^)]*\)|\*\*|__[^\s_]|`|^#+ |^> |^[*-] ",
    "an e-mail address": r"[^\s@<>()[\],;:]+@[^\s@<>()[\],;:]+\.[^\s@<>()[\],;:.]{2,}",
    # With the sign or the zero that it is dialled by, or in the groups that it is written in.
    "a telephone number": r"(\+ ?\(?\d|\b0)([ ().-]{0,2}\d){8,}|\b\d{3}([ .-]|\) ?)\d{3}[ .-]\d{4}\b"
    r"|\b\d\d([ .]\d\d){3,}\b",
}
PERSONAL = ("an e-mail address", "a telephone number")
_ADDRESSES = ("url", "website")  # They may hold any of these signs; their type says what they must not hold.
_MAY_BE_PERSONAL = ("email", "example")  # A mailbox has rules of its own, and an example shows what a reader fills in.
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for kind, pattern in MARKUP.items()}
_SIGNS = re.compile(r"[<&{}\[*_`#>@\d]|- ")  # Each of the patterns asks for one of these, and few texts hold any.


def faults(folder: Path, shown_as: str) -> list[Fault]:
    """Return every text of the data files that holds HTML, Jinja or Markdown, an e-mail address or telephone number.

    Args:
        folder: the data folder; what cannot be read is left to the loader.
        shown_as: how faults name it.
    """
    all_faults = []
    for file in FILES:
        source = read_records(folder, file, shown_as)
        all_faults += [source.fault(*found) for found in found_in(source.root)]
    return all_faults


def found_in(root: Any) -> Iterator[tuple[Steps, str, str]]:
    """Yield the path to each such text in a value as it was read, with the problem and the remedy."""
    for steps, text in _texts(root):
        if not _SIGNS.search(text):
            continue
        field = next((step for step in reversed(steps) if isinstance(step, str)), "")
        if field in _ADDRESSES:
            continue
        for kind, pattern in _PATTERNS.items():
            personal = kind in PERSONAL
            if not (personal and field in _MAY_BE_PERSONAL) and (match := pattern.search(text)):
                code = "holds-personal" if personal else "holds-markup"
                yield steps, *say(code, kind=kind, sign=quoted(match[0]))
                break


def _texts(value: Any, above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield above, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*above, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _texts(part, (*above, place))
