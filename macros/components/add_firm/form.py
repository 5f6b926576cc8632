"""What the form for a firm needs to know, as classic scripts that load from a folder on disk too.

One script holds what every record needs: the published schema, the vocabulary, the rules' lists and words, and of all
firms what tells whether a new one is among them. The record of a firm that is to be corrected comes in a small script
with a few others, so that nobody loads 300 records to correct one, and no site has a file more for each firm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog import names
from macros.loading import text_policy
from macros.loading.dataset import Dataset
from macros.loading.explain import FEW
from macros.loading.id_ledger import RESERVED
from macros.loading.rules.firms import CONFUSABLES
from macros.model import words
from macros.model.as_json import plain, to_json
from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, SUPPORTABLE_FIELDS, Firm
from macros.model.schema import schemas
from macros.model.types import EARLIEST_DAY, PRIVATE_DOMAINS, ROLE_MAILBOXES, SLUG
from macros.model.websites import BEFORE_THE_NAME, FRONT_PAGE, SECOND_LEVEL, TRACKING
from macros.site.assets import javascript, short_hash

ABOUT = "assets/form-data.js"
RECORDS = "assets/records"
# Records in one script: some 25 kB, of which a quarter is left when they are compressed.
TOGETHER = 20
# These describe the record and not the firm. The form asks for them last, and fills in what it can.
_METADATA = tuple(name for name in Firm.model_fields if name not in {*SUPPORTABLE_FIELDS, "sources"})
# What can be said of a firm only once it is listed; the form for a new one does not ask for it.
_EDIT_ONLY = ("status", "successor", "aliases")


def form_scripts(data: Dataset) -> Iterator[tuple[str, str]]:
    """Yield the address and content of the scripts: what every record needs first, then the records."""
    yield ABOUT, f"window.RapportForm = {javascript(_about(data))};\n"
    for start in range(0, len(data.firms), TOGETHER):
        records = {firm.id: plain(firm) for firm in data.firms[start : start + TOGETHER]}
        yield record_script(start), f"Object.assign((window.RapportRecords ||= {{}}), {javascript(records)});\n"


def record_script(place: int) -> str:
    """Return the address of the script with the record of a firm, given its place among the firms."""
    return f"{RECORDS}/{place // TOGETHER}.js"


def _about(data: Dataset) -> dict[str, Any]:
    """Return what every record needs; ``types.d.ts`` says what each part is."""
    schema = schemas(data.vocabulary)["firms"]
    return {
        "schema": _without_values(schema),
        "vocabulary": {name: plain(data.vocabulary)[name] for name in sorted(set(_vocabularies(schema)))},
        "slug": SLUG,
        "mailboxes": sorted(ROLE_MAILBOXES),
        "privateDomains": sorted(PRIVATE_DOMAINS),
        "earliestDay": str(EARLIEST_DAY),
        "sourced": SOURCED_FIELDS,
        "supportable": SUPPORTABLE_FIELDS,
        "actionable": ACTIONABLE_FIELDS,
        "confusables": {chr(letter): chr(latin) for letter, latin in CONFUSABLES.items()},
        "markup": text_policy.MARKUP,
        "personal": text_policy.PERSONAL,
        "commonWords": sorted(names.COMMON),
        "letters": names.LETTERS,
        "sites": {
            "frontPage": FRONT_PAGE,
            "tracking": TRACKING,
            "beforeTheName": BEFORE_THE_NAME,
            "secondLevel": SECOND_LEVEL,
        },
        "reserved": sorted(RESERVED),
        "removed": [firm_id for _, firm_id in data.removed],
        "metadata": _METADATA,
        "editOnly": _EDIT_ONLY,
        "words": words.WORDS,
        "leaveOut": words.LEAVE_OUT,
        "didYouMean": words.DID_YOU_MEAN,
        "types": words.TYPES,
        "nouns": words.NOUNS,
        "sameEntry": words.SAME_ENTRY,
        "few": FEW,
        "together": TOGETHER,
        "firms": [_identity(firm) for firm in data.firms],
    }


def edition(data: Dataset) -> str:
    """Return what changes when the data does: it stands behind the addresses of the scripts, for browsers' caches."""
    return short_hash(to_json([plain(data.vocabulary), *map(plain, data.firms)]))


def _identity(firm: Firm) -> dict[str, Any]:
    """Return what tells a firm from others."""
    shown = ("id", "name", "website", "formerly", "aliases", "successor")
    return {name: value for name in shown if (value := getattr(firm, name)) is not None}


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
