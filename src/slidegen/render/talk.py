"""What the runtime is told for the talk: time, keys, whether it goes on by itself.

In:  the deck's settings, which the table of settings has checked.
Out: entries of the page's data. Times are in s; None is for what the author leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import Config, Slide
from slidegen.core.durations import parse_duration


def talk_data(config: Config, *, notes: bool) -> Mapping[str, object]:
    """The entries of the whole deck. `notes` is False where the file is made without speaker notes."""
    values = config.values
    return {
        "presenter": _is_on(values.get("presenter", True)),
        "notes": notes,
        "duration": _seconds(values.get("duration")),
        "timer": str(values.get("timer") or "stopwatch"),
        "wakeLock": _is_on(values.get("wakeLock", True)),
        "autoAdvance": _seconds(values.get("autoAdvance")),
        "loop": bool(values.get("loop")),
        "keys": values.get("keys") or {},
        "drawings": _drawings(values.get("drawings")),
    }


def _drawings(written: Any) -> Mapping[str, bool]:
    """Slidev reference §2.2; where drawings are kept is the build's and the server's affair."""
    chosen = written if isinstance(written, Mapping) else {}
    return {
        "enabled": _is_on(chosen.get("enabled", True)),
        "persist": bool(chosen.get("persist")),
        "presenterOnly": bool(chosen.get("presenterOnly")),
        "syncAll": chosen.get("syncAll", True) is not False,
    }


def slide_times(slide: Slide) -> Mapping[str, object]:
    """The entries of one slide."""
    return {
        "time": _seconds(slide.settings.get("time")),
        "autoAdvance": _seconds(slide.settings.get("autoAdvance")),
    }


def _is_on(mode: Any) -> bool:
    """Of a mode: `dev` is for Slidev's server alone."""
    return mode in (True, "build")


def _seconds(written: Any) -> float | None:
    return None if written is None else parse_duration(written)
