"""The phone remote, `slidegen serve --remote`: its page, its line, the code that leads to it.

/remote                the page of a phone for one deck; for a folder the list of its decks
/remote/NAME.html      the page of a phone for a deck of a folder
/remote-code/NAME.html where a deck's remote is, as JSON: address and picture of its code
/talk                  the line of windows and phones (hub.py)

Who may ask is what guard.py says, here as everywhere: without the token there is nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from slidegen.bundle import bundle_remote
from slidegen.serve.code import code_as_picture
from slidegen.serve.guard import LOOPBACK
from slidegen.serve.hub import Hub
from slidegen.serve.server import DeckServer, GuardedHandler, GuardedSocket
from slidegen.serve.sheet import talk_sheet
from slidegen.serve.site import Site

TICK_MS = 1000
"""Between two ticks (hub.py)."""
ANYWHERE = "0.0.0.0"


@dataclass(slots=True)
class Remote:
    """Everything that phones need of a site."""

    site: Site
    notes: bool = True
    hub: Hub = field(init=False)
    _sheets: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hub = Hub(self.sheet)

    def add_to(self, server: DeckServer) -> None:
        """Have `server` answer phones, too, once it begins."""
        server.routes = [
            *server.routes,
            (r"/talk", TalkSocket),
            (r"/remote(?:/([^/]*))?", RemoteHandler),
            (r"/remote-code/([^/]*)", CodeHandler),
        ]
        server.settings["remote"] = self
        server.begin = PeriodicCallback(self.hub.strike, TICK_MS).start

    def sheet(self, address: str) -> Mapping[str, object] | None:
        """What a phone shows of the deck at `address`; None where there is none, or none yet."""
        live = self.site.decks.get(address)
        if live is None or live.deck is None or live.page is None:
            return None
        known = self._sheets.get(address)
        if known is None or known["build"] != live.page.number:
            known = self._sheets[address] = talk_sheet(live.deck, live.page.number, notes=self.notes)
        return known

    def names(self) -> dict[str, str]:
        """Address → title of each deck."""
        return {
            address: live.facts.title for address, live in self.site.decks.items() if live.facts is not None
        }


def host_for_remote(host: str) -> str:
    """What to listen on: a phone is never on loopback."""
    return ANYWHERE if host in LOOPBACK else host


def remote_address(printed: str, page: str = "") -> str:
    """The address of the phone's page for the deck at `page`; `printed` is that of the home page."""
    home, mark, token = printed.partition("?")
    return f"{home}remote{f'/{page}' if page else ''}{mark}{token}"


def _remote(handler: RequestHandler) -> Remote:
    return cast(Remote, handler.settings["remote"])


class RemoteHandler(GuardedHandler):
    """The page of a phone."""

    def get(self, address: str | None) -> None:
        """The remote of a deck; without a name in a folder, which decks there are."""
        remote = _remote(self)
        names = remote.names()
        is_list = not address and remote.site.folder is not None
        if not is_list and (address or "") not in names:
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(bundle_remote(None if is_list else address or "", names))

    head = get


class CodeHandler(GuardedHandler):
    """The code that leads a phone to a deck's remote."""

    def get(self, page: str) -> None:
        """Its address, and a picture of it."""
        if page not in _remote(self).site.decks:
            raise HTTPError(404)
        address = remote_address(self.server.guard.address, page)
        self.finish({"address": address, "picture": code_as_picture(address)})


class TalkSocket(GuardedSocket):
    """The line of a window or a phone."""

    is_window = False
    is_own = False

    def prepare(self) -> None:
        """As every line; it says which of the two it is."""
        super().prepare()
        role = self.get_query_argument("as", "")
        if role not in ("window", "phone"):
            raise HTTPError(400)
        self.is_window = role == "window"

    def open(self, *args: str, **kwargs: str) -> None:
        """It is there."""
        super().open(*args, **kwargs)
        self.is_own = self.is_window and self._is_on_this_machine()
        _remote(self).hub.join(self)

    def on_close(self) -> None:
        """It is gone."""
        _remote(self).hub.leave(self)
        super().on_close()

    def on_message(self, message: str | bytes) -> None:
        """It tells of a move."""
        try:
            said: Any = json.loads(message)
        except (ValueError, RecursionError):
            said = None
        if not _remote(self).hub.hear(self, said):
            self.close(1003, "not understood")

    def say(self, told: Mapping[str, object]) -> None:
        """Send something; who just went away hears nothing."""
        try:
            self.write_message(dict(told))
        except WebSocketClosedError:
            _remote(self).hub.leave(self)

    def _is_on_this_machine(self) -> bool:
        """Whether both ends have one address: loopback, or the machine's own in the network."""
        peer = self.request.remote_ip or ""
        connection = self.ws_connection
        stream = getattr(connection, "stream", None)
        here = stream.socket.getsockname()[0] if stream is not None else ""
        return peer in LOOPBACK or peer == here
