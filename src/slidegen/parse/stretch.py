"""Text that was cut out of a slide, and where each of its characters stands in the file.

Markdown hands on pieces of the source: a paragraph without its indentation, a heading without its
marks, a table cell. Their lines still follow each other in the file, so a place is found again from
the line number and the line's text; nothing has to be carried along character by character.
"""

from __future__ import annotations

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, Span
from slidegen.parse.context import MarkupContext


class SlideText:
    """A slide's Markdown with its place in the file."""

    __slots__ = ("_spanned", "context", "first", "lines", "report", "slide")

    def __init__(self, slide: SlideSource, context: MarkupContext) -> None:
        self.slide = slide
        self.context = context
        self.report: Report = context.report
        self.lines = slide.file.lines
        self.first = slide.content_line - 1
        """0-based line of the file on which the Markdown starts."""
        self._spanned: Span | None = None
        """What `line_span` gave last: a list, its first item and what is in it begin on one line."""

    def line(self, number: int) -> str:
        """Line `number` (0-based in the Markdown) as it stands in the file."""
        index = self.first + number
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def span(self, line: int, col: int = 1, length: int = 1) -> Span:
        """A place by its line (0-based in the Markdown) and column (1-based)."""
        return Span(self.slide.file, self.first + line + 1, max(1, col), max(1, length))

    def line_span(self, line: int) -> Span:
        """The whole of a line (0-based in the Markdown) without the space around its text."""
        if self._spanned is None or self._spanned.line != self.first + line + 1:
            text = self.line(line)
            lead = len(text) - len(text.lstrip())
            self._spanned = self.span(line, lead + 1, len(text.strip()))
        return self._spanned


class Stretch:
    """Text whose lines follow each other in the slide, each less what stood before and behind it."""

    __slots__ = ("after", "base", "line", "source", "text")

    def __init__(self, source: SlideText, text: str, line: int, after: int | None = None) -> None:
        self.source = source
        self.text = text
        self.line = line
        """0-based in the Markdown, of the text's first line."""
        self.after = after
        """Of a table cell, the column (0-based) to look for it from; None: the text ends its line."""
        self.base = 0

    def part(self, start: int) -> Stretch:
        """The same text, its places counted from `start`."""
        part = Stretch(self.source, self.text, self.line, self.after)
        part.base = self.base + start
        return part

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of `length` characters from `offset` (0-based) on, as far as they are on one line."""
        at = self.base + offset
        number, start, end = self._line_at(at)
        col = self._column(self.text[start:end], number) + at - start
        if self.after is not None:
            col += self.text.count("|", start, at)  # in a cell, each bar was written `\\|`
        return self.source.span(self.line + number, col + 1, min(length, end - at))

    def column(self) -> int:
        """The 0-based column in the file at which the text starts."""
        return self._column(self.text.partition("\n")[0], 0)

    def _line_at(self, offset: int) -> tuple[int, int, int]:
        number = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", start)
        return number, start, end if end >= 0 else len(self.text)

    def _column(self, line: str, number: int) -> int:
        """Where `line` starts in the file's line: what was cut away stood before it."""
        written = self.source.line(self.line + number).rstrip()
        kept = line.rstrip()
        if self.after is None and kept and written.endswith(kept):
            return len(written) - len(kept)
        sought = kept.strip() if self.after is None else kept.strip().replace("|", "\\|")
        found = written.find(sought, self.after or 0)
        return found - (len(kept) - len(kept.lstrip())) if found >= 0 else self.after or 0
