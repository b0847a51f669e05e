"""Which slide of a rehearsal a slide of the deck was: decks move on between rehearsals.

The rules are those of `matchSlides` in assets/runtime/tools/rehearse/recording.js, and one more for a
title that was mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Protocol

ALIKE = 0.6
"""How much of a title must remain for the slide to be the same, between the same neighbours."""


class Named(Protocol):
    """What a slide is known by."""

    @property
    def title(self) -> str | None:
        """Plain text."""

    @property
    def alias(self) -> str | None:
        """Its other address."""


def match_slides(earlier: Sequence[Named], slides: Sequence[Named]) -> list[int | None]:
    """For each of `slides` the index (from 0) of the earlier one that it was, or None.

    The same alias; the same title, where the second of two alike is the second; no title, after the same
    slide; a title that is nearly the same, between the same neighbours.
    """
    match = _Match(earlier, slides)
    for index, slide in enumerate(slides):
        if slide.alias:
            match.take(index, (at for at, old in enumerate(earlier) if old.alias == slide.alias))
    for index, slide in enumerate(slides):
        if slide.title:
            match.take(index, (at for at, old in enumerate(earlier) if old.title == slide.title))
    for index, slide in enumerate(slides):
        at = match.after_the_same(index)
        if not slide.title and at is not None and not earlier[at].title:
            match.take(index, (at,))
    for index in range(len(slides)):
        at = match.after_the_same(index)
        if at is not None and match.ends_the_same(index, at) and _is_mended(earlier[at], slides[index]):
            match.take(index, (at,))
    return match.found


class _Match:
    def __init__(self, earlier: Sequence[Named], slides: Sequence[Named]) -> None:
        self.found: list[int | None] = [None] * len(slides)
        self._free = set(range(len(earlier)))
        self._count = len(earlier)

    def take(self, index: int, candidates: Iterable[int]) -> None:
        """The first of `candidates` that is free is what slide `index` was, unless that is known."""
        if self.found[index] is None:
            for at in candidates:
                if at in self._free:
                    self._free.remove(at)
                    self.found[index] = at
                    return

    def after_the_same(self, index: int) -> int | None:
        """The earlier slide after the one that the slide before `index` was."""
        before = -1 if index == 0 else self.found[index - 1]
        return None if before is None or before + 1 not in self._free else before + 1

    def ends_the_same(self, index: int, at: int) -> bool:
        """Whether the next slides are the same, or both are the last."""
        if index + 1 == len(self.found):
            return at + 1 == self._count
        return self.found[index + 1] == at + 1


def _is_mended(old: Named, new: Named) -> bool:
    ratio = SequenceMatcher(None, old.title or "", new.title or "").ratio()
    return bool(old.title and new.title) and ratio >= ALIKE
