"""What hides a separator from the splitter: code blocks of backticks, and HTML comments.

A block or comment that is never closed hides nothing: else it would take all later slides into its own.
"""

from __future__ import annotations

import re

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.parse.quirks import warn

_FENCE = re.compile(r"[ \t]*`{3,}")


class Hiding:
    """The blocks and comments of a file."""

    def __init__(self, file: SourceFile, report: Report) -> None:
        self.file = file
        self.lines = file.lines
        self.report = report
        self.tilde_end = 0
        """The line after the last `~~~` block so far, which hides nothing."""

    def line_after(self, at: int) -> int:
        """The 0-based line to go on with after line `at` and what it opens."""
        line = self.lines[at]
        fence = _FENCE.match(line)
        # ```code``` within a line of text is no block, though Slidev takes it for one.
        if fence and "`" not in line[fence.end() :]:
            return self._after_fence(at, fence[0])
        if "<!--" in line:
            return self._after_comment(at)
        if at >= self.tilde_end and line.lstrip().startswith("~~~"):
            self.tilde_end = self._tilde_end(at)
        return at + 1

    def _after_fence(self, at: int, mark: str) -> int:
        """The line after the code block; the next one, where it is never closed.

        To Slidev, a block is closed by a line that starts as it does, with its indentation.
        """
        lines = self.lines
        end = next((k for k in range(at + 1, len(lines)) if lines[k].startswith(mark)), None)
        ticks = mark.strip()
        # To Slidev even the opening of another block closes this one, and the slides between are code.
        if end is None or not _is_closing(lines[end]):
            end = self._markdown_end(at, ticks)
            if end is None:
                warn(self.report, self.file, "fence-not-closed", at, mark=ticks)
                return at + 1
        elif mark != ticks:
            self._tell_hidden(at, end, ticks)
        return end + 1

    def _markdown_end(self, at: int, ticks: str) -> int | None:
        """A line with another indentation that ends the block before the next separator or block."""
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if line.startswith("---"):
                return None
            if line.lstrip().startswith(ticks):
                return index if _is_closing(line) else None
        return None

    def _tell_hidden(self, at: int, end: int, ticks: str) -> None:
        """Tell of a separator below a block that looks closed, but not to Slidev."""
        closed = False
        for index in range(at + 1, end):
            line = self.lines[index]
            if closed and line.startswith("---"):
                warn(self.report, self.file, "separator-in-fence", index, line=at + 1, mark=ticks)
                return
            closed = closed or (line.startswith(ticks) and _is_closing(line))

    def _tilde_end(self, at: int) -> int:
        opener = self.lines[at].lstrip()
        mark = opener[: len(opener) - len(opener.lstrip("~"))]
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index].strip()
            if line.startswith(mark) and not line.strip("~"):
                return index + 1
        return at + 1

    def _after_comment(self, at: int) -> int:
        """The line after the comment that is open at the end of line `at`; the next one without."""
        column = open_comment(self.lines[at], inside=False)
        if column is None:
            return at + 1
        opened = at
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if "-->" not in line:
                continue
            found = open_comment(line, inside=True)
            if found is None:
                return index + 1
            opened, column = index, found
        self.report.error(
            "comment-not-closed",
            "this comment is never closed",
            Span(self.file, opened + 1, column + 1, len("<!--")),
            "write `-->` at its end",
        )
        return opened + 1


def open_comment(line: str, *, inside: bool) -> int | None:
    """The 0-based column of the comment that is open at the end of `line`; 0 for an earlier line's."""
    opened: int | None = 0 if inside else None
    at = 0
    while True:
        if opened is not None:
            end = line.find("-->", at)
            if end < 0:
                return opened
            opened, at = None, end + 3
        start = line.find("<!--", at)
        if start < 0:
            return None
        opened, at = start, start + 4


def _is_closing(line: str) -> bool:
    """Whether a line of backticks has nothing else: with a language, it opens a block."""
    return not line.strip("` \t\r")
