"""What a measuring program says while it works, and of the machine it works on."""

from __future__ import annotations

import datetime
import os
import platform
import sys


def progress(what: str, run: int, runs: int) -> None:
    """Show what goes on: in one line of a terminal, in a log at every tenth run."""
    if sys.stdout.isatty():
        print(f"\r{what}, {run} of {runs}".ljust(80), end="", flush=True)
    elif run % 10 == 0:
        print(f"{what}, {run} of {runs}", flush=True)


def say(text: str) -> None:
    """Print a line in the place of what goes on."""
    print(f"\r{text.ljust(80)}" if sys.stdout.isatty() else text, flush=True)


def machine(program: str) -> str:
    """Return when and on which machine something was measured, in words.

    Args:
        program: name and version of what ran it, such as the browser.
    """
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    today = datetime.datetime.now(datetime.UTC).date()
    return f"{today}, {program}, {platform.system()}, {os.cpu_count()} cores, load {load}"
