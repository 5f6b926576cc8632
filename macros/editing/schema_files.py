"""What follows from model and vocabulary and stands in the source all the same: JSON Schemas, lists of an issue form.

To the schemas in ``data/schema/`` the first line of each data file leads an editor, so that completion works before
anything is installed; GitHub reads the form as it stands.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.loading.data_files import every_file
from macros.loading.diagnostics import Fault
from macros.loading.text_files import write_whole
from macros.model.as_json import to_json
from macros.model.schema import schemas
from macros.model.vocabulary import Vocabulary

from .issue_forms import FORM, with_labels

FOLDER = "schema"
_MARK = "# yaml-language-server:"


def first_line(name: str, path: str = "") -> str:
    """Return the line at the top of a data file that tells an editor of its schema.

    The form is that of the YAML language server: https://github.com/redhat-developer/yaml-language-server

    Args:
        name: the name of the schema without ``.json``.
        path: where the file stands, from the data folder; at its top if left out.
    """
    return f"{_MARK} $schema={'../' * path.count('/')}{FOLDER}/{name}.json"


def names_schema(line: str) -> bool:
    """Tell whether a line is meant for the top of a data file, whatever it names."""
    return line.startswith(_MARK)


def at_the_top(head: str, name: str, path: str) -> str:
    """Return what stands at the top of a data file as it must stand at that of another, which lies elsewhere.

    Args:
        head: the lines at the top.
        name: the name of the schema without ``.json``.
        path: where the other file stands, from the data folder.
    """
    line, end, rest = head.partition("\n")
    return f"{first_line(name, path)}{end}{rest}" if names_schema(line) else head


def update(vocabulary: Vocabulary, folder: Path) -> None:
    """Write what differs from what model and vocabulary say: the schemas of a data folder, and the form beside it."""
    for name, text in _out_of_step(vocabulary, folder):
        (folder / name).parent.mkdir(exist_ok=True)
        write_whole(folder / name, text)


def _out_of_step(vocabulary: Vocabulary, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the path, from the data folder, of each file that does not hold what it should, and what it should hold."""
    texts = {f"{FOLDER}/{name}.json": to_json(schema) for name, schema in schemas(vocabulary).items()}
    if (form := folder / f"../{FORM}").is_file():
        texts[f"../{FORM}"] = with_labels(form.read_text(encoding="utf-8"), vocabulary)
    for name, text in texts.items():
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text:
            yield name, text


def faults(vocabulary: Vocabulary, folder: Path, shown_as: str) -> list[Fault]:
    """Return which schemas and lists of the form are out of step, and which data files do not name their schema.

    Args:
        vocabulary: its values stand in the schemas.
        folder: the data folder.
        shown_as: how faults name it.
    """
    problem, remedy = "is not what the model and vocabulary.yaml say", 'Run "make check", which writes it anew'
    all_faults = [
        Fault(os.path.normpath(f"{shown_as}/{name}"), 1, "", problem, remedy)
        for name, _ in _out_of_step(vocabulary, folder)
    ]
    for file, path in every_file(folder):
        line = first_line(file.name, path)
        with (folder / path).open(encoding="utf-8") as lines:
            if next(lines, "").rstrip("\n") != line:
                problem = "the first line does not name the schema"
                all_faults.append(Fault(f"{shown_as}/{path}", 1, "", problem, f'Put "{line}" there'))
    return all_faults
