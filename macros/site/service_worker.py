"""The script that keeps pages on a reader's device for use without a network, and what it keeps beforehand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

_WORKER = Path(__file__).resolve().with_name("service-worker.js")
_HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$")
# What is kept before a reader asks for it, where the site has it.
_FRAME_PAGES = ("index.html", "directory/index.html", "my-search/index.html", "privacy/index.html")
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
    hashed = [path for path in loaded if _HASHED.search(path)]
    named = {path: hashlib.sha256(loaded[path]).hexdigest()[:_DIGITS] for path in loaded if path not in hashed}
    frame = [path.removesuffix("index.html") for path in _FRAME_PAGES if path in files]
    frame += hashed
    frame += [path for path in named if path.endswith(".js") or path == "search/search_index.json"]
    known = json.dumps({"BUILD": build, "FRAME": sorted(frame), "FILES": dict(sorted(named.items()))}, indent=1)
    return f"self.RAPPORT = {known};\n\n{_WORKER.read_text(encoding='utf-8')}"
