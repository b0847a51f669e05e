"""Every click of a slide becomes a number (Slidev reference §4).

In:  the slide in its layout, with directives (`v-click`), click components (`<v-clicks>`), code and
     formulas with steps.
Out: plain elements with `data-slidev-clicks-start` and `-end`, `start` on code and formulas, and the
     slide's first and last click. The components are gone, their children stand in their place.

Slidev counts while Vue mounts: children before parents, siblings in order, in the order of the layout.
This walk does the same, so that the runtime need only compare numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import VERSION, AttrValue, Element, Fence, Formula, Node
from slidegen.core.paragraphs import mend_paragraphs
from slidegen.passes.click_components import (
    other_attrs,
    read_reveal,
    read_single_at,
    read_size,
    read_switch,
    switch_attrs,
)
from slidegen.passes.click_counter import Absolute, ClickCounter, Relative
from slidegen.passes.click_directives import Step, preset_names, take_steps
from slidegen.passes.click_lists import reveal
from slidegen.passes.click_versions import Mounting
from slidegen.passes.context import Context
from slidegen.passes.index import CLICK_COMPONENTS, MAGIC_MOVE
from slidegen.passes.marks import draw_mark, holder
from slidegen.passes.moves import STEPS_START
from slidegen.passes.steps import block_at, move_steps
from slidegen.passes.targets import add_class, make_slot, make_target


def number_clicks(slide: Slide, context: Context) -> None:
    """Number the clicks of `slide`, and say how many there are."""
    total = 0
    if slide.index.get("click"):
        mounting = Mounting(ClickCounter(), _whole(slide, "clicksStart", 0))
        numbering = _Numbering(slide, context, mounting)
        slide.body = numbering.nodes(slide.body)
        numbering.late()
        mend_paragraphs(slide.body)  # a switch in a line of text has become a block
        total = mounting.counter.total
        _check_total(slide, numbering.places, context)
    slide.clicks = _whole(slide, "clicks", total)
    slide.clicks_start = min(_whole(slide, "clicksStart", 0), slide.clicks)


def _whole(slide: Slide, key: str, default: int) -> int:
    """A setting that is a number; the settings table has warned of what is none."""
    value = slide.settings.get(key)
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else default


def _check_total(slide: Slide, places: list[tuple[int, Span | None]], context: Context) -> None:
    """`clicks:` may cut steps off: nobody will see them."""
    total = _whole(slide, "clicks", -1)
    if total < 0:
        return
    past: dict[Span, list[int]] = {}
    for click, span in places:
        if click > total:
            past.setdefault(span or slide.source.span, []).append(click)
    for span, clicks in past.items():
        first, last = min(clicks), max(clicks)
        when = f"click {first}" if first == last else f"clicks {first} to {last}"
        context.report.warning(
            "click-past-total",
            f"this comes at {when}, but the slide's `clicks` is {total}",
            span,
            f"write `clicks: {last}`, or leave it out",
        )


def _shown_before(attrs: dict[str, AttrValue], start: int) -> int:
    """The click of an earlier step of the same element: whichever comes first shows it.

    A `v-click` on an item of `<v-clicks>` registers twice. Slidev has a watcher for each, and the first
    that becomes active takes the class away.
    """
    before = attrs.get("data-slidev-clicks-start")
    return int(before) if isinstance(before, str) else start


@dataclass(slots=True)
class _Numbering:
    """The walk over one slide."""

    slide: Slide
    context: Context
    counter: Mounting
    places: list[tuple[int, Span | None]] = field(default_factory=list)
    """Each click that something comes at, and where it was written."""
    _items: dict[int, list[Step]] = field(default_factory=dict)
    """`id` of a node → the steps that a component around it gives it."""

    def nodes(self, nodes: list[Node]) -> list[Node]:
        """What stands in the place of `nodes`, numbered."""
        numbered: list[Node] = []
        for node in nodes:
            match node:
                case Element():
                    numbered += self._element(node)
                case Fence() | Formula():
                    self._leaf(node)
                    numbered.append(node)
                case _:
                    numbered.append(node)
        return numbered

    def late(self) -> None:
        """Number what comes by a click, which may bring more."""
        while late := self.counter.take_late():
            for element in late:
                with self.counter.version(element):
                    element.children = self.nodes(element.children)

    def _element(self, element: Element) -> list[Node]:
        if not element.attrs:  # nothing says when it comes
            return self._mounted(element)
        if self.counter.puts_off(element):
            return [element]
        if VERSION not in element.attrs:
            return self._mounted(element)
        with self.counter.version(element):
            return self._mounted(element)

    def _mounted(self, element: Element) -> list[Node]:
        match CLICK_COMPONENTS.get(element.tag):
            case "v-click-gap":
                self._items.pop(id(element), None)
                self.counter.skip(element, read_size(element, self.context.report))
                return []
            case "v-switch":
                return self._switch(element)
            case None if element.tag == MAGIC_MOVE:
                return self._move(element)
            case None:
                element.children = self.nodes(element.children)
                return self._own(element)
            case name:
                return self._reveal(element, name)

    def _own(self, element: Element) -> list[Node]:
        """Register the directives of `element`, then what a component around it gives it."""
        if not element.attrs and id(element) not in self._items:
            return [element]
        steps, drawn = take_steps(element, self.context.report)
        steps += self._items.pop(id(element), [])
        around = holder(element) if drawn or any(step.mark for step in steps) else element
        for mark in drawn:
            draw_mark(around, mark)
        for step in steps:
            self._register(element, step, around)
        return [around]

    def _register(self, key: Element | Fence | Formula, step: Step, around: Element) -> None:
        start, end = self.counter.add(key, step.at)
        self.places.append((start, step.span))
        if not step.draws:
            return
        target = draw_mark(around, step.mark) if step.mark else key
        make_target(target.attrs, min(start, _shown_before(target.attrs, start)), end)
        if not step.mark:
            for name in step.presets or self._presets():
                add_class(target.attrs, f"slidev-vclick-anim-{name}")
        if step.hide:
            target.attrs["data-slidegen-hide"] = None

    def _presets(self) -> tuple[str, ...]:
        """The slide's own animation, else the deck's (§4.8)."""
        own = preset_names(self.slide.settings.get("clickAnimation"))
        return own or preset_names(self.context.config.values.get("clickAnimation"))

    def _leaf(self, node: Fence | Formula) -> None:
        """A block's own click comes before its steps: Slidev registers the element, then the component."""
        for step in self._items.pop(id(node), []):
            self._register(node, step, Element(""))
        if node.ranges:
            at = block_at(node, self.context.report)
            if at is not None:
                node.start = self._add_steps(node, at, len(node.ranges or ()) - 1, node.span)

    def _move(self, element: Element) -> list[Node]:
        around = self._own(element)
        at = read_single_at(element, self.context.report)
        if at is not None:
            start = self._add_steps(element, at, len(move_steps(element)) - 1, element.span)
            element.attrs[STEPS_START] = str(start)
        return around

    def _add_steps(self, key: object, at: Relative | Absolute, clicks: int, span: Span | None) -> int:
        start, _ = self.counter.add((key, "steps"), at, clicks)
        if clicks > 0:
            self.places.append((start + clicks - 1, span))
        return start

    def _reveal(self, element: Element, name: str) -> list[Node]:
        own = self._items.pop(id(element), [])
        done = reveal(element.children, read_reveal(element, name, self.context.report))
        for key, step in done.steps.items():
            self._items.setdefault(key, []).append(step)
        left = other_attrs(element)
        if done.root is not None:
            self._items.setdefault(id(done.root), []).extend(own)
            self._hand_on(element, left, done.root)
        elif left:
            names = ", ".join(f"`{name}`" for name in left)
            self._warn_idle(element, name, next(iter(left)), names)
        return self.nodes(done.nodes)

    def _hand_on(self, element: Element, attrs: dict[str, AttrValue], root: Element) -> None:
        """A component that is one element in the page gives that its attributes."""
        for name, value in attrs.items():
            if name == "class" and isinstance(value, str):
                root.add_class(*value.split())
            elif name == "style" and isinstance(value, str):
                root.add_style(value)
            else:
                root.attrs[name] = value
            if element.attr_spans and name in element.attr_spans:
                root.attr_spans = {**(root.attr_spans or {}), name: element.attr_spans[name]}

    def _warn_idle(self, element: Element, tag: str, first: str, names: str) -> None:
        span = element.span_of(first)
        if span is not None:
            self.context.report.warning(
                "attribute-does-nothing",
                f"{names} on <{tag}> does nothing",
                span,
                "put it on an element inside",
            )

    def _switch(self, element: Element) -> list[Node]:
        switch = read_switch(element, self.context.report)
        slots = [Element(switch.child_tag, {}, self.nodes(slot.children), slot.span) for slot in switch.slots]
        element.tag, element.attrs, element.children = switch.tag, switch_attrs(element), [*slots]
        around = self._own(element)
        if switch.at is None:
            return around
        start = self._add_steps(element, switch.at, switch.steps, element.span)
        for slot, shown in zip(switch.slots, slots, strict=True):
            make_slot(shown.attrs, start + slot.start - 1, start + slot.end - 1)
            if switch.transition:
                shown.attrs["data-slidegen-transition"] = switch.transition
        return around
