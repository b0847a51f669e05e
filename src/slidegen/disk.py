"""Whole files or nothing.

In:  bytes, or a file that has them, and a place. Out: the place holds these bytes, or what it held before.

A file is written beside its place and moved there, so that nobody, not even after a crash, sees half
of it; where the system can, it has no name before it is whole, so that no crash leaves a part of one. What
one left elsewhere is swept by the next writing.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj, rmtree
from typing import BinaryIO

from slidegen.core.patterns import pattern

_LEFT = pattern(r"[0-9a-f]{12}\.tmp")
_NO_NAMELESS = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL)
"""How systems say that they know no nameless files."""


def write_whole(path: Path, data: bytes | BinaryIO) -> None:
    """Makes `path` hold `data`, or what is in an open file, with its folders; on an OSError the old file is
    as it was.

    The file gets mode 0644 less the umask: a temporary file's usual 0600 could not be read by a web
    host that the file is copied to.
    """
    path = path.resolve()  # a symbolic link stays one, its target is replaced
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as file:  # a pipe or /dev/null: moving a file there would destroy it
            _pour(file, data)
        return
    if path.is_file() and not os.access(path, os.W_OK):
        # Moving asks the folder's permission alone, but who protects a file means the file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    if not _write_nameless(path, data):
        _write_named(path, data)


def _pour(file: BinaryIO, data: bytes | BinaryIO) -> None:
    if isinstance(data, bytes):
        file.write(data)
    else:
        data.seek(0)
        copyfileobj(data, file)


def _write_nameless(path: Path, data: bytes | BinaryIO) -> bool:
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
        _pour(file, data)
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


def _write_named(path: Path, data: bytes | BinaryIO) -> None:
    fresh = _fresh_name(path)
    try:
        with open(fresh, "xb", opener=_open_readable) as file:
            _is_locked(file)
            _pour(file, data)
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


def _open_readable(path: str, flags: int) -> int:
    return os.open(path, flags, 0o644)
