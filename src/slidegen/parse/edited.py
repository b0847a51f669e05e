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
    """The place in `slides`, from 0, of the one whose text makes `now` of its file, and that slide now, as
    the only one of a file: who asks for one slide need not cut the others into lines.

    None where the file is as it was, where its frontmatter, several slides or the cuts between them were
    edited, and where a slide is shown twice.
    """
    was = next((slide.file for slide in slides if slide.file.path == now.path), None)
    if was is None or was.text == now.text:
        return None
    start, end = _difference(was.text, now.text)
    longer = len(now.text) - len(was.text)
    first = was.text.count("\n", 0, start)
    last = first + was.text.count("\n", start, end) + 1
    hit = [
        (at, slide)
        for at, slide in enumerate(slides)
        if slide.content_line - 1 <= first and last <= slide.end_line and slide.file.path == now.path
    ]
    if len(hit) != 1:
        return None
    [(at, slide)] = hit
    typed = was.text[start:end], now.text[start : end + longer]
    for _ in range(slide.content_line - 1, first):
        start = was.text.rfind("\n", 0, start - 1) + 1
    for _ in range(last, slide.end_line):
        end = _line_end(was.text, end + 1)
    alone = SourceFile(now.path, now.text[start : end + longer])
    may_cut = any(mark in text for text in typed for mark in _CUTTING)
    if may_cut and not _is_one_slide(alone):
        return None
    return at, with_text(slide, alone, 0, alone.text.count("\n") + 1)


def _difference(was: str, now: str) -> tuple[int, int]:
    """The characters of `was` that are other ones in `now`, the last one excluded, as whole lines."""
    most = min(len(was), len(now))
    above = _alike(most, lambda low, high: was[low:high] == now[low:high])
    ends = len(was), len(now)
    below = _alike(
        most - above,
        lambda low, high: was[ends[0] - high : ends[0] - low] == now[ends[1] - high : ends[1] - low],
    )
    return was.rfind("\n", 0, above) + 1, _line_end(was, len(was) - below)


def _line_end(text: str, at: int) -> int:
    """Where the line ends in which `at` is."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


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


def _is_one_slide(file: SourceFile) -> bool:
    """Whether the text of `file` is no more and no less than a slide's."""
    found = Report()
    return split_slides(file, found) == [SlideLines(0, 0, len(file.lines))] and not list(found)
