"""The name of a theme or an addon, as a deck writes it → its folder (Slidev reference §9.1).

    ./theme   ../shared/theme   /srv/themes/mine   themes/mine   @/theme      a folder
    dracula   @slidev/theme-dracula   slidev-theme-dracula                  shipped, else in node_modules
    harbour                                                    of a Python package that is installed

Nothing is installed and nothing is run: a package is a folder with data in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from slidegen.core.diagnostics import Diagnostic
from slidegen.shipped import themes_dir
from slidegen.themes.installed import installed_theme

MODULES = "node_modules"
PACKAGES = "site-packages"


def theme_names() -> list[str]:
    """The themes that ship with slidegen, sorted."""
    return sorted(path.parent.name for path in themes_dir().glob("*/theme.toml"))


def find_theme(name: str, deck_folder: Path, root: Path) -> Path | None:
    """The folder of the theme that a deck calls `name`, or None.

    A shipped theme wins over an installed package of its name: it is what that package looks like, and
    needs nothing that has to be run. So does a Python package that brings a theme for slidegen.
    """
    folder = theme_folder(name, deck_folder, root)
    if folder is not None:
        return folder if is_theme(folder) else None
    shipped = themes_dir() / name.removeprefix("@slidev/theme-").removeprefix("slidev-theme-")
    if (shipped / "theme.toml").is_file():
        return shipped
    installed = installed_theme(name)
    if installed is not None and installed.folder is not None:
        return installed.folder
    return _package(_spellings(name, "theme"), deck_folder, root)


def find_addon(name: str, beside: Path, root: Path) -> Path | None:
    """The folder of the addon that a deck, or another addon in `beside`, calls `name`, or None."""
    folder = theme_folder(name, beside, root)
    if folder is not None:
        return folder if folder.is_dir() else None
    return _package(_spellings(name, "addon"), beside, root)


def theme_folder(name: str, deck_folder: Path, root: Path) -> Path | None:
    """Where a theme that is named by its path should be; None for a name.

    A path starts with `.`, `/` or `@/`, or has a slash in it. `@/x` is below the project root; where that
    has no such folder it is beside the deck, as in Slidev.
    """
    if name.startswith("@/"):
        below, beside = root / name[2:], deck_folder / name[2:]
        return beside if beside.is_dir() and not below.is_dir() else below
    if name.startswith((".", "/")) or ("/" in name and not name.startswith("@")):
        return deck_folder / name
    return None


def is_theme(folder: Path) -> bool:
    """Whether `folder` holds a theme: slidegen's `theme.toml`, or any part of a theme of Slidev's."""
    parts = ("theme.toml", "package.json", "layouts", "components", "styles", "style.css", "styles.css")
    return folder.is_dir() and any((folder / part).exists() for part in parts)


def find_module(path: str, beside: Path, root: Path) -> Path | None:
    """What `path` (`@scope/name/file.css`) names in the nearest `node_modules` that has it, up to `root`."""
    folders = (folder / MODULES / path for folder in _up(beside, root))
    return next((found for found in folders if found.exists()), None)


def told_of(path: Path, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with the theme or addon at `path`: of an installed one, nothing more than warnings.

    The author of the deck has not written it and cannot mend it.
    """
    installed = MODULES in path.parts or PACKAGES in path.parts
    return (replace(one, severity="warning") if installed else one for one in found)


def _package(names: tuple[str, ...], beside: Path, root: Path) -> Path | None:
    found = (find_module(name, beside, root) for name in names)
    return next((folder for folder in found if folder is not None and folder.is_dir()), None)


def _spellings(name: str, kind: str) -> tuple[str, ...]:
    """The packages that `name` may be, in the order in which Slidev tries them."""
    if name.startswith("@"):
        return (name,)
    return (f"@slidev/{kind}-{name}", f"slidev-{kind}-{name}", name)


def _up(folder: Path, root: Path) -> Iterator[Path]:
    """`folder` and those above it, as far as the project goes; of a folder elsewhere, only itself."""
    yield folder
    for above in folder.parents if folder.is_relative_to(root) and folder != root else ():
        yield above
        if above == root:
            return
