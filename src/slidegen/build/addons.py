"""Addons over a theme: those that the theme, the project's package.json and the headmatter ask for.

Each is there once, under it what it asks for itself (Slidev reference §9.1). One that is not there is an
error in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.core.deck import DeckSource
from slidegen.core.diagnostics import Report, Span
from slidegen.core.sources import Sources
from slidegen.core.theme import Theme
from slidegen.themes import UNUSABLE, add_addon, addon_names, find_addon, read_manifest, theme_files, told_of


def with_addons(theme: Theme, source: DeckSource, sources: Sources, report: Report) -> Theme:
    """`theme` with all addons of `source` over it."""
    adding = _Adding(source.root, sources, report)
    for name, beside, span in _wanted(theme, source, sources):
        theme = adding.add(theme, name, beside, span)
    return theme


def _wanted(theme: Theme, source: DeckSource, sources: Sources) -> Iterator[tuple[str, Path, Span]]:
    """Name, the folder that it is looked for beside, and the place that asks for it."""
    headmatter, start = source.headmatter, Span(source.file, 1)
    for name in theme.addons:
        yield name, theme.folder or source.folder, headmatter.spans.get("theme", start)
    if (source.folder / "package.json").is_file():
        manifest = read_manifest(source.folder, sources, Report())
        for name in addon_names(manifest):
            yield name, source.folder, manifest.span("addons")
    for number, name in enumerate(headmatter.get("addons") or []):
        span = headmatter.spans.get(f"addons.{number}") or headmatter.spans.get("addons", start)
        yield str(name), source.folder, span


@dataclass(slots=True)
class _Adding:
    root: Path
    sources: Sources
    report: Report
    added: set[Path] = field(default_factory=set)

    def add(self, theme: Theme, name: str, beside: Path, span: Span) -> Theme:
        folder = find_addon(name, beside, self.root)
        if folder is None:
            hint = "give its folder, or install it beside the deck: it is looked for in node_modules"
            self.report.error("unknown-addon", f"there is no addon `{name}`", span, hint)
            return theme
        if folder in self.added:
            return theme
        self.added.add(folder)
        self.sources.asked.update(theme_files(folder))
        self.sources.roots += (folder.resolve(),)
        try:
            for lower in addon_names(read_manifest(folder, self.sources, Report())):
                theme = self.add(theme, lower, folder, span)
            found = Report()
            theme = add_addon(theme, folder, self.root, self.sources, found)
            self.report.extend(told_of(folder, found))
        except UNUSABLE as error:
            self.report.error("addon-fails", f"addon `{name}` cannot be used: {error}", span)
        return theme
