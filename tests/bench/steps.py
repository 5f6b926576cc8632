"""What someone types and chooses in the benchmark, step by step; no two texts in a row are the same."""

from __future__ import annotations

from typing import Any


def _step(q: str = "", **choice: list[str]) -> dict[str, Any]:
    return {"q": q, "choice": choice}


STEPS = [
    _step("t"),
    _step(),
    _step("te"),
    _step("tech"),
    _step("technology"),
    _step("tecnology"),  # misspelt
    _step(industry=["technology"]),
    _step("b", industry=["technology"]),
    _step("board", industry=["technology"]),
    _step("bord member", industry=["technology"]),
    _step("executive search"),
    _step(industry=["technology", "telecommunications"], kind=["retained-search"]),
    _step("search", industry=["technology", "telecommunications"], kind=["retained-search"]),
    _step("search london"),
    _step("finance london"),
    _step("finanse london"),
    _step("f", country=["DE", "AT", "CH"]),
    _step(country=["DE", "AT", "CH"]),
    _step("zurich", level=["c-suite"]),
    _step("zürich insurance"),
    _step(level=["c-suite"], function=["finance"]),
    _step("interim"),
    _step(kind=["retained-search"], industry=["technology"], country=["DE"], unsolicited=["accepts"]),
    _step("supply chain and procurement"),
    _step("s"),
    _step(region=["europe"], confidentiality=["consent-before-sharing"]),
    _step("recruits nurses and physicians for hospitals"),
    _step("enginering", service=["professional-search"]),
    _step("qqqqq"),
    _step("partners", membership=["aesc", "iic-partners"], region=["north-america"]),
]
