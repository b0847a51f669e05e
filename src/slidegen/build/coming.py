"""At which click the place of a mistake comes into view, so that one can go and see it.

In:  a slide whose clicks are numbered, before its code and formulas are finished markup.
Out: for a place in the source, the click at which what stands there comes; None where it is there from
     the start, or where no element says that it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from slidegen.core.diagnostics import Diagnostic, Span
from slidegen.core.nodes import AttrValue, Element, Fence, Formula, Node

_START, _HIDES = "data-slidev-clicks-start", "data-slidegen-hide"


@dataclass(slots=True)
class Coming:
    """The places of a slide that come by click."""

    places: dict[tuple[str, int, int], int] = field(default_factory=dict)
    """File, line and column of an element or an attribute → its click."""
    blocks: list[tuple[Span, int, int, int]] = field(default_factory=list)
    """Code and formulas: where it starts, its last line, its last column on one line, its click."""

    def click_of(self, span: Span) -> int | None:
        """The click at which the place of `span` comes."""
        found = self.places.get((span.file.path, span.line, span.col))
        if found is not None:
            return found
        inside = (click for first, line, col, click in self.blocks if _is_in(span, first, line, col))
        return next(inside, None)

    def told(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """`found`, each with its click."""
        for one in found:
            yield one if one.step is not None else replace(one, step=self.click_of(one.span))


def coming_of(body: list[Node]) -> Coming:
    """What of a slide comes by click."""
    coming = Coming()
    _walk(body, 0, coming)
    return coming


def _walk(nodes: list[Node], before: int, coming: Coming) -> None:
    for node in nodes:
        match node:
            case Element():
                click = _click(node.attrs, before)
                for span in (node.span, *(node.attr_spans or {}).values()) if click else ():
                    if span is not None:
                        coming.places.setdefault((span.file.path, span.line, span.col), click)
                if node.children:
                    _walk(node.children, click, coming)
            case Fence() | Formula():
                text = node.code if isinstance(node, Fence) else node.tex
                click = _click(node.attrs, before)
                more = text.count("\n") + (2 if isinstance(node, Fence) else 0)
                if click:
                    coming.blocks.append((node.span, node.span.line + more, node.span.col + len(text), click))
            case _:
                pass


def _click(attrs: Mapping[str, AttrValue], before: int) -> int:
    """The click at which an element comes; what hides by click is there from the start."""
    start = attrs.get(_START)
    if _HIDES in attrs or not isinstance(start, str) or not start.isdecimal():
        return before
    return max(before, int(start))


def _is_in(span: Span, first: Span, line: int, col: int) -> bool:
    if span.file.path != first.file.path:
        return False
    if line == first.line:
        return span.line == line and first.col <= span.col <= col
    return first.line <= span.line <= line
