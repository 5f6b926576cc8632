"""Compare two builds of the site, file by file: ``python -m scripts.compare_builds ONE OTHER``.

Another engine that stands in for MkDocs may differ from it in two things alone: each page names its generator, and
what is hashed from all pages, which is the mark of the build in each page and in the service worker.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_GENERATOR = re.compile(rb'(?<=<meta name="generator" content=")[^"]*')
_BUILD = re.compile(rb'(?<=<meta name="rapport-build" content=")[0-9a-f]{16}|(?<="BUILD": ")[0-9a-f]{16}')
MOST_SHOWN = 20


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield the path of each file that only one of two folders has, or whose content differs in more than it may."""
    pairs = [files_of(one), files_of(other)]
    for path in sorted(pairs[0] | pairs[1]):
        missing = [str(folder) for folder, files in zip((one, other), pairs, strict=True) if path not in files]
        if missing:
            yield f"{path}: not in {missing[0]}"
        elif _common(path, (one / path).read_bytes()) != _common(path, (other / path).read_bytes()):
            yield f"{path}: differs"


def files_of(folder: Path) -> set[str]:
    """Return the paths of all files in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _common(path: str, content: bytes) -> bytes:
    """Return what has to be the same in both builds."""
    if path.endswith(".html"):
        content = _GENERATOR.sub(b"", content, count=1)
    return _BUILD.sub(b"", content, count=1) if path.endswith((".html", "service-worker.js")) else content


def say(found: list[str], count: int) -> int:
    """Print what was found in so many files, the first of it, and return 1 if that was anything."""
    for line in found[:MOST_SHOWN]:
        print(line)
    print(f"{count} files, {len(found)} differences")
    return int(bool(found))


if __name__ == "__main__":
    ours, theirs = map(Path, sys.argv[1:3])
    sys.exit(say(list(differences(ours, theirs)), len(files_of(ours))))
