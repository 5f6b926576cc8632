"""An installed WebKit, the engine of Safari, driven by WebDriver: https://www.w3.org/TR/webdriver2/

Debian has it as ``webkit2gtk-driver``; ``make test-webkit`` installs what is missing.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from ..driven import SECONDS, Driven, answer_of

_WINDOW = Path(__file__).with_name("window.py")
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element, by the standard
TAB, ENTER, SHIFT, BACKSPACE = "\ue004", "\ue007", "\ue008", "\ue003"


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


class WebKit(Driven):
    """A browser on a screen of its own; a context manager.

    Args:
        program: of the driver.
        profile: an empty folder.
        width: of the window, in pixels.
        height: of the window, in pixels.
    """

    def __init__(self, program: str, profile: Path, width: int = 1280, height: int = 800) -> None:
        self._session = ""
        self.complaints: list[str] = []  # of pages and the browser, at the console
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
            "WINDOW_WIDTH": str(width),
            "WINDOW_HEIGHT": str(height),
            "WINDOW_PROFILE": str(profile),
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
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(RuntimeError, OSError):
            self._ask("DELETE", self._session)
        for process in (self._process, self._screen):
            process.terminate()
            process.wait(SECONDS)

    def open(self, address: str) -> None:
        """Open a page."""
        self._call("/url", url=address)
        self.wait("document.readyState === 'complete'")

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns."""
        return self._call("/execute/sync", script=script, args=list(arguments))

    def rest(self) -> None:
        """Let a page do what it does in the frames after an event."""
        time.sleep(0.6)

    def click(self, expression: str) -> None:
        """Press the middle of an element in sight with the mouse, where it stands at that moment, as a reader would."""
        middle = "return [box.x + box.width / 2, box.y + box.height / 2]"
        x, y = self.run(f"const box = ({expression}).getBoundingClientRect(); {middle}")
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        press = [move, {"type": "pointerDown", "button": 0}, {"type": "pause", "duration": 80}]
        mouse = {"type": "pointer", "id": "mouse", "actions": [*press, {"type": "pointerUp", "button": 0}]}
        self._call("/actions", actions=[mouse])

    def press(self, *keys: str) -> None:
        """Press keys together, and let them go."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._call("/actions", actions=[{"type": "key", "id": "keyboard", "actions": down + up}])

    def type(self, expression: str, text: str) -> None:
        """Type into a field."""
        found = self.run(f"return {expression}")
        self._call(f"/element/{found[_ELEMENT]}/value", text=text)

    def back(self) -> None:
        """Go back in the history."""
        self._call("/back")

    def forward(self) -> None:
        """Go forward in the history."""
        self._call("/forward")

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
            self.complaints.extend(line.rstrip() for line in lines if re.search(r"CONSOLE.*(ERROR|WARN)", line))
