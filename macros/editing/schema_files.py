"""The JSON Schemas in ``data/schema/``, to which the first line of each data file leads an editor.

They follow from the model and the vocabulary, and stand in the source so that completion works before anything is
installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.loading.diagnostics import Fault
from macros.loading.text_files import write_whole
from macros.model.as_json import to_json
from macros.model.files import FILES
from macros.model.schema import schemas
from macros.model.vocabulary import Vocabulary

FOLDER = "schema"
_MARK = "# yaml-language-server:"


def first_line(name: str) -> str:
    """Return the line at the top of a data file that tells an editor of its schema.

    The form is that of the YAML language server: https://github.com/redhat-developer/yaml-language-server
    """
    return f"{_MARK} $schema={FOLDER}/{name}.json"


def names_schema(line: str) -> bool:
    """Tell whether a line is meant for the top of a data file, whatever it names."""
    return line.startswith(_MARK)


def update(vocabulary: Vocabulary, folder: Path) -> None:
    """Write the schemas of a data folder that differ from what the model and the vocabulary say."""
    for path, text in _out_of_step(vocabulary, folder):
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text)


def _out_of_step(vocabulary: Vocabulary, folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of schemas that do not hold what they should, each with what it should hold."""
    for name, schema in schemas(vocabulary).items():
        path, text = folder / FOLDER / f"{name}.json", to_json(schema)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text


def faults(vocabulary: Vocabulary, folder: Path, shown_as: str) -> list[Fault]:
    """Return which schemas are out of step, and which data files do not name theirs.

    Args:
        vocabulary: its values stand in the schemas.
        folder: the data folder.
        shown_as: how faults name it.
    """
    problem, remedy = "is not what the model and vocabulary.yaml say", 'Run "make check", which writes it anew'
    all_faults = [
        Fault(f"{shown_as}/{FOLDER}/{path.name}", 1, "", problem, remedy)
        for path, _ in _out_of_step(vocabulary, folder)
    ]
    for file in FILES:
        with (folder / f"{file.name}.yaml").open(encoding="utf-8") as lines:
            if next(lines, "").rstrip("\n") != first_line(file.name):
                problem = "the first line does not name the schema"
                remedy = f'Put "{first_line(file.name)}" there'
                all_faults.append(Fault(f"{shown_as}/{file.name}.yaml", 1, "", problem, remedy))
    return all_faults
