"""The command line: ``python -m macros check``, ``format`` and ``schema``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .api import to_json
from .faults import FORMATS, DataFaults, render
from .formatting import format_file
from .load import DATA, load, shown
from .markup import count
from .model import FILES, Vocabulary
from .schema import schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: the words after ``python -m macros``; those of the process if left out.

    Returns:
        The exit code: 0 if all is well, 1 if the data has faults, 2 if the command was not understood.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DataFaults as error:
        print(render(error.faults, getattr(options, "format", "text")))
        print(f"{count(len(error.faults), 'fault')} in {shown(options.data)}/", file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    data = load(options.data)
    counted = [
        count(len(getattr(data, file.name)), file.noun, file.nouns) for file in FILES if file.record is not Vocabulary
    ]
    message = f"{shown(options.data)}/ is right: {', '.join(counted)}."
    print("[]" if options.format == "json" else message)
    return 0


def _format(options: argparse.Namespace) -> int:
    for file in FILES:
        path = options.data / f"{file.name}.yaml"
        if path.is_file() and format_file(path, file, f"{shown(options.data)}/{path.name}"):
            print(f"formatted {shown(options.data)}/{path.name}")
    return 0


def _schema(options: argparse.Namespace) -> int:
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas(load(options.data).vocabulary).items():
        (options.folder / f"{name}.json").write_text(to_json(schema), encoding="utf-8")
        print(f"wrote {options.folder / name}.json")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m macros",
        description="Check, format and describe the data of Rapport.",
        epilog="Each command has its own --help.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, summary: str, description: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=description)
        added.add_argument(
            "--data", type=Path, default=DATA, metavar="DIR", help="the folder with firms.yaml and the others (default: data)"
        )
        return added

    check = command(
        "check",
        "say whether the data is right",
        "Read every data file and print one line a fault: FILE:LINE: id.field: what is wrong. What to do. "
        "The exit code is 0 if there is none, else 1.",
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, json for programs (a list, empty if all is right), github for annotations of a workflow",
    )
    check.set_defaults(run=_check)

    format_ = command(
        "format",
        "put the data files into their normal form",
        "Sort records and fields, write values in one way, mend line ends. Comments stay with what they stand above. "
        "Running it twice changes nothing. A file that cannot be read is left as it is.",
    )
    format_.set_defaults(run=_format)

    schema = command(
        "schema",
        "write the JSON Schemas",
        "Write a JSON Schema (draft 2020-12) for each data file, for editors that complete and check YAML.",
    )
    schema.add_argument("folder", type=Path, metavar="DIR", help="the folder to write to; made if it is missing")
    schema.set_defaults(run=_schema)
    return parser


if __name__ == "__main__":
    sys.exit(main())
