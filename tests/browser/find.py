"""Find a browser for the tests, or get one.

Looked for in this order: the program named in ``CHROMIUM``; an installed shell of Chromium, which opens no windows of
its own and so leaves the machine to the tests; an installed Chromium or Chrome; the browser that Playwright keeps;
then, only when run as ``python -m tests.browser.find``, Playwright's download, and the system's package manager when
that is allowed. If nothing works, one line says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOAD_SECONDS = 120
PACKAGE_MANAGERS = (
    (
        "apt-get",
        ("apt-get update -q", "apt-get install -y -q chromium-headless-shell", "apt-get install -y -q chromium"),
    ),
    ("dnf", ("dnf install -y chromium",)),
    ("apk", ("apk add chromium",)),
)
# Nothing but what the tests ask for may leave the browser; as root Chromium's own sandbox cannot start.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)


class NoBrowser(RuntimeError):
    """There is no browser, and none could be got."""

    def __init__(self) -> None:
        super().__init__(
            "The browser tests need Chromium or Chrome. Install one (Debian and Ubuntu: apt install chromium), "
            "or name its program in the variable CHROMIUM, and run make test again."
        )


def find() -> Path | None:
    """Return the program of an installed browser, or ``None``."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if program := shutil.which(name):
            return Path(program)
    for place in PLACES:
        if Path(place).is_file():
            return Path(place)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def get() -> Path:
    """Return the program of a browser, installing one if there is none; raises ``NoBrowser``."""
    if browser := find():
        return browser
    print("No browser is installed; trying Playwright's download.", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)
    if browser := find():
        return browser
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        for program, commands in PACKAGE_MANAGERS:
            if shutil.which(program):
                print(f"Trying {program}.", flush=True)
                for command in commands:
                    _try(command.split(), 600)
                    if browser := find():
                        return browser
    raise NoBrowser


def _try(command: list[str], seconds: int) -> None:
    """Run a command that may fail; what it says is shown only if it does."""
    try:
        subprocess.run(command, check=True, timeout=seconds, capture_output=True, text=True)
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", None) or str(error)).strip().splitlines() or [str(error)]
        print(f"  {next((line for line in said if 'rror' in line), said[-1]).strip()}", flush=True)


if __name__ == "__main__":
    try:
        print(f"Browser: {get()}")
    except NoBrowser as error:
        sys.exit(str(error))
