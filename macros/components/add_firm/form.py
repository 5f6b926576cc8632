"""What the form for a firm or a body needs to know, as classic scripts that load from a folder on disk too.

One script holds what every record of a file needs: the published schema, the vocabulary, the rules' lists and words,
and of all records what tells whether a new one is among them. The record that is to be corrected comes in a small
script with a few others, so that nobody loads all records to correct one, and no site has a file more for each firm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from macros.catalog import names
from macros.loading import text_policy
from macros.loading.dataset import Dataset
from macros.loading.explain import FEW
from macros.loading.id_ledger import RESERVED
from macros.loading.rules.firms import CONFUSABLES
from macros.model import words
from macros.model.as_json import plain, to_json
from macros.model.bodies import OF_RECRUITERS, REGISTERS, Body
from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, SUPPORTABLE_FIELDS, Firm
from macros.model.schema import schemas
from macros.model.types import EARLIEST_DAY, PRIVATE_DOMAINS, ROLE_MAILBOXES, SLUG
from macros.model.websites import PATTERNS
from macros.site.assets import javascript, short_hash

# Records in one script: some 25 kB, of which a quarter is left when they are compressed.
TOGETHER = 20


@dataclass(frozen=True)
class Form:
    """What the form for the records of one data file is, besides what the schema says of them.

    Attributes:
        file: the name of the data file.
        parameter: what the address of the page calls the id of a record that is to be corrected.
        address: the field that holds the one address which no other record of the file has.
        address_noun: what faults call it.
        templates: the issue forms for a new record and for a correction.
        names_record: whether the second has a field for the id.
        metadata: the fields that describe the record. The form asks for them last, and fills in what it can.
        edit_only: what can be said of a record only once it is listed; the form for a new one does not ask for it.
        identity: the fields that tell a record from others, when its file names some besides id, name and address.
        sourced, supportable: the fields that a source must show, or may show.
        together: the fields that are asked for in a part of their own.
        one_of_them: whether a record needs one of these.
        texts: what stands in the form.
    """

    file: str
    parameter: str
    address: str
    address_noun: str
    templates: tuple[str, str]
    names_record: bool
    metadata: tuple[str, ...]
    edit_only: tuple[str, ...]
    identity: tuple[str, ...]
    sourced: Sequence[str]
    supportable: Sequence[str]
    together: Sequence[str]
    one_of_them: bool
    texts: dict[str, str]

    @property
    def about(self) -> str:
        """The address of the script with what every record needs."""
        return f"assets/form-data.{self.file}.js"

    def records(self, place: int) -> str:
        """Return the address of the script with the record at a place among those of the file."""
        return f"assets/records/{self.file}/{place // TOGETHER}.js"


FIRM_FORM = Form(
    file="firms",
    parameter="firm",
    address="website",
    address_noun="website",
    templates=("add-a-firm.yml", "correct-a-firm.yml"),
    names_record=True,
    metadata=tuple(name for name in Firm.model_fields if name not in {*SUPPORTABLE_FIELDS, "sources"}),
    edit_only=("status", "successor", "aliases"),
    identity=("formerly", "aliases", "successor"),
    sourced=SOURCED_FIELDS,
    supportable=SUPPORTABLE_FIELDS,
    together=ACTIONABLE_FIELDS,
    one_of_them=True,
    texts={
        "noun": "firm",
        "add": "Add a firm",
        "correct": "Correct a firm",
        "another": "Add another firm instead",
        "ready": "Have the firm’s own site at hand.",
        "identity": "The firm",
        "together": "What helps a candidate",
        "togetherHint": "Give at least one of these.",
        "sourcesHint": "Every fact needs a public page that shows it.",
    },
)
BODY_FORM = Form(
    file="bodies",
    parameter="place",
    address="url",
    address_noun="address",
    templates=("add-a-place.yml", "add-a-place.yml"),
    names_record=False,
    metadata=("id", "added", "checked"),
    edit_only=(),
    identity=(),
    sourced=(),
    supportable=(),
    together=("hit", "miss", "covers"),
    one_of_them=False,
    texts={
        "noun": "place",
        "add": "Add a place to check",
        "correct": "Correct a place to check",
        "another": "Add another place instead",
        "ready": "Have the body’s own page at hand.",
        "identity": "The place",
        "together": "If firms can be looked up there",
        "togetherHint": "A register or list of firms says what it means if a firm is there, and if it is not; one of "
        "recruiters alone also what it covers.",
        "sourcesHint": "",
    },
)
FORMS = (FIRM_FORM, BODY_FORM)


def form_scripts(data: Dataset) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of each script and what makes it: of each form what every record needs, then the records."""
    for form in FORMS:
        yield form.about, partial(_about_script, data, form)
        listed = _listed(data, form)
        for start in range(0, len(listed), TOGETHER):
            yield form.records(start), partial(_records_script, listed[start : start + TOGETHER])


def _about_script(data: Dataset, form: Form) -> str:
    return f"(window.RapportForms ||= {{}}).{form.file} = {javascript(_about(data, form))};\n"


def _records_script(listed: Sequence[Firm | Body]) -> str:
    records = {record.id: plain(record) for record in listed}
    return f"Object.assign((window.RapportRecords ||= {{}}), {javascript(records)});\n"


def _listed(data: Dataset, form: Form) -> Sequence[Firm | Body]:
    """Return the records of the file of a form."""
    return data.firms if form is FIRM_FORM else data.bodies


def _about(data: Dataset, form: Form) -> dict[str, Any]:
    """Return what every record needs; ``types.d.ts`` says what each part is."""
    schema = schemas(data.vocabulary)[form.file]
    of_firms = form is FIRM_FORM
    return {
        "file": form.file,
        "parameter": form.parameter,
        "address": form.address,
        "addressNoun": form.address_noun,
        "templates": form.templates,
        "namesRecord": form.names_record,
        "texts": form.texts,
        "schema": _without_values(schema),
        "vocabulary": {name: plain(data.vocabulary)[name] for name in sorted(set(_vocabularies(schema)))},
        "slug": SLUG,
        "mailboxes": sorted(ROLE_MAILBOXES),
        "privateDomains": sorted(PRIVATE_DOMAINS),
        "earliestDay": str(EARLIEST_DAY),
        "sourced": form.sourced,
        "supportable": form.supportable,
        "actionable": form.together,
        "oneOfThem": form.one_of_them,
        "registers": REGISTERS,
        "ofRecruiters": OF_RECRUITERS,
        "confusables": {chr(letter): chr(latin) for letter, latin in CONFUSABLES.items()} if of_firms else {},
        "markup": text_policy.MARKUP,
        "personal": text_policy.PERSONAL,
        "commonWords": sorted(names.COMMON),
        "letters": names.LETTERS,
        "sites": PATTERNS,
        "reserved": sorted(RESERVED) if of_firms else [],
        "removed": [firm_id for _, firm_id in data.removed] if of_firms else [],
        "metadata": form.metadata,
        "editOnly": form.edit_only,
        "words": words.WORDS,
        "leaveOut": words.LEAVE_OUT,
        "didYouMean": words.DID_YOU_MEAN,
        "types": words.TYPES,
        "nouns": words.NOUNS,
        "sameEntry": words.SAME_ENTRY,
        "few": FEW,
        "together": TOGETHER,
        "firms": [_identity(record, form) for record in _listed(data, form)],
    }


def edition(data: Dataset) -> str:
    """Return what changes when the data does: it stands behind the addresses of the scripts, for browsers' caches."""
    return short_hash(to_json([plain(data.vocabulary), *map(plain, data.firms), *map(plain, data.bodies)]))


def _identity(record: Firm | Body, form: Form) -> dict[str, Any]:
    """Return what tells a record from others; its address is called ``website`` whatever its file calls it."""
    own = {"id": record.id, "name": record.name, "website": getattr(record, form.address)}
    return own | {name: value for name in form.identity if (value := getattr(record, name)) is not None}


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
