"""Speaker notes: the comment that ends a slide (Slidev reference §1.3).

    # The slide

    <!-- Say hello. [click] Show the figure. -->

In:  the slide's content. Out: the content without the note, and the note's Markdown; then its nodes,
with a mark for each click at which it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slidegen.core.deck import SlideSource
from slidegen.core.nodes import Node
from slidegen.core.records import record
from slidegen.parse.context import MarkupContext
from slidegen.parse.markdown import PlacedInline
from slidegen.parse.stretch import SlideText
from slidegen.parse.syntax.math import math
from slidegen.parse.tokens import TokenReader

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CLICK = re.compile(r"\[click(?::(\d+))?\]", re.IGNORECASE)
_CLICKS = "slidegen_note_clicks"
_RUBY = "slidegen_note_ruby"


@record
class Note:
    """A note that was cut out of a slide."""

    text: str
    """Markdown, trimmed; empty for an empty comment."""
    start: int
    """0-based offset in the content of the comment's first character."""


def split_note(content: str) -> tuple[str, Note | None]:
    """The content without its note, and the note: the last comment, where nothing follows it."""
    if not content.endswith("-->"):
        return content, None
    last = None
    for comment in _COMMENT.finditer(content):
        last = comment
    if last is None or last.end() != len(content):
        return content, None
    return content[: last.start()].rstrip(), Note(last[1].strip(), last.start())


def parse_note(slide: SlideSource, markup: MarkupContext, ruby: Mapping[str, Any]) -> list[Node]:
    """The note of `slide` as nodes; `ruby` is the headmatter's `notesAutoRuby`.

    `[click]` becomes `<span class="slidev-note-click-mark" data-clicks="1">`: the number is that of the
    click at which the note goes on there.
    """
    if not slide.note:
        return []
    source = SlideText(slide, markup)
    source.first = _first_line(slide)
    reader = TokenReader(source, has_notes=False)
    reader.read(_markdown().parse(slide.note, {_CLICKS: 0, _RUBY: ruby}))
    return reader.tree.finish()["default"]


def _first_line(slide: SlideSource) -> int:
    """The 0-based line of the file on which the note's text starts."""
    at = slide.note_line - 1
    text = slide.file.lines[at].rpartition("<!--")[2]
    while not text.strip() and at + 1 < len(slide.file.lines):
        at += 1
        text = slide.file.lines[at]
    return at


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    md = MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False})
    md.inline = PlacedInline()
    math(md)
    md.inline.ruler.before("link", "note_click", _click)
    md.core.ruler.push("note_ruby", _add_ruby)
    return md


def _click(state: StateInline, silent: bool) -> bool:
    """`[click]` adds one to the clicks so far, `[click:3]` adds three."""
    if state.src[state.pos] != "[":
        return False
    match = _CLICK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        clicks = state.env[_CLICKS] = state.env[_CLICKS] + int(match[1] or 1)
        token = state.push("html_inline", "", 0)
        token.content = f'<span class="slidev-note-click-mark" data-clicks="{clicks}"></span>'
    state.pos = match.end()
    return True


def _add_ruby(state: StateCore) -> None:
    """Write above each word of the headmatter's `notesAutoRuby` what it says."""
    ruby: Mapping[str, Any] = state.env[_RUBY]
    if not ruby:
        return
    words = _ruby_pattern(tuple(ruby))
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = [part for child in token.children for part in _with_ruby(child, words, ruby)]


@lru_cache(maxsize=4)
def _ruby_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The longest word first, so that it wins; a word of letters only as a whole word."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"\b{re.escape(word)}\b" if re.fullmatch(r"[\w-]+", word, re.ASCII) else re.escape(word)
            for word in ordered
        )
    )


def _with_ruby(token: Token, words: re.Pattern[str], ruby: Mapping[str, Any]) -> list[Token]:
    if token.type != "text":
        return [token]
    parts: list[Token] = []
    at = 0
    for match in words.finditer(token.content):
        parts.append(_part(token, "text", token.content[at : match.start()]))
        above = escape(str(ruby[match[0]]))
        parts.append(_part(token, "html_inline", f"<ruby>{escape(match[0])}<rt>{above}</rt></ruby>"))
        at = match.end()
    return [*parts, _part(token, "text", token.content[at:])] if parts else [token]


def _part(token: Token, kind: str, content: str) -> Token:
    return Token(kind, "", 0, content=content, meta={"at": 0, **token.meta}, level=token.level)
