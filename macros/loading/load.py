"""YAML in, models out: reads the folder ``data/`` whole, or says everything that is wrong with it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from macros.loading.yaml_nodes import Invalid, Steps, line_of, name_of
from macros.model.bodies import Body
from macros.model.cadence import Cadence
from macros.model.checklists import Checklist
from macros.model.decisions import Decision
from macros.model.evidence import Evidence
from macros.model.files import FILES, DataFile
from macros.model.firms import Firm
from macros.model.glossary import Term
from macros.model.messages import Message
from macros.model.record import Record
from macros.model.rules import Rule
from macros.model.types import Context, called
from macros.model.vocabulary import Region, Value, Vocabulary

from . import checks, id_ledger
from .diagnostics import DataFaults, Fault, did_you_mean, misspelt
from .explain import explain, fields_at, see
from .yaml_reader import Source, read

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"


class UnknownId(LookupError):
    """Something was asked for by an id that no record has."""

    def __init__(self, what: str, wanted: str, known: Sequence[str]) -> None:
        """Say what was wanted and which ids come nearest.

        Args:
            what: what is looked for, for example ``firm``.
            wanted: the id asked for.
            known: the ids there are.
        """
        guess = did_you_mean(wanted, known) or f"The first of {len(known)}: {', '.join(known[:5])}."
        super().__init__(f'there is no {what} "{wanted}". {guess}')


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Known = TypeVar("_Known", bound=_HasId)


@dataclass(frozen=True, eq=False)
class Dataset:
    """All that is known, checked. Two are never equal, so that what is worked out from one can be kept for it.

    Attributes:
        vocabulary: the values that fields take.
        firms: the directory, sorted by id.
        bodies: where to look firms up and to complain, sorted by id.
        evidence, checklists, messages, decisions, cadence, rules: in the order of their files.
        glossary: sorted by id.
        removed: the days and ids of the firms whose records were taken out.
    """

    vocabulary: Vocabulary
    firms: tuple[Firm, ...]
    bodies: tuple[Body, ...]
    evidence: tuple[Evidence, ...]
    checklists: tuple[Checklist, ...]
    glossary: tuple[Term, ...]
    messages: tuple[Message, ...]
    decisions: tuple[Decision, ...]
    cadence: tuple[Cadence, ...]
    rules: tuple[Rule, ...]
    removed: tuple[tuple[datetime.date, str], ...] = ()

    def firm(self, wanted: str) -> Firm:
        """Return the firm with this id; raises ``UnknownId``."""
        return self._find("firm", self.firms, wanted)

    def body(self, wanted: str) -> Body:
        """Return the register or body with this id; raises ``UnknownId``."""
        return self._find("body", self.bodies, wanted)

    def bodies_in(self, country: str) -> tuple[Body, ...]:
        """Return the bodies that are at work in a country, the ones of that country alone first.

        Args:
            country: an ISO 3166-1 alpha-2 code.
        """
        wider = {reach.id for reach in self.vocabulary.place if not reach.countries or country in reach.countries}
        found = [body for body in self.bodies if wider.union([country]).intersection(body.countries)]
        return tuple(sorted(found, key=lambda body: (country not in body.countries, len(body.countries) > 1)))

    def checklist(self, wanted: str) -> Checklist:
        """Return the checklist with this id; raises ``UnknownId``."""
        return self._find("checklist", self.checklists, wanted)

    def term(self, wanted: str) -> Term:
        """Return the glossary entry with this id; raises ``UnknownId``."""
        return self._find("term", self.glossary, wanted)

    def message(self, wanted: str) -> Message:
        """Return the message with this id; raises ``UnknownId``."""
        return self._find("message", self.messages, wanted)

    def decision(self, wanted: str) -> Decision:
        """Return the decision aid with this id; raises ``UnknownId``."""
        return self._find("decision aid", self.decisions, wanted)

    def claim(self, wanted: str) -> Evidence:
        """Return the piece of evidence with this id; raises ``UnknownId``."""
        return self._find("evidence", self.evidence, wanted)

    def pace(self, wanted: str) -> Cadence:
        """Return the number of the cadence with this id; raises ``UnknownId``."""
        return self._find("number of the cadence", self.cadence, wanted)

    def rule(self, wanted: str) -> Rule:
        """Return the rules of a country, by its code; raises ``UnknownId``."""
        return self._find("rule of a country", self.rules, wanted)

    def values(self, vocabulary: str) -> tuple[Value, ...]:
        """Return the values of a vocabulary in their order; raises ``UnknownId``."""
        names = tuple(Vocabulary.model_fields)
        if vocabulary not in names:
            raise UnknownId("vocabulary", vocabulary, names)
        values: tuple[Value, ...] = getattr(self.vocabulary, vocabulary)
        return values

    def value(self, vocabulary: str, wanted: str) -> Value:
        """Return one value of a vocabulary; raises ``UnknownId``."""
        return self._find(vocabulary, self.values(vocabulary), wanted)

    def label(self, vocabulary: str, wanted: str) -> str:
        """Return what a reader sees for a value of a vocabulary; raises ``UnknownId``."""
        return self.value(vocabulary, wanted).label

    @functools.cached_property
    def listed(self) -> tuple[Firm, ...]:
        """The firms that the directory lists: all that are active. A closed or merged firm has its page alone."""
        return tuple(firm for firm in self.firms if firm.status == "active")

    @functools.cached_property
    def region_of(self) -> Mapping[str, Region]:
        """The region of each country code."""
        return {country: region for region in self.vocabulary.region for country in region.countries}

    @functools.cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {}

    def _find(self, what: str, records: Sequence[_Known], wanted: str) -> _Known:
        if what not in self._places:
            self._places[what] = {record.id: place for place, record in enumerate(records)}
        try:
            return records[self._places[what][wanted]]
        except KeyError:
            raise UnknownId(what, wanted, tuple(self._places[what])) from None


def load(folder: Path = DATA) -> Dataset:
    """Read and check all data files.

    Args:
        folder: the folder that holds ``firms.yaml`` and the others.

    Raises:
        DataFaults: something is wrong; the exception holds every fault of every file.
    """
    name = shown(folder)
    sources = {
        file.name: read(folder / f"{file.name}.yaml", f"{name}/{file.name}.yaml", keyed=file.record is Vocabulary)
        for file in FILES
    }
    faults = [fault for source in sources.values() for fault in source.faults]
    context = _context(sources)
    content: dict[str, Any] = {}
    for file in FILES:
        content[file.name], found = _read_file(file, sources[file.name], f"{name}/{file.name}.yaml", context)
        faults += found
    if faults:
        raise DataFaults(faults)
    # What is wrong with the list is said by editing/id_ledger_check.py: it does not touch what readers see.
    path = folder / id_ledger.NAME
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    days = id_ledger.listed(text, path.name, context.latest).days
    removed = tuple((day, own) for own, day in days.items())
    return Dataset(**content, removed=removed)


def shown(folder: Path) -> str:
    """Return a folder as people near it would call it: relative to where they stand, if it lies below."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def _context(sources: Mapping[str, Source]) -> Context:
    vocabulary = sources["vocabulary"].root if isinstance(sources["vocabulary"].root, Mapping) else {}
    # It may already be tomorrow where the contributor is: UTC+14 is the earliest zone.
    lists = {name: vocabulary.get(name) for name in Vocabulary.model_fields}
    values = _whole(lists)
    return Context(
        values=values,
        called={
            name: called((word, value["id"]) for value in lists[name] or () for word in _words(value))
            for name in values
        },
        ids=_whole({name: source.root for name, source in sources.items()}),
        latest=id_ledger.latest_day(),
    )


def _words(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a value of a vocabulary is called, as far as it can be read."""
    also = value.get("also")
    yield from (
        word for word in (value.get("label"), *(also if isinstance(also, list) else ())) if isinstance(word, str)
    )


def _whole(lists: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the ids of each list that names them all: what another lacks is its own fault, not that of its readers."""
    found = {}
    for name, records in lists.items():
        known = checks.ids(records)
        if known and len(known) == len(records):  # so it is a list
            found[name] = frozenset(known)
    return found


def _read_file(file: DataFile, source: Source, shown_as: str, context: Context) -> tuple[Any, list[Fault]]:
    """Return the models of one file and its faults; with faults the models are not complete."""
    root = source.root
    faults: list[Fault] = []
    faulty: set[Steps] = set()  # the paths at or below which a fault stands

    def report(steps: Steps, problem: str, remedy: str) -> None:
        line = line_of(root, steps)
        if line not in source.corrupt_lines:
            faults.append(Fault(shown_as, line, name_of(root, steps), problem, remedy))
        faulty.update(steps[:length] for length in range(len(steps) + 1))

    if isinstance(root, Invalid):
        return (), []
    whole = file.record is Vocabulary
    if problem := _unfit(root, whole):
        return (), [Fault(shown_as, line_of(root, ()), "", problem, "Restore it from the last version")]
    models: list[Record] = []
    for index, record in enumerate([root] if whole else root):
        before: Steps = () if whole else (index,)
        if isinstance(record, Invalid):
            continue
        try:
            models.append(file.record.model_validate(record, context=context))
        except ValidationError as error:
            for steps, detail in _details(file, record, error):
                if not (whole and source.broken and detail["type"] == "missing"):
                    report((*before, *steps), *explain(file, steps, detail, context))
    for found in checks.check(file.name, root, file.sorted_by_id):
        if faulty.isdisjoint(found.unless):
            report(found.steps, found.problem, see(found.remedy, file, found.steps[not whole :]))
    return models[0] if whole and models else tuple(models), faults


def _unfit(root: Any, whole: bool) -> str:
    """Return what is wrong with the file as a whole, or an empty string."""
    if root is None:
        return "the file is empty"
    if whole:
        return "" if isinstance(root, dict) else "the file does not hold vocabularies, each below its name"
    if not isinstance(root, list):
        return "the file does not hold a list of records"
    return "" if root else "the file holds no record"


def _details(file: DataFile, record: Any, error: ValidationError) -> Iterator[tuple[Steps, Any]]:
    """Yield what pydantic found, with the path to it in the record, and once for each cause."""
    # A value that fits none of the types of a union is reported for each of them; the first says enough.
    details = {_existing(record, detail): detail for detail in reversed(error.errors(include_url=False))}
    inner = {steps[:length] for steps in details for length in range(len(steps))}
    meant: dict[Steps, set[str]] = {}  # the fields of each group whose names are misspelt
    for steps, detail in details.items():
        if steps in inner or _refused_in(_at(record, steps), deep=detail["type"].endswith("_type")):
            continue  # A list with a faulty entry is reported as too short as well; the entry says it all.
        if detail["type"] == "missing":
            group = steps[:-1]
            if group not in meant:
                meant[group] = misspelt(_at(record, group), tuple(fields_at(file, steps)))
            if steps[-1] in meant[group]:
                continue
        yield steps, detail


def _refused_in(value: Any, deep: bool) -> bool:
    """Tell whether a value was refused, or with ``deep`` something in it."""
    if deep and isinstance(value, (dict, list)):
        return any(_refused_in(part, deep) for part in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, Invalid)


def _existing(record: Any, detail: Any) -> Steps:
    """Return the part of pydantic's location that is in the record: it also names the branches of a union."""
    steps: list[str | int] = []
    for step in detail["loc"]:
        try:
            record = record[step]
        except (KeyError, IndexError, TypeError):
            return (*steps, step) if detail["type"] == "missing" else tuple(steps)
        steps.append(step)
    entry = detail.get("ctx", {}).get("entry")
    return tuple(steps) if entry is None else (*steps, entry)


def _at(root: Any, steps: Steps) -> Any:
    for step in steps:
        try:
            root = root[step]
        except (KeyError, IndexError, TypeError):
            return None
    return root


_loaded: dict[Path, tuple[tuple[tuple[int, int], ...], Dataset]] = {}


def load_once(folder: Path = DATA) -> Dataset:
    """Return what ``load`` returns and raise what it raises, reading the files again only when one has changed."""
    try:
        stamps = [(folder / f"{file.name}.yaml").stat() for file in FILES]
        stamps += [path.stat() for path in [folder / id_ledger.NAME] if path.is_file()]
    except OSError:
        return load(folder)  # It says which file is missing.
    stamp = tuple((stat.st_mtime_ns, stat.st_size) for stat in stamps)
    if folder not in _loaded or _loaded[folder][0] != stamp:
        _loaded[folder] = stamp, load(folder)
    return _loaded[folder][1]
