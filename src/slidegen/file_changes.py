"""Which of some files changed, where they may come and go: told by the system, and looked at all the same."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from slidegen.core.records import record

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

GATHERED_MS = 40
"""The longest that changes are gathered: several files saved at once make one build."""
LOOK_MS = 1500
"""How often the files are looked at though events come."""
TICK_NS = 20_000_000
"""Between two times that a file system can tell from each other, at the most."""
EDITOR_LEFTOVERS = (".swp", ".swx", ".swo", "~", ".tmp", ".bak")

Stamp = tuple[int, int, int] | None


@record
class Change:
    """What the system told of a file or a folder."""

    path: Path
    is_whole: bool
    """Its writer is done: it was closed, or took the name of another one. Only Linux tells of the first."""


def watched_folders(files: Iterable[Path]) -> list[Path]:
    """The folders of `files`, or for one that is not there the nearest above it that is."""
    folders = {next(above for above in path.parents if above.is_dir()) for path in files}
    return sorted(folders | {path for path in files if path.is_dir()})


def stamp(path: Path) -> Stamp:
    """By what a change of the file is known; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@contextmanager
def changes_in(folders: Iterable[Path], hear: Callable[[Change], object]) -> Iterator[None]:
    """While this is entered, `hear` is called for each change of what is in `folders`, in another thread.

    Raises OSError where the system can tell of no more.
    """
    from watchdog import events
    from watchdog.observers import Observer

    told = [
        *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent),
        *(events.FileMovedEvent, events.FileDeletedEvent),
        *(events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
    ]

    class Handler(events.FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            for change in _changes_of(event):
                hear(change)

    observer = Observer()
    try:
        for folder in folders:
            observer.schedule(Handler(), str(folder), event_filter=told, follow_symlink=True)
        observer.start()
        yield
    finally:
        observer.stop()
        if observer.is_alive():
            observer.join()


def each_change(files: Callable[[], Collection[Path]], since: int) -> Iterator[frozenset[Path]]:
    """What changed of `files` and of the folders that they are in, until Ctrl-C.

    What is younger than `since` (ns of the system's clock) counts as changed since it was read; so does what
    `files` did not have at the last look, and is younger than that.
    """
    seen = {path: found if found and found[0] < since else None for path, found in _look(files()).items()}
    looked = time.time_ns()
    while True:
        told: queue.SimpleQueue[Change] = queue.SimpleQueue()
        with suppress(FileNotFoundError):  # a folder that went before it could be watched
            folders = watched_folders(files())
            with changes_in(folders, told.put):
                while watched_folders(files()) == folders:
                    begun = time.time_ns()
                    now = _look(files())
                    changed = frozenset(
                        path
                        for path, found in now.items()
                        if (seen[path] != found if path in seen else found and found[0] > looked - TICK_NS)
                    )
                    seen, looked = now, begun
                    if changed:
                        yield changed
                    if watched_folders(files()) == folders:
                        _wait(told)


def _wait(told: queue.SimpleQueue[Change]) -> None:
    """Until something changed, and all that changed with it."""
    try:
        told.get(timeout=LOOK_MS / 1000)
        time.sleep(GATHERED_MS / 1000)
        while True:
            told.get_nowait()
    except queue.Empty:
        pass


def _changes_of(event: FileSystemEvent) -> Iterator[Change]:
    """What the author would call a change: nothing that an editor keeps for itself."""
    is_closed, is_moved = event.event_type == "closed", event.event_type == "moved"
    told = [Change(Path(str(event.src_path)), is_closed)]
    if is_moved:
        told.append(Change(Path(str(event.dest_path)), True))
    return (change for change in told if not change.path.name.endswith(EDITOR_LEFTOVERS))


def _look(files: Collection[Path]) -> dict[Path, Stamp]:
    return {path: stamp(path) for path in {*files, *(path.parent for path in files)}}
