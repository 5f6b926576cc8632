"""What the published schemas of others say of a file, by check-jsonschema."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def schema_says(schema: str, path: Path) -> str:
    """Return what is wrong with a file by a schema that check-jsonschema brings; nothing if it is right."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
