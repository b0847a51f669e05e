"""Layouts whose look is the author's alone.

In:  a finished style sheet.
Out: the same, with its rules for `.slidev-layout` holding in every layout but the bare ones.

Every slide has its layout inside as `.slidev-layout.<layout>` (contract, "The page"); in Slidev `none` and
`iframe` have no such class, and so neither typography nor padding. Here they have it, and the mark `BARE`,
by which the rules pass over them: to set each property back would also undo what a deck itself says of
`h1`. `:where` leaves the weight of a rule as it is. A selector that names a bare layout means it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from slidegen.core.patterns import pattern

BARE = "slidegen-bare"
"""The class of a shipped layout without a look."""

_LAYOUT = pattern(
    r"""
    (?P<opaque> "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \\. )
  | \.slidev-layout(?![\w-]) (?P<further> [^\s,{}>+~()\[\]]* )
    """,
    re.VERBOSE | re.DOTALL,
)
_NAMED = pattern(r"\.(?:none|iframe|slidegen-bare)(?![\w-])")


@lru_cache(maxsize=64)
def pass_over_bare(css: str) -> str:
    """`css` with its rules for layouts passing over bare ones."""
    return _LAYOUT.sub(_passed_over, css) if ".slidev-layout" in css else css


def _passed_over(match: re.Match[str]) -> str:
    if match["opaque"] is not None or _NAMED.search(match["further"]):
        return match[0]
    return f".slidev-layout:where(:not(.{BARE})){match['further']}"
