"""Read the issue of the event that started a workflow.

``issue_text.py FILE`` writes its text to a file and prints its number; ``issue_text.py --command`` prints what ``python
-m macros`` is to do with it, by the label of its form.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

COMMANDS = {
    "remove-a-firm": "remove --form",
    "correct-a-firm": "add --replace",
    "add-a-firm": "add",
    "add-a-place": "add",
}

if __name__ == "__main__":
    issue = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["issue"]
    (argument,) = sys.argv[1:]
    if argument == "--command":
        labels = [label["name"] for label in issue["labels"]]
        print(next(command for label, command in COMMANDS.items() if label in labels))
    else:
        Path(argument).write_text(issue["body"] or "", encoding="utf-8")
        print(int(issue["number"]))
