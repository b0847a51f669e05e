"""How long a build takes, beside other tools on the same machine in the same run.

    python tests/bench/build_speed.py [DECK] [--runs 5] [--slides 10 100 1000] [--reveal FOLDER]
        [--slidev FOLDER] [--peer NAME='COMMAND {deck} {out}' …]

Prints medians of whole processes, as the processors' time (user and system) and by the clock on the wall,
and their ratios to the floor (floor.py). Absolute times differ between machines and hours: compare ratios of
one run, and on a busy machine those of the processors' time.

Peers that are on PATH (marp, mkslides, pandoc) are measured without being named. pandoc writes a page that
takes reveal.js from the web; with `--reveal`, a folder of it (`npm i reveal.js@4`), one file that has it
within. `--slidev` is a folder with an npm installation of `@slidev/cli` and the themes that decks name; decks
are copied into it for as long as they are built. A peer that cannot build a deck is told, and left out.
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

PANDOC = "pandoc -f markdown-yaml_metadata_block -t revealjs --slide-level=1 --mathml"
PEERS = {
    "marp": "marp --no-stdin --html {deck} -o {out}/marp.html",
    "mkslides": "mkslides build {deck} -d {out}/mkslides",
    "pandoc": PANDOC + " --standalone {deck} -o {out}/pandoc.html",
}
EMBEDDED = (
    PANDOC + " --self-contained -V revealjs-url={reveal} --resource-path={folder} {deck} -o {out}/one.html"
)


UNMINIFIED = "export default { build: { cssMinify: false, minify: false } }\n"
"""For Slidev: the minifier refuses some of what UnoCSS writes."""


@dataclass(frozen=True)
class Case:
    """A command to be measured."""

    name: str
    command: list[str]
    env: dict[str, str]
    prepare: Callable[[], object] = lambda: None
    """Runs before each measurement and is not measured."""
    tidy: Callable[[], object] = lambda: None
    """Runs after the last one."""
    folder: Path | None = None
    """Where it runs."""
    is_peer: bool = False


@dataclass(frozen=True)
class Took:
    """What one run took, in s."""

    work: float
    wall: float


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        decks = [_mixed(out / f"mixed-{count}", count) for count in options.slides]
        for deck in (options.deck, *decks):
            print(f"{deck.name}: medians of {options.runs} runs, processors and wall")
            floor = None
            for case in _cases(deck, options, out):
                took = _median(case, options.runs)
                if took is None:
                    continue
                floor = floor or took
                print(f"  {case.name:<18}{_shown(took.work, floor.work)}{_shown(took.wall, floor.wall)}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{'peak of all':<28}{peak:>8.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deck", nargs="?", type=Path, default=DECK)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slides", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--reveal", type=Path, metavar="FOLDER")
    parser.add_argument("--slidev", type=Path, metavar="FOLDER")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    return parser.parse_args()


def _mixed(folder: Path, count: int) -> Path:
    """A deck in a folder of its own: some peers take all that lies beside it."""
    folder.mkdir()
    return write_mixed(folder / f"{folder.name}.md", count)


def _cases(deck: Path, options: argparse.Namespace, out: Path) -> Iterator[Case]:
    yield Case("floor", [sys.executable, str(FLOOR), str(deck)], {})
    yield from _ours(deck, out)
    named = dict(peer.split("=", 1) for peer in options.peer)
    found = {name: command for name, command in PEERS.items() if shutil.which(name)}
    if options.reveal and "pandoc" in found:
        found["pandoc, one file"] = EMBEDDED
    for name, command in (found | named).items():
        reveal = options.reveal and options.reveal.resolve()
        filled = command.format(deck=deck, folder=deck.parent, out=out, reveal=reveal)
        yield Case(name, shlex.split(filled), {}, is_peer=True)
    if options.slidev:
        yield _slidev(deck, options.slidev.resolve(), out)


def _slidev(deck: Path, installed: Path, out: Path) -> Case:
    """Slidev finds its packages from the deck's folder upwards."""
    folder = installed / f"slidegen-bench-{os.getpid()}"
    command = [str(installed / "node_modules" / ".bin" / "slidev"), "build", deck.name]

    def prepare() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(deck.parent, folder, ignore=shutil.ignore_patterns("node_modules", "build"))
        (folder / "vite.config.js").write_text(UNMINIFIED, encoding="utf-8")

    def tidy() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    return Case("slidev", [*command, "--out", str(out / "slidev")], {}, prepare, tidy, folder, is_peer=True)


def _ours(deck: Path, out: Path) -> Iterator[Case]:
    cache = out / "cache"
    command = [sys.executable, "-m", "slidegen.cli", "build", str(deck), "-o", str(out / "slidegen.html")]
    # Installed packages have their bytecode beside them; a checkout must be allowed to write it.
    env = {"SLIDEGEN_CACHE": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    yield Case("slidegen, cold", command, env, lambda: shutil.rmtree(cache, ignore_errors=True))
    yield Case("slidegen, cached", command, env)


def _median(case: Case, runs: int) -> Took | None:
    """None for a peer that failed."""
    try:
        took = [_measured(case) for _ in range(runs)]
    except ChildProcessError as error:
        if not case.is_peer:
            sys.exit(str(error))
        print(f"  {error}")
        return None
    finally:
        case.tidy()
    return Took(statistics.median(one.work for one in took), statistics.median(one.wall for one in took))


def _measured(case: Case) -> Took:
    case.prepare()
    env = {**os.environ, **case.env}
    before, start = _work(), time.perf_counter()
    done = subprocess.run(case.command, env=env, cwd=case.folder, capture_output=True, check=False)
    took = Took(_work() - before, time.perf_counter() - start)
    # A deck with a missing picture is built, with status 1: what counts is that it ran to its end.
    if done.returncode and (case.is_peer or done.returncode != 1):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-3:]
        raise ChildProcessError(f"{case.name} failed: {' '.join(last)}")
    return took


def _work() -> float:
    """What the processes started from here have taken of the processors so far, in s."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _shown(seconds: float, floor: float) -> str:
    return f"{seconds * 1000:>8.0f} ms {seconds / floor:>5.1f} × floor"


if __name__ == "__main__":
    main()
