"""livereload's server with handlers of its own: pages from memory, and nothing of the disk.

The stock handlers serve the working folder, answer any Host and any Origin, and drop changes within
three seconds of the last. Here an address is a key of `Site.pages` or it is nothing; there is one more,
`/live`, the line on which an open page hears of builds. guard.py says who may ask.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler
from livereload.server import Server
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from slidegen.build import Draft
from slidegen.serve.changes import changes
from slidegen.serve.connections import QUESTION, BoundedServer
from slidegen.serve.guard import TOKEN, Guard, refused
from slidegen.serve.live_deck import LivePage
from slidegen.serve.messages import COMING, Asked, news, news_of_draft, read_message

PING = 20
"""Seconds between two signs of life on the line of an open page."""
LINES = 300
"""Open pages at most."""
NO_TOKEN = "This address wants the token: open the one that slidegen printed when it started.\n"


class DeckServer(Server):  # type: ignore[misc]  # livereload has no types
    """Serves the newest pages, and tells every open page of each new build."""

    def __init__(
        self,
        watcher: Watcher,
        sockets: list[socket.socket],
        guard: Guard,
        pages: Callable[[], Mapping[str, LivePage]],
    ) -> None:
        super().__init__(watcher=watcher)
        self._sockets = sockets
        self.guard = guard
        self._pages = pages
        self.hear: Callable[[str, Asked], str] = lambda *_: ""
        """Does what a page at an address asks for, and answers in a sentence."""
        self.follow = False
        """Whether pages go to the slide that was edited, as long as nobody says otherwise."""
        self.routes: Sequence[tuple[str, type[RequestHandler]]] = ()
        """What is answered besides the pages (remote.py)."""
        self.settings: dict[str, Any] = {}
        """What their handlers need."""
        self.begin: Callable[[], None] = lambda: None
        """Called once the loop is there."""
        self.held: set[GuardedSocket] = set()
        """Lines of any kind that are open."""
        self._lines: set[LiveSocket] = set()

    def application(self, *args: object, **options: object) -> None:
        """What `serve` calls instead of livereload's own handlers."""
        LiveReloadHandler.watcher = self.watcher
        shared = {"server": self}
        more = [(path, handler, shared) for path, handler in self.routes]
        pages = [
            (r"/live", LiveSocket, shared),
            (r"/([^/]*)", PageHandler, shared),
            (r".*", NoHandler, shared),
        ]
        app = Application(
            [*more, *pages],
            websocket_ping_interval=PING,
            websocket_max_message_size=QUESTION,
            log_function=lambda _: None,
            **self.settings,
        )
        self.http = BoundedServer(app)
        self.http.add_sockets(self._sockets)
        self.begin()

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

    def page(self, address: str) -> LivePage | None:
        """The newest page there; None where there is nothing."""
        return self._pages().get(address)

    @property
    def is_full(self) -> bool:
        """Whether no more open pages can be told of builds."""
        return len(self.held) >= LINES

    def join(self, line: LiveSocket) -> None:
        """Take an open page in; it hears of the newest build at once, so none is missed."""
        self._lines.add(line)
        self.tell(line)

    def leave(self, line: LiveSocket) -> None:
        """An open page went away."""
        self._lines.discard(line)

    def announce(self, address: str) -> None:
        """Tell every page that is open at `address` of its newest build."""
        for line in self._lines_at(address):
            self.tell(line)

    def wake(self) -> None:
        """Tell every open page that something was saved: while the slide is made, it gets ready for it."""
        for line in list(self._lines):
            line.say(COMING)

    def show(self, address: str, draft: Draft) -> None:
        """Send a draft to every page that is open at `address`."""
        for line in self._lines_at(address):
            line.say(news_of_draft(draft, self._pages()[address]))

    def _lines_at(self, address: str) -> list[LiveSocket]:
        return [line for line in self._lines if line.address == address]

    def tell(self, line: LiveSocket) -> None:
        """Name the newest build and its mistakes; the page then asks for what it has not got. Before the
        first build nothing is said: who was here when the server began anew keeps what is shown.
        """
        page = self.page(line.address)
        if page is not None and page.number:
            line.say(news(page, follow=self.follow))


async def _end() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    IOLoop.current().stop()


class GuardedHandler(RequestHandler):
    """Answers only those who may ask."""

    def initialize(self, server: DeckServer) -> None:
        """Called by tornado for each request."""
        self.server = server

    def prepare(self) -> None:
        """Refuse a foreign host, a foreign page and who has no token with 403."""
        guard, request = self.server.guard, self.request
        if not guard.knows_host(request.host) or refused(request.headers):
            raise HTTPError(403)
        if guard.has_token(self.get_cookie(guard.cookie)):
            return
        if request.method == "GET" and guard.has_token(self.get_query_argument(TOKEN, None)):
            self.set_cookie(guard.cookie, guard.token or "", httponly=True, samesite="Strict", path="/")
            self.redirect(request.path, status=303)
            return
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(NO_TOKEN)

    def compute_etag(self) -> None:
        """No answer is kept, so none is known again."""

    def set_default_headers(self) -> None:
        """What every answer carries."""
        self.set_header("Server", "slidegen")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")


class PageHandler(GuardedHandler):
    """A deck's page, or the gallery."""

    def get(self, address: str) -> None:
        """The newest build, or for a page that has the one before what is different."""
        page = self.server.page(address)
        if page is None and self.server.page(f"{address}.html") is not None:
            self.redirect(f"/{quote(address, safe='')}.html")
            return
        if page is None:
            raise HTTPError(404)
        self.set_header("X-Slidegen-Build", str(page.number))
        has_last = self.get_query_argument("since", "") == str(page.number - 1)
        different = changes(page.before, page.html, len(page.starts), page.drafted) if has_last else None
        kind = "text/html" if different is None else "application/json"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish(page.html if different is None else different)

    head = get


class NoHandler(GuardedHandler):
    """Every other address: a page is one file and asks for nothing else."""

    def get(self) -> None:
        """404."""
        raise HTTPError(404)

    head = get


class GuardedSocket(WebSocketHandler):
    """A line that a page of this server keeps open."""

    address = ""
    """Of the page that it belongs to."""

    def initialize(self, server: DeckServer) -> None:
        """Called by tornado for each request."""
        self.server = server

    def prepare(self) -> None:
        """Refuse with 403 who is not a page of this server, and with 404 who is at no page of it."""
        guard, request = self.server.guard, self.request
        own = guard.knows_host(request.host) and guard.knows_origin(
            request.headers.get("Origin"), request.host
        )
        if not own or not guard.has_token(self.get_cookie(guard.cookie)):
            raise HTTPError(403)
        self.address = self.get_query_argument("page", "")
        if self.server.page(self.address) is None:
            raise HTTPError(404)
        if self.server.is_full:
            raise HTTPError(503)

    def check_origin(self, origin: str) -> bool:
        """As `prepare` has."""
        return self.server.guard.knows_origin(origin, self.request.host)

    def open(self, *args: str, **kwargs: str) -> None:
        """A page is there."""
        self.set_nodelay(True)  # a second word would wait 40 ms for the answer to the first
        connection = self.ws_connection
        if connection is not None:
            self.server.http.keep(cast(IOStream, connection.stream))
        self.server.held.add(self)

    def on_close(self) -> None:
        """A page went away."""
        self.server.held.discard(self)


class LiveSocket(GuardedSocket):
    """The line on which an open page hears of new builds, and says what it wants."""

    shows = 0
    """The build that the page has confirmed."""

    def open(self, *args: str, **kwargs: str) -> None:
        """A page is there."""
        super().open(*args, **kwargs)
        self.server.join(self)

    def on_close(self) -> None:
        """A page went away."""
        super().on_close()
        self.server.leave(self)

    def on_message(self, message: str | bytes) -> None:
        """A page confirms a build, asks which is the newest, or wants a line opened in the editor."""
        asked = read_message(message)
        if asked is None:
            self.close(1003, "not understood")
        elif asked.shows:
            self.shows = asked.shows
        elif asked.slide:
            self.say({"said": self.server.hear(self.address, asked)})
        else:
            self.server.tell(self)

    def say(self, told: Mapping[str, object]) -> None:
        """Send something; a page that just went away hears nothing."""
        try:
            self.write_message(dict(told))
        except WebSocketClosedError:
            self.server.leave(self)
