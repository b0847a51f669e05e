"""Which known word a word is a typing slip of, where it is surely one.

Stricter than `did_you_mean`, which answers people who were already told that a word is unknown: a
layout of an author's own may take any key, so `subtitle` must not be taken for `title`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 4
"""Characters: with fewer, every word is near to another."""
LONG = 9
"""Characters from which two slips are likely to be meant."""

_HTML = frozenset("style id dir title name color width height align type value label list date size".split())
"""Attributes of HTML, and words of many layouts: never slips."""


@lru_cache(maxsize=1024)
def slip_of(word: str, known: frozenset[str]) -> str | None:
    """The word of `known` that `word` is most likely a slip of, or None."""
    if word in known or word in _HTML or len(word) < SHORTEST:
        return None
    return _same_letters(word, known) or _near(word, sorted(known))


def _same_letters(word: str, known: Iterable[str]) -> str | None:
    """`color-schema` and `Colorschema` for `colorSchema`."""
    letters = word.lower().replace("-", "").replace("_", "")
    return next((name for name in known if name.lower() == letters), None)


def _near(word: str, known: Iterable[str]) -> str | None:
    best, least = None, 3
    for name in known:
        # A layout's own `images` and `author2` stand beside the setting, not for it.
        if word.rstrip("0123456789") == name or word == f"{name}s" or len(name) < SHORTEST:
            continue
        allowed = 2 if min(len(word), len(name)) >= LONG else 1
        if abs(len(word) - len(name)) > allowed:
            continue
        slips = _slips(word.lower(), name.lower())
        if slips <= allowed and slips < least:
            best, least = name, slips
    return best


def _slips(one: str, other: str) -> int:
    """Letters that are missing, added, wrong, or exchanged with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        beyond, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != theirs))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, beyond[j - 2] + 1)
            row.append(cost)
    return row[-1]
