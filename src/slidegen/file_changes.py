"""Which of some files changed, where they may come and go: told by the system, and looked at all the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles import Change

DEBOUNCE_MS = 40
"""The longest that changes are gathered: several files saved at once make one build."""
STEP_MS = 3
"""Quiet for this long ends the gathering."""
LOOK_MS = 1500
"""How often the files are looked at though events come."""
EDITOR_LEFTOVERS = (".swp", ".swx", ".swo", "~", ".tmp", ".bak")

Stamp = tuple[int, int, int] | None


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


def is_of_interest(_: Change, path: str) -> bool:
    """Whether it may be a file of the author's."""
    return not path.endswith(EDITOR_LEFTOVERS)


def each_change(files: Callable[[], Collection[Path]], since: int) -> Iterator[frozenset[Path]]:
    """What changed of `files` and of the folders that they are in, until Ctrl-C.

    What is younger than `since` (ns of the system's clock) counts as changed since it was read.
    """
    from watchfiles import watch

    seen = {path: found if found and found[0] < since else None for path, found in _look(files()).items()}
    while True:
        folders = watched_folders(files())
        events = watch(
            *folders,
            watch_filter=is_of_interest,
            debounce=DEBOUNCE_MS,
            step=STEP_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        )
        for _ in events:
            now = _look(files())
            changed = frozenset(path for path, found in now.items() if seen.get(path, found) != found)
            seen = now
            if changed:
                yield changed
            if watched_folders(files()) != folders:
                break
        else:
            return


def _look(files: Collection[Path]) -> dict[Path, Stamp]:
    return {path: stamp(path) for path in {*files, *(path.parent for path in files)}}
