"""The system's file events, told on the running loop.

Linux is asked by the loop itself: watchdog leads each event through three threads there, which takes 0.7 ms,
and 4 ms once in twenty times. All others are asked by watchdog.
"""

from __future__ import annotations

import asyncio
import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from slidegen.file_changes import EDITOR_LEFTOVERS, Change, changes_in

if TYPE_CHECKING:
    from asyncinotify import Inotify

Hear = Callable[[Change], object]

_LIMITS = {
    errno.ENOSPC: "the limit of inotify watches is reached",
    errno.EMFILE: "the limit of inotify instances is reached",
}


@contextmanager
def read_inotify(folders: Iterable[Path], hear: Hear) -> Iterator[None]:
    """As `changes_on_loop`, on Linux."""
    from asyncinotify import Inotify, Mask

    wanted = Mask.CREATE | Mask.MODIFY | Mask.CLOSE_WRITE | Mask.MOVE | Mask.DELETE | Mask.DELETE_SELF
    loop = asyncio.get_running_loop()
    with ExitStack() as stack:
        try:
            told = stack.enter_context(Inotify(sync_timeout=0))
            for folder in folders:
                told.add_watch(folder, wanted)
        except OSError as error:
            # "No space left on device", of a table that no disk is about.
            raise OSError(error.errno, _LIMITS.get(error.errno or 0, error.strerror)) from None
        loop.add_reader(told.fd, _read, told, hear, Mask.CLOSE_WRITE | Mask.MOVED_TO)
        try:
            yield
        finally:
            loop.remove_reader(told.fd)


def _read(told: Inotify, hear: Hear, whole: int) -> None:
    while (event := told.sync_get()) is not None:
        # An overflow has no path: what was lost is found at the next look at the files.
        if event.path is not None and not event.path.name.endswith(EDITOR_LEFTOVERS):
            hear(Change(event.path, bool(event.mask & whole)))


@contextmanager
def hear_watchdog(folders: Iterable[Path], hear: Hear) -> Iterator[None]:
    """As `changes_on_loop`, on every system."""
    loop = asyncio.get_running_loop()
    with changes_in(folders, lambda change: loop.call_soon_threadsafe(hear, change)):
        yield


changes_on_loop = read_inotify if sys.platform == "linux" else hear_watchdog
"""While it is entered, `hear` is called on the running loop for each change of what is in `folders`.

Raises OSError where the system can tell of no more.
"""
