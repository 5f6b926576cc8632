"""The script that keeps pages on a reader's device for use without a network, and what it keeps beforehand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from macros.site.assets import is_hashed

_WORKER = Path(__file__).resolve().with_name("service-worker.js")
# What is kept before a reader asks for it: these pages and the scripts and styles that they name.
_PAGES = ("index.html", "privacy/index.html", "my-search/index.html", "directory/index.html")
_NAMED = re.compile(r'"(?:\.\./)*(assets/[^"?#]+\.(?:js|css))[?#"]')
# A first visit, and the next after each new build, fetch no more than this; the rest is kept once a page loads it.
MOST_FILES = 30
MOST_BYTES = 1_600_000
# The index of the search comes with the second page that a reader opens.
_SEARCH = "search/search_index.json"
# Files that pages load by a name that stays, so that only their digest tells of which build they are.
_LOADED = ("assets/", "search/", "images/", "sitemap.xml", "manifest.webmanifest")
# What no hosted page loads: for programmers, for other languages, for pages on disk, for previews of links.
_NOT_LOADED = (".map", ".gz")
_NOT_LOADED_IN = ("assets/javascripts/lunr/", "assets/iframe-worker", "assets/cards/")
_DIGITS = 16


def build_hash(files: Mapping[str, bytes], policy: str = "") -> str:
    """Return what tells one build of the site from another.

    Args:
        files: all files of the built site, by their path.
        policy: what its pages may load, which they do not carry yet.
    """
    digest = hashlib.sha256(policy.encode())
    for path in sorted(files):
        content = files[path]  # read here: only one file is held at a time
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]


def service_worker(build: str, files: Mapping[str, bytes]) -> str:
    """Return the script that keeps a build of the site on a reader's device.

    Args:
        build: its hash, which every page of it carries.
        files: all files of the built site, by their path.
    """
    loaded = {
        path
        for path in files
        if path.startswith(_LOADED) and not path.endswith(_NOT_LOADED) and not path.startswith(_NOT_LOADED_IN)
    }
    digests = {
        path: hashlib.sha256(files[path]).hexdigest()[:_DIGITS] for path in sorted(loaded) if not is_hashed(path)
    }
    precache = _precache(files, loaded)
    about = json.dumps(
        {
            "BUILD": build,
            "PRECACHE": sorted(path.removesuffix("index.html") if path in _PAGES else path for path in precache),
            "PREFETCH": [_SEARCH] if _SEARCH in files else [],
            "HASHED": sorted(path for path in loaded if path not in digests),
            "DIGESTS": digests,
        },
        indent=1,
    )
    return f"self.RAPPORT = {about};\n\n{_WORKER.read_text(encoding='utf-8')}"


def _precache(files: Mapping[str, bytes], loaded: Collection[str]) -> list[str]:
    """Return what is kept before a reader asks for it, as far as there is room."""
    candidates: dict[str, None] = {}
    for page in _PAGES:
        if page not in files:
            continue
        candidates[page] = None
        candidates.update((path, None) for path in _NAMED.findall(files[page].decode()) if path in loaded)
    precache: list[str] = []
    room = MOST_BYTES
    # The index of the directory grows with the firms, and comes last.
    for path in sorted(candidates, key=lambda path: len(files[path])):
        size = len(files[path])
        if len(precache) < MOST_FILES and size <= room:
            precache.append(path)
            room -= size
    return precache
