"""A client of Marionette, the protocol by which Firefox is driven without another program.

The client that Mozilla publishes brings twenty packages and needs a module that Python 3.13 has
dropped; of its protocol a few lines suffice: a message is its length, a colon, and JSON.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES: dict[str, str | int | bool] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
START = 60.0  # seconds that a start may take on a busy machine


class MarionetteError(Exception):
    """What Firefox answers when it cannot do a thing."""


class Marionette:
    """Firefox with a profile of its own, and a connection to it."""

    def __init__(self, path: str, profile: Path, **preferences: str | int | bool) -> None:
        wanted = {**PREFERENCES, **preferences, "marionette.port": 0}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [
                path,
                "--headless",
                "--marionette",
                "--remote-allow-system-access",
                "--no-remote",
                "--profile",
                str(profile),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket = socket.create_connection(("127.0.0.1", self._port(profile)))
        self._socket.settimeout(60)
        self._stream = self._socket.makefile("rb")
        self._read()  # its greeting
        self._count = 0
        self.send("WebDriver:NewSession", capabilities={"alwaysMatch": {}})

    def _port(self, profile: Path) -> int:
        """The port that Firefox has chosen, which it writes into its profile."""
        named = profile / "MarionetteActivePort"
        end = time.monotonic() + START
        while time.monotonic() < end:
            if named.is_file() and (port := named.read_text().strip()):
                return int(port)
            if self._process.poll() is not None:
                break
            time.sleep(0.1)
        raise MarionetteError("Firefox did not start")

    def _read(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            if not sign:
                raise MarionetteError("Firefox has ended")
            length += sign
        return json.loads(self._stream.read(int(length)))

    def send(self, command: str, **parameters: object) -> Any:
        """Give a command and wait for its answer; MarionetteError says why it was refused."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise MarionetteError(f"{error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def quit(self) -> None:
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)
