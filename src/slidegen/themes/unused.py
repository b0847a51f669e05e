"""What Slidev would take from a folder and slidegen does not: each is told, none is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources

SETUPS = {
    "code-runners": "code on slides does not run",
    "context-menu": "the page has no menu of its own",
    "main": "no app is set up",
    "mermaid-renderer": "diagrams are drawn with the theme's colours",
    "monaco": "code on slides cannot be edited",
    "preparser": "the deck is read as it is",
    "root": "no app is set up",
    "routes": "the page has its own addresses only",
    "shiki": "code has the colours of the theme's `--slidegen-code-…`",
    "shortcuts": "the page has its own keys",
    "transformers": "Markdown is read as it is",
    "vite-plugins": "no such tool takes part in the build",
}
"""Slidev's `setup/NAME.ts` → what holds instead."""

FILES = {
    "vite.config": "no such tool takes part in the build",
    "custom-nav-controls": "the page has its own controls",
    "CustomNavControls": "the page has its own controls",
}
"""Stem of a file → what holds instead."""

HEAD = "the page has its own head; the headmatter's `favicon`, `seoMeta` and `htmlAttrs` go into it"
_SCRIPTS = (".ts", ".js", ".mts", ".mjs")


def tell_unused(folder: Path, sources: Sources, report: Report) -> None:
    """A warning for each part of `folder` that has no effect, at its first line."""
    for path, instead in _unused(folder):
        try:
            file = sources.read(path)
        except (NotTextError, OutsideRootsError, OSError):
            file = SourceFile(sources.shown(path), "")
        report.warning("part-not-used", f"`{path.name}` has no effect", Span(file, 1), instead)


def _unused(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.glob("setup/*")):
        if path.suffix in _SCRIPTS and path.stem in SETUPS:
            yield path, SETUPS[path.stem]
    for path in sorted(folder.glob("*")):
        if path.stem in FILES and path.suffix in (*_SCRIPTS, ".vue"):
            yield path, FILES[path.stem]
    if (folder / "index.html").is_file():
        yield folder / "index.html", HEAD
