"""What the parsing of one slide's Markdown needs beside the Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources


@dataclass(frozen=True, slots=True)
class MarkupContext:
    """Where files are read from, where mistakes go, and what keeps a slide's ids apart from others'."""

    sources: Sources
    report: Report
    root: Path
    """The project root: `@/`."""
    prefix: str
    """Put before the ids that Markdown makes (`s3-fn1`), so that they are unique in the deck."""
