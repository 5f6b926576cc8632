"""An installed WebKit, the engine of Safari, driven by WebDriver: https://www.w3.org/TR/webdriver2/

Debian has it as ``webkit2gtk-driver``; ``make test-webkit`` installs what is missing.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from .driven import ELEMENT, SECONDS, ByProtocol, answer_of

_WINDOW = Path(__file__).with_name("webkit_window.py")


def find() -> str | None:
    """Return the program of the driver, or ``None`` if something that it needs is missing."""
    program = shutil.which("WebKitWebDriver")
    if not program or not shutil.which("Xvfb"):
        return None
    bindings = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
    return (
        program if subprocess.run(["/usr/bin/python3", "-c", bindings], capture_output=True).returncode == 0 else None
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class WebKit(ByProtocol):
    """A browser on a screen of its own; a context manager.

    Args:
        program: of the driver.
        profile: an empty folder.
    """

    def __init__(self, program: str, profile: Path) -> None:
        self._session = ""
        self._said: list[str] = []
        self.downloads = profile / "saved"
        self.downloads.mkdir()
        reading, writing = os.openpty()
        number, told = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", "1600x1200x24"],
            pass_fds=[told],
            stderr=subprocess.DEVNULL,
        )
        os.close(told)
        with os.fdopen(number) as display:
            screen = f":{display.readline().strip()}"
        port = _free_port()
        self._address = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            "DISPLAY": screen,
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # as root it cannot start; it opens this site alone
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WINDOW_PROFILE": str(profile),
            "WINDOW_SAVES": str(self.downloads),
        }
        self._process = subprocess.Popen([program, f"--port={port}"], env=environment, stdout=writing, stderr=writing)
        os.close(writing)
        threading.Thread(target=self._listen, args=[reading], daemon=True).start()

    def __enter__(self) -> WebKit:
        options = {"binary": str(_WINDOW), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}}

        def begin() -> Any:
            with contextlib.suppress(urllib.error.URLError, ConnectionError):  # It does not listen yet.
                return self._ask("POST", "/session", {"capabilities": wanted})

        self._session = f"/session/{answer_of(begin, 'WebKit did not start')['sessionId']}"
        self._tabs: list[str] = self._ask("GET", f"{self._session}/window/handles")
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(RuntimeError, OSError):
            self._ask("DELETE", self._session)
        for process in (self._process, self._screen):
            process.terminate()
            process.wait(SECONDS)

    def fresh(self, width: int, height: int) -> None:
        while len(self._tabs) > 1:
            self._call("/window", handle=self._tabs.pop())
            self._ask("DELETE", f"{self._session}/window")
        self.turn_to(0)
        self._size = {"width": width, "height": height}
        self._call("/window/rect", **self._size)

    def open(self, address: str) -> None:
        self._call("/url", url=address)
        self.wait("document.readyState === 'complete'")

    def run(self, script: str, *arguments: Any) -> Any:
        return self._call("/execute/sync", script=script, args=list(arguments))

    def give(self, expression: str, file: Path) -> None:
        found = self.run(f"return {expression}")
        self._call(f"/element/{found[ELEMENT]}/value", text=str(file))

    def new_tab(self) -> None:
        self._tabs.append(self._call("/window/new", type="tab")["handle"])
        self.turn_to(-1)
        self._call("/window/rect", **self._size)

    def turn_to(self, number: int) -> None:
        self._call("/window", handle=self._tabs[number])

    def complaints(self) -> list[str]:
        said, self._said = self._said, []
        return said

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", f"{self._session}/screenshot"))

    def _act(self, *sources: dict[str, Any]) -> None:
        self._call("/actions", actions=list(sources))

    def _call(self, path: str, **parameters: Any) -> Any:
        return self._ask("POST", self._session + path, parameters)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(  # noqa: S310 - the address is this machine's
            self._address + path, content, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise RuntimeError(f"{told['error']}: {told['message']}") from error

    def _listen(self, reading: int) -> None:
        with contextlib.suppress(OSError), os.fdopen(reading, errors="replace") as lines:  # ends with the browser
            for line in lines:
                if re.search(r"CONSOLE.*(ERROR|WARN)", line):
                    self._said.append(line.rstrip())
