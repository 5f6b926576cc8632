"""A sample of the built site that takes in every kind of page, also kinds that do not exist yet."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

_OF_EACH = 3


def sample(site: Path) -> list[str]:
    """Return the addresses of some pages: of each folder with pages the first ones, and always the start page."""
    files = sorted(path.relative_to(site) for path in site.rglob("*.html"))

    def folder(path: Path) -> str:
        return str(path.parent.parent if path.name == "index.html" else path.parent)

    taken: list[Path] = [Path("index.html")]
    for _, group in groupby(sorted(files, key=folder), folder):
        taken += list(group)[:_OF_EACH]
    return list(dict.fromkeys(path.as_posix() for path in taken))
