"""What is dear to make, kept for the next build.

In:  a kind (`katex`, `uno`…), a key, bytes.
Out: the same bytes, in this process or in another.

The cache is a convenience: where it cannot be read or written, everything is made again and no build fails
for it. Its entries are found by a hash of all that they depend on, so none is ever wrong, and none needs to
be thrown away but for room.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from slidegen.core.patterns import pattern
from slidegen.disk import write_whole

DEFAULT_LIMIT = 256 * 1024 * 1024
"""How much the cache keeps, in bytes."""

_MAGIC = b"slidegen cache 1\n"
_ENTRY = pattern(r"[0-9a-f]{62}")
_DAY = 24 * 60 * 60
_MARKER = "pruned"


def cache_key(*parts: str | bytes) -> str:
    """The key of what depends on `parts`, in this order; one of them says the maker's version."""
    whole = bytearray()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole += b"%d:" % len(data) + data
    return hashlib.sha256(whole).hexdigest()


def default_cache() -> Cache:
    """The user's cache."""
    return Cache(cache_folder())


def cache_folder() -> Path | None:
    """Where the user's cache is; the variable SLIDEGEN_CACHE names another folder, or is `off`."""
    named = os.environ.get("SLIDEGEN_CACHE", "")
    if named == "off":
        return None
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("slidegen", appauthor=False)


class NotAtHandError(Exception):
    """What was asked for in haste is not in memory."""


class Cache:
    """What was made once, by kind (`katex`, `uno`…) and key; without a folder, always empty."""

    def __init__(self, folder: Path | None, *, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self.is_new = False
        """Whether nothing was kept of the deck when `together` began."""
        self._is_in_haste = False
        self._unseen: int | None = None  # bytes written since the size was last looked at

    def get(self, kind: str, key: str) -> bytes | None:
        """The data of `put`, or None; a file that is cut off or not ours is not there."""
        if self._is_in_haste:
            raise NotAtHandError(kind)
        if self._folder is None:
            return None
        path = _place(self._folder, kind, key)
        try:
            whole = path.read_bytes()
            data = _unpack(whole)
            if data is not None and time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # used lately: pruning takes others first
        except OSError:
            return None
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keeps `data`, if it can."""
        if self._folder is None:
            return
        try:
            write_whole(_place(self._folder, kind, key), _pack(data))
        except OSError:
            self._folder = None  # a full or read-only disk: trying again for each entry helps nobody
            return
        self._make_room(self._folder, len(data))

    def together(self) -> AbstractContextManager[None]:
        """While most of a deck is made: what it has hundreds of may be read and kept at once."""
        return nullcontext()

    @contextmanager
    def in_haste(self) -> Iterator[None]:
        """In here, asking for what is not in memory raises NotAtHandError: so nothing dear is made."""
        self._is_in_haste = True
        try:
            yield
        finally:
            self._is_in_haste = False

    def clear(self) -> None:
        """Forgets everything; files that are not the cache's own stay, whatever folder was named."""
        if self._folder is None:
            return
        for path in _entries(self._folder):
            _forget(path)
        for folder in (*self._folder.glob("*/[0-9a-f][0-9a-f]"), *self._folder.glob("*/")):
            with suppress(OSError):
                folder.rmdir()  # only an empty one goes
        with suppress(OSError):
            (self._folder / _MARKER).unlink()

    def _make_room(self, folder: Path, added: int) -> None:
        """Looks at the size once a day, and when this process alone has written a quarter of the limit."""
        if self._unseen is None:
            self._unseen = 0 if _pruned_lately(folder) else self._limit
        self._unseen += added
        if self._unseen < self._limit // 4:
            return
        self._unseen = 0
        with suppress(OSError):
            _prune(folder, self._limit)
            (folder / _MARKER).touch()


def _place(folder: Path, kind: str, key: str) -> Path:
    return folder / kind / key[:2] / key[2:]


def _pack(data: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(data).digest() + data


def _unpack(whole: bytes) -> bytes | None:
    start = len(_MAGIC) + 32
    data = whole[start:]
    intact = whole[:start] == _MAGIC + hashlib.sha256(data).digest()
    return data if intact else None


def _entries(folder: Path) -> list[Path]:
    found = folder.glob("*/[0-9a-f][0-9a-f]/*")
    return [path for path in found if _ENTRY.fullmatch(path.name)]


def _pruned_lately(folder: Path) -> bool:
    try:
        return time.time() - (folder / _MARKER).stat().st_mtime < _DAY
    except OSError:
        return False


def _prune(folder: Path, limit: int) -> None:
    """Forgets the entries that were not used for longest until three quarters of `limit` are left."""
    seen: list[tuple[float, int, Path]] = []
    for path in _entries(folder):
        with suppress(OSError):  # another process may be pruning too
            stat = path.stat()
            seen.append((stat.st_mtime, stat.st_size, path))
    total = sum(size for _, size, _ in seen)
    if total <= limit:
        return
    for _, size, path in sorted(seen):
        if total <= limit * 3 // 4:
            return
        _forget(path)
        total -= size


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
