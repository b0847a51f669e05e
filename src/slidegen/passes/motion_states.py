"""The states of a motion as CSS (Slidev reference §4.10).

    { x: -80, y: '2rem', scale: 1.2, rotate: 45, opacity: 0, backgroundColor: 'red' }

In:  what a state says, in the names of @vueuse/motion. Out: declarations. All states of one motion name
     the same parts of a transform, in the same order, so that a browser can go from one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

State = Mapping[str, Any]
Declarations = dict[str, str]

TRANSFORMS: Mapping[str, tuple[str, str, float]] = {
    "perspective": ("perspective", "px", 0),
    "x": ("translateX", "px", 0),
    "translateX": ("translateX", "px", 0),
    "y": ("translateY", "px", 0),
    "translateY": ("translateY", "px", 0),
    "z": ("translateZ", "px", 0),
    "translateZ": ("translateZ", "px", 0),
    "scale": ("scale", "", 1),
    "scaleX": ("scaleX", "", 1),
    "scaleY": ("scaleY", "", 1),
    "rotate": ("rotate", "deg", 0),
    "rotateX": ("rotateX", "deg", 0),
    "rotateY": ("rotateY", "deg", 0),
    "rotateZ": ("rotateZ", "deg", 0),
    "skew": ("skew", "deg", 0),
    "skewX": ("skewX", "deg", 0),
    "skewY": ("skewY", "deg", 0),
}
"""Name → CSS function, unit of a plain number, what it is where nobody says it; in the order of effect."""

_PLAIN = frozenset({"flex-grow", "flex-shrink", "font-weight", "line-height", "opacity", "order", "z-index"})
"""Properties whose numbers have no unit."""
_PROPERTY = re.compile(r"-{0,2}[a-z]+(?:-[a-z]+)*")
_VALUE = re.compile(r"[\w.%+\-#(),/ ]+")
_FAR = 1e5
"""px, degrees: beyond, nobody sees a thing."""


def parts_of(states: Iterable[State]) -> list[str]:
    """The parts of a transform that any of `states` names."""
    named = {key for state in states for key in state}
    return [name for name in TRANSFORMS if name in named]


def state_css(state: State, parts: list[str]) -> Declarations:
    """The declarations of `state`; a value that is none is left out."""
    css: Declarations = {}
    if parts:
        css["transform"] = " ".join(_part(name, state.get(name)) for name in parts)
    for key, value in state.items():
        name = re.sub(r"[A-Z]", lambda match: f"-{match[0].lower()}", key)
        text = _text(value, "" if name in _PLAIN else "px")
        if key not in TRANSFORMS and text is not None and _PROPERTY.fullmatch(name):
            css[name] = text
    return css


def unreadable(state: State) -> list[str]:
    """The keys of `state` whose values are none."""
    return [key for key, value in state.items() if key != "transition" and _text(value, "") is None]


def is_still(css: Declarations) -> bool:
    """Whether these declarations leave an element as it is."""
    still = {_part(name, None) for name in TRANSFORMS}
    parts = set(re.findall(r"\S+?\([^)]*\)", css.get("transform", "")))
    return parts <= still and all(
        name == "transform" or (name == "opacity" and value == "1") for name, value in css.items()
    )


def _part(name: str, value: Any) -> str:
    function, unit, usual = TRANSFORMS[name]
    text = _text(value, unit) if value is not None else None
    return f"{function}({text if text is not None else f'{usual:g}{unit}'})"


def _text(value: Any, unit: str) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}{unit}" if abs(value) <= _FAR else None
    usable = isinstance(value, str) and _VALUE.fullmatch(value) and "url(" not in value.lower()
    return value.strip() if usable else None
