"""Compare two builds of the site: ``python -m scripts.compare_builds ONE OTHER``.

An engine that stands in for MkDocs may differ from it in two things alone: each page names its generator, and what is
hashed from all pages, which is the mark of the build in each page and in the service worker. With ``--pages`` first, as
for an engine with templates or Markdown of its own, each page needs the same address, title and text, and each other
file has to be there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as Html

_GENERATOR = re.compile(rb'(?<=<meta name="generator" content=")[^"]*')
_BUILD = re.compile(rb'(?<=<meta name="rapport-build" content=")[0-9a-f]{16}|(?<="BUILD": ")[0-9a-f]{16}')
MOST_SHOWN = 20


def exact(path: str, content: bytes) -> object:
    """Return what of a file has to be the same where one engine stands in for another."""
    if path.endswith(".html"):
        content = _GENERATOR.sub(b"", content, count=1)
    return _BUILD.sub(b"", content, count=1) if path.endswith((".html", "service-worker.js")) else content


def pages(path: str, content: bytes) -> object:
    """Return title and text of a page without spaces, the same in any build, and nothing of other files."""
    if not path.endswith(".html"):
        return None
    page = Html(content)
    shown = page.css_first("article") or page.body
    return ["".join(part.text().split()) for part in (page.css_first("title"), shown) if part]


def differences(one: Path, other: Path, common: Callable[[str, bytes], object] = exact) -> Iterator[str]:
    """Yield the path of each file that only one of two folders has, or in which what they have in common differs."""
    pairs = [files_of(one), files_of(other)]
    for path in sorted(pairs[0] | pairs[1]):
        missing = [str(folder) for folder, files in zip((one, other), pairs, strict=True) if path not in files]
        if missing:
            yield f"{path}: not in {missing[0]}"
        elif common(path, (one / path).read_bytes()) != common(path, (other / path).read_bytes()):
            yield f"{path}: differs"


def files_of(folder: Path) -> set[str]:
    """Return the paths of all files in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def say(found: list[str], count: int) -> int:
    """Print what was found in so many files, the first of it, and return 1 if that was anything."""
    for line in found[:MOST_SHOWN]:
        print(line)
    print(f"{count} files, {len(found)} differences")
    return int(bool(found))


if __name__ == "__main__":
    *options, ours, theirs = sys.argv[1:]
    rule = pages if options == ["--pages"] else exact
    sys.exit(say(list(differences(Path(ours), Path(theirs), rule)), len(files_of(Path(ours)))))
