"""The tokens within a line or paragraph → nodes.

Text, breaks, code, pictures, links, formulas, the author's tags. Emphasis and the like say themselves
which element they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markdown_it.token import Token

from slidegen.core.diagnostics import Span
from slidegen.core.nodes import AttrValue, Element, Node, Text, text_of
from slidegen.core.patterns import pattern
from slidegen.parse.html import decode_text
from slidegen.parse.stretch import Stretch
from slidegen.parse.syntax.comark import BARE
from slidegen.parse.syntax.footnotes import Footnotes
from slidegen.parse.syntax.links import destination, link_attrs
from slidegen.parse.syntax.math import inline_formula
from slidegen.parse.syntax.props import KEY, give_props
from slidegen.parse.tree import Tree

_REFERENCE = pattern(r"\[\^([^\]\s]+)\]")
"""A reference that is still text: it has found no note."""

_PICTURE = re.compile(r"!\[[^\[\]]*\]\(((?:[^()<>]|\([^()<>]*\))+)\)")
"""What is still text and looks like a picture."""
_LONGEST_ADDRESS = 300
_SPACED = re.compile(r"""(\S.*? .*?\.[A-Za-z]\w{1,4})(?: +(?:"[^"]*"|'[^']*'))?""")
_COMARK = re.compile(
    r"^::+[A-Za-z][\w-]*(?=[\[{]|\s*$)|(?:(?<=\])|^)\{(?:[.#][A-Za-z]|[a-z][a-z-]*=)[^{}]*\}"
    r"|(?<=\S )\{[.#][A-Za-z][^{}]*\}$",
    re.MULTILINE,
)
"""Signs of Comark that plain text does not have."""


class RunningText:
    """Adds the children of `inline` tokens to a tree."""

    def __init__(self, tree: Tree, footnotes: Footnotes, has_notes: bool) -> None:
        self._tree = tree
        self._footnotes = footnotes
        self._has_notes = has_notes
        self._place = Stretch(tree.source, "", 0)
        self._links: list[Element] = []
        self._breaks: list[list[Node]] = []
        """Children of elements in which a line ends after an element."""
        self._is_comark = "comark" in tree.source.context.dialect
        """Whether it is read here, or has been said not to be."""

    def read(self, tokens: list[Token], place: Stretch) -> None:
        """Add `tokens`, whose text is `place`."""
        self._place = place
        for token in tokens:
            special = _SPECIAL.get(token.type)
            if special is not None:
                special(self, token)
            elif token.nesting > 0:
                self._tree.open(
                    self._given(Element(token.tag, attributes(token), [], self._span(token)), token)
                )
            elif token.nesting < 0:
                self._tree.close()
            elif token.tag:
                self._tree.add(Element(token.tag, attributes(token), [], self._span(token)))
        while self._breaks:
            _drop_breaks(self._breaks.pop())

    def _given(self, element: Element, token: Token) -> Element:
        """`element` with the attributes that stand behind it."""
        if KEY in token.meta:
            give_props(element, token.meta[KEY], self._place)
        return element

    def _bracket(self, token: Token) -> None:
        written = token.meta.get(BARE)
        if written is not None:
            self._tree.source.report.warning(
                "brackets-not-shown",
                f"Comark shows `{written}` without its brackets",
                self._place.span(int(token.meta["at"]), len(written)),
                f"write \\{written[:-1]}\\] to show them",
            )
        self._tree.open(self._given(Element("span", {}, [], self._span(token)), token))

    def _span(self, token: Token) -> Span:
        """Where a token starts, with the marks that make it."""
        return self._place.span(int(token.meta.get("at", 0)), len(token.markup) or 1)

    def _text(self, token: Token) -> None:
        if "[^" in token.content:
            self._check_references(token.content)
        if "](" in token.content:
            self._check_pictures(token.content)
        if not self._is_comark and (":" in token.content or "{" in token.content):
            self._check_comark(token.content)
        self._tree.add_text(token.content)

    def _softbreak(self, token: Token) -> None:
        if self._tree.nodes and isinstance(self._tree.nodes[-1], Element):
            self._breaks.append(self._tree.nodes)
        self._tree.add_text("\n")

    def _hardbreak(self, token: Token) -> None:
        self._tree.add(Element("br", {}, [], self._span(token)))
        self._tree.add_text("\n")

    def _code(self, token: Token) -> None:
        self._tree.add(self._given(Element("code", {}, [Text(token.content)], self._span(token)), token))

    def _html(self, token: Token) -> None:
        self._tree.add_html(token.content, self._place.part(int(token.meta["at"])))

    def _math(self, token: Token) -> None:
        self._tree.add(inline_formula(token, self._place))

    def _interpolation(self, token: Token) -> None:
        self._tree.add_text(decode_text(token.content))

    def _image(self, token: Token) -> None:
        at = int(token.meta["at"])
        attrs = attributes(token)
        attrs["alt"] = _plain(token.children or [])
        start, length = destination(self._place.text, at + 2 + len(token.content))
        image = Element("img", attrs, [], self._place.span(at, start + length + 1 - at))
        image.attr_spans = {"src": self._place.span(start, length)}
        self._tree.add(self._given(image, token))

    def _link(self, token: Token) -> None:
        at = int(token.meta["at"]) - (token.info != "auto")
        link = Element("a", link_attrs(attributes(token)), [], self._place.span(at))
        self._links.append(link)
        self._tree.open(self._given(link, token))

    def _end_link(self, token: Token) -> None:
        link = self._links.pop()
        if token.info != "auto":
            start, length = destination(self._place.text, int(token.meta["at"]))
            link.attr_spans = {**(link.attr_spans or {}), "href": self._place.span(start, length)}
        self._tree.close()

    def _footnote(self, token: Token) -> None:
        self._tree.add(self._footnotes.reference(token, self._place))

    def _check_references(self, text: str) -> None:
        for match in _REFERENCE.finditer(text):
            at = self._place.text.find(match[0])
            # `[^abc]` may be a pattern of letters, on a slide that has no notes
            if at >= 0 and (match[1].isdigit() or self._has_notes):
                self._tree.source.report.warning(
                    "unknown-footnote",
                    f"there is no footnote `{match[1]}` on this slide",
                    self._place.span(at, len(match[0])),
                    f"write a line {match[0]}: with its text",
                )

    def _check_pictures(self, text: str) -> None:
        for match in _PICTURE.finditer(text):
            spaced = _SPACED.fullmatch(match[1][:_LONGEST_ADDRESS])
            at = self._place.text.find(match[0])
            if spaced is None or at < 0:
                continue
            self._tree.source.report.warning(
                "space-in-address",
                f"`{spaced[1]}` has a space, so Markdown sees no picture here",
                self._place.span(at + match.start(1) - match.start(), len(spaced[1])),
                f"write `<{spaced[1]}>`",
            )

    def _check_comark(self, text: str) -> None:
        """Say once a slide that Comark is not read unless a deck asks for it."""
        match = _COMARK.search(text)
        if match is None:
            return
        self._is_comark = True
        self._tree.source.report.warning(
            "comark-not-read",
            f"`{match[0]}` is Comark, this deck shows it as it is written",
            self._place.span(max(0, self._place.text.find(match[0])), len(match[0])),
            "write `comark: true` in the headmatter, if it is meant as such",
        )


def attributes(token: Token) -> dict[str, AttrValue]:
    """The attributes that a token asks for."""
    return {name: str(value) for name, value in token.attrs.items()} if token.attrs else {}


def _plain(tokens: list[Token]) -> str:
    """The text of tokens, for an `alt`."""
    return "".join(
        _plain(token.children) if token.children else "\n" if "break" in token.type else token.content
        for token in tokens
        if token.type != "html_inline"
    )


def _drop_breaks(nodes: list[Node]) -> None:
    """Take out line ends beside pictures and components, as Vue's compiler does.

    Between two words the line end is a space that the author sees; between two pictures it would be a
    gap that Slidev does not have.
    """
    for index in range(len(nodes) - 2, 0, -1):
        match nodes[index - 1], nodes[index], nodes[index + 1]:
            case Element() as before, Text("\n"), Element() as after:
                if not (text_of([before]).strip() and text_of([after]).strip()):
                    del nodes[index]
            case _:
                pass


_SPECIAL: Mapping[str, Callable[[RunningText, Token], Any]] = {
    "text": RunningText._text,
    "softbreak": RunningText._softbreak,
    "hardbreak": RunningText._hardbreak,
    "code_inline": RunningText._code,
    "html_inline": RunningText._html,
    "math_inline": RunningText._math,
    "interpolation": RunningText._interpolation,
    "image": RunningText._image,
    "comark_span_open": RunningText._bracket,
    "link_open": RunningText._link,
    "link_close": RunningText._end_link,
    "footnote_ref": RunningText._footnote,
}
