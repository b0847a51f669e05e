"""A file of slides → its slides as written: where they stand, their settings, their notes and titles.

What `src:` brings in is not looked at here: a file is read once, however often it is imported.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.records import record
from slidegen.core.settings import check_settings
from slidegen.parse.frontmatter import read_frontmatter
from slidegen.parse.headings import split_at_headings
from slidegen.parse.notes import split_note
from slidegen.parse.split import SlideLines, split_slides
from slidegen.parse.titles import find_title


@record
class WrittenSlide:
    """A slide, and what is wrong with its frontmatter: told when the slide is taken into the deck."""

    source: SlideSource
    found: Report
    lines: SlideLines


@record
class WrittenFile:
    """A file, cut into slides."""

    path: Path
    """Absolute, links resolved."""
    file: SourceFile
    slides: tuple[WrittenSlide, ...]
    found: Report
    """What is wrong with the file as a whole."""


def read_slides(file: SourceFile, path: Path, level: int = 0) -> WrittenFile:
    """The slides of `file`, which is at `path`; headings down to `level` begin slides, too."""
    found = Report()
    slides = [
        _read_slide(file, path.parent, lines, is_first=number == 0)
        for number, lines in enumerate(split_at_headings(file, split_slides(file, found), level))
    ]
    return WrittenFile(path, file, tuple(slides), found)


def _read_slide(file: SourceFile, folder: Path, lines: SlideLines, *, is_first: bool) -> WrittenSlide:
    found = Report()
    settings, first = read_frontmatter(file, lines, found)
    settings = check_settings(settings, "deck" if is_first else "slide", found)
    source = SlideSource(file, folder, _first_line(file, lines), "", first + 1, settings=settings)
    return WrittenSlide(with_text(source, file, first, lines.end), found, lines)


def with_text(slide: SlideSource, file: SourceFile, first: int, end: int) -> SlideSource:
    """`slide` with the text that stands in `file` from line `first` up to `end`, both 0-based."""
    raw = "\n".join(file.lines[first:end])
    content = raw.strip()
    first += raw.count("\n", 0, raw.find(content)) if content else 0
    body, note = split_note(content)
    title, level = find_title(body, slide.settings)
    return replace(
        slide,
        file=file,
        content=body,
        content_line=min(first + 1, len(file.lines)),
        end_line=end,
        note=note.text if note else None,
        note_line=first + 1 + content.count("\n", 0, note.start) if note else 0,
        title=title,
        level=level,
    )


def _first_line(file: SourceFile, lines: SlideLines) -> Span:
    """The first line of a slide that has text."""
    for index in range(lines.start, lines.end):
        text = file.lines[index].strip()
        if text:
            return Span(file, index + 1, file.lines[index].index(text) + 1, len(text))
    return Span(file, min(lines.start + 1, len(file.lines)))
