"""Elements that a click brings, or makes others of: when they register their clicks.

Slidev counts as Vue mounts. What is there from the start is counted first, whatever stands before it
in the slide; what comes at a click is counted when it comes. An element that only changes is
not mounted anew: its versions, of which one is there at each click, have the clicks of the first.

In:  the order in which a slide's elements are met, and what each registers.
Out: the clicks of each; which elements are to be numbered later.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from slidegen.core.nodes import VERSION, Element
from slidegen.passes.click_counter import At, ClickCounter

_START, _SWITCHED = "data-slidev-clicks-start", "data-slidegen-switch"
Clicks = tuple[int, int | None]


@dataclass(slots=True)
class Mounting:
    """The clicks of one slide, in the order in which its elements come."""

    counter: ClickCounter
    first: int
    """The click that the slide starts with."""
    late: list[tuple[int, Element]] = field(default_factory=list)
    """What comes at a click, with that click."""
    _versions: dict[str, list[Clicks]] = field(default_factory=dict)
    _written: list[Clicks] | None = None
    _read: Iterator[Clicks] | None = None

    def puts_off(self, element: Element) -> bool:
        """Whether `element` comes later: it is kept for then. One that is a version is not, once begun."""
        start = element.attrs.get(_START)
        if _SWITCHED not in element.attrs or not isinstance(start, str) or int(start) <= self.first:
            return False
        if element.get(VERSION) in self._versions:
            return False
        self.late.append((int(start), element))
        return True

    def take_late(self) -> list[Element]:
        """What was put off, in the order in which it comes."""
        late, self.late = sorted(self.late, key=lambda one: one[0]), []
        return [element for _, element in late]

    def add(self, key: object, at: At, steps: int = 1) -> Clicks:
        """As `ClickCounter.add`; a later version has the clicks of the first."""
        clicks = next(self._read, None) if self._read is not None else None
        if clicks is None:
            clicks = self.counter.add(key, at, steps)
        if self._written is not None:
            self._written.append(clicks)
        return clicks

    def skip(self, key: object, clicks: int) -> None:
        """As `ClickCounter.skip`, for the first version alone."""
        if self._read is None:
            self.counter.skip(key, clicks)

    @contextmanager
    def version(self, element: Element) -> Iterator[None]:
        """Around the numbering of `element`."""
        name = element.attrs.pop(VERSION, None)
        if not isinstance(name, str) or self._read is not None:
            yield
            return
        known = self._versions.get(name)
        outer = self._written
        if known is None:
            self._written = []
        else:
            self._read = iter(known)
        yield
        if known is None and self._written is not None:
            self._versions[name] = self._written
            self._written = [*outer, *self._written] if outer is not None else None
        self._read = None
