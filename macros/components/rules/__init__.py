"""Fees and core rights by country: a row each that opens, with sources, dates, and what has not been researched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.model.rules import FEES, RULE_PARTS, Answer, Rule
from macros.site.context import PageContext

from ..evidence import cite

VERDICTS = dict(zip(FEES, ("No", "Within limits", "It depends"), strict=True))


@dataclass(frozen=True)
class Cell:
    """What holds on one matter in one place, as a reader sees it."""

    title: str
    answer: Answer
    cites: Markup
    year: int  # of the newest evidence
    read: str  # how the best of it was read


def rules(view: PageContext, *parts: str, country: str | None = None) -> Markup:
    """Return the rules of every country as rows that open, or those of one; each answer cites its evidence.

    It cites evidence, so a page that shows it ends with ``sources()``.

    Args:
        view: the page.
        parts: which parts, by the names of their fields in ``rules.yaml``; all of them if left out. A country of which
            none of these is known has no row; where all parts are shown, such countries are named below the rows.
        country: the code of a country as in ``rules.yaml``; all of them if left out, the European Union first.

    Raises:
        UnknownId: no rules are known for that country.
        ValueError: there is no such part.
    """
    if unknown := set(parts) - set(RULE_PARTS):
        raise ValueError(f'rules() knows no part "{min(unknown)}". It has: {", ".join(RULE_PARTS)}')
    shown = parts or RULE_PARTS
    all_rules = sorted(view.data.rules, key=lambda rule: (rule.id != "EU", _name(view, rule)))
    chosen = [view.data.rule(country)] if country is not None else all_rules
    rows = []
    for rule in chosen:
        if country is not None or any(getattr(rule, part) for part in shown):
            rows.append((rule, _name(view, rule), _cells(view, rule, shown), _places(view, rule, shown)))
    return view.render(
        "rules/rules.html",
        rows=rows,
        one=country is not None,
        fees=shown[0] == "fee",
        titles={part: _title(part) for part in shown},
        verdicts=VERDICTS,
        whole=not parts and country is None,
        unknown=_unknown(view, shown),
    )


def _unknown(view: PageContext, parts: Sequence[str]) -> list[str]:
    """Return the names of the countries of the directory of which none of these parts has been researched."""
    researched = {rule.id for rule in view.data.rules if any(getattr(rule, part) for part in parts)}
    offices = {country for firm in view.data.firms for country in firm.countries or ()}
    return sorted(view.data.label("country", country) for country in offices - researched)


def _name(view: PageContext, rule: Rule) -> str:
    return view.data.label("place" if rule.id == "EU" else "country", rule.id)


def _title(part: str) -> str:
    return Rule.model_fields[part].title or part.capitalize()


def _cells(view: PageContext, rule: Rule, parts: Sequence[str]) -> dict[str, Cell | None]:
    """Return some parts of a rule; ``None`` is one that has not been researched."""
    cells: dict[str, Cell | None] = {}
    for part in parts:
        answer: Answer | None = getattr(rule, part)
        cells[part] = None if answer is None else _cell(view, _title(part), answer)
    return cells


def _places(view: PageContext, rule: Rule, parts: Sequence[str]) -> list[Cell]:
    """Return what differs on fees within the country."""
    return [_cell(view, place.name, place) for place in rule.places or () if "fee" in parts]


def _cell(view: PageContext, title: str, answer: Answer) -> Cell:
    claims = [view.data.claim(evidence_id) for evidence_id in answer.evidence]
    year = max(claim.as_of for claim in claims if isinstance(claim.as_of, int))
    read = "reported" if all(claim.read == "reported" for claim in claims) else "read"
    return Cell(title, answer, cite(view, *answer.evidence), year, read)


__all__ = ["VERDICTS", "rules"]
