"""When two web addresses lead to one site, however they are spelt.

``macros/components/add_firm/lazy/websites.js`` says the same in the form, and ``tests/vectors/same-site.json`` holds
the two together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import idna

SAME, HOST, LIKE, OTHER = "same", "host", "like", "other"
_PORTS = {"http": 80, "https": 443}
# The first page of a site under another name: its file, or its part in a language whose code is that of no country, so
# that /de may be the German branch of a firm and /en is not one. https://www.loc.gov/standards/iso639-2/php/code_list.php
FRONT_PAGE = r"/(?:(?:index|default|home)(?:\.[a-z]{3,5})?|(?:cs|da|el|en|hi|ja|ko|zh)(?:[-_][a-z]{2})?)"
# What a link says of how someone came to a page, and not of the page.
TRACKING = r"(?:utm_[a-z]+|gclid|fbclid|msclkid)(?:=|$)"
# Labels before the name of a site that give a device, a language or a country.
BEFORE_THE_NAME = r"(?:www?[0-9]*|web|m|mobile|[a-z]{2}(?:-[a-z]{2})?)"
# Labels under which countries give out names, as in acre.co.uk.
SECOND_LEVEL = r"(?:ac|co|com|edu|gob|gov|ne|net|or|org)"
# As the scripts that say the same have these patterns.
PATTERNS = {
    "frontPage": FRONT_PAGE,
    "tracking": TRACKING,
    "beforeTheName": BEFORE_THE_NAME,
    "secondLevel": SECOND_LEVEL,
}
# Under these anyone gets a site of their own, so that they tell nothing of whose it is: builders of sites, and hosts of
# code. https://publicsuffix.org/list/ names most of them under "private domains"; read on 28 November 2026.
SITE_BUILDERS = frozenset(
    """blogspot.com business.site carrd.co github.io godaddysites.com jimdofree.com jimdosite.com mystrikingly.com
    netlify.app notion.site pages.dev sites.google.com square.site squarespace.com strikingly.com tumblr.com ueniweb.com
    vercel.app web.app webflow.io webnode.com webnode.page weebly.com wixsite.com wordpress.com yolasite.com""".split()  # noqa: SIM905 - far shorter than a list
)
# What these show is what a site was like, or a copy of it.
ARCHIVES = frozenset(
    "archive-it.org archive.is archive.org archive.ph archive.today perma.cc webcitation.org".split()  # noqa: SIM905
)
# As people say an address: www.example.com.
_SAID = re.compile(r"[^/:?#@\s]+\.[^/:?#@\s]+(?=[:/?#]|$)")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, 2.3


class Website(NamedTuple):
    """An address by what it shares with others.

    Attributes:
        page: the same for all spellings of one address.
        host: its host in letters of ASCII, without ``www.``; empty if it names none.
        name: its host without what may differ between the sites of one firm, such as ``m.`` or the top-level domain.
    """

    page: str
    host: str
    name: str


def likeness(one: str, other: str) -> str:
    """Return how two addresses are related.

    Returns:
        ``same`` if they are one website: nobody could tell two firms by them. ``host`` if they are pages of one host.
        ``like`` if only ``www2.``, ``m.``, a language or the top-level domain tell the hosts apart, so that it is in
        doubt. ``other`` else.
    """
    first, second = website(one), website(other)
    if first.page == second.page:
        return SAME
    if not first.host or not second.host:
        return OTHER
    if first.host == second.host:
        return HOST
    return LIKE if first.name and first.name == second.name else OTHER


@functools.lru_cache(maxsize=50_000)
def website(address: str) -> Website:
    """Return an address by what it shares with others; one that is none is only like itself.

    Scheme, fragment and the usual port do not count; the case of a path and query does: RFC 3986, 6.2.
    """
    try:
        parts = urlsplit(f"//{address}" if _SAID.match(address) else address)
        port = parts.port
    except ValueError:
        return Website(address, "", "")
    if not parts.hostname:
        return Website(address, "", "")
    host = (in_ascii(parts.hostname) or parts.hostname).removesuffix(".")
    if host.startswith("www.") and host.count(".") > 1:
        host = host.removeprefix("www.")
    shown = "" if port is None or port == _PORTS.get(parts.scheme) else f":{port}"
    return Website(f"{host}{shown}{_path(parts.path)}{_query(parts.query)}", host, _name(host))


def domain(address: str) -> str:
    """Return the domain that someone has registered for an address, as far as its labels say; empty for a number."""
    host = website(address).host
    labels, ending = _parted(host)
    return ".".join([*labels[-1:], *ending]) if labels else ""


def lies_on(address: str, hosts: Collection[str]) -> str:
    """Return which of some hosts an address lies on or below; empty if it lies on none."""
    labels = website(address).host.split(".")
    return next((name for at in range(len(labels)) if (name := ".".join(labels[at:])) in hosts), "")


def in_ascii(host: str) -> str:
    """Return a host in letters of ASCII, as browsers ask for it; empty if they cannot.

    https://www.unicode.org/reports/tr46/ says how. IDNA 2008 would refuse signs that browsers take.
    """
    if host.isascii():
        return host.lower()
    try:
        labels = idna.uts46_remap(host, std3_rules=True).split(".")
        return ".".join(_label(label) for label in labels)
    except (idna.IDNAError, UnicodeError):
        return ""


def _label(label: str) -> str:
    if label.isascii():
        return label
    idna.check_initial_combiner(label)
    idna.check_bidi(label)
    for place, letter in enumerate(label):
        if letter in "\u200c\u200d" and not idna.valid_contextj(label, place):
            raise idna.IDNAError("a joiner that joins nothing")
    return f"xn--{label.encode('punycode').decode('ascii')}"


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in _as_written(path).split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment not in ("", "."):
            kept.append(segment)
    whole = "".join(f"/{segment}" for segment in kept)
    return "" if re.fullmatch(FRONT_PAGE, whole, re.IGNORECASE) else whole


def _query(query: str) -> str:
    parts = [part for part in _as_written(query).split("&") if part and not re.match(TRACKING, part)]
    return f"?{'&'.join(parts)}" if parts else ""


def _as_written(text: str) -> str:
    """Return part of an address with each character in its one spelling: RFC 3986, 6.2.2."""

    def spelt(match: re.Match[str]) -> str:
        letter = chr(int(match[1], 16))
        return letter if _UNRESERVED.fullmatch(letter) else match[0].upper()

    ascii_only = "".join(letter if letter.isascii() else quote(letter, errors="replace") for letter in text)
    return re.sub(r"%([0-9A-Fa-f]{2})", spelt, ascii_only)


def _name(host: str) -> str:
    """Return what tells the sites of one firm from those of others; empty for a number."""
    labels, _ = _parted(host)
    while len(labels) > 1 and re.fullmatch(BEFORE_THE_NAME, labels[0]):
        labels.pop(0)
    return ".".join(labels)


def _parted(host: str) -> tuple[list[str], list[str]]:
    """Return the labels that people choose and those under which a country gives them out; none for a number."""
    labels = host.split(".")
    if ":" in host or labels[-1].isdecimal() or len(labels) < 2:
        return [], []
    ending = [labels.pop()]
    if len(ending[0]) == 2 and len(labels) > 1 and re.fullmatch(SECOND_LEVEL, labels[-1]):
        ending.insert(0, labels.pop())
    return labels, ending
