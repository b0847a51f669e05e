"""A long run of fuzzing: `python tests/fuzz/long_run.py [--seconds N] [--seed N] [--builds] [FILE…]`.

Real decks (those of the repository, and each FILE) are changed by chance, from number `--seed` × a million
on, and go through the parser and all passes, or through whole builds. What breaks is shrunk, printed and
written to `build/fuzz/NUMBER.md`; the status is 1 if anything did.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mill import Mill
from mutants import mutant, read_corpus, runs_of
from run_of_texts import Run, kind
from shrink import shrink

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    options = read_options()
    corpus = read_corpus(ROOT)
    corpus += [piece for file in options.files for piece in runs_of(file.read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SLIDEGEN_CACHE"] = str(Path(folder) / "cache")
        (Path(folder) / "deck").mkdir()
        mill = Mill(Path(folder) / "deck")
        run = Run(mill.build if options.builds else mill.parse, Path(folder) / "log")
        seen: set[str | None] = set()
        end = time.monotonic() + options.seconds
        count = 0
        for number in _numbers(options.seed * 1_000_000, end):
            count += 1
            text = mutant(number, corpus)
            problem = run.problem_of(text)
            if problem is None or kind(problem) in seen:
                continue
            seen.add(kind(problem))
            tell(number, smallest(run, text, problem), problem)
    print(f"{count} texts, {mill.slides} slides, {len(seen)} kinds of problems, slowest {mill.slowest:.2f} s")
    return 1 if seen else 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--builds", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    return parser.parse_args()


def smallest(run: Run, text: str, problem: str) -> str:
    """The smallest text with a problem of this kind."""
    return shrink(text, lambda smaller: kind(run.problem_of(smaller)) == kind(problem))


def tell(number: int, text: str, problem: str) -> None:
    """Print what broke, and keep its text."""
    path = Path("build", "fuzz", f"{number}.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"mutant {number}: {problem}\n  {path.as_posix()}: {text!r}\n", flush=True)


def _numbers(first: int, end: float) -> Iterator[int]:
    number = first
    while time.monotonic() < end:
        yield number
        number += 1


if __name__ == "__main__":
    sys.exit(main())
