"""livereload's watcher, on the system's own file events.

The stock one walks the whole tree every 0.8 s. This one is told by watchfiles, in the folders of the
files that the last build asked for, and calls back at once; folders are watched rather than files, so
that an editor's atomic rename and a file that comes later are seen, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchfiles import Change, awatch

DEBOUNCE_MS = 40
"""The longest that changes are gathered: several files saved at once make one build."""
STEP_MS = 8
"""Quiet for this long ends the gathering."""

EDITOR_LEFTOVERS = (".swp", ".swx", ".swo", "~", ".tmp", ".bak")


class EventWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """Calls `on_change` when a file in a watched folder changed, and follows `folders` as they change."""

    def __init__(self, on_change: Callable[[], Awaitable[None]], files: Callable[[], Iterable[Path]]) -> None:
        super().__init__()
        self._on_change = on_change
        self._files = files
        # Without a task of its own, livereload would watch the working folder.
        self.watch("slidegen", None)

    def start(self, callback: object) -> bool:
        """Begin to watch on the running loop. True: livereload need not poll."""
        IOLoop.current().spawn_callback(self._run)
        return True

    async def _run(self) -> None:
        while True:
            folders = watched_folders(self._files())
            stop = asyncio.Event()
            changes = awatch(
                *folders,
                watch_filter=_is_of_interest,
                debounce=DEBOUNCE_MS,
                step=STEP_MS,
                stop_event=stop,
                recursive=False,
            )
            async for _ in changes:
                await self._on_change()
                if watched_folders(self._files()) != folders:
                    break
            else:
                return
            # A change between the two watches would be missed: look again once the new one is set.
            IOLoop.current().call_later(0.1, self._look_again)

    async def _look_again(self) -> None:
        await self._on_change()


def watched_folders(files: Iterable[Path]) -> list[Path]:
    """The folders of `files`, or for one that is not there the nearest above it that is."""
    folders = {next(above for above in path.parents if above.is_dir()) for path in files}
    return sorted(folders)


def _is_of_interest(_: Change, path: str) -> bool:
    return not path.endswith(EDITOR_LEFTOVERS)
