"""The slots of a slide → a template that Vue compiles, and the way back to their nodes.

What is not Vue's stays here: it stands in the template as `<sg-leaf n="4">` and comes back as the very
same node. Every element has its number, by which it finds its place in the source again, and every
expression is wrapped, so that one that throws costs nothing but itself and can be told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import AttrValue, Element, Node, Text
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.vue.names import (
    CONTROL,
    DIRECTIVES,
    EXPRESSION,
    bound_name,
    directive,
    pascal,
)
from slidegen.vue.needs import VueNodes, find_vue, is_literal, is_setup_script

LEAF = "sg-leaf"
NUMBER = "sg"
LAYOUT = "sg-layout"
BELOW, ABOVE = "sg-below", "sg-above"

_LOOP = pattern(r"(.*?)\s+(in|of)\s+(.*)", re.DOTALL)
_PLAIN_NAME = pattern(r"[A-Za-z_][\w:.-]*")
_UNWRAPPED = frozenset({"v-model", "v-on", "v-once", "v-memo", "v-cloak", "v-else", "v-slot"})
_WHOLE = frozenset({"select"})
"""Vue looks at their children."""


@record
class Piece:
    """An expression of the slide: where it stands in the source and in the template."""

    text: str
    """As written; of an attribute, its value."""
    span: Span | None
    attribute: str | None
    """None for `{{ }}`."""
    start: int
    end: int
    """0-based offsets in the template."""


@dataclass(slots=True)
class SlideTemplate:
    """A template and what its numbers mean."""

    text: str = ""
    leaves: list[Node] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    held: list[dict[str, AttrValue]] = field(default_factory=list)
    """Attributes of each element that Vue does not see."""
    pieces: list[Piece] = field(default_factory=list)
    slots: dict[str, int] = field(default_factory=dict)
    """Slot → an empty leaf at its start, which is drawn where the layout shows the slot."""
    scripts: list[Element] = field(default_factory=list)
    """Its `<script setup>` blocks."""

    def piece_at(self, offset: int) -> int | None:
        """The number of the piece around a place in the template."""
        inside = [n for n, piece in enumerate(self.pieces) if piece.start <= offset <= piece.end]
        return min(inside, key=lambda n: self.pieces[n].end - self.pieces[n].start, default=None)


def write_template(
    slots: Mapping[str, list[Node]],
    source: SlideSource,
    components: frozenset[str],
    layers: tuple[list[str], list[str]],
    dropped: frozenset[int] = frozenset(),
) -> SlideTemplate:
    """The template of `slots` between `layers` below and above; `dropped` pieces are left out of it."""
    writer = _Writer(source, components, find_vue(slots, components), dropped)
    below, above = layers
    writer.raw(f"<{BELOW}>" + "".join(f"<{name}/>" for name in below) + f"</{BELOW}>")
    writer.raw(f'<{LAYOUT} v-bind="$props_">')
    for name, nodes in slots.items():
        writer.raw(f"<template #{name}>")
        if nodes:
            writer.made.slots[name] = len(writer.made.leaves)
            writer.nodes([Text("")])
        writer.nodes(nodes)
        writer.raw("</template>")
    writer.raw(f"</{LAYOUT}><{ABOVE}>" + "".join(f"<{name}/>" for name in above) + f"</{ABOVE}>")
    writer.made.text = "".join(writer.parts)
    return writer.made


class _Writer:
    def __init__(
        self, source: SlideSource, components: frozenset[str], vue: VueNodes, dropped: frozenset[int]
    ) -> None:
        self.source = source
        self.components = components
        self.vue = vue
        self.dropped = dropped
        self.made = SlideTemplate()
        self.parts: list[str] = []
        self._offset = 0
        self._searched = 0
        """Where in the file the last expression in text ended."""

    def raw(self, text: str) -> None:
        self.parts.append(text)
        self._offset += len(text)

    def nodes(self, nodes: list[Node], parent: Element | None = None, *, whole: bool = False) -> None:
        for node in nodes:
            match node:
                case Element() if is_setup_script(node):
                    self.made.scripts.append(node)
                case Element() if whole or id(node) in self.vue.nodes or _is_slot(node):
                    self._element(node, whole=whole or node.tag in _WHOLE)
                case Text(text) if whole or id(node) in self.vue.nodes:
                    self._text(text, parent)
                case _:
                    self.raw(f'<{LEAF} n="{len(self.made.leaves)}"></{LEAF}>')
                    self.made.leaves.append(node)

    def _text(self, text: str, parent: Element | None) -> None:
        end = 0
        for match in EXPRESSION.finditer(text, 0, text.rfind("}}") + 2):
            self.raw(_escape(text[end : match.start()]))
            end = match.end()
            if match[1].strip():
                self._expression(match[0], match[1], parent)
        self.raw(_escape(text[end:]))

    def _expression(self, written: str, expression: str, parent: Element | None) -> None:
        number = len(self.made.pieces)
        start = self._offset
        if number in self.dropped:
            self.raw("{{ $written_[" + str(number) + "] }}")
        else:
            self.raw("{{ " + _wrapped(number, expression).replace("&", "&amp;") + " }}")
        self.made.pieces.append(Piece(written, self._find(written, parent), None, start, self._offset))

    def _find(self, written: str, parent: Element | None) -> Span | None:
        """The place of an expression: text has none of its own, so it is looked for from the last one on."""
        file = self.source.file
        text = file.text
        if not self._searched:
            self._searched = sum(len(line) + 1 for line in file.lines[: self.source.content_line - 1])
        at = text.find(written, self._searched)
        if at < 0:
            return parent.span if parent is not None and parent.span else self.source.span
        self._searched = at + len(written)
        line_start = text.rfind("\n", 0, at) + 1
        first = written.split("\n", 1)[0]
        return Span(file, text.count("\n", 0, at) + 1, at - line_start + 1, len(first))

    def _element(self, element: Element, *, whole: bool) -> None:
        is_component = element.tag == "component" or pascal(element.tag) in self.components
        held: dict[str, AttrValue] = {}
        self.raw(f"<{element.tag}")
        if not _is_slot(element) and element.tag != "slot":
            self.raw(f' {NUMBER}="{len(self.made.elements)}"')
            self.made.elements.append(element)
            self.made.held.append(held)
        for name, value in element.attrs.items():
            if not is_component and self._is_held(element, name):
                held[name] = value
            else:
                self._attribute(element, name)
        self.raw(">")
        if element.tag not in ("br", "hr", "img", "input", "wbr", "col", "source", "area", "embed", "track"):
            self.nodes(element.children, element, whole=whole)
            self.raw(f"</{element.tag}>")

    def _is_held(self, element: Element, name: str) -> bool:
        value = element.get(name)
        if bound_name(name) is not None:
            moved = "v-motion" in element.attrs and self._moves_by_vue(element)
            return not moved and bool((value or "").strip()) and is_literal(value)
        word = directive(name)
        if word == "v-motion":
            return not self._moves_by_vue(element)
        if word in DIRECTIVES:
            return (id(element), name) not in self.vue.computed
        return not name.startswith(("v-", "#", "@", ":", ".")) and (
            not isinstance(element.attrs[name], str | None) or not _PLAIN_NAME.fullmatch(name)
        )

    def _moves_by_vue(self, element: Element) -> bool:
        return any(
            bound_name(name) is not None and not is_literal(element.get(name)) for name in element.attrs
        )

    def _attribute(self, element: Element, name: str) -> None:
        value = element.get(name)
        if element.attrs[name] is None or not name.startswith(("v-", ":", "@", "#", ".")):
            self.raw(f" {name}" + ("" if element.attrs[name] is None else f'="{_escape(value or "")}"'))
            return
        word = directive(name)
        number = len(self.made.pieces)
        start = self._offset
        expression = value or ""
        raw = word in _UNWRAPPED or name.startswith(("@", "#")) or not expression.strip()
        if word == "v-for" and (match := _LOOP.fullmatch(expression)):
            expression = f"{match[1]} {match[2]} {_wrapped(number, match[3])}"
        elif not raw and (word in CONTROL or word in DIRECTIVES or bound_name(name) or word.startswith("v-")):
            expression = _wrapped(number, expression)
        if number not in self.dropped:
            self.raw(f' {name}="{_escape(expression)}"')
        self.made.pieces.append(Piece(value or "", element.span_of(name), name, start, self._offset))


def _is_slot(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "template"


def _wrapped(number: int, expression: str) -> str:
    return f"$sg({number},()=>({expression}\n))"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("{{", "{&#123;")
