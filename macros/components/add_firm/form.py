"""What the form for a firm needs to know, as classic scripts that load from a folder on disk too.

One script holds what every record needs: the published schema, the vocabulary, the rules' lists, and of all firms what
tells whether a new one is among them and where it belongs in ``data/firms.yaml``. The record of a firm that is to be
corrected has a small script of its own, so that nobody loads 300 records to correct one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.catalog import names
from macros.loading import text_policy
from macros.loading.dataset import Dataset
from macros.loading.id_ledger import RESERVED
from macros.loading.rules.firms import CONFUSABLES
from macros.loading.yaml_nodes import line_of
from macros.loading.yaml_reader import parse
from macros.model.as_json import plain, to_json
from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, SUPPORTABLE_FIELDS, Firm
from macros.model.schema import schemas
from macros.model.types import PRIVATE_DOMAINS, RENAME, ROLE_MAILBOXES, SLUG
from macros.model.websites import BEFORE_THE_NAME, FRONT_PAGE, SECOND_LEVEL, TRACKING
from macros.site.assets import javascript, short_hash

ABOUT = "assets/form-data.js"
RECORDS = "assets/records"
_CONTEXT = 3  # lines around a change, as in every unified diff
# These describe the record and not the firm. The form asks for them last, and fills in what it can.
_METADATA = tuple(name for name in Firm.model_fields if name not in {*SUPPORTABLE_FIELDS, "sources"})
# What can be said of a firm only once it is listed; the form for a new one does not ask for it.
_EDIT_ONLY = ("status", "successor", "aliases")


@dataclass(frozen=True)
class Block:
    """Where a record stands in its file.

    Attributes:
        above: the number of the line, from 1, on which it or the comment above it begins.
        line: the number of its first line.
        lines: its lines, without the comments above it and empty lines below.
        before, after: up to three lines on either side of them.
    """

    above: int
    line: int
    lines: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]


def blocks(text: str) -> list[Block]:
    """Return where each record of a list stands in the text of a data file without faults."""
    lines = text.removesuffix("\n").split("\n")
    root = parse(text, "", [], {}).root
    starts = [line_of(root, (index,)) - 1 for index in range(len(root))]
    found = []
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = max(at for at in range(start, following) if lines[at].strip() and not lines[at].startswith("#")) + 1
        above = start
        while above and lines[above - 1].startswith("#"):
            above -= 1
        before, after = lines[max(0, start - _CONTEXT) : start], lines[end : end + _CONTEXT]
        found.append(Block(above + 1, start + 1, lines[start:end], before, after))
    return found


def form_scripts(data: Dataset, text: str) -> Iterator[tuple[str, str]]:
    """Yield the address and content of the scripts: what every record needs first, then each firm.

    Args:
        data: all that is known.
        text: ``data/firms.yaml`` as it is.
    """
    where = blocks(text)
    lines = text.removesuffix("\n").split("\n")
    schema = schemas(data.vocabulary)["firms"]
    about = {
        "schema": _without_values(schema),
        "vocabulary": {name: plain(data.vocabulary)[name] for name in sorted(set(_vocabularies(schema)))},
        "slug": SLUG,
        "mailboxes": sorted(ROLE_MAILBOXES),
        "privateDomains": sorted(PRIVATE_DOMAINS),
        "sourced": SOURCED_FIELDS,
        "supportable": SUPPORTABLE_FIELDS,
        "telling": ACTIONABLE_FIELDS,
        "readsAs": {chr(letter): chr(latin) for letter, latin in CONFUSABLES.items()},
        "markup": text_policy.MARKUP,
        "plainWords": text_policy.REMEDY,
        "commonWords": sorted(names.COMMON),
        "alike": names.ALIKE,
        "letters": names.LETTERS,
        "sites": {
            "frontPage": FRONT_PAGE,
            "tracking": TRACKING,
            "beforeTheName": BEFORE_THE_NAME,
            "secondLevel": SECOND_LEVEL,
        },
        "rename": RENAME,
        "reserved": sorted(RESERVED),
        "removed": [own for _, own in data.removed],
        "aboutTheRecord": _METADATA,
        "ofTheListed": _EDIT_ONLY,
        "firms": [_identity(firm, block, lines) for firm, block in zip(data.firms, where, strict=True)],
        "end": {"line": len(lines), "text": lines[-1]},
    }
    yield ABOUT, f"window.RapportForm = {javascript(about)};\n"
    for firm, block in zip(data.firms, where, strict=True):
        published = {
            "record": plain(firm),
            "line": block.line,
            "lines": block.lines,
            "before": block.before,
            "after": block.after,
        }
        key = javascript(firm.id)
        content = f"(window.RapportRecords = window.RapportRecords || {{}})[{key}] = {javascript(published)};\n"
        yield f"{RECORDS}/{firm.id}.js", content


def edition(data: Dataset) -> str:
    """Return what changes when the data does: it stands behind the addresses of the scripts, for browsers' caches."""
    return short_hash(to_json([plain(data.vocabulary), *map(plain, data.firms)]))


def _identity(firm: Firm, block: Block, lines: Sequence[str]) -> dict[str, Any]:
    """Return what tells a firm from others, and where a record before it would stand."""
    known: dict[str, Any] = {"id": firm.id, "name": firm.name, "website": firm.website, "line": block.above}
    if firm.formerly:
        known["formerly"] = firm.formerly
    if firm.aliases:
        known["aliases"] = firm.aliases
    if firm.successor:
        known["successor"] = firm.successor
    if lines[block.above - 1] != f"- id: {firm.id}":
        known["first"] = lines[block.above - 1]
    return known


def _vocabularies(node: Any) -> Iterator[str]:
    """Yield the vocabularies that a schema names."""
    if isinstance(node, dict):
        yield from node.get("x-vocabularies", ())
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _vocabularies(part)


def _without_values(node: Any) -> Any:
    """Return a schema without the values that its vocabularies list: they come with their labels."""
    if isinstance(node, list):
        return [_without_values(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_values(part) for key, part in node.items() if key != "enum" or "x-vocabularies" not in node}
