"""What is wrong with a deck, said as a value with a place.

A mistake is never thrown: it is added to a `Report` and the build goes on, so that one run shows
them all. Colour and printing belong to the command line; `Diagnostic.frame` gives plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import lru_cache
from typing import Literal

from slidegen.core.records import record

Severity = Literal["error", "warning"]
"""error: something that the author wrote is not there as meant. warning: it is there, in another way."""


LONGEST_LINE = 400
"""Characters of a source line that a message shows."""


@record
class SourceFile:
    """A text that diagnostics can point into."""

    path: str
    """As shown to people: relative to where the command ran, POSIX slashes; `<stdin>` for standard input."""
    text: str = field(repr=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines without their ends. Only a line feed ends a line, as in Markdown: U+2028 does not."""
        return _lines(self.text)

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its end; empty past the last one."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""


@record
class Span:
    """A place in a source file: one stretch on one line."""

    file: SourceFile
    line: int
    """1-based."""
    col: int = 1
    """1-based, in characters."""
    length: int = 1
    """Characters under the caret, at least 1."""


@record
class Diagnostic:
    """One mistake. The message is one sentence in lower case, values in backticks, no full stop."""

    code: str
    """Stable, kebab-case: `unknown-layout`."""
    message: str
    span: Span
    severity: Severity
    hint: str | None = None
    """What to write instead."""
    slide: int | None = None
    """1-based number of the slide it is on, where known."""
    step: int | None = None
    """The click at which the place comes into view; None where it is there all along, or nobody knows."""

    def frame(self) -> str:
        """The message with its source line and a caret.

        decks/tour/slides.md:12:15: error: `two` is not a click [click-not-a-number]
          12 | <div v-click="two">
             |               ^^^ write 2, '+1' or [2, 4]
        """
        span = self.span
        head = f"{span.file.path}:{span.line}:{span.col}: {self.severity}: {self.message} [{self.code}]"
        text, col = _shown_part(span.file.line(span.line), span.col)
        if not text.strip():
            return f"{head}\n  hint: {self.hint}" if self.hint else head
        gutter = f"  {span.line} | "
        blank = " " * (len(gutter) - 2) + "| "
        # Tabs stay tabs under the line, so that the caret stands right at any tab width.
        lead = "".join("\t" if char == "\t" else " " for char in text[: col - 1])
        carets = "^" * max(1, min(span.length, len(text) - col + 1))
        caret_line = f"{blank}{lead}{carets}" + (f" {self.hint}" if self.hint else "")
        return f"{head}\n{gutter}{text}\n{caret_line}"


def _shown_part(text: str, col: int) -> tuple[str, int]:
    """As much of a line as one reads, and column `col` (1-based) in it: a line may have a megabyte."""
    if len(text) <= LONGEST_LINE:
        return text, col
    start = max(0, min(col - 1, len(text)) - LONGEST_LINE // 2)
    part = text[start : start + LONGEST_LINE]
    before, after = "…" if start else "", "…" if start + LONGEST_LINE < len(text) else ""
    return f"{before}{part}{after}", col - start + len(before)


class Report:
    """The mistakes of a build, in the order in which they were found. Equal ones are kept once."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: dict[Diagnostic, None] = dict.fromkeys(found)

    def error(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Add an error: something that the author wrote is not there as meant."""
        self.add(Diagnostic(code, message, span, "error", hint))

    def warning(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Add a warning: it is there, in another way."""
        self.add(Diagnostic(code, message, span, "warning", hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add `diagnostic` unless an equal one is there."""
        self._found.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add each of `diagnostics`."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def in_order(self) -> Report:
        """The same by their places, file after file as they were met, so that one reads them as the source.

        What two rooms say in the same words of one place is there once.
        """
        once = {_said(found): found for found in reversed(self._found)}
        files = {path: at for at, path in enumerate(dict.fromkeys(found.span.file.path for found in self))}
        kept = [found for found in self if once[_said(found)] is found]
        return Report(sorted(kept, key=lambda one: (files[one.span.file.path], one.span.line, one.span.col)))

    @property
    def has_errors(self) -> bool:
        """Whether any mistake is an error."""
        return any(diagnostic.severity == "error" for diagnostic in self)


def _said(found: Diagnostic) -> Diagnostic:
    """What is said and of which place, whichever slide it was found on."""
    return replace(found, slide=None, step=None)


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """Kept, because every mark in a long deck asks for them again."""
    return tuple(text.split("\n"))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` looks like a slip of, if one is near enough."""
    import difflib  # late: most decks have nothing that is wrong

    near = difflib.get_close_matches(word.lower(), {name.lower(): name for name in known}, n=1, cutoff=0.75)
    return next((name for name in known if near and name.lower() == near[0]), None)
