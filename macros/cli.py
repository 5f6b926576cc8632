"""The command line: ``python -m macros`` and ``check``, ``new``, ``add``, ``remove``, ``links`` and others."""

from __future__ import annotations

import argparse
import datetime
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from macros.catalog import citations
from macros.catalog.pages import PageText, read_pages
from macros.editing import add, check, id_ledger_check, link_check, remove, report, schema_files, split, wanted
from macros.editing.doubts import doubts
from macros.editing.format import format_file, written
from macros.editing.interview import YES, Interview
from macros.loading.data_files import every_file
from macros.loading.diagnostics import FORMATS, DataFaults, Fault, how_many, render
from macros.loading.id_ledger import NAME as LEDGER
from macros.loading.load import DATA, PROJECT, load, shown
from macros.loading.text_files import read_text
from macros.loading.yaml_nodes import YamlSequence
from macros.loading.yaml_reader import reading_once
from macros.model.as_json import to_json
from macros.model.files import FILES, FIRMS
from macros.model.schema import schemas
from macros.model.text import count
from macros.model.vocabulary import Vocabulary


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: the words after ``python -m macros``; those of the process if left out.

    Returns:
        The exit code: 0 if all is well, 1 if the data has faults, 2 if the command cannot be carried out.
    """
    options = _parser().parse_args(arguments)
    try:
        with reading_once():
            return int(options.run(options))
    except DataFaults as error:
        style = getattr(options, "format", "text")
        print(render(error.faults, style))
        print(count(len(error.faults), "fault") if style == "json" else how_many(error.faults), file=sys.stderr)
        return 1
    except BrokenPipeError:
        raise
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}" if error.filename else error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    data = load(options.data)
    if options.update:
        id_ledger_check.update(data, options.data)
        schema_files.update(data.vocabulary, options.data)
    faults = check.faults(data, options.data, shown(options.data), options.before)
    if docs := _docs(options):
        evidence = options.data / "evidence.yaml"
        faults += citations.faults(data, _pages(options), shown(docs), evidence, shown(options.data))
    if faults:
        raise DataFaults(faults)
    counted = [
        count(len(getattr(data, file.name)), file.noun, file.nouns) for file in FILES if file.record is not Vocabulary
    ]
    message = f"{shown(options.data)}/ is right: {', '.join(counted)}."
    warnings = doubts(data, options.data, shown(options.data))
    if warnings or options.format == "json":
        print(render(warnings, options.format))
    if options.format != "json":
        print(f"{message} {count(len(warnings), 'thing')} to look at again." if warnings else message)
    return 0


def _format(options: argparse.Namespace) -> int:
    if options.split or options.join:
        return _move(options)
    faults: list[Fault] = []
    for file, path in every_file(options.data):
        try:
            if format_file(options.data / path, file, f"{shown(options.data)}/{path}"):
                print(f"formatted {shown(options.data)}/{path}")
        except DataFaults as error:
            faults += error.faults
    if faults:
        raise DataFaults(faults)
    return 0


def _move(options: argparse.Namespace) -> int:
    change = split.plan(options.data, FIRMS, options.split)
    change.write(options.data)
    what = f"{FIRMS.nouns} stand in {shown(options.data)}/{change.place}"
    print(f"The {what} now." if change.files else f"The {what} already.")
    return 0


def _handed_in(name: str) -> str:
    """Return the text of a file that someone names; a fault says so if it cannot be read."""
    return read_text(Path(name), name, "Give the name of a file that can be read")


def _add(options: argparse.Namespace) -> int:
    text = sys.stdin.read() if options.file == "-" else _handed_in(options.file)
    name = "standard input" if options.file == "-" else options.file
    data = load(options.data)
    records = add.records_in(text, name, data, _today())
    return _carry_out(add.plan(options.data, records, name, _today(), options.replace, data), options)


def _new(options: argparse.Namespace) -> int:
    data = load(options.data)
    try:
        record = Interview(data, input, print, _today()).run()
        print(f"\n{written(record, FIRMS)}")
        change = add.plan(options.data, YamlSequence.of([record]), "your answers", _today())
        print(change.diff(shown(options.data)))
        place = f"{shown(options.data)}/{change.place}"
        if not options.dry_run and input(f"Write it to {place}? yes or no [yes] ") not in YES:
            print("Nothing was written.")
            return 0
        return _carry_out(change, options, show=False)
    except (EOFError, KeyboardInterrupt):
        print("\nStopped; nothing was written.", file=sys.stderr)
        return 1


def _remove(options: argparse.Namespace) -> int:
    record_id = options.id
    if options.form:
        record_id = remove.record_in(_handed_in(options.form), options.form, load(options.data))
    if not record_id:
        raise ValueError("Give the id of a firm or body, or --form with the text of an issue form.")
    change = remove.plan(options.data, record_id, _today())
    if options.dry_run:
        print(change.diff(shown(options.data)), end="")
        print("Nothing was written.", file=sys.stderr)
        return 0
    change.write(options.data)
    print(f"Removed {record_id} from {shown(options.data)}/{change.place}.")
    return 0


MOST_NAMED = 3  # records that one line of a title can name


def _carry_out(change: add.Change, options: argparse.Namespace, show: bool = True) -> int:
    """Show or write a change, with a line on each of its records."""
    for record in change.written:
        print(record, file=sys.stderr)
    if options.dry_run:
        print(change.diff(shown(options.data)) if show else "", end="")
        print("Nothing was written.", file=sys.stderr)
        return 0
    change.write(options.data)
    ids = " and ".join(change.records)
    what = ids if len(change.records) <= MOST_NAMED else count(len(change.records), change.file.noun, change.file.nouns)
    print(f"Wrote {what} to {shown(options.data)}/{change.place}.")
    return 0


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _schema(options: argparse.Namespace) -> int:
    vocabulary = load(options.data).vocabulary
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas(vocabulary).items():
        (options.folder / f"{name}.json").write_text(to_json(schema), encoding="utf-8")
        print(f"wrote {options.folder / name}.json")
    return 0


def _links(options: argparse.Namespace) -> int:
    pages = _pages(options)
    places = link_check.addresses(load(options.data), pages)
    if options.before:
        try:
            places = link_check.changed(link_check.addresses(load(options.before), pages), places)
        except DataFaults:
            print(f"{shown(options.before)} cannot be read by the rules of today: every link is asked for.")
    links = link_check.check(places, link_check.refusing(options.data / link_check.REFUSING), pause=options.pause)
    day = _today().isoformat()
    if options.json:
        options.json.write_text(link_check.to_json(links, day), encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(link_check.to_markdown(links, day), encoding="utf-8")
    for link in links:
        if link.result != "ok":
            print(f"{link.result}: {link.url} ({', '.join(link.where)}): {link.says}")
    dead = sum(link.result == "dead" for link in links)
    print(f"{count(len(links), 'outgoing link')}, {dead} dead.")
    return 1 if dead else 0


def _report(options: argparse.Namespace) -> int:
    if options.wanted:
        data = load(options.data)
        every = wanted.wanted(data, len(data.firms))
        print(wanted.issue(every[: options.wanted], len(every)) or "No firm lacks approach or confidentiality.")
        return 0
    links = _result(options.links)
    findings = report.findings(load(options.data), _pages(options), _today(), links)
    print(report.render(findings, options.format))
    return 0


def _result(path: Path | None) -> list[link_check.Link]:
    return link_check.from_json(path.read_text(encoding="utf-8")) if path else []


def _docs(options: argparse.Namespace) -> Path | None:
    """Return the folder of the pages that cite the data: the project's own, unless the data is not its own."""
    named: Path | None = options.docs
    return named or (PROJECT / "docs" if options.data == DATA else None)


def _pages(options: argparse.Namespace) -> list[PageText]:
    docs = _docs(options)
    return read_pages(docs) if docs else []


def _folder(name: str) -> Path:
    path = Path(name)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {name}")
    return path


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a number of firms")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m macros",
        description="Check, format and describe the data of Rapport.",
        epilog="Each command has its own --help.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.summary, description=command.description)
        added.add_argument(
            "--data", type=_folder, default=DATA, metavar="DIR", help="the folder with the data files (default: data)"
        )
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, json for programs (a list; its level is error or warning), github for annotations of a "
        "workflow",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help=f"first add new ids to {LEDGER}, and write the schemas and the lists of the issue form anew, if the data "
        "can be read",
    )
    parser.add_argument(
        "--before",
        type=_folder,
        metavar="DIR",
        help=f"the data folder of the version that a change starts from, to whose {LEDGER} lines may only be added",
    )
    _docs_argument(parser)


def _docs_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--docs",
        type=_folder,
        metavar="DIR",
        help="the folder with the pages that cite the evidence (default: docs, with the project's own data)",
    )


def _dry_run_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="show the diff and write nothing")


def _format_arguments(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--split", action="store_true", help="instead, put each firm into the file of its letter, such as firms/a.yaml"
    )
    way.add_argument("--join", action="store_true", help="instead, put all firms into firms.yaml")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="YAML of a record, or the text of an issue form; - for standard input"
    )
    parser.add_argument(
        "--replace", action="store_true", help="insist that the record takes the place of the one with its id"
    )
    _dry_run_argument(parser)


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="the id of the firm or body")
    parser.add_argument("--form", metavar="FILE", help="the text of the issue form that asks for it")
    _dry_run_argument(parser)


def _schema_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to write to; made if it is missing")


def _links_arguments(parser: argparse.ArgumentParser) -> None:
    _docs_argument(parser)
    parser.add_argument(
        "--before", type=_folder, metavar="DIR", help="ask only for links of records that differ from those in DIR"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the result for programs, and for report --links"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the result as the text of an issue")
    parser.add_argument(
        "--pause", type=float, default=link_check.PAUSE, metavar="SECONDS", help="between two requests to a host"
    )


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=report.FORMATS,
        default="text",
        help="text for people, json for programs, markdown for an issue",
    )
    parser.add_argument("--links", type=Path, metavar="FILE", help="the result that links --json has written")
    parser.add_argument(
        "--wanted",
        type=_number,
        metavar="N",
        help="instead, the N best known firms that lack approach or confidentiality, as the text of an issue",
    )
    _docs_argument(parser)


class Command(NamedTuple):
    """A command of ``python -m macros``.

    Attributes:
        name, summary, description: what it is called, in a line and in a paragraph.
        run: carries it out and returns the exit code.
        add_arguments: names what it takes besides ``--data``.
    """

    name: str
    summary: str
    description: str
    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None  # noqa: ARG005 - takes nothing


COMMANDS = (
    Command(
        "check",
        "say whether the data is right",
        "Read every data file and print one line a fault: FILE:LINE: id.field: what is wrong. What to do. "
        "The exit code is 0 if there is none, else 1. A warning, which a person has to judge, fails nothing.",
        _check,
        _check_arguments,
    ),
    Command(
        "new",
        "add a firm by answering questions",
        "Ask for each field of a firm, offer the values it may take, point out firms that may be the same, and write "
        "the record in its place if it is right.",
        _new,
        _dry_run_argument,
    ),
    Command(
        "add",
        "add or correct a firm or a body from YAML or from the text of an issue form",
        "Read a record and write it in its place, without touching another byte, if the whole check passes; otherwise "
        "print what is wrong, by the lines of FILE, and leave the file as it was. A record with the id of a firm or "
        "body that is listed takes the place of the record there, if its address or name says that it is the same.",
        _add,
        _add_arguments,
    ),
    Command(
        "remove",
        "take out a firm that asks for it, or a body",
        f"Take a record out, and note in {LEDGER} that the id of a firm is never used again. A firm that closed or "
        "merged keeps its record, with that status.",
        _remove,
        _remove_arguments,
    ),
    Command(
        "format",
        "put the data files into their normal form",
        "Sort records and fields, write values in one way, mend line ends. Comments stay with what they stand above. "
        "Running it twice changes nothing. A file that cannot be read is left as it is. With --split or --join it only "
        "moves the firms, as they are written.",
        _format,
        _format_arguments,
    ),
    Command(
        "schema",
        "write the JSON Schemas",
        "Write a JSON Schema (draft 2020-12) for each data file, for editors that complete and check YAML.",
        _schema,
        _schema_arguments,
    ),
    Command(
        "links",
        "ask whether the pages that the data names still answer",
        "Ask for every page that firms, bodies, evidence and guidance name, politely: a pause between two requests to "
        f"a host, and none to the hosts in {link_check.REFUSING}. The exit code is 1 if a link is dead.",
        _links,
        _links_arguments,
    ),
    Command(
        "report",
        "say what is stale, thin, unused, uncited or dead",
        f"List firms and bodies not checked for {report.FIRM_MONTHS} months, law not checked for {report.LAW_MONTHS} "
        "months, firms that say little about contact and confidentiality or have one source, values that no record "
        "has, evidence that nothing cites, and dead links if a result is given. None of it is a fault.",
        _report,
        _report_arguments,
    ),
)


def run() -> int:
    """Run the command that the process was started with, whatever its terminal can show and whoever reads it.

    Returns:
        The exit code of ``main``, or 1 if the reader left before the end, as in ``check | head``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals that lack a letter of the data
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
