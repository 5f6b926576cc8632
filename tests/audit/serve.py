"""A site on this machine alone, compressed and cached as real hosts do it."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from tests.browser.quiet import QuietHandler, QuietServer

_COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})


@functools.cache
def _body(path: Path, changed: int, compressed: bool) -> bytes:  # noqa: ARG001 - a file that has changed is read anew
    """Return what to send; compressing is done once, since it would keep the browser from this machine's cores."""
    return gzip.compress(path.read_bytes(), 6) if compressed else path.read_bytes()


class _Handler(QuietHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name is the library's
        """Answer with a file; a page that is missing is the site's own 404."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        kind = self.guess_type(str(path))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in _COMPRESSED else kind)
        compressed = path.suffix in _COMPRESSED
        body = _body(path, path.stat().st_mtime_ns, compressed)
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        # Files whose names change with their content may be kept for good.
        hashed = "assets" in path.parts and path.name.count(".") > 1
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder that is filled while it is served; yield its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    with QuietServer(handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
