"""Slides that begin at headings, beside those that `---` begins (`split: headings`, `--split headings`).

    # One             a slide
    text
    ## Two            another one, without `---` above it
    ### Two, more     still the second one: only `#` and `##` begin slides, or what a number says

In:  the slides of a file, as its separators cut them. Out: the same, cut at headings, too.

A heading does not begin a slide where only comments stand above it on its slide, in HTML that is open
around it, or below a slot marker: what is put into columns belongs together up to the next `---`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from slidegen.core.diagnostics import Report, SourceFile
from slidegen.core.patterns import pattern
from slidegen.parse.hiding import Hiding
from slidegen.parse.split import SlideLines
from slidegen.parse.syntax.slots import MARKER

WORD = "headings"
"""What the headmatter and the command line say; a number from 1 to 6 says down to which level."""
USUAL = 2
_HEADING = pattern(r"(#{1,6})(?:[ \t]|$)")
"""Where it starts its line: one that is indented may be of a list."""
_UNDERLINE = pattern(r"=+[ \t]*$")
_TAG = pattern(r" {0,3}</?[A-Za-z]")
_NO_PLAIN_TEXT = pattern(r"(?:[ \t]|#|>|[-+*][ \t]|\d+[.)][ \t]|\||<)")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td th tr".split())
"""Tags that need no end."""


def split_level(value: object) -> int:
    """Down to which level of headings slides begin; 0: only at separators."""
    if value == WORD:
        return USUAL
    if isinstance(value, str) and value.isdigit():
        value = int(value)
    return min(value, 6) if isinstance(value, int) and not isinstance(value, bool) else 0


def split_at_headings(file: SourceFile, slides: list[SlideLines], level: int) -> list[SlideLines]:
    """`slides`, each cut before its headings of `level` or a higher one."""
    if not level:
        return slides
    return [part for slide in slides for part in _parts(file, slide, level)]


def _parts(file: SourceFile, slide: SlideLines, level: int) -> Iterator[SlideLines]:
    start, content, frontmatter = slide.start, slide.content, slide.frontmatter
    for line in _beginnings(file, slide, level):
        yield SlideLines(start, content, line, frontmatter)
        start, content, frontmatter = line, line, None
    yield SlideLines(start, content, slide.end, frontmatter)


def _beginnings(file: SourceFile, slide: SlideLines, level: int) -> Iterator[int]:
    """The lines of headings that begin a slide (0-based)."""
    hiding, html = Hiding(file, Report()), _OpenTags()
    at, shows = slide.content, False
    while at < slide.end:
        line = file.lines[at]
        if MARKER.match(line):
            return
        after = hiding.line_after(at) if any(mark in line for mark in ("```", "~~~", "<!--")) else at + 1
        after = max(after, hiding.tilde_end) if line.lstrip().startswith("~~~") else after
        if after == at + 1 and not html.is_open and _level(file.lines, at, slide) <= level:
            if shows:
                yield at
            shows = True
        if after == at + 1:
            html.read(line)
        shows = shows or _is_shown(line)
        at = after


def _level(lines: Sequence[str], at: int, slide: SlideLines) -> int:
    """Of the heading that begins on line `at`; 9 where there is none."""
    match = _HEADING.match(lines[at])
    if match is not None:
        return len(match[1])
    is_first = at == slide.content or not lines[at - 1].strip()
    is_text = bool(lines[at].strip()) and _NO_PLAIN_TEXT.match(lines[at]) is None
    below = lines[at + 1] if at + 1 < slide.end else ""
    return 1 if is_first and is_text and _UNDERLINE.match(below) else 9


def _is_shown(line: str) -> bool:
    """Whether a line holds more than (the start of) a comment."""
    text = line.strip()
    return bool(text) and not (text.startswith("<!--") and text.partition("-->")[2].strip() == "")


class _OpenTags(HTMLParser):
    """The blocks of HTML that are open: what begins a line with a tag, up to its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open: list[str] = []

    @property
    def is_open(self) -> bool:
        return bool(self._open or self.rawdata)

    def read(self, line: str) -> None:
        if self.rawdata or self._open or _TAG.match(line):
            self.feed(line + "\n")
            if not self.rawdata.startswith("<"):
                self.rawdata = ""  # text that waits for more text

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![…>` is a comment, as browsers read it; the parser's own reading throws."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It is closed at once."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - self._open[::-1].index(tag) - 1 :]
