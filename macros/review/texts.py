"""Texts that hold markup. Pages show it as it is, harmless but ugly, so it is caught before a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..faults import Fault, quoted
from ..model import FILES
from ..yaml_source import Steps, line_of, name_of, read

_MARKUP = {
    "HTML": re.compile(r"</?[A-Za-z][^>]*>?|<!--|&(?:[a-z]+|#\d+|#x[0-9a-f]+);", re.IGNORECASE),
    "Jinja": re.compile(r"\{\{|\}\}|\{%|%\}|\{#"),
    "Markdown": re.compile(r"!?\[[^\]]*\]\([^)]*\)|\*\*|__\w|`|^#+ |^> |^[*-] ", re.MULTILINE),
}


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
            for kind, pattern in _MARKUP.items():
                if match := pattern.search(text):
                    problem = f"holds {kind}: {quoted(match[0])}"
                    remedy = "Write plain words: a text is shown as it stands"
                    found.append(Fault(name, line_of(root, steps), name_of(root, steps), problem, remedy))
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
