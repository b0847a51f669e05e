"""The states of a motion as CSS (Slidev reference §4.10).

    { x: -80, y: '2rem', scale: 1.2, rotate: 45, opacity: 0, backgroundColor: 'red' }

In:  what a state says, in the names of @vueuse/motion. Out: declarations. All states of one motion name
     the same parts of a transform, in the same order, so that a browser can go from one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from slidegen.core.patterns import pattern

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
_PROPERTY = pattern(r"-{0,2}[a-z]+(?:-[a-z]+)*")
_VALUE = pattern(r"[\w.%+\-#(),/ ]+")
_FAR = 1e5
"""px, degrees: beyond, nobody sees a thing."""


def parts_of(states: Iterable[State]) -> list[str]:
    """The parts of a transform that any of `states` names."""
    named = {key for state in states for key in state}
    return [name for name in TRANSFORMS if name in named]


def state_css(state: State, parts: list[str], touched: Collection[str] = ()) -> Declarations:
    """The declarations of `state`; a value that is none is left out.

    Each of the `touched` gives way to a custom property, which a pointer or the keyboard sets.
    """
    css: Declarations = {}
    if parts:
        css["transform"] = " ".join(_part(name, state.get(name), name in touched) for name in parts)
    for key, value in state.items():
        found = declaration(key, value)
        if found is not None and key not in TRANSFORMS:
            css[found[0]] = _giving_way(key, found[1]) if key in touched else found[1]
    for key in touched:
        if key not in TRANSFORMS and (name := _property(key)) not in css:
            css[name] = _giving_way(key, "revert-layer")
    return css


def declaration(key: str, value: Any) -> tuple[str, str] | None:
    """Property and value; of a part of a transform, its name and its value. None where it is none."""
    if key in TRANSFORMS:
        text = _text(value, TRANSFORMS[key][1])
        return None if text is None else (key, text)
    name = _property(key)
    text = _text(value, "" if name in _PLAIN else "px")
    return None if text is None or not _PROPERTY.fullmatch(name) else (name, text)


def touch_property(key: str) -> str:
    """The custom property that `key` gives way to."""
    return f"--slidegen-touch-{_property(key)}"


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


def _part(name: str, value: Any, touched: bool = False) -> str:
    function, unit, usual = TRANSFORMS[name]
    text = _text(value, unit) if value is not None else None
    shown = text if text is not None else f"{usual:g}{unit}"
    return f"{function}({_giving_way(name, shown) if touched else shown})"


def _giving_way(key: str, shown: str) -> str:
    return f"var({touch_property(key)},{shown})"


def _property(key: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"-{match[0].lower()}", key)


def _text(value: Any, unit: str) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}{unit}" if abs(value) <= _FAR else None
    usable = isinstance(value, str) and _VALUE.fullmatch(value) and "url(" not in value.lower()
    return value.strip() if usable else None
