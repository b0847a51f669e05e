"""Comark within a line (Slidev reference §3.11), with `comark: true` in the headmatter.

    [text]{.class}   **bold**{#id}   ![](u){width=50}   [link](u){target=_self}   # Heading {.class}
    :name[content]{key=value}   :mdi-account   - item {.class}   a cell {.class} |

Attributes right after an element of Markdown are its own; at the end of a block, the block's. Braces
that are neither stay text. A bare `[text]` is a span to Slidev, which drops its brackets; not so a
footnote, a task, an alert, a link that is defined elsewhere, and `list[0]`.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slidegen.core.patterns import pattern
from slidegen.parse.syntax.comark_block import comark_block, comark_line
from slidegen.parse.syntax.props import KEY, GivenProps, read_props, says_more_than_words

PROPS = "comark_props"
"""Type of the token that holds attributes until it is known whose they are."""
BARE = "bare"
"""In the `meta` of a span that has no attributes: the text of its brackets."""

_COMPONENT = pattern(r":([A-Za-z][\w-]*)")
_TASK = pattern(r"\[[ xX]\]\s")
_LONE = frozenset({"image", "code_inline"})
_HOLDERS = frozenset({"heading_open", "paragraph_open", "td_open", "th_open", "dt_open"})


def comark(md: MarkdownIt) -> None:
    """Let `md` read Comark."""
    md.block.ruler.before("slot_marker", "comark_line", comark_line, {"alt": []})
    md.block.ruler.before(
        "slot_marker", "comark_block", comark_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.before("linkify", "comark_component", component)
    md.inline.ruler.after("footnote_ref", "comark_span", span)
    md.inline.ruler.after("comark_span", PROPS, props)
    md.core.ruler.after("inline", PROPS, hand_out)


def props(state: StateInline, silent: bool) -> bool:
    """`{…}` where it may belong to something."""
    read = read_props(state.src, state.pos) if state.src[state.pos] == "{" else None
    if read is None:
        return False
    found, end = read
    is_last = not state.src[end : state.posMax].strip() and says_more_than_words(found)
    if not is_last and (state.pos == 0 or state.src[state.pos - 1] not in "*_~=^)]`}"):
        return False
    if not silent:
        token = state.push(PROPS, "", 0)
        token.content = state.src[state.pos : end]
        token.meta[KEY] = GivenProps(found, state.src)
    state.pos = end
    return True


def span(state: StateInline, silent: bool) -> bool:
    """`[text]`, with or without attributes."""
    start = state.pos
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    following = state.src[end + 1 : end + 2]
    if end <= start + 1 or following in ("(", "["):
        return False
    has_props = read_props(state.src, end + 1) is not None
    if not has_props and not _may_be_bare(state, start):
        return False
    if not silent:
        opening = state.push("comark_span_open", "span", 1)
        opening.meta["at"] = start
        if not has_props:
            opening.meta[BARE] = state.src[start : end + 1]
        _inside(state, start + 1, end)
        state.push("comark_span_close", "span", -1)
    state.pos = end + 1
    return True


def _may_be_bare(state: StateInline, start: int) -> bool:
    before = state.src[start - 1 : start] if start else ""
    is_task = start == 0 and _TASK.match(state.src)
    return not (is_task or before.isalnum() or before in ("_", "^", "!") or state.src[start + 1] in "^!")


def component(state: StateInline, silent: bool) -> bool:
    """`:name[content]{props}`; without both, a name needs a hyphen, as the names of icons have."""
    if state.src[state.pos] != ":" or (state.pos and not _starts_word(state.src[state.pos - 1])):
        return False
    match = _COMPONENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    start, end, content_end = state.pos, match.end(), 0
    if state.src.startswith("[", end):
        content_end = state.md.helpers.parseLinkLabel(state, end)
        if content_end < 0:
            return False
        end = content_end + 1
    read = read_props(state.src, end)
    if not content_end and read is None and ("-" not in match[1] or state.src.startswith(":", end)):
        return False
    if not silent:
        opening = state.push("comark_open", match[1], 1)
        opening.meta["at"] = start
        if read is not None:
            opening.meta[KEY] = GivenProps(read[0], state.src)
        if content_end:
            _inside(state, match.end() + 1, content_end)
        state.push("comark_close", match[1], -1)
    state.pos = read[1] if read is not None else end
    return True


def _starts_word(before: str) -> bool:
    return before.isspace() or before in "*_[("


def _inside(state: StateInline, start: int, end: int) -> None:
    """Read the text between two offsets as Markdown."""
    before = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = before


def hand_out(state: StateCore) -> None:
    """Give attributes to what they stand behind."""
    for index, token in enumerate(state.tokens):
        if token.type == "inline" and token.children and any(one.type == PROPS for one in token.children):
            _hand_out(state.tokens, index)


def _hand_out(tokens: list[Token], index: int) -> None:
    inline = tokens[index]
    children = inline.children or []
    kept: list[Token] = []
    for position, token in enumerate(children):
        if token.type != PROPS:
            kept.append(token)
            continue
        owner = _owner(kept)
        is_last = all(not one.content.strip() for one in children[position + 1 :])
        if owner is None and is_last:
            owner = _block(tokens, index)
            given: GivenProps = token.meta[KEY]
            token.meta[KEY] = GivenProps(given.props, given.text, inline.map[0] if inline.map else 0)
            if owner is not None and kept and kept[-1].type == "softbreak":
                kept.pop()
        if owner is None:
            kept.append(Token("text", "", 0, content=token.content, meta=dict(token.meta)))
        else:
            _add(owner, token.meta[KEY])
    inline.children = kept


def _owner(before: list[Token]) -> Token | None:
    """The element that ends right here; what is left of the marks of emphasis is no text."""
    before = before[
        : 1 + max((n for n, one in enumerate(before) if one.type != "text" or one.content), default=-1)
    ]
    last = before[-1] if before else None
    if last is None or (last.nesting == 0 and last.type not in _LONE):
        return None
    depth = 0
    for token in reversed(before):
        depth -= token.nesting
        if depth == 0:
            return token if token.nesting >= 0 else None
    return None


def _block(tokens: list[Token], index: int) -> Token | None:
    """The block that the text at `index` ends: a list's item rather than the paragraph in it."""
    opening = tokens[index - 1] if index else None
    if opening is None or opening.type not in _HOLDERS:
        return None
    above = tokens[index - 2] if index > 1 else None
    if opening.type == "paragraph_open" and above is not None and above.type == "list_item_open":
        return above
    return opening


def _add(owner: Token, given: GivenProps) -> None:
    before: GivenProps | None = owner.meta.get(KEY)
    owner.meta[KEY] = GivenProps((*before.props, *given.props), given.text, given.line) if before else given
    owner.meta.pop(BARE, None)
