"""Texts that hold markup. Pages show it as it is, harmless but ugly, so it is caught before a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..faults import Fault, quoted
from ..model import FILES
from ..yaml_source import Steps, line_of, name_of, read

# Regular expressions that Python and JavaScript read alike, since the form uses them too; letters in either case.
MARKUP = {
    "HTML": r"</?[a-z][^>]*>?|<!--|&([a-z]+|#[0-9]+|#x[0-9a-f]+);",
    "Jinja": r"\{\{|\}\}|\{%|%\}|\{#",
    "Markdown": r"!?\[[^\]]*\]\([^)]*\)|\*\*|__[^\s_]|`|^#+ |^> |^[*-] ",
}
REMEDY = "Write plain words: a text is shown as it stands"
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for kind, pattern in MARKUP.items()}


def faults(folder: Path, shown_as: str) -> list[Fault]:
    """Return every text of the data files that holds HTML, Jinja or Markdown.

    Args:
        folder: the data folder; what cannot be read is left to the loader.
        shown_as: how faults name it.
    """
    found = []
    for file in FILES:
        name = f"{shown_as}/{file.name}.yaml"
        root = read(folder / f"{file.name}.yaml", name).root
        for steps, text in _texts(root):
            if text.startswith(("https://", "http://")):
                continue  # An address may hold any of these signs.
            for kind, pattern in _PATTERNS.items():
                if match := pattern.search(text):
                    problem = f"holds {kind}: {quoted(match[0])}"
                    found.append(Fault(name, line_of(root, steps), name_of(root, steps), problem, REMEDY))
                    break
    return found


def _texts(value: Any, above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield above, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*above, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _texts(part, (*above, place))
