"""How the tests are shared out among workers: both are busy to the end, and nothing is made twice that takes long."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence

import pytest


def mark(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser, and keep those together on one worker that share something.

    Tests that need neither a site nor a browser stay with their file, since they are many and short. So do those that
    share what is made once a file, with those of the same engine where there is a browser of each. All others go to
    whichever worker is free, those that build a site of their own first, since they take longest.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if not _needs(item, "site", "browser") or _shares(item):
            engine = item.callspec.params.get("engine", "") if hasattr(item, "callspec") else ""
            item.add_marker(pytest.mark.xdist_group(f"{item.nodeid.partition('::')[0]}{engine and f' {engine}'}"))
    items.sort(key=lambda item: _needs(item, "browser"))


def build_ahead(items: Sequence[pytest.Item], builds: Mapping[str, Callable[[], object]]) -> threading.Thread | None:
    """Begin the builds that the tests will ask for, each in its turn, while those run that need none.

    Args:
        items: the tests of this run.
        builds: makes each of the sites, by the name of its fixture; waits if another worker is about it.

    Returns:
        What builds; ``None`` if nothing is asked for.
    """
    asked = {name for item in items for name in getattr(item, "fixturenames", ())}
    wanted = [build for name, build in builds.items() if name in asked]
    if not wanted:
        return None
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0":
        wanted.reverse()

    def make() -> None:
        for build in wanted:
            try:
                build()
            except AssertionError:
                return  # It is told to the test that asks for the site.

    thread = threading.Thread(target=make)
    thread.start()
    return thread


def _needs(item: pytest.Item, *names: str) -> bool:
    return any(item.get_closest_marker(name) for name in names)


def _shares(item: pytest.Item) -> bool:
    info = getattr(item, "_fixtureinfo", None)
    fixtures = info.name2fixturedefs.values() if info else ()
    return any(one.scope in ("class", "module") for found in fixtures for one in found)
