"""Firms that do not exist, as varied as real ones, to see how the directory bears a hundred times its size.

Each is a real record in another's clothes: an invented name, a city of its country, a summary put together from halves
of real summaries, and values of facets of which some are exchanged.
"""

from __future__ import annotations

import dataclasses
import datetime
import random
import re

from macros.loading.dataset import Dataset
from macros.model.firms import Firm, Place

_STARTS = "Al An Ash Bar Ben Bram Cal Cor Dal Den Dor El Fair Fen Gar Hal Har Hol Kel Kir Lan Lin Mar Mer Mon Nor Os Pen Ral Ren Ros Sal Sel Sten Tal Thorn Tor Val Ver Wal Wen Wil Win Yar".split()  # noqa: E501, SIM905
_MIDDLES = "a e i o u ber der dle fer gen ing ker lan ler men ner ren ring sen ter ver".split()  # noqa: SIM905
_ENDS = "bach berg bridge brook burn by dale dorf feld field ford gate ham haus hurst ley lund man mann more quist rath ridge sen shaw son stad stein stone ström thal ton vik ville ward wick wood worth".split()  # noqa: E501, SIM905
_CITIES = {
    "AE": "Dubai, Abu Dhabi",
    "AU": "Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra",
    "BE": "Brussels, Antwerp, Ghent, Liège",
    "BR": "São Paulo, Rio de Janeiro, Brasília",
    "CA": "Toronto, Vancouver, Calgary, Montréal, Ottawa, Québec",
    "CH": "Zurich, Geneva, Basel, Bern, Lausanne, Zug",
    "CN": "Shanghai, Beijing, Shenzhen",
    "DE": "Berlin, Munich, Frankfurt, Hamburg, Düsseldorf, Cologne, Stuttgart, Leipzig, Nürnberg",
    "DK": "Copenhagen, Aarhus, Ærøskøbing",
    "ES": "Madrid, Barcelona, Valencia, Málaga",
    "FR": "Paris, Lyon, Marseille, Toulouse, Nantes, Saint-Étienne",
    "GB": "London, Manchester, Birmingham, Leeds, Bristol, Edinburgh, Glasgow, Cardiff, Belfast, Newcastle upon Tyne",
    "IE": "Dublin, Cork, Galway",
    "IN": "Mumbai, Bengaluru, New Delhi, Chennai, Hyderabad",
    "IT": "Milan, Rome, Turin, Bologna",
    "JP": "Tokyo, Osaka, Nagoya",
    "NL": "Amsterdam, Rotterdam, The Hague, Utrecht, Eindhoven",
    "NO": "Oslo, Bergen, Tromsø",
    "PL": "Warsaw, Kraków, Łódź, Gdańsk",
    "SE": "Stockholm, Gothenburg, Malmö, Göteborg",
    "SG": "Singapore",
    "US": "New York, Boston, Chicago, Atlanta, Dallas, Houston, Austin, Denver, Seattle, San Francisco, Los Angeles, "
    "San Diego, Phoenix, Philadelphia, Washington, Charlotte, Miami, Minneapolis, Cleveland, Detroit, St. Louis, "
    "Portland, Salt Lake City, Nashville, Kansas City, Indianapolis, Pittsburgh, Tampa, Raleigh, Milwaukee",
}
# Where a summary can be cut so that the halves of two still read as a sentence.
_JOINT = re.compile(r" (?=(?:for|in|with|and|that|to|across|on) )")


def synthetic(data: Dataset, number: int, seed: int = 1) -> Dataset:
    """Return the data with firms that do not exist in place of the real ones.

    Args:
        data: the real data.
        number: how many firms.
        seed: the same seed gives the same firms.
    """
    dice = random.Random(seed)  # noqa: S311 - nothing is secret
    suffixes = sorted({" ".join(firm.name.split()[1:]) for firm in data.firms if firm.name.count(" ") in (1, 2)})
    vocabulary = [word for firm in data.firms for word in re.findall(r"[\w-]+", firm.summary)]
    firms: dict[str, Firm] = {}
    while len(firms) < number:
        firm = _firm(dice, data, suffixes, vocabulary)
        firms.setdefault(firm.id, firm)
    return dataclasses.replace(data, firms=tuple(firms[firm_id] for firm_id in sorted(firms)))


def _firm(dice: random.Random, data: Dataset, suffixes: list[str], vocabulary: list[str]) -> Firm:
    base, other, third = dice.choices(data.firms, k=3)
    name = _surname(dice)
    if dice.random() < 0.35:
        name += dice.choice((" ", " & ", "-")) + _surname(dice)
    name = f"{name} {dice.choice(suffixes)}"
    slug = "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("ö", "o")))
    place = _place(dice, base)
    countries = tuple(dict.fromkeys((*((place.country,) if place else ()), *(base.countries or ()))))
    return base.model_copy(
        update={
            "id": slug,
            "name": name,
            "formerly": (f"{_surname(dice)} {dice.choice(suffixes)}",) if dice.random() < 0.06 else None,
            "summary": _summary(dice, base, other, vocabulary),
            "website": f"https://{'www.' if dice.random() < 0.8 else ''}{slug.replace('-', '')[:24]}.com/",
            "services": _mixed(dice, base.services, other.services),
            "industries": _mixed(dice, base.industries, third.industries),
            "functions": _mixed(dice, base.functions, other.functions),
            "levels": _mixed(dice, base.levels, third.levels),
            "headquarters": place,
            "countries": countries or None,
            "contact": dice.choice((base, other)).contact,
            "confidentiality": dice.choice((base, third)).confidentiality,
            "memberships": (dice.choice(data.values("membership")).id,) if dice.random() < 0.1 else None,
            "checked": datetime.date(2026, 11, 23) - datetime.timedelta(days=int(dice.triangular(0, 730, 30))),
        }
    )


def _surname(dice: random.Random) -> str:
    middle = dice.choice(_MIDDLES) if dice.random() < 0.6 else ""
    return dice.choice(_STARTS) + middle + dice.choice(_ENDS)


def _place(dice: random.Random, base: Firm) -> Place | None:
    if base.headquarters is None and dice.random() < 0.5:
        return None
    country = base.headquarters.country if base.headquarters else dice.choice(("US", "GB", "DE", "AU", "CA", "FR"))
    if country not in _CITIES:
        return Place(country=country)
    return Place(city=dice.choice(_CITIES[country].split(", ")), country=country)


def _summary(dice: random.Random, base: Firm, other: Firm, vocabulary: list[str]) -> str:
    """Return a half of one summary and a half of another, and exchange some words: no two compress to one."""
    head, tail = _JOINT.split(base.summary), _JOINT.split(other.summary)
    half = " ".join(head[: (len(head) + 1) // 2]).rstrip(".,;")
    joined = f"{half} {' '.join(tail[len(tail) // 2 :])}" if len(tail) > 1 else base.summary
    return " ".join(dice.choice(vocabulary) if dice.random() < 0.12 else word for word in joined.split())[:200].rstrip()


def _mixed(dice: random.Random, own: tuple[str, ...] | None, others: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return most of a firm's own values and some of another's."""
    if not own or not others:
        return own
    kept = [value for value in own if dice.random() < 0.85] + [value for value in others if dice.random() < 0.2]
    return tuple(dict.fromkeys(kept)) or own
