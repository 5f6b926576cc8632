"""Pack a built site into the bundle that people hand on: one zip, the same bytes for the same site."""

from __future__ import annotations

import sys
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path

# Zip has no dates before this one.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# What only a server asks for, and what only programmers do.
_LEFT_OUT = (
    "404.html",
    "manifest.webmanifest",
    "assets/images/icon-*.png",
    "sitemap.xml*",
    "search/search_index.json",
    "assets/javascripts/lunr/*",
    "*.map",
)
_READ_ME = """\
Rapport: working well with recruiters

1. Unpack the whole folder first. Pages opened inside the zip cannot find each other.
2. Open index.html in a browser.

Everything works without a network, and nothing is sent anywhere. What you tick or note stays in the browser on this
computer; the page about privacy says where, and how to delete it. Links to firms open their own sites.
"""


def pack(site: Path, bundle: Path) -> None:
    """Write the bundle of a site that was built with ``offline.yml``.

    Args:
        site: the folder with the built site.
        bundle: the zip to write; folders above it are made.

    Raises:
        FileNotFoundError: the folder holds no ``index.html``.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no index.html: build the site there first")
    bundle.parent.mkdir(parents=True, exist_ok=True)
    contents = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not any(fnmatchcase(path.relative_to(site).as_posix(), one) for one in _LEFT_OUT)
    }
    contents["READ ME FIRST.txt"] = _READ_ME.encode()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name])


if __name__ == "__main__":
    _site, _bundle = map(Path, sys.argv[1:])
    pack(_site, _bundle)
    print(f"Packed: {_bundle} ({_bundle.stat().st_size / 2**20:.1f} MiB)")
