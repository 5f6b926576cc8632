"""The site of firms that stand in a file for each letter is that of the same firms in one file, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cli import main
from macros.loading.load import load
from tests.conftest import PUBLISHED, REPOSITORY
from tests.small import Builder, bare_sources

pytestmark = pytest.mark.site


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_site_is_the_same(tmp_path: Path, build_here: Builder) -> None:
    project = bare_sources(tmp_path / "project")
    sites = []
    for way in ("--join", "--split"):
        assert main(["format", way, "--data", str(project / "data")]) == 0
        built = build_here(tmp_path / way, project, site_url=PUBLISHED, repo_url=REPOSITORY)
        assert built.done, built.said
        sites.append(tree(tmp_path / way))
    assert not (project / "data" / "firms.yaml").exists()
    one, cut = sites
    assert {f"directory/{firm.id}/index.html" for firm in load(project / "data").firms} <= one.keys()
    assert cut.keys() == one.keys()
    assert [name for name in one if one[name] != cut[name]] == []
