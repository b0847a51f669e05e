"""Where a project begins: nothing above it is read."""

from __future__ import annotations

from pathlib import Path

ROOT_MARKS = (".git", "pyproject.toml", "package.json")


def project_root(folder: Path, named: Path | None) -> Path:
    """The root of the project that `folder` is in: the one that was named, else the nearest with a mark."""
    if named is not None:
        return named.resolve()
    for above in (folder, *folder.parents):
        if any((above / mark).exists() for mark in ROOT_MARKS):
            return above
    return folder
