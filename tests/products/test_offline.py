"""The offline bundle as a file: the same for the same source, small, and inviting."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from macros.loading.load import PROJECT
from macros.products.offline import pack
from tests.conftest import build

pytestmark = pytest.mark.site


def test_two_builds_of_one_source_are_the_same_bytes(offline_site: Path, tmp_path: Path) -> None:
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "86400"}
    assert build(tmp_path / "built", PROJECT, "offline.yml", **other).returncode == 0
    pack(tmp_path / "built", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (offline_site.parent / "rapport.zip").read_bytes()


def test_the_bundle_is_small_and_sorted_and_begins_with_its_start_page(offline_site: Path) -> None:
    path = offline_site.parent / "rapport.zip"
    assert path.stat().st_size <= 12 * 2**20
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        read_me = bundle.read("READ ME FIRST.txt").decode()
    assert names == sorted(names)
    assert "index.html" in names
    assert "index.html" in read_me
    assert len(read_me.splitlines()) < 12


def test_the_bundle_holds_nothing_that_only_a_server_needs(offline_site: Path) -> None:
    names = {path.relative_to(offline_site).as_posix() for path in offline_site.rglob("*") if path.is_file()}
    assert not names & {"404.html", "sitemap.xml", "_headers", "service-worker.js", "manifest.webmanifest"}
    assert not [name for name in names if name.endswith(".map")]
