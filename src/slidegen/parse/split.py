"""A file's lines → its slides' lines (Slidev reference §1.1).

    ---                 opens the headmatter
    theme: dracula
    ---                 ends it
    # One
    ⏎
    ---                 separates: a blank line follows
    ⏎
    # Two

Only a line that starts with three dashes separates; code blocks of backticks and HTML comments hide it.
The rules are Slidev's own, but where they lose what an author wrote: there it is read as it was meant,
with a warning.
"""

from __future__ import annotations

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.parse.hiding import Hiding
from slidegen.parse.opening import Opening, holds_only_known_keys, read_opening
from slidegen.parse.quirks import warn

_TABLE_ROW = pattern(r"-{3,}:?[ \t]*\|[ \t:|-]*")


@record
class SlideLines:
    """Where a slide stands. All lines are 0-based."""

    start: int
    """Its first line: that of the dashes, where it has frontmatter."""
    content: int
    """The first line of its content."""
    end: int
    """The line after its last one."""
    frontmatter: tuple[int, int] | None = None
    """The first line of its YAML, and the one after the last."""


def split_slides(file: SourceFile, report: Report) -> list[SlideLines]:
    """The slides of `file`, at least one."""
    splitter = _Splitter(file, report)
    splitter.run()
    return splitter.slides or [SlideLines(0, len(file.lines), len(file.lines))]


class _Splitter:
    """The lines of a file, and the slide that is being collected."""

    def __init__(self, file: SourceFile, report: Report) -> None:
        self.file = file
        self.report = report
        self.lines = file.lines
        self.slides: list[SlideLines] = []
        self.start = 0
        self.content = 0
        self.frontmatter: tuple[int, int] | None = None
        self.hiding = Hiding(file, report)

    def run(self) -> None:
        """Go through the lines once."""
        lines, at, count = self.lines, 0, len(self.lines)
        while at < count:
            line = lines[at]
            if line.startswith("---"):
                at = self._separator(at)
            elif "```" in line or "<!--" in line or "~~~" in line:
                at = self.hiding.line_after(at)
            else:
                at += 1
        self._emit(count)

    def _emit(self, end: int) -> None:
        """The slide up to line `end` is whole; nothing stands between two markers that touch."""
        if self.start < end:
            self.slides.append(SlideLines(self.start, self.content, end, self.frontmatter))
        self._begin(end + 1)

    def _begin(self, line: int) -> None:
        self.start = self.content = line
        self.frontmatter = None

    def _separator(self, at: int) -> int:
        """Read the dashes on line `at`; the line to go on with."""
        line = self.lines[at].rstrip()
        if "|" in line and _TABLE_ROW.fullmatch(line) and at and "|" in self.lines[at - 1]:
            warn(self.report, self.file, "table-row-not-separator", at)
            return at + 1
        if at < self.hiding.tilde_end:
            warn(self.report, self.file, "separator-in-tilde-fence", at)
        following = self.lines[at + 1].strip() if at + 1 < len(self.lines) else ""
        opens = bool(following) and line[3:4] != "-"
        if self._is_first(at):
            if (then := self._at_start(at, opens)) is not None:
                return then
        else:
            self._emit(at)
        self._tell_text_after(at, line)
        if opens:
            return self._open(at)
        self._begin(at + 1)
        return at + 1

    def _is_first(self, at: int) -> bool:
        """Whether nothing stands above line `at`, not even a slide without text."""
        if self.slides or self.frontmatter is not None:
            return False
        return not any(line.strip() for line in self.lines[self.start : at])

    def _at_start(self, at: int, opens: bool) -> int | None:
        """Dashes above all slides. The line to go on with, where they need no further reading."""
        if opens:
            if at and self.start == 0:
                warn(self.report, self.file, "blank-before-headmatter", at)
            return None
        close = self._closing(at)
        if close is not None and holds_only_known_keys(self.lines, at + 1, close):
            warn(self.report, self.file, "blank-in-headmatter", at)
            return self._take(at, Opening("frontmatter", close, close + 1))
        warn(self.report, self.file, "separator-at-start", at)
        return None

    def _open(self, at: int) -> int:
        opening = read_opening(self.lines, at + 1, self._closing(at))
        if opening.kind == "prose":
            warn(self.report, self.file, "prose-after-separator", at + 1)
            self._begin(at + 1)
            return at + 1
        if not opening.closed:
            warn(self.report, self.file, "frontmatter-not-closed", at, line=opening.end)
        if opening.heading is not None:
            warn(self.report, self.file, "comment-in-frontmatter", opening.heading)
        return self._take(at, opening)

    def _take(self, at: int, opening: Opening) -> int:
        """The slide starts with the frontmatter of `opening`."""
        self.start, self.content = at, opening.content
        self.frontmatter = (at + 1, opening.end)
        return opening.content

    def _closing(self, at: int) -> int | None:
        lines = self.lines
        return next(
            (
                k
                for k in range(at + 1, len(lines))
                if lines[k].startswith("---") and lines[k].rstrip() == "---"
            ),
            None,
        )

    def _tell_text_after(self, at: int, line: str) -> None:
        text = line.lstrip("-").strip()
        if text and not text.startswith("#"):
            col = line.index(text) + 1
            self.report.warning(
                "text-after-separator",
                "text beside `---` is not shown",
                Span(self.file, at + 1, col, len(text)),
                "write it on a line of its own",
            )
