"""Style sheets that are not in CSS: which languages there are, and what in a text only they understand.

slidegen compiles none of them. CSS itself nests rules, so that much SCSS is CSS already, and is read as
that; a sheet with more in it is refused, at the place of the first such thing.
"""

from __future__ import annotations

import re

from slidegen.core.patterns import pattern

NAMES = {
    "scss": "SCSS",
    "sass": "Sass",
    "less": "Less",
    "styl": "Stylus",
    "stylus": "Stylus",
}
"""Language, as `lang="…"` or a file's ending says it → its name."""

HINT = "write it in CSS, where rules nest as well, and `--x` with `var(--x)` is a variable"

_INDENTED = ("sass", "styl", "stylus")
"""Without braces: never CSS."""

_SKIPPED = pattern(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\)", re.DOTALL)
_OWN = {
    "scss": pattern(
        r"\$[A-Za-z_][\w-]*|#\{|@(?:mixin|include|extend|use|forward|function|return|if|else|each|for|while"
        r"|at-root|debug|warn|error)\b[^;{\n]*|(?<=[\s{;}])%[A-Za-z][\w-]*|&[\w-]+"
    ),
    "less": pattern(r"@(?!media\b|supports\b|import\b|charset\b)[A-Za-z][\w-]*\s*:|@\{|\.[\w-]+\(\)|&[\w-]+"),
}


def foreign_part(text: str, language: str) -> tuple[int, str] | None:
    """The first part of `text` that is no CSS: its offset, and as written. None where all may be CSS."""
    if language in _INDENTED:
        first = re.search(r"\S[^\n]*", text)
        return (first.start(), first[0].rstrip()) if first else None
    blanked = _SKIPPED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    found = _OWN[language].search(blanked) if language in _OWN else None
    return (found.start(), found[0].strip()) if found else None


def without_line_comments(text: str) -> str:
    """`text` with spaces for comments from `//` to the end of a line, which CSS does not have."""
    return _SKIPPED.sub(lambda match: " " * len(match[0]) if match[0].startswith("//") else match[0], text)
