"""`<v-clicks>`, `<v-click>`, `<v-after>`: which of their children come at which click (§4.6).

In:  the children of the component.
Out: the nodes in its place, and a `Step` for each item. Items are counted from the top down, but their
     steps are the differences between them in the order in which they are registered (children first),
     so that what is registered inside an item shifts the later ones, as it does in Slidev.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from slidegen.core.diagnostics import Span
from slidegen.core.nodes import Comment, Element, Formula, Node, Raw, Text
from slidegen.core.records import record
from slidegen.passes.click_counter import Absolute, At, ClickRange, Relative
from slidegen.passes.click_directives import Step

ALL_AT_ONCE = 999_999
"""Slidev's `every` of `<v-click>`."""

LISTS = frozenset({"ol", "ul"})


@record
class Reveal:
    """How a component shows its children."""

    at: At | None
    """None: they are there from the start."""
    span: Span | None
    depth: int = 1
    every: int = ALL_AT_ONCE
    hide: bool = False
    presets: tuple[str, ...] = ()
    opens_lists: bool = False
    """The items of a list or the rows of a table that stands alone come one by one."""


@dataclass(slots=True)
class Revealed:
    """What is in the component's place."""

    nodes: list[Node]
    root: Element | None = None
    """The list or table that stands alone: what the component itself has on it goes there."""
    steps: dict[int, Step] = field(default_factory=dict)
    """`id` of an item → its step."""


def reveal(children: list[Node], how: Reveal) -> Revealed:
    """The children of a component, with their steps."""
    nodes = [node if how.opens_lists and isinstance(node, Text) else wrap_text(node) for node in children]
    items = [node for node in nodes if is_item(node)]
    only = items[0] if how.opens_lists and len(items) == 1 and not any(map(_is_bare, nodes)) else None
    opened = isinstance(only, Element) and (only.tag in LISTS or only.tag == "table")
    done = Revealed(nodes, root=only if isinstance(only, Element) and opened else None)
    if how.at is None:
        return done
    if isinstance(how.at, ClickRange):
        later = _step(_again(how.at), how)
        done.steps = {id(item): later if number else _step(how.at, how) for number, item in enumerate(items)}
        return done
    sequence = _Sequence(how.at, how, done.steps)
    for container in _containers(done):
        sequence.count(container, 1)
        container.append(sequence.rest())
    return done


def _containers(done: Revealed) -> list[list[Node]]:
    """The lists of nodes whose entries are the items."""
    if done.root is None:
        return [done.nodes]
    if done.root.tag in LISTS:
        return [done.root.children]
    bodies = [node for node in done.root.children if isinstance(node, Element) and node.tag == "tbody"]
    return [body.children for body in bodies]


def wrap_text(node: Node) -> Node:
    """`node`, in a span where it cannot take a click itself."""
    match node:
        case Text(text) if text.strip():
            return Element("span", {}, [node])
        case Raw() | Formula(display=False):
            return Element("span", {}, [node])
        case _:
            return node


def is_item(node: Node) -> bool:
    """Whether `node` counts: blank text and comments do not."""
    return not isinstance(node, Text | Comment)


def _is_bare(node: Node) -> bool:
    """Whether `node` is text beside the items of `<v-clicks>`: that of `<v-click>` is in a span."""
    return isinstance(node, Text) and bool(node.text.strip())


def _step(at: At, how: Reveal) -> Step:
    return Step(at, how.span, how.hide, how.presets)


def _again(at: ClickRange) -> ClickRange:
    """The range that, registered after `at`, is at the same clicks and takes none of its own."""
    match at:
        case ClickRange(Relative(), Relative(by)):
            return ClickRange(Relative(-by), Relative(by))
        case ClickRange(Relative(), leave):
            return ClickRange(Relative(0), leave)
        case ClickRange(Absolute(click) as enter, Relative(by)):
            return ClickRange(enter, Absolute(click + by))
        case _:
            return at


@dataclass(slots=True)
class _Sequence:
    """Counts the items of one component."""

    at: Relative | Absolute
    how: Reveal
    steps: dict[int, Step]
    _counted: int = 0
    _reached: int = 0
    """Where the last registered item is shown, from where the component starts."""

    @property
    def _first(self) -> int:
        return self.at.by if isinstance(self.at, Relative) else self.at.click

    def _shown(self, item: int) -> int:
        """When item number `item` (1-based) is shown."""
        return self._first + math.ceil(item / self.how.every) - 1

    def count(self, nodes: list[Node], depth: int) -> None:
        """Give the items among `nodes` their steps, nested lists down to `how.depth`."""
        for node in nodes:
            if _is_bare(node):
                # Slidev counts it, but text takes no click: it is there from the start.
                self._counted += 1
                self._reached = self._shown(self._counted)
            if not is_item(node):
                continue
            self._counted += 1
            shown = self._shown(self._counted)
            if depth < self.how.depth and isinstance(node, Element):
                for child in node.children:
                    if isinstance(child, Element) and child.tag in LISTS:
                        self.count(child.children, depth + 1)
            change, self._reached = shown - self._reached, shown
            at = Relative(change) if isinstance(self.at, Relative) else Absolute(shown)
            self.steps[id(node)] = _step(at, self.how)

    def rest(self) -> Element:
        """A gap after the last item: nested items may have left the count behind what is shown."""
        return Element("v-click-gap", {"size": str(self._shown(self._counted) - self._reached)})
