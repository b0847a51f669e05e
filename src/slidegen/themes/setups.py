"""What a deck, theme or addon sets up in modules of JavaScript or TypeScript: found, read, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.modules import ReadModule, exported
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources

DEEPEST = 9
"""So many files deep imports are followed: two may import each other."""
ENDINGS = ("ts", "js", "mts", "mjs")


@record
class Setup:
    """A module as it stands in its file."""

    file: SourceFile
    name: str
    """Of the file, without its folder."""
    imports: ReadModule
    """Reads what it imports of files beside it."""

    def exported(self) -> Any:
        """What it exports, as far as it is data."""
        return exported(self.file.text, self.imports)


def find_setup(folder: Path, stem: str, sources: Sources, report: Report) -> Setup | None:
    """The module `stem` in `folder` (`setup/katex`), with any of its endings; one that is no text is told."""
    for path in (folder / f"{stem}.{ending}" for ending in ENDINGS):
        try:
            file = sources.find(path)
        except (NotTextError, OSError) as error:
            report.error("part-not-used", f"{error}", Span(SourceFile(sources.shown(path), ""), 1))
            return None
        if file is not None:
            return Setup(file, path.name, beside(path.parent, sources))
    return None


def beside(folder: Path, sources: Sources, depth: int = 0) -> ReadModule:
    """Reads modules that an import in a file of `folder` names by their place."""

    def read(address: str) -> tuple[str, ReadModule] | None:
        if not address.startswith(".") or depth == DEEPEST:
            return None
        for ending in ("", *(f".{one}" for one in ENDINGS), *(f"/index.{one}" for one in ENDINGS)):
            path = folder / f"{address}{ending}"
            try:
                if sources.has(path):
                    return sources.read(path).text, beside(path.parent, sources, depth + 1)
            except (OSError, NotTextError, OutsideRootsError):
                return None
        return None

    return read
