"""Fees and core rights by country: one row each, with sources, dates, and what has not been researched."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.model.rules import FEES, RULE_PARTS, Answer, Rule
from macros.site.context import PageContext

from ..evidence import cite

VERDICTS = dict(zip(FEES, ("No", "Within limits", "Differs within the country"), strict=True))


def rules(view: PageContext, country: str | None = None) -> Markup:
    """Return the rules of every country, or of one, as cells that cite their evidence.

    It cites evidence, so a page that shows it ends with ``sources()``.

    Args:
        view: the page.
        country: the code of a country as in ``rules.yaml``; all of them if left out, the European Union first.

    Raises:
        UnknownId: no rules are known for that country.
    """
    if country is not None:
        shown = [view.data.rule(country)]
    else:
        shown = sorted(view.data.rules, key=lambda rule: (rule.id != "EU", _name(view, rule)))
    return view.render(
        "rules/rules.html",
        countries=[(rule.id, _name(view, rule), _cells(view, rule)) for rule in shown],
        one=country is not None,
        verdicts=VERDICTS,
    )


def _name(view: PageContext, rule: Rule) -> str:
    return view.data.label("place" if rule.id == "EU" else "country", rule.id)


def _cells(view: PageContext, rule: Rule) -> list[dict[str, Any]]:
    """Return the parts of a rule with their numbers of evidence; a part without text has not been researched."""
    cells: list[dict[str, Any]] = []
    for part in RULE_PARTS:
        answer: Answer | None = getattr(rule, part)
        title = type(rule).model_fields[part].title or part.capitalize()
        if answer is None:
            cells.append({"part": part, "title": title, "answer": None})
            continue
        claims = [view.data.claim(evidence_id) for evidence_id in answer.evidence]
        cells.append(
            {
                "part": part,
                "title": title,
                "answer": answer,
                "cites": cite(view, *answer.evidence),
                "year": max(claim.as_of for claim in claims if isinstance(claim.as_of, int)),
                "checked": min(claim.checked for claim in claims),
                "reported": all(claim.read == "reported" for claim in claims),
            }
        )
    return cells


__all__ = ["VERDICTS", "rules"]
