"""One walk over a slide finds what the passes look for.

In:  the tree of a slide in its layout.
Out: `slide.index`, kind → nodes in document order. A kind that is not there costs its pass nothing.

A pass that looks for something new adds its tags or directives here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from typing import Literal

from slidegen.core.deck import Slide
from slidegen.core.nodes import VERSION, Element, Fence, Formula, Node
from slidegen.passes.context import Context

Kind = Literal["click", "drag", "fence", "formula", "label", "link", "motion", "move", "style"]
"""click: all that registers clicks. label: an h6 right over an h1. move: a magic-move with its fences."""

MAGIC_MOVE = "slidegen-magic-move"
"""The element that the parser makes of a magic-move fence."""

CLICK_DIRECTIVES = frozenset({"v-after", "v-click", "v-click-hide", "v-mark"})
"""Attributes that register a click (Slidev reference §4.4, §4.9)."""


def _spellings(names: Iterable[str]) -> dict[str, str]:
    """Vue's three spellings of each component → its kebab-case name."""
    found: dict[str, str] = {}
    for name in names:
        pascal = "".join(part.capitalize() for part in name.split("-"))
        found |= {name: name, pascal: name, pascal[0].lower() + pascal[1:]: name}
    return found


CLICK_COMPONENTS = _spellings(("v-after", "v-click", "v-click-gap", "v-clicks", "v-switch"))
DRAG_COMPONENTS = _spellings(("v-drag",))
LINK_COMPONENTS = {"Link": "link", "link": "link"}

COMPONENTS = frozenset({*CLICK_COMPONENTS, *DRAG_COMPONENTS, *LINK_COMPONENTS, MAGIC_MOVE})
"""Tags that passes turn into plain elements: no component template is looked for."""

_TAGS: Mapping[str, Kind] = {
    **dict.fromkeys(CLICK_COMPONENTS, "click"),
    **dict.fromkeys(DRAG_COMPONENTS, "drag"),
    **dict.fromkeys(LINK_COMPONENTS, "link"),
    "style": "style",
}
_DIRECTIVES: Mapping[str, Kind] = {
    **dict.fromkeys(CLICK_DIRECTIVES, "click"),
    "v-drag": "drag",
    "v-motion": "motion",
}


def index_nodes(slide: Slide, context: Context) -> None:
    """Fill in `slide.index`."""
    slide.index = {}
    _index(slide.body, slide.index)


def replace_nodes(nodes: list[Node], instead: Mapping[int, list[Node]]) -> None:
    """Put other nodes in place of those whose `id` is in `instead`, anywhere below `nodes`."""
    for position in range(len(nodes) - 1, -1, -1):
        node = nodes[position]
        new = instead.get(id(node))
        if new is not None:
            nodes[position : position + 1] = new
        elif isinstance(node, Element) and node.children:
            replace_nodes(node.children, instead)


def _index(nodes: list[Node], found: MutableMapping[str, list[Element | Fence | Formula]]) -> None:
    before: Element | None = None
    for node in nodes:
        match node:
            case Element():
                for kind in _kinds(node):
                    found.setdefault(kind, []).append(node)
                if node.tag == "h1" and before is not None and before.tag == "h6":
                    found.setdefault("label", []).append(before)
                before = node
                if node.children and node.tag != MAGIC_MOVE:
                    _index(node.children, found)
            case Fence() | Formula():
                found.setdefault("fence" if isinstance(node, Fence) else "formula", []).append(node)
                if node.ranges:
                    found.setdefault("click", []).append(node)
            case _:
                pass


def _kinds(element: Element) -> set[Kind]:
    """In no order: each is a list of its own."""
    kinds: set[Kind] = {_TAGS[element.tag]} if element.tag in _TAGS else set()
    if element.tag == MAGIC_MOVE:
        kinds |= {"click", "move"}
    if VERSION in element.attrs:
        kinds.add("click")
    for name in element.attrs:
        if name.startswith("v-") and (word := directive(name)):
            kinds.add(_DIRECTIVES[word])
    if element.tag == "a" and _is_internal(element):
        kinds.add("link")
    return kinds


def directive(attribute: str) -> str | None:
    """The directive of ours that an attribute is: `v-click.hide` is `v-click`, `v-motion-pop` `v-motion`."""
    word = attribute.partition(".")[0]
    if word.startswith("v-motion-"):
        return "v-motion"
    return word if word in _DIRECTIVES else None


def _is_internal(link: Element) -> bool:
    return "data-slidegen-to" in link.attrs or (link.get("href") or "").startswith(("/", "./", "../"))
