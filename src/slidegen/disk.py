"""Whole files or nothing, and the cache of what is dear to make.

In:  bytes and a place. Out: the place holds these bytes, or what it held before.

A file is written beside its place and moved there, so that nobody, not even after a crash, sees half
of it; where the system can, it has no name before it is whole, so that no crash leaves a part of one. What
one left elsewhere is swept by the next writing.

The cache is a convenience: where it cannot be read or written, everything is made again and no build fails
for it. Its entries are found by a hash of all that they depend on, so none is ever wrong, and none needs to
be thrown away but for room.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

DEFAULT_LIMIT = 256 * 1024 * 1024
"""How much the cache keeps, in bytes."""

_MAGIC = b"slidegen cache 1\n"
_LEFT = re.compile(r"[0-9a-f]{12}\.tmp")
_NO_NAMELESS = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL)
"""How systems say that they know no nameless files."""
_ENTRY = re.compile(r"[0-9a-f]{62}")
_DAY = 24 * 60 * 60
_MARKER = "pruned"


def write_whole(path: Path, data: bytes) -> None:
    """Makes `path` hold `data`, with its folders; on an OSError the old file is as it was.

    The file gets mode 0644 less the umask: a temporary file's usual 0600 could not be read by a web
    host that the file is copied to.
    """
    path = path.resolve()  # a symbolic link stays one, its target is replaced
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)  # a pipe or /dev/null: moving a file there would destroy it
        return
    if path.is_file() and not os.access(path, os.W_OK):
        # Moving asks the folder's permission alone, but who protects a file means the file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    if not _write_nameless(path, data):
        _write_named(path, data)


def _write_nameless(path: Path, data: bytes) -> bool:
    """Write a file that has no name until all of it is there, so that a process that is killed leaves
    nothing; False where the system or the disk has no such files (they are Linux's).
    """
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o644)
    except OSError as error:
        if error.errno in _NO_NAMELESS:
            return False
        raise
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        _is_locked(file)
        try:
            # Where nothing is to be replaced there is no other name in between.
            fresh = path if not path.exists() else _fresh_name(path)
            os.link(f"/proc/self/fd/{handle}", fresh, src_dir_fd=handle, follow_symlinks=True)
        except OSError:  # no /proc, or somebody was faster
            return False
        if fresh != path:
            _move(fresh, path)
    return True


def _write_named(path: Path, data: bytes) -> None:
    fresh = _fresh_name(path)
    try:
        with open(fresh, "xb", opener=_open_readable) as file:
            _is_locked(file)
            file.write(data)
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _move(fresh: Path, path: Path) -> None:
    try:
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _fresh_name(path: Path) -> Path:
    """A name beside `path` that nobody has: at most 255 bytes, and a character may take four."""
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.tmp")


def _sweep(path: Path) -> None:
    """Remove what a process that was killed left beside `path`; what is still being written is locked."""
    start = f".{path.name[:40]}."
    with suppress(OSError):
        beside = [found for found in path.parent.iterdir() if found.name.startswith(start)]
        for left in (found for found in beside if _LEFT.fullmatch(found.name[len(start) :])):
            with suppress(OSError), left.open("rb") as file:
                if _is_locked(file):
                    left.unlink()


def _is_locked(file: BinaryIO) -> bool:
    """Lock `file` for as long as it is open; False where another process has done so.

    Windows has no such locks, and none are needed: it does not remove a file that is open.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """A new folder, which takes the place of `path` with all that is in it, once nothing went wrong.

    What may be replaced is for the caller to know. On an error `path` is as it was.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(6)
    fresh, old = (path.with_name(f".{path.name[:40]}.{token}.{end}") for end in ("tmp", "old"))
    fresh.mkdir()
    try:
        yield fresh
        if path.exists():
            path.rename(old)
        try:
            fresh.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    finally:
        rmtree(fresh, ignore_errors=True)
        rmtree(old, ignore_errors=True)


def cache_key(*parts: str | bytes) -> str:
    """The key of what depends on `parts`, in this order; one of them says the maker's version."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def default_cache() -> Cache:
    """The user's cache; the variable SLIDEGEN_CACHE names another folder, or is `off`."""
    named = os.environ.get("SLIDEGEN_CACHE", "")
    if named == "off":
        return Cache(None)
    if named:
        return Cache(Path(named))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("slidegen", appauthor=False))


class Cache:
    """What was made once, by kind (`katex`, `uno`…) and key; without a folder, always empty."""

    def __init__(self, folder: Path | None, *, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._unseen: int | None = None  # bytes written since the size was last looked at

    def get(self, kind: str, key: str) -> bytes | None:
        """The data of `put`, or None; a file that is cut off or not ours is not there."""
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


def _open_readable(path: str, flags: int) -> int:
    return os.open(path, flags, 0o644)


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
