"""Which piece of one block of a magic-move is which of the next (Slidev reference §3.6).

In:  the blocks as lines of tokens.
Out: the same lines in smaller pieces, each with a number: a piece that stays has the number that it
     has in the block before, so that the browser can move it there. Spaces have none.

Lines that stay are found first, then lines that went elsewhere, then pieces between the lines. What
stays is a longest common subsequence, weighted so that words count for more than brackets, and what
has the same neighbours for more than what stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from slidegen.core.patterns import pattern
from slidegen.passes.highlighting import CodeLine

_OPERATORS = r"\-+*/%=<>!&|^~?:.@#$\\"
_BRACKETS = r"(){}\[\],;'\"`"
_PIECE = pattern(rf"\s+|[{_OPERATORS}]+|[{_BRACKETS}]|[^\s{_OPERATORS}{_BRACKETS}]+")
"""Spaces, an operator, a bracket or quote, a word."""

_MOST_PAIRS = 400_000
"""Two stretches with more pairs than this have little in common: one goes, the other comes."""

Pairs = list[tuple[int, int]]
"""An index before, an index after; both go up."""


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a token."""

    kind: str
    """Of its token: Pygments' short name, or nothing."""
    text: str
    number: int | None = None
    """Its own within the magic-move; None for spaces."""

    @property
    def is_space(self) -> bool:
        """Whether there is nothing to see."""
        return self.text.isspace()

    @property
    def is_word(self) -> bool:
        """Whether it says something by itself."""
        return self.text[0].isalnum() or self.text[0] == "_"


Line = list[Piece]


def match_blocks(blocks: Sequence[Sequence[CodeLine]]) -> list[list[Line]]:
    """The lines of each block in numbered pieces."""
    fresh = count()
    cut = [[_cut(line) for line in block] for block in blocks]
    before: list[Line] = []
    for block in cut:
        _hand_on(before, block)
        for piece in _solid(block):
            if piece.number is None:
                piece.number = next(fresh)
        before = block
    return cut


def _cut(line: CodeLine) -> Line:
    return [Piece(kind, match[0]) for kind, text in line for match in _PIECE.finditer(text)]


def _solid(lines: Sequence[Line]) -> Iterator[Piece]:
    return (piece for line in lines for piece in line if not piece.is_space)


def _hand_on(before: list[Line], after: list[Line]) -> None:
    """Give the pieces of `after` that were there `before` their numbers."""
    old, new = [_text(line) for line in before], [_text(line) for line in after]
    stayed = [(i, j) for i, j in common(old, new) if old[i]]
    moved = _moved(old, new, stayed)
    for i, j in (*stayed, *moved):
        for was, now in zip(_solid([before[i]]), _solid([after[j]]), strict=True):
            now.number = was.number
    done = {*stayed, *moved}
    gone, come = {i for i, _ in done}, {j for _, j in done}
    first_old = first_new = 0
    for i, j in (*stayed, (len(before), len(after))):
        _match_stretch(
            [before[number] for number in range(first_old, i) if number not in gone],
            [after[number] for number in range(first_new, j) if number not in come],
        )
        first_old, first_new = i + 1, j + 1


def _text(line: Line) -> str:
    return " ".join(piece.text for piece in line if not piece.is_space)


def _moved(old: list[str], new: list[str], stayed: Pairs) -> Pairs:
    """Lines that stand elsewhere now. A mere bracket, or what is there twice, may be any other one."""
    kept_old, kept_new = {i for i, _ in stayed}, {j for _, j in stayed}
    left = [i for i in range(len(old)) if i not in kept_old]
    right = {new[j]: j for j in range(len(new)) if j not in kept_new}
    return [
        (i, right[old[i]])
        for i in left
        if old[i] in right
        and sum(char.isalnum() for char in old[i]) > 3
        and old.count(old[i]) == new.count(old[i]) == 1
    ]


def _match_stretch(before: list[Line], after: list[Line]) -> None:
    """Match the pieces of lines that changed. A line's end is a piece here: it is a neighbour too."""
    old, new = _flat(before), _flat(after)
    pairs = common([_key(piece) for piece in old], [_key(piece) for piece in new])
    known = set(pairs)
    for i, j in pairs:
        was, now = old[i], new[j]
        if was is None or now is None:
            continue
        if now.is_word or (i - 1, j - 1) in known or (i + 1, j + 1) in known:
            now.number = was.number


def _flat(lines: list[Line]) -> list[Piece | None]:
    return [piece for line in lines for piece in (*_solid([line]), None)]


def _key(piece: Piece | None) -> str:
    return "\n" if piece is None else piece.text


def common(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The heaviest common subsequence of `old` and `new`."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = old[start : len(old) - end], new[start : len(new) - end]
    inner = _heaviest(*middle) if len(middle[0]) * len(middle[1]) <= _MOST_PAIRS else []
    return [
        *((index, index) for index in range(start)),
        *((i + start, j + start) for i, j in inner),
        *((len(old) - k, len(new) - k) for k in range(end, 0, -1)),
    ]


def _heaviest(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """By the usual table: `best[i][j]` is the weight of what `old[i:]` and `new[j:]` share."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(new) - 1, -1, -1):
            most = below[j] if below[j] > row[j + 1] else row[j + 1]
            if old[i] == new[j]:
                most = max(most, below[j + 1] + _weight(old, new, i, j))
            row[j] = most
    pairs: Pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j] and best[i][j] == best[i + 1][j + 1] + _weight(old, new, i, j):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _weight(old: Sequence[str], new: Sequence[str], i: int, j: int) -> int:
    """How much it means that `old[i]` stays as `new[j]`: a word more than a mark, company more than none."""
    words = sum(char.isalnum() for char in old[i])
    alike = (i > 0 and j > 0 and old[i - 1] == new[j - 1]) + (old[i + 1 : i + 2] == new[j + 1 : j + 2])
    return 1 + min(words, 20) + 2 * alike
