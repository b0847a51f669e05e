"""Comark's blocks (Slidev reference §3.11).

    :::outer[a title]{.class}      more colons for what is outside
    ::inner
    ---
    key: value                     YAML: attributes; or a block ```yaml [props]
    ---
    text
    #name                          a slot of the component
    text
    ::
    :::
    :name[text]{.class}            on a line of its own: a block as well

A paragraph that is all a block holds is no paragraph: its text is the block's. A name is that of a
component or of an element of HTML. A block that is never closed ends where what it is in ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from slidegen.core.patterns import pattern
from slidegen.core.yaml import YamlSyntaxError, load_yaml
from slidegen.parse.stretch import SlideText
from slidegen.parse.syntax.props import KEY, GivenProps, Prop, read_props

MISTAKES = "comark_mistakes"
"""Key of the environment: line (0-based), code, message and hint of each."""

_OPENING = pattern(r"(:{2,})([A-Za-z][\w-]*)")
_SHORT = pattern(r"(:)([A-Za-z][\w-]*)")
_CLOSING = pattern(r":{2,}\s*$")
_FENCE = pattern(r"(`{3,}|~{3,})(.*)")
_SLOT = pattern(r"#([\w.-]+)\s*$")
_YAML_FENCE = pattern(r"(`{3,})ya?ml\s+\[props\]\s*$")

Mistake = tuple[int, str, str, str]


@dataclass(slots=True)
class _Heading:
    """The line that a block starts with."""

    colons: str
    name: str
    content: tuple[int, int] | None
    """Offsets in the line of what stands in brackets."""
    props: tuple[Prop, ...]
    text: str


_CUT_HINT = "--- at the start of a line starts a slide: indent it, or write ```yaml [props]"


def comark_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line `::name`, and all up to its `::`."""
    if state.is_code_block(start):
        return False
    heading = _read_heading(_line(state, start))
    if heading is None:
        return False
    if silent:
        return True
    last, closed = _find_end(state, heading.colons, start + 1, end)
    if not closed:
        message = f"`{heading.colons}{heading.name}` is never closed, it ends where what it is in ends"
        is_cut = not any(_line(state, number).strip() for number in range(start + 1, end))
        hint = _CUT_HINT if is_cut else f"write {heading.colons} on a line of its own"
        _mistake(state, start, "unclosed-block", message, hint)
    first, more = _read_yaml(state, start + 1, last)
    opening = _push(state, "comark_block_open", heading.name, 1, (start, last))
    opening.meta[KEY] = GivenProps((*heading.props, *more), heading.text, start)
    place = len(state.tokens)
    if heading.content is not None:
        _push(state, "paragraph_open", "p", 1, (start, start + 1))
        _push_content(state, heading, start)
        _push(state, "paragraph_close", "p", -1)
    for name, part_start, part_end in _parts(state, first, last):
        if name:
            _push(state, "comark_slot_open", "template", 1, (part_start - 1, part_end)).meta["slot"] = name
        _read_lines(state, part_start, part_end)
        if name:
            _push(state, "comark_slot_close", "template", -1)
    _unwrap_only_paragraph(state.tokens[place:], state.level)
    _push(state, "comark_block_close", heading.name, -1)
    state.line = last + closed
    return True


def comark_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line `:name[text]{props}`."""
    if state.is_code_block(start):
        return False
    heading = _read_heading(_line(state, start), _SHORT)
    if heading is None:
        return False
    if silent:
        return True
    opening = _push(state, "comark_block_open", heading.name, 1, (start, start + 1))
    opening.meta[KEY] = GivenProps(heading.props, heading.text, start)
    if heading.content is not None:
        _push_content(state, heading, start)
    _push(state, "comark_block_close", heading.name, -1)
    state.line = start + 1
    return True


def _push_content(state: StateBlock, heading: _Heading, line: int) -> None:
    """What stands in the brackets of a heading, as text of its line."""
    if heading.content is not None:
        inline = _push(state, "inline", "", 0, (line, line + 1))
        inline.content = heading.text[slice(*heading.content)]
        inline.children = []


def _unwrap_only_paragraph(tokens: list[Token], level: int) -> None:
    own = [token for token in tokens if token.level == level]
    if len(own) == 2 and own[0].tag == "p":
        for token in own:
            token.hidden = True


def report_mistakes(found: list[Mistake], source: SlideText) -> None:
    """Say what is wrong with the blocks."""
    for line, code, message, hint in found:
        source.report.error(code, message, source.line_span(line), hint)


def _read_heading(text: str, opening: re.Pattern[str] = _OPENING) -> _Heading | None:
    match = opening.match(text)
    if match is None:
        return None
    at = match.end()
    content = None
    if text.startswith("[", at):
        closing = text.find("]", at)
        if closing < 0:
            return None
        content, at = (at + 1, closing), closing + 1
    read = read_props(text, at)
    props, at = read if read is not None else ((), at)
    return None if text[at:].strip() else _Heading(match[1], match[2], content, props, text)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _lines(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines from `start` on that are not code, as far as they are in the same container."""
    fence = ""
    for number in range(start, end):
        text = _line(state, number)
        if state.sCount[number] < state.blkIndent and text.strip():
            return
        match = _FENCE.match(text)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
        elif match:
            fence = match[1]
        else:
            yield number, text


def _find_end(state: StateBlock, colons: str, start: int, end: int) -> tuple[int, bool]:
    """The line after the last one of the block, and whether closing colons stand on it."""
    depth = 0
    for number, text in _lines(state, start, end):
        heading = _read_heading(text)
        if heading is not None and heading.colons == colons:
            depth += 1
        elif _CLOSING.fullmatch(text) and text.strip() == colons:
            if depth == 0:
                return number, True
            depth -= 1
    for number in range(start, end):
        if state.sCount[number] < state.blkIndent and _line(state, number).strip():
            return number, False
    return end, False


def _parts(state: StateBlock, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Name, first line and end of what is for each slot; the slots of blocks within are theirs."""
    name, first = "", start
    inner: list[str] = []
    for number, text in _lines(state, start, end):
        heading = _read_heading(text)
        slot = _SLOT.fullmatch(text)
        if heading is not None:
            inner.append(heading.colons)
        elif inner and text.strip() == inner[-1]:
            inner.pop()
        elif slot and not inner:
            yield name, first, number
            name, first = slot[1], number + 1
    yield name, first, end


def _read_yaml(state: StateBlock, start: int, end: int) -> tuple[int, tuple[Prop, ...]]:
    """The attributes in YAML at the start of a block, and the first line after them."""
    first = next((number for number in range(start, end) if _line(state, number).strip()), end)
    if first == end:
        return start, ()
    opening = _line(state, first).strip()
    fence = _YAML_FENCE.fullmatch(opening)
    if opening != "---" and fence is None:
        return start, ()
    mark = fence[1] if fence else "---"
    last = next((n for n in range(first + 1, end) if _line(state, n).strip() == mark), None)
    if last is None:
        return start, ()
    text = state.getLines(first + 1, last, state.blkIndent, True)
    try:
        values = load_yaml(text)
    except YamlSyntaxError as error:
        line = min(first + error.line, last - 1)
        _mistake(
            state,
            line,
            "yaml-syntax",
            f"these attributes cannot be read: {error.problem}",
            "write `key: value`",
        )
        return last + 1, ()
    given = values.items() if isinstance(values, dict) else ()
    return last + 1, tuple(_yaml_prop(str(name), value) for name, value in given)


def _yaml_prop(name: str, value: object) -> Prop:
    """Text is a plain attribute, all else a bound one."""
    if isinstance(value, str):
        return Prop(name, value, 0, 1)
    if value is True:
        return Prop(name, None, 0, 1)
    return Prop(f":{name}", json.dumps(value, ensure_ascii=False, default=str), 0, 1)


def _read_lines(state: StateBlock, start: int, end: int) -> None:
    before = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "container"
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.parentType = before


def _push(
    state: StateBlock, kind: str, tag: str, nesting: int, lines: tuple[int, int] | None = None
) -> Token:
    token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
    token.block = True
    token.map = list(lines) if lines else None
    return token


def _mistake(state: StateBlock, line: int, code: str, message: str, hint: str) -> None:
    state.env.setdefault(MISTAKES, []).append((line, code, message, hint))
