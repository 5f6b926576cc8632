"""The JSON Schemas in ``data/schema/``, to which the first line of each data file leads an editor.

They follow from the model and the vocabulary, and stand in the source so that completion works before anything is
installed.
"""

from __future__ import annotations

from pathlib import Path

from macros.loading.diagnostics import Fault
from macros.loading.text_files import write_whole
from macros.model.as_json import to_json
from macros.model.files import FILES
from macros.model.schema import schemas
from macros.model.vocabulary import Vocabulary

FOLDER = "schema"


def first_line(name: str) -> str:
    """Return the line at the top of a data file that tells an editor of its schema.

    The form is that of the YAML language server: https://github.com/redhat-developer/yaml-language-server
    """
    return f"# yaml-language-server: $schema={FOLDER}/{name}.json"


def update(vocabulary: Vocabulary, folder: Path) -> None:
    """Write the schemas of a data folder that differ from what the model and the vocabulary say."""
    for name, schema in schemas(vocabulary).items():
        path = folder / FOLDER / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != to_json(schema):
            path.parent.mkdir(exist_ok=True)
            write_whole(path, to_json(schema))


def faults(vocabulary: Vocabulary, folder: Path, shown_as: str) -> list[Fault]:
    """Return which schemas are out of step, and which data files do not name theirs."""
    found = []
    for name, schema in schemas(vocabulary).items():
        path = folder / FOLDER / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != to_json(schema):
            problem = "is not what the model and vocabulary.yaml say"
            found.append(
                Fault(f"{shown_as}/{FOLDER}/{path.name}", 1, "", problem, 'Run "make check", which writes it anew')
            )
    for file in FILES:
        with (folder / f"{file.name}.yaml").open(encoding="utf-8") as lines:
            if next(lines, "").rstrip("\n") != first_line(file.name):
                problem = "the first line does not name the schema"
                remedy = f'Put "{first_line(file.name)}" there'
                found.append(Fault(f"{shown_as}/{file.name}.yaml", 1, "", problem, remedy))
    return found
