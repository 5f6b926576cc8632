"""Reading what is left of a broken file, record by record, so that one fault does not hide the others."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import yaml

from .diagnostics import Fault, shortened
from .yaml_builder import TooDeepError, YamlBuilder
from .yaml_nodes import INVALID, Invalid, YamlMapping, YamlSequence

_RECORD_ID = re.compile(r"(?:- |  )id: *[\"']?([^\s\"'#]+)")

_LIST_ENTRY = re.compile(r"-(?: |$)")

_TOP_FIELD = re.compile(r"[^\s#\"'\[\]{}-][^:]*:(?: |$)")

# What libyaml says, and what to do about it. Its words stay, because they can be looked up.
_REMEDIES = {
    "mapping values are not allowed in this context": "Put a text that holds a colon in quotes; check the indentation",
    "found character that cannot start any token": "Put a text that starts with a sign such as @, ` or % in quotes",
    "found unexpected end of stream": "Close the quote or bracket that opens here",
    "a quoted text runs over several lines": "Close the quote that opens here",
    "did not find expected ',' or ']'": "Close the list that opens here with ], and put a comma between its entries",
    "did not find expected ',' or '}'": "Close the group that opens here with }, and put a comma between its fields",
    "did not find expected key": "Indent the line like the fields around it, and look for a quote inside a quoted text",
    "did not find expected '-' indicator": "Indent the line like the fields around it",
    "could not find expected ':'": "Put a colon and a space after the name of the field, or indent the text",
}

# For these the line at which the quote or bracket opens says more than the line at which the reader gave up.
_OPENINGS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow node",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


def record_by_line(lines: list[str]) -> list[str]:
    """Return for each line the id of the record that it stands in, or an empty string."""
    names: list[str] = []
    starts = [number for number, line in enumerate(lines) if _LIST_ENTRY.match(line)]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        match = next(filter(None, map(_RECORD_ID.match, lines[start:end])), None)
        names += [shortened(match[1]) if match and _LIST_ENTRY.match(lines[start]) else ""] * (end - start)
    return names


def parse_parts(
    builder: YamlBuilder, lines: list[str], shown_as: str, keyed: bool, corrupt_lines: Collection[int]
) -> tuple[Any, list[Fault]]:
    """Read the records of a list, or the fields of a file, one by one, so that a broken one does not hide the others.

    A part with a corrupt line is not reported as broken: the reason is most likely that line.

    Args:
        builder: makes values of a part.
        lines: the lines of the file.
        shown_as: how faults name it.
        keyed: whether it should hold fields, and not a list of records.
        corrupt_lines: the numbers of lines that are not text, counted from 1.

    Returns:
        What could be read, with an ``Invalid`` for each broken part; ``INVALID`` if it has no part at all. And the
        faults.
    """
    pattern = _TOP_FIELD if keyed else _LIST_ENTRY
    starts = [number for number, line in enumerate(lines) if pattern.match(line)]
    if not starts:
        return INVALID, []
    records = record_by_line(lines)
    root = YamlMapping(starts[0] + 1) if keyed else YamlSequence(starts[0] + 1)
    faults = []
    for number, line in enumerate(lines[: starts[0]]):
        if line.strip() and not line.startswith(("#", "%", "---")):
            problem = "this line is neither part of a record nor a comment"
            faults.append(Fault(shown_as, number + 1, "", problem, "Put # before it, or remove it"))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part: Any = None
        try:
            part = builder.build("\n".join(lines[start:end]), start, len(root))
        except yaml.YAMLError as error:
            is_reported = isinstance(error, TooDeepError) or any(
                number in corrupt_lines for number in range(start + 1, end + 1)
            )
            if not is_reported:
                faults.append(syntax_fault(error, lines, records, shown_as, builder, start))
        if isinstance(root, YamlSequence):
            readable = isinstance(part, YamlSequence)
            root += part if readable else [Invalid(records[start] or None)]
            root.lines += part.lines if readable else [start + 1]
        else:
            if not isinstance(part, YamlMapping):
                part = YamlMapping(start + 1)
                part[lines[start].partition(":")[0]] = INVALID
            for key, value in part.items():
                root.setdefault(key, value)
                root.lines.setdefault(key, part.lines.get(key, start + 1))
    return root, faults


def syntax_fault(
    error: yaml.YAMLError,
    lines: list[str],
    records: list[str],
    shown_as: str,
    builder: YamlBuilder,
    lines_before: int = 0,
) -> Fault:
    """Return what is wrong where a text is not YAML, with the line at which it began and what to do."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "the line cannot be read"
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    if context in _OPENINGS or not mark:
        mark = getattr(error, "context_mark", None) or mark
    line = min(lines_before + (mark.line + 1 if mark else 1), len(lines))
    if line == builder.quote[1]:
        # A quote that was not closed ends where the next one stands.
        line = builder.quote[0]
        problem, context = "a quoted text runs over several lines", ""
    remedy = _REMEDIES.get(problem, "Look at this line and the one before it for a missing quote, colon or space")
    return Fault(shown_as, line, records[line - 1], f"this is not YAML: {problem} {context}".rstrip(), remedy)
