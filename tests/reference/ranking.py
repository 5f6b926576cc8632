"""How the directory searches, ranks and counts: the reference, which ``engine.js`` and its parts follow to the letter.

**Words.** Of a query the first 1,000 characters are read. Each is decomposed (Unicode NFKD), its marks are dropped, it
is put in lower case, and letters that do not decompose are spelled out (ß as ss, æ as ae, ø as o). Words are the
unbroken runs of letters and digits that remain, cut after 40; the first 10 different ones count. Texts are read alike.
The signs of a text are all that remains of it but spaces.

**Texts.** A firm is found by its name and former names, by its summary, by the city of its head office, and by the
labels of its values in every facet, countries and regions among them, and by the other words for these.

**Match.** A firm matches when its texts match every word of the query and its values match every facet and switch
chosen, as ``facets.matches`` says. A text matches a word

1. whole, when it is one of its words;
2. as begun, when one of its words begins with it;
3. with an error forgiven, when the word has five letters or more and the beginning of a word of the text is one typing
   away from it: a letter left out, added or replaced, or two neighbours swapped. The first letter may be wrong.

A query without words asks for nothing, unless a name or former name without words begins with its signs: then the
firms with such names match, and no others.

**Order.** By ``fit``, which applies when no other order was asked for, one firm stands before another

0. when its name or a former name is the whole query, sign by sign; or else when it is so word by word;
1. when it names an industry chosen and the other only takes on any;
2. when it has more of the values chosen;
3. when fewer words match it only with an error forgiven;
4. when fewer words match it only as begun;
5. when more words match its name or a former name (as well as they match any of its texts);
6. when more of the two, contact and confidentiality, are documented;
7. when more of the two, field (an industry or function, or any industry) and place, are documented;
8. when its name comes first, without accents or case, and then its id.

By ``name`` only the last line counts. By ``checked`` the later date comes first, then the last line.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.catalog.facets import FACETS, STATED, SWITCHES, Choice, counts, matches, name_key, names, naming, values_of
from macros.catalog.facts import not_stated
from macros.loading.dataset import Dataset
from macros.model.firms import Firm

SORTS = ("fit", "name", "checked")
MOST_CHARACTERS = 1000
MOST_WORDS = 10
LONGEST_WORD = 40
FORGIVEN_FROM = 5
# Letters that Unicode does not decompose though people type them so; the last is the sigma at the end of a word.
SPELLED = str.maketrans(
    dict(zip("ßæœøđðħıłþŧς", ("ss", "ae", "oe", "o", "d", "d", "h", "i", "l", "th", "t", "σ"), strict=True))
)

# How a word of a query is matched: the way, and whether by another text than a name.
Grade = tuple[int, bool]
# The ways, the best first.
_WHOLE, _BEGUN, _FORGIVEN, _NOT = range(4)


def search(data: Dataset, q: str = "", choice: Choice | None = None, sort: str | None = None) -> list[Firm]:
    """Return the firms that match, in the order asked for.

    Args:
        data: all that is known.
        q: what someone typed; any text.
        choice: the values chosen of each facet; a facet without values is not chosen.
        sort: ``fit``, ``name`` or ``checked``; anything else stands for ``fit``.
    """
    chosen = _chosen(choice)
    order = order_of(sort)
    found = {
        _key(firm, q, grades, chosen, order, data): firm
        for firm, grades in _matching(data, q)
        if matches(firm, chosen, data)
    }
    return [found[key] for key in sorted(found)]


def facet_counts(data: Dataset, q: str = "", choice: Choice | None = None) -> dict[str, dict[str, int]]:
    """Return for each value that any firm names how many firms it would give.

    That is the number of firms that have it and match the query and what is chosen of the other facets. The facets and
    values stand in their order on the page.
    """
    chosen = _chosen(choice)
    found = [firm for firm, _ in _matching(data, q)]
    every = [firm for firm in found if matches(firm, chosen, data)]
    result = {}
    for facet in (*FACETS, *(switch.id for switch in SWITCHES)):
        others = {other: values for other, values in chosen.items() if other != facet}
        firms = [firm for firm in found if matches(firm, others, data)] if facet in chosen else every
        in_use = _counts(data, facet) if facet in FACETS else {STATED: 0} if naming(data, facet) else {}
        counted = Counter(value for firm in firms for value in _matched_values(firm, facet, in_use, data))
        result[facet] = {value: counted[value] for value in in_use}
    return result


def order_of(sort: str | None) -> str:
    """Return the order that applies: the one asked for, or else ``fit``."""
    return sort if sort in SORTS else "fit"


def query_words(q: str) -> tuple[str, ...]:
    """Return the words of a query that count."""
    return tuple(dict.fromkeys(words(q[:MOST_CHARACTERS])))[:MOST_WORDS]


@functools.lru_cache(maxsize=1 << 17)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in their order."""
    folded = "".join(map(_fold, text))
    return tuple(word[:LONGEST_WORD] for word in folded.split())


@functools.lru_cache(maxsize=1 << 17)
def signs(text: str) -> str:
    """Return all signs of a text, folded as its words are, without spaces."""
    folded = unicodedata.normalize("NFKD", text).lower().translate(SPELLED)
    return "".join(sign for sign in folded if _category(sign) not in "MZ" and unicodedata.category(sign) != "Cc")


def one_error(word: str, other: str) -> bool:
    """Tell whether a beginning of the other word is one typing error away from a word, or none.

    The error can only stand where the two first differ. A beginning counts because the reader may not be done typing.
    """
    at = next((place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:  # One is the beginning of the other.
        return len(other) >= len(word) - 1
    rest = word[at + 1 :]
    return (
        other.startswith(rest, at + 1)  # replaced
        or other.startswith(rest, at)  # added
        or other.startswith(word[at:], at + 1)  # left out
        or other.startswith(word[at + 1 : at + 2] + word[at] + word[at + 2 :], at)  # swapped
    )


@functools.lru_cache(maxsize=1 << 12)
def _fold(character: str) -> str:
    """Return a character as words are compared, with a space for whatever is neither letter nor digit nor mark."""
    decomposed = unicodedata.normalize("NFKD", character).lower().translate(SPELLED)
    return "".join(part if _category(part) in "LN" else " " for part in decomposed if _category(part) != "M")


def _category(character: str) -> str:
    return unicodedata.category(character)[0]


def _chosen(choice: Choice | None) -> Choice:
    return {facet: values for facet, values in (choice or {}).items() if values}


@functools.lru_cache(maxsize=16)
def _matching(data: Dataset, q: str) -> list[tuple[Firm, list[Grade]]]:
    """Return the firms that match a query, with how they match each word, and whether no name does so as well."""
    asked = query_words(q)
    if not asked and (typed := signs(q[:MOST_CHARACTERS])):
        called_so = [firm for firm in data.listed if any(_is_of_signs(name, typed) for name in _names(firm))]
        if called_so:
            return [(firm, []) for firm in called_so]
    ways = [_Ways(word, data) for word in asked]
    found = []
    for firm, own, others in _texts(data):
        grades: list[Grade] = []
        for way in ways:
            grade = min((way.of(own), False), (way.of(others), True))
            if grade[0] == _NOT:
                break
            grades.append(grade)
        else:
            found.append((firm, grades))
    return found


@functools.lru_cache(maxsize=1 << 10)
class _Ways:
    """How a word of a query is matched by the words of some texts: the best that any of them does."""

    def __init__(self, word: str, data: Dataset) -> None:
        every = _words_in(data)
        self._word = word
        self._begun = {other for other in every if other.startswith(word)}
        first = {*word[:2]}
        # Of the first two letters one error leaves one, in its place or beside it.
        likely = [other for other in every if not first.isdisjoint(other[:2])]
        self._forgiven = {other for other in likely if len(word) >= FORGIVEN_FROM and one_error(word, other)}

    def of(self, found: frozenset[str]) -> int:
        if self._word in found:
            return _WHOLE
        if not found.isdisjoint(self._begun):
            return _BEGUN
        return _NOT if found.isdisjoint(self._forgiven) else _FORGIVEN


@functools.lru_cache(maxsize=4)
def _texts(data: Dataset) -> tuple[tuple[Firm, frozenset[str], frozenset[str]], ...]:
    """Return each firm with the words of its names, and with those of the other texts that it is found by."""
    called = {facet: {value.id: value.words for value in data.values(facet)} for facet in FACETS}
    return tuple((firm, _words_of(_names(firm)), _words_of(_others(firm, data, called))) for firm in data.listed)


@functools.lru_cache(maxsize=4)
def _words_in(data: Dataset) -> frozenset[str]:
    return frozenset().union(*(found for _, *both in _texts(data) for found in both))


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words(text))


def _others(firm: Firm, data: Dataset, called: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    yield firm.summary
    yield (firm.headquarters.city if firm.headquarters else None) or ""
    for facet in FACETS:
        for value in values_of(firm, facet, data):
            yield from called[facet][value]


def _names(firm: Firm) -> tuple[str, ...]:
    return firm.name, *(firm.formerly or ())


def _is_of_signs(name: str, typed: str) -> bool:
    """Tell whether a name has no words, and begins with some signs."""
    return not words(name) and signs(name).startswith(typed)


def _called(firm: Firm, q: str) -> int:
    """Return how a firm is or was called what a query says: 0 sign by sign, 1 word by word, 2 not."""
    q = q[:MOST_CHARACTERS]
    if signs(q) and any(signs(name) == signs(q) for name in _names(firm)):
        return 0
    return 1 if words(q) and any(words(name) == words(q) for name in _names(firm)) else 2


def _key(firm: Firm, q: str, grades: Sequence[Grade], chosen: Choice, order: str, data: Dataset) -> tuple[object, ...]:
    """Return what the firm is sorted by; ends with its id, so that no two have the same."""
    if order == "name":
        return name_key(firm)
    if order == "checked":
        return -firm.checked.toordinal(), *name_key(firm)
    unknown = set(not_stated(firm))
    return (
        _called(firm, q),
        not names(firm, chosen, data),
        -sum(len(values.intersection(values_of(firm, facet, data))) for facet, values in chosen.items()),
        sum(grade == _FORGIVEN for grade, _ in grades),
        sum(grade == _BEGUN for grade, _ in grades),
        sum(elsewhere for _, elsewhere in grades),
        -((firm.contact is not None) + (firm.confidentiality is not None)),
        ({"industries", "functions"} <= unknown) + ("offices" in unknown),
        *name_key(firm),
    )


_counts = functools.lru_cache(maxsize=64)(counts)


def _matched_values(firm: Firm, facet: str, in_use: Mapping[str, int], data: Dataset) -> Iterable[str]:
    """Return the values under which the firm is found: for a generalist every industry."""
    return in_use if facet == "industry" and firm.generalist else values_of(firm, facet, data)
