"""Settings as written → settings whose values are of the kinds that the table names.

A value of another kind is left out with a diagnostic, so that its default holds; a key that nobody
knows stays, since a layout may take it, and is told when it looks like a slip.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Literal

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.settings.slips import slip_of
from slidegen.core.settings.table import DECK_KEYS, SETTINGS, SLIDE_KEYS, Setting
from slidegen.core.settings.values import NOTHING, accept, as_bool, example, expected

Place = Literal["deck", "slide"]
"""deck: the headmatter, which may have a slide's keys too."""

_ALSO_PROPS = frozenset(
    "author info keywords presenter export duration timer editor remote css download record config".split()
)
"""Keys of the headmatter that are plain words: a layout may take them for itself."""


def check_settings(settings: Settings, place: Place, report: Report, *, under: str = "") -> Settings:
    """`settings` with values that are what the table says, and what is wrong told to `report`.

    `under` is the path of these settings in a larger map, with a dot: `defaults.`.
    """
    if not settings:
        return settings
    checked: dict[str, Any] = {}
    for key, value in settings.items():
        setting = SETTINGS.get(key)
        span = settings.spans.get(under + key)
        if setting is None:
            _tell_slip(key, span, place, report)
            checked[key] = value
            continue
        if span is not None and setting.scope == "deck" and place == "slide" and key not in _ALSO_PROPS:
            report.warning(
                "setting-of-deck",
                f"`{key}` is a setting of the whole deck and has no effect on a slide",
                key_span(key, span),
                "write it in the headmatter, at the top of the file",
            )
        found = check_value(setting, value, span, report)
        if found is not NOTHING:
            checked[key] = _inner(setting, found, settings, under, report)
    return replace(settings, entries=checked)


def check_value(setting: Setting, value: Any, span: Span | None, report: Report) -> Any:
    """The value, mended where it is clear what was meant; NOTHING where the default must hold."""
    found = accept(setting, value, _written(value, span))
    if found is not NOTHING:
        if setting.instead and span and found != setting.default and _asks(found):
            report.warning(
                "setting-without-effect",
                f"`{setting.name}` has no effect here",
                key_span(setting.name, span),
                setting.instead,
            )
        return found
    if value is None:
        return NOTHING
    meant = as_bool(value) if {"bool", "mode"} & set(setting.kinds) else None
    if meant is not None:
        word = str(meant).lower()
        _tell(report, "wrong-value", f"`{value}` is text to YAML, read as `{word}`", span, f"write `{word}`")
        return meant
    if setting.kinds == ("list",) and not isinstance(value, dict):
        _tell(report, "wrong-value", f"`{setting.name}` is a list", span, f"write `[{value}]`")
        return [value]
    _tell_wrong(setting, value, span, report)
    return NOTHING


def _asks(value: Any) -> bool:
    """Whether a value asks for something: `{persist: false}` does not."""
    return any(value.values()) if isinstance(value, dict) else bool(value)


def _tell_wrong(setting: Setting, value: Any, span: Span | None, report: Report) -> None:
    shown = "a map" if isinstance(value, dict) else "a list" if isinstance(value, list) else f"`{value}`"
    if setting.name in ("clicks", "clicksStart"):
        if span is not None:
            report.error("click-not-a-number", f"{shown} is not a number of clicks", span, example(setting))
        return
    near = did_you_mean(value, setting.choices) if isinstance(value, str) else None
    hint = f"write `{near}`" if near else example(setting)
    _tell(report, "wrong-value", f"`{setting.name}` is {expected(setting)}, not {shown}", span, hint)


def _tell(report: Report, code: str, message: str, span: Span | None, hint: str) -> None:
    """A warning; what has no place was not written by the author of the deck."""
    if span is not None:
        report.warning(code, message, span, hint)


def _tell_slip(key: str, span: Span | None, place: Place, report: Report) -> None:
    meant = slip_of(key, DECK_KEYS | SLIDE_KEYS if place == "deck" else SLIDE_KEYS)
    if meant is not None and span is not None:
        report.warning(
            "unknown-setting", f"there is no setting `{key}`", key_span(key, span), f"write `{meant}`"
        )


def _inner(setting: Setting, value: Any, settings: Settings, under: str, report: Report) -> Any:
    """A map whose keys the table knows, with its own values checked."""
    if not isinstance(value, dict):
        return value
    path = f"{under}{setting.name}."
    if setting.name in ("defaults", "config"):
        place: Place = "slide" if setting.name == "defaults" else "deck"
        return dict(check_settings(Settings(value, settings.spans), place, report, under=path))
    for key in value if setting.keys else ():
        span = settings.spans.get(path + key)
        if key not in setting.keys and span is not None:
            near = did_you_mean(key, setting.keys)
            hint = f"write `{near}`" if near else f"there are: {', '.join(setting.keys)}"
            message = f"`{setting.name}` has no setting `{key}`"
            report.warning("unknown-setting", message, key_span(key, span), hint)
    return value


def _written(value: Any, span: Span | None) -> str | None:
    """A scalar as it stands in the file, where it stands on one line without quotes."""
    if span is None or not isinstance(value, bool | int | float):
        return None
    return span.file.line(span.line)[span.col - 1 : span.col - 1 + span.length] or None


def key_span(key: str, span: Span) -> Span:
    """The place of `key`, whose value is at `span`: on the same line, or above."""
    pattern = re.compile(rf"(?<![^\s{{,'\"]){re.escape(key)}(?=['\"]?\s*:)")
    for number in range(span.line, 0, -1):
        found = pattern.search(span.file.line(number))
        if found:
            return Span(span.file, number, found.start() + 1, len(key))
    return span
