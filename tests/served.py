"""A deck that is served, and what an author does to it: for the tests of `slidegen serve`."""

from __future__ import annotations

import http.client
import os
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import until
from playwright.sync_api import Page

LOG = "log.txt"
"""What the server says on standard error, beside the deck."""


@contextmanager
def serving(
    folder: Path, *options: str, deck: str = "slides.md", env: dict[str, str] | None = None
) -> Iterator[str]:
    """The address that a server for `deck` in `folder` prints."""
    command = [sys.executable, "-m", "slidegen.cli", "serve", deck, *options]
    log = folder / LOG
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=os.environ | (env or {}),
        ) as process,
    ):
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address, log.read_text(encoding="utf-8")
            yield address
        finally:
            process.terminate()


def port_to_come_back_to() -> int:
    """A port that a server may leave and take again.

    It is none that servers take by themselves (3030 and the next ones), nor one that the system gives to
    connections (32768 and up on Linux, 49152 elsewhere): a test beside this one would take it meanwhile.
    """
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def put(path: Path, text: str) -> None:
    """As many editors save: a new file, renamed over the old one."""
    fresh = path.with_name(f"{path.name}.new")
    write(fresh, text)
    fresh.replace(path)


def save(deck: Path, old: str, new: str) -> None:
    """One edit."""
    text = deck.read_text(encoding="utf-8")
    assert old in text
    put(deck, text.replace(old, new))


def open_at(page: Page, address: str) -> None:
    """Opens a deck, and waits until it is built: of an edit that the first build has in it none follows."""
    page.goto(address)
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    until(page, "slidegen.build >= 1")


def ask(address: str, path: str, **headers: str) -> tuple[int, bytes]:
    """Status and body of the answer to a GET; `path` is sent as it is."""
    host = address.removeprefix("http://").partition("/")[0]
    connection = http.client.HTTPConnection(host, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
