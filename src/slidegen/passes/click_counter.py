"""The accounting of clicks (Slidev reference §4.1, §4.2).

What an author writes for a click becomes `Relative` or `Absolute`, or a `ClickRange` of two of them. A
`ClickCounter` takes them in the order in which Slidev's elements are mounted and says the click of each.
An absolute click never moves the offset that relative ones count from; it only makes the slide longer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.records import record


@record
class Relative:
    """So many clicks after the last relative one; 0 is together with it, negative is before."""

    by: int


@record
class Absolute:
    """That very click, at least 1."""

    click: int


@record
class ClickRange:
    """From a click up to, and without, another. A relative leave counts from the enter."""

    enter: Relative | Absolute
    leave: Relative | Absolute


NEXT = Relative(1)
SAME = Relative(0)

At = Relative | Absolute | ClickRange
"""When an element steps."""


class NotAClickError(ValueError):
    """The value is no click: not a whole number, not a pair of them."""


def read_at(value: Any) -> At | None:
    """When a value of an attribute or option says to step; None: never. Raises NotAClickError.

    A number below 1 comes out as it is written, so that the caller can warn: `lift` makes it 1.
    """
    if isinstance(value, list):
        if len(value) != 2:
            raise NotAClickError
        enter, leave = (read_single(part) for part in value)
        return ClickRange(enter, leave) if enter is not None and leave is not None else None
    return read_single(value)


def read_single(value: Any) -> Relative | Absolute | None:
    """The same for what cannot be a range. Raises NotAClickError."""
    match value:
        case False | "false":
            return None
        case None | True | "true":
            return NEXT
        case str() if value[:1] in ("+", "-"):
            return Relative(_whole(value))
        case str() | int() | float():
            return Absolute(_whole(value))
        case _:
            raise NotAClickError


def lift(at: At) -> At:
    """`at` with absolute clicks below 1 made 1, as Slidev does."""
    match at:
        case ClickRange(enter, leave):
            return ClickRange(_lift_single(enter), _lift_single(leave))
        case Absolute():
            return _lift_single(at)
        case Relative():
            return at


def _lift_single(at: Relative | Absolute) -> Relative | Absolute:
    return Absolute(max(1, at.click)) if isinstance(at, Absolute) else at


def _whole(value: str | float) -> int:
    """`Number(value)`, of which only whole numbers are clicks. Raises NotAClickError."""
    if isinstance(value, str) and not value.strip():
        return 0
    try:
        number = float(value)
    except ValueError:
        raise NotAClickError from None
    if not math.isfinite(number) or not number.is_integer():
        raise NotAClickError
    return int(number)


@dataclass(slots=True)
class ClickCounter:
    """The clicks of one slide, as its elements are registered one after the other.

    A second registration under one key (`v-click` and `v-mark` on one element) takes the place of the
    first, as it does in Slidev.
    """

    offset: int = 0
    """What relative clicks count from: the sum of all sizes."""
    _sizes: dict[object, int] = field(default_factory=dict)
    _ends: dict[object, int] = field(default_factory=dict)

    def add(self, key: object, at: At, steps: int = 1) -> tuple[int, int | None]:
        """Register `steps` clicks under `key`: the first of them, and where the element leaves again."""
        match at:
            case Relative(by):
                start = self.offset + by
                self._register(key, by + steps - 1, start + steps - 1)
                return start, None
            case Absolute(click):
                self._register(key, 0, click + steps - 1)
                return click, None
            case ClickRange(enter, leave):
                return self._add_range(key, enter, leave)

    def skip(self, key: object, clicks: int) -> None:
        """Register `clicks` at which nothing happens."""
        self._register(key, clicks, self.offset + clicks - 1)

    @property
    def total(self) -> int:
        """The last click that anything was registered for."""
        return max(0, *self._ends.values()) if self._ends else 0

    def _add_range(
        self, key: object, enter: Relative | Absolute, leave: Relative | Absolute
    ) -> tuple[int, int]:
        size = 0
        if isinstance(enter, Relative):
            start = self.offset + enter.by
            size += enter.by
        else:
            start = enter.click
        if isinstance(leave, Relative):
            end = start + leave.by
            size += leave.by
        else:
            end = leave.click
        self._register(key, size, end)
        return start, end

    def _register(self, key: object, size: int, end: int) -> None:
        self.offset += size - self._sizes.get(key, 0)
        self._sizes[key] = size
        self._ends[key] = end
