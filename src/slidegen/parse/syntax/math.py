r"""Formulas in TeX (Slidev reference §3.8).

    inline $a^2$, but \$5 and $5 or 10$20 are money
    $$E = mc^2$$

    $$ {1|3|all}{at: 2}
    \begin{aligned} … \end{aligned}
    $$

What stands beside the opening `$$` of several lines is steps; TeX there, which Slidev drops, is kept.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slidegen.core.nodes import Formula
from slidegen.parse.stretch import SlideText, Stretch
from slidegen.parse.syntax.fences import read_steps

UNCLOSED = "unclosed_math"
"""Key of the environment: 0-based lines on which a `$$` stands that nothing closes."""


def math(md: MarkdownIt) -> None:
    """Let `md` find formulas: `math_inline` and `math_block` tokens."""
    md.inline.ruler.after("escape", "math_inline", math_inline)
    md.block.ruler.after(
        "blockquote", "math_block", math_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def math_inline(state: StateInline, silent: bool) -> bool:
    """`$x$`: no space inside next to the marks, no digit after the last; an escaped one is no mark."""
    start, text = state.pos, state.src
    if text[start] != "$":
        return False
    end = start + 1
    opens = text[end : end + 1] not in (" ", "\t")
    close = _next_mark(text, end, state.posMax) if opens else -1
    if close == end:
        end += 1
    elif close > 0 and text[close - 1] not in " \t" and not _is_digit(text[close + 1 : close + 2]):
        if not silent:
            token = state.push("math_inline", "math", 0)
            token.content = text[end:close]
        state.pos = close + 1
        return True
    if not silent:
        state.append_pending(text[start:end])
    state.pos = end
    return True


def _next_mark(text: str, start: int, end: int) -> int:
    """The first `$` from `start` on that is not escaped; -1 without one."""
    at = text.find("$", start, end)
    while at >= 0:
        before = text[start:at]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return at
        at = text.find("$", at + 1, end)
    return -1


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """From a line that starts with `$$` to one that ends with it; it may be the same."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 2] != "$$" or state.is_code_block(start):
        return False
    if silent:
        return True
    beside = state.src[begin + 2 : state.eMarks[start]].rstrip()
    if beside.endswith("$$"):
        if not beside.strip(" $"):
            return False
        _push(state, start, start, "", beside[:-2])
        return True
    last = _last_line(state, start, end)
    if last is None:
        state.env.setdefault(UNCLOSED, []).append(start)
        return False
    content = state.getLines(start + 1, last + 1, state.sCount[start], False)
    _push(state, start, last, beside, content.rstrip()[:-2])
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int | None:
    for number in range(start + 1, end):
        begin = state.bMarks[number] + state.tShift[number]
        line = state.src[begin : state.eMarks[number]].rstrip()
        if line and state.sCount[number] < state.blkIndent:
            return None
        if line.endswith("$$"):
            return number
    return None


def _push(state: StateBlock, first: int, last: int, beside: str, content: str) -> None:
    token = state.push("math_block", "math", 0)
    token.info = beside
    token.content = content
    token.map = [first, last + 1]
    state.line = last + 1


def inline_formula(token: Token, place: Stretch) -> Formula:
    """The formula of a `math_inline` token."""
    at = int(token.meta["at"]) + 1
    return Formula(token.content, display=False, span=place.span(at, len(token.content)))


def block_formula(token: Token, source: SlideText) -> Formula:
    """The formula of a `math_block` token, with its steps."""
    first, after = token.map or [0, 1]
    beside = Stretch(source, token.info.rstrip(), first)
    if not beside.text.strip():
        tex = token.content
        return _formula(tex, Stretch(source, tex, first if after == first + 1 else first + 1))
    ranges, options, end = read_steps(beside) if beside.text.lstrip().startswith("{") else (None, {}, 0)
    left = beside.text[end:].strip()
    if left:
        at = beside.text.index(left, end)
        _warn_tex_beside(beside, at, len(left))
        formula = _formula(f"{left}\n{token.content}", beside.part(at))
        formula.span = beside.span(at, len(left))
    else:
        formula = _formula(token.content, Stretch(source, token.content, first + 1))
    formula.ranges, formula.options = ranges, options
    return formula


def _formula(content: str, place: Stretch) -> Formula:
    lead = len(content) - len(content.lstrip())
    tex = content.strip()
    return Formula(tex, display=True, span=place.span(lead, max(1, len(tex.partition("\n")[0]))))


def _warn_tex_beside(beside: Stretch, at: int, length: int) -> None:
    beside.source.report.warning(
        "tex-beside-marks",
        "Slidev drops the TeX beside the opening `$$` of several lines, here it is kept",
        beside.span(at, length),
        "write it on the next line",
    )


def report_unclosed(lines: list[int], source: SlideText) -> None:
    """Say which `$$` are shown as they stand."""
    for line in lines:
        text = source.line(line)
        source.report.error(
            "unclosed-math",
            "this formula is never closed, it is shown as text",
            source.span(line, text.find("$$") + 1, 2),
            "write `$$` at the end of its last line",
        )
