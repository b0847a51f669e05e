"""How long a talk or a slide takes (Slidev reference §2.5).

90   90s   1.5m   10:30   1:05:00   1h 20min   10.5m3s
"""

from __future__ import annotations

import re
from typing import Any

from slidegen.core.patterns import pattern

_SECONDS = {
    "s sec secs second seconds": 1,
    "m min mins minute minutes": 60,
    "h hr hrs hour hours": 3_600,
    "d day days": 86_400,
    "w week weeks": 604_800,
    "month months": 2_592_000,
    "y year years": 31_536_000,
}
_UNITS = {unit: seconds for units, seconds in _SECONDS.items() for unit in units.split()}
_CLOCK = pattern(r"(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)")
_PART = pattern(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+)\s*")


def parse_duration(value: Any) -> float | None:
    """Seconds: of a number as it is, of text such as `10:30` or `1h 20min`; None when it is no duration."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    text = value.strip().removeprefix("+").strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = match.groups()
        return int(hours or 0) * 3_600 + int(minutes) * 60 + float(seconds)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    return _of_units(text)


def _of_units(text: str) -> float | None:
    total, at = 0.0, 0
    while match := _PART.match(text, at):
        unit = _UNITS.get(match[2].lower())
        if unit is None:
            return None
        total += float(match[1]) * unit
        at = match.end()
    return total if text and at == len(text) else None
