"""A host that publishes the site below a folder, with its page for missing addresses."""

from __future__ import annotations

import functools
import threading
from http import HTTPStatus
from pathlib import Path

from .quiet import QuietHandler, QuietServer


class Host:
    """A server that publishes a folder at ``/rapport/``, as hosts of projects do, and can be given the next one.

    Attributes:
        url: of the site's start page.
        sitemap: what is given out in place of the site's own, if anything.
    """

    def __init__(self, root: Path) -> None:
        host = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:  # noqa: N802 - the name is the library's
                if host.sitemap and self.path.endswith("/sitemap.xml"):
                    self.send_response(200)
                    self.send_header("Content-Type", "application/xml")
                    self.end_headers()
                    self.wfile.write(host.sitemap.encode())
                else:
                    super().do_GET()

            def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
                page = root / "rapport" / "404.html"
                if code != HTTPStatus.NOT_FOUND or self.command != "GET":
                    super().send_error(code, message, explain)
                    return
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page.read_bytes())

        handler = functools.partial(Handler, directory=str(root))
        self.sitemap = ""
        self._root = root
        self._server = QuietServer(handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/rapport/"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def publish(self, site: Path) -> None:
        link = self._root / "new"
        link.symlink_to(site)
        link.rename(self._root / "rapport")

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
