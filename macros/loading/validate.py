"""Values with lines in, records out, and what is wrong with them in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from macros.model.files import DataFile
from macros.model.record import Record
from macros.model.types import Context, called
from macros.model.vocabulary import Vocabulary

from . import id_ledger, kept, rules
from .diagnostics import Fault, misspelt
from .explain import explain, fields_at, see
from .yaml_nodes import Invalid, Steps, line_of
from .yaml_reader import Source, unfit


def context_of(sources: Mapping[str, Source]) -> Context:
    """Return what each record is checked against besides itself, as far as the files could be read in full."""
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
        split=frozenset(name for name, source in sources.items() if not source.files[0].endswith(f"{name}.yaml")),
    )


def _words(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a value of a vocabulary is called, as far as it can be read."""
    also = value.get("also")
    yield from (
        word for word in (value.get("label"), *(also if isinstance(also, list) else ())) if isinstance(word, str)
    )


def _whole(lists: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the ids of each list that names them all: what another lacks is its own fault, not that of its readers."""
    whole = {}
    for name, records in lists.items():
        ids = rules.ids(records)
        if ids and len(ids) == len(records):  # so it is a list
            whole[name] = frozenset(ids)
    return whole


def validate(file: DataFile, source: Source, context: Context) -> tuple[Any, list[Fault]]:
    """Return the models of one file and its faults; with faults the models are not complete.

    Args:
        file: which data file it is.
        source: what was read of it.
        context: what its values may name: ids and vocabularies of all files.
    """
    root = source.root
    faults: list[Fault] = []
    faulty: set[Steps] = set()  # the paths at or below which a fault stands

    def report(steps: Steps, problem: str, remedy: str) -> None:
        fault = source.fault(steps, problem, remedy)
        if (fault.file, fault.line) not in source.corrupt_lines:
            faults.append(fault)
        faulty.update(steps[:length] for length in range(len(steps) + 1))

    if isinstance(root, Invalid):
        return (), []
    whole = file.record is Vocabulary
    if problem := unfit(root, whole):
        return (), [source.fault((), problem, "Restore it from the last version")]
    models: list[Record] = []
    for index, record in enumerate([root] if whole else root):
        before: Steps = () if whole else (index,)
        if isinstance(record, Invalid):
            continue
        try:
            model = kept.checked(record, context)
            models.append(model or kept.note(record, file.record.model_validate(record, context=context)))
        except ValidationError as error:
            for steps, detail in _details(file, record, error):
                if not (whole and source.broken and detail["type"] == "missing"):
                    report((*before, *steps), *explain(file, steps, detail, context))
    for fault in rules.check(file.name, root, file.sorted_by_id, source.starts):
        if faulty.isdisjoint(fault.unless):
            elsewhere = bool(fault.other) and source.file_of(fault.other) != source.file_of(fault.steps)
            also = f" ({source.file_of(fault.other)}:{line_of(root, fault.other)})" if elsewhere else ""
            report(fault.steps, f"{fault.problem}{also}", see(fault.remedy, file, fault.steps[not whole :]))
    return models[0] if whole and models else tuple(models), faults


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
