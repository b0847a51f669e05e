"""The files of a project that a build asked for → a copy of them elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

NOT_WALKED = frozenset({".git", ".venv", "node_modules", "__pycache__"})
"""Folders in which no link is looked for: large, and not a deck's own."""


def copy_project(root: Path, asked: Iterable[Path], place: Path) -> None:
    """Copy what is there of `asked` below `root` to `place`, in that order; links that lead there, too."""
    place.mkdir()
    for path in asked:
        if not path.is_relative_to(root):
            continue
        copy = place / path.relative_to(root)
        with suppress(OSError):  # what cannot be read here cannot be read there
            if path.is_dir():
                copy.mkdir(parents=True, exist_ok=True)
            elif path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
    for link in _links(root):
        _copy_link(link, root, place)


def _links(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            if path.is_symlink():
                yield path
        folders[:] = [name for name in folders if name not in NOT_WALKED]


def _copy_link(link: Path, root: Path, place: Path) -> None:
    """A link to what was copied leads to the copy; any other to what it led to."""
    copy = place / link.relative_to(root)
    with suppress(OSError):
        target = link.resolve()
        inside = target.is_relative_to(root)
        moved = place / target.relative_to(root) if inside else target
        if copy.exists() or (inside and not moved.exists()):
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.symlink_to(moved, target_is_directory=moved.is_dir())
