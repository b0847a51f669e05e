"""The files of `drawings.persist` while a deck is served: each stays with its slide.

In:  the ids of the slides, build after build; a drawing to keep.
Out: `<n>.svg` is what is drawn on slide n as it is now counted. What is drawn on a slide that went away is
     `removed-<id>.svg` beside the others, where no tool looks for it, until the slide is there again.

A build moves files in the thread that builds, a page has its drawing saved in another, so both do it under a
lock: what is saved goes to where its slide then is.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from slidegen.disk import write_whole


class KeptDrawings:
    """Where the drawings of one deck are."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._numbers: dict[str, int] = {}
        """By id, as the files are named."""
        self._known: set[str] = set()
        self._lock = threading.Lock()

    def follow(self, folder: Path | None, ids: Sequence[str]) -> list[tuple[Path, str]]:
        """Name the files in `folder` for slides in the order of `ids`; which could not be, and why.

        Without a folder all stay as they are: the deck may be half-written, and say nothing of it.
        """
        if folder is None:
            return []
        with self._lock:
            numbers = {name: no for no, name in enumerate(ids, 1)}
            was = self._numbers if folder == self._folder else numbers
            self._folder, self._numbers = folder, numbers
            self._known.update(ids)
            if was == numbers or not folder.is_dir():
                return []
            return list(self._rename(folder, was))

    def save(self, name: str, data: bytes | None, root: Path) -> None:
        """Keep the drawing on the slide with this id, wherever it now is; None: there is nothing on it.

        Raises KeyError where no slide ever had this id, PermissionError where its file is a link out of
        the project's `root`, OSError.
        """
        with self._lock:
            if name not in self._known or self._folder is None:
                raise KeyError(name)
            path = self._place(self._folder, name)
            if not path.resolve().is_relative_to(root):
                raise PermissionError(f"{path.name} leads out of the project")
            if data is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, data)

    def _place(self, folder: Path, name: str) -> Path:
        no = self._numbers.get(name)
        return folder / (f"removed-{name}.svg" if no is None else f"{no}.svg")

    def _rename(self, folder: Path, was: dict[str, int]) -> Iterator[tuple[Path, str]]:
        files = {path.name for path in folder.iterdir()}
        moved = {name: no for name, no in was.items() if self._numbers.get(name) != no}
        # First out of each other's way: whatever happens in between, no file takes the place of another.
        for name, no in moved.items():
            if f"{no}.svg" in files:
                yield from _move(folder / f"{no}.svg", folder / f"removed-{name}.svg")
        files = {path.name for path in folder.iterdir()}
        for name, no in self._numbers.items():
            if f"removed-{name}.svg" in files:
                if f"{no}.svg" in files:  # of no slide that there was
                    yield from _move(folder / f"{no}.svg", folder / f"removed-for-{name}.svg")
                yield from _move(folder / f"removed-{name}.svg", folder / f"{no}.svg")


def _move(path: Path, to: Path) -> Iterator[tuple[Path, str]]:
    """Rename a file, never in place of another; the file and why it could not be."""
    try:
        if os.path.lexists(to):
            raise FileExistsError(errno.EEXIST, f"`{to.name}` is there")
        path.rename(to)
    except OSError as error:
        yield path, error.strerror or str(error)
