"""What a setting's value may be: each kind of the table as a test and as words for people."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.durations import parse_duration
from slidegen.core.patterns import pattern
from slidegen.core.settings.table import Kind, Setting

NOTHING = object()
"""What `accept` answers where a value is of no kind that the setting takes."""

YES = frozenset(("true", "yes", "on"))
NO = frozenset(("false", "no", "off"))
"""YAML 1.1's words, which many write still; to YAML 1.2 they are text."""

_RATIO = pattern(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:[/:x|]\s*(\d+(?:\.\d+)?|\.\d+)\s*)?")

_EXPECTED: Mapping[Kind, str] = {
    "bool": "true or false",
    "mode": "true, false, dev or build",
    "count": "a whole number",
    "number": "a number above 0",
    "text": "text",
    "list": "a list",
    "map": "a map",
    "duration": "a time",
    "ratio": "a ratio",
    "null": "nothing",
}
_EXAMPLE: Mapping[Kind, str] = {
    "bool": "write `true` or `false`",
    "mode": "write `true` or `false`",
    "text": "write it as text, in quotes",
    "list": "write `[one, another]`",
    "map": "write `name: value` on the lines below it, indented",
    "duration": "write `30min`, `10:30` or a number of seconds",
    "ratio": "write `16/9`, `4:3` or `1.5`",
    "null": "leave it out",
}


WIDEST_RATIO = 100.0
"""Width by height of the widest canvas, and height by width of the highest."""


def parse_ratio(value: Any) -> float | None:
    """Width by height: of 1.5, `16/9`, `4:3`, `1x1`, `16|9`; None when it is no ratio that a screen has."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if 1 / WIDEST_RATIO <= value <= WIDEST_RATIO else None
    match = _RATIO.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    width, height = float(match[1]), float(match[2] or 1)
    return parse_ratio(width / height) if width > 0 and height > 0 else None


def accept(setting: Setting, value: Any, written: str | None) -> Any:
    """`value` as one of the setting's kinds, or NOTHING. `written` is a scalar as its author wrote it."""
    for kind in setting.kinds:
        found = _accept(kind, value, setting.choices)
        if found is not NOTHING:
            return found
    if "text" in setting.kinds and isinstance(value, bool | int | float):
        # `title: 2024.10` is a number to YAML, and its author's text all the same.
        return written if written is not None else str(value)
    return NOTHING


def expected(setting: Setting) -> str:
    """What the setting may be, in words."""
    kinds = [kind for kind in setting.kinds if kind != "null"]
    choices = f"one of {', '.join(setting.choices)}"
    named = [choices if kind == "choice" else _EXPECTED[kind] for kind in kinds]
    return " or ".join(named)


def example(setting: Setting) -> str:
    """A hint what to write."""
    kind = setting.kinds[0]
    if kind == "choice":
        return f"write `{setting.choices[0]}`"
    if kind in ("count", "number"):
        return f"write a number such as {setting.default or 2}"
    return _EXAMPLE[kind]


def as_bool(value: Any) -> bool | None:
    """What `yes`, `no`, `on`, `off`, and `true` and `false` in quotes are meant to be."""
    if not isinstance(value, str) or value.lower() not in YES | NO:
        return None
    return value.lower() in YES


def _accept(kind: Kind, value: Any, choices: tuple[str, ...]) -> Any:
    match kind:
        case "bool":
            fits = isinstance(value, bool)
        case "mode":
            fits = isinstance(value, bool) or value in ("dev", "build")
        case "text":
            fits = isinstance(value, str)
        case "list":
            fits = isinstance(value, list)
        case "map":
            fits = isinstance(value, dict)
        case "choice":
            fits = value in choices
        case "null":
            fits = value is None
        case "duration":
            fits = parse_duration(value) is not None
        case "ratio":
            fits = parse_ratio(value) is not None
        case "count" | "number":
            return _number(kind, value)
    return value if fits else NOTHING


def _number(kind: Kind, value: Any) -> Any:
    """A number, also one in quotes."""
    if isinstance(value, str) and re.fullmatch(r"\s*\+?\d*\.?\d+\s*", value):
        value = float(value) if "." in value else int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return NOTHING
    if kind == "count":
        return value if isinstance(value, int) and value >= 0 else NOTHING
    return value if 0 < value < math.inf else NOTHING
