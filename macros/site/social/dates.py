"""When what a page says was last compared with its sources: the dates of the sitemap.

They follow from the data alone, so that two builds of one commit give the same dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from macros.catalog.letters import letter_pages
from macros.catalog.places import address_of, countries, rule_in
from macros.catalog.value_pages import value_pages
from macros.loading.dataset import Dataset
from macros.model.rules import answers


def checked_on(data: Dataset) -> dict[str, datetime.date]:
    """Return the day of each page that is made from the data, by its address.

    A list has the day of what was checked last in it; a text that rests on evidence has that of the evidence.
    """
    firms = {firm.id: firm.checked for firm in data.firms}
    claims = {claim.id: claim.checked for claim in data.evidence}
    days = {f"directory/{firm}/": day for firm, day in firms.items()}
    for page in value_pages(data):
        days[page.address] = max(firm.checked for firm in page.naming or page.generalists)
    for letter in letter_pages(data.listed):
        days[letter.address] = max(firm.checked for firm in letter.firms)

    def put(address: str, checked: Iterable[datetime.date]) -> None:
        if latest := max(checked, default=None):
            days[address] = latest

    for checklist in data.checklists:
        ids = {claim for item in checklist.items for claim in item.evidence or ()}
        put(f"checklists/{checklist.id}/", (claims[claim] for claim in ids))
    put("checklists/", (day for address, day in list(days.items()) if address.startswith("checklists/")))
    put("messages/", (claims[claim] for message in data.messages for claim in message.evidence or ()))
    put("glossary/", (claims[claim] for term in data.glossary for claim in term.evidence or ()))
    put("guide/sources/", claims.values())
    put("directory/", firms.values())
    put("where/", (body.checked for body in data.bodies))
    for country in countries(data):
        rule = rule_in(data, country.id)
        ids = {claim for _, answer in answers(rule) for claim in answer.evidence} if rule else set()
        bodies = [body.checked for body in data.bodies_in(country.id)]
        put(address_of(country.id), [*bodies, *(claims[claim] for claim in ids)])
    put("contribute/open-data/", firms.values())
    put("", [*firms.values(), *claims.values()])
    return days
