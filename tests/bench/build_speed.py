"""How long a build takes, beside other tools on the same machine in the same run.

    python tests/bench/build_speed.py [DECK] [--runs 5] [--peer NAME='COMMAND {deck} {out}' …]

Prints medians of whole processes, as the processors' time (user and system) and by the clock on the wall,
and their ratios to the floor (floor.py). Absolute times differ between machines and hours: compare ratios of
one run, and on a busy machine those of the processors' time. Peers that are on PATH (marp, mkslides) are
measured without being named.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mixed import write_mixed

ROOT = Path(__file__).resolve().parents[2]
FLOOR = Path(__file__).with_name("floor.py")
DECK = ROOT / "decks" / "llms-from-scratch" / "slides.md"

PEERS = {
    "marp": "marp --no-stdin --html {deck} -o {out}/marp.html",
    "mkslides": "mkslides build {folder} -d {out}/mkslides",
}


@dataclass(frozen=True)
class Case:
    """A command to be measured."""

    name: str
    command: list[str]
    env: dict[str, str]
    prepare: Callable[[], None] = lambda: None
    """Runs before each measurement and is not measured."""


@dataclass(frozen=True)
class Took:
    """What one run took, in s."""

    work: float
    wall: float


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        decks = [write_mixed(out / f"mixed-{count}.md", count) for count in options.slides]
        for deck in (options.deck, *decks):
            print(f"{deck.name}: medians of {options.runs} runs, processors and wall")
            floor = None
            for case in _cases(deck, options.peer, out):
                took = _median(case, options.runs)
                floor = floor or took
                print(f"  {case.name:<18}{_shown(took.work, floor.work)}{_shown(took.wall, floor.wall)}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{'peak of all':<28}{peak:>8.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deck", nargs="?", type=Path, default=DECK)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slides", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    return parser.parse_args()


def _cases(deck: Path, peers: list[str], out: Path) -> Iterator[Case]:
    yield Case("floor", [sys.executable, str(FLOOR), str(deck)], {})
    yield from _ours(deck, out)
    named = dict(peer.split("=", 1) for peer in peers)
    found = {name: command for name, command in PEERS.items() if shutil.which(name)}
    for name, command in (found | named).items():
        filled = command.format(deck=deck, folder=deck.parent, out=out)
        yield Case(name, shlex.split(filled), {})


def _ours(deck: Path, out: Path) -> Iterator[Case]:
    cache = out / "cache"
    command = [sys.executable, "-m", "slidegen.cli", "build", str(deck), "-o", str(out / "slidegen.html")]
    # Installed packages have their bytecode beside them; a checkout must be allowed to write it.
    env = {"SLIDEGEN_CACHE": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    yield Case("slidegen, cold", command, env, lambda: shutil.rmtree(cache, ignore_errors=True))
    yield Case("slidegen, cached", command, env)


def _median(case: Case, runs: int) -> Took:
    took = [_measured(case) for _ in range(runs)]
    return Took(statistics.median(one.work for one in took), statistics.median(one.wall for one in took))


def _measured(case: Case) -> Took:
    case.prepare()
    before, start = _work(), time.perf_counter()
    done = subprocess.run(case.command, env={**os.environ, **case.env}, capture_output=True, check=False)
    took = Took(_work() - before, time.perf_counter() - start)
    # A deck with a missing picture is built, with status 1: what counts is that it ran to its end.
    if done.returncode not in (0, 1):
        sys.exit(f"{case.name} failed:\n{done.stderr.decode(errors='replace')}")
    return took


def _work() -> float:
    """What the processes started from here have taken of the processors so far, in s."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _shown(seconds: float, floor: float) -> str:
    return f"{seconds * 1000:>8.0f} ms {seconds / floor:>5.1f} × floor"


if __name__ == "__main__":
    main()
