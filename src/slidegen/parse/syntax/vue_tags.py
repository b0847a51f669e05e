"""HTML and Vue's tags in Markdown.

    <v-clicks>                              a block, up to the next blank line; ends a paragraph
    <Foo :at="2" />  and **text**           a component on one line; what follows it is Markdown
    text <b @click="go">x</b> <carbon:x/>   tags within a line

CommonMark knows neither components nor Vue's attributes: an unknown tag is inline there, `@click` no
attribute. The rules are those of mdit-vue's component plugin 3, which Slidev uses: a tag that is not
one of HTML's inline elements is a block. Two things are done as the author means them: a block ends at
a slot marker, and does not end at a blank line within a value, a comment, a style or a script.
"""

from __future__ import annotations

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from slidegen.core.patterns import pattern
from slidegen.parse.html import is_unfinished
from slidegen.parse.syntax.slots import is_slot_marker

INLINE_TAGS = frozenset(
    "a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed i iframe "
    "img input ins kbd label map mark meter noscript object output picture progress q ruby s samp script "
    "select small span strong sub sup svg textarea time u tt var video wbr".split()
)
"""Elements that do not end a paragraph. `slot` and `template` are Vue's: they do."""

_NAME = r"[A-Za-z][\w.-]*(?::[A-Za-z][\w-]*)?"
_ATTRIBUTE = r"\s+[@:#A-Za-z_][^\s\"'<>/=`]*(?:\s*=\s*(?:[^\"'=<>`\s]+|'[^']*'|\"[^\"]*\"))?"
_OPEN = rf"<({_NAME})(?:{_ATTRIBUTE})*\s*/?>"
_CLOSE = rf"</{_NAME}\s*>"

_INLINE_TAG = pattern(f"{_OPEN}|{_CLOSE}", re.ASCII)
_LONE_TAG = pattern(rf"(?:{_OPEN}|{_CLOSE})\s*$", re.ASCII)
_TAG_START = pattern(rf"</?({_NAME})(?=\s|/?>|$)", re.ASCII)
_SCHEME = pattern(rf"<{_NAME}>", re.ASCII)
"""`<made:up>` is CommonMark's autolink, `<carbon:x/>` and `<carbon:x class="y">` are tags."""
_SELF_CLOSED = pattern(rf"<{_NAME}(?:{_ATTRIBUTE})*\s*/>", re.ASCII)
_ON_ONE_LINE = pattern(rf"{_OPEN}.*</\1\s*>", re.ASCII)
_RAW_TEXT = pattern(r"<(script|style)(?:\s[^>]*)?>", re.IGNORECASE)

_KNOWN_BLOCKS = frozenset(block_names)
_RAW_BLOCKS = "(?:script|pre|style|textarea)"
_SEQUENCES = (
    (re.compile(rf"<{_RAW_BLOCKS}(?=\s|>|$)", re.I), re.compile(f"</{_RAW_BLOCKS}>", re.I)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
"""Blocks that end at a text of their own, not at a blank line (CommonMark 0.31, HTML blocks 1 to 5)."""


def vue_tags(md: MarkdownIt) -> None:
    """Let `md` read HTML as Slidev does."""
    md.block.ruler.at("html_block", html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("autolink", "vue_tag", vue_tag)


def vue_tag(state: StateInline, silent: bool) -> bool:
    """A tag within a line, one `html_inline` token; a style or script with all its text."""
    start = state.pos
    if state.src[start] != "<" or not (match := _INLINE_TAG.match(state.src, start)):
        return False
    if ":" in match[0] and _SCHEME.fullmatch(match[0]):
        return False
    end = _raw_text_end(state.src, match)
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = state.src[start:end]
        if match[1] in ("a", "A") and not match[0].endswith("/>"):
            state.linkLevel += 1
        elif match[0][:3] in ("</a", "</A") and not match[0][3].isalnum():
            state.linkLevel -= 1
    state.pos = end
    return True


def _raw_text_end(text: str, match: re.Match[str]) -> int:
    """Where the tag ends; where its element ends, when its text is no Markdown."""
    if _RAW_TEXT.fullmatch(match[0]):
        closing = re.compile(rf"</{match[1]}\s*>", re.IGNORECASE).search(text, match.end())
        if closing:
            return closing.end()
    return match.end()


def html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block of HTML, one `html_block` token; a component on one line, `html_inline` and `inline`."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] != "<" or state.is_code_block(start):
        return False
    line = state.src[position : state.eMarks[start]]
    for opening, closing in _SEQUENCES:
        if opening.match(line):
            if not silent:
                _push_block(state, start, _end_at_text(state, start, end, closing))
            return True
    match = _TAG_START.match(line)
    if match is None:
        return False
    kind = _kind(match[1], line)
    if silent:
        return kind != "inline"
    if kind == "inline" and not _LONE_TAG.match(line):
        return False
    if kind != "component" or not _push_component(state, start, line):
        _push_block(state, start, _end_at_blank(state, start, end))
    return True


def _kind(tag: str, line: str) -> Literal["block", "component", "inline"]:
    """What a line that starts with `tag` starts; `line` is the whole of it."""
    if tag.lower() in _KNOWN_BLOCKS:
        return "block"
    is_address = ":" in tag and _SCHEME.match(line) is not None
    return "inline" if tag in INLINE_TAGS or is_address else "component"


def _push_component(state: StateBlock, number: int, line: str) -> bool:
    match = _SELF_CLOSED.match(line) or _ON_ONE_LINE.match(line)
    if match is None:
        return False
    state.line = number + 1
    token = state.push("html_inline", "", 0)
    token.content = match[0]
    token.map = [number, state.line]
    token = state.push("inline", "", 0)
    token.content = line[match.end() :]
    token.map = [number, state.line]
    token.children = []
    return True


def _push_block(state: StateBlock, start: int, end: int) -> None:
    state.line = end
    token = state.push("html_block", "", 0)
    token.map = [start, end]
    token.content = state.getLines(start, end, state.blkIndent, True)


def _end_at_text(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int:
    """The line after the one with `closing`; the container's end when there is none."""
    for number in range(start, end):
        if number > start and state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number
        begin = state.bMarks[number] + state.tShift[number] if number > start else state.bMarks[number]
        if closing.search(state.src, begin, state.eMarks[number]):
            return number + 1
    return end


def _end_at_blank(state: StateBlock, start: int, end: int) -> int:
    """The first blank line or slot marker that is not within a value, comment, style or script."""
    found = None
    for number in range(start + 1, end + 1):
        inside = number < end and (state.sCount[number] >= state.blkIndent or state.isEmpty(number))
        if inside and not state.isEmpty(number) and not is_slot_marker(state, number):
            continue
        if not is_unfinished(state.getLines(start, number, state.blkIndent, True)):
            return number
        found = found or number  # unless a later line finishes it, the block ends here
        if not inside:
            break
    return found or end
