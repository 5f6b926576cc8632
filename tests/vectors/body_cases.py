"""Records of bodies, right and wrong in every way that the check knows, of which ``write.py`` makes vectors.

They go with the small data of ``tests/loading/small``, so that a change of the real data changes no vector.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from .firm_cases import Record

GOOD: Record = {
    "id": "ch-good-register",
    "name": "Good Register",
    "countries": ["CH"],
    "kind": "licence-register",
    "url": "https://good.example.org/register",
    "lists": "Agencies with a licence to place people.",
    "covers": ["permanent"],
    "hit": "It may place people.",
    "miss": "Ask it for its licence.",
    "public": True,
    "free": True,
    "checked": "2026-11-01",
    "sources": [
        {"url": "https://good.example.org/about", "title": "About the register (Good Authority)", "read": "original"}
    ],
}
# What a field may hold that is never right, seldom right, or right in some of them alone.
VALUES: tuple[object, ...] = (
    "", "x", 5, 1.5, True, False, [], {}, ["CH"], ["CH", "CH"], ["all"], ["all", "CH"], ["CH", "GB"], "CH",
    "2026-11-01", "2199-01-01", "1999-01-01", "a  b", "a\nb", "x" * 301, "<b>", "Ask jane@example.org", "https://example.ch/permits",
    "http://register.internal/", "permanent", ["permanent", "temporary"], ["permanet"], "Licence register",
    "licence-registr", "data-authority", "company-register", [{"url": "https://good.example.org/a"}],
)  # fmt: skip
READ = ("original", "excerpt", "reported", "partly", None)


def with_values(**values: object) -> Record:
    """Return the good record with some fields set; those that are ``...`` are left out."""
    record = copy.deepcopy(GOOD) | values
    return {name: value for name, value in record.items() if value is not ...}


def field_records() -> Iterator[Record]:
    """Yield records with one field that is wrong, missing, or right in another way."""
    yield with_values()
    for field in (*GOOD, "area", "cost", "added"):
        yield with_values(**{field: ...})
        for value in VALUES:
            yield with_values(**{field: value})
    for misspelt in ("mis", "coverz", "Hit", "cst", "colour"):
        yield with_values(**{misspelt: "x"})


def record_records() -> Iterator[Record]:
    """Yield records whose fields do not go together, and some that do."""
    for kind in ("licence-register", "company-register", "data-authority"):
        for hit, miss in (("Yes.", "No."), (..., "No."), ("Yes.", ...), (..., ...)):
            for covers in (["permanent"], ...):
                yield with_values(kind=kind, hit=hit, miss=miss, covers=covers)
        yield with_values(kind=kind, miss=..., mis="No.")
    for free in (True, False, ..., "yes"):
        for cost in ("An extract costs a franc.", ..., ""):
            yield with_values(free=free, cost=cost)
    for countries in (["CH"], ["CH", "GB"], ["all"], ["all", "CH"], ["CH", "all"], ["XX"], [5], ...):
        for area in ("Zurich", ...):
            yield with_values(countries=countries, area=area)
        for own in ("ch-one", "world-one", "gb-one", "ch", "Ch-one", 5):
            yield with_values(countries=countries, id=own)
    for first in READ:
        for second in READ:
            sources = [
                {"url": f"https://good.example.org/{place}", "title": "Good", **({"read": read} if read else {})}
                for place, read in enumerate((first, second))
            ]
            yield with_values(sources=sources)
    for own in ("ch-permits", "gb-companies", "world-data"):
        yield with_values(id=own, countries=["all" if own.startswith("world") else own[:2].upper()])
    for address in (
        "https://www.example.ch/permits/",
        "https://example.ch/permits?utm_source=x",
        "https://example.ch/",
    ):
        yield with_values(url=address)
