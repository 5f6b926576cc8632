"""What in the data has grown old, says too little, or serves nobody."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from .citations import PageText, cited_in
from .load import Dataset

# A firm's pages change with its business; the editorial policy asks for a new look after a year and a half.
FIRM_MONTHS = 18
# Laws are amended yearly in many places; two years are the longest that the guidance relies on one look.
LAW_MONTHS = 24


@dataclass(frozen=True)
class Finding:
    """Something to look at.

    Attributes:
        kind: ``stale``, ``thin`` or ``uncited``.
        record: the file and id of the record, for example ``firms/acre``.
        says: what was found, and what to do.
    """

    kind: str
    record: str
    says: str


def findings(data: Dataset, pages: Iterable[PageText], today: datetime.date) -> list[Finding]:
    """Return all that should be looked at, by kind and record.

    Args:
        data: all that is known.
        pages: the pages under ``docs/``, which cite evidence.
        today: the day to reckon from.
    """
    found = []
    for firm in data.firms:
        if _months(firm.checked, today) >= FIRM_MONTHS:
            found.append(Finding("stale", f"firms/{firm.id}", f"check again: last checked {firm.checked}"))
        missing = [
            name
            for name, known in (
                ("contact", firm.contact),
                ("confidentiality", firm.confidentiality),
                ("second source", len(firm.sources) > 1),
            )
            if not known
        ]
        if missing:
            found.append(Finding("thin", f"firms/{firm.id}", f"no {', no '.join(missing)}"))
    cited = cited_in(data, pages)
    for evidence in data.evidence:
        if evidence.strength == "law" and _months(evidence.checked, today) >= LAW_MONTHS:
            found.append(
                Finding("stale", f"evidence/{evidence.id}", f"check again: law last checked {evidence.checked}")
            )
        if evidence.id not in cited:
            found.append(Finding("uncited", f"evidence/{evidence.id}", "no page, checklist or decision aid cites it"))
    return sorted(found, key=lambda finding: (finding.kind, finding.record))


def render(found: list[Finding], style: str) -> str:
    """Return the findings as ``text``, a line each below a count, or as a ``json`` list."""
    if style == "json":
        return json.dumps([asdict(finding) for finding in found], indent=2, ensure_ascii=False)
    lines = []
    for kind in sorted({finding.kind for finding in found}):
        of_kind = [finding for finding in found if finding.kind == kind]
        lines += [f"{kind} ({len(of_kind)})", *(f"  {finding.record}: {finding.says}" for finding in of_kind)]
    return "\n".join(lines) or "Nothing is stale, thin or uncited."


def _months(then: datetime.date, now: datetime.date) -> int:
    """Return the whole months between two days."""
    return (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
