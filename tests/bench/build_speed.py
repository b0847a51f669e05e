"""How long a build takes, beside other tools on the same machine in the same run.

    python tests/bench/build_speed.py [DECK] [--runs 5] [--peer NAME='COMMAND {deck} {out}' …]

Prints medians of whole processes and their ratio to the floor (`python -c pass`). Absolute times differ
between machines and hours: compare ratios of one run. Peers that are on PATH (marp, mkslides) are
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


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        print(f"{options.deck}: medians of {options.runs} runs")
        floor = None
        for case in _cases(options, out):
            seconds = _median(case, options.runs)
            floor = floor or seconds
            print(f"{case.name:<28}{seconds * 1000:>8.0f} ms {seconds / floor:>7.1f} × floor")
        for count in options.slides:
            deck = write_mixed(out / f"mixed-{count}.md", count)
            for name, case in _ours(deck, out):
                print(f"{f'{count} slides, {name}':<28}{_median(case, options.runs) * 1000:>8.0f} ms")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{'peak of all':<28}{peak:>8.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deck", nargs="?", type=Path, default=DECK)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slides", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    return parser.parse_args()


def _cases(options: argparse.Namespace, out: Path) -> Iterator[Case]:
    yield Case("python -c pass", [sys.executable, "-c", "pass"], {})
    for _, case in _ours(options.deck, out):
        yield case
    named = dict(peer.split("=", 1) for peer in options.peer)
    found = {name: command for name, command in PEERS.items() if shutil.which(name)}
    for name, command in (found | named).items():
        filled = command.format(deck=options.deck, folder=options.deck.parent, out=out)
        yield Case(name, shlex.split(filled), {})


def _ours(deck: Path, out: Path) -> Iterator[tuple[str, Case]]:
    cache = out / "cache"
    command = [sys.executable, "-m", "slidegen.cli", "build", str(deck), "-o", str(out / "slidegen.html")]
    # Installed packages have their bytecode beside them; a checkout must be allowed to write it.
    env = {"SLIDEGEN_CACHE": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    yield "cold", Case("slidegen, cold", command, env, lambda: shutil.rmtree(cache, ignore_errors=True))
    yield "cached", Case("slidegen, cached", command, env)


def _median(case: Case, runs: int) -> float:
    return statistics.median(_seconds(case) for _ in range(runs))


def _seconds(case: Case) -> float:
    case.prepare()
    start = time.perf_counter()
    done = subprocess.run(case.command, env={**os.environ, **case.env}, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    # A deck with a missing picture is built, with status 1: what counts is that it ran to its end.
    if done.returncode not in (0, 1):
        sys.exit(f"{case.name} failed:\n{done.stderr.decode(errors='replace')}")
    return seconds


if __name__ == "__main__":
    main()
