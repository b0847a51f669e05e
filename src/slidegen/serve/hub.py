"""Keeps the windows and phones of each talk together.

A line is a window of the deck or a phone. Each second all hear the server's time, the tick; what a line
says carries the last tick that it heard. So a press that a dead network held back is known by its age,
whatever the phone's clock says, and is not done later.

A window on this machine is the talk: what it did while its line was down counts when it comes back. All
others take over what the talk is, unless nobody else is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from slidegen.serve.talk import Entry, Talk, as_json, read_entries

LATE_MS = 3000
"""After which a press is too old. Less than the time after which a phone gives up
(assets/runtime/dev/talkline.js): once it has said that there is no connection, nothing is done any more."""


class Line(Protocol):
    """An open connection."""

    address: str
    """Of the deck's page."""
    is_window: bool
    """Shows slides; else it is a phone."""
    is_own: bool
    """A window on this machine."""

    def say(self, told: Mapping[str, object]) -> None:
        """Send something."""


@dataclass(slots=True)
class Room:
    """A talk and who follows it."""

    talk: Talk = field(default_factory=Talk)
    lines: list[Line] = field(default_factory=list)

    def people(self) -> dict[str, int]:
        """How many there are, for those who look at a phone or at the code for one."""
        windows = sum(line.is_window for line in self.lines)
        return {"windows": windows, "phones": len(self.lines) - windows}


@dataclass(slots=True)
class Hub:
    """All talks, by the address of their deck."""

    sheet: Callable[[str], Mapping[str, object] | None]
    """What a phone shows of the deck at an address (sheet.py)."""
    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    rooms: dict[str, Room] = field(default_factory=dict)

    def join(self, line: Line) -> None:
        """A line is there: it hears of the whole talk."""
        room = self.rooms.setdefault(line.address, Room())
        sheet = self.sheet(line.address)
        windows = [other for other in room.lines if other.is_window]
        if not windows and sheet is not None:
            room.talk.move_to_build(int(str(sheet["build"])))
        is_asked = line.is_window and (line.is_own or not any(other.is_own for other in windows))
        room.lines.append(line)
        told = self._time() | {"entries": as_json(room.talk.entries), "asks": is_asked}
        line.say(told if line.is_window else told | {"sheet": sheet})
        self._tell(room, room.people())

    def leave(self, line: Line) -> None:
        """A line is gone."""
        room = self.rooms.get(line.address)
        if room is not None and line in room.lines:
            room.lines.remove(line)
            self._tell(room, room.people())

    def hear(self, line: Line, said: object) -> bool:
        """A line says something; False where no page of slidegen's says so."""
        if not isinstance(said, dict) or set(said) != {"tick", "entries"} or type(said["tick"]) is not int:
            return False
        entries = read_entries(said["entries"])
        room = self.rooms.get(line.address)
        if entries is None or room is None:
            return False
        if not line.is_own and not 0 <= self._tick() - said["tick"] <= LATE_MS:
            line.say({"entries": as_json(room.talk.entries), "asks": False, "late": True})
            return True
        self._share(room, line, entries)
        return True

    def announce(self, address: str) -> None:
        """There is a new build: phones show its notes and titles."""
        room = self.rooms.get(address)
        phones = [line for line in room.lines if not line.is_window] if room else []
        if phones:
            sheet = self.sheet(address)
            for phone in phones:
                phone.say({"sheet": sheet})

    def strike(self) -> None:
        """A second has gone by."""
        for room in self.rooms.values():
            self._tell(room, self._time())

    def _tick(self) -> int:
        """Ms since 1970."""
        return round(self.now() * 1000)

    def _time(self) -> dict[str, object]:
        return {"tick": self._tick()}

    def _share(self, room: Room, line: Line, entries: Mapping[str, Entry]) -> None:
        taken = room.talk.take(entries)
        if not taken:
            return
        told = {"entries": as_json(taken)}
        is_stamped = any(taken[name] is not entries[name] for name in taken)
        for other in list(room.lines):
            if other is not line or is_stamped:
                other.say(told)

    def _tell(self, room: Room, told: Mapping[str, object]) -> None:
        for line in list(room.lines):
            line.say(told)
