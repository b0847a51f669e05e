"""`PUT /drawings/<id>.svg?page=<address>`: what a page has drawn on a slide goes into its file.

Only a page of this server may ask, only where the deck's headmatter says `drawings.persist`, and only for
a slide that there is, or was until a moment ago; what it sends is read as the build reads it, and written
anew from what was understood, so nothing but shapes gets into the file. An empty drawing takes the file
away. Slides go by the ids that they keep (build/slide_ids.py): a page may still count them as they were.
"""

from __future__ import annotations

from tornado.web import HTTPError, stream_request_body

from slidegen.build import drawings_folder, write_drawing
from slidegen.parse import DrawingError, read_drawing
from slidegen.serve.server import DeckServer, GuardedHandler
from slidegen.serve.site import Site

MOST = 1_000_000
"""Bytes of a drawing; a slide full of strokes has some hundred thousand."""


def keep_drawings(server: DeckServer, site: Site) -> None:
    """Have `server` save what is drawn on the decks of `site`."""
    server.routes = [*server.routes, (r"/drawings/([0-9a-f]{6}-[1-9][0-9]{0,8})\.svg", DrawingHandler)]
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

    def put(self, slide: str) -> None:
        """204, or why not."""
        site: Site = self.settings["drawn_on"]
        live = site.decks.get(self.get_query_argument("page", ""))
        if live is None or live.deck is None:
            raise HTTPError(404)
        deck = live.deck
        if drawings_folder(deck.config, deck.source) is None:
            raise HTTPError(403)
        try:
            drawing = read_drawing(bytes(self._body).decode("utf-8"))
        except (DrawingError, UnicodeDecodeError):
            raise HTTPError(400) from None
        data = write_drawing(drawing, deck.config) if drawing.shapes else None
        try:
            live.builder.kept.save(slide, data, deck.source.root)
        except KeyError:
            raise HTTPError(404) from None
        except PermissionError:
            raise HTTPError(403) from None
        except OSError:
            raise HTTPError(507) from None
        self.set_status(204)
        self.finish()
