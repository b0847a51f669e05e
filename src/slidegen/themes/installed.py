"""Themes that Python packages bring: the entry points of the group `slidegen.themes`.

    [project.entry-points."slidegen.themes"]
    harbour = "harbour_slides.theme"

The left side is the name that decks write, the right side the package, or the folder in it
(`harbour_slides/theme`), that has `theme.toml`. No package is imported: a theme is data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from slidegen.core.records import record

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "slidegen.themes"


@record
class InstalledTheme:
    """What an entry point says, and where it leads."""

    name: str
    value: str
    """The package or folder that is named, as it is written."""
    package: str
    """The name of the distribution, for people."""
    folder: Path | None
    """Where `theme.toml` is; None where the entry point leads to none."""


def installed_themes() -> list[InstalledTheme]:
    """The themes of all installed packages, sorted; of two with one name, the first on the path."""
    from importlib.metadata import entry_points  # late: it brings a parser of mail, and archives

    found: dict[str, InstalledTheme] = {}
    for point in entry_points(group=GROUP):
        if point.name not in found:
            package = point.dist.name if point.dist is not None else point.value
            found[point.name] = InstalledTheme(point.name, point.value, package, _folder(point))
    return [found[name] for name in sorted(found)]


def installed_theme(name: str) -> InstalledTheme | None:
    """The theme that an installed package calls `name`."""
    return next((theme for theme in installed_themes() if theme.name == name), None)


def _folder(point: EntryPoint) -> Path | None:
    top, *rest = re.split(r"[./]", point.value.strip().rstrip("/"))
    folders = (folder.joinpath(*rest) for folder in _locations(top))
    return next((folder for folder in folders if (folder / "theme.toml").is_file()), None)


def _locations(top: str) -> Iterator[Path]:
    """The folders of the package `top`, which is looked for but not loaded."""
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return
    if spec is not None:
        yield from map(Path, spec.submodule_search_locations or ())
