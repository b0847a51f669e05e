"""Markdown tokens → the tree of a slide.

markdown-it hands on a flat row: `paragraph_open`, `inline` with its children, `paragraph_close`,
`html_block`. Most tokens say which element they are; the others have a method here, under their name,
which asks the file of their syntax for the node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markdown_it.token import Token

from slidegen.core.nodes import Element
from slidegen.parse.hints import Hints
from slidegen.parse.html import Characters
from slidegen.parse.running_text import RunningText, attributes
from slidegen.parse.stretch import SlideText, Stretch
from slidegen.parse.syntax.alerts import alert_icon
from slidegen.parse.syntax.fences import code_block, fence
from slidegen.parse.syntax.footnotes import Footnotes
from slidegen.parse.syntax.magic_move import is_magic_move, magic_move
from slidegen.parse.syntax.math import block_formula
from slidegen.parse.syntax.props import KEY, GivenProps, give_props
from slidegen.parse.syntax.snippets import snippet
from slidegen.parse.syntax.tables import split_row
from slidegen.parse.tree import Tree


class TokenReader:
    """Reads the tokens of one slide; the tree has what came of them."""

    def __init__(self, source: SlideText, has_notes: bool) -> None:
        self.source = source
        self.tree = Tree(source, self._check_text)
        self._hints = Hints(source.report)
        self._footnotes = Footnotes(source.context.prefix)
        self._text = RunningText(self.tree, self._footnotes, has_notes)
        self._line = 0
        """Of the last token that had one; 0-based in the Markdown."""
        self._cell: int | None = None
        """Column (0-based) from which on the next table cell stands; None outside tables."""
        self._columns = 0
        """How many the table has."""
        self._note: int | None = None
        """The footnote that is being written, from 0."""
        self._slots: set[str] = set()

    def read(self, tokens: list[Token]) -> None:
        """Add what `tokens` say, in order."""
        for token in tokens:
            if token.map:
                self._line = token.map[0]
            special = _SPECIAL.get(token.type)
            if special is not None:
                special(self, token)
            elif token.hidden:
                continue
            elif token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self.tree.close()
            elif token.tag:
                self.tree.add(Element(token.tag, attributes(token), [], self.source.line_span(self._line)))

    def _open(self, token: Token) -> None:
        element = Element(token.tag, attributes(token), [], self.source.line_span(self._line))
        given: GivenProps | None = token.meta.get(KEY)
        if given is not None:
            after = 0 if token.tag in ("td", "th") else None
            give_props(element, given, Stretch(self.source, given.text, given.line or 0, after))
        self.tree.open(element)

    def _template(self, token: Token) -> None:
        span = self.source.line_span(self._line)
        self.tree.open(Element("template", {f"#{token.meta['slot']}": None}, [], span))

    def _html(self, token: Token) -> None:
        self._hints.start_block()
        self.tree.add_html(token.content, Stretch(self.source, token.content, self._line))

    def _inline(self, token: Token) -> None:
        if token.children:
            self._text.read(token.children, self._place_of(token))

    def _place_of(self, token: Token) -> Stretch:
        if token.map is None and self._note is not None and self._note in self._footnotes.places:
            return self._footnotes.places[self._note]
        place = Stretch(self.source, token.content, self._line, self._cell)
        if self._cell is not None:
            self._cell = place.column() + len(token.content) + token.content.count("|")
        return place

    def _head(self, token: Token) -> None:
        self._columns = len(split_row(self.source.line(self._line)))
        self._open(token)

    def _row(self, token: Token) -> None:
        self._cell = 0
        written = len(split_row(self.source.line(self._line)))
        if written > self._columns:
            self.source.report.error(
                "extra-cells",
                f"this row has {written} cells, the table has {self._columns} columns: the rest is left out",
                self.source.line_span(self._line),
                "a bar within a cell is written \\|",
            )
        self._open(token)

    def _end_row(self, token: Token) -> None:
        self._cell = None
        self.tree.close()

    def _fence(self, token: Token) -> None:
        make = magic_move if is_magic_move(token) else fence
        self.tree.add(make(token, self.source))

    def _code_block(self, token: Token) -> None:
        node = code_block(token, self.source)
        tag = self.tree.parent_by_hand
        if tag is not None:
            self.source.report.warning(
                "indented-code",
                f"this is four spaces or more to the right in `<{tag}>`, so it is shown as code",
                node.span,
                "move it to the left, or use a fence where it is code",
            )
        self.tree.add(node)

    def _math_block(self, token: Token) -> None:
        self.tree.add(block_formula(token, self.source))

    def _snippet(self, token: Token) -> None:
        self.tree.add(snippet(token.content, self._line, self.source))

    def _slot_marker(self, token: Token) -> None:
        name = token.content
        before = self.tree.start_slot(name)
        if before and name in self._slots:
            self.source.report.warning(
                "repeated-slot",
                f"slot `{name}` starts twice; Slidev shows the last part, here both follow each other",
                self.source.line_span(self._line),
                "write the marker once",
            )
        self._slots.add(name)

    def _alert_icon(self, token: Token) -> None:
        self.tree.add(alert_icon(token.content))

    def _footnote_block(self, token: Token) -> None:
        self.tree.close_all()
        self.tree.add(Element("hr", {"class": "footnotes-sep"}))
        self.tree.open(Element("section", {"class": "footnotes"}))
        self.tree.open(Element("ol", {"class": "footnotes-list"}))

    def _end_footnote_block(self, token: Token) -> None:
        self.tree.close()
        self.tree.close()

    def _footnote(self, token: Token) -> None:
        self._note = int(token.meta["id"])
        place = self._footnotes.places.get(self._note)
        span = place.span(0) if place else None
        if span is not None:
            self._line = span.line - 1 - self.source.first
        self.tree.open(self._footnotes.item(token, span))

    def _footnote_back(self, token: Token) -> None:
        for node in self._footnotes.back(token):
            self.tree.add(node)

    def _check_text(self, part: Characters, place: Stretch) -> None:
        if not self.tree.is_verbatim:
            self._hints.check(part, place, self.tree.is_at_start)


_SPECIAL: Mapping[str, Callable[[TokenReader, Token], Any]] = {
    "inline": TokenReader._inline,
    "html_block": TokenReader._html,
    "html_inline": TokenReader._html,
    "fence": TokenReader._fence,
    "code_block": TokenReader._code_block,
    "math_block": TokenReader._math_block,
    "snippet": TokenReader._snippet,
    "slot_marker": TokenReader._slot_marker,
    "thead_open": TokenReader._head,
    "tr_open": TokenReader._row,
    "tr_close": TokenReader._end_row,
    "alert_icon": TokenReader._alert_icon,
    "comark_slot_open": TokenReader._template,
    "footnote_block_open": TokenReader._footnote_block,
    "footnote_block_close": TokenReader._end_footnote_block,
    "footnote_open": TokenReader._footnote,
    "footnote_close": lambda reader, token: reader.tree.close(),
    "footnote_anchor": TokenReader._footnote_back,
}
