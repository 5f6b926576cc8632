"""The script that keeps pages on a reader's device for use without a network, and what it keeps beforehand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

_WORKER = Path(__file__).resolve().with_name("service-worker.js")
_HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$")
# What is kept before a reader asks for it: these pages and the scripts and styles that they name.
# The directory comes last, since what it loads grows with the firms.
_FRAME_PAGES = ("index.html", "privacy/index.html", "my-search/index.html", "directory/index.html")
_NAMED = re.compile(r'"(?:\.\./)*(assets/[^"?#]+\.(?:js|css))[?#"]')
# A first visit, and the next after each new build, fetch no more than this; the rest is kept once a page loads it.
MOST_FILES = 30
MOST_BYTES = 1_600_000
# The index of the search comes with the second page that a reader opens; a larger one waits until it is used.
_NEXT = "search/search_index.json"
MOST_NEXT_BYTES = 1_000_000
# Files that pages load by a name that stays, so that only their digest tells of which build they are.
_LOADED = ("assets/", "search/", "images/", "sitemap.xml", "manifest.webmanifest")
# What no hosted page loads: for programmers, for other languages, for pages on disk.
_NOT_LOADED = (".map", ".gz")
_NOT_LOADED_IN = ("assets/javascripts/lunr/", "assets/iframe-worker")
_DIGITS = 16


def build_hash(files: Mapping[str, bytes]) -> str:
    """Return what tells one build of the site from another.

    Args:
        files: all files of the built site, by their path.
    """
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode())
        digest.update(files[path])
    return digest.hexdigest()[:_DIGITS]


def service_worker(build: str, files: Mapping[str, bytes]) -> str:
    """Return the script that keeps a build of the site on a reader's device.

    Args:
        build: its hash, which every page of it carries.
        files: all files of the built site, by their path.
    """
    loaded = {
        path: content
        for path, content in files.items()
        if path.startswith(_LOADED) and not path.endswith(_NOT_LOADED) and not path.startswith(_NOT_LOADED_IN)
    }
    named = {
        path: hashlib.sha256(content).hexdigest()[:_DIGITS]
        for path, content in loaded.items()
        if not _HASHED.search(path)
    }
    hashed = sorted(path for path in loaded if path not in named)
    frame = [path.removesuffix("index.html") if path in _FRAME_PAGES else path for path in _frame(files, loaded)]
    known = json.dumps(
        {
            "BUILD": build,
            "FRAME": sorted(frame),
            "NEXT": [_NEXT] if 0 < len(files.get(_NEXT, b"")) <= MOST_NEXT_BYTES else [],
            "HASHED": hashed,
            "FILES": dict(sorted(named.items())),
        },
        indent=1,
    )
    return f"self.RAPPORT = {known};\n\n{_WORKER.read_text(encoding='utf-8')}"


def _frame(files: Mapping[str, bytes], loaded: Collection[str]) -> list[str]:
    """Return what is kept before a reader asks for it, as far as there is room."""
    pages = [path for path in _FRAME_PAGES if path in files]
    wanted: dict[str, None] = {}
    for page in pages:
        wanted[page] = None
        wanted.update((path, None) for path in _NAMED.findall(files[page].decode()) if path in loaded)
    frame: list[str] = []
    room = MOST_BYTES
    for path in wanted:
        if len(frame) < MOST_FILES and len(files[path]) <= room:
            frame.append(path)
            room -= len(files[path])
    return frame
