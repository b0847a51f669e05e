"""Where two pages part, in words that lead to the place in the deck."""

from __future__ import annotations

import re

from slidegen.core.records import record

AROUND = 30
"""Bytes shown on either side."""
_SLIDE = re.compile(rb'<section class="slidev-page slidev-page-\d+" data-slidev-no="(\d+)"')
_END_OF_SLIDES = b'<script type="application/json" id="slidegen-data">'
_END_OF_HEAD = b"</head>"


@record
class Difference:
    """The first difference of two pages."""

    offset: int
    """0-based byte."""
    where: str
    """`on slide 3`, `in the head`, `in the scripts`."""
    here: str
    """What stands there in the first page, with what is around it."""
    again: str
    """What stands there in the second."""

    def __str__(self) -> str:
        return f"byte {self.offset}, {self.where}\n  first:  {self.here}\n  second: {self.again}"


def first_difference(first: bytes, second: bytes) -> Difference | None:
    """Where `second` is not `first`; None where they are the same."""
    if first == second:
        return None
    offset = _common_length(first, second)
    return Difference(offset, _where(first, offset), _around(first, offset), _around(second, offset))


def _common_length(first: bytes, second: bytes) -> int:
    """How many bytes the two begin with alike, by halves: a byte a time would take seconds."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _where(page: bytes, offset: int) -> str:
    slides = [found for found in _SLIDE.finditer(page) if found.start() <= offset]
    end = page.find(_END_OF_SLIDES)
    if slides and (end < 0 or offset < end):
        return f"on slide {slides[-1][1].decode('ascii')}"
    if slides:
        return "in the scripts"
    return "in the head" if offset < page.find(_END_OF_HEAD) else "before the slides"


def _around(page: bytes, offset: int) -> str:
    shown = page[max(0, offset - AROUND) : offset + AROUND].decode("utf-8", "replace")
    return " ".join(shown.split()) or "(the end)"
