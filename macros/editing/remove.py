"""Taking a firm or a body out of its data file; that the ids of a firm are never used again is noted in ``ids.txt``."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

from macros.loading.data_files import file_for
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults, Fault, did_you_mean, quoted
from macros.loading.load import load, shown
from macros.loading.text_files import read_text
from macros.loading.yaml_reader import reading_once
from macros.model.files import BODIES, FIRMS

from . import check, id_ledger_check
from .add import Change
from .issue_forms import KEEPS_ITS_PAGE, answers, record_named
from .record_text import Records


def record_in(text: str, shown_as: str, data: Dataset) -> str:
    """Return the id of the firm or body that the text of an issue form asks to take out.

    Args:
        text: the text of the form.
        shown_as: how faults name it.
        data: all that is known.

    Raises:
        DataFaults: it names neither, or a firm that is to keep its page.
    """
    form = answers(text)
    if "firm" not in form or not form["firm"].text:
        line = form["firm"].line if "firm" in form else 1
        raise DataFaults([Fault(shown_as, line, "firm", "is missing", "Give the id of the firm")])
    record_id = record_named(form["firm"])
    body = any(body.id == record_id for body in data.bodies)  # has no page of its own to keep
    if not body and "why" in form and form["why"].text in KEEPS_ITS_PAGE:
        problem = f"{quoted(form['why'].text)}: such a firm keeps its page, which says what became of it"
        remedy = "Set its status to closed or merged by hand, with the page that shows it"
        raise DataFaults([Fault(shown_as, form["why"].line, "why", problem, remedy)])
    return record_id


@reading_once()
def plan(folder: Path, record_id: str, today: datetime.date) -> Change:
    """Return the change that takes a firm or a body out of a data folder; nothing is written.

    Args:
        folder: the data folder.
        record_id: the id of the firm or body.
        today: the day to note.

    Raises:
        DataFaults: the folder has faults already, or would have them: another record may name the firm.
        ValueError: neither has the id.
    """
    data = load(folder)
    firm = next((firm for firm in data.firms if firm.id == record_id), None)
    bodies = [body.id for body in data.bodies]
    if firm is None and record_id not in bodies:
        ids = [*(firm.id for firm in data.firms), *bodies]
        guess = did_you_mean(record_id, ids) or "The page of a firm says its id, below the sources."
        raise ValueError(f"No firm or body has the id {quoted(record_id)}. {guess}")
    file = FIRMS if firm else BODIES
    name = file_for(folder, file, record_id)
    before = read_text(folder / name, f"{shown(folder)}/{name}")
    stands = Records(before)
    # A part goes with its last record.
    files = {name: (before, "" if name != file.whole and len(stands) == 1 else stands.without(record_id))}
    if firm:
        ledger = id_ledger_check.NAME
        listed = read_text(folder / ledger, f"{shown(folder)}/{ledger}")
        gone = [f"{old} removed {today}" for old in (record_id, *(firm.aliases or ()))]
        files[ledger] = listed, id_ledger_check.with_added(listed, gone)
    with check.trial(folder, {changed: after for changed, (_, after) in files.items()}) as trial:
        try:
            faults = check.faults(load(trial), trial, shown(trial))
        except DataFaults as error:
            faults = error.faults
        if faults:
            raise DataFaults(
                dataclasses.replace(fault, file=fault.file.replace(shown(trial), shown(folder), 1)) for fault in faults
            )
    return Change(file, name, (), files)
