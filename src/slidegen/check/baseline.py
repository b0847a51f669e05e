"""`slidegen check --baseline FILE`: findings that are known are left out, so that only new ones fail.

In:  findings, and a file that an earlier check wrote. Out: those that the file does not know. A finding is
     known again when lines were added above it, or the check is run in another folder (`fingerprint.py`);
     where its line was changed, it is new.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.check.fingerprint import Fingerprints
from slidegen.core.diagnostics import Diagnostic
from slidegen.disk import write_whole


class BaselineError(Exception):
    """A baseline that cannot be read; the message says why."""


@dataclass(slots=True)
class Baseline:
    """What is known, and what was met of it."""

    path: Path
    known: frozenset[str]
    marks: Fingerprints
    met: list[dict[str, object]] = field(default_factory=list)
    left_out: int = 0

    def new(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of `found` that are not known."""
        fresh = []
        for one in found:
            mark = self.marks.of(one)
            self.met.append(
                {"mark": mark, "code": one.code, "path": self.marks.path(one), "message": one.message}
            )
            if mark in self.known:
                self.left_out += 1
            else:
                fresh.append(one)
        return fresh

    def write(self) -> None:
        """Make all that was met what is known. Raises OSError."""
        text = json.dumps({"version": 1, "found": self.met}, ensure_ascii=False, indent=1)
        write_whole(self.path, f"{text}\n".encode())


def read_baseline(path: Path, cwd: Path, *, fresh: bool) -> Baseline:
    """The baseline in the file `path`; with `fresh` an empty one, to be written. Raises BaselineError."""
    named = f"`{path.as_posix()}`"
    marks = Fingerprints(cwd, (cwd / path).parent.resolve())
    if fresh:
        return Baseline(path, frozenset(), marks)
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["found"]
        return Baseline(path, frozenset(str(one["mark"]) for one in listed), marks)
    except FileNotFoundError:
        raise BaselineError(f"{named} is not there; --update-baseline writes it") from None
    except OSError as error:
        raise BaselineError(f"{named} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise BaselineError(f"{named} is no baseline; --update-baseline writes a new one") from None
