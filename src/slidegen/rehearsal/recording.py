"""A file that the page saved at the end of a rehearsal → `Recording`, or what is wrong with it.

The form is that of assets/runtime/tools/rehearse/recording.js; times are in seconds, to the tenth:

    {"slidegen": "rehearsal", "version": 1, "title": "My talk", "date": "2026-11-23T10:00:00.000Z",
     "duration": 1200, "seconds": 1187.4,
     "slides": [{"no": 1, "title": "Cover", "alias": null, "planned": 60, "seconds": 71.2, "words": 84,
                 "clicks": [{"click": 0, "seconds": 71.2}]}]}

A slide of 0 seconds was not shown. `title`, `alias`, `planned` and `duration` may be null. What else a
file holds is left alone: a later version 1 may say more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slidegen.core.records import record

VERSION = 1
LONGEST = 10_000_000
"""Seconds of what may be a rehearsal: four months."""


class NotARehearsalError(Exception):
    """The file is no rehearsal; the message says why, without its name."""


@record
class RehearsedSlide:
    """A slide as it was when the talk was rehearsed."""

    title: str | None
    """Plain text."""
    alias: str | None
    seconds: float
    """In all visits; 0 where it was not shown."""


@record
class Recording:
    """One rehearsal."""

    file: str
    """As it was typed."""
    title: str
    """Of the deck."""
    date: datetime
    """When it began."""
    seconds: float
    slides: tuple[RehearsedSlide, ...]


def parse_recording(text: str, file: str) -> Recording:
    """What `text` holds. Raises NotARehearsalError."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotARehearsalError(f"not JSON: {error.msg} (line {error.lineno}, col {error.colno})") from None
    except (RecursionError, ValueError):
        raise NotARehearsalError("not JSON that can be read: nested too deep, or a number too long") from None
    if not isinstance(found, dict) or found.get("slidegen") != "rehearsal":
        raise NotARehearsalError('not a rehearsal: there is no `"slidegen": "rehearsal"` in it')
    if found.get("version") != VERSION:
        version = json.dumps(found.get("version"))
        raise NotARehearsalError(f"`version` is {version}; this slidegen reads version {VERSION}")
    slides = _of_kind(found, "slides", list, "a list", "")
    return Recording(
        file,
        _of_kind(found, "title", str, "text", ""),
        _date(found),
        _seconds(found, ""),
        tuple(_slide(slide, f"slides[{index}]") for index, slide in enumerate(slides)),
    )


def _slide(found: Any, where: str) -> RehearsedSlide:
    if not isinstance(found, dict):
        raise NotARehearsalError(f"`{where}` is not an object")
    title = _of_kind(found, "title", str | None, "text or null", f"{where}.")
    alias = _of_kind(found, "alias", str | None, "text or null", f"{where}.")
    return RehearsedSlide(title, alias, _seconds(found, f"{where}."))


def _date(found: Mapping[str, Any]) -> datetime:
    written = _of_kind(found, "date", str, "text", "")
    try:
        return datetime.fromisoformat(written).astimezone()
    except (ValueError, OverflowError, OSError):
        raise NotARehearsalError("`date` is not a date such as 2026-11-23T10:00:00Z") from None


def _seconds(found: Mapping[str, Any], where: str) -> float:
    value = _of_kind(found, "seconds", int | float, "a number", where)
    # Python's JSON knows NaN, and numbers beyond all clocks.
    if isinstance(value, bool) or not 0 <= value < LONGEST:
        raise NotARehearsalError(f"`{where}seconds` is not a number of seconds")
    return float(value)


def _of_kind(found: Mapping[str, Any], key: str, kind: Any, called: str, where: str) -> Any:
    if key not in found:
        raise NotARehearsalError(f"`{where}{key}` is not there")
    if not isinstance(found[key], kind):
        raise NotARehearsalError(f"`{where}{key}` is not {called}")
    return found[key]
