"""A style sheet before it is read, and where the files are that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from slidegen.core.assets import Asset
from slidegen.core.diagnostics import Span
from slidegen.core.records import record


@record
class Sheet:
    """CSS as written, with its place."""

    text: str
    start: Span
    """Of the first character."""
    folder: Path
    """Addresses in it start here."""
    spares: str = ""
    """The attribute of elements that it does not reach where it is a slide's own; empty: there are none."""

    def span(self, line: int, col: int, length: int = 1) -> Span:
        """The place of line `line`, column `col` of the text (both 1-based) in its file."""
        shift = self.start.col - 1 if line == 1 else 0
        return Span(self.start.file, self.start.line + line - 1, col + shift, length)


class StyleFiles(Protocol):
    """Finds what CSS names, and says what is wrong when there is no such thing."""

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        """The file at `address` as written in a sheet of `folder`; None once that was reported."""

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        """The style sheet at `address`; None once that was reported."""
