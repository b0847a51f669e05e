"""`remoteAssets: true`: what stands elsewhere is fetched once and carried inside; what cannot be is said.

The servers listen on loopback.
"""

from __future__ import annotations

import base64
import re
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.cache import Cache
from slidegen.decks import Entry
from slidegen.passes.remote import remote_fetcher

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BROKEN = 'aria-label="on the network, not embedded: a.png"'


class Handler(BaseHTTPRequestHandler):
    """Answers by path, and remembers what was asked."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        kind, _, _ = self.path.strip("/").partition("/")
        match kind:
            case "moved":
                self._answer(302, b"", Location="/ok/a.png")
            case "loop":
                self._answer(302, b"", Location=self.path)
            case "file":
                self._answer(302, b"", Location="file:///etc/hostname")
            case "page":
                self._answer(200, b"<!doctype html>", "text/html; charset=utf-8")
            case "vague":
                self._answer(200, PIXEL, "application/octet-stream")
            case "large":
                self._answer(200, bytes(3000))
            case "slow":
                self._drip()
            case "silent":
                self.server.over.wait(120)
            case "short":
                self._answer(200, PIXEL, **{"Content-Length": "5000"})
            case "ok":
                self._answer(200, PIXEL)
            case _:
                self._answer(404, b"no")

    def log_message(self, *_: object) -> None:
        """Requests are no news."""

    def _answer(self, status: int, data: bytes, mime: str = "image/png", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": mime, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        while not self.server.over.wait(0.05):
            try:
                self.wfile.write(bytes(70_000))
            except OSError:
                return


class Server(ThreadingHTTPServer):
    """On a port of loopback."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.over = threading.Event()
        """Until then who is slow is slow."""
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Who hangs up is no news."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.over.set()
        running.shutdown()


def build(folder: Path, text: str, *, cache: bool = False) -> tuple[str, list[str]]:
    (folder / "slides.md").write_text(text, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=cache), folder).build()
    return built.html.decode("utf-8"), [f"{one.severity} {one.code}: {one.message}" for one in built.report]


def test_pictures_backgrounds_and_css_are_fetched_and_inside(server: Server, tmp_path: Path):
    url = server.address
    page, said = build(
        tmp_path,
        f"---\nremoteAssets: true\nlayout: cover\nbackground: {url}/ok/cover.png\n---\n\n# A\n\n"
        f'![b]({url}/ok/b.png)\n\n<div style="background: url({url}/ok/c.png)">c</div>\n\n'
        f"<style>\nh1 {{ background: url({url}/ok/d.png) }}\n</style>\n",
    )
    assert said == []
    assert sorted(server.asked) == ["/ok/b.png", "/ok/c.png", "/ok/cover.png", "/ok/d.png"]
    assert url not in page


def test_nothing_is_asked_without_the_setting(server: Server, tmp_path: Path):
    page, said = build(tmp_path, f"![a]({server.address}/ok/a.png)\n")
    assert server.asked == []
    assert BROKEN in page
    assert said == [
        f"warning remote-asset: `{server.address}/ok/a.png` is on the network, the page does not ask for it"
    ]


def test_an_asset_is_fetched_once_however_often_it_is_shown(server: Server, tmp_path: Path):
    url = f"{server.address}/ok/a.png"
    build(tmp_path, f"---\nremoteAssets: true\n---\n\n![a]({url})\n\n---\n\n![a]({url})\n")
    assert server.asked == ["/ok/a.png"]


def test_the_next_build_has_it_from_the_disk(server: Server, tmp_path: Path):
    text = f"---\nremoteAssets: true\n---\n\n![a]({server.address}/ok/a.png)\n"
    first, _ = build(tmp_path, text, cache=True)
    second, _ = build(tmp_path, text, cache=True)
    assert server.asked == ["/ok/a.png"]
    assert first == second


def test_a_redirect_is_followed(server: Server, tmp_path: Path):
    page, said = build(tmp_path, f"---\nremoteAssets: true\n---\n\n![a]({server.address}/moved/a.png)\n")
    assert (said, BROKEN in page) == ([], False)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("gone/a.png", "the server says 404 Not Found"),
        ("loop/a.png", "the server says 302 "),
        ("file/a.png", "the server says 302 "),
        ("page/a.png", "the server gives a web page instead"),
        ("short/a.png", "the answer ends too soon"),
    ],
)
def test_a_server_that_fails_is_an_error_and_a_box(server: Server, tmp_path: Path, path: str, why: str):
    url = f"{server.address}/{path}"
    page, said = build(tmp_path, f"---\nremoteAssets: true\n---\n\n![a]({url})\n")
    assert BROKEN in page
    assert len(said) == 1
    assert said[0].startswith(f"error remote-asset-fails: `{url}` cannot be fetched: {why}")


def test_no_server_at_all_is_an_error_and_is_tried_once(tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a.png"
        page, said = build(tmp_path, f"---\nremoteAssets: true\n---\n\n![a]({url})\n")
    assert said == [f"error remote-asset-fails: `{url}` cannot be fetched: Connection refused"]
    assert BROKEN in page


def test_a_failing_address_is_asked_once_a_build(server: Server, tmp_path: Path):
    url = f"{server.address}/gone/a.png"
    _, said = build(tmp_path, f"---\nremoteAssets: true\n---\n\n![a]({url})\n\n---\n\n![a]({url})\n")
    assert (len(said), server.asked) == (2, ["/gone/a.png"])


@pytest.mark.parametrize("path", ["slow/a.png", "silent/a.png"])
def test_a_slow_server_is_not_waited_for(server: Server, path: str):
    fetch = remote_fetcher(Cache(None), timeout=0.5)
    started = time.monotonic()
    with pytest.raises(OSError, match=re.escape("the server did not give it within 0 s")):
        fetch(f"{server.address}/{path}")
    assert time.monotonic() - started < 60, "it would have taken minutes"


def test_what_is_too_large_is_not_taken(server: Server):
    fetch = remote_fetcher(Cache(None), largest=1000)
    with pytest.raises(OSError, match="it is larger than 0 MB"):
        fetch(f"{server.address}/large/a.png")


def test_the_type_is_the_endings_where_the_server_knows_none(server: Server):
    fetch = remote_fetcher(Cache(None))
    assert fetch(f"{server.address}/vague/a.png?v=1") == (PIXEL, "image/png")
    assert fetch(f"{server.address}/vague/a") == (PIXEL, "application/octet-stream")
