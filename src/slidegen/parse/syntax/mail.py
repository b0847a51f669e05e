"""Bare mail addresses are links, as linkify-it finds them for Slidev (Slidev reference §3.1).

    Write to anna@example.org.   →   Write to <a href="mailto:anna@example.org">anna@example.org</a>.

What follows the last dot is a country's two letters or one of the old names: a package with its version
(`vue@3.5.0`) and a handle are no addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from slidegen.core.patterns import pattern

_TOP = "[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop"
_MAIL = pattern(
    rf"(?<![\w.+&=$@/-])[\w.+&=$-]+@(?:[a-z\d-]+\.)+(?:{_TOP})(?![\w@-]|:\d|\.[\w-])",
    re.ASCII | re.IGNORECASE,
)
_ANCHOR = pattern(r"<(/?)a[\s>]", re.IGNORECASE)


def mail(md: MarkdownIt) -> None:
    """Let `md` find bare mail addresses. After all of a line is read: `_` and `-` may be in them."""
    md.core.ruler.after("inline", "mail", link_mail)


def link_mail(state: StateCore) -> None:
    """Make links of the addresses in running text that is in no link."""
    if "@" not in state.src:
        return
    for block in state.tokens:
        if block.children and "@" in block.content:
            block.children = list(_with_links(block.children, state.md))


def _with_links(tokens: list[Token], md: MarkdownIt) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
        elif token.type == "html_inline" and (anchor := _ANCHOR.match(token.content)):
            depth += -1 if anchor[1] else 1
        if token.type == "text" and not depth and "@" in token.content:
            yield from _split(token, md)
        else:
            yield token


def _split(token: Token, md: MarkdownIt) -> Iterator[Token]:
    text, end = token.content, 0
    for found in _MAIL.finditer(text):
        href = md.normalizeLink(f"mailto:{found[0]}")
        if end < found.start():
            yield _part(token, "text", text[end : found.start()], end)
        yield _part(token, "link_open", "", found.start(), tag="a", nesting=1, attrs={"href": href})
        yield _part(token, "text", found[0], found.start())
        yield _part(token, "link_close", "", found.end(), tag="a", nesting=-1)
        end = found.end()
    if end < len(text):
        yield _part(token, "text", text[end:], end)


def _part(token: Token, kind: str, content: str, offset: int, **more: object) -> Token:
    """A token in the place of `token`, from `offset` of its text on."""
    return token.copy(
        type=kind,
        content=content,
        info="" if kind == "text" else "auto",
        meta={**token.meta, "at": int(token.meta.get("at", 0)) + offset},
        **more,
    )
