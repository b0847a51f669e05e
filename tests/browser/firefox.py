"""A Firefox that tests drive by WebDriver BiDi, the protocol that it speaks itself: no driver in between.

`Firefox` starts one with a profile of its own; `Window` is a top-level browsing context of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

NAMES = ("firefox-esr", "firefox")
PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE = 90
"""How long Firefox may take to start, and to answer, in s."""
QUIET = """\
user_pref("app.normandy.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.disable_open_during_load", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.server", "data:,");
"""
"""Without these Firefox asks its maker's servers for things at every start."""
KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Escape": "\ue00c", "End": "\ue010", "Home": "\ue011"}


def find_firefox() -> str | None:
    """The program's path, or None where the machine has none."""
    named = os.environ.get("SLIDEGEN_FIREFOX")
    found = [named, *map(shutil.which, NAMES), *(place for place in PLACES if Path(place).is_file())]
    return next(filter(None, found), None)


class Firefox:
    """One program; `close` ends it."""

    def __init__(self, program: str, profile: Path) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text(QUIET, encoding="utf-8")
        command = [
            *(program, "--headless", "--no-remote", "--profile", str(profile)),
            *("--remote-debugging-port", "0", "--window-size", "1280,720"),
        ]
        self._log = profile / "log.txt"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self._loop = asyncio.new_event_loop()
        self._count = 0
        self._connection: WebSocketClientConnection = self._loop.run_until_complete(
            self._connect(self._address() + "/session")
        )
        self.ask("session.new", capabilities={})

    async def _connect(self, address: str) -> WebSocketClientConnection:
        return await websocket_connect(address, max_message_size=64 << 20)

    def _address(self) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            told = ADDRESS.search(self._log.read_text(encoding="utf-8", errors="replace"))
            if told:
                return told[1]
            time.sleep(0.05)
        raise AssertionError("Firefox did not start:\n" + self._log.read_text(encoding="utf-8"))

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command. What it tells besides is passed over."""
        answer = self._loop.run_until_complete(asyncio.wait_for(self._ask(method, params), PATIENCE))
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    async def _ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._count += 1
        await self._connection.write_message(
            json.dumps({"id": self._count, "method": method, "params": params})
        )
        while True:
            message = await self._connection.read_message()
            assert message is not None, "Firefox went away"
            answer: dict[str, Any] = json.loads(message)
            if answer.get("id") == self._count:
                return answer

    def windows(self) -> list[Window]:
        contexts = self.ask("browsingContext.getTree", maxDepth=0)["contexts"]
        return [Window(self, context["context"]) for context in contexts]

    def open(self, address: str) -> Window:
        made = self.ask("browsingContext.create", type="window")
        window = Window(self, made["context"])
        self.ask("browsingContext.navigate", context=window.name, url=address, wait="complete")
        return window

    def close(self) -> None:
        self._loop.run_until_complete(self._hang_up())
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _hang_up(self) -> None:
        self._connection.close()  # needs a loop that runs


class Window:
    """A page that Firefox shows."""

    def __init__(self, firefox: Firefox, name: str) -> None:
        self._firefox = firefox
        self.name = name

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, as JSON has it."""
        answer = self._firefox.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.name},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value", "null"))

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        actions = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._firefox.ask(
            "input.performActions",
            context=self.name,
            actions=[{"type": "key", "id": "keyboard", "actions": actions}],
        )

    def until(self, expression: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.evaluate(expression):
            assert time.monotonic() < end, f"never came true: {expression}"
            time.sleep(0.05)
