"""The tree of a slide, built from Markdown's elements and the author's HTML as they come.

    <v-clicks>            ← HTML opens
    - a                   ← Markdown opens and closes `ul`, `li`
    </v-clicks>           ← HTML closes

Markdown's elements always close; the author's may not. An end tag closes the nearest open tag of its
name, even across Markdown's elements; what is left open on the way closes with it and is a warning.
Blank text between the author's tags goes as Vue's compiler drops it, so that boxes stand as in Slidev.
"""

from __future__ import annotations

from collections.abc import Callable

from slidegen.core.nodes import Comment, Element, Node, Text
from slidegen.core.paragraphs import ENDS_PARAGRAPH, mend_paragraphs
from slidegen.parse.html import (
    OPTIONAL_ENDS,
    SPACE_TAGS,
    VERBATIM_TAGS,
    Attribute,
    Characters,
    EndTag,
    Remark,
    StartTag,
    Unfinished,
    decode_text,
    is_void,
    read_html,
)
from slidegen.parse.stretch import SlideText, Stretch

DEEPEST = 150
"""Elements that may stand in one another; browsers read about 500, and a layout brings its own."""
_BLOCKS = {"p": "paragraph", "li": "list item", "td": "cell", "th": "cell", "blockquote": "quote"}


class _Frame:
    """An open element. `by_hand`: the author wrote its tag."""

    __slots__ = ("by_hand", "closed", "element")

    def __init__(self, element: Element, by_hand: bool) -> None:
        self.element = element
        self.by_hand = by_hand
        self.closed = False


class Tree:
    """Nodes by slot, under construction. `nodes` are the children of what is open."""

    def __init__(self, source: SlideText, on_text: Callable[[Characters, Stretch], None]) -> None:
        self.source = source
        self.on_text = on_text
        """Is shown the author's text between tags before it is added."""
        self.slots: dict[str, list[Node]] = {"default": []}
        self.nodes = self._root = self.slots["default"]
        self._open: list[_Frame] = []
        self._markdown: list[_Frame] = []
        self._forced: list[str] = []
        """Tags that were closed for the author: their end tags may still come, and say nothing new."""
        self._blank = ""
        self._verbatim = self._spacious = self._paragraphs = 0
        self._mend = self._is_deepest = False

    @property
    def is_verbatim(self) -> bool:
        """Whether text here is code, a drawing or a script."""
        return self._verbatim > 0

    @property
    def parent_by_hand(self) -> str | None:
        """The innermost open tag, if the author wrote it."""
        return self._open[-1].element.tag if self._open and self._open[-1].by_hand else None

    @property
    def is_at_start(self) -> bool:
        """Whether text would be the first of its block."""
        last = self.nodes[-1] if self.nodes else None
        return last is None or (isinstance(last, Element) and last.tag in ENDS_PARAGRAPH)

    def add(self, node: Node) -> None:
        """Append a finished node."""
        if self._blank:
            self._settle_blank(node)
        if isinstance(node, Element) and node.tag in ENDS_PARAGRAPH and self._paragraphs:
            self._mend = True
        self.nodes.append(node)

    def add_text(self, text: str) -> None:
        """Append characters."""
        if self._blank:
            self._settle_blank(None)
        last = self.nodes[-1] if self.nodes else None
        if isinstance(last, Text):
            last.text += text
        elif text:
            self.nodes.append(Text(text))

    def open(self, element: Element, by_hand: bool = False) -> None:
        """Append `element` and go into it."""
        if len(self._open) >= DEEPEST:
            self._go_no_deeper(element)
        else:
            self.add(element)
        frame = _Frame(element, by_hand)
        self._open.append(frame)
        if not by_hand:
            self._markdown.append(frame)
        self._count(element.tag, 1)
        self.nodes = element.children

    def _go_no_deeper(self, element: Element) -> None:
        """What `element` holds stands in the element around it."""
        element.children = self.nodes
        if not self._is_deepest and element.span is not None:
            self._is_deepest = True
            message = f"`<{element.tag}>` is in {DEEPEST} other elements, from here on they are left out"
            self.source.report.error("nested-too-deeply", message, element.span, "close what is open")

    def close(self) -> None:
        """Leave the innermost element of Markdown, and whatever the author left open in it."""
        frame = self._markdown.pop()
        if not frame.closed:
            tag = frame.element.tag
            self._close_to(frame, f"in the same {_BLOCKS.get(tag, 'block')}")

    def start_slot(self, name: str) -> list[Node]:
        """Go to the slot `name`; what is open ends here. Returns its nodes so far."""
        self._close_all(f"before `::{name}::`")
        self.nodes = self._root = self.slots.setdefault(name, [])
        return self._root

    def finish(self) -> dict[str, list[Node]]:
        """The slots, with everything closed."""
        self._close_all("where it ends")
        if self._mend:
            for nodes in self.slots.values():
                mend_paragraphs(nodes)
        return self.slots

    def close_all(self) -> None:
        """Leave every element, so that what follows stands in the slot itself."""
        self._close_all("where it ends")

    def add_html(self, text: str, place: Stretch) -> None:
        """Read `text`, a piece of the author's HTML whose first character stands at the start of `place`."""
        for part in read_html(text):
            match part:
                case StartTag():
                    self._start_tag(part, place)
                case EndTag():
                    self._end_tag(part, place)
                case Characters():
                    self._characters(part, place)
                case Remark():
                    self._remark(part, place)
                case Unfinished():
                    self._unfinished(part, text, place)

    def _start_tag(self, tag: StartTag, place: Stretch) -> None:
        self._end_left_out(tag.name)
        span = place.span(tag.start, tag.end - tag.start)
        element = Element(tag.name, span=span, self_closing=tag.self_closing)
        if tag.attributes:
            element.attr_spans = {}
            for attribute in tag.attributes:
                self._attribute(element, attribute, place)
        if tag.self_closing or is_void(tag.name):
            self.add(element)
        else:
            self.open(element, by_hand=True)

    def _attribute(self, element: Element, attribute: Attribute, place: Stretch) -> None:
        span = place.span(attribute.start, attribute.length)
        if attribute.name in element.attrs:
            self.source.report.warning(
                "repeated-attribute",
                f"`{attribute.name}` is written twice in one tag, the first one counts",
                span,
                "write both values into one",
            )
            return
        element.attrs[attribute.name] = attribute.value
        if element.attr_spans is not None:
            element.attr_spans[attribute.name] = span

    def _end_tag(self, tag: EndTag, place: Stretch) -> None:
        if is_void(tag.name):
            return
        if not tag.closed:
            message = f"`</{tag.name}` is not a whole tag, what follows it is shown as text"
            span = place.span(tag.start, tag.end - tag.start)
            self.source.report.error("unfinished-tag", message, span, f"write `</{tag.name}>`")
        frame = self._find(tag.name)
        if frame is not None:
            self._close_to(frame, f"before `</{tag.name}>`")
        elif tag.name in self._forced:
            self._forced.remove(tag.name)
        else:
            self.source.report.warning(
                "stray-end-tag",
                f"`</{tag.name}>` closes nothing that is open",
                place.span(tag.start, tag.end - tag.start),
                f"remove it, or write `<{tag.name}>` where it starts",
            )

    def _characters(self, part: Characters, place: Stretch) -> None:
        text = part.text
        if part.raw:
            self.add_text(text)
            return
        self.on_text(part, place)
        if not text.strip() and not self._spacious:
            self._blank += text
        else:
            if self.parent_by_hand in SPACE_TAGS and not self.nodes and text.startswith("\n"):
                text = text[1:]  # a line end right after `<pre>` is not part of it (HTML standard)
            self.add_text(decode_text(text))

    def _remark(self, part: Remark, place: Stretch) -> None:
        if not part.closed:
            self.source.report.error(
                "unclosed-comment",
                "this comment is never closed, what follows is hidden",
                place.span(part.start, 4),
                "write `-->` where it ends",
            )
        self.add(Comment(part.text))

    def _unfinished(self, part: Unfinished, text: str, place: Stretch) -> None:
        name = text[part.start : part.end]
        self._forced.append(name[1:])
        why = "a quote in it is not closed" if part.quote is not None else "`>` is missing"
        message, span = f"`{name}` is not a whole tag, it is shown as text", place.span(part.start, len(name))
        hint = f"{why}; a `<` that is no tag is written `&lt;`"
        self.source.report.error("unfinished-tag", message, span, hint)

    def _end_left_out(self, tag: str) -> None:
        """Close what may lack its end tag before `tag`."""
        ends = OPTIONAL_ENDS.get(tag, set())
        while self._open and self._open[-1].by_hand and self._open[-1].element.tag in ends:
            self._pop()

    def _find(self, tag: str) -> _Frame | None:
        """The nearest element that the author opened by this name; to Vue `</style>` ends a `<STYLE>`."""
        folded = tag.lower()
        for frame in reversed(self._open):
            if frame.by_hand and frame.element.tag.lower() == folded:
                return frame
        return None

    def _close_to(self, frame: _Frame, where: str) -> None:
        """Close `frame` and all that is open in it; `where` says where end tags were to stand."""
        while (last := self._pop()) is not frame:
            if last.by_hand and not self._may_be_left_out(last):
                self._warn_unclosed(last, where)

    def _close_all(self, where: str) -> None:
        while self._open:
            last = self._pop()
            if last.by_hand and not self._may_be_left_out(last):
                self._warn_unclosed(last, where)
        self._blank = ""

    def _may_be_left_out(self, frame: _Frame) -> bool:
        """Whether HTML lets the end tag go at the end of the parent."""
        return frame.element.tag in OPTIONAL_ENDS and bool(self._open) and self._open[-1].by_hand

    def _pop(self) -> _Frame:
        frame = self._open.pop()
        frame.closed = True
        self._count(frame.element.tag, -1)
        self._blank = ""
        self.nodes = self._open[-1].element.children if self._open else self._root
        return frame

    def _warn_unclosed(self, frame: _Frame, where: str) -> None:
        tag, span = frame.element.tag, frame.element.span
        self._forced.append(tag)
        if span is not None:
            hint = f"write `</{tag}>` {where}"
            self.source.report.warning("unclosed-tag", f"`<{tag}>` is never closed", span, hint)

    def _count(self, tag: str, change: int) -> None:
        if tag in VERBATIM_TAGS:
            self._verbatim += change
            self._spacious += change if tag in SPACE_TAGS else 0
        elif tag == "p":
            self._paragraphs += change

    def _settle_blank(self, following: Node | None) -> None:
        """Keep or drop the blank text before `following` (None: text), as Vue's `condense` does."""
        blank, self._blank = self._blank, ""
        if not self.nodes:
            return
        beside_text = following is None or isinstance(self.nodes[-1], Text)
        if beside_text or "\n" not in blank:
            self.add_text(" ")
