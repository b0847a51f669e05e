"""Whether a slide must be made again.

A finished slide is kept with the key of all that it was made from. What is in the key is what a slide
can see: its own text and settings, the deck's configuration, its theme, the aliases and titles of the
other slides. The files that it read (pictures, snippets) are compared by time and size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from slidegen.build.styles import Seen
from slidegen.core.deck import Slide, SlideSource
from slidegen.core.diagnostics import Diagnostic
from slidegen.core.page import Markup
from slidegen.core.records import record
from slidegen.passes.context import Context

Stamp = tuple[int, ...] | None
"""Time of the last change in ns, size, and which file it is; None where there is no file."""

TICK_NS = 20_000_000
"""Between two times that a file system can tell from each other, at the most."""


@record
class FinishedSlide:
    """One slide, done, with all that it was made from."""

    key: object
    outline: object
    """The headings of all slides, where this one shows some; else None."""
    files: Mapping[Path, Stamp]
    source: SlideSource
    slide: Slide
    markup: Markup
    seen: Seen
    found: tuple[Diagnostic, ...]

    def is_still_right(self, key: object, outline: object, source: SlideSource) -> bool:
        """Whether making the slide again would yield the same.

        A slide that only moved to another line stays, unless it has diagnostics, or styles, which are
        read for the whole deck: their places moved.
        """
        if self.key != key or self.outline not in (None, outline):
            return False
        if (self.found or self.slide.css) and _places(self.source) != _places(source):
            return False
        return self.files == stamps(self.files)

    def moved_to(self, source: SlideSource) -> FinishedSlide:
        """The same slide where it stands now."""
        if self.source.file is source.file:
            return self
        self.slide.source = source
        return FinishedSlide(
            self.key, self.outline, self.files, source, self.slide, self.markup, self.seen, self.found
        )


def deck_key(context: Context, options: object) -> object:
    """What every slide can see of the deck."""
    theme = context.theme
    templates = {
        name: (found.path, found.source) for name, found in {**theme.layouts, **theme.components}.items()
    }
    layers = [found for name in sorted(theme.layers) for found in theme.layers[name]]
    return (
        repr(dict(context.config.values)),
        context.config.title,
        repr(templates),
        repr([(found.path, found.source) for found in layers]),
        repr(theme.vue),
        repr(dict(theme.settings)),
        context.aliases,
        context.total,
        (context.config.text_font, repr(dict(context.config.mermaid)), dict(context.macros)),
        options,
    )


def slide_key(no: int, source: SlideSource, deck_key: object) -> object:
    """What a slide is made from, but for the files that it reads."""
    return (no, source.file.path, source.content, source.note, repr(dict(source.settings)), deck_key)


def _places(source: SlideSource) -> object:
    """Where diagnostics of a slide may point, and what stands there."""
    spans = {name: span for name, span in source.settings.spans.items() if name in source.settings}
    named = {
        name: (span.file.path, span.line, span.col, span.file.line(span.line)) for name, span in spans.items()
    }
    return source.content_line, source.note_line, named


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """When each file was changed, and how long it is."""
    return {path: _stamp(path) for path in paths}


def stamps_since(paths: Iterable[Path], start: int) -> dict[Path, Stamp]:
    """As `stamps`, for files that were read since `start` (ns since the epoch).

    One that may have changed since then gets a stamp like no other: nobody knows what was read of it.
    """
    return {path: _marked(path, start) for path in paths}


def _marked(path: Path, start: int) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    is_old = max(found.st_mtime_ns, found.st_ctime_ns) < start - TICK_NS
    return _stamp(path) if is_old else (start,)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
