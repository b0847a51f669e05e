"""Who may ask: those who name this server as their host, and beyond loopback those who have the token.

A foreign name that leads to this machine (DNS rebinding) is refused on every address. Beyond loopback the
printed address has a random token; who opens it gets a cookie and the address without the token, which
then can be shown on a screen. Addresses of numbers are nobody's name, so they cannot be rebound.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Mapping
from dataclasses import field
from urllib.parse import urlsplit

from slidegen.core.records import record

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
TOKEN = "token"
"""The name of the token in an address."""


@record
class Guard:
    """What a request must have. On loopback there is no token, and only loopback's names are right."""

    host: str
    """What the server listens on."""
    port: int
    token: str | None = None
    names: frozenset[str] = field(default=LOOPBACK)

    @property
    def cookie(self) -> str:
        """Cookies know no ports: each server on this machine has its own."""
        return f"slidegen-{self.port}"

    @property
    def address(self) -> str:
        """What is printed: the home page, with the token where one is needed."""
        host = self.host if self.token is None else _reachable(self.host)
        home = f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"
        return home if self.token is None else f"{home}?{TOKEN}={self.token}"

    def knows_host(self, host: str) -> bool:
        """Whether a request named this server as its host."""
        name = _host_name(host)
        return name in self.names or (self.token is not None and _is_number(name))

    def knows_origin(self, origin: str | None, host: str) -> bool:
        """Whether a page that came from this very server asks; a browser always says where from."""
        return origin in (f"http://{host}", f"https://{host}")

    def has_token(self, given: str | None) -> bool:
        """Whether `given` is the token, where one is needed."""
        return self.token is None or hmac.compare_digest((given or "").encode(), self.token.encode())


def guard_for(host: str, port: int) -> Guard:
    """A guard for a server on `host`: beyond loopback it has a new token."""
    if host in LOOPBACK:
        return Guard(host, port)
    machine = socket.gethostname().lower()
    names = LOOPBACK | {host.lower(), machine, f"{machine}.local"}
    return Guard(host, port, secrets.token_urlsafe(16), names)


def refused(headers: Mapping[str, str]) -> bool:
    """Whether a foreign page asks for a part of its own: an image, a script, a frame."""
    site, mode = headers.get("Sec-Fetch-Site", "none"), headers.get("Sec-Fetch-Mode", "navigate")
    is_frame = headers.get("Sec-Fetch-Dest", "document") not in ("document", "empty", "websocket")
    return site in ("cross-site", "same-site") and (mode != "navigate" or is_frame)


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _reachable(host: str) -> str:
    """An address by which others reach a server that listens on `host`."""
    if host not in ("0.0.0.0", "::", ""):
        return host
    # No packet is sent: the system only says which of its addresses it would send from.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
