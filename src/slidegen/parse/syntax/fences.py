"""Code blocks, and the grammar of what follows the fence (Slidev reference §3.3).

    ```ts twoslash [title.ts] {1|2-3|all}{lines: true, at: '+2'} rest
    ~~~sh
    ```ts {monaco-run}{autorun: false}

Indented code is plain text in its own font, without a box. A title after the ranges, which Slidev loses,
is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from markdown_it.token import Token

from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Fence
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.parse.stretch import SlideText, Stretch

_LANGUAGE = re.compile(r"\s*([^\s\[{]*)")
_WORD = re.compile(r"\s+([\w'-]+)(?=[\s\[{]|$)")
_TITLE = re.compile(r"\s*\[([^\]]*)\]")
_MONACO = re.compile(r"\s*\{(monaco[\w-]*)\}")
_RANGES = re.compile(r"\s*\{([\w,|*\- ]+)\}")
_NAMES = pattern(r"\s*\{([^{}:'\"`]+)\}")
"""The steps of a picture, which name its parts."""
PICTURES = frozenset({"chart", "mermaid", "vega-lite"})
_RANGE = re.compile(r"\*|all|none|hide|\d+(?:-\d*)?(?:,\d+(?:-\d*)?)*")
_LINES = pattern(r"(?:(\d+)\s*:\s*)?(?=.*[-,|])(\d+(?:-\d+)?(?:\s*[,|]\s*\d+(?:-\d+)?)*)")
"""What reveal.js writes in brackets, the number of the first line before it."""
_STRING_OR_BRACE = pattern(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[{}]""", re.DOTALL)


@record
class Info:
    """What stands after a fence, taken apart."""

    language: str = ""
    words: tuple[str, ...] = ()
    title: str | None = None
    ranges: tuple[str, ...] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    rest: str = ""


def fence(token: Token, source: SlideText) -> Fence:
    """The code block of a `fence` token."""
    line = token.map[0] if token.map else 0
    info = read_info(Stretch(source, token.info.rstrip(), line))
    _check_closed(token.markup, line, token.map[1] if token.map else line + 1, source)
    return make_fence(info, token.content, source, line)


def code_block(token: Token, source: SlideText) -> Fence:
    """The code block of a `code_block` token: indented code."""
    line = token.map[0] if token.map else 0
    return replace(make_fence(Info(), token.content, source, line), indented=True)


def make_fence(info: Info, code: str, source: SlideText, line: int) -> Fence:
    """A code block whose fence stands on `line` (0-based in the Markdown)."""
    return Fence(
        language=info.language,
        code=code.removesuffix("\n"),
        span=source.line_span(line),
        words=info.words,
        title=info.title,
        ranges=info.ranges,
        options=info.options,
        rest=info.rest,
    )


def read_info(place: Stretch, at: int = 0, language: str | None = None) -> Info:
    """The parts of an info string from offset `at` on, where `language` is not yet known with it.

    Mistakes in it go to the report.
    """
    text = place.text
    if language is None and (match := _LANGUAGE.match(text, at)):
        language, at = match[1], match.end()
    words: list[str] = []
    while found := _WORD.match(text, at):
        words.append(found[1])
        at = found.end()
    begins = at
    title, at = _title(text, at)
    while found := _MONACO.match(text, at):
        words.append(found[1])
        at = found.end()
    is_picture = (language or "").lower() in PICTURES
    ranges, options, at = read_steps(place, at, named=is_picture)
    if title is None and (found := _TITLE.fullmatch(text, at)):
        title, at = found[1].strip() or None, len(text)
        _warn_late_title(place, found)
    if title is not None and ranges is None:
        _warn_lines_in_brackets(place, title, begins)
    return Info(language or "", tuple(words), title, ranges, options, text[at:].strip())


def read_steps(
    place: Stretch, at: int = 0, *, named: bool = False
) -> tuple[tuple[str, ...] | None, Mapping[str, Any], int]:
    """`{1|2}{at: 3}` from offset `at` on: ranges, options, and the offset after them.

    Where they are `named`, `{A|B}` is also a range.
    """
    ranges: tuple[str, ...] | None = None
    if match := (_NAMES if named else _RANGES).match(place.text, at):
        ranges = tuple(part.strip() for part in match[1].split("|")) if named else _ranges(place, match)
        at = match.end()
    start = at + len(place.text[at:]) - len(place.text[at:].lstrip())
    if not place.text.startswith("{", start):
        return ranges, {}, at
    end = _closing_brace(place.text, start)
    if end is None:
        _report_unclosed(place, start)
        return ranges, {}, len(place.text)
    return ranges, _options(place, start, end), end


def _title(text: str, at: int) -> tuple[str | None, int]:
    match = _TITLE.match(text, at)
    return (match[1].strip() or None, match.end()) if match else (None, at)


def _ranges(place: Stretch, match: re.Match[str]) -> tuple[str, ...]:
    ranges = []
    offset = match.start(1)
    for written in match[1].split("|"):
        step = written.replace(" ", "")
        if _RANGE.fullmatch(step):
            ranges.append(step)
        else:
            lead = len(written) - len(written.lstrip())
            place.source.report.error(
                "bad-range",
                f"`{written.strip()}` is not a range of lines",
                place.span(offset + lead, len(written.strip())),
                "write line numbers such as 2,4-6, or all, none, hide",
            )
        offset += len(written) + 1
    return tuple(ranges)


def _options(place: Stretch, start: int, end: int) -> Mapping[str, Any]:
    try:
        options: Mapping[str, Any] = parse_literal(place.text[start:end])
    except LiteralError as error:
        _report_options(place, str(error), start + error.offset, 1)
        return {}
    return options


def _report_options(place: Stretch, why: str, offset: int, length: int) -> None:
    place.source.report.error(
        "bad-options",
        f"these options cannot be read: {why}",
        place.span(offset, length),
        "write names with plain values, such as {lines: true, at: '+2'}",
    )


def _report_unclosed(place: Stretch, start: int) -> None:
    written = place.text[start:].rstrip()
    if ":" in written:
        _report_options(place, "`}` is missing", start, len(place.text) - start)
        return
    place.source.report.error(
        "bad-range",
        "these ranges of lines are never closed: `}` is missing",
        place.span(start, len(written)),
        f"write {written}}}",
    )


def _closing_brace(text: str, start: int) -> int | None:
    """The offset after the `}` that closes the `{` at `start`; braces in strings do not count."""
    depth = 0
    for match in _STRING_OR_BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return None


def _warn_late_title(place: Stretch, found: re.Match[str]) -> None:
    place.source.report.warning(
        "late-title",
        f"Slidev drops the title `{found[1]}`, since it stands after the ranges",
        place.span(found.start() + found[0].index("["), len(found[0].strip())),
        "write [title] before {ranges}",
    )


def _warn_lines_in_brackets(place: Stretch, title: str, at: int) -> None:
    """A title that is the lines to be lit, as reveal.js writes them."""
    found = _LINES.fullmatch(title)
    if found is not None:
        first, lines = found.groups()
        place.source.report.warning(
            "lines-in-brackets",
            f"`[{title}]` is the title of the code, and lights no lines",
            place.span(place.text.index("[", at), len(title) + 2),
            f"write {{{lines}}}" + (f"{{startLine: {first}}}" if first else ""),
        )


def _check_closed(markup: str, first: int, after: int, source: SlideText) -> None:
    """Whether the last line before line `after` is the fence that closes the one on `first`."""
    last = source.line(after - 1).strip(" \t>")
    if after - 1 == first or not last.startswith(markup) or last.strip(markup[0]):
        source.report.warning(
            "fence-not-closed",
            "this code block is never closed",
            source.line_span(first),
            f"write {markup} below it",
        )
