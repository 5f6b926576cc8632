"""While the site is served, each change shows within seconds, and a fault leaves the last good site in place.

MkDocs watches the sources, serves what is written and tells open pages of a change. What it would build anew is made by
``preview_site`` in another process, when it is asked for.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import posixpath
import socket
import threading
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from macros.loading.load import PROJECT

from .preview_site import MENDED, answer

# Set for the processes that make what is served: they make nothing that only a published site needs.
PREVIEW = "RAPPORT_PREVIEW"

_PAGES_SEEN = 4  # of the pages that were looked at, those that are made at once
_READ_ANEW = (".html", ".css", ".js")  # what is read for every site; a change of all else needs a new process

_log = logging.getLogger("mkdocs.plugins.rapport")


class Preview:
    """Stands between MkDocs' server and the process that makes the site.

    Args:
        server: that of MkDocs.
        config: that of MkDocs.
    """

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        self._server = server
        self._folder = Path(config.site_dir)
        self._about = (str(config.config_file_path), self._folder, logging.getLogger("mkdocs").level)
        self._maker: Connection | None = None
        self._code: dict[str, int] = {}
        self._seen: dict[str, None] = {}
        self._failed = False
        self._lock = threading.Lock()
        # For the other process. The server would take compiled code for a change.
        os.environ |= {PREVIEW: "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self.build()
        if self._failed:
            raise Abort("The site was not built.")
        server.builder = self.build
        server.set_app(self._answer)

    def build(self) -> None:
        """Let a new site take the place of the one that is served if nothing is wrong, and say so if it is."""
        with self._lock:
            code = _code()
            is_new = not self._maker or code != self._code or not hasattr(os, "fork")
            maker = _start(self._about) if is_new or not self._maker else self._maker
            made = _ask(maker, "site", self._seen_last())
            if made and maker is not self._maker:
                if self._maker:
                    self._maker.close()  # It ends then.
                self._maker, self._code = maker, code
        if not made:
            _log.error("The last good site is still served." if self._maker else "There is no site to serve.")
        elif self._failed:
            print(MENDED, flush=True)
        self._failed = not made

    def _seen_last(self) -> list[str]:
        pages = [address for address in self._seen if address.endswith(".html")]
        return [*pages[-_PAGES_SEEN:], *(address for address in self._seen if not address.endswith(".html"))]

    def _answer(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answer a request, as WSGI has it, when the file is made that it asks for."""
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="ignore")
        mount = self._server.mount_path
        if path.startswith(mount) and not path.startswith("/livereload/"):
            self._make(posixpath.normpath(f"/{path.removeprefix(mount)}{'index.html' * path.endswith('/')}")[1:])
        return self._server.serve_request(environ, start_response)

    def _make(self, address: str) -> None:
        with self._lock:
            if (self._folder / address).is_file():
                pass
            elif self._maker:
                _ask(self._maker, "file", address)
                _ask(self._maker, "file", f"{address}/index.html")
            if (self._folder / address).is_file():
                self._seen.pop(address, None)
                self._seen[address] = None


def check_address(config: MkDocsConfig) -> None:
    """Raise ``Abort`` if nothing can be served at the address that MkDocs was given."""
    host, port = config.dev_addr
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        reason = str(getattr(error, "strerror", None) or error).removesuffix(".")
        raise Abort(f"Nothing can be served at {host}:{port}: {reason}. Take another: make serve PORT=8001") from None


def _start(about: tuple[str, Path, int]) -> Connection:
    """Start a process that makes the site, with the code as it is now, and return the way to it."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    spawn.Process(target=answer, args=(there, *about), daemon=True).start()
    there.close()
    return here


def _ask(maker: Connection, order: str, about: object) -> bool:
    """Return what a process answers; false if it has ended."""
    try:
        maker.send((order, about))
        return bool(maker.recv())
    except (EOFError, OSError):
        return False


def _code() -> dict[str, int]:
    """Return when each file that is read once for all sites was last changed."""
    paths = (PROJECT / "macros").rglob("*.*")
    return {str(path): path.stat().st_mtime_ns for path in paths if path.suffix not in (*_READ_ANEW, ".pyc")}
