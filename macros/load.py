"""YAML in, models out: reads the folder ``data/`` whole, or says everything that is wrong with it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from . import checks
from .explain import explain, see
from .faults import DataFaults, Fault, did_you_mean
from .model import (
    FILES,
    Checklist,
    Context,
    DataFile,
    Evidence,
    Firm,
    Message,
    Record,
    Region,
    Term,
    Value,
    Vocabulary,
)
from .yaml_source import REFUSED, line_of, name_of, read

PROJECT = Path(__file__).resolve().parent.parent
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


@dataclass(frozen=True)
class Dataset:
    """All that is known, checked.

    Attributes:
        vocabulary: the values that fields take.
        firms: the directory, sorted by id.
        evidence, checklists, messages: in the order of their files.
        glossary: sorted by id.
    """

    vocabulary: Vocabulary
    firms: tuple[Firm, ...]
    evidence: tuple[Evidence, ...]
    checklists: tuple[Checklist, ...]
    glossary: tuple[Term, ...]
    messages: tuple[Message, ...]

    def firm(self, wanted: str) -> Firm:
        """Return the firm with this id; raises ``UnknownId``."""
        return _find("firm", wanted, self._by_id["firms"])

    def checklist(self, wanted: str) -> Checklist:
        """Return the checklist with this id; raises ``UnknownId``."""
        return _find("checklist", wanted, self._by_id["checklists"])

    def term(self, wanted: str) -> Term:
        """Return the glossary entry with this id; raises ``UnknownId``."""
        return _find("term", wanted, self._by_id["glossary"])

    def message(self, wanted: str) -> Message:
        """Return the message with this id; raises ``UnknownId``."""
        return _find("message", wanted, self._by_id["messages"])

    def claim(self, wanted: str) -> Evidence:
        """Return the piece of evidence with this id; raises ``UnknownId``."""
        return _find("evidence", wanted, self._by_id["evidence"])

    def values(self, vocabulary: str) -> tuple[Value, ...]:
        """Return the values of a vocabulary in their order; raises ``UnknownId``."""
        names = tuple(Vocabulary.model_fields)
        if vocabulary not in names:
            raise UnknownId("vocabulary", vocabulary, names)
        values: tuple[Value, ...] = getattr(self.vocabulary, vocabulary)
        return values

    def value(self, vocabulary: str, wanted: str) -> Value:
        """Return one value of a vocabulary; raises ``UnknownId``."""
        self.values(vocabulary)
        return _find(vocabulary, wanted, self._values[vocabulary])

    def label(self, vocabulary: str, wanted: str) -> str:
        """Return what a reader sees for a value of a vocabulary; raises ``UnknownId``."""
        return self.value(vocabulary, wanted).label

    @functools.cached_property
    def region_of(self) -> Mapping[str, Region]:
        """The region of each country code."""
        return {country: region for region in self.vocabulary.region for country in region.countries}

    @functools.cached_property
    def _values(self) -> dict[str, dict[str, Value]]:
        return {
            name: {value.id: value for value in getattr(self.vocabulary, name)} for name in Vocabulary.model_fields
        }

    @functools.cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {
            file.name: {record.id: record for record in getattr(self, file.name)}
            for file in FILES
            if file.record is not Vocabulary
        }


def _find(what: str, wanted: str, records: Mapping[str, Any]) -> Any:
    try:
        return records[wanted]
    except KeyError:
        raise UnknownId(what, wanted, tuple(records)) from None


def load(folder: Path = DATA) -> Dataset:
    """Read and check all data files.

    Args:
        folder: the folder that holds ``firms.yaml`` and the others.

    Raises:
        DataFaults: something is wrong; the exception holds every fault of every file.
    """
    name = shown(folder)
    roots: dict[str, Any] = {}
    faults: list[Fault] = []
    for file in FILES:
        roots[file.name], found = read(folder / f"{file.name}.yaml", f"{name}/{file.name}.yaml")
        faults += found
    context = _context(roots)
    content: dict[str, Any] = {}
    for file in FILES:
        shown_as = f"{name}/{file.name}.yaml"
        if roots[file.name] is None and any(fault.file == shown_as for fault in faults):
            continue  # It could not be read at all, and why has been said.
        content[file.name], found = _read_file(file, roots[file.name], shown_as, context)
        faults += found
    if faults:
        raise DataFaults(faults)
    return Dataset(**content)


def shown(folder: Path) -> str:
    """Return a folder as people near it would call it: relative to where they stand, if it lies below."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def _context(roots: Mapping[str, Any]) -> Context:
    vocabulary = roots["vocabulary"] if isinstance(roots["vocabulary"], Mapping) else {}
    # It may already be tomorrow where the contributor is: UTC+14 is the earliest zone.
    latest = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    return Context(
        values={name: frozenset(checks.ids(vocabulary.get(name))) for name in Vocabulary.model_fields},
        ids={file.name: frozenset(checks.ids(roots[file.name])) for file in FILES},
        latest=latest,
    )


def _read_file(file: DataFile, root: Any, shown_as: str, context: Context) -> tuple[Any, list[Fault]]:
    """Return the models of one file and its faults; with faults the models are not complete."""
    faults: dict[tuple[Any, ...], Fault] = {}

    def report(steps: tuple[str | int, ...], problem: str, remedy: str) -> None:
        line = line_of(root, steps)
        faults.setdefault((steps, problem), Fault(shown_as, line, name_of(root, steps), problem, remedy))

    whole = file.record is Vocabulary
    if not isinstance(root, Mapping if whole else Sequence) or isinstance(root, str):
        problem = "the file is empty" if root is None else "the file does not hold a list of records"
        return None, [Fault(shown_as, 1, "", problem, "Restore it from the last version")]
    models: list[Record] = []
    for index, record in enumerate([root] if whole else root):
        before: tuple[str | int, ...] = () if whole else (index,)
        if record is REFUSED:
            continue
        try:
            models.append(file.record.model_validate(record, context=context))
        except ValidationError as error:
            details = {_existing(record, detail["loc"], detail["type"]): detail for detail in reversed(error.errors())}
            for steps, detail in details.items():
                # A list with a faulty entry is reported as too short as well; the entry says it all.
                within = any(other[: len(steps)] == steps and other != steps for other in details)
                if not within and _at(record, steps) is not REFUSED:
                    report((*before, *steps), *explain(file, steps, detail, context))
    for steps, problem, remedy in checks.check(file.name, root, file.sorted_by_id):
        report(steps, problem, see(remedy, file, steps[not whole :]))
    return models[0] if whole and models else tuple(models), list(faults.values())


def _existing(record: Any, location: tuple[str | int, ...], kind: str) -> tuple[str | int, ...]:
    """Return the part of pydantic's location that is in the record: it also names the branches of a union."""
    steps: list[str | int] = []
    for step in location:
        try:
            record = record[step]
        except (KeyError, IndexError, TypeError):
            return (*steps, step) if kind == "missing" else tuple(steps)
        steps.append(step)
    return tuple(steps)


def _at(root: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        try:
            root = root[step]
        except (KeyError, IndexError, TypeError):
            return None
    return root


_loaded: dict[Path, tuple[tuple[tuple[int, int], ...], Dataset]] = {}


def load_once(folder: Path = DATA) -> Dataset:
    """Return what ``load`` returns, reading the files again only when one of them has changed."""
    stamps = [(folder / f"{file.name}.yaml").stat() for file in FILES]
    stamp = tuple((stat.st_mtime_ns, stat.st_size) for stat in stamps)
    if folder not in _loaded or _loaded[folder][0] != stamp:
        _loaded[folder] = stamp, load(folder)
    return _loaded[folder][1]
