"""How many connections a server holds: enough for every page, never more than the system gives.

A connection that has not finished asking can be closed any time: the oldest such goes when there is no
room for a new one. So who opens hundreds and says nothing, or a byte a minute, keeps nobody out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

MOST = 200
"""Connections that are not the live line of an open page."""
ASKING = 10
"""Seconds that a client may take for its question; none has more to say than some headers."""
QUESTION = 64_000
"""Bytes of a question, headers or body."""

LIMITS: Mapping[str, Any] = {
    "max_body_size": QUESTION,
    "max_header_size": QUESTION,
    "body_timeout": ASKING,
    "idle_connection_timeout": ASKING,
}


class BoundedServer(HTTPServer):
    """An HTTP server that lets no one keep the others out."""

    def initialize(self, request_callback: Any, **options: Any) -> None:  # type: ignore[override]
        """Called by tornado with what it was made with."""
        super().initialize(request_callback, **{**LIMITS, **options})
        self._waiting: dict[IOStream, None] = {}

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Take a new connection, in place of the oldest one where there are too many."""
        while len(self._waiting) >= MOST:
            oldest = next(iter(self._waiting))
            self._waiting.pop(oldest)
            oldest.close()
        self._waiting[stream] = None
        super().handle_stream(stream, address)

    def keep(self, stream: IOStream) -> None:
        """This one is the live line of an open page: it stays as long as the page."""
        self._waiting.pop(stream, None)

    def on_close(self, server_conn: object) -> None:
        """Called by tornado when a connection is over."""
        super().on_close(server_conn)
        for stream in [stream for stream in self._waiting if stream.closed()]:
            del self._waiting[stream]
