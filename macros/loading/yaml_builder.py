"""YAML events in, values with their lines out, and what is refused of them.

Only the part of YAML that a data file needs is accepted. Anchors, aliases, tags and merge keys are refused (a few
lines of them can grow to gigabytes), and so are the spellings that YAML 1.1 turns into something else than they
look like, such as a bare ``NO``.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from .diagnostics import shortened
from .yaml_nodes import INVALID, Invalid, Steps, YamlMapping, YamlSequence

MAX_DEPTH = 20

ABORT_DEPTH = 1000  # libyaml's time grows with the square of the depth, so that what lies deeper is not even read

_TAG = "tag:yaml.org,2002:"

_CONSTRUCTORS = {
    "timestamp": yaml.CSafeLoader.construct_yaml_timestamp,
    "int": yaml.CSafeLoader.construct_yaml_int,
    "float": yaml.CSafeLoader.construct_yaml_float,
}

_QUOTES = ("'", '"')


# By the first sign of a text, what it may be else, and how that is written.
_OTHER_KINDS: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    sign: [(tag.removeprefix(_TAG), pattern) for tag, pattern in kinds]
    for sign, kinds in yaml.resolver.Resolver.yaml_implicit_resolvers.items()
}


def _kind_of(text: str) -> str:
    """Return what YAML 1.1 takes a text without quotes for, such as "str", "int" or "null"."""
    for kind, pattern in _OTHER_KINDS.get(text[:1], ()):
        if pattern.match(text):
            return kind
    return "str"


class TooDeepError(yaml.YAMLError):
    """The text is nested so deep that it is not read on; that it is nested too deep has been said."""


class YamlBuilder:
    """Turns YAML events into values, and collects what it refuses as (line, path, problem, remedy)."""

    def __init__(self) -> None:
        self.refusals: list[tuple[int, Steps, str, str]] = []
        self.quote = (0, 0)  # the lines at which the last quoted text of several lines began and ended

    def build(self, text: str, lines_before: int = 0, items_before: int = 0) -> Any:
        """Return the value of the text.

        Args:
            text: one YAML document.
            lines_before: lines of the file that stand before this text.
            items_before: items of the file's list that stand before this text.

        Raises:
            yaml.YAMLError: the text is not YAML.
        """
        self._root: Any = None
        self._open: list[YamlMapping | YamlSequence] = []  # the collections around the next value, outermost first
        # For each of them, and for what is around all, the key that awaits its value: none if a key is next.
        self._keys: list[str | None] = [""]
        self._path: list[str | int] = []  # where each of them stands in the one around it, but for the outermost
        self._lines_before = lines_before
        self._items_before = items_before
        self._loader = yaml.CSafeLoader(text)
        try:
            self._read_events()
        finally:
            self._loader.dispose()
        return self._root

    def _read_events(self) -> None:
        documents = 0
        skipping = 0  # how many refused collections are open
        get_event = self._loader.get_event
        while True:  # for each of tens of thousands of events: the most frequent comes first
            event: Any = get_event()
            kind = type(event)
            if documents > 1:
                if kind is yaml.StreamEndEvent:
                    break
                # The data has no place for what stands in a second document.
            elif kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
                if skipping:
                    continue
                line = event.start_mark.line + 1 + self._lines_before
                if self._keys[-1] is None:
                    self._keys[-1] = self._key(event, line)
                else:
                    self._place(self._value(event, line), line)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                if skipping:
                    skipping -= 1
                else:
                    self._open.pop()
                    self._keys.pop()
                    self._path[-1:] = []
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if skipping or not self._collection(event, event.start_mark.line + 1 + self._lines_before):
                    skipping += 1
                if skipping > ABORT_DEPTH:
                    raise TooDeepError
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    line = event.start_mark.line + 1 + self._lines_before
                    self._refuse(line, 'a second YAML document starts here ("---")', "Keep one document a file")
            elif kind is yaml.StreamEndEvent:
                break

    def _collection(self, event: Any, line: int) -> bool:
        """Open a collection; return False if it is refused and its content is to be passed over."""
        if self._keys[-1] is None:
            self._refuse(line, "a list or group stands where the name of a field belongs", "Name the field")
            self._keys[-1] = "?"
            parent: Any = self._open[-1]
            parent.lines["?"] = line
            parent["?"] = INVALID
            return False
        self._reject_anchors_and_tags(event, line)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(line, f"nested more than {MAX_DEPTH} levels deep", "Write it flat")
        if event.tag is not None or len(self._open) >= MAX_DEPTH:
            self._place(INVALID, line)
            return False
        if self._open:
            self._path.append(self._next_step())
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        collection = YamlMapping(line) if is_mapping else YamlSequence(line)
        self._place(collection, line)
        self._open.append(collection)
        self._keys.append(None if is_mapping else "")
        return True

    def _next_step(self) -> str | int:
        """Return where the next value will stand in the innermost collection; its key may not be known yet."""
        innermost = self._open[-1]
        if isinstance(innermost, YamlSequence):
            return len(innermost) + (self._items_before if len(self._open) == 1 else 0)
        return str(self._keys[-1])

    def _place(self, value: Any, line: int) -> None:
        if not self._open:
            self._root = value
            return
        parent = self._open[-1]
        if isinstance(parent, YamlSequence):
            parent.append(value)
            parent.lines.append(line)
            return
        # The first of two equal keys is kept, and what stands below a refused key is dropped: both were reported.
        parent.setdefault(str(self._keys[-1]), value)
        self._keys[-1] = None

    def _key(self, event: Any, line: int) -> str:
        parent: Any = self._open[-1]
        key = str(event.value) if isinstance(event, yaml.ScalarEvent) else f"*{event.anchor}"
        if key in parent.lines:
            self._keys[-1] = key
            self._refuse(line, f"given twice, first in line {parent.lines[key]}", "Keep one of the two")
            return key
        parent.lines[key] = line
        refused_before = len(self.refusals)
        if key == "<<" and not event.style:
            self._refuse(line, '"<<" is a YAML merge key', "Write the fields out")
        elif not isinstance(self._value(event, line, a="field"), str) and refused_before == len(self.refusals):
            self._refuse(line, f'"{shortened(key)}" is not the name of a field', "Put a name before the colon")
        if refused_before != len(self.refusals):
            parent[key] = INVALID
        return key

    def _value(self, event: Any, line: int, a: str = "text") -> Any:
        """Return what a scalar means, or ``INVALID``; ``a`` says what it most likely was meant to be."""
        if isinstance(event, yaml.AliasEvent):
            if self._keys[-1:] != ["<<"]:  # That was said of the merge key.
                self._refuse(line, f"*{shortened(str(event.anchor))} is a YAML alias", "Write the value out")
            return INVALID
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._reject_anchors_and_tags(event, line)
        if event.tag is not None:
            return INVALID
        if event.style:
            if event.style in _QUOTES and event.end_mark.line > event.start_mark.line:
                self.quote = (line, event.end_mark.line + 1 + self._lines_before)
            return text
        kind = _kind_of(text)
        if kind == "str":
            return text
        if kind == "null":
            return None
        if kind == "bool":
            if text in ("true", "false"):
                return text == "true"
            meaning = "true" if text.lower() in ("yes", "on", "true") else "false"
            return self._bare(line, text, meaning, a, "truth value")
        if kind not in _CONSTRUCTORS:
            return text
        try:
            node = yaml.ScalarNode(_TAG + kind, text, event.start_mark, event.end_mark)
            value = _CONSTRUCTORS[kind](self._loader, node)
            meaning = str(value) if kind == "int" else text
        except (ValueError, OverflowError):
            what, remedy = "a number that can be read", "Correct it, or quote it if it is a text"
            if kind == "timestamp":
                what, remedy = "a date that exists", "Give a day that the calendar has"
            self._refuse(line, f"{shortened(text)} is not {what}", remedy)
            return INVALID
        return value if meaning == text else self._bare(line, text, meaning, a, "number")

    def _bare(self, line: int, text: str, meaning: str, a: str, what: str) -> Invalid:
        remedy = f"Write '{shortened(text)}' in quotes for the {a}, or {shortened(meaning)} for the {what}"
        if a == "field":
            remedy = f"Write '{shortened(text)}' in quotes if it is the name of a field"
        self._refuse(line, f"YAML reads the bare word {shortened(text)} as {shortened(meaning)}", remedy)
        return INVALID

    def _reject_anchors_and_tags(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            remedy = "Remove it, and write the value out wherever it is needed"
            self._refuse(line, f"&{shortened(event.anchor)} is a YAML anchor", remedy)
        if event.tag is not None:
            tag = shortened(event.tag.replace(_TAG, "!!"))
            self._refuse(line, f"{tag} is a YAML tag", "Remove it; plain values are enough")

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        steps = self._path.copy()
        if self._open and self._keys[-1] is not None:
            steps.append(self._next_step())
        self.refusals.append((line, tuple(steps), problem, remedy))
