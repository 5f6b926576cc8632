"""A sample of the built site that takes in every kind of page, also kinds that do not exist yet."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from pathlib import Path

from macros.loading.load import PROJECT


def leads_on(page: str) -> bool:
    """Tell whether a page stands where another one was before, and only leads to where that is now."""
    return '<meta http-equiv="refresh"' in page


def pages(site: Path) -> list[str]:
    """Return the pages of a built site that a reader stays on, by their files from its folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if not leads_on(path.read_text()))


def sample(site: Path, wanted: Collection[str] = ()) -> list[str]:
    """Return the files of every page that is written under ``docs/`` but for the guide, and of some of the others.

    Of each folder with pages that are alike, that is the wanted one or the first; ``make crawl`` opens them all.

    Args:
        site: the folder of the site.
        wanted: places of pages, such as ``guide/pay``.
    """
    docs = PROJECT / "docs"
    written = {_place(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md") if path.parent.name != "guide"}
    files = pages(site)
    others = [name for name in files if _place(name) not in written]
    alike = sorted(others, key=lambda name: (_kind(name), _place(name) not in wanted))
    taken = [name for name in files if _place(name) in written]
    for _, group in groupby(alike, _kind):
        taken.append(next(group))
    return taken


def _kind(file: str) -> tuple[str, ...]:
    """Return the folder of the pages that are alike: one for the lists of all facets, since one template makes them."""
    return Path(_place(file)).parts[:-1][:2]


def _place(file: str) -> str:
    """Return where a page stands, the same in each build: ``guide/pay`` for ``guide/pay/index.html``."""
    return file.rpartition(".")[0].removesuffix("index").removesuffix("/")
