"""A deck that is served with the remote, for the tests of the phone."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

DECK = """---
title: Live
duration: 10min
---

# First

<!-- Say hello. -->

---

# Second

<v-clicks>

- one
- two

</v-clicks>

<!-- Before. [click] At one. [click] At two. -->

---

# Third
"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Opening = Callable[..., Page]


@dataclass(frozen=True)
class Served:
    """A deck that is served with the remote."""

    folder: Path
    port: int
    token: str
    printed: str
    """Standard output up to the address of the remote."""

    def at(self, path: str = "", *, port: int = 0) -> str:
        """An address with the token."""
        return f"http://127.0.0.1:{port or self.port}/{path}?token={self.token}"


def serve(folder: Path, *typed: str, port: int = 0) -> Iterator[Served]:
    """Serves what was typed, at a free port unless one is named."""
    command = [sys.executable, "-m", "slidegen.cli", "serve", *typed, "--remote", "--port", str(port)]
    with (
        (folder / "log.txt").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
        ) as process,
    ):
        try:
            assert process.stdout is not None
            lines: list[str] = []
            while not lines or not lines[-1].startswith("Phone remote: "):
                line = process.stdout.readline()
                assert line, (folder / "log.txt").read_text(encoding="utf-8")
                lines.append(line)
            found = re.fullmatch(r"http://[^/]+:(\d+)/\?token=([\w-]+)\n", lines[0])
            assert found, lines[0]
            yield Served(folder, int(found[1]), found[2], "".join(lines))
        finally:
            process.terminate()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def ask(served: Served, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode("utf-8")
    finally:
        connection.close()
