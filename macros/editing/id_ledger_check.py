"""Whether ``data/ids.txt``, the list of all ids that firms ever had, and the data agree; and what the list lacks."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from pathlib import Path

from macros.loading.data_files import read_records
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import Fault, quoted
from macros.loading.id_ledger import NAME as NAME
from macros.loading.id_ledger import RESERVED, latest_day, listed
from macros.loading.load import shown
from macros.loading.text_files import read_text, write_whole
from macros.loading.yaml_reader import Source
from macros.model.files import FIRMS
from macros.model.words import say


def faults(data: Dataset, folder: Path, shown_as: str, before: Path | None = None) -> list[Fault]:
    """Return where the list and the data disagree.

    Args:
        data: all that is known, as it was read from the folder.
        folder: the data folder with the list.
        shown_as: how faults name the folder.
        before: the data folder of the version that a change starts from, whose list may only have been added to.
    """
    name = f"{shown_as}/{NAME}"
    path = folder / NAME
    if not path.is_file():
        return [Fault(name, 1, "", "the file is missing", "Restore it from the last version")]
    text = read_text(path, name)
    here = listed(text, name, latest_day())
    all_faults = here.faults
    source = read_records(folder, FIRMS, shown_as)
    all_faults += _against_data(data, source, name, here.used, here.removed)
    if before and (before / NAME).is_file():
        old = read_text(before / NAME, f"{before.name}/{NAME}")
        all_faults += _against_before(text.split("\n"), old.split("\n"), name)
        all_faults += _without_day(data, source, listed(old, name, latest_day()).used)
    return all_faults


def _against_data(
    data: Dataset, source: Source, name: str, used: dict[str, int], removed: dict[str, int]
) -> list[Fault]:
    mismatches = []
    current = set()
    for index, firm in enumerate(data.firms):
        for field, place, firm_id in (
            ("id", (), firm.id),
            *(("aliases", (place,), alias) for place, alias in enumerate(firm.aliases or ())),
        ):
            current.add(firm_id)
            fault = ("", "")
            if firm_id in RESERVED:
                fault = say("id-reserved", id=quoted(firm_id))
            elif firm_id in removed:
                fault = say("id-removed", id=quoted(firm_id))
            elif firm_id not in used:
                fault = f"{quoted(firm_id)} is not in {NAME}", 'Run "make check", which adds it'
            if all(fault):
                found = source.fault((index, field, *place), *fault)
                mismatches.append(dataclasses.replace(found, where=f"{firm.id}.{field}"))
    for firm_id, number in used.items():
        if firm_id not in current and firm_id not in removed:
            remedy = (
                "Restore the record with status closed or merged, or name the id under aliases of the record that it "
                f'became; if the firm was removed at its request, add the line "{firm_id} removed" with the day at '
                "the end"
            )
            mismatches.append(Fault(name, number, firm_id, "no record has this id any more", remedy))
    return mismatches


def _against_before(lines: Sequence[str], before: Sequence[str], name: str) -> list[Fault]:
    kept = list(before)
    while kept and not kept[-1]:
        kept.pop()
    for number, line in enumerate(kept, start=1):
        if lines[number - 1 : number] != [line]:
            problem = f"{quoted(line)} stood in this line; lines of this list never change"
            remedy = "Restore the list from the last version, and add new lines at its end"
            return [Fault(name, min(number, len(lines)), "", problem, remedy)]
    return []


def _without_day(data: Dataset, source: Source, used: Collection[str]) -> list[Fault]:
    """Return the new records that do not say when they were added: the list of changes would date them wrongly."""
    return [
        source.fault((index, "added"), "a new record says when it was added", "Add added with the day of today")
        for index, firm in enumerate(data.firms)
        if not firm.added and not {firm.id, *(firm.aliases or ())} & set(used)
    ]


def missing(data: Dataset, text: str) -> list[str]:
    """Return the ids of firms, old ones too, that the text of the list lacks, in their order."""
    listed_ids = {line.partition(" ")[0] for line in text.split("\n")}
    return [firm_id for firm in data.firms for firm_id in (firm.id, *(firm.aliases or ())) if firm_id not in listed_ids]


def with_added(text: str, added: Sequence[str]) -> str:
    """Return the text of the list with ids at its end."""
    if not added:
        return text
    return "\n".join([*text.rstrip("\n").split("\n"), *added]).lstrip("\n") + "\n"


def update(data: Dataset, folder: Path) -> bool:
    """Add the ids that the list of a data folder lacks; tell whether there were any."""
    path = folder / NAME
    before = read_text(path, f"{shown(folder)}/{NAME}")
    after = with_added(before, missing(data, before))
    if after != before:
        write_whole(path, after)
    return after != before
