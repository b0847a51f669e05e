"""A folder → `Theme`, whichever form it has; addons over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from slidegen.core.diagnostics import Report
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.core.theme import Theme
from slidegen.templates import TemplateError
from slidegen.themes.bare import bare_theme
from slidegen.themes.declared import ThemeError, declared_theme
from slidegen.themes.package import package_theme, read_manifest, with_folder
from slidegen.themes.places import MODULES, find_theme

UNUSABLE = (ThemeError, TemplateError, NotTextError, OutsideRootsError, OSError, UnicodeDecodeError)
"""Why a theme or an addon cannot be used."""

NOT_WALKED = (MODULES, "dist", "public")


def load_theme(
    folder: Path | None,
    sources: Sources | None = None,
    report: Report | None = None,
    *,
    typography: bool = False,
) -> Theme:
    """The theme in `folder`; without one, the bare layouts (`theme: none`).

    `sources` and `report` are for a theme in Slidev's form: its files are read below the roots, to which
    its folder is added, and each part of it that cannot be used is told. `typography`: the deck's own
    sheets import how text is set, which such a theme and `none` may do without.
    Raises ThemeError, TemplateError, NotTextError, OutsideRootsError, OSError.
    """
    if folder is None:
        return bare_theme(typography=typography)
    sources = Sources((folder.resolve(),), folder) if sources is None else sources
    loader = _Loader(sources, Report() if report is None else report, typography=typography)
    return loader.load(folder)


def add_addon(theme: Theme, folder: Path, root: Path, sources: Sources, report: Report) -> Theme:
    """`theme` with the addon in `folder`, which is below the roots, over it. Raises as above."""
    read_manifest(folder, sources, report)  # says what is wrong with it
    return with_folder(theme, folder, root, sources, report)


def theme_files(folder: Path) -> Iterator[Path]:
    """The files that a theme may be made of: what a server watches."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in NOT_WALKED and not name.startswith("."))
        yield from (Path(where, name) for name in names)


class _Loader:
    def __init__(self, sources: Sources, report: Report, *, typography: bool) -> None:
        self._sources = sources
        self._report = report
        self._typography = typography
        self._open: list[Path] = []

    def load(self, folder: Path) -> Theme:
        if folder in self._open:
            raise ThemeError(f"theme `{folder.name}` extends itself")
        root = self._sources.roots[0]
        if not (folder / "theme.toml").is_file():
            self._sources.roots += (folder.resolve(),)
            return package_theme(folder, root, self._sources, self._report, typography=self._typography)
        self._open.append(folder)
        return declared_theme(folder, lambda name: self._parent(name, folder))

    def _parent(self, name: str, heir: Path) -> Theme:
        found = find_theme(name, heir, self._sources.roots[0])
        if found is None:
            raise ThemeError(f"theme `{heir.name}` extends `{name}`, which is not there")
        return self.load(found)
