"""Many texts through the mill: what breaks is shrunk and told, and the log says where a run stood."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from shrink import shrink

STUCK = 120.0
"""Seconds after which one text ends the process, with the places where it hangs."""
MOST = 5
"""Failures after which a run stops: they are likely one."""


@dataclass
class Run:
    """A run of numbered texts."""

    take: Callable[[str], None]
    log: Path
    failures: list[str] = field(default_factory=list)

    def over(self, texts: Iterable[tuple[str, str]]) -> None:
        """Take each of `texts`, named ones; raises AssertionError with all that broke."""
        begun, count = time.monotonic(), 0
        with self.log.open("w", encoding="utf-8", newline="\n") as log:
            for name, text in texts:
                log.seek(0)
                log.truncate()
                log.write(f"{name}\n{text}")  # what a process that hangs leaves behind
                log.flush()
                faulthandler.dump_traceback_later(STUCK, exit=True)
                self._take(name, text)
                faulthandler.cancel_dump_traceback_later()
                count += 1
                if len(self.failures) >= MOST:
                    break
            log.seek(0)
            log.truncate()
            log.write(f"{count} texts in {time.monotonic() - begun:.1f} s, {len(self.failures)} broken\n")
        assert not self.failures, "\n\n".join(self.failures)

    def _take(self, name: str, text: str) -> None:
        problem = self.problem_of(text)
        if problem is None:
            return
        small = shrink(text, lambda smaller: kind(self.problem_of(smaller)) == kind(problem))
        self.failures.append(f"{name}: {self.problem_of(small) or problem}\nsmallest text: {small!r}")

    def problem_of(self, text: str) -> str | None:
        """What breaks for `text`."""
        try:
            self.take(text)
        except Exception as error:  # whatever it is: that is what is looked for
            return f"{type(error).__name__}: {error}"
        return None


def kind(problem: str | None) -> str | None:
    """The first words of a problem, by which two are one."""
    return problem and problem.split("\n", maxsplit=1)[0][:60].rstrip("0123456789 .s")
