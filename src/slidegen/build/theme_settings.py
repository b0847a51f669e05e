"""Settings of a theme's own, such as `rain` of the theme matrix: checked, and told to the page.

In:  the deck as written and its theme, which lists its keys with their values (`[settings]` of theme.toml).
Out: the deck without values that the theme does not know, each told at its place; and a slide's settings
     with `data-<key>` for its layout's root, where the theme's CSS and scripts find it.

A slide says it in its frontmatter, the deck for all slides in `defaults` or `themeConfig`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slidegen.core.deck import Config, DeckSource, Settings
from slidegen.core.diagnostics import Report
from slidegen.core.settings import NOTHING, Setting, check_value, key_span, slip_of
from slidegen.core.theme import Theme

MAPS = ("themeConfig", "defaults")
"""Where the headmatter sets a theme's keys for the whole deck."""


def check_theme_settings(source: DeckSource, theme: Theme, report: Report) -> DeckSource:
    """`source` with the values of the theme's own settings that there are."""
    if not theme.settings:
        return source
    head = _checked(source.headmatter, theme, report)
    inner = {name: Settings(head[name], head.spans) for name in MAPS if isinstance(head.get(name), Mapping)}
    maps = {name: dict(_checked(values, theme, report, f"{name}.")) for name, values in inner.items()}
    slides = tuple(replace(one, settings=_checked(one.settings, theme, report)) for one in source.slides)
    return replace(source, headmatter=Settings({**head, **maps}, head.spans), slides=slides)


def with_theme_attributes(settings: Settings, theme: Theme, config: Config) -> Settings:
    """A slide's `settings`, those of the theme as attributes of the layout's root."""
    if not theme.settings:
        return settings
    deck = config.values.get("themeConfig") or {}
    chosen = {key: settings.get(key, deck.get(key)) for key in theme.settings}
    said = {f"data-{key}": value for key, value in chosen.items() if value in theme.settings[key]}
    kept = settings.without(*theme.settings)
    return Settings({**kept.entries, **said}, kept.spans)


def _checked(settings: Settings, theme: Theme, report: Report, under: str = "") -> Settings:
    kept: dict[str, Any] = {}
    for key, value in settings.items():
        span = settings.spans.get(under + key)
        choices = theme.settings.get(key)
        if choices is None:
            meant = slip_of(key, frozenset(theme.settings))
            if meant is not None and span is not None and under != "themeConfig.":
                report.warning(
                    "unknown-setting", f"there is no setting `{key}`", key_span(key, span), f"write `{meant}`"
                )
            kept[key] = value
            continue
        setting = Setting(key, "both", ("choice",), None, f"Of the theme {theme.name}.", choices=choices)
        found = check_value(setting, value, span, report)
        if found is not NOTHING:
            kept[key] = found
    return replace(settings, entries=kept)
