"""What JSON Schemas say of a file, by check-jsonschema."""

from __future__ import annotations

from pathlib import Path

from check_jsonschema import main
from click.testing import CliRunner


def schema_says(schema: str | Path, path: Path) -> str:
    """Return what is wrong with a file; nothing if it is right.

    Args:
        schema: the name of one that check-jsonschema brings, or a file.
        path: what is checked.
    """
    which = ("--schemafile", str(schema)) if isinstance(schema, Path) else ("--builtin-schema", schema)
    done = CliRunner().invoke(main, [*which, str(path)])
    assert done.exit_code in (0, 1), done.output
    return done.output if done.exit_code else ""
