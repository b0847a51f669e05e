"""Which slide of a file an author is typing in.

In:  the slides of a deck, and one of their files as it now is.
Out: that slide as it now is; nothing where more was edited than the text of one slide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, SourceFile
from slidegen.parse.split import SlideLines, split_slides
from slidegen.parse.written import with_text


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
    return (at, with_text(slide, now, start, last)) if _is_one_slide(now, start, last) else None


def _difference(was: str, now: str) -> tuple[int, int, int]:
    """The lines of `was` that are other ones in `now`, the last one excluded, and how many more `now` has."""
    above = _alike(was, now, lambda text, size: text[:size])
    first = was.count("\n", 0, above)
    most = min(len(was), len(now)) - above
    below = min(most, _alike(was, now, lambda text, size: text[-size:]))
    end = was.count("\n", 0, len(was) - below) + 1
    return first, end, now.count("\n") - was.count("\n")


def _alike(one: str, other: str, part: Callable[[str, int], str]) -> int:
    """The largest size up to which the `part` of both is the same."""
    return bisect_left(
        range(1, min(len(one), len(other)) + 1), True, key=lambda size: part(one, size) != part(other, size)
    )


def _is_one_slide(file: SourceFile, start: int, end: int) -> bool:
    """Whether these lines (0-based, the last one excluded) are no more and no less than a slide's text."""
    found = Report()
    text = file.lines[start:end]
    cut = split_slides(SourceFile(file.path, "\n".join(text)), found)
    return cut == [SlideLines(0, 0, len(text))] and not list(found)
