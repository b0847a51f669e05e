"""What Vue drew → nodes, with the build's own nodes back in their places.

In:  drawn elements as data, the template that they were drawn from. Out: nodes that have their places in
the source, and the attributes that Vue never saw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slidegen.core.nodes import AttrValue, Comment, Element, Fence, Formula, Node, Raw, Text
from slidegen.vue.template import LEAF, NUMBER, SlideTemplate

ReadHtml = Callable[[str], list[Node]]
Drawn = Mapping[str, Any]
"""`{i, x}` a text, `{i, t, a, c}` an element, `{i, t, a, h}` one whose content is HTML (`v-html`)."""


@dataclass(slots=True)
class Restorer:
    """Makes the nodes of one slide."""

    template: SlideTemplate
    read_html: ReadHtml
    copies: bool = False
    """Leaves are copied: the nodes are for counting, the slide needs its own."""
    _used: set[int] = field(default_factory=set)

    def nodes(self, drawn: Sequence[Drawn]) -> list[Node]:
        """The nodes of `drawn`, neighbouring texts joined."""
        made: list[Node] = []
        for one in drawn:
            node = self._node(one)
            if isinstance(node, Text) and made and isinstance(made[-1], Text):
                made[-1] = Text(made[-1].text + node.text)
            elif node == Text(""):
                continue
            else:
                made.append(node)
        return made

    def leaf(self, drawn: Drawn) -> Node:
        """The node that a leaf stands for: the very same the first time, then copies of it."""
        number = int(drawn["a"]["n"])
        node = self.template.leaves[number]
        if self.copies or number in self._used:
            return copy_node(node)
        self._used.add(number)
        return node

    def _node(self, drawn: Drawn) -> Node:
        if "x" in drawn:
            return Text(str(drawn["x"]))
        if drawn["t"] == LEAF:
            return self.leaf(drawn)
        attrs: dict[str, AttrValue] = dict(drawn["a"])
        number = attrs.pop(NUMBER, None)
        children = self.read_html(str(drawn["h"])) if "h" in drawn else self.nodes(drawn["c"])
        element = Element(str(drawn["t"]), attrs, children)
        for name in [name for name in attrs if name.startswith("#")]:
            attrs[name] = None
        if isinstance(number, str) and number.isdecimal():
            self._place(element, int(number))
        return element

    def _place(self, element: Element, number: int) -> None:
        """Give `element` its place in the source, and what was held back of it."""
        original = self.template.elements[number]
        element.span = original.span
        element.attr_spans = dict(original.attr_spans or {}) or None
        drawn = element.attrs
        held = self.template.held[number]
        ordered: dict[str, AttrValue] = {}
        for name, value in original.attrs.items():
            if name in held:
                ordered[name] = held[name]
            elif name in drawn:
                ordered[name] = None if value is None and drawn[name] == "" else drawn[name]
            bound = name.removeprefix("v-bind:").removeprefix(":")
            if bound != name and element.attr_spans and name in element.attr_spans:
                element.attr_spans.setdefault(bound, element.attr_spans[name])
        element.attrs = {
            **ordered,
            **{name: value for name, value in {**held, **drawn}.items() if name not in ordered},
        }


def copy_node(node: Node) -> Node:
    """A node that passes may change without changing the first one."""
    match node:
        case Element():
            children = [copy_node(child) for child in node.children]
            spans = dict(node.attr_spans) if node.attr_spans is not None else None
            return replace(node, attrs=dict(node.attrs), children=children, attr_spans=spans)
        case Fence() | Formula():
            return replace(node, attrs=dict(node.attrs))
        case Text() | Raw() | Comment():
            return replace(node)
