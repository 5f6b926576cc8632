"""The front matter of a page: checked that MkDocs reads what was written.

MkDocs takes what it cannot read for no front matter at all and says nothing; the page is then without its title and
description. So every page is read here as MkDocs reads it, and compared with what was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_OPENING = re.compile(r"\s*-{3}[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^(?:-{3}|\.{3})[ \t]*\n", re.MULTILINE)


def faults(name: str, text: str, read: Mapping[Any, object]) -> list[str]:
    """Return what of a page's front matter is not read as it was written, each with place and remedy.

    Args:
        name: the file of the page, for the messages.
        text: the page as it is.
        read: what MkDocs reads.
    """
    opening = _OPENING.match(text)
    if not opening:
        remedy = "would be read as front matter. Put a heading or an empty line before them"
        return [f"{name}:1: its first lines {remedy}"] if read else []
    if not text.startswith("---"):
        return [f"{name}:1: its front matter does not begin on the first line. Take away what stands before it"]
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return [f"{name}:1: its front matter has no end. Put a line --- below it; for a rule across the page write ***"]
    block = text[opening.end() : closing.start()]
    try:
        yaml.load(block, yaml.CSafeLoader)
        header = yaml.compose(block, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:  # A day such as 2026-13-45 is the other.
        remedy = "Write its letters as they are, and put a value with signs in it in quotes"
        return [f"{name}:{_line(error)}: its front matter cannot be read: {_reason(error)}. {remedy}"]
    if not isinstance(header, yaml.MappingNode):
        return [f"{name}:2: its front matter holds no names with values. Write it as title: …"]
    all_faults = []
    names: set[str] = set()
    for key, _ in header.value:
        if key.value in names:
            all_faults.append(
                f"{name}:{key.start_mark.line + 2}: {key.value} stands there twice. Leave one of them out"
            )
        elif key.value not in read:
            all_faults.append(f"{name}:{key.start_mark.line + 2}: {key.value} would be lost. Put it in quotes")
        names.add(key.value)
    return all_faults


def _line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 2 if mark else 1


def _reason(error: Exception) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]
