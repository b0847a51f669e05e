"""A slide's tree → what the room sees of it at its last click, as the page would draw it there.

In:  the finished tree, in which everything is that any click, view or colour scheme shows. Out: a copy
     without layers, without what is away at that click, without what another view or scheme has.
     Code that moves keeps its steps, which are read one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slidegen.core.deck import Slide
from slidegen.core.nodes import Element, Node

_ROOM = frozenset({"main", "slide", "visible"})
"""Contexts of `<RenderWhen>` that are the stage's."""
_MOVING = "slidegen-magic-move"
_BACKDROPS = "slidegen-backdrops"
_START, _END = "data-slidev-clicks-start", "data-slidev-clicks-end"
_NOT_SHOWN = re.compile(r"(^|;)\s*display\s*:\s*none\b")


def at_last_click(slide: Slide, *, dark: bool) -> list[Node]:
    """What is seen of `slide`; `dark` chooses from `<LightOrDark>`."""
    return list(_seen(own_nodes(slide), slide.clicks, "slidegen-in-light" if dark else "slidegen-in-dark"))


def own_nodes(slide: Slide) -> list[Node]:
    """The nodes of the body that are no layers'."""
    first, last = slide.ends
    inside = False
    own: list[Node] = []
    for node in slide.body:
        if node is first or node is last:
            inside = node is first
        elif inside or (isinstance(node, Element) and _BACKDROPS in node.classes):
            own.append(node)
    return own


def _seen(nodes: Sequence[Node], click: int, other_scheme: str) -> Iterator[Node]:
    for node in nodes:
        if not isinstance(node, Element):
            yield node
        elif _is_there(node, click) and other_scheme not in node.classes and not _is_elsewhere(node):
            steps = _MOVING in node.classes
            children = node.children if steps else [*_seen(node.children, click, other_scheme)]
            yield replace(node, children=children)


def _is_there(element: Element, click: int) -> bool:
    """Whether clicks.js would show it, and Vue's `v-show`."""
    style = element.get("style")
    if style and _NOT_SHOWN.search(style):
        return False
    start, end = element.get(_START), element.get(_END)
    if start is None:
        return True
    is_active = int(start) <= click and (end is None or click < int(end))
    return is_active != ("data-slidegen-hide" in element.attrs)


def _is_elsewhere(element: Element) -> bool:
    """Whether it is for another view than the stage."""
    contexts = set((element.get("data-slidegen-when") or "").split())
    if "slidegen-when" in element.classes:
        return not contexts & _ROOM
    return "slidegen-when-not" in element.classes and bool(contexts & _ROOM)
