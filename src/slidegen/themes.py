"""A theme folder → `Theme`, with all that it inherits.

    theme.toml     name, extends, schemes, [defaults], [themeConfig], [fonts]
    tokens.css     custom properties only
    theme.css      rules under `.slidev-layout`
    layouts/       NAME.html, and NAME.css beside it
    components/    NAME.html, and NAME.css beside it
    scripts/       ES modules, one exported function each

Under every theme lie the layouts that Slidev's client brings (`assets/layouts`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slidegen.core.theme import Stylesheet, Theme
from slidegen.shipped import assets_dir, themes_dir
from slidegen.templates import load_templates

SCHEMES = ("light", "dark")


class ThemeError(Exception):
    """A theme that cannot be used; the message says why and what there is instead."""


def theme_names() -> list[str]:
    """The themes that ship with slidegen, sorted."""
    return sorted(path.parent.name for path in themes_dir().glob("*/theme.toml"))


def find_theme(name: str, deck_folder: Path, root: Path) -> Path | None:
    """The folder of the theme that a deck calls `name`, or None (Slidev reference §9.1).

    A path is as `theme_folder` says; all else is a shipped theme's name, also in the spelling of its npm
    package.
    """
    folder = theme_folder(name, deck_folder, root)
    if folder is None:
        folder = themes_dir() / name.removeprefix("@slidev/theme-").removeprefix("slidev-theme-")
    return folder if (folder / "theme.toml").is_file() else None


def theme_folder(name: str, deck_folder: Path, root: Path) -> Path | None:
    """Where a theme that is named by its path should be; None for a name.

    A path starts with `.`, `/` or `@/`, or has a slash in it.
    """
    if name.startswith("@/"):
        return root / name[2:]
    if name.startswith((".", "/")) or ("/" in name and not name.startswith("@")):
        return deck_folder / name
    return None


def load_theme(folder: Path | None) -> Theme:
    """The theme in `folder`; without one, the bare layouts (`theme: none`).

    Raises ThemeError for a theme.toml that is wrong, TemplateError for a layout, OSError.
    """
    return _load(folder, ())


def _load(folder: Path | None, heirs: tuple[Path, ...]) -> Theme:
    if folder is None:
        return _bare()
    if folder in heirs:
        raise ThemeError(f"theme `{folder.name}` extends itself")
    data = _read_toml(folder / "theme.toml")
    parent = _parent(data, folder, heirs)
    fonts = dict(_table(data, "fonts", folder))
    fallbacks = fonts.pop("fallbacks", {})
    return Theme(
        name=str(data.get("name", folder.name)),
        folder=folder,
        description=str(data.get("description", "")),
        schemes=_schemes(data, folder, parent),
        defaults={**parent.defaults, **_table(data, "defaults", folder)},
        theme_config={**parent.theme_config, **_table(data, "themeConfig", folder)},
        fonts={**parent.fonts, **{key: str(value) for key, value in fonts.items()}},
        fallbacks={**parent.fallbacks, **{key: str(value) for key, value in fallbacks.items()}},
        layouts={**parent.layouts, **load_templates(folder / "layouts")},
        components={**parent.components, **load_templates(folder / "components")},
        styles=(*parent.styles, *_styles(folder)),
        scripts=(*parent.scripts, *sorted(folder.glob("scripts/*.js"))),
    )


def _bare() -> Theme:
    assets = assets_dir()
    return Theme(
        name="none",
        folder=None,
        description="no theme: the bare layouts",
        schemes=SCHEMES,
        defaults={},
        theme_config={},
        fonts={},
        fallbacks={},
        layouts=load_templates(assets / "layouts"),
        components=load_templates(assets / "components"),
        styles=tuple(
            _stylesheet(path)
            for folder in ("styles/base", "styles", "layouts", "components")
            for path in sorted((assets / folder).glob("*.css"))
        ),
        scripts=(),
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path.name} of theme `{path.parent.name}`: {error}") from None


def _parent(data: Mapping[str, Any], folder: Path, heirs: tuple[Path, ...]) -> Theme:
    name = data.get("extends")
    if name is None:
        return _bare()
    found = find_theme(str(name), folder, folder)
    if found is None:
        raise ThemeError(f"theme `{folder.name}` extends `{name}`, which is not there")
    return _load(found, (*heirs, folder))


def _table(data: Mapping[str, Any], key: str, folder: Path) -> Mapping[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, Mapping):
        raise ThemeError(f"theme.toml of theme `{folder.name}`: `{key}` must be a table")
    return table


def _schemes(data: Mapping[str, Any], folder: Path, parent: Theme) -> tuple[str, ...]:
    given = data.get("schemes", list(parent.schemes))
    if not isinstance(given, list) or not given or any(scheme not in SCHEMES for scheme in given):
        raise ThemeError(f'theme.toml of theme `{folder.name}`: `schemes` must be of "light", "dark"')
    return tuple(given)


def _styles(folder: Path) -> list[Stylesheet]:
    own = [path for path in (folder / "tokens.css", folder / "theme.css") if path.is_file()]
    beside = [path for room in ("layouts", "components") for path in sorted((folder / room).glob("*.css"))]
    return [_stylesheet(path) for path in own + beside]


def _stylesheet(path: Path) -> Stylesheet:
    return Stylesheet(path, path.read_text(encoding="utf-8"))
