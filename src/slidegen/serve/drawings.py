"""`PUT /drawings/<n>.svg?page=<address>`: what a page has drawn on slide n goes into its file.

Only a page of this server may ask, only where the deck's headmatter says `drawings.persist`, and only for
a slide that there is; what it sends is read as the build reads it, and written anew from what was
understood, so nothing but shapes gets into the file. An empty drawing takes the file away.
"""

from __future__ import annotations

from tornado.web import HTTPError, stream_request_body

from slidegen.build import drawings_folder, write_drawing
from slidegen.core.deck import Deck
from slidegen.disk import write_whole
from slidegen.parse import Drawing, DrawingError, read_drawing
from slidegen.serve.server import DeckServer, GuardedHandler
from slidegen.serve.site import Site

MOST = 1_000_000
"""Bytes of a drawing; a slide full of strokes has some hundred thousand."""


def keep_drawings(server: DeckServer, site: Site) -> None:
    """Have `server` save what is drawn on the decks of `site`."""
    server.routes = [*server.routes, (r"/drawings/([1-9][0-9]{0,4})\.svg", DrawingHandler)]
    server.settings["drawn_on"] = site


@stream_request_body
class DrawingHandler(GuardedHandler):
    """Saves one drawing."""

    def prepare(self) -> None:
        """Refuse with 403 who is not a page of this server, with 413 who sends too much."""
        super().prepare()
        request = self.request
        if not self.server.guard.knows_origin(request.headers.get("Origin"), request.host):
            raise HTTPError(403)
        # The server's own limit is for questions, and is taken back here alone.
        request.connection.set_max_body_size(MOST)  # type: ignore[union-attr]
        if int(request.headers.get("Content-Length") or MOST + 1) > MOST:
            raise HTTPError(413)
        self._body = bytearray()

    def data_received(self, chunk: bytes) -> None:
        """Called by tornado with each part of the body."""
        self._body += chunk

    def put(self, no: str) -> None:
        """204, or why not."""
        site: Site = self.settings["drawn_on"]
        live = site.decks.get(self.get_query_argument("page", ""))
        deck = live.deck if live is not None else None
        if deck is None or not 1 <= int(no) <= len(deck.slides):
            raise HTTPError(404)
        try:
            drawing = read_drawing(bytes(self._body).decode("utf-8"))
        except (DrawingError, UnicodeDecodeError):
            raise HTTPError(400) from None
        try:
            save_drawing(deck, int(no), drawing)
        except PermissionError:
            raise HTTPError(403) from None
        except OSError:
            raise HTTPError(507) from None
        self.set_status(204)
        self.finish()


def save_drawing(deck: Deck, no: int, drawing: Drawing) -> None:
    """Write the drawing on slide `no`. Raises PermissionError where it must not be kept, OSError."""
    folder = drawings_folder(deck.config, deck.source)
    if folder is None:
        raise PermissionError("the deck keeps no drawings")
    path = folder / f"{no}.svg"
    if not path.resolve().is_relative_to(deck.source.root):
        raise PermissionError(f"{path.name} leads out of the project")
    if drawing.shapes:
        write_whole(path, write_drawing(drawing, deck.config))
    else:
        path.unlink(missing_ok=True)
