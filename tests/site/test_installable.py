"""The hosted site can be installed: its manifest, its icons, its worker and the mark of its build."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

pytestmark = pytest.mark.site


def size_of(png: Path) -> str:
    """Return the size that a PNG says of itself: https://www.w3.org/TR/png/#11IHDR"""
    content = png.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    return "{}x{}".format(*struct.unpack(">II", content[16:24]))


def test_the_manifest_names_icons_that_exist_in_their_sizes(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text())
    assert {manifest[key] for key in ("id", "start_url", "scope")} == {"./"}
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
        if icon["type"] == "image/png":
            assert size_of(site / icon["src"]) == icon["sizes"]
    sizes = {icon["sizes"] for icon in manifest["icons"]}
    assert {"192x192", "512x512"} <= sizes
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    for shortcut in manifest["shortcuts"]:
        assert (site / shortcut["url"] / "index.html").is_file()


def test_every_hosted_page_leads_to_the_manifest_and_carries_one_mark(site: Path) -> None:
    marks = set()
    for path in site.rglob("*.html"):
        page = Html(path.read_text())
        assert page.css_first("link[rel=manifest]"), path
        marks.add(page.css_first("meta[name=rapport-build]").attributes["content"])
    assert len(marks) == 1
    assert f'"BUILD": "{marks.pop()}"' in (site / "service-worker.js").read_text()


def test_what_the_worker_keeps_from_the_start_exists_and_is_small(site: Path) -> None:
    frame = json.loads(re.findall(r'"FRAME": (\[.*?\])', (site / "service-worker.js").read_text(), re.DOTALL)[0])
    paths = [site / path / "index.html" if not path or path.endswith("/") else site / path for path in frame]
    assert all(path.is_file() for path in paths)
    assert sum(path.stat().st_size for path in paths) < 4 * 2**20


def test_a_page_on_disk_has_no_worker_and_no_manifest(offline_site: Path) -> None:
    assert not (offline_site / "service-worker.js").exists()
    for path in offline_site.rglob("*.html"):
        page = Html(path.read_text())
        assert not page.css("link[rel=manifest], meta[name=rapport-build]"), path
