"""Which slide of a build is which one of the builds before, while a deck is served.

In:  the slides of each build, as written, with keys that are equal where the text is.
Out: an id for each that it keeps over all builds, wherever it moves and whatever becomes of its text: what
     is drawn on a slide goes by it.

A slide is known by its text: by the one that it has, by one that it had (an edit that is undone), by the
last one of a slide that was gone (cut out and put back, or a file that was read half-written), else by how
much of its text is left, else by its place between slides that are known.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from slidegen.core.deck import SlideSource
from slidegen.core.patterns import pattern

_ALIKE = 0.5
_AKIN = 0.35
"""How alike two texts must be, from 0 to 1: for one that was edited, and for the likest that is left."""
_TITLE = 0.6
"""What an equal title counts."""
_CELLS = 2500
"""More pairs than this are not compared: places tell, where a whole deck was rewritten at once."""
_RECENT = 50
"""Slides that are gone, and may come back."""
_SIGNS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
_WORD = pattern(f"[{_SIGNS}]|[^\\W_{_SIGNS}]+")
"""Where words are not parted, each character."""


class SlideIds:
    """The ids of one deck's slides: `a1b2c3-12`, the first half of which no other server has."""

    def __init__(self) -> None:
        self._slides: list[_Slide] = []  # of the last build, in order
        self._gone: dict[str, _Slide] = {}  # by id; those that went last are the last
        self._server, self._count = secrets.token_hex(3), 0

    def follow(self, slides: Sequence[SlideSource], keys: Sequence[str]) -> tuple[str, ...]:
        """The ids of `slides`, the whole deck as it now is."""
        old = self._slides
        start, end = _alike_ends([slide.key for slide in old], keys)
        if not start == len(keys) == len(old):
            first, last = old[:start], old[len(old) - end :]
            fresh, stop = _Matching(slides, keys, start, len(keys) - end), len(old) - end
            ids = fresh.match(old[start:stop], self._gone)
            self._take([*first, *map(self._slide, ids, fresh.keys, fresh.slides), *last])
        return tuple(slide.id for slide in self._slides)

    def _slide(self, known: _Slide | None, key: str, source: SlideSource) -> _Slide:
        if known is None:
            self._count += 1
            return _Slide(f"{self._server}-{self._count}", key, source, set())
        if known.key == key:
            return known
        known.had.add(known.key)
        return _Slide(known.id, key, source, known.had)

    def _take(self, slides: list[_Slide]) -> None:
        there = {slide.id for slide in slides}
        gone = [*self._gone.values(), *self._slides]
        self._gone = {slide.id: slide for slide in gone if slide.id not in there}
        for forgotten in list(self._gone)[:-_RECENT]:
            del self._gone[forgotten]
        self._slides = slides


class _Slide:
    """A slide that has an id."""

    def __init__(self, name: str, key: str, source: SlideSource, had: set[str]) -> None:
        self.id, self.key = name, key
        self.had = had  # the keys of its earlier texts
        # Not the source: it would keep its whole file.
        self._content, self._title = source.content, source.title
        self._words: Counter[str] | None = None

    def likeness(self, source: SlideSource, words: Counter[str], *, by_title: bool) -> float:
        """To another text, from 0 to 1: twice what both have, of all that they have (Dice)."""
        if self._words is None:
            self._words = _words(self._content)
        both, all_words = (self._words & words).total(), self._words.total() + words.total()
        is_titled = by_title and source.title is not None and source.title == self._title
        return max(_TITLE if is_titled else 0.0, 2 * both / all_words if all_words else 0.0)


class _Matching:
    """The slides of a build between those at both ends that are as they were."""

    def __init__(self, slides: Sequence[SlideSource], keys: Sequence[str], start: int, stop: int) -> None:
        self.slides, self.keys = slides[start:stop], keys[start:stop]
        self._found: list[_Slide | None] = [None] * len(self.keys)
        self._lost: dict[str, _Slide] = {}  # by id: of the last build, not found yet
        self._words: dict[int, Counter[str]] = {}

    def match(self, old: Sequence[_Slide], gone: Mapping[str, _Slide]) -> list[_Slide | None]:
        """What each of them was among `old`, or among those that are `gone`; None for a new one."""
        self._lost = {slide.id: slide for slide in old}
        self._take_equal()
        for at in self._open():
            had = (slide for slide in self._lost.values() if self.keys[at] in slide.had)
            self._give(at, next(had, None))
        if len(old) == len(self.keys) == 1:
            return [self._found[0] or old[0]]
        away = dict(gone)
        last = {slide.key: slide for slide in gone.values()}
        for at in self._open():
            back = last.pop(self.keys[at], None)
            if back is not None:
                del away[back.id]
                self._give(at, back)
        for at, slide in self._in_place(old):
            if slide.likeness(self.slides[at], self._words_of(at), by_title=True) >= _ALIKE:
                self._give(at, slide)
        self._take_likest(_ALIKE, away)
        for at, slide in self._in_place(old):
            self._give(at, slide)
        self._take_likest(_AKIN, {})
        return self._found

    def _open(self) -> list[int]:
        return [at for at, found in enumerate(self._found) if found is None]

    def _give(self, at: int, slide: _Slide | None) -> None:
        if slide is not None:
            self._found[at] = slide
            self._lost.pop(slide.id, None)

    def _take_equal(self) -> None:
        by_key: dict[str, list[_Slide]] = defaultdict(list)
        for slide in reversed(self._lost.values()):
            by_key[slide.key].append(slide)
        for at, key in enumerate(self.keys):
            if by_key[key]:
                self._give(at, by_key[key].pop())

    def _in_place(self, old: Sequence[_Slide]) -> list[tuple[int, _Slide]]:
        """Where as many are new as are lost, between the same neighbours: one for the other."""
        there = {slide.id for slide in old}
        was = _stretches([None if slide.id in self._lost else slide.id for slide in old])
        # One that is back from elsewhere stands between neighbours that it has never had.
        found = [slide and slide.id for slide in self._found]
        now = _stretches([name if name is None or name in there else "" for name in found])
        pairs = [(places, was.get(ends, [])) for ends, places in now.items()]
        even = [pair for pair in pairs if len(pair[0]) == len(pair[1])]
        return [(at, old[lost]) for pair in even for at, lost in zip(*pair, strict=True)]

    def _take_likest(self, least: float, gone: Mapping[str, _Slide]) -> None:
        places, candidates = self._open(), [*self._lost.values(), *gone.values()]
        if len(places) * len(candidates) > _CELLS:
            return
        scores = []
        for at in places:
            for slide in candidates:
                # A title alone does not bring back what was deleted: a new slide may have it.
                is_there = slide.id in self._lost
                likeness = slide.likeness(self.slides[at], self._words_of(at), by_title=is_there)
                scores.append((likeness, -at, slide.id, slide))
        taken = set[str]()
        for likeness, at, name, slide in sorted(scores, reverse=True, key=lambda score: score[:3]):
            if likeness >= least and self._found[-at] is None and name not in taken:
                taken.add(name)
                self._give(-at, slide)

    def _words_of(self, at: int) -> Counter[str]:
        if at not in self._words:
            self._words[at] = _words(self.slides[at].content)
        return self._words[at]


def _alike_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are equal from the start on, and how many others at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    return start, next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)


def _stretches(ids: Sequence[str | None]) -> dict[tuple[str, str], list[int]]:
    """By the ids before and after them, the places that have none; what has an empty one is passed over."""
    found: dict[tuple[str, str], list[int]] = {}
    before, places = "start", list[int]()
    for at, one in enumerate((*ids, "end")):
        if one is None:
            places.append(at)
        elif one:
            if places:
                found[before, one] = places
            before, places = one, []
    return found


def _words(content: str) -> Counter[str]:
    return Counter(_WORD.findall(content.lower()))
