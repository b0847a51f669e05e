"""Which nodes of a slide are Vue's: all others never meet it.

    <p>{{ $page }}</p>  <li v-for="…">  <Counter />  :class="…"  v-click="start + 1"

In:  the slots of a slide. Out: the nodes that Vue must see, which are those with Vue in them and all that
they stand in. A slide without any costs one look at each node, and starts no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Element, Node, Text
from slidegen.core.patterns import pattern
from slidegen.core.theme import VueFiles
from slidegen.vue.names import (
    CONTROL,
    DIRECTIVES,
    bound_name,
    directive,
    is_handler,
    pascal,
)
from slidegen.vue.slide import VueSlide

_NOT_GIVEN = pattern(r"(?<![\w'\"])(?:_|NaN)(?![\w'\"])")


@dataclass(slots=True)
class VueNodes:
    """What of a slide is Vue's."""

    nodes: set[int] = field(default_factory=set)
    """The `id` of each node that Vue must see."""
    computed: set[tuple[int, str]] = field(default_factory=set)
    """`id` of an element and the name of a directive of Slidev's whose value Vue works out."""


def needs_vue(slide: VueSlide, files: VueFiles) -> bool:
    """Whether anything of `slide` is Vue's."""
    names = make_names(files)
    return bool(slide.layout or any(files.layers.values()) or find_vue(slide.slots, names).nodes)


def make_names(files: VueFiles) -> frozenset[str]:
    """The components of the deck and its theme, in Pascal case."""
    return frozenset(pascal(name) for name in files.components)


def find_vue(slots: Mapping[str, list[Node]], components: Iterable[str]) -> VueNodes:
    """What of `slots` is Vue's; `components` are names in Pascal case."""
    search = _Search(slots, frozenset(components))
    for nodes in slots.values():
        search.nodes(nodes, in_loop=False)
    return search.found


def is_setup_script(node: Node) -> bool:
    """Whether `node` is a `<script setup>`."""
    return isinstance(node, Element) and node.tag == "script" and "setup" in node.attrs


def is_literal(text: str | None) -> bool:
    """Whether a value says itself what it is, without any name in it."""
    if not (text or "").strip():
        return True
    try:
        parse_literal(text or "")
    except LiteralError:
        return False
    return True


def is_place(text: str | None) -> bool:
    """The same for `v-drag`, in which `_` stands for what is not given."""
    return is_literal(_NOT_GIVEN.sub("null", text or ""))


def _has_script(nodes: list[Node]) -> bool:
    return any(
        is_setup_script(node) or (isinstance(node, Element) and _has_script(node.children)) for node in nodes
    )


class _Search:
    def __init__(self, slots: Mapping[str, list[Node]], components: frozenset[str]) -> None:
        self.slots = slots
        self.components = components
        self.found = VueNodes()

    @property
    def has_script(self) -> bool:
        return any(_has_script(nodes) for nodes in self.slots.values())

    def nodes(self, nodes: list[Node], *, in_loop: bool) -> bool:
        """Whether any of `nodes` is Vue's."""
        mine = [node for node in nodes if self._node(node, in_loop)]
        if mine:
            self.found.nodes.update(map(id, mine))
        return bool(mine)

    def _node(self, node: Node, in_loop: bool) -> bool:
        match node:
            case Text(text):
                return 0 <= text.find("{{") < text.rfind("}}") - 1
            case Element(tag="script" | "style"):
                return is_setup_script(node)
            case Element() if "v-pre" in node.attrs or is_markdown_code(node):
                return False
            case Element():
                if node.attrs and not in_loop:
                    in_loop = any(name.startswith(("v-for", "v-slot", "#")) for name in node.attrs)
                own = self._is_own(node, in_loop)
                return self.nodes(node.children, in_loop=in_loop) or own
            case _:
                return False

    def _is_own(self, element: Element, in_loop: bool) -> bool:
        if element.tag == "component" or pascal(element.tag) in self.components:
            return True
        if not element.attrs:
            return False
        dynamic = [name for name in element.attrs if self._is_dynamic(element, name, in_loop)]
        directives = [name for name in dynamic if directive(name) in DIRECTIVES]
        self.found.computed.update((id(element), name) for name in directives)
        return bool(dynamic)

    def _is_dynamic(self, element: Element, name: str, in_loop: bool) -> bool:
        if not name.startswith(("@", ":", "v-")):
            return False
        if is_handler(name):
            return True
        value = element.get(name)
        if bound_name(name) is not None:
            return not (value or "").strip() or not is_literal(value)
        word = directive(name)
        if word in CONTROL:
            return True
        if word in DIRECTIVES and not (is_place(value) if word == "v-drag" else is_literal(value)):
            return self.has_script or in_loop or "$" in (value or "")
        return False


def is_markdown_code(element: Element) -> bool:
    """Whether Markdown made this `code`: its text is code, not Vue's."""
    if element.tag != "code" or element.span is None:
        return False
    span = element.span
    return span.file.line(span.line)[span.col - 1 : span.col] == "`"
