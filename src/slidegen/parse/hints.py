"""What looks like something that it is not: Markdown within HTML.

    <div>
    **bold**         ← shown with its asterisks: a blank line is missing before it
    </div>

A hint must be right, or nobody reads the next one: only signs that plain text does not have count.
"""

from __future__ import annotations

import re

from slidegen.core.diagnostics import Report
from slidegen.core.patterns import pattern
from slidegen.parse.html import Characters
from slidegen.parse.stretch import Stretch

EXPRESSION = pattern(r"\{\{.*?\}\}", re.DOTALL)
"""Vue's interpolation."""

_LINE_SIGNS = pattern(
    r"""\n[ \t]*(?:
      (?P<heading>\#{1,6}[ \t]+\S[^\n]*)
    | (?P<fence>(?:```|~~~)[^\n]*)
    | (?P<quote>>[ \t]\S[^\n]*)
    | (?P<table>\|[^\n]*\|)[ \t]*\n[ \t]*\|[ :|-]*-[ :|-]*\|
    | (?P<items>(?:[-*+]|\d{1,3}[.)])[ \t]+\S[^\n]*)(?=\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S)
    )""",
    re.VERBOSE,
)
_FIRST_ITEM = pattern(r"\s*\n[ \t]*(?P<items>(?:[-*+]|\d{1,3}[.)])[ \t]+\S[^\n]*)")
"""One line with a dash is a list when nothing stands before it; after text it may be an author's name."""

_WORD_SIGNS = pattern(
    r"""
      \*\*(?=\S)[^*\n]+(?<=\S)\*\*
    | ~~(?=\S)[^~\n]+(?<=\S)~~
    | `[^`\n]+`
    | !?(?<![\w\])])\[[^\[\]\n]*\]\([^()\s]+\)
    | \$\$[^$\n]+\$\$
    | (?<![\w$])\$(?=\S)[^$\n]*[\\^_{][^$\n]*(?<=\S)\$(?![\d\w])
    """,
    re.VERBOSE,
)


def find_markdown(text: str, is_first: bool) -> tuple[int, int] | None:
    """Offset and length of the first Markdown in `text`, the author's HTML between two tags.

    `is_first`: nothing but blocks stands before it in its element.
    """
    end = text.rfind("}}") + 2  # behind it each `{{` would look through the rest of the text in vain
    plain = EXPRESSION.sub(lambda match: " " * len(match[0]), text[:end]) + text[end:] if end > 1 else text
    first = (is_first and _FIRST_ITEM.match(plain)) or _LINE_SIGNS.search(plain)
    word = _WORD_SIGNS.search(plain)
    if first and first.lastgroup is not None:
        start, end = first.span(first.lastgroup)
        if word is None or start <= word.start():
            return start, len(plain[start:end].rstrip())
    return (word.start(), word.end() - word.start()) if word is not None else None


class Hints:
    """Says a thing as often as it helps: once a block of HTML."""

    __slots__ = ("_in_block", "_report")

    def __init__(self, report: Report) -> None:
        self._report = report
        self._in_block = False

    def start_block(self) -> None:
        """A new block of HTML starts."""
        self._in_block = False

    def check(self, part: Characters, place: Stretch, is_first: bool) -> None:
        """Look for what the author may not have meant in HTML's text."""
        found = None if self._in_block else find_markdown(part.text, is_first)
        if found is not None:
            self._in_block = True
            start, length = found
            self._report.warning(
                "markdown-in-html",
                "this is within HTML, so it is not read as Markdown",
                place.span(part.start + start, length),
                "leave a blank line before and after it",
            )
