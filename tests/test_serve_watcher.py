"""How changes are noticed where the system tells nothing of them."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from slidegen.file_changes import watched_folders
from slidegen.serve import events, watcher
from slidegen.serve.watcher import Changed, EventWatcher

WAYS = dict.fromkeys([events.changes_on_loop, events.hear_watchdog])
"""In which events come: the one of this system, and the one of all."""


@contextmanager
def silence(folders: object, hear: object) -> Iterator[None]:
    """A system that takes the order to watch, and never tells of anything."""
    yield


def full(folders: object, hear: object) -> NoReturn:
    raise OSError(28, "inotify watch limit reached")


class Watched:
    """A file, and what the watcher told of it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.seen = ""
        self.told: list[str] = []
        self.watcher = EventWatcher(self.read, lambda: [file, file.with_name("later.md")], self.told.append)

    async def read(self, changed: Changed) -> None:
        self.seen = self.file.read_text(encoding="utf-8")

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not holds():
                await asyncio.sleep(0.01)

    async def write_and_see(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")
        await self.until(lambda: self.seen == text)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setattr(watcher, "POLL", 0.01)
    monkeypatch.delenv("SLIDEGEN_POLLING", raising=False)
    (tmp_path / "deck.md").write_text("0", encoding="utf-8")
    return Watched(tmp_path / "deck.md")


async def go_through(watched: Watched, edits: list[str]) -> None:
    running = asyncio.ensure_future(watched.watcher._run())
    try:
        await watched.until(lambda: watched.seen == "0")
        for text in edits:
            await watched.write_and_see(text)
        if watched.told:
            # Of the same length within the same tick of the clock.
            for text in ("aaaa", "bbbb", "cccc"):
                await watched.write_and_see(text)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def test_where_no_event_comes_changes_are_looked_for_and_that_is_said(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(watcher, "changes_on_loop", silence)
    monkeypatch.setattr(watcher, "LOOK_MS", 10)

    async def run() -> None:
        running = asyncio.ensure_future(go_through(watched, ["one", "three"]))
        await running
        assert watched.told == [
            f"no file events come from {watched.file.parent.as_posix()}: "
            "looking for changes every 0.01 s instead"
        ]

    asyncio.run(run())


def test_a_system_that_can_watch_no_more_is_no_end(watched: Watched, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watcher, "changes_on_loop", full)
    asyncio.run(go_through(watched, ["one", "three"]))
    assert watched.told == [
        "the system gives no file events here (inotify watch limit reached): "
        "looking for changes every 0.01 s instead"
    ]


def test_a_full_table_of_watches_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def add_watch(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def run() -> None:
        with events.read_inotify([tmp_path], print):
            pass

    monkeypatch.setattr("asyncinotify.Inotify.add_watch", add_watch)
    with pytest.raises(OSError, match="the limit of inotify watches is reached"):
        asyncio.run(run())


def test_who_asks_for_it_gets_looking_alone(watched: Watched, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SLIDEGEN_POLLING", "true")
    asyncio.run(go_through(watched, ["one", "three"]))
    assert watched.told == ["SLIDEGEN_POLLING is set: looking for changes every 0.01 s instead"]


@pytest.mark.parametrize("way", WAYS)
def test_where_events_come_nothing_is_said(watched: Watched, monkeypatch: pytest.MonkeyPatch, way: object):
    monkeypatch.setattr(watcher, "changes_on_loop", way)
    asyncio.run(go_through(watched, [str(number) for number in range(1, 30)]))
    assert watched.told == []


def test_the_folder_above_stands_in_for_one_that_is_not_there(tmp_path: Path):
    files = [tmp_path / "a.md", tmp_path / "gone" / "b.md", tmp_path / "gone" / "too" / "c.md", tmp_path]
    assert watched_folders(files) == sorted({tmp_path, tmp_path.parent})
