"""A theme in slidegen's own form → `Theme`, over the one that it extends.

theme.toml     name, extends, schemes, [defaults], [themeConfig], [fonts], [settings], [transitions]
tokens.css     custom properties only
theme.css      rules under `.slidev-layout`
layouts/       NAME.html, and NAME.css beside it
components/    NAME.html, and NAME.css beside it
scripts/       ES modules, one exported function each
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from slidegen.core.theme import Stylesheet, Theme
from slidegen.templates import load_layers, load_templates
from slidegen.themes.bare import SCHEMES, bare_theme, read_stylesheet
from slidegen.themes.vue_files import vue_files


class ThemeError(Exception):
    """A theme that cannot be used; the message says why and what there is instead."""


def declared_theme(folder: Path, find_parent: Callable[[str], Theme]) -> Theme:
    """The theme that `theme.toml` in `folder` declares. `find_parent` gives the one of a name.

    Raises ThemeError for a theme.toml that is wrong, TemplateError for a layout, OSError.
    """
    data = _read_toml(folder / "theme.toml")
    extends = data.get("extends")
    parent = bare_theme() if extends is None else find_parent(str(extends))
    fonts = dict(_table(data, "fonts", folder))
    fallbacks = fonts.pop("fallbacks", {})
    layouts, components = (load_templates(folder / kind) for kind in ("layouts", "components"))
    return replace(
        parent.under(layouts, components, load_layers(folder), vue_files(folder)),
        name=str(data.get("name", folder.name)),
        folder=folder,
        description=str(data.get("description", "")),
        schemes=_schemes(data, folder, parent),
        defaults={**parent.defaults, **_table(data, "defaults", folder)},
        theme_config={**parent.theme_config, **_table(data, "themeConfig", folder)},
        fonts={**parent.fonts, **{key: str(value) for key, value in fonts.items()}},
        fallbacks={**parent.fallbacks, **{key: str(value) for key, value in fallbacks.items()}},
        styles=(*parent.styles, *_styles(folder)),
        scripts=(*parent.scripts, *sorted(folder.glob("scripts/*.js"))),
        settings={**parent.settings, **_settings(data, folder)},
        transitions={**parent.transitions, **_transitions(data, folder)},
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return _toml(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path.name} of theme `{path.parent.name}`: {error}") from None


@lru_cache(maxsize=32)
def _toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _table(data: Mapping[str, Any], key: str, folder: Path) -> Mapping[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, Mapping):
        raise ThemeError(f"theme.toml of theme `{folder.name}`: `{key}` must be a table")
    return table


def _settings(data: Mapping[str, Any], folder: Path) -> dict[str, tuple[str, ...]]:
    """`rain = ["none", "subtle", "full"]`."""
    table = _table(data, "settings", folder)
    for name, values in table.items():
        if not isinstance(values, list) or not values or any(not isinstance(value, str) for value in values):
            raise ThemeError(f"theme.toml of theme `{folder.name}`: `settings.{name}` must list the values")
    return {name: tuple(values) for name, values in table.items()}


def _transitions(data: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """`section = "rain"`."""
    return {layout: str(name) for layout, name in _table(data, "transitions", folder).items()}


def _schemes(data: Mapping[str, Any], folder: Path, parent: Theme) -> tuple[str, ...]:
    given = data.get("schemes", list(parent.schemes))
    if not isinstance(given, list) or not given or any(scheme not in SCHEMES for scheme in given):
        raise ThemeError(f'theme.toml of theme `{folder.name}`: `schemes` must be of "light", "dark"')
    return tuple(given)


def _styles(folder: Path) -> list[Stylesheet]:
    own = [path for path in (folder / "tokens.css", folder / "theme.css") if path.is_file()]
    beside = [path for room in ("layouts", "components") for path in sorted((folder / room).glob("*.css"))]
    return [read_stylesheet(path) for path in own + beside]
