"""The cache of one deck: what it has hundreds of is kept in one entry.

In:  kinds and keys, as `Cache` takes them.
Out: what was put there by the last build of this deck, or by any build where it is of another kind.

A formula or a block of code in a file of its own takes longer to write and to read than to make. So those
that a whole build asked for are one entry, found by the deck's path, read at the start and written at the
end. Their keys say all that they depend on, as everywhere in the cache: none is ever wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from slidegen.cache import DEFAULT_LIMIT, Cache, cache_key

SMALL = frozenset({"katex", "tokens"})
"""Kinds of which a deck has hundreds."""

_KIND = "deck"
_FORM = "2"
"""Of an entry: a line for each, its kind and key, a tab, its data."""


class DeckCache(Cache):
    """The cache in `folder`, as the deck at `deck` sees it."""

    def __init__(self, folder: Path | None, deck: Path, *, limit: int = DEFAULT_LIMIT) -> None:
        super().__init__(folder, limit=limit)
        self._deck = cache_key(_FORM, str(deck))
        self._before: dict[str, str] = {}
        self._used: dict[str, str] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Whatever is small and asked for in here is kept at its end; a build of few slides does without."""
        stored = super().get(_KIND, self._deck)
        self.is_new = stored is None
        self._before = {} if stored is None else _read(stored)
        try:
            yield
            if self.is_new or self._used.keys() != self._before.keys():
                written = "\n".join(f"{name}\t{data}" for name, data in self._used.items())
                super().put(_KIND, self._deck, written.encode("utf-8"))
        finally:
            self._before, self._used = {}, {}

    def get(self, kind: str, key: str) -> bytes | None:
        """As that of every cache."""
        if kind not in SMALL:
            return super().get(kind, key)
        name = f"{kind}/{key}"
        data = self._used.get(name) or self._before.get(name)
        if data is None:
            return super().get(kind, key) if self._is_in_haste else None
        self._used[name] = data
        return data.encode("utf-8")

    def put(self, kind: str, key: str, data: bytes) -> None:
        """As that of every cache; what is small is one line of text, and lasts beyond `together` alone."""
        if kind in SMALL:
            self._used[f"{kind}/{key}"] = data.decode("utf-8")
        else:
            super().put(kind, key, data)


def _read(stored: bytes) -> dict[str, str]:
    entries = (line.partition("\t") for line in stored.decode("utf-8").split("\n"))
    return {name: data for name, tab, data in entries if tab}
