"""Which slide of a file an author is typing in.

In:  the slides of a deck, and one of their files as it now is.
Out: that slide as it now is; nothing where more was edited than the text of one slide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, SourceFile
from slidegen.parse.split import SlideLines, split_slides
from slidegen.parse.written import with_text

_CUTTING = ("---", "```", "~~~", "<!--", "-->", "|")
"""What a line has that cuts slides, or takes part in hiding such a line."""


def edited_slide(slides: Sequence[SlideSource], now: SourceFile) -> tuple[int, SlideSource] | None:
    """The place in `slides`, from 0, of the one whose text makes `now` of its file, and that slide now.

    None where the file is as it was, where its frontmatter, several slides or the cuts between them were
    edited, and where a slide is shown twice.
    """
    from_file = [(at, slide) for at, slide in enumerate(slides) if slide.file.path == now.path]
    if not from_file:
        return None
    was = from_file[0][1].file
    first, end, longer = _difference(was.text, now.text)
    hit = [one for one in from_file if one[1].content_line - 1 <= first and end <= one[1].end_line]
    if len(hit) != 1 or was.text == now.text:
        return None
    [(at, slide)] = hit
    start, last = slide.content_line - 1, slide.end_line + longer
    typed = (*was.lines[first:end], *now.lines[first : end + longer])
    may_cut = any(mark in line for line in typed for mark in _CUTTING)
    if may_cut and not _is_one_slide(now, start, last):
        return None
    return at, with_text(slide, now, start, last)


def _difference(was: str, now: str) -> tuple[int, int, int]:
    """The lines of `was` that are other ones in `now`, the last one excluded, and how many more `now` has."""
    most = min(len(was), len(now))
    above = _alike(most, lambda low, high: was[low:high] == now[low:high])
    first = was.count("\n", 0, above)
    ends = len(was), len(now)
    below = _alike(
        most - above,
        lambda low, high: was[ends[0] - high : ends[0] - low] == now[ends[1] - high : ends[1] - low],
    )
    end = was.count("\n", 0, len(was) - below) + 1
    return first, end, now.count("\n") - was.count("\n")


def _alike(most: int, is_alike: Callable[[int, int], bool]) -> int:
    """How many characters are the same on end, at the most `most`; `is_alike` compares a stretch of them."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if is_alike(low, middle):
            low = middle
        else:
            most = middle - 1
    return low


def _is_one_slide(file: SourceFile, start: int, end: int) -> bool:
    """Whether these lines (0-based, the last one excluded) are no more and no less than a slide's text."""
    found = Report()
    text = file.lines[start:end]
    cut = split_slides(SourceFile(file.path, "\n".join(text)), found)
    return cut == [SlideLines(0, 0, len(text))] and not list(found)
