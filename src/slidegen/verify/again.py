"""The second build, in a process of its own: `python -m slidegen.verify.again JOB PAGE`.

Folders list their files the other way round here, whatever order the disk has.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any


class _Reversed:
    """What `os.scandir` gives, from the last to the first."""

    def __init__(self, entries: Any) -> None:
        self._entries = entries
        self._order = iter(sorted(entries, key=lambda entry: os.fsencode(entry.name), reverse=True))

    def __iter__(self) -> Iterator[Any]:
        return self._order

    def __next__(self) -> Any:
        return next(self._order)

    def __enter__(self) -> _Reversed:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the folder go."""
        self._entries.close()


def reverse_listings() -> None:
    """List folders from now on from the last name to the first."""
    scan: Callable[..., Any] = os.scandir
    names: Callable[..., list[Any]] = os.listdir
    os.scandir = lambda path=".": _Reversed(scan(path))  # type: ignore[assignment]
    os.listdir = lambda path=".": sorted(names(path), key=os.fsencode, reverse=True)


def main() -> None:
    """Build what JOB says, and write it to PAGE."""
    order, page = map(Path, sys.argv[1:])
    reverse_listings()
    from slidegen.build import Builder

    entry, options, cwd = pickle.loads(order.read_bytes())
    page.write_bytes(Builder(entry, options, cwd).build().html)


if __name__ == "__main__":
    main()
