"""What in the data has grown old, says too little, or serves nobody."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from macros.catalog.citations import cited_in
from macros.catalog.pages import PageText
from macros.loading.dataset import Dataset
from macros.loading.explain import vocabularies_of
from macros.model.files import FILES
from macros.model.firms import Firm
from macros.model.record import Record
from macros.model.vocabulary import Vocabulary

from .link_check import Link

FORMATS = ("text", "json", "markdown")
# The pages of a firm, and of a body, change with what it does; the editorial policy asks for a new look at a firm after
# a year and a half.
FIRM_MONTHS = 18
# Laws are amended yearly in many places; two years are the longest that the guidance relies on one look.
LAW_MONTHS = 24
# What each kind of finding means and what to do about it, in the order of a report.
KINDS = {
    "dead": "Links that no longer answer: find the page's new address or an archived copy, or take the source out.",
    "stale": f"Firms and bodies not checked for {FIRM_MONTHS} months and law not checked for {LAW_MONTHS}: compare "
    "each with its sources, and set checked to that day.",
    "thin": "Firms that say little: look for their page for candidates, what they say of confidentiality, and a second "
    "source.",
    "uncited": "Evidence that nothing cites: cite it, or remove it.",
    "unused": "Values of a vocabulary that no record has: use them where they fit, or leave them for firms to come.",
}


@dataclass(frozen=True)
class Finding:
    """Something to look at.

    Attributes:
        kind: one of ``KINDS``.
        record: the file and id of the record, for example ``firms/acre``; for a value ``vocabulary/kind/interim``.
        says: what was found, and what to do.
    """

    kind: str
    record: str
    says: str


def findings(
    data: Dataset, pages: Iterable[PageText], today: datetime.date, links: Iterable[Link] = ()
) -> list[Finding]:
    """Return all that should be looked at, by kind and record.

    Args:
        data: all that is known.
        pages: the pages under ``docs/``, which cite evidence.
        today: the day to reckon from.
        links: what a link check found, if there was one.
    """
    entries = [
        Finding("stale", f"firms/{firm.id}", f"check again: last checked {firm.checked}") for firm in stale(data, today)
    ]
    for firm in data.listed:
        if missing := missing_in(firm):
            entries.append(Finding("thin", f"firms/{firm.id}", f"no {', no '.join(missing)}"))
    for body in data.bodies:
        if months(body.checked, today) >= FIRM_MONTHS:
            entries.append(Finding("stale", f"bodies/{body.id}", f"check again: last checked {body.checked}"))
    cited = cited_in(data, pages)
    for evidence in data.evidence:
        if evidence.strength == "law" and months(evidence.checked, today) >= LAW_MONTHS:
            entries.append(
                Finding("stale", f"evidence/{evidence.id}", f"check again: law last checked {evidence.checked}")
            )
        if evidence.id not in cited:
            entries.append(Finding("uncited", f"evidence/{evidence.id}", "no page, checklist or decision aid cites it"))
    for vocabulary, value in unused(data):
        entries.append(Finding("unused", f"vocabulary/{vocabulary}/{value}", "no record has it"))
    for link in links:
        if link.result == "dead":
            entries += [Finding("dead", place, f"{link.url}: {link.says}") for place in link.where]
    return sorted(entries, key=lambda finding: (finding.kind, finding.record))


def stale(data: Dataset, today: datetime.date) -> list[Firm]:
    """Return the firms in the directory's lists that have not been checked for 18 months."""
    return [firm for firm in data.listed if months(firm.checked, today) >= FIRM_MONTHS]


def missing_in(firm: Firm) -> list[str]:
    """Return what a candidate would like to know of a firm and does not, and whether it lacks a second source."""
    facts = {"contact": firm.contact, "confidentiality": firm.confidentiality, "second source": len(firm.sources) > 1}
    return [name for name, value in facts.items() if not value]


def unused(data: Dataset) -> list[tuple[str, str]]:
    """Return each value that no record has, with its vocabulary before it.

    Countries are left out, since their list is that of ISO 3166-1; a region is used when a country of it is.
    """
    used: set[tuple[str, str]] = set()
    for file in FILES:
        if file.record is not Vocabulary:
            for record in getattr(data, file.name):
                used.update(_values(record))
    used.update(("region", data.region_of[value].id) for _, value in list(used) if value in data.region_of)
    return [
        (name, value.id)
        for name in Vocabulary.model_fields
        for value in data.values(name)
        if name != "country" and (name, value.id) not in used
    ]


def _values(record: Record) -> Iterator[tuple[str, str]]:
    for name, vocabularies in _fields(type(record)).items():
        value: Any = getattr(record, name)
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, Record):
                yield from _values(part)
            elif isinstance(part, str):
                # A value of one of several vocabularies counts for each: only one has it.
                yield from ((vocabulary, part) for vocabulary in vocabularies)


@functools.cache
def _fields(kind: type[Record]) -> dict[str, list[str]]:
    """Return the fields of a kind of records, with the vocabularies that the values of each come from."""
    return {name: vocabularies_of(info) for name, info in kind.model_fields.items()}


def render(findings: Sequence[Finding], style: str) -> str:
    """Return the findings as ``text``, a line each below a count, a ``json`` list, or ``markdown`` for an issue.

    Args:
        findings: as ``findings`` returns them.
        style: "text", "json" or "markdown".
    """
    if style == "json":
        return json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False)
    lines = []
    for kind, meaning in KINDS.items():
        of_kind = [finding for finding in findings if finding.kind == kind]
        if of_kind and style == "markdown":
            lines += [f"## {kind.capitalize()} ({len(of_kind)})", "", meaning, ""]
            lines += [*(f"- [ ] `{finding.record}`: {_plain(finding.says)}" for finding in of_kind), ""]
        elif of_kind:
            lines += [f"{kind} ({len(of_kind)})", *(f"  {finding.record}: {finding.says}" for finding in of_kind)]
    return "\n".join(lines) or f"Nothing is {', '.join(list(KINDS)[:-1])} or {list(KINDS)[-1]}."


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is where it holds an address."""
    return f"`{text.replace('`', ' ')}`" if "://" in text else text


def months(then: datetime.date, now: datetime.date) -> int:
    """Return the whole months from the day ``then`` to the day ``now``, which is not before it."""
    return (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
