"""What the site does not carry with it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.site


@pytest.mark.parametrize("build", ["site", "offline_site"])
def test_what_no_page_loads_is_left_out(build: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(build)
    files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert [name for name in files if name.endswith(".map") or "/lunr/" in name] == []
    theme = sum(size for name, size in files.items() if name.startswith(("assets/javascripts/", "assets/stylesheets/")))
    assert 0 < theme < 400_000
