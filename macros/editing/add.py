"""Adding a record of a firm or a body to its file, or replacing one, without touching another byte there.

The new text is checked whole before anything is written; what is wrong is said by the lines of what was handed in.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import difflib
import os
import textwrap
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Sequence as Many
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.loading.dataset import Dataset
from macros.loading.diagnostics import DataFaults, Fault, quoted, sentence
from macros.loading.explain import see
from macros.loading.load import load, shown
from macros.loading.text_files import read_text, write_whole
from macros.loading.yaml_nodes import YamlMapping, YamlSequence, line_of, places
from macros.loading.yaml_reader import parse, reading_once
from macros.model.bodies import Body
from macros.model.files import BODIES, FIRMS, DataFile
from macros.model.firms import Firm
from macros.model.text import fold, host
from macros.model.websites import website

from . import check, id_ledger_check
from .doubts import doubts
from .duplicates import Duplicate, possible
from .format import written
from .issue_forms import answers, code_in, record_named, record_of, unsigned
from .record_text import Texts, as_it_stood

# The field of a record that holds its one address, which no other record of the file has.
_ADDRESS = {FIRMS.name: "website", BODIES.name: "url"}
_OF_THE_RECORD = ("aliases", "added")


@dataclass(frozen=True)
class Written:
    """A record that a change adds or corrects.

    Attributes:
        id: its id.
        corrects: the fields that differ from those of the older record; ``None`` if there was none.
        duplicates: firms that it may be about too, for a person to look at.
        doubts: what else a person should look at.
    """

    id: str
    corrects: tuple[str, ...] | None
    duplicates: tuple[Duplicate, ...] = ()
    doubts: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        """Return what became of it, in one line."""
        outcome = "added"
        if self.corrects is not None:
            outcome = (
                f"listed already; corrected in {', '.join(self.corrects)}" if self.corrects else "stands so already"
            )
        notes = [f"{other.firm.id} ({other.firm.name}) {other.why}. Is it the same?" for other in self.duplicates]
        notes += [f"{doubt.where} {sentence(doubt.problem)} {sentence(doubt.remedy)}" for doubt in self.doubts]
        return " ".join([f"{self.id}: {outcome}.", *notes])


@dataclass(frozen=True)
class Change:
    """A change of the data folder that has passed the whole check.

    Attributes:
        file: the records that it is about.
        place: where they stand, from the data folder: a file, or a folder if they stand in several files there.
        written: what it adds or corrects there, in the order of the ids; empty if it takes a record out.
        files: for the path of each file that changes, from the data folder, its text before and after; none where it
            is not there.
    """

    file: DataFile
    place: str
    written: tuple[Written, ...]
    files: dict[str, tuple[str, str]]

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that it adds or corrects."""
        return tuple(record.id for record in self.written)

    @property
    def corrected(self) -> tuple[str, ...]:
        """Those of them that take the place of an older record."""
        return tuple(record.id for record in self.written if record.corrects is not None)

    def diff(self, shown_as: str) -> str:
        """Return the change as a unified diff that ``git apply`` takes.

        Args:
            shown_as: how the data folder is called.
        """
        return "".join(
            line
            for name, (before, after) in self.files.items()
            for line in difflib.unified_diff(
                before.splitlines(keepends=True),
                after.splitlines(keepends=True),
                f"a/{shown_as.lstrip('/')}/{name}" if before else os.devnull,
                f"b/{shown_as.lstrip('/')}/{name}" if after else os.devnull,
            )
        )

    def write(self, folder: Path) -> None:
        """Put the new texts in place; each file is there whole at every moment, and none goes before all are there.

        Raises:
            OSError: one cannot be written; no file is gone, and those that were not there before are not there.
        """
        new = [folder / name for name in self.files if not (folder / name).exists()]
        try:
            for name, (_, after) in self.files.items():
                if after:
                    (folder / name).parent.mkdir(exist_ok=True)
                    write_whole(folder / name, after)
        except BaseException:  # also one who loses patience
            for path in new:
                path.unlink(missing_ok=True)
            raise
        kept = [(folder / name).lstat() for name, (_, after) in self.files.items() if after]
        for path in (folder / name for name, (_, after) in self.files.items() if not after):
            # Where A.yaml and a.yaml are one file it has been written.
            if not any(os.path.samestat(path.lstat(), one) for one in kept):
                path.unlink()
                with contextlib.suppress(OSError):  # It holds other files.
                    path.parent.rmdir()


def records_in(text: str, shown_as: str, data: Dataset, today: datetime.date) -> YamlSequence:
    """Return the records that someone handed in.

    Args:
        text: YAML of one record or several, also within a block of Markdown code, or the text of an issue form.
        shown_as: how faults name it.
        data: all that is known.
        today: the day for a record made from the answers of a form.

    Raises:
        DataFaults: the text holds no record, or is not YAML.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form = answers(text)
    if form and not ("yaml" in form and form["yaml"].text):
        record, wrong = record_of(form, data, today)
        if wrong:
            raise DataFaults(Fault(shown_as, *one) for one in wrong)
        return YamlSequence.of([record])
    if form:
        answer = form["yaml"]
        lines = [""] * (answer.line - 1) + answer.lines
    source = parse(textwrap.dedent("\n".join(code_in(unsigned(lines)))), shown_as, [], {})
    if source.faults:
        raise DataFaults(source.faults)
    root = source.root
    if isinstance(root, YamlMapping):
        root = YamlSequence.of([root])
    if not isinstance(root, YamlSequence) or not root or not all(isinstance(record, YamlMapping) for record in root):
        remedy = "Hand in a record as the data dictionary describes it, or the text of the form for a new firm"
        line = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
        raise DataFaults([Fault(shown_as, line, "", "holds no record", remedy)])
    if "firm" in form and form["firm"].text:
        _of_the_firm(root, record_named(form["firm"]), form["firm"].line, shown_as, data)
    return root


def _of_the_firm(records: YamlSequence, named: str, line: int, shown_as: str, data: Dataset) -> None:
    """Raise ``DataFaults`` if a record is not of the firm that a form for a correction names."""
    target_id = next((firm.id for firm in data.firms if named in (firm.id, *(firm.aliases or ()))), named)
    faults = []
    for index, record in enumerate(records):
        firm_id = record.get("id")
        aliases = record.get("aliases")
        if (
            isinstance(firm_id, str)
            and firm_id != target_id
            and not (isinstance(aliases, list) and target_id in aliases)
        ):
            problem = f"is the record of {quoted(firm_id)}, but the form is about {quoted(named)} (line {line})"
            remedy = "Put the record of that firm into the form, or name the other firm there"
            faults.append(Fault(shown_as, line_of(records, (index, "id")), f"{firm_id}.id", problem, remedy))
    if faults:
        raise DataFaults(faults)


@reading_once()
def plan(
    folder: Path,
    records: YamlSequence,
    shown_as: str,
    today: datetime.date,
    replace: bool = False,
    data: Dataset | None = None,
) -> Change:
    """Return the change that adds records to a data folder, or corrects those that are listed; nothing is written.

    A record corrects the one with its id if it is plainly about the same firm. When a record was added, and which ids
    it had before, are facts of the directory and not of the firm: if it does not say them, a new one was added today,
    and of one that is corrected they stay as they are.

    Args:
        folder: the data folder.
        records: the records, as ``records_in`` returns them.
        shown_as: how faults name the text that they stand in.
        today: the day on which new records are added.
        replace: whether each record must take the place of the one with its id, whatever it says.
        data: what the folder holds, if it has just been read.

    Raises:
        DataFaults: the folder has faults already, or would have them; those of a record name its line in the text.
    """
    data = data or load(folder)
    file = _file_of(records, shown_as, data)
    published: dict[str, Firm | Body] = {record.id: record for record in getattr(data, file.name)}
    texts = Texts(folder, file)
    corrected: dict[str, tuple[str, ...]] = {}
    blocks: dict[str, str] = {}
    for index, record in enumerate(records):
        if _is_correction(records, index, file, published, blocks, shown_as, replace):
            stands = texts.around(record["id"])
            old = stands[record["id"]]
            corrected[record["id"]] = _keep(record, old)
            block = as_it_stood(stands.lines(record["id"]), written(record, file), written(old, file))
        else:
            if "added" not in record:
                record["added"] = today
                record.lines["added"] = record.line
            block = written(record, file)
        blocks[record["id"]] = block
    files = texts.changed(blocks)
    place = next(iter(files)) if len(files) == 1 else f"{file.name}/"
    list_path = folder / id_ledger_check.NAME
    listed = read_text(list_path, f"{shown(folder)}/{id_ledger_check.NAME}") if list_path.is_file() else None
    with check.trial(folder, {name: after for name, (_, after) in files.items()}) as trial:
        try:
            changed = load(trial)
            if listed is not None:
                files[id_ledger_check.NAME] = (
                    listed,
                    id_ledger_check.with_added(listed, id_ledger_check.missing(changed, listed)),
                )
                (trial / id_ledger_check.NAME).write_text(files[id_ledger_check.NAME][1], encoding="utf-8")
            faults = check.faults(changed, trial, shown(trial))
            doubtful = doubts(changed, trial, shown(trial), blocks) if file is FIRMS and not faults else []
        except DataFaults as error:
            faults = error.faults
        if faults:
            names = (shown(trial), shown(folder), shown_as)
            translated = [_translated(fault, files, records, list(blocks.values()), names) for fault in faults]
            # The folder was right before, so what is said of another record there follows from what is said here.
            here = [fault for fault in translated if fault.file == shown_as]
            here += _addresses(file, published.values(), records, shown_as)
            raise DataFaults(here or translated)
    firms = changed.firms if file is FIRMS else ()
    alike = {
        firm.id: tuple(possible(firms, (firm.name, *(firm.formerly or ())), firm.website, besides=firm.id))
        for firm in firms
        if firm.id in blocks
    }
    return Change(
        file,
        place,
        tuple(
            Written(
                record_id,
                corrected.get(record_id),
                alike.get(record_id, ()),
                tuple(doubt for doubt in doubtful if doubt.where.startswith(f"{record_id}.")),
            )
            for record_id in sorted(blocks)
        ),
        {name: texts for name, texts in files.items() if texts[0] != texts[1]},
    )


def _file_of(records: YamlSequence, shown_as: str, data: Dataset) -> DataFile:
    """Return the data file that records belong to: a body has a kind of its own, and says what it lists."""
    kinds = {value.id for value in data.vocabulary.body}
    files = [BODIES if "lists" in record or record.get("kind") in kinds else FIRMS for record in records]
    if BODIES in files and FIRMS in files:
        line = line_of(records, (files.index(BODIES if files[0] is FIRMS else FIRMS), "id"))
        raise DataFaults([Fault(shown_as, line, "", "holds firms and bodies", "Hand them in one after the other")])
    return files[0]


def _address(record: Firm | Body) -> str:
    return record.website if isinstance(record, Firm) else record.url


def _same(record: YamlMapping, published: Firm | Body) -> bool:
    """Tell whether a record is about the firm or body whose id it has: by the host of its address, or by its name."""
    name = record.get("name")
    address = record.get("website" if isinstance(published, Firm) else "url")
    if isinstance(published, Body):
        same_name = isinstance(name, str) and fold(name) == fold(published.name)
        return same_name or (isinstance(address, str) and website(address).host == website(published.url).host)
    names = [name] if isinstance(name, str) else []
    duplicates = possible([published], names, address if isinstance(address, str) else None)
    return any(not one.doubtful for one in duplicates)


def _is_correction(
    records: YamlSequence,
    index: int,
    file: DataFile,
    published: Mapping[str, Firm | Body],
    earlier: Collection[str],
    shown_as: str,
    replace: bool,
) -> bool:
    """Tell whether a record corrects the one with its id.

    Args:
        records: the records that are handed in.
        index: the place of this one among them.
        file: the data file that they belong to.
        published: its records by their ids.
        earlier: the ids of the records before it.
        shown_as: how faults name the text that they stand in.
        replace: whether it must take the place of the one with its id, whatever it says.

    Raises:
        DataFaults: it has no id, or the id of an earlier one or of another firm or body.
    """
    record_id = records[index].get("id")
    other = published.get(record_id) if isinstance(record_id, str) else None
    if record_id in (None, ""):
        problem, remedy = "is missing", "Add id"
    elif not isinstance(record_id, str):
        problem, remedy = "is not a text", "Write it in quotes"
    elif replace and other is None:
        problem, remedy = f"no {file.noun} has this id", "Add it without --replace"
    elif record_id in earlier:
        problem, remedy = "is the id of an earlier record too", f"Hand in one record for each {file.noun}"
    elif other is None or replace or _same(records[index], other):
        return other is not None
    else:
        problem = f"is the id of another {file.noun}, {other.name} ({host(_address(other))})"
        field = _ADDRESS[file.name]
        remedy = f"Give this one an id of its own; to correct that one, give its {field} or name, or add --replace"
    where = f"{record_id}.id" if isinstance(record_id, str) and record_id else "id"
    raise DataFaults([Fault(shown_as, line_of(records, (index, "id")), where, problem, remedy)])


def _keep(record: YamlMapping, old: YamlMapping) -> tuple[str, ...]:
    """Put into a record what the one that it corrects says of itself, if it leaves it out.

    Returns:
        The fields that differ between the two.
    """
    for field in _OF_THE_RECORD:
        if field in old and field not in record:
            record[field] = old[field]
            record.lines[field] = record.line
    fields = [*record, *(field for field in old if field not in record)]
    return tuple(field for field in fields if record.get(field) != old.get(field))


def _addresses(file: DataFile, listed: Iterable[Firm | Body], records: YamlSequence, shown_as: str) -> list[Fault]:
    """Return the faults of addresses that another record has already; it may stand after the new one."""
    id_by_page = {website(_address(record)).page: record.id for record in listed}
    field = _ADDRESS[file.name]
    what = "website" if file is FIRMS else "address"
    faults = []
    for index, record in enumerate(records):
        address = record.get(field)
        other = id_by_page.get(website(address).page) if isinstance(address, str) else None
        if other is not None and other != record["id"]:
            line = line_of(records, (index, field))
            problem = f'is the {what} of "{other}" too'
            remedy = see("Make one record of the two, or give each its own page", file, (field,))
            faults.append(Fault(shown_as, line, f"{record['id']}.{field}", problem, remedy))
    return faults


def _translated(
    fault: Fault,
    files: Mapping[str, tuple[str, str]],
    records: YamlSequence,
    blocks: Many[str],
    names: tuple[str, str, str],
) -> Fault:
    """Return a fault of the trial as one of what was handed in, or of the data folder if it stands elsewhere."""
    trial, folder, handed_in = names
    file = fault.file.replace(trial, folder, 1)
    _, text = files.get(file.removeprefix(f"{folder}/"), ("", ""))
    for index, block in enumerate(blocks):
        first = text[: text.index(block)].count("\n") + 1 if block in text else 0
        if first and first <= fault.line < first + block.count("\n"):
            root = parse(block, "", [], {}).root
            at = fault.line - first + 1
            steps: tuple[Any, ...] = ()
            for path, line in places(root):
                if line <= at:
                    steps = path
            line = line_of(records, (index, *steps[1:]))
            return dataclasses.replace(fault, file=handed_in, line=line)
    return dataclasses.replace(fault, file=file)
