"""Read the issue of the event that started a workflow.

``issue_text.py FILE`` writes its text to a file and prints its number; ``issue_text.py --replaces`` prints
``--replace`` if its form corrects a firm, and nothing if it adds one.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    issue = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["issue"]
    (argument,) = sys.argv[1:]
    if argument == "--replaces":
        corrects = any(label["name"] == "correct-a-firm" for label in issue["labels"])
        print("--replace" if corrects else "")
    else:
        Path(argument).write_text(issue["body"] or "", encoding="utf-8")
        print(int(issue["number"]))
