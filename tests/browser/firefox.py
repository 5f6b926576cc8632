"""An installed Firefox, driven by its own protocol: Playwright drives only a Firefox of its own make.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

from .driven import SECONDS, Driven, answer_of

# Firefox's own requests have no place in a test.
_SETTINGS = {
    "marionette.port": 0,
    "app.update.auto": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}


def find() -> Path | None:
    """Return the program of an installed Firefox, or ``None``."""
    named = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    return Path(named) if named else None


class Firefox(Driven):
    """A browser without a window, with a profile of its own; a context manager.

    Args:
        program: of Firefox.
        profile: an empty folder.
    """

    def __init__(self, program: Path, profile: Path) -> None:
        settings = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in _SETTINGS.items())
        (profile / "user.js").write_text("".join(settings))
        self._profile = profile
        self._sent = 0
        self._process = subprocess.Popen(
            [program, "-headless", "-no-remote", "-marionette", "-profile", profile],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Firefox:
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=SECONDS)
        self._answers = self._socket.makefile("rb")
        self._receive()
        self.call("WebDriver:NewSession")
        return self

    def __exit__(self, *_: object) -> None:
        self._answers.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(SECONDS)

    def call(self, command: str, **parameters: Any) -> Any:
        """Send a command and return what it answers; raises ``RuntimeError`` with what Firefox says against it."""
        self._sent += 1
        message = json.dumps([0, self._sent, command, parameters]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self._receive()
        if error:
            raise RuntimeError(error["message"])
        return answer

    def open(self, address: str) -> None:
        """Open a page."""
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns."""
        return self.call("WebDriver:ExecuteScript", script=script, args=list(arguments), sandbox=None)["value"]

    def _port(self) -> int:
        path = self._profile / "MarionetteActivePort"
        try:
            return int(answer_of(lambda: path.is_file() and path.read_text(), "Firefox did not start"))
        except TimeoutError:
            self._process.kill()
            raise

    def _receive(self) -> Any:
        length = b""
        while (byte := self._answers.read(1)) != b":":
            length += byte
        return json.loads(self._answers.read(int(length)))
