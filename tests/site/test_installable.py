"""The hosted site can be installed: its manifest, its icons, its worker and the mark of its build."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.catalog.catalog import Catalog
from macros.components.directory import firm_directory, index_asset
from macros.loading.dataset import Dataset
from macros.site.context import PageContext
from macros.site.service_worker import service_worker
from tests.bench.synthetic import synthetic
from tests.browser.pages import pages

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
    for name in pages(site):
        page = Html((site / name).read_text())
        assert page.css_first("link[rel=manifest]"), name
        marks.add(page.css_first("meta[name=rapport-build]").attributes["content"])
    assert len(marks) == 1
    assert f'"BUILD": "{marks.pop()}"' in (site / "service-worker.js").read_text()


def kept_before(worker: str, files: Mapping[str, bytes]) -> dict[str, int]:
    """Return what a worker keeps from the start, with the size of each."""
    precache = json.loads(re.findall(r'"PRECACHE": (\[.*?\])', worker, re.DOTALL)[0])
    return {path: len(files[path if path and not path.endswith("/") else f"{path}index.html"]) for path in precache}


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_first_visit_keeps_little_and_what_it_needs(site: Path) -> None:
    files = files_of(site)
    kept = kept_before(files["service-worker.js"].decode(), files)
    assert len(kept) <= 30
    assert sum(kept.values()) <= 1_600_000
    assert {"", "directory/", "my-search/", "privacy/"} <= kept.keys()
    assert not [path for path in kept if path.startswith(("assets/records/", "assets/contribute", "search/"))]
    # Every script and style that one of these pages loads.
    for page in ("", "directory/", "my-search/", "privacy/"):
        for path in re.findall(
            r'<(?:script|link)[^>]* (?:src|href)="[./]*(assets/[^"]+\.(?:js|css))"', files[f"{page}index.html"].decode()
        ):
            assert path in kept, page


@pytest.mark.parametrize("number", [2_000, 10_000])
def test_a_first_visit_is_small_whatever_the_number_of_firms(site: Path, data: Dataset, number: int) -> None:
    catalog = Catalog(synthetic(data, number))
    address, index = catalog.made(index_asset)
    files = files_of(site) | {address: index.encode()}
    files |= {f"assets/records/{place}.js": b"x" * 40_000 for place in range(number // 20)}
    page = firm_directory(PageContext(catalog, lambda address: f"../{address}"))
    # In the place of the real directory, and of its index on every page.
    files["directory/index.html"] = re.sub(
        rb"<article.*</article>", lambda _: page.encode(), files["directory/index.html"], flags=re.DOTALL
    )
    real = index_asset(data)[0].encode()
    files = {path: text.replace(real, address.encode()) for path, text in files.items()}
    kept = kept_before(service_worker("00ff", files), files)
    assert len(kept) <= 30
    assert sum(kept.values()) <= 1_600_000
    assert {"", "directory/", "my-search/", "privacy/"} <= kept.keys()
    # The index of ten thousand firms has no room, and is kept with the first visit to the directory.
    assert (address in kept) == (number == 2_000)


def test_a_page_on_disk_has_no_worker_and_no_manifest(offline_site: Path) -> None:
    assert not (offline_site / "service-worker.js").exists()
    for path in offline_site.rglob("*.html"):
        page = Html(path.read_text())
        assert not page.css("link[rel=manifest], meta[name=rapport-build]"), path
