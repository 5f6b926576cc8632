"""The firms whose pages are most worth reading: readers look for them, and the directory does not say how they behave.

It is the text of an issue for volunteers, who read the page that is named and send a correction by the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.catalog.facets import name_key
from macros.loading.dataset import Dataset
from macros.model.firms import Firm
from macros.model.websites import domain

from .doubts import is_on_policy

APPROACH, CONFIDENTIALITY = "approach", "confidentiality"
_INTRODUCTION = """\
## Firms to read about ({number} of {total})

Readers look for these firms, and the directory does not say yet how they want to be approached, or what they do with a
candidate's details. The best known come first: those with the most countries, services and sites of others that tell
of them.

Take one, open the page that is named, and look for what is missing:

- **approach**: the page for candidates; whether CVs are welcome unasked; by which way they come in (form, portal,
  mailbox of a desk). Never the name, number or mailbox of a person.
- **confidentiality**: whether the firm says that it asks before it shares a candidate's details, or that it treats
  candidates in confidence.

Say in a comment which firm you take. Then correct its entry by the form on its page of the site, or by the issue form
"Correct a firm", with the page that shows it. If the page says nothing, say so here: that is worth knowing too.
"""


class Wanted(NamedTuple):
    """A firm that is worth reading about.

    Attributes:
        firm: its record.
        lacks: ``approach``, ``confidentiality`` or both.
        read: the pages to read.
    """

    firm: Firm
    lacks: tuple[str, ...]
    read: tuple[str, ...]


def wanted(data: Dataset, most: int) -> list[Wanted]:
    """Return the firms that lack approach or confidentiality, the best known first.

    How well known a firm is cannot be measured here. What stands for it: in how many countries a source shows it, how
    many services it offers, how many sites of others tell of it. Of two that are equal, the one that lacks more comes
    first.

    Args:
        data: all that is known.
        most: how many firms to return, at least 1.
    """
    firms = [
        Wanted(firm, lacks, _pages(firm, lacks))
        for firm in data.listed
        if (lacks := tuple(name for name, held in _said(firm) if held is None))
    ]
    return sorted(firms, key=lambda one: (-renown(one.firm), -len(one.lacks), *name_key(one.firm)))[:most]


def renown(firm: Firm) -> int:
    """Return a number that stands for how many readers may look for a firm."""
    own_domain = domain(firm.website)
    others = {domain(source.url) for source in firm.sources} - {own_domain}
    return len(firm.countries or ()) + len(firm.services) + len(others)


def issue(firms: Sequence[Wanted], total: int) -> str:
    """Return the text of the issue, as Markdown with a box to tick for each firm; empty if there is no firm.

    Args:
        firms: as ``wanted`` returns them.
        total: how many firms lack something in all.
    """
    if not firms:
        return ""
    lines = [
        f"- [ ] **{one.firm.name}** (`{one.firm.id}`): {' and '.join(one.lacks)}. "
        f"Read {' and '.join(f'<{page}>' for page in one.read)}"
        for one in firms
    ]
    return "\n".join([_INTRODUCTION.format(number=len(lines), total=total), *lines])


def _said(firm: Firm) -> tuple[tuple[str, object], ...]:
    return (APPROACH, firm.contact), (CONFIDENTIALITY, firm.confidentiality)


def _pages(firm: Firm, lacks: Sequence[str]) -> tuple[str, ...]:
    """Return what to read: its website, and for confidentiality a page on privacy of its own that is known already."""
    own_domain = domain(firm.website)
    privacy = [source.url for source in firm.sources if domain(source.url) == own_domain and is_on_policy(source.url)]
    policies = privacy[:1] if CONFIDENTIALITY in lacks else []
    return (*((firm.website,) if APPROACH in lacks or not policies else ()), *policies)
