"""livereload's server with handlers of its own: pages from memory, and nothing of the disk.

The stock handlers serve the working folder, answer any Host and any Origin, and drop changes within
three seconds of the last. Here there are two addresses, `/` and `/live`; both refuse a foreign Host
(DNS rebinding), and the socket refuses a foreign Origin.
"""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler
from livereload.server import Server
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from slidegen.serve.live_deck import LivePage

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
DEFAULT_PORT = 3030
LAST_PORT = 4000


class PortTakenError(Exception):
    """The port that was asked for is in use."""


def open_sockets(host: str, port: int | None) -> list[socket.socket]:
    """Sockets on `host` at `port`, or at the first free one from 3030 on. Raises PortTakenError, OSError."""
    if port is not None:
        try:
            return bind_sockets(port, host)
        except OSError as error:
            raise PortTakenError(f"port {port} on {host} cannot be used: {error.strerror}") from error
    for free in range(DEFAULT_PORT, LAST_PORT + 1):
        try:
            return bind_sockets(free, host)
        except OSError:
            continue
    raise PortTakenError(f"no port from {DEFAULT_PORT} to {LAST_PORT} is free on {host}")


class DeckServer(Server):  # type: ignore[misc]  # livereload has no types
    """Serves the newest page, and tells every open page of each new build."""

    def __init__(
        self,
        watcher: Watcher,
        sockets: list[socket.socket],
        hosts: frozenset[str],
        page: Callable[[], LivePage],
    ) -> None:
        super().__init__(watcher=watcher)
        self._sockets = sockets
        self._hosts = hosts
        self._page = page
        self._open: set[LiveSocket] = set()

    def application(self, *args: object, **options: object) -> None:
        """What `serve` calls instead of livereload's own handlers."""
        LiveReloadHandler.watcher = self.watcher
        shared = {"server": self}
        app = Application(
            [(r"/", PageHandler, shared), (r"/live", LiveSocket, shared), (r".*", NothingHandler, shared)],
            websocket_ping_interval=20,
        )
        server = HTTPServer(app, max_body_size=1_000_000, idle_connection_timeout=60)
        server.add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """The command says what there is to say."""

    def serve(self, *args: object, **options: object) -> None:
        """Serve until Ctrl-C.

        As an exception it would hit whatever runs, and leave the watch's thread to keep the program alive.
        """
        loop = IOLoop.current()
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            wake = loop.asyncio_loop.call_soon_threadsafe  # type: ignore[attr-defined]
            signal.signal(signal.SIGINT, lambda *_: wake(loop.add_callback, _end))
        super().serve(*args, **options)

    @property
    def newest(self) -> LivePage:
        """The page as it is now."""
        return self._page()

    def is_own_host(self, host: str) -> bool:
        """Whether a request named this server as its host."""
        return (urlsplit(f"//{host}").hostname or "") in self._hosts

    def join(self, live: LiveSocket) -> None:
        """Take an open page in; it hears of the newest build at once, so none is missed."""
        self._open.add(live)
        live.tell(self.newest)

    def leave(self, live: LiveSocket) -> None:
        """An open page went away."""
        self._open.discard(live)

    def announce(self, page: LivePage) -> None:
        """Tell every open page of `page`."""
        for live in list(self._open):
            live.tell(page)


async def _end() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    IOLoop.current().stop()


class GuardedHandler(RequestHandler):
    """Answers only those who mean this server."""

    def initialize(self, server: DeckServer) -> None:
        """Called by tornado for each request."""
        self.server = server

    def prepare(self) -> None:
        """Refuse a foreign Host with 403."""
        if not self.server.is_own_host(self.request.host):
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """What every answer carries."""
        self.set_header("Server", "slidegen")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Referrer-Policy", "no-referrer")


class PageHandler(GuardedHandler):
    """The deck's page."""

    def get(self) -> None:
        """The newest build."""
        page = self.server.newest
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("X-Slidegen-Build", str(page.number))
        self.finish(page.html)

    head = get


class NothingHandler(GuardedHandler):
    """Every other address: the page is one file and asks for nothing else."""

    def get(self) -> None:
        """404."""
        raise HTTPError(404)

    head = get


class LiveSocket(WebSocketHandler):
    """The line on which an open page hears of new builds."""

    def initialize(self, server: DeckServer) -> None:
        """Called by tornado for each request."""
        self.server = server

    def prepare(self) -> None:
        """Refuse a foreign Host with 403."""
        if not self.server.is_own_host(self.request.host):
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """Only a page that came from this very server may listen."""
        return urlsplit(origin).netloc == self.request.host

    def open(self, *args: str, **kwargs: str) -> None:
        """A page is there."""
        self.server.join(self)

    def on_close(self) -> None:
        """A page went away."""
        self.server.leave(self)

    def on_message(self, message: str | bytes) -> None:
        """Pages have nothing to say yet."""

    def tell(self, page: LivePage) -> None:
        """Name the newest build and its mistakes; the page then asks for what it has not got."""
        told = {"build": page.number, "mistakes": page.mistakes}
        try:
            self.write_message(json.dumps(told, ensure_ascii=False))
        except WebSocketClosedError:
            self.server.leave(self)
