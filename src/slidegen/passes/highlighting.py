"""Code → its lines, token by token or as markup, by Pygments.

In:  code and the name of its language, as Shiki (so Slidev) or Pygments calls it.
Out: a line each: its tokens as Pygments' short name of their kind (`k`) and their text, or all that as
     escaped text in `<span class="tok-k">`. A token over several lines is closed and opened again.
     Plain names have an empty kind, and no span: their colour is the block's.

Pygments is loaded for what is not in the cache alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from slidegen.cache import Cache, cache_key
from slidegen.core.diagnostics import did_you_mean

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

PLAIN = frozenset({"", "ansi", "csv", "log", "plain", "plaintext", "text", "tsv", "txt"})
"""Languages without tokens."""

ALIASES = {
    "angular-html": "html",
    "angular-ts": "typescript",
    "asciidoc": "text",
    "astro": "html",
    "blade": "html+php",
    "chart": "yaml",
    "cjs": "javascript",
    "cmd": "batch",
    "cts": "typescript",
    "dotenv": "bash",
    "ejs": "html",
    "env": "bash",
    "gql": "graphql",
    "gradle": "groovy",
    "hbs": "handlebars",
    "html-derivative": "html",
    "jinja2": "jinja",
    "jsonc": "json5",
    "jsonl": "json",
    "kt": "kotlin",
    "marko": "html",
    "mdc": "markdown",
    "mdx": "markdown",
    "mermaid": "text",
    "mjs": "javascript",
    "mts": "typescript",
    "ndjson": "json",
    "plantuml": "text",
    "postcss": "scss",
    "prisma": "graphql",
    "puml": "text",
    "razor": "html",
    "shellscript": "bash",
    "sol": "solidity",
    "stylus": "sass",
    "svelte": "html",
    "svg": "xml",
    "vb": "vb.net",
    "vega-lite": "yaml",
    "viml": "vim",
    "vue-html": "html",
    "wasm": "wast",
    "xsl": "xslt",
}
"""Names that Shiki has and Pygments has not → the nearest that Pygments has."""

_UNCOLOURED = frozenset({"", "err", "g", "n", "nx", "w", "x"})
"""Kinds of token that look like the block itself. `err` is one: a slide's code is often cut short (`…`)."""

CodeLine = list[tuple[str, str]]
"""Kind (Pygments' short name, or nothing) and text of each token of a line."""

_KIND = "tokens"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def highlight(code: str, language: str, cache: Cache) -> list[str] | None:
    """The lines of `code` as markup; None when nobody knows `language`."""
    lines = token_lines(code, language, cache)
    return None if lines is None else [line_markup(line) for line in lines]


def token_lines(code: str, language: str, cache: Cache) -> list[CodeLine] | None:
    """The lines of `code` as tokens; None when nobody knows `language`."""
    name = ALIASES.get(language.lower(), language.lower())
    if name in PLAIN:
        return plain_tokens(code)
    import pygments  # its version alone is cheap: no lexer comes with it

    key = cache_key(pygments.__version__, name, code)
    kept = cache.get(_KIND, key)
    if kept is not None:
        return [[(kind, text) for kind, text in line] for line in json.loads(kept)]
    lexer = _lexer(name)
    if lexer is None:
        return None
    lines = _lines(lexer, code)
    cache.put(_KIND, key, json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    return lines


def plain_tokens(code: str) -> list[CodeLine]:
    """The lines of `code`, each one token without a kind."""
    return [[("", line)] if line else [] for line in code.split("\n")]


def line_markup(line: CodeLine) -> str:
    """A line as markup."""
    return "".join(
        f'<span class="tok-{name}">{escape(text)}</span>' if name else escape(text) for name, text in line
    )


def escape(text: str) -> str:
    """Text as markup."""
    return text.translate(_ESCAPES)


def suggest_language(language: str) -> str | None:
    """The language that `language` looks like a slip of."""
    from pygments.lexers import get_all_lexers

    known = {alias for lexer in get_all_lexers(plugins=False) for alias in lexer[1]}
    return did_you_mean(language, sorted(known | ALIASES.keys()))


def _lexer(name: str) -> Lexer | None:
    make = _lexer_class(name)
    # Blank lines at the ends are the author's, and are counted by ranges.
    return None if make is None else make(stripnl=False)


@cache
def _lexer_class(name: str) -> type[Lexer] | None:
    """Pygments looks through all its names for it."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        return find_lexer_class_by_name(name)
    except ClassNotFound:
        return None


def _lines(lexer: Lexer, code: str) -> list[CodeLine]:
    ended = f"{code}\n"
    tokens = list(lexer.get_tokens(ended))
    if "".join(text for _, text in tokens) != ended:
        return plain_tokens(code)  # a lexer that changes the text would show what nobody wrote
    return [*_split(_classes(tokens))][:-1]


def _classes(tokens: Iterable[tuple[_TokenType, str]]) -> Iterator[tuple[str, str]]:
    for kind, text in tokens:
        name = _short(kind)
        yield ("" if name in _UNCOLOURED or text.isspace() else name), text


@cache
def _short(kind: _TokenType) -> str:
    """Pygments' short name of `kind`, or of the nearest kind above that has one."""
    from pygments.token import STANDARD_TYPES

    above: _TokenType | None = kind
    while above is not None and above not in STANDARD_TYPES:
        above = above.parent
    return STANDARD_TYPES[above] if above is not None else ""


def _split(tokens: Iterable[tuple[str, str]]) -> Iterator[CodeLine]:
    """The tokens of each line; neighbours of one kind are joined."""
    line: CodeLine = []
    for name, text in tokens:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield line
                line = []
            if part and line and line[-1][0] == name:
                line[-1] = (name, line[-1][1] + part)
            elif part:
                line.append((name, part))
    yield line
