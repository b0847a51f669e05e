"""Many decks at a time: this process builds, and others beside it, at most one for each core.

In:  orders. Out: their outcomes, in the order of the orders, whoever was faster; each is what a single
     process would have made.

A process is a fresh interpreter on every system, and gets an order when it is ready for one: until then this
one has built what is small. It ends with the pipe to it, so none outlives this one, however that ends.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import suppress

from slidegen.decks import ENTRY, STDIN, Entry
from slidegen.output.making import Order, Outcome, carry_out, failed

WORTH = 16_000
"""Bytes of Markdown beside the largest deck: with less, all is built before another process has begun."""
PATIENCE = 10.0
"""Seconds that a process has to tidy up when it is told to end."""
LOOK = 0.2
"""Seconds after which a wait is looked at again: Windows lets no Ctrl-C into one."""


def make_all(orders: Sequence[Order], processes: int | None = None) -> Generator[list[Outcome], None, None]:
    """What comes of `orders`: after each that is done, those outcomes that are next in order.

    `processes` None: as many as the machine has cores, where there is enough to do.
    """
    sizes = [_size(order.entry) for order in orders]
    work = _Work(orders, sizes)
    others = [_Process(work) for _ in range(_number(orders, sizes, processes) - 1)]
    try:
        for _ in orders:
            index = work.take()
            if index is not None:
                work.put(index, carry_out(orders[index]))
            yield work.wait()
    finally:
        for other in others:
            other.end()


def cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number(orders: Sequence[Order], sizes: Sequence[int], asked: int | None) -> int:
    is_typed = any(order.entry.path.name == str(STDIN) for order in orders)
    if is_typed or not sys.executable or (asked is None and sum(sizes) - max(sizes) < WORTH):
        return 1
    return min(cores() if asked is None else asked, len(orders))


def _size(entry: Entry) -> int:
    """Bytes of Markdown of a deck, roughly: what it takes to build it goes with that."""
    folder = entry.path.parent
    own = [*folder.glob("*.md"), *folder.glob("*/*.md")] if entry.path.name == ENTRY else [entry.path]
    found = 0
    for path in own:
        with suppress(OSError):
            found += path.stat().st_size
    return found


class _Work:
    """Orders that wait, the largest first, so that none is left alone at the end; what came of the others."""

    def __init__(self, orders: Sequence[Order], sizes: Sequence[int]) -> None:
        self.orders = orders
        self._waiting = sorted(range(len(orders)), key=lambda index: sizes[index])
        self._outcomes: dict[int, Outcome] = {}
        self._told = 0
        self._done = 0
        self._given = 0
        self._changed = threading.Condition()

    def take(self) -> int | None:
        """An order that nobody has yet, by its place; None where there is none."""
        with self._changed:
            return self._waiting.pop() if self._waiting else None

    def put(self, index: int, outcome: Outcome) -> None:
        """What came of an order."""
        with self._changed:
            self._outcomes[index] = outcome
            self._done += 1
            self._changed.notify()

    def wait(self) -> list[Outcome]:
        """One more is done, once: the outcomes that are next in order."""
        with self._changed:
            while self._done <= self._told:
                self._changed.wait(LOOK)
            self._told += 1
            ready = []
            while self._given in self._outcomes:
                ready.append(self._outcomes.pop(self._given))
                self._given += 1
            return ready


class _Process:
    """Another process, and a thread that hands orders to it."""

    def __init__(self, work: _Work) -> None:
        self._work = work
        self._is_working = False
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._tend, daemon=True)
        with suppress(OSError):  # the machine has no room for one: the others do the work
            self._process = subprocess.Popen(
                # -P: what lies in the working folder is no module.
                [sys.executable, "-P", "-m", "slidegen.output.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Ctrl-C is for this process, which tells the others.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
            self._thread.start()

    def end(self) -> None:
        """It ends: at once where nothing is under way, else when it has tidied up."""
        if self._process is None:
            return
        if not self._is_working:
            self._process.kill()
        assert self._process.stdin is not None, "a pipe was asked for"
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None, "a pipe was asked for"
        self._process.stdout.close()

    def _tend(self) -> None:
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None, "it runs"
        index: int | None = None
        try:
            pickle.load(process.stdout)
            while (index := self._work.take()) is not None:
                self._is_working = True
                pickle.dump(self._work.orders[index], process.stdin)
                process.stdin.flush()
                self._work.put(index, pickle.load(process.stdout))
                self._is_working = False
        except Exception:  # whatever it is, somebody waits for this order
            self._is_working = False
            if index is not None:
                entry = self._work.orders[index].entry
                self._work.put(index, failed(entry, "the process that built it came to an end"))
