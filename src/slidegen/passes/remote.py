"""Fetches a remote asset, where the author said so (`remoteAssets: true`), and remembers it on disk.

In:  an http(s) address. Out: its bytes and their type, or an OSError that says in words why not. An
     address that fails is asked once a build, so that a dead server is waited for once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from slidegen.cache import Cache, cache_key
from slidegen.passes.assets import MIME

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPResponse

KIND = "remote"
TIMEOUT = 20.0
"""Seconds that an asset may take as a whole."""
LARGEST = 64_000_000
"""Bytes; more does not belong into a page."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})
VAGUE = frozenset({"application/octet-stream", "binary/octet-stream", "text/plain"})
"""What servers say that do not know: the address's ending says more."""
_CHUNK = 65536


def remote_fetcher(
    cache: Cache, *, timeout: float = TIMEOUT, largest: int = LARGEST
) -> Callable[[str], tuple[bytes, str]]:
    """A function that gives the bytes and the type of an http(s) address, or raises OSError."""
    failed: dict[str, OSError] = {}

    def fetch(url: str) -> tuple[bytes, str]:
        if url in failed:
            raise failed[url]
        key = cache_key(url)
        kept = cache.get(KIND, key)
        if kept is not None:
            head, _, data = kept.partition(b"\n")
            return data, str(json.loads(head))
        try:
            data, mime = _ask(url, timeout, largest)
        except OSError as error:
            failed[url] = error
            raise
        cache.put(KIND, key, json.dumps(mime).encode("ascii") + b"\n" + data)
        return data, mime

    return fetch


def _ask(url: str, timeout: float, largest: int) -> tuple[bytes, str]:
    from http.client import HTTPException  # late, as are the others: few decks fetch anything
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    try:
        request = Request(url, headers={"User-Agent": "slidegen", "Accept": "*/*"})
        with urlopen(request, timeout=timeout) as answer:
            return _read(answer, time.monotonic() + timeout, largest), _type(answer.headers, url)
    except HTTPError as error:
        with error:
            raise OSError(f"the server says {error.code} {error.reason}") from None
    except TimeoutError:
        raise OSError(_too_slow(timeout)) from None
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        raise OSError(_too_slow(timeout) if slow else _why(error.reason)) from None
    except (HTTPException, ValueError) as error:
        raise OSError(f"the answer cannot be read ({type(error).__name__})") from None


def _read(answer: HTTPResponse, deadline: float, largest: int) -> bytes:
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > largest:
            raise OSError(f"it is larger than {largest // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    if answer.length:  # what the header promised and did not come
        raise OSError("the answer ends too soon")
    return bytes(data)


def _type(headers: Message, url: str) -> str:
    said = headers.get_content_type()
    known = MIME.get(PurePosixPath(urlsplit(url).path).suffix.lower())
    if said in PAGES and known not in PAGES:
        raise OSError("the server gives a web page instead")
    return known if known and said in VAGUE else said


def _too_slow(timeout: float) -> str:
    return f"the server did not give it within {timeout:.0f} s"


def _why(reason: object) -> str:
    """The system's words for why there was no connection."""
    return str(getattr(reason, "strerror", None) or reason)
