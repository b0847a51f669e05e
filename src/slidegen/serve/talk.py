"""What all windows and phones of a talk have in common, at the server: entries with stamps.

The rule is that of assets/runtime/shared.js: the higher count wins, then the higher name of who set it.
Only what moves a talk is taken, and only in the form in which the page sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from slidegen.core.records import record

MOST = 10**12
"""Of a count, a page, a time in ms: beyond it is nonsense, or an attack."""
LONGEST_NAME = 40


@record
class Entry:
    """A value and its stamp."""

    value: Any
    count: int
    """0: as it was opened, nobody has set it."""
    by: str

    def is_newer_than(self, other: Entry) -> bool:
        """Whether this is the one that all keep."""
        return (self.count, self.by) > (other.count, other.by)

    def to_json(self) -> dict[str, object]:
        """As pages have it."""
        return {"value": self.value, "count": self.count, "by": self.by}


@dataclass(slots=True)
class Talk:
    """The entries of one deck's talk, by name."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def take(self, told: Mapping[str, Entry]) -> dict[str, Entry]:
        """Keep what is newer; what all others must hear of."""
        taken = {}
        for name, entry in told.items():
            known = self.entries.get(name)
            # The first window says where the talk begins; who opens later goes there.
            is_beginning = known is None and entry.count == 0
            if known is None or (entry.count > 0 and entry.is_newer_than(known)):
                taken[name] = replace(entry, count=1) if is_beginning else entry
        self.entries.update(taken)
        return taken

    def move_to_build(self, number: int) -> None:
        """No window is there to say where the place of an older build is now: it keeps its number."""
        known = self.entries.get("position")
        if known is not None and known.value.get("build") not in (None, number):
            self.entries["position"] = replace(known, value={**known.value, "build": number})


def as_json(entries: Mapping[str, Entry]) -> dict[str, object]:
    """Entries as pages have them."""
    return {name: entry.to_json() for name, entry in entries.items()}


def read_entries(found: object) -> dict[str, Entry] | None:
    """What a page says of a talk; None where no page of slidegen's says so."""
    if not isinstance(found, dict):
        return None
    entries = {}
    for name, entry in found.items():
        if name not in FORMS or not isinstance(entry, dict) or set(entry) != {"value", "count", "by"}:
            return None
        value, count, by = entry["value"], entry["count"], entry["by"]
        is_name = isinstance(by, str) and by.isascii() and by.isalnum() and len(by) <= LONGEST_NAME
        if not is_name or not _is_count(count) or not FORMS[name](value):
            return None
        entries[name] = Entry(value, count, by)
    return entries


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST


def _is_time(value: object) -> bool:
    """Ms, since 1970 or as a span."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < MOST * 10


def _is_position(value: object) -> bool:
    if not isinstance(value, dict) or not {"page", "clicks"} <= set(value) <= {"page", "clicks", "build"}:
        return False
    return all(_is_count(number) for number in value.values())


def _is_clock(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"since", "spent"}:
        return False
    return (value["since"] is None or _is_time(value["since"])) and _is_time(value["spent"])


FORMS: Mapping[str, Callable[[object], bool]] = {
    "position": _is_position,
    "clock": _is_clock,
    "blank": lambda value: value in (None, "black", "white"),
    "advance": lambda value: isinstance(value, bool),
}
"""Name → whether a value has the form that the page gives it."""
