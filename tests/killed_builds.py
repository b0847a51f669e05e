"""Kills builds, by SIGKILL, at any moment: `python killed_builds.py RANDOM POINTS` in a folder for it.

RANDOM builds are killed after a random time, and POINTS more while they write the page, each at a later step.
After each, the page must be there whole, the old one or the new one. Prints what was
wrong, and how many pages were old, and new, when their build was killed.

All imports are done before the first build is forked off, so that most of a build's time is the build.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import jinja2  # noqa: F401
import markdown_it  # noqa: F401
import pygments.lexers  # noqa: F401
import tinycss2  # noqa: F401

from slidegen import disk
from slidegen.build import BuildOptions
from slidegen.output import WriteOptions, build_decks

DECK, PAGE = Path("slides.md"), Path("build/killed.html")


def main() -> None:
    randoms, points = map(int, sys.argv[1:])
    chance = random.Random(1)
    write_deck(0)
    in_child(build)
    begun = time.monotonic()
    in_child(build)
    lasts = time.monotonic() - begun
    size = PAGE.stat().st_size
    outcomes = {"old": 0, "new": 0}
    for number in range(1, randoms + 1):
        write_deck(number)
        in_child(build, after=chance.uniform(0.3, 1.1) * lasts)
        outcomes[look(number, size)] += 1
    for step in range(1, points + 1):
        number = randoms + step
        page = re.sub(rb"Version \d{6}", b"Version %06d" % number, PAGE.read_bytes())
        in_child(lambda step=step, page=page: write_until(step, page))
        outcomes[look(number, size)] += 1
    in_child(build)
    print(outcomes["old"], outcomes["new"], *sorted(path.name for path in PAGE.parent.iterdir()))


def write_deck(number: int) -> None:
    DECK.write_text(f"# Version {number:06}\n\n- one\n- two\n\n---\n\n# Another\n", encoding="utf-8")


def build() -> None:
    build_decks([DECK], BuildOptions(), WriteOptions(str(PAGE)))


def write_until(step: int, page: bytes) -> None:
    """Writing a page that is killed at this step: a line of `disk.py`, or a call from it."""
    left = step

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        nonlocal left
        if frame.f_code.co_filename != disk.__file__:
            return None
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    disk.write_whole(PAGE, page)


def in_child(run: Callable[[], None], after: float | None = None) -> None:
    """Run in a process of its own; with `after` (seconds) it is killed then, if it has not ended."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        run()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def look(number: int, size: int) -> str:
    """Which page is there; anything but a whole one ends it all."""
    page = PAGE.read_bytes()
    if len(page) != size or not page.startswith(b"<!doctype html>") or not page.endswith(b"</html>\n"):
        sys.exit(f"after build {number} there are {len(page)} bytes of {size}")
    left = [path.name for path in PAGE.parent.iterdir() if path != PAGE]
    if left and not all((PAGE.parent / name).stat().st_size == size for name in left):
        sys.exit(f"after build {number} a part of a page is left: {left}")
    return "new" if f"Version {number:06}".encode() in page else "old"


if __name__ == "__main__":
    main()
