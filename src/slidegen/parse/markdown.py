"""Markdown → tokens, with Slidev's options and rules (Slidev reference §3.1).

HTML is read, bare addresses with a protocol are links, `--` `...` `(c)` become – … ©, quotes stay
straight, an apostrophe within a word is curled, a line end is a space. One instance serves every
slide of a dialect: making it costs more than a small slide does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from slidegen.parse.syntax.alerts import alerts
from slidegen.parse.syntax.comark import comark
from slidegen.parse.syntax.emoji import emoji
from slidegen.parse.syntax.footnotes import footnotes
from slidegen.parse.syntax.interpolation import interpolation
from slidegen.parse.syntax.links import links
from slidegen.parse.syntax.mail import mail
from slidegen.parse.syntax.marked import mark
from slidegen.parse.syntax.math import math
from slidegen.parse.syntax.slots import slots
from slidegen.parse.syntax.snippets import snippets
from slidegen.parse.syntax.tasks import tasks
from slidegen.parse.syntax.vue_tags import vue_tags

SYNTAX = (vue_tags, slots, snippets, math, interpolation, links, mail, footnotes, tasks, alerts)
"""What Slidev adds to Markdown. A rule is put before or after rules that are there already."""


DIALECT: Mapping[str, Callable[[MarkdownIt], None]] = {
    "comark": comark,
    "mark": mark,
    "sub": sub_plugin,
    "sup": superscript_plugin,
    "deflist": deflist_plugin,
    "emoji": emoji,
}
"""What a headmatter may ask for beside it."""


def read_markdown(text: str, env: dict[str, Any], dialect: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of `text`; rules leave in `env` what has no token.

    A token within a line has its offset in the line's text as `meta["at"]`.
    """
    return _markdown(dialect).parse(text, env)


@lru_cache(maxsize=8)
def _markdown(dialect: frozenset[str] = frozenset()) -> MarkdownIt:
    md = MarkdownIt("js-default", {"html": True, "typographer": True, "quotes": "\"\"''"})
    md.inline = PlacedInline()
    md.core.ruler.disable("linkify")
    md.core.ruler.at("normalize", _normalize)
    for syntax in SYNTAX:
        syntax(md)
    for name, more in DIALECT.items():
        if name in dialect:
            more(md)
    return md


def _normalize(state: StateCore) -> None:
    """A deck's line ends are plain already: looking for each again takes longer than to see that."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


class _PlacedState(StateInline):
    """Remembers where in the text each token was made: diagnostics point there."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, with its place."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class PlacedInline(ParserInline):
    """The parser of running text, with places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Add the tokens of `src` to `tokens`."""
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
