"""A fault in the data: where it stands, what is wrong and what to do about it."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from macros.model.text import count, slips
from macros.model.text import quoted as quoted
from macros.model.text import shortened as shortened
from macros.model.words import meant

FORMATS = ("text", "json", "github")

MOST_SHOWN = 100  # more faults than this have one cause, and the first of them lead to it
_LONGEST = 80  # characters of a word that is looked for; ids are no longer


ERROR, WARNING = "error", "warning"  # as the annotations of GitHub call them


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in a data file, or that a person should look at again.

    Attributes:
        file: the file as the reader named it, for example ``data/firms.yaml``.
        line: the line it stands on, counted from 1.
        where: the record and field, for example ``acre.contact.channel``; empty for the file as a whole.
        problem: what is wrong, a sentence without its full stop.
        remedy: what to do, a sentence without its full stop.
        level: ``error``, or ``warning`` for what fails no check.
    """

    file: str
    line: int
    where: str
    problem: str
    remedy: str
    level: str = ERROR

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {'' if self.level == ERROR else f'{self.level}: '}"
        if self.where:
            place += f"{self.where}: "
        return f"{place}{sentence(self.problem)} {sentence(self.remedy)}"


class DataFaults(Exception):
    """The data cannot be used; ``faults`` says why, in order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: list[Fault] = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


def nearest(word: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """Return up to ``most`` of the ``candidates`` that may be meant by ``word``, the likeliest first.

    These are the words that a slip or two tells from it, and then those that begin alike.
    """
    return list(_nearest(word, tuple(candidates))[:most])


@functools.lru_cache(maxsize=4096)  # The same slip is often made in many records.
def _nearest(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    folded = word.lower()
    if len(folded) > _LONGEST:
        return ()
    spelt = {other.lower(): other for other in candidates}
    close = sorted((number, other) for other in spelt if (number := slips(folded, other)) is not None)[:3]
    near = [other for _, other in close]
    alike = sorted(other for other in spelt if _begin_alike(folded, other) and other not in near)
    return tuple(spelt[other] for other in near + alike)


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether one word begins with the other, but for the last letter if it is long: industry, industries."""
    short, long = sorted((one, other), key=len)
    # Too many words begin with the same one or two letters.
    return len(short) > 2 and long.startswith(short[:-1] if len(short) > 5 else short)


def misspelt(words: Iterable[str], candidates: Sequence[str]) -> set[str]:
    """Return the ``candidates`` that the others among ``words`` were most likely meant to be."""
    return {guess for word in words if word not in candidates for guess in nearest(word, candidates, most=1)}


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return ``Did you mean "x" or "y"?``, or an empty string when nothing known is near ``word``."""
    return meant(nearest(word, candidates))


def render(faults: Sequence[Fault], style: str) -> str:
    """Return the faults as text for people, as a JSON list, or as GitHub workflow annotations.

    Args:
        faults: what is wrong.
        style: ``text`` or ``github`` for the first 100 of them, ``json`` for all.
    """
    if style == "json":
        return json.dumps([asdict(fault) for fault in faults], indent=2, ensure_ascii=False)
    return "\n".join(_annotation(fault) if style == "github" else str(fault) for fault in faults[:MOST_SHOWN])


def how_many(faults: Sequence[Fault]) -> str:
    """Return ``1 fault``, or ``10,000 faults; the first 100 are shown``."""
    number = count(len(faults), "fault")
    return f"{number}; the first {MOST_SHOWN} are shown" if len(faults) > MOST_SHOWN else number


def _annotation(fault: Fault) -> str:
    """Return a workflow command; the escapes are those of actions/toolkit, ``command.ts``."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    message = f"{sentence(fault.problem)} {sentence(fault.remedy)}"
    title = attribute(fault.where or "data file")
    return f"::{fault.level} file={attribute(fault.file)},line={fault.line},title={title}::{data(message)}"


def sentence(text: str) -> str:
    """Return a problem or remedy with its full stop."""
    # An address at the end stays clickable in a terminal only without a full stop after it.
    return text if text.endswith((".", "?", "/")) or "#" in text.rsplit(" ", 1)[-1] else f"{text}."
