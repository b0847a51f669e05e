"""What a deck and its theme add to UnoCSS, as far as it is data.

    shortcuts   name → utilities, or [name → utilities, …]     {"btn": "px-4 py-2 rounded"}
    rules       [[name, declarations], …]                      [["ink", {"color": "#123"}]]
    theme       UnoCSS' theme, laid over its own               {"colors": {"brand": "#123"}}
    safelist    utilities whose rules are there in any case    ["text-red-500"]

In:  the value of the headmatter's `uno`, or of the object that a `uno.config.ts` exports.
Out: a `UnoConfig` in one form, whatever form was written; what cannot be used is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any

from slidegen.core.records import record

Tell = Callable[[str, object, str], None]
"""Takes the path of what is wrong (`shortcuts.btn`), its value, and what is wrong with it."""

KEYS = ("shortcuts", "rules", "theme", "safelist")

Shortcut = tuple[str, tuple[str, ...]]


@record
class UnoConfig:
    """What is added to Slidev's own configuration of UnoCSS."""

    shortcuts: tuple[Shortcut, ...] = ()
    """Name, the utilities that it stands for."""
    rules: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Name, the declarations that it stands for."""
    theme: Mapping[str, Any] = field(default_factory=dict)
    safelist: tuple[str, ...] = ()

    def over(self, lower: UnoConfig) -> UnoConfig:
        """This one on top of `lower`: later shortcuts and rules of a name win, themes merge."""
        return UnoConfig(
            (*lower.shortcuts, *self.shortcuts),
            (*lower.rules, *self.rules),
            _merged(lower.theme, self.theme),
            (*lower.safelist, *(one for one in self.safelist if one not in lower.safelist)),
        )

    def question(self) -> dict[str, Any]:
        """What the engine is told; empty where nothing is added."""
        parts = {
            "shortcuts": [[name, list(words)] for name, words in self.shortcuts],
            "rules": [[name, dict(declared)] for name, declared in self.rules],
            "theme": dict(self.theme),
        }
        return {name: part for name, part in parts.items() if part}


NOTHING_ADDED = UnoConfig()


def read_uno(value: object, tell: Tell) -> UnoConfig:
    """The configuration that `value` is."""
    if not isinstance(value, Mapping):
        tell("", value, "it is no map")
        return NOTHING_ADDED
    theme = value.get("theme", {})
    if not isinstance(theme, Mapping):
        tell("theme", theme, "it is no map")
        theme = {}
    return UnoConfig(
        tuple(_shortcuts(value.get("shortcuts", {}), "shortcuts", tell)),
        tuple(_rules(value.get("rules", []), tell)),
        _plain(theme, "theme", tell),
        tuple(_words(value.get("safelist", []), "safelist", tell)),
    )


def _shortcuts(value: object, path: str, tell: Tell) -> Iterator[Shortcut]:
    """A map, a list of maps, a list of pairs, or pairs among maps."""
    match value:
        case Mapping():
            for name, words in value.items():
                place = f"{path}.{name}"
                found = tuple(_words(words, place, tell))
                if found:
                    yield str(name), found
        case [str(name), (str() | list()) as words, *_]:
            yield from _shortcuts({name: words}, path, tell)
        case [] | [Mapping() | list(), *_]:
            for number, one in enumerate(value):
                yield from _shortcuts(one, f"{path}.{number}", tell)
        case _:
            tell(path, value, "it is no pair of texts")


def _rules(value: object, tell: Tell) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(value, list):
        tell("rules", value, "it is no list")
        return
    for number, rule in enumerate(value):
        match rule:
            case [str(name), Mapping() as declared, *_]:
                yield name, _plain(declared, f"rules.{number}", tell)
            case _:
                tell(f"rules.{number}", rule, "it is no pair of a text and declarations")


def _words(value: object, path: str, tell: Tell) -> Iterator[str]:
    match value:
        case str():
            yield from value.split()
        case list():
            for number, one in enumerate(value):
                yield from _words(one, f"{path}.{number}", tell)
        case _:
            tell(path, value, "it is no text")


def _plain(value: Mapping[str, Any], path: str, tell: Tell) -> dict[str, Any]:
    """`value` without what is no data."""
    kept: dict[str, Any] = {}
    for key, one in value.items():
        place = f"{path}.{key}"
        if isinstance(one, Mapping):
            kept[str(key)] = _plain(one, place, tell)
        elif _is_data(one):
            kept[str(key)] = one
        else:
            tell(place, one, "it is no data")
    return kept


def _is_data(value: object) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def _merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(lower)
    for key, value in upper.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged
