"""Components are put in their places (Slidev reference §5.3).

In:  elements that no browser knows: built-in components, a theme's, the deck's own, icons.
Out: plain elements, in the order in which they stand on screen, before clicks are numbered in it.

A component is a template with declared props and slots. What nobody defines is a box with its name that
still shows what is in it, and a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span, did_you_mean
from slidegen.core.nodes import AttrValue, Element, Fence, Node, Text, elements
from slidegen.core.paragraphs import ENDS_PARAGRAPH, mend_paragraphs
from slidegen.core.patterns import pattern
from slidegen.core.tags import is_native
from slidegen.core.theme import Template
from slidegen.passes.built_in import GIVEN
from slidegen.passes.component_props import Written, bind_literals, read_written
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.passes.icons import draw_icon, find_icon, icon_name, report_icon
from slidegen.passes.index import COMPONENTS
from slidegen.passes.toc import TitleSlots
from slidegen.shipped import assets_dir
from slidegen.templates import TemplateError, place

SLOT = pattern(r"(?:#|v-slot:)([\w.:-]+)$")
DEFAULT_SLOT = frozenset({"#default", "v-slot", "v-slot:default"})
TRANSPARENT = frozenset(
    "Transition transition TransitionGroup transition-group KeepAlive keep-alive Teleport teleport Suspense "
    "suspense ClientOnly client-only".split()
)
"""Vue's own components that show what is in them, and do something with it that nothing here does."""
KEPT = frozenset({"component", "Component"})
"""Left to who renders Vue."""


def expand_components(slide: Slide, context: Context) -> None:
    """Put the components of `slide` in their places."""
    expansion = _Expansion(slide, context)
    expansion.expand(slide.body, ())
    if expansion.changed:
        mend_paragraphs(slide.body)


class _Expansion:
    """One slide's components. `chain` is the names of the templates that the nodes at hand come from."""

    def __init__(self, slide: Slide, context: Context) -> None:
        self.slide, self.context, self.report = slide, context, context.report
        self.changed = False
        self.count = 0

    @cached_property
    def templates(self) -> dict[str, Template]:
        return {_folded(name): found for name, found in self.context.theme.components.items()}

    def expand(self, nodes: list[Node], chain: tuple[str, ...]) -> None:
        """Replace the components among `nodes` and below, in place."""
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            if not isinstance(node, Element):
                continue
            if is_native(node.tag):
                if node.attrs and not any(name.startswith(("v-motion", "v-drag")) for name in node.attrs):
                    bind_literals(node)
                if node.children:
                    self.expand(node.children, chain)
                continue
            new = self._replacement(node, chain)
            if new is not None:
                self.changed = True
                nodes[at - 1 : at] = new
                at += len(new) - 1

    def _replacement(self, element: Element, chain: tuple[str, ...]) -> list[Node] | None:
        """What stands in the place of a tag that no browser knows; None: the tag itself."""
        template = self.templates.get(_folded(element.tag))
        self.expand(element.children, chain)
        if template is not None and template.name in chain:
            self._tell(
                "component-in-itself",
                f"component `{template.name}` is used in its own template",
                element,
                f"see {template.path.name}",
            )
            return [_box(element, f"<{element.tag}>")]
        if template is not None:
            return self._place(element, template, chain)
        if element.tag in COMPONENTS or element.tag in KEPT or element.tag.startswith("slidegen-"):
            return None
        icon = find_icon(element.tag, self.context.icons)
        if icon is not None:
            bind_literals(element)
            draw_icon(element, icon, self._prefix())
            return [element]
        return self._unknown(element)

    def _place(self, element: Element, template: Template, chain: tuple[str, ...]) -> list[Node]:
        written = read_written(element, template, self.report)
        slots = TitleSlots(self._slots(element, template), self.context)
        given = {**facts(self.slide, self.context), "uid": self._prefix()}
        if template.name in GIVEN and template.path.is_relative_to(
            assets_dir()
        ):  # no deck's own of that name
            given |= GIVEN[template.name](element, written, self.slide, self.context)
        try:
            nodes = place(template, written.props, written.attrs, slots, given)
        except TemplateError as error:
            where = f"see {template.path.name}" + (f", line {error.line}" if error.line else "")
            self._tell(
                "component-fails",
                f"component `{template.name}` cannot be used: {error.message}",
                element,
                where,
            )
            return [_box(element, f"<{element.tag}>")]
        _give_places(nodes, element, written)
        for node in nodes if element.inner else ():
            if isinstance(node, Element):
                node.inner = True
        self.expand(nodes, (*chain, template.name))
        return nodes

    def _slots(self, element: Element, template: Template) -> dict[str, list[Node]]:
        """What was written in the component, by slot."""
        slots: dict[str, list[Node]] = {"default": []}
        for child in element.children:
            name = _slot_name(child)
            if name is None or not isinstance(child, Element):
                slots["default"].append(child)
                continue
            if name not in template.slots:
                self._tell_slot(name, child, template)
                name = template.slots[0] if template.slots else "default"
            slots.setdefault(name, []).extend(child.children)
        if "default" not in template.slots and _shows(slots["default"]):
            self._tell_slot("default", element, template)
            home = template.slots[0] if template.slots else "default"
            slots[home] = slots.get(home, []) + slots["default"]
        return slots

    def _tell_slot(self, name: str, element: Element, template: Template) -> None:
        known = ", ".join(f"`{slot}`" for slot in template.slots)
        near = did_you_mean(name, template.slots)
        what = f"its content stands in `{template.slots[0]}`" if known else "its content is not shown"
        span = element.span or self.slide.source.span
        self.report.warning(
            "unknown-slot",
            f"component `{template.name}` has no slot `{name}`, {what}",
            span,
            f"write `#{near}`" if near else f"it has {known}" if known else "it takes no content",
        )

    def _unknown(self, element: Element) -> list[Node]:
        """A component that nobody defines: what is in it, under its name."""
        tag, span = element.tag, element.span or self.slide.source.span
        if tag in TRANSPARENT:
            self.report.warning("vue-only", f"`<{tag}>` does nothing here, what is in it is shown", span)
            return element.children
        name = icon_name(tag)
        if ("-" in name or ":" in name) and self.context.icons.set_of(name):
            report_icon(name, span, self.context.icons, self.report)
        else:
            near = did_you_mean(tag, self._names())
            hint = (
                f"write `<{near}>`"
                if near
                else f"put it into components/{_pascal(tag)}.html or .vue beside the deck"
            )
            self.report.warning(
                "unknown-component",
                f"there is no component `{tag}`, its name stands in its place",
                span,
                hint,
            )
        return [_box(element, f"<{tag}>")]

    def _names(self) -> Iterable[str]:
        built_in = ("VClick", "VClicks", "VAfter", "VClickGap", "VSwitch", "VDrag", "Link")
        return sorted({*built_in, *(found.name for found in self.templates.values())})

    def _prefix(self) -> str:
        self.count += 1
        return f"s{self.slide.no}-{self.count}-"

    def _tell(self, code: str, message: str, element: Element, hint: str) -> None:
        self.report.error(code, message, element.span or self.slide.source.span, hint)


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    """One form for Vue's spellings: `v-drag-arrow`, `VDragArrow`, `vDragArrow`."""
    return name.replace("-", "").lower()


def _pascal(tag: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-:.]", tag))


def _slot_name(node: Node) -> str | None:
    """The slot that a `<template #name>` fills; None for what is no such template."""
    if not isinstance(node, Element) or node.tag != "template":
        return None
    for name in node.attrs:
        if name in DEFAULT_SLOT:
            return "default"
        if match := SLOT.match(name):
            return match[1]
    return "default" if not node.attrs else None


def _shows(nodes: list[Node]) -> bool:
    return any(not isinstance(node, Text) or node.text.strip() for node in nodes)


def _give_places(nodes: list[Node], component: Element, written: Written) -> None:
    """What comes of a component stands where it was written, as far as mistakes in it are concerned."""
    roots = [node for node in nodes if isinstance(node, Element)]
    for root in roots[:1]:
        root.attr_spans = {**(root.attr_spans or {}), **written.spans}
    _give_span(nodes, component.span)


def _give_span(nodes: list[Node], span: Span | None) -> None:
    for node in nodes:
        if isinstance(node, Element) and node.span is None:
            node.span = span
            _give_span(node.children, span)


def _box(element: Element, name: str) -> Element:
    """A neutral box with `name` that shows what is in `element`."""
    kept: dict[str, AttrValue] = {
        key: value
        for key, value in element.attrs.items()
        if key in ("class", "style", "id") or key.startswith(("v-", "data-"))
    }
    inside = [child for node in element.children for child in _inside(node)]
    label = Element("span", {"class": "slidegen-unknown-name"}, [Text(name)])
    is_block = any(inner.tag in ENDS_PARAGRAPH for inner in elements(inside)) or any(
        isinstance(node, Fence) for node in inside
    )
    box = Element("div" if is_block else "span", kept, [label, *inside], element.span, element.attr_spans)
    box.add_class("slidegen-unknown")
    return box


def _inside(node: Node) -> list[Node]:
    return node.children if _slot_name(node) is not None and isinstance(node, Element) else [node]
