"""`==marked text==`, with `markdown: {mark: true}` in the headmatter. Slidev shows it as it is written."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from slidegen.core.patterns import pattern

_MARKED = pattern(r"==(?=[^\s=])(?:(?!==).)*[^\s=]==(?!=)|==[^\s=]==(?!=)", re.DOTALL)


def mark(md: MarkdownIt) -> None:
    """Let `md` find marked text: `mark_open` and `mark_close`."""
    md.inline.ruler.before("emphasis", "mark", mark_rule)


def mark_rule(state: StateInline, silent: bool) -> bool:
    """`==…==` around text that has no spaces at its ends."""
    match = (
        _MARKED.match(state.src, state.pos, state.posMax) if state.src.startswith("==", state.pos) else None
    )
    if match is None or (state.pos and state.src[state.pos - 1] == "="):
        return False
    if not silent:
        state.push("mark_open", "mark", 1).markup = "=="
        last, state.posMax = state.posMax, match.end() - 2
        state.pos += 2
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("mark_close", "mark", -1).markup = "=="
    state.pos = match.end()
    return True
