"""What servers in tests are made of."""

from __future__ import annotations

import http.server
import sys
from typing import Any


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Gives out files of a folder."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: pytest shows what matters."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Serves on this machine alone; a browser that closes a connection early is no fault."""

    def __init__(self, handler: Any) -> None:
        super().__init__(("127.0.0.1", 0), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless the browser was gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
