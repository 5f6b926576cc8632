"""What servers in tests are made of, and one that gives out a folder from a process of its own.

The process of the tests has one thread that runs at a time, and it is busy with the browser.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.loading.load import PROJECT


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Gives out files of a folder."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: pytest shows what matters."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Serves on this machine alone; a browser that closes a connection early is no fault."""

    def __init__(self, handler: Any) -> None:
        super().__init__(("127.0.0.1", 0), handler)

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        """Serve until ``shutdown``, which is not kept waiting for half a second, as the library would."""
        super().serve_forever(poll_interval)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless the browser was gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Lasting(QuietHandler):
    """Keeps a connection for the next file."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder in a process of its own, and yield its address; the server ends with its block or with us."""
    command = [sys.executable, "-m", __name__, str(folder)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
        server.stdin.close()


def _serve(folder: str) -> None:
    with QuietServer(functools.partial(_Lasting, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_port, flush=True)
        sys.stdin.read()  # to the end, which comes when whoever asked has gone
        server.shutdown()


if __name__ == "__main__":
    _serve(sys.argv[1])
