"""How much memory an export takes, its browser's processes included, and how long it runs.

    python tests/bench/export_memory.py [--slides 60 120 240 480] [--forms pdf png webp pptx editable]

Exports mixed decks and looks at all processes of the export every tenth of a second. A row has the largest
sum that was seen: of all of them, of Python alone, of the page's own process and of the browser's others.
Memory that processes share is divided between them (PSS, as Linux tells it), so that a sum is what the
machine gives.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mixed import write_mixed

FORMS = {
    "pdf": ["--format", "pdf"],
    "png": ["--format", "png"],
    "webp": ["--format", "webp"],
    "pptx": ["--format", "pptx"],
    "editable": ["--format", "pptx", "--editable"],
}
KINDS = ("all", "python", "page", "browser")
PAUSE = 0.1


def main() -> None:
    options = _options()
    print(f"{'form':<10}{'slides':>7}{'s':>8}{''.join(f'{kind:>10}' for kind in KINDS)}   (MB at peak)")
    with tempfile.TemporaryDirectory() as folder:
        decks = {
            count: write_mixed(Path(folder) / f"mixed-{count}.md", count - 1) for count in options.slides
        }
        for form in options.forms:
            for count, deck in decks.items():
                took, peaks = _export(deck, FORMS[form])
                shown = "".join(f"{peaks[kind] / 1024:>10.0f}" for kind in KINDS)
                print(f"{form:<10}{count:>7}{took:>8.1f}{shown}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slides", type=int, nargs="+", default=[60, 120, 240, 480])
    parser.add_argument("--forms", nargs="+", choices=list(FORMS), default=list(FORMS))
    return parser.parse_args()


def _export(deck: Path, form: list[str]) -> tuple[float, Counter[str]]:
    """How long it took, in s, and the peak of each kind, in kB."""
    command = [sys.executable, "-m", "slidegen.cli", "export", str(deck), *form, "-o", f"{deck}.{form[1]}"]
    start = time.perf_counter()
    peaks: Counter[str] = Counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as export:
        while export.poll() is None:
            peaks |= _taken(export.pid)
            time.sleep(PAUSE)
        if export.returncode:
            sys.exit(f"{' '.join(form)} failed:\n{export.stderr.read().decode(errors='replace')}")
    return time.perf_counter() - start, peaks


def _taken(first: int) -> Counter[str]:
    """What a process and all that it started take now, by kind, in kB."""
    taken: Counter[str] = Counter()
    for pid in _family(first):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue  # it has ended
        share = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        is_page = b"--type=renderer" in command
        kind = "page" if is_page else "python" if pid == first else "browser"
        taken.update({kind: share, "all": share})
    return taken


def _family(first: int) -> Iterator[int]:
    below: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_text(encoding="utf-8")
            except OSError:
                continue
            below.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    waiting = [first]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += below.get(pid, [])


if __name__ == "__main__":
    main()
