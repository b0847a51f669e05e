"""The HTML that a template yields → nodes.

Templates are ours or a theme's, so this reader is strict where the reader of decks is forgiving: a
tag that is left open or closed twice is a `TemplateError`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from slidegen.core.nodes import VOID_TAGS, AttrValue, Comment, Element, Node, Text
from slidegen.templates.load import TemplateError

_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")


def parse_template_markup(html: str, path: Path) -> list[Node]:
    """The nodes of `html`. Raises TemplateError with the line (1-based) of the tag that is wrong."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    if len(reader.open) > 1:
        left = reader.open[-1]
        raise TemplateError(path, left.line, f"`<{left.element.tag}>` is never closed")
    return [node for node in reader.open[0].element.children if not _is_blank(node)]


def _tidy(attrs: dict[str, AttrValue]) -> dict[str, AttrValue]:
    """`attrs` without the traces of props that were not given: spaces in `class`, an empty `style`."""
    if isinstance(classes := attrs.get("class"), str):
        attrs["class"] = " ".join(classes.split())
    for name in ("class", "style"):
        if attrs.get(name) == "":
            del attrs[name]
    return attrs


def _is_blank(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip()


class _Open:
    """An element whose end tag has not come yet."""

    __slots__ = ("element", "line")

    def __init__(self, element: Element, line: int) -> None:
        self.element, self.line = element, line


class _Reader(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.open = [_Open(Element(""), 0)]

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![…>` is a comment, as browsers read it; the parser's own reading throws."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._append(attrs)
        if element.tag not in VOID_TAGS:  # `<Link>` is a component, `<link>` is void
            self.open.append(_Open(element, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._append(attrs)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) == 1 or self.open[-1].element.tag.lower() != tag:
            raise TemplateError(self.path, self.getpos()[0], f"`</{tag}>` closes nothing that is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].element.children.append(Text(data))

    def handle_comment(self, data: str) -> None:
        self.open[-1].element.children.append(Comment(data))

    def _append(self, attrs: list[tuple[str, str | None]]) -> Element:
        """The parser folds names to lower case; SVG (`viewBox`) and props need them as written."""
        raw = self.get_starttag_text() or ""
        name = _NAME.match(raw)
        written = _ATTRIBUTE.findall(raw[name.end() :] if name else "")
        names = {found.lower(): found for found in written}
        element = Element(
            name[1] if name else "", _tidy({names.get(key, key): value for key, value in attrs})
        )
        self.open[-1].element.children.append(element)
        return element
