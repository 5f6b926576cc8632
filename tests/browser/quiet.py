"""A handler for servers in tests."""

from __future__ import annotations

import http.server
from typing import Any


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Gives out files of a folder."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: pytest shows what matters."""
