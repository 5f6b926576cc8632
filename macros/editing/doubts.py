"""What may be wrong with a firm that passes every check: a person has to judge it, so that none of it is a fault.

What is said here stands beside the faults of ``macros/loading/rules/``, and fails nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.catalog.names import COMMON
from macros.loading.data_files import read_records
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import WARNING, Fault
from macros.loading.explain import see
from macros.loading.rules import RuleFault
from macros.model.files import FIRMS
from macros.model.firms import Firm
from macros.model.text import fold, quoted
from macros.model.vocabulary import Value
from macros.model.websites import ARCHIVES, SITE_BUILDERS, domain, lies_on

# In an address, what such pages are called in the languages that the sources are written in.
_POLICY = re.compile(
    r"privac|cookie|gdpr|rgpd|dsgvo|datenschutz|terms|polic(?:y|ies)|confidentialite|donnees-personnelles"
    r"|data-protection|protection-of-data|integritet|personvern|persondata|gegevensbescherming|impressum"
)
# After these a site puts the name of a person, or of whoever looks after it.
_OF_PEOPLE = re.compile(
    r"authors?|bios?|biograph(?:y|ies)|consultants?|contributors?|(?:our-)?(?:experts?|people|team|staff)|in|members?"
    r"|profiles?|users?"
)
_WITH = re.compile(r"(?:^|-)(?:by|interview(?:ed)?-(?:by|of|with)|meet)-([a-z]+(?:-[a-z]+){1,2})$")
_NOBODY = frozenset(
    {"admin", "administrator", "editor", "home", "index", "page", "staff", "team", "the", "our", "your"}
)
# What a summary may say of any firm, besides the words that stand in the names of many.
_OF_ANY_FIRM = COMMON | frozenset(
    """a agency agencies at based business by candidate candidates employer employers employment executive find finding
    finds firms for from hire hires hiring in is it its job jobs job-seekers managed of on office offices people place
    places placing position positions professional professionals recruit recruiter recruits role roles seeker seekers
    select selection selects service specialist staff that their to vacancies vacancy who whom with work
    workers""".split()  # noqa: SIM905 - far shorter than a list
)
# How the people and firms of a country are called, where its name with another ending would not do.
_ADJECTIVES = frozenset(
    """american argentine belgian british czech danish dutch emirati english european filipino finnish french german
    greek icelandic irish norwegian peruvian polish portuguese scottish spanish swedish swiss thai turkish uk us usa
    welsh""".split()  # noqa: SIM905 - as above
)
_ENDINGS = ("", "n", "an", "ian", "ese", "i")


def doubts(data: Dataset, folder: Path, shown_as: str, ids: Iterable[str] | None = None) -> list[Fault]:
    """Return what a person should look at again, as warnings with line and remedy.

    Args:
        data: all that is known.
        folder: the data folder that it was read from.
        shown_as: how warnings name it.
        ids: the firms to look at; all if left out.
    """
    source = read_records(folder, FIRMS, shown_as)
    chosen = None if ids is None else set(ids)
    return [
        source.fault(one.steps, one.problem, see(one.remedy, FIRMS, one.steps[1:]), WARNING)
        for one in found_in(data)
        if chosen is None or data.firms[int(one.steps[0])].id in chosen
    ]


def found_in(data: Dataset) -> Iterator[RuleFault]:
    """Yield each doubt of the firms, with the path to it among their records."""
    places = _words_of_places(data.vocabulary.country)
    registered: dict[str, str] = {}
    for index, firm in enumerate(data.firms):
        for one in (*_pages(firm), *_people(firm), *_summary(firm, data, places), *_domain(firm, registered)):
            yield one.below(index)


def is_on_policy(address: str) -> bool:
    """Tell whether an address seems to be that of a page on privacy, cookies or terms."""
    return _POLICY.search(_path(address)) is not None


def _pages(firm: Firm) -> Iterator[RuleFault]:
    """A page for candidates is not one on privacy, cookies or terms, and a website is the firm's own."""
    if firm.contact and firm.contact.url and is_on_policy(firm.contact.url):
        yield RuleFault(
            ("contact", "url"),
            "seems to be a page on privacy, cookies or terms, and not one for candidates",
            "Name it under sources, and under confidentiality if it says who sees your details; leave it out here",
        )
    if archive := lies_on(firm.website, ARCHIVES):
        problem = f"lies on {archive}, which keeps copies of sites"
        yield RuleFault(("website",), problem, "Give the firm's own address, and name the copy under sources")
    elif builder := lies_on(firm.website, SITE_BUILDERS):
        problem = f"lies on {builder}, where anyone can build a site"
        yield RuleFault(("website",), problem, "Make sure that it is the firm's, and give its own domain if it has one")


def _people(firm: Firm) -> Iterator[RuleFault]:
    """No address holds the name of a person; mailboxes of persons are faults already."""
    addresses: list[tuple[tuple[str | int, ...], str]] = [
        (("sources", place, "url"), source.url) for place, source in enumerate(firm.sources)
    ]
    for field in ("contact", "confidentiality"):
        if (group := getattr(firm, field)) and group.url:
            addresses.append(((field, "url"), group.url))
    own_words = set(_words(f"{firm.name} {' '.join(firm.formerly or ())}"))
    for steps, address in addresses:
        if name := _person_in(address, own_words):
            yield RuleFault(
                steps,
                f"seems to hold the name of a person, {quoted(name)}",
                "Name another page that shows the same; if there is none, and the page is public, keep it",
            )


def _person_in(address: str, own_words: set[str]) -> str:
    segments = [part for part in _path(address).split("/") if part]
    for before, segment in zip(["", *segments], segments, strict=False):
        named = segment if _OF_PEOPLE.fullmatch(before) else ""
        if match := _WITH.search(segment):
            named = match[1]
        # first.last, the user name of many sites that keep what people hand in; a file has an ending there.
        if segment != segments[-1] and re.fullmatch(r"[a-z]{2,}\.[a-z]{4,}", segment):
            named = segment
        words = re.findall(r"[^\W\d_]+", named)
        if named and not re.search(r"\d", named) and words and len(words) < 4 and not (own_words | _NOBODY) & {*words}:
            return named
    return ""


def _summary(firm: Firm, data: Dataset, places: set[str]) -> Iterator[RuleFault]:
    """A summary says more than the name, the kind and the country, which stand beside it."""
    kinds = [data.label("kind", firm.kind), *(data.label("service", service) for service in firm.services)]
    expected = {*_OF_ANY_FIRM, *places, *_words(firm.name), *_words(" ".join(kinds))}
    if not set(_words(firm.summary)) - expected:
        yield RuleFault(
            ("summary",),
            "says no more than the name, the kind and the country do",
            "Say in a few words for whom it works or how, as its pages show it",
        )


def _domain(firm: Firm, registered: dict[str, str]) -> Iterator[RuleFault]:
    """A registered domain is mostly that of one firm; ``registered`` holds those of the firms before."""
    own_domain = domain(firm.website)
    if not own_domain or lies_on(firm.website, SITE_BUILDERS | ARCHIVES):
        return
    if (other := registered.setdefault(own_domain, firm.id)) != firm.id:
        problem = f"lies on {own_domain}, as does that of {quoted(other)}"
        yield RuleFault(("website",), problem, "Make one record of the two if they are one firm")


def _path(address: str) -> str:
    """Return what comes after the host of an address, as it is compared."""
    parts = urlsplit(address)
    return fold(unquote(f"{parts.path}/{parts.fragment}")).replace("_", "-")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(text))


def _words_of_places(countries: Sequence[Value]) -> set[str]:
    """Return the words that say no more of a firm than its country."""
    words = set(_ADJECTIVES)
    for country in countries:
        for word in _words(country.label):
            words.update(f"{stem}{ending}" for stem in (word, word[:-1]) for ending in _ENDINGS if len(stem) > 2)
    return words
