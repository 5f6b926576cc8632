"""Print the commands that set up the labels of ``.github/labels.yml`` with GitHub's command line.

Run it from the root of the repository: ``python .github/scripts/labels.py | sh``.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import yaml

LABELS = Path(__file__).resolve().parent.parent / "labels.yml"

if __name__ == "__main__":
    for label in yaml.safe_load(LABELS.read_text(encoding="utf-8")):
        command = ["gh", "label", "create", label["name"], "--force"]
        print(shlex.join([*command, "--color", label["color"], "--description", label["description"]]))
