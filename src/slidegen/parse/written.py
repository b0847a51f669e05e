"""A file of slides → its slides as written: where they stand, their settings, their notes and titles.

What `src:` brings in is not looked at here: a file is read once, however often it is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.settings import check_settings
from slidegen.parse.frontmatter import read_frontmatter
from slidegen.parse.notes import split_note
from slidegen.parse.split import SlideLines, split_slides
from slidegen.parse.titles import find_title


@dataclass(frozen=True, slots=True)
class WrittenSlide:
    """A slide, and what is wrong with its frontmatter: told when the slide is taken into the deck."""

    source: SlideSource
    found: Report
    lines: SlideLines


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file, cut into slides."""

    path: Path
    """Absolute, links resolved."""
    file: SourceFile
    slides: tuple[WrittenSlide, ...]
    found: Report
    """What is wrong with the file as a whole."""


def read_slides(file: SourceFile, path: Path) -> WrittenFile:
    """The slides of `file`, which is at `path`."""
    found = Report()
    slides = [
        _read_slide(file, path.parent, lines, is_first=number == 0)
        for number, lines in enumerate(split_slides(file, found))
    ]
    return WrittenFile(path, file, tuple(slides), found)


def _read_slide(file: SourceFile, folder: Path, lines: SlideLines, *, is_first: bool) -> WrittenSlide:
    found = Report()
    settings, first = read_frontmatter(file, lines, found)
    settings = check_settings(settings, "deck" if is_first else "slide", found)
    raw = "\n".join(file.lines[first : lines.end])
    content = raw.strip()
    first += raw.count("\n", 0, raw.find(content)) if content else 0
    body, note = split_note(content)
    title, level = find_title(body, settings)
    source = SlideSource(
        file=file,
        folder=folder,
        span=_first_line(file, lines),
        content=body,
        content_line=min(first + 1, len(file.lines)),
        settings=settings,
        note=note.text if note else None,
        note_line=first + 1 + content.count("\n", 0, note.start) if note else 0,
        title=title,
        level=level,
    )
    return WrittenSlide(source, found, lines)


def _first_line(file: SourceFile, lines: SlideLines) -> Span:
    """The first line of a slide that has text."""
    for index in range(lines.start, lines.end):
        text = file.lines[index].strip()
        if text:
            return Span(file, index + 1, file.lines[index].index(text) + 1, len(text))
    return Span(file, min(lines.start + 1, len(file.lines)))
