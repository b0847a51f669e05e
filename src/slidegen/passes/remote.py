"""Fetches a remote asset, where the author said so (`remoteAssets: true`), and remembers it on disk."""

from __future__ import annotations

import json
from collections.abc import Callable

from slidegen.disk import Cache, cache_key

KIND = "remote"
TIMEOUT = 20.0
"""Seconds without an answer."""
LARGEST = 64_000_000
"""Bytes; more does not belong into a page."""


def remote_fetcher(cache: Cache) -> Callable[[str], tuple[bytes, str]]:
    """A function that gives the bytes and the type of an http(s) address, or raises OSError."""

    def fetch(url: str) -> tuple[bytes, str]:
        key = cache_key(url)
        kept = cache.get(KIND, key)
        if kept is not None:
            head, _, data = kept.partition(b"\n")
            return data, str(json.loads(head))
        data, mime = _ask(url)
        cache.put(KIND, key, json.dumps(mime).encode("ascii") + b"\n" + data)
        return data, mime

    return fetch


def _ask(url: str) -> tuple[bytes, str]:
    from urllib.request import Request, urlopen  # late: few decks fetch anything

    request = Request(url, headers={"User-Agent": "slidegen"})
    with urlopen(request, timeout=TIMEOUT) as answer:
        data = answer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise OSError(f"it is larger than {LARGEST // 1_000_000} MB")
        return data, answer.headers.get_content_type()
