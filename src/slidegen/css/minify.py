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
    /\*.*?(?:\*/|\Z)
  | "(?:\\.|[^"\\])*"? | '(?:\\.|[^'\\])*'?
  | \\(?:[0-9A-Fa-f]{1,6}\s?|.)             # the space after a hexadecimal escape is part of it
  | u[Rr][Ll]\((?=\s*[^"'\s])(?:\\.|[^)\\])*\)? | U[Rr][Ll]\((?=\s*[^"'\s])(?:\\.|[^)\\])*\)?
    """,
    re.VERBOSE | re.DOTALL,
)
"""Each begins with a character of its own, in either case: so it is looked for at once."""
_HOLE = "\0"
"""Stands for what was set aside: no style sheet has it, CSS reads it as U+FFFD."""
_COMMENT = "\ud800"
"""Stands for a comment: no file has half a character."""
_TIGHT = tuple("{};,")


@lru_cache(maxsize=64)
def minify_css(text: str) -> str:
    """`text` with comments and needless white space taken out."""
    kept: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        if match[0].startswith("/*"):
            # Kept, and empty: it parts `a/**/b` without making `b` a descendant of `a`.
            return _COMMENT
        kept.append(match[0])
        return _HOLE

    plain = _OPAQUE.sub(set_aside, text.replace(_HOLE, "\ufffd"))
    plain = _without(f" {' '.join(plain.split())} ", f" {_COMMENT}", f"{_COMMENT} ", "  ", by=" ")
    for sign in _TIGHT:
        plain = _without(plain, f" {sign}", f"{_COMMENT}{sign}", f"{sign} ", f"{sign}{_COMMENT}", by=sign)
    plain = _without(plain, ": ", f":{_COMMENT}", by=":").strip(" ").replace(";}", "}")
    plain = plain.replace(_COMMENT, "/**/")
    return "".join(part for pair in zip_longest(plain.split(_HOLE), kept, fillvalue="") for part in pair)


def _without(text: str, *wide: str, by: str) -> str:
    """`text` with all that is `wide` made as narrow as `by`, until none is left."""
    before = ""
    while text != before:
        before = text
        for one in wide:
            text = text.replace(one, by)
    return text
