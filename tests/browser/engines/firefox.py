"""An installed Firefox, driven by its own protocol: Playwright drives only a Firefox of its own make.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

from .driven import ELEMENT, SECONDS, ByProtocol, answer_of

# Firefox's own requests have no place in a test.
_SETTINGS = {
    "marionette.port": 0,
    "app.update.auto": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "browser.download.folderList": 2,  # the folder named below
    "browser.download.alwaysOpenPanel": False,
}
# The window does not go under 450 px; the page in it does.
_SIZE = """const [width, height] = arguments;
const { style } = window.gBrowser.selectedBrowser;
style.setProperty("width", `${width}px`);
style.setProperty("height", `${height}px`);"""
# Errors of pages; what a script writes to the console stays in the process of its page.
# What is on its way when a page is left is given up, which Firefox calls an unexpected error of the service worker. An
# answer that the worker fails to give is told in other words: it "passed a promise that rejected".
_COMPLAINTS = r"""const found = Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag))
  .filter(({ sourceName }) => !/^(chrome|resource|moz-extension|jar):/.test(sourceName))
  .filter(({ errorMessage }) => !/A ServiceWorker intercepted .* an unexpected error/.test(errorMessage));
Services.console.reset();
return found.map(({ sourceName, errorMessage }) => `${sourceName}: ${errorMessage}`);"""


def find() -> Path | None:
    """Return the program of an installed Firefox, or ``None``."""
    named = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    return Path(named) if named else None


class Firefox(ByProtocol):
    """A browser without a window, with a profile of its own; a context manager.

    Args:
        program: of Firefox.
        profile: an empty folder.
    """

    def __init__(self, program: Path, profile: Path) -> None:
        self.downloads = profile / "saved"
        self.downloads.mkdir()
        settings = {**_SETTINGS, "browser.download.dir": str(self.downloads)}
        lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items())
        (profile / "user.js").write_text("".join(lines))
        self._profile = profile
        self._sent = 0
        self._process = subprocess.Popen(
            [program, "-headless", "-no-remote", "-marionette", "-remote-allow-system-access", "-profile", profile],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Firefox:
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=SECONDS)
        self._answers = self._socket.makefile("rb")
        self._receive()
        self.call("WebDriver:NewSession")
        self._tabs: list[str] = self.call("WebDriver:GetWindowHandles")
        self.call("WebDriver:SetWindowRect", width=1400, height=1000)
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

    def fresh(self, width: int, height: int) -> None:
        while len(self._tabs) > 1:
            self.call("WebDriver:SwitchToWindow", handle=self._tabs.pop())
            self.call("WebDriver:CloseWindow")
        self.turn_to(0)
        self._size = width, height
        self._inside(_SIZE, *self._size)

    def open(self, address: str) -> None:
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.call("WebDriver:ExecuteScript", script=script, args=list(arguments), sandbox=None)["value"]

    def give(self, expression: str, file: Path) -> None:
        found = self.run(f"return {expression}")
        self.call("WebDriver:ElementSendKeys", id=found[ELEMENT], text=str(file))

    def new_tab(self) -> None:
        self._tabs.append(self.call("WebDriver:NewWindow", type="tab")["handle"])
        self.turn_to(-1)
        self._inside(_SIZE, *self._size)

    def turn_to(self, number: int) -> None:
        self.call("WebDriver:SwitchToWindow", handle=self._tabs[number])

    def complaints(self) -> list[str]:
        found: list[str] = self._inside(_COMPLAINTS)
        return found

    def picture(self) -> bytes:
        return base64.b64decode(self.call("WebDriver:TakeScreenshot", full=False)["value"])

    def _act(self, *sources: dict[str, Any]) -> None:
        self.call("WebDriver:PerformActions", actions=list(sources))

    def _inside(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the browser itself."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *arguments)
        finally:
            self.call("Marionette:SetContext", value="content")

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
