"""Slides → a hand-out in Markdown: what they say, in reading order, without what is only look.

The text is that of the finished tree at the last click, so what a slide imports, repeats or makes of a
component is in it, but no layer and nothing that the room does not see. Code, formulas and diagrams stand
as they were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slidegen.core.assets import CssUrl
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import Comment, Element, Fence, Formula, Node, elements, text_of
from slidegen.core.records import record
from slidegen.export.inline import (
    HEADINGS,
    INLINE,
    SILENT,
    in_words,
    is_placeholder,
    written_inline,
    written_picture,
)
from slidegen.export.last_click import at_last_click, own_nodes
from slidegen.export.links import Links
from slidegen.export.spoken import note_text

_Place = tuple[str, int, int]


def write_handout(slides: Sequence[Slide], links: Links, *, notes: bool, dark: bool) -> str:
    """The hand-out; `links` are those of its place. Slides are parted by a line.

    `dark` says which colour scheme the slides are in: some show other pictures and words then.
    """
    own = [replace(links, start=slide.source.folder) for slide in slides]
    parts = [_slide(slide, one, notes=notes, dark=dark) for slide, one in zip(slides, own, strict=True)]
    return "\n\n---\n\n".join(part for part in parts if part) + "\n"


def _slide(slide: Slide, links: Links, *, notes: bool, dark: bool) -> str:
    leaves = [leaf for kind in ("fence", "drawn", "formula") for leaf in slide.index.get(kind, ())]
    written = {
        _place(leaf.span): leaf
        for leaf in leaves
        if isinstance(leaf, Fence) or (isinstance(leaf, Formula) and leaf.display)
    }
    seen = at_last_click(slide, dark=dark)
    blocks = _Writer(written, links, pictures="background" not in slide.settings).blocks(seen)
    if slide.title_text and not (_has_heading(blocks) or _is_title_away(slide, seen)):
        blocks.insert(0, f"# {slide.title_text}")
    if notes and note_text(slide):
        blocks.append(_quoted(f"**Notes**\n\n{note_text(slide)}"))
    return "\n\n".join(blocks)


def _has_heading(blocks: Sequence[str]) -> bool:
    return any(block.startswith("#") for block in blocks)


def _is_title_away(slide: Slide, seen: list[Node]) -> bool:
    """Whether the title was that of a heading which the room does not see."""
    if slide.source.level is None:
        return False
    return _headings(seen) < _headings(own_nodes(slide))


def _headings(nodes: list[Node]) -> int:
    return sum(one.tag in HEADINGS for one in elements(nodes))


@record
class _Writer:
    """Writes the blocks of one slide."""

    written: dict[_Place, Fence | Formula]
    """What elements were made of, by its place."""
    links: Links
    pictures: bool
    """Whether a picture of the layout shows something; a `background` is only look."""

    def blocks(self, nodes: Sequence[Node]) -> list[str]:
        """Paragraphs, lists, tables; nodes of running text that follow each other are one paragraph."""
        found: list[str] = []
        running: list[Node] = []
        for node in (*nodes, None):
            if isinstance(node, Comment) or (isinstance(node, Element) and _is_silent(node)):
                continue
            is_block = isinstance(node, Element) and (node.tag not in INLINE or self._leaf(node) is not None)
            if node is not None and not is_block:
                running.append(node)
                continue
            text = written_inline(running, self.links).strip()
            found += [text] if text else []
            running.clear()
            if isinstance(node, Element):
                found += self._block(node)
        return found

    def _leaf(self, element: Element) -> Fence | Formula | None:
        return self.written.get(_place(element.span)) if element.span is not None else None

    def _block(self, element: Element) -> list[str]:
        leaf = self._leaf(element)
        if leaf is not None:
            title = _title(element)
            return [*([f"*{title}*"] if title else []), _as_written(leaf)]
        if is_placeholder(element):
            return [written_inline([element], self.links)]
        match element.tag:
            case tag if tag in HEADINGS:
                text = self._text(element)
                return [f"{'#' * int(tag[1])} {text}"] if text else []
            case "ul" | "ol":
                return [self._list(element)]
            case "blockquote":
                return [_quoted("\n\n".join(self.blocks(element.children)))]
            case "pre":
                return [_fenced(text_of(element.children), "")]
            case "table":
                return [self._table(element)]
            case "svg":
                return [written_inline([element], self.links)]
            case "hr":
                return ["* * *"]
            case _:
                return [*self._pictures(element), *self.blocks(element.children)]

    def _pictures(self, element: Element) -> list[str]:
        """What a layout shows behind `element`; such a picture has no words."""
        style = element.attrs.get("style")
        if not self.pictures or element.span is not None or not isinstance(style, tuple):
            return []
        return [written_picture(self.links.file(piece.asset)) for piece in style if isinstance(piece, CssUrl)]

    def _text(self, element: Element) -> str:
        return written_inline(element.children, self.links).strip().replace("\n", " ")

    def _list(self, element: Element) -> str:
        start = element.get("start") or ""
        first = int(start) if start.isdigit() else 1
        items = (child for child in element.children if isinstance(child, Element) and child.tag == "li")
        lines = []
        for number, item in enumerate(items, first):
            mark = f"{number}. " if element.tag == "ol" else "- "
            text = "\n".join(self.blocks(item.children))
            lines.append(mark + text.replace("\n", "\n" + " " * len(mark)))
        return "\n".join(lines)

    def _table(self, element: Element) -> str:
        rows = [[self._text(cell).replace("|", "\\|") for cell in _cells(row)] for row in _rows(element)]
        if not rows:
            return ""
        head, *body = rows
        lines = [head, ["---"] * len(head), *body]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_silent(element: Element) -> bool:
    return element.tag in SILENT or (element.tag == "svg" and not element.get("aria-label"))


def _rows(table: Element) -> Iterator[Element]:
    return (one for one in elements(table.children) if one.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (one for one in row.children if isinstance(one, Element) and one.tag in ("td", "th"))


def _title(block: Element) -> str:
    """What stands above a block of code."""
    return in_words(" ".join((block.get("data-title") or "").split()))


def _as_written(leaf: Fence | Formula) -> str:
    return f"$$\n{leaf.plain_tex}\n$$" if isinstance(leaf, Formula) else _fenced(leaf.code, leaf.language)


def _fenced(code: str, language: str) -> str:
    """Within a fence longer than any in the code."""
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}{language}\n{code.rstrip(chr(10))}\n{fence}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _place(span: Span) -> _Place:
    return span.file.path, span.line, span.col
