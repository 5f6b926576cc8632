"""The last step of a build: what can be known only when every page lies in the folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .hosting import headers, headers_file, security_txt
from .policy import policy, with_policy
from .service_worker import build_hash, service_worker


@dataclass(frozen=True)
class Publication:
    """How and where a site is published.

    Attributes:
        hosted: whether a server gives out its pages, and not a disk.
        site_url: its address, or an empty text.
        repo_url: the address of its source, or an empty text.
        contact: whom to tell of a weakness, ``https:`` or ``mailto:``, or an empty text.
        latest: the day of the newest record.
    """

    hosted: bool
    site_url: str
    repo_url: str
    contact: str
    latest: datetime.date


def finish(site: Path, scripts: Iterable[str], to: Publication) -> None:
    """Give every page of a built folder the policy of the site and the mark of this build; write what servers read.

    Args:
        site: the folder, which holds every page and file.
        scripts: the texts of the inline scripts that the theme puts into pages.
        to: how and where it will be published.
    """
    files = _Folder(site)
    content = policy(scripts, hosted=to.hosted)
    build = build_hash(files, content)
    mark = f'<meta name="rapport-build" content="{build}">' if to.hosted else ""
    worker = service_worker(build, files) if to.hosted else ""
    for path in files:
        if path.endswith(".html"):
            _write(site / path, with_policy(files[path].decode(), content, mark))
    if to.hosted:
        _write(site / "service-worker.js", worker)
        _write(site / "_headers", headers_file(headers(content, [*files, "service-worker.js"]), to.site_url))
        # Not the day of the build: two builds of one commit are identical.
        if text := security_txt(to.contact, to.repo_url, to.site_url, to.latest):
            (site / ".well-known").mkdir(exist_ok=True)
            _write(site / ".well-known" / "security.txt", text)


class _Folder(Mapping[str, bytes]):
    """The files of a folder by their paths in it, each read when it is asked for: a large site fits no memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
