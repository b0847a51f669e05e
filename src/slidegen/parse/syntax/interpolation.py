"""Vue's interpolation, `{{ expression }}`, is one piece of text in Markdown.

Neither a formula (`{{$a}}{{$b}}`), nor emphasis (`{{ a * b * c }}`), nor typography may get at it: it
is an expression for whoever computes it.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from slidegen.parse.hints import EXPRESSION


def interpolation(md: MarkdownIt) -> None:
    """Let `md` keep expressions whole: `interpolation` tokens."""
    md.inline.ruler.after("escape", "interpolation", interpolation_rule)


def interpolation_rule(state: StateInline, silent: bool) -> bool:
    """`{{ … }}`, over several lines where it must."""
    is_open = state.src.startswith("{{", state.pos) and state.src.find("}}", state.pos) > 0
    match = EXPRESSION.match(state.src, state.pos) if is_open else None
    if match is None:
        return False
    if not silent:
        state.push("interpolation", "", 0).content = match[0]
    state.pos = match.end()
    return True
