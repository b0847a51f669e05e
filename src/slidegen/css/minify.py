"""Style sheets without what only people need: comments, white space.

Strings, addresses and escapes are set aside first, so that what follows can be plain replacing. Nothing
is reordered or shortened that could mean another thing: ` + ` in `calc()` and ` .b` after `.a` keep
their space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

_OPAQUE = re.compile(
    r"""
    (?P<comment> /\*.*?(?:\*/|\Z) )
  | "(?:\\.|[^"\\])*"? | '(?:\\.|[^'\\])*'?
  | \\[0-9a-f]{1,6}\s? | \\.                # the space after a hexadecimal escape is part of it
  | url\((?=\s*[^"'\s])(?:\\.|[^)\\])*\)?
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_HOLE = "\0"
"""Stands for what was set aside: no style sheet has it, CSS reads it as U+FFFD."""
_TIGHT = re.compile(r"(?<=[{};,])(?:\s|/\*\*/)+|(?:\s|/\*\*/)+(?=[{};,])")
_VALUE = re.compile(r":(?:\s|/\*\*/)+")
_SPACE = re.compile(r"(?:/\*\*/)*\s(?:\s|/\*\*/)*")


@lru_cache(maxsize=64)
def minify_css(text: str) -> str:
    """`text` with comments and needless white space taken out."""
    kept: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        if match["comment"] is not None:
            # Kept empty: it parts `a/**/b` without making `b` a descendant of `a`.
            return "/**/"
        kept.append(match[0])
        return _HOLE

    plain = _OPAQUE.sub(set_aside, text.replace(_HOLE, "\ufffd"))
    plain = _VALUE.sub(":", _TIGHT.sub("", plain))
    plain = _SPACE.sub(" ", plain).strip(" ").replace(";}", "}")
    return "".join(part for pair in zip_longest(plain.split(_HOLE), kept, fillvalue="") for part in pair)
