"""A tree that a browser's parser reads back as it is.

Slidev makes its elements one by one, so any may stand in any. A page is written and read again, and there
the HTML standard moves elements about ("tree construction"): a link ends at a link in it, a row without a
table vanishes, text in a table goes before it. Here such an element becomes a plain one that stays where
it was written, looks alike, and holds the same; each is a warning with its place.

What HTML itself fills in (`<tbody>`) is filled in, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import VOID_TAGS, AttrValue, Element, Node, Raw, Text, text_of
from slidegen.core.paragraphs import ENDS_PARAGRAPH, mend_paragraphs
from slidegen.core.patterns import pattern
from slidegen.passes.context import Context
from slidegen.passes.readable_tables import TABLE_PARTS, mend_table
from slidegen.passes.scopes import (
    BREAKS_OUT,
    BUTTON_SCOPE,
    CLOSED_BY_ITS_LIKE,
    FOREIGN,
    HEADINGS,
    HOLDS_HTML,
    IMPLIED_ENDS,
    IN_SELECT,
    LINK_SCOPE,
    NOWHERE,
    SCOPED,
    SPECIAL,
    TEXT_ONLY,
)

INLINE = frozenset({"a", "nobr", "button", "option", "rb", "rt", "rp", "rtc", "td", "th", "image"})
"""They become a piece of a line; all else is a block."""
_HTML = ("<pre", "<span", "<div", "<p>")
"""How code and formulas begin."""
_ROOTS = {"svg": "a drawing", "math": "a formula"}
_NAME = pattern(r"<([A-Za-z][^\s/<>]*)")
_TAG_NAME = re.compile(r"[a-z][^\s/<>\x00-\x1f]*")
_NO_NAME = re.compile(r"[\s\"'<>/=\x00-\x1f\x7f]")


def mend_tree(slide: Slide, context: Context) -> None:
    """Make the slide one that is read as it is written."""
    mender = _Mender(context.report)
    mender.mend(slide.body, [])
    if mender.breaks_paragraphs:
        mend_paragraphs(slide.body)


@cache
def _is_plain(name: str) -> bool:
    """Whether `name` can be nothing but one attribute."""
    return name.islower() and not _NO_NAME.search(name)


@cache
def _is_name(tag: str) -> bool:
    """Whether a browser takes `<tag>` for a tag of this name."""
    return bool(_TAG_NAME.fullmatch(tag))


class _Mender:
    """Goes through a tree; `above` are the names of the open elements, outermost first."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.breaks_paragraphs = False

    def mend(self, nodes: list[Node], above: list[str]) -> None:
        for node in nodes:
            if not isinstance(node, Element):
                if isinstance(node, Raw):
                    self._mend_raw(node, above)
                continue
            tag = node.tag.lower()
            if not _is_name(tag):
                self._report_name(node)
                node.tag = tag = "div"
            if not all(map(_is_plain, node.attrs)):
                self._mend_attributes(node, folds=tag not in FOREIGN)
            if tag in SCOPED and self._is_misplaced(tag, above):
                self._flatten(node, above)
                tag = "span"
            elif tag in ENDS_PARAGRAPH and "p" in above:
                self.breaks_paragraphs = True
            node.tag = tag
            if node.children:
                self._mend_inner(node, tag, above)

    def _mend_raw(self, raw: Raw, above: list[str]) -> None:
        if raw.html.startswith("<pre") and "p" in above:
            self.breaks_paragraphs = True
        elif raw.html.startswith("<button") and _in_scope("button", above, BUTTON_SCOPE):
            raw.html = ""  # code within a button is not copied: a press is the author's

    def _mend_inner(self, element: Element, tag: str, above: list[str]) -> None:
        if tag in FOREIGN:
            above.append(tag)
            self._mend_drawing(element.children, above, tag)
            above.pop()
            return
        if tag == "table":
            mend_table(element)
        elif tag == "select":
            element.children = list(self._of_select(element.children, IN_SELECT))
        elif tag in TEXT_ONLY:
            inner = text_of(element.children)
            element.children = [Text(inner)] if inner and TEXT_ONLY[tag] else []
            return
        above.append(tag)
        self.mend(element.children, above)
        above.pop()

    def _mend_drawing(self, nodes: list[Node], above: list[str], root: str) -> None:
        """Inside `root`, `<svg>` or `<math>`, where names are other names."""
        for at, node in enumerate(nodes):
            if isinstance(node, Raw) and node.html.startswith(_HTML):
                nodes[at] = Element(HOLDS_HTML[root], children=[node])
            if not isinstance(node, Element):
                continue
            tag = node.tag.lower()
            if not all(map(_is_plain, node.attrs)):
                self._mend_attributes(node, folds=False)
            if tag in BREAKS_OUT or tag in VOID_TAGS:
                self._say(node, _ROOTS[root], f"put it into a `<{HOLDS_HTML[root]}>`")
                node.tag = "g"
            above.append(tag)
            if tag in FOREIGN[root]:
                self.mend(node.children, above)
            else:
                self._mend_drawing(node.children, above, root)
            above.pop()

    def _is_misplaced(self, tag: str, above: list[str]) -> bool:
        """Whether a browser would end another element before `tag`, or pass over it."""
        parent = above[-1] if above else ""
        if tag in NOWHERE:
            return True
        if tag in TABLE_PARTS:
            return parent not in TABLE_PARTS[tag]
        if tag in HEADINGS:
            return parent in HEADINGS
        if tag in CLOSED_BY_ITS_LIKE:
            return parent == tag or (tag == "optgroup" and parent == "option")
        if tag in IMPLIED_ENDS:
            return parent in IMPLIED_ENDS[tag] and "ruby" in above
        if tag in ("li", "dd", "dt"):
            return _ends_item(tag, above)
        if tag in ("a", "nobr"):
            return _in_scope(tag, above, LINK_SCOPE)
        if tag == "button":
            return _in_scope(tag, above, BUTTON_SCOPE)
        return tag in above  # a form or noscript within its like

    def _flatten(self, element: Element, above: list[str]) -> None:
        """Make it an element that may stand anywhere."""
        tag = element.tag.lower()
        if tag in NOWHERE or tag in TABLE_PARTS:
            self._say(element, "here", _HINTS.get(tag, "write a `<div>`"))
        else:
            within = next((one for one in reversed(above) if one == tag), above[-1])
            self._say(element, f"`<{within}>`", f"end that `<{within}>` before it, or write a `<div>`")
        element.tag = "span"
        element.attrs.pop("href", None)
        if tag not in INLINE:
            element.add_class("slidegen-block")

    def _of_select(self, nodes: Iterable[Node], allowed: frozenset[str]) -> Iterator[Node]:
        """A list of choices has choices and lines between them; of all else browsers keep the words."""
        for node in nodes:
            if isinstance(node, Raw):
                continue  # an icon or a formula: no browser shows one here, in Slidev either
            if not isinstance(node, Element):
                yield node
                continue
            tag = node.tag.lower()
            if tag not in allowed:
                where = "`<option>`" if tag == "hr" else "`<select>`"
                self._say(node, where, "a choice is an `<option>` of plain words")
                yield from self._of_select(node.children, allowed)
                continue
            node.children = list(
                self._of_select(node.children, allowed - {"hr"} if tag == "option" else allowed)
            )
            yield node

    def _mend_attributes(self, element: Element, *, folds: bool = True) -> None:
        """Leave out the attributes whose names are none, or those of others in capitals.

        Outside a drawing the others get small letters (`folds`), as a browser reads them.
        """
        kept: dict[str, AttrValue] = {}
        seen = set[str]()
        for name, value in element.attrs.items():
            is_again = name.lower() in seen
            seen.add(name.lower())
            if name and not is_again and not _NO_NAME.search(name):
                kept[name.lower() if folds else name] = value
                continue
            why = "is there already in other letters" if is_again else "is no name of an attribute"
            span = element.span_of(name)
            if span is not None:
                self._report.warning("attribute-name", f"`{name}` {why}, it is left out", span)
        element.attrs = kept

    def _report_name(self, element: Element) -> None:
        if element.span is not None:
            message = f"`{element.tag}` is no name of an element, a `<div>` stands in its place"
            self._report.warning("tag-name", message, element.span)

    def _say(self, element: Element, where: str, hint: str) -> None:
        if element.span is not None:
            message = f"`<{_written(element)}>` cannot stand in {where}, it is shown as plain text there"
            self._report.warning("misplaced-tag", message.replace("in here", "here"), element.span, hint)


_HINTS = dict.fromkeys(TABLE_PARTS, "it belongs into a `<table>`")


def _written(element: Element) -> str:
    """Its name as the author wrote it, which may have become another one since."""
    span = element.span
    found = span and _NAME.match(span.file.line(span.line), span.col - 1)
    return found[1] if found else element.tag


def _in_scope(tag: str, above: list[str], ends: frozenset[str]) -> bool:
    for one in reversed(above):
        if one == tag:
            return True
        if one in ends:
            return False
    return False


def _ends_item(tag: str, above: list[str]) -> bool:
    """Whether an item of a list is open that this one would end (HTML standard, `li`, `dd`, `dt`)."""
    likes = ("li",) if tag == "li" else ("dd", "dt")
    for one in reversed(above):
        if one in likes:
            return True
        if one in SPECIAL:
            return False
    return False
