"""Taking a firm out of ``firms.yaml``, and noting in ``ids.txt`` that its ids are never used again."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import tempfile
from pathlib import Path

from macros.loading.diagnostics import DataFaults, Fault, did_you_mean, quoted
from macros.loading.load import load, shown
from macros.loading.text_files import read_text

from . import check, id_ledger_check
from .add import Change
from .issue_forms import KEEPS_ITS_PAGE, answers, firm_named
from .record_text import without


def firm_in(text: str, shown_as: str) -> str:
    """Return the id of the firm that the text of an issue form asks to take out.

    Args:
        text: the text of the form.
        shown_as: how faults name it.

    Raises:
        DataFaults: it names no firm, or one that is to keep its page.
    """
    form = answers(text)
    if "firm" not in form or not form["firm"].text:
        line = form["firm"].line if "firm" in form else 1
        raise DataFaults([Fault(shown_as, line, "firm", "is missing", "Give the id of the firm")])
    if "why" in form and form["why"].text in KEEPS_ITS_PAGE:
        problem = f"{quoted(form['why'].text)}: such a firm keeps its page, which says what became of it"
        remedy = "Set its status to closed or merged by hand, with the page that shows it"
        raise DataFaults([Fault(shown_as, form["why"].line, "why", problem, remedy)])
    return firm_named(form["firm"])


def plan(folder: Path, firm_id: str, today: datetime.date) -> Change:
    """Return the change that takes a firm out of a data folder; nothing is written.

    Args:
        folder: the data folder.
        firm_id: the id of the firm.
        today: the day to note.

    Raises:
        DataFaults: the folder has faults already, or would have them: another record may name the firm.
        ValueError: no firm has the id.
    """
    data = load(folder)
    firm = next((firm for firm in data.firms if firm.id == firm_id), None)
    if firm is None:
        guess = did_you_mean(firm_id, [firm.id for firm in data.firms]) or "Its page says its id, below the sources."
        raise ValueError(f"No firm has the id {quoted(firm_id)}. {guess}")
    before = {
        name: read_text(folder / name, f"{shown(folder)}/{name}") for name in ("firms.yaml", id_ledger_check.NAME)
    }
    gone = [f"{old} removed {today}" for old in (firm_id, *(firm.aliases or ()))]
    after = {
        "firms.yaml": without(before["firms.yaml"], firm_id),
        id_ledger_check.NAME: id_ledger_check.with_added(before[id_ledger_check.NAME], gone),
    }
    with tempfile.TemporaryDirectory() as temporary:
        trial = Path(temporary) / "data"
        shutil.copytree(folder, trial)
        for name, text in after.items():
            (trial / name).write_text(text, encoding="utf-8")
        try:
            faults = check.faults(load(trial), trial, shown(trial))
        except DataFaults as error:
            faults = error.faults
        if faults:
            raise DataFaults(
                dataclasses.replace(fault, file=fault.file.replace(shown(trial), shown(folder), 1)) for fault in faults
            )
    return Change((firm_id,), "firms", (), {name: (before[name], after[name]) for name in after}, ())
