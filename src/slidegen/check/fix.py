"""`slidegen check --fix`: the mends of `mends.py`, written into the files of a deck.

In:  a report. Out: files in which the stretches that were wrong are right, and all else is as it was, byte
     for byte: line ends, a byte order mark, UTF-16. Each file is written whole or not at all. Only files of
     the deck's project are touched, and none of a package that is installed in it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from slidegen.check.mends import Mend, mend
from slidegen.core.diagnostics import Diagnostic
from slidegen.disk import write_whole

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def fix_files(found: Iterable[Diagnostic], cwd: Path, root: Path) -> list[Diagnostic]:
    """Mend what can be mended below `root`; the findings that were. Raises OSError."""
    mends: dict[Path, dict[Mend, Diagnostic]] = {}
    for one in found:
        path = (cwd / one.span.file.path).resolve()
        edits = mend(one) if _is_own(path, root) else None
        if edits is not None:
            mends.setdefault(path, {}).setdefault(edits, one)
    return [one for path, wanted in mends.items() for one in _fix_file(path, wanted)]


def _is_own(path: Path, root: Path) -> bool:
    return path.is_file() and path.is_relative_to(root) and "node_modules" not in path.parts


def _fix_file(path: Path, wanted: dict[Mend, Diagnostic]) -> list[Diagnostic]:
    data = path.read_bytes()
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    text = data[len(mark) :].decode(encoding)
    changed, done = apply_mends(text, wanted)
    write_whole(path, mark + changed.encode(encoding))
    return [wanted[edits] for edits in done]


def apply_mends(text: str, mends: Iterable[Mend]) -> tuple[str, list[Mend]]:
    """`text` with `mends` in it, and those of them that were made: of two that overlap the first one is."""
    ends = list(_LINE_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    usual = ends[0][0] if ends else "\n"
    taken: dict[tuple[int, int], str] = {}
    done = []
    for edits in sorted(mends, key=lambda edits: [(one.line, one.col) for one in edits]):
        stretches = {}
        for edit in edits:
            start = starts[edit.line - 1] + edit.col - 1
            stretches[start, _past(text, start, edit.length)] = edit.text.replace("\n", usual)
        if not any(_overlap(one, other) for one in stretches for other in taken):
            taken |= stretches
            done.append(edits)
    reached, parts = 0, list[str]()
    for (start, end), instead in sorted(taken.items()):
        parts += [text[reached:start], instead]
        reached = end
    return "".join((*parts, text[reached:])), done


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1])


def _past(text: str, start: int, length: int) -> int:
    """Where a stretch of `length` ends: a line end counts as one, however many characters it has."""
    for _ in range(length):
        end = _LINE_END.match(text, start)
        start = min(len(text), end.end() if end else start + 1)
    return start
