"""Where the server listens: the port that was asked for, or the first free one."""

from __future__ import annotations

import socket

from tornado.netutil import bind_sockets

DEFAULT_PORT = 3030
LAST_PORT = 4000


class PortTakenError(Exception):
    """The address or port that was asked for cannot be listened on."""


def open_sockets(host: str, port: int | None) -> list[socket.socket]:
    """Sockets on `host` at `port`, or at the first free one from 3030 on. Raises PortTakenError."""
    for wanted in range(DEFAULT_PORT, LAST_PORT + 1) if port is None else [port]:
        try:
            return bind_sockets(wanted, host)
        except socket.gaierror as error:
            raise PortTakenError(f"`{host}` is no address of this machine") from error
        except OSError as error:
            if port is not None:
                raise PortTakenError(f"port {port} on {host} cannot be used: {error.strerror}") from error
    raise PortTakenError(f"no port from {DEFAULT_PORT} to {LAST_PORT} is free on {host}")
