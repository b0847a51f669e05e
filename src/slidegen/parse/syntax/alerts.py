"""GitHub's alerts (Slidev reference §3.9).

    > [!WARNING] A title of its own
    > text

note, tip, important, warning, caution, in any case. A quote that starts so becomes
`div.markdown-alert > p.markdown-alert-title (icon, title) + text`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from slidegen.core.nodes import Element
from slidegen.core.patterns import pattern

ICON = "alert_icon"
"""Type of the token that stands for the drawing before the title."""

_MARK = pattern(r"\[!(note|tip|important|warning|caution)\][ \t]*([^\n]*)\n?", re.IGNORECASE)

_ICONS = {
    "note": ("info", "M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.5v3.75M8 4.75v.01"),
    "tip": (
        "light-bulb",
        "M5.75 11.5c0-1.2-2-2-2-4.6a4.25 4.25 0 0 1 8.5 0c0 2.6-2 3.4-2 4.6ZM6.25 14.25h3.5",
    ),
    "important": ("report", "M2 2h12v9H8.5L5 14v-3H2ZM8 4.25v2.5M8 8.75v.01"),
    "warning": ("alert", "M8 2 14.75 13.75H1.25ZM8 6.25v3.5M8 11.75v.01"),
    "caution": ("stop", "M5.25 1.75h5.5l3.5 3.5v5.5l-3.5 3.5h-5.5l-3.5-3.5v-5.5ZM8 4.75v3.75M8 11v.01"),
}
"""Kind → name of the icon, its strokes on a field of 16 by 16."""


def alerts(md: MarkdownIt) -> None:
    """Let `md` turn quotes that start with a mark into alerts."""
    md.core.ruler.after("block", "alerts", mark_alerts)


def mark_alerts(state: StateCore) -> None:
    """Change the tokens of such quotes; their text is not yet read as Markdown."""
    tokens = state.tokens
    if not any(token.type == "blockquote_open" for token in tokens):
        return
    out: list[Token] = []
    quotes: list[bool] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.type == "blockquote_open":
            match = _mark(tokens, index)
            quotes.append(match is not None)
            if match is not None:
                out += _open(token, tokens[index + 1], match)
                if not tokens[index + 1].content:
                    index += 3
                continue
        elif token.type == "blockquote_close" and quotes.pop():
            token.tag = "div"
        out.append(token)
    state.tokens = out


def _mark(tokens: list[Token], index: int) -> re.Match[str] | None:
    """The mark at the start of the paragraph at `index`."""
    if tokens[index].type != "paragraph_open":
        return None
    return _MARK.match(tokens[index + 1].content)


def _open(quote: Token, inline: Token, match: re.Match[str]) -> list[Token]:
    """The tokens before the alert's text; takes the mark out of the text's first paragraph."""
    kind = match[1].lower()
    quote.tag = "div"
    quote.attrs = {"class": f"markdown-alert markdown-alert-{kind}"}
    inline.content = inline.content[match.end() :]
    lines = list(inline.map or [0, 1])
    title = Token("inline", "", 0, map=[lines[0], lines[0] + 1], children=[])
    title.content = match[2].strip() or kind.capitalize()
    inline.map = [lines[0] + 1, lines[1]]
    paragraph = Token("paragraph_open", "p", 1, attrs={"class": "markdown-alert-title"}, map=title.map)
    icon = Token(ICON, "svg", 0, content=kind)
    return [quote, paragraph, icon, title, Token("paragraph_close", "p", -1)]


def alert_icon(kind: str) -> Element:
    """The drawing of an alert; the class is the one that GitHub's style sheets know."""
    name, strokes = _ICONS[kind]
    attrs = {
        "class": f"octicon octicon-{name} mr-2",
        "viewBox": "0 0 16 16",
        "width": "16",
        "height": "16",
        "aria-hidden": "true",
    }
    # On the path itself: style sheets for GitHub's icons fill the whole drawing.
    pen = {
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    return Element("svg", {**attrs}, [Element("path", {**pen, "d": strokes})])
