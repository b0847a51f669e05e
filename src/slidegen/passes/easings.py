"""How a motion gets from one state to the next, as CSS (Slidev reference §4.10).

In:  the `transition` of a state: a spring, or a duration with an easing; nothing for the usual spring.
Out: milliseconds and a CSS easing. A spring is worked out here and becomes `linear(…)`: the browser
     only interpolates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

USUAL = (500.0, 25.0, 1.0)
"""Stiffness, damping and mass of the spring that moves where nobody says otherwise, as in @vueuse/motion."""
USUAL_EASING = "var(--slidegen-spring)"
"""Its way, which styles/motion.css has once for all."""
TWEEN = 300
"""ms that a change of opacity or colour takes, and others that ask for an easing alone."""

_SPRING_KEYS = ("stiffness", "damping", "mass")
_LONGEST = 5000
"""ms after which a spring that would swing on and on is at rest."""
_NEAR = 0.005
_EASINGS = {
    "linear": "linear",
    "easeIn": "ease-in",
    "easeOut": "ease-out",
    "easeInOut": "ease-in-out",
    "circIn": "cubic-bezier(.55,0,1,.45)",
    "circOut": "cubic-bezier(0,.55,.45,1)",
    "circInOut": "cubic-bezier(.85,0,.15,1)",
    "backIn": "cubic-bezier(.36,0,.66,-.56)",
    "backOut": "cubic-bezier(.34,1.56,.64,1)",
    "backInOut": "cubic-bezier(.68,-.6,.32,1.6)",
    "anticipate": "cubic-bezier(.36,0,.66,-.56)",
    "ease": "ease",
    "ease-in": "ease-in",
    "ease-out": "ease-out",
    "ease-in-out": "ease-in-out",
}


def read_easing(transition: Mapping[str, Any], *, moves: bool) -> tuple[int, str]:
    """Milliseconds and easing. `moves`: the property moves or turns its element; a spring is for those."""
    kind = transition.get("type")
    is_spring = kind == "spring" or (kind is None and any(key in transition for key in _SPRING_KEYS))
    duration, ease = number(transition.get("duration")), transition.get("ease")
    if is_spring or (moves and kind is None and duration is None and ease is None):
        values = (number(transition.get(key)) for key in _SPRING_KEYS)
        asked = tuple(value or usual for value, usual in zip(values, USUAL, strict=True))
        length, way = spring(*asked)
        return length, USUAL_EASING if asked == USUAL else way
    return round(TWEEN if duration is None else duration), _ease(ease, moves)


def _ease(written: Any, moves: bool) -> str:
    if isinstance(written, list) and len(written) == 4 and all(number(one) is not None for one in written):
        return f"cubic-bezier({','.join(f'{float(one):g}' for one in written)})"
    return (
        _EASINGS.get(written, "")
        if isinstance(written, str) and written in _EASINGS
        else ("ease-in-out" if moves else "linear")
    )


def number(value: Any) -> float | None:
    """A finite number, also one in quotes; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        read = float(value)
    except ValueError:
        return None
    return read if math.isfinite(read) else None


@lru_cache(maxsize=64)
def spring(stiffness: float, damping: float, mass: float) -> tuple[int, str]:
    """Milliseconds until the spring is at rest, and its way there from 0 to 1."""
    duration = next(
        (ms for ms in range(20, _LONGEST, 20) if _is_at_rest(ms / 1000, stiffness, damping, mass)), _LONGEST
    )
    steps = min(60, max(12, duration // 20))
    points = (_position(duration * step / steps / 1000, stiffness, damping, mass) for step in range(1, steps))
    return duration, f"linear(0,{','.join(f'{point:.3f}'.rstrip('0').rstrip('.') for point in points)},1)"


def _is_at_rest(seconds: float, *spring_: float) -> bool:
    """Whether it stays near its end from then on, as far as the next tenth of a second tells."""
    return all(abs(1 - _position(seconds + ahead / 100, *spring_)) < _NEAR for ahead in range(10))


def _position(seconds: float, stiffness: float, damping: float, mass: float) -> float:
    """Of a weight on a spring that is let go at 0 and rests at 1."""
    frequency = math.sqrt(stiffness / mass)
    ratio = damping / (2 * math.sqrt(stiffness * mass))
    decay = math.exp(-ratio * frequency * seconds)
    if ratio < 1:
        swing = frequency * math.sqrt(1 - ratio * ratio)
        wave = math.cos(swing * seconds) + ratio * frequency / swing * math.sin(swing * seconds)
        return 1 - decay * wave
    if ratio == 1:
        return 1 - decay * (1 + frequency * seconds)
    slow = frequency * math.sqrt(ratio * ratio - 1)
    fast, rest = -ratio * frequency - slow, -ratio * frequency + slow
    return 1 - (fast * math.exp(rest * seconds) - rest * math.exp(fast * seconds)) / (fast - rest)
