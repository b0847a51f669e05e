"""livereload's watcher, on the system's own file events, and on looking where none come.

The stock one walks the whole tree every 0.8 s. This one is told by the system (events.py), in the folders of
the files that the last build asked for, and calls back at once; folders are watched rather than files, so
that an editor's atomic rename and a file that comes later are seen, too.

Events do not come from everywhere (network drives, a container's mounts, a full table of watches). So the
files are looked at now and then; a change that no event has told is built at once, and where the event does
not follow the watcher goes over to looking alone, and says so.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

from slidegen.file_changes import (
    GATHERED_MS,
    LOOK_MS,
    Change,
    Stamp,
    stamp,
    watched_folders,
)
from slidegen.serve.events import changes_on_loop

QUIET_MS = 5
"""Quiet for this long ends the gathering where no writer has said that it is done."""
ANSWERING = 0.02
"""Seconds until the watch begins: who waits for the first page is answered before, since it takes the loop
10 ms to get the system's events, and a build the lock.
"""
POLL = 0.3
"""Seconds between two looks where they do not."""
COARSE_NS = 2_100_000_000
"""File systems there are whose times are no finer than 2 s: a younger file may have changed unseen."""

ASKED = "SLIDEGEN_POLLING"
"""In the environment: the system's events are not to be trusted."""

Changed = frozenset[Path] | None
"""What changed; None: anything may have."""


class EventWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """Calls `on_change` when a file in a watched folder changed, and follows `files` as they change."""

    def __init__(
        self,
        on_change: Callable[[Changed], Awaitable[None]],
        files: Callable[[], Iterable[Path]],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._on_change = on_change
        self._files = files
        self._say = say
        self._seen: dict[Path, Stamp] = {}
        # Without a task of its own, livereload would watch the working folder.
        self.watch("slidegen", None)

    def start(self, callback: object) -> bool:
        """Begin to watch on the running loop. True: livereload need not poll."""
        IOLoop.current().call_later(ANSWERING, self._run)
        return True

    async def _run(self) -> None:
        try:
            why = f"{ASKED} is set" if os.environ.get(ASKED) else await self._by_events()
        except OSError as error:
            why = f"the system gives no file events here ({error.strerror or error})"
        if why:
            self._say(f"{why}: looking for changes every {POLL:g} s instead")
            await self._by_looking()

    async def _by_events(self) -> str | None:
        """Until there is a reason to go over to looking; None at the end of the server."""
        while True:
            folders = watched_folders(self._files())
            async with aclosing(_events_in(folders)) as events:
                coming = asyncio.ensure_future(anext(events, None))
                try:
                    await asyncio.sleep(0)  # the folders are watched from here on
                    # A change before that, as while the last build ran, has told nobody.
                    await self._build(None)
                    missed: set[Path] = set()
                    while watched_folders(self._files()) == folders:
                        told = await coming
                        if told is None:
                            return None
                        coming = asyncio.ensure_future(anext(events, None))
                        if told:
                            self._seen |= {path: stamp(path) for path in told}
                            await self._build(told)
                        silent = {path for path in self._look() if not path.is_dir()}
                        if silent:
                            await self._build(frozenset(silent))
                        if missed and not told:
                            return f"no file events come from {next(iter(missed)).parent.as_posix()}"
                        missed = set() if told else silent
                finally:
                    coming.cancel()
                    await asyncio.gather(coming, return_exceptions=True)

    async def _by_looking(self) -> None:
        await self._build(None)
        while True:
            await asyncio.sleep(POLL)
            changed = self._look(coarse=True)
            if changed:
                await self._build(frozenset(changed))

    async def _build(self, changed: Changed) -> None:
        await self._on_change(changed)
        for path in self._files():
            if path not in self._seen:
                self._seen[path] = stamp(path)

    def _look(self, *, coarse: bool = False) -> set[Path]:
        """The files that are not as they were at the last look; with `coarse` those that may not be."""
        found = {path: stamp(path) for path in self._files()}
        changed = {path for path, mark in found.items() if self._seen.get(path, mark) != mark}
        if coarse:
            changed |= {path for path, mark in found.items() if mark and _is_young(path, mark)}
        self._seen = found
        return changed


async def _events_in(folders: list[Path]) -> AsyncGenerator[frozenset[Path], None]:
    """What changed in `folders`; nothing at all every `LOOK_MS`."""
    told: asyncio.Queue[Change] = asyncio.Queue()
    with changes_on_loop(folders, told.put_nowait):
        while True:
            yield await _gather(told)


async def _gather(told: asyncio.Queue[Change]) -> frozenset[Path]:
    """The next change, and those that are told in one go with it."""
    found: set[Path] = set()
    end, wait = time.monotonic() + GATHERED_MS / 1000, LOOK_MS
    try:
        while not found or time.monotonic() < end:
            async with asyncio.timeout(wait / 1000):
                change = await told.get()
            if not found:
                end = time.monotonic() + GATHERED_MS / 1000
            found.add(change.path)
            if change.is_whole and told.empty():
                break
            wait = QUIET_MS
    except TimeoutError:
        pass
    return frozenset(found)


def _is_young(path: Path, mark: tuple[int, int, int]) -> bool:
    return path.is_file() and 0 <= time.time_ns() - mark[0] < COARSE_NS
