"""The table of contents of a deck, as one slide sees it (Slidev reference §5.4).

In:  the outline: title, level and address of every slide.
Out: a tree of items for the template of `<Toc>`, with the slide it stands on marked, cut to the depth
     and the branch that its props ask for.

A slide that is hidden stays in the tree until the end, since it may hold others: they go with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from slidegen.core.deck import Heading, Slide
from slidegen.core.nodes import Comment, Element, Fence, Formula, Node, Raw, Text
from slidegen.passes.context import Context

ALL = "all"
CURRENT_TREE = "onlyCurrentTree"
SIBLINGS = "onlySiblings"
TITLE_SLOT = "title-"
"""A template shows the title of slide 3 by `<slot name="title-3"/>`."""


@dataclass(slots=True)
class TocItem:
    """One line of a table of contents."""

    no: int
    address: str
    level: int
    """How deep it stands in the tree, from 1."""
    is_hidden: bool
    is_active: bool = False
    """The slide that the table stands on."""
    is_active_parent: bool = False
    """The active one is somewhere below."""
    has_active_parent: bool = False
    """It is somewhere below the active one."""
    children: list[TocItem] = field(default_factory=list)

    @property
    def is_on_branch(self) -> bool:
        """Whether it belongs to the branch of the active one."""
        return self.is_active or self.is_active_parent or self.has_active_parent


class TableOfContents:
    """What a template calls: `toc(mode, minDepth, maxDepth)` gives the items."""

    def __init__(self, slide: Slide, context: Context) -> None:
        self.slide, self.context = slide, context

    def __call__(self, mode: str = ALL, least: float = 1, most: float | None = None) -> list[TocItem]:
        """The items of the first list, each with its children. Depths count from 1; None has no end."""
        tree = marked_tree(self.context.outline(), self.slide.no)
        tree = _cut(tree, least, most if most is not None else float("inf"), 1)
        match mode:
            case "onlyCurrentTree":
                return _only_branch(tree)
            case "onlySiblings":
                return _only_siblings(tree)
            case _:
                return tree


class TitleSlots(dict[str, list[Node]]):
    """The slots of a component, and the title of each slide as one more: `title-3`."""

    def __init__(self, slots: dict[str, list[Node]], context: Context) -> None:
        super().__init__(slots)
        self.context = context

    def get(self, name: str, default: object = None) -> list[Node] | None:  # type: ignore[override]
        """The nodes of slot `name`."""
        no = name.removeprefix(TITLE_SLOT)
        if name in self or not name.startswith(TITLE_SLOT) or not no.isdecimal():
            return super().get(name)
        outline = self.context.outline()
        heading = outline[int(no) - 1] if 0 < int(no) <= len(outline) else None
        if heading is None or not heading.title:
            return None
        return _still(self.context.read_title(heading.title))


def marked_tree(outline: Iterable[Heading], no: int) -> list[TocItem]:
    """The whole table of contents as slide `no` sees it, without what is hidden."""
    return _without_hidden(_marked(build_tree(outline), no))


def build_tree(outline: Iterable[Heading]) -> list[TocItem]:
    """The slides with a title, each under the last one that is less deep; a jump goes one level down."""
    tree: list[TocItem] = []
    for heading in outline:
        if heading.title:
            _insert(tree, heading, 1)
    return tree


def _insert(tree: list[TocItem], heading: Heading, level: int) -> None:
    if (heading.level or level) > level and tree:
        _insert(tree[-1].children, heading, level + 1)
    else:
        tree.append(TocItem(heading.no, heading.address, level, heading.is_hidden))


def _marked(tree: list[TocItem], no: int, below_active: bool = False) -> list[TocItem]:
    for item in tree:
        item.is_active = item.no == no
        item.has_active_parent = below_active
        _marked(item.children, no, below_active or item.is_active)
        item.is_active_parent = any(child.is_active or child.is_active_parent for child in item.children)
    return tree


def _without_hidden(tree: list[TocItem]) -> list[TocItem]:
    return [replace(item, children=_without_hidden(item.children)) for item in tree if not item.is_hidden]


def _cut(tree: list[TocItem], least: float, most: float, level: int) -> list[TocItem]:
    if level > most:
        return []
    if level < least:
        active = next((item for item in tree if item.is_active or item.is_active_parent), None)
        return _cut(active.children, least, most, level + 1) if active else []
    return [replace(item, children=_cut(item.children, least, most, level + 1)) for item in tree]


def _only_branch(tree: list[TocItem]) -> list[TocItem]:
    return [replace(item, children=_only_branch(item.children)) for item in tree if item.is_on_branch]


def _only_siblings(tree: list[TocItem]) -> list[TocItem]:
    if not any(item.is_on_branch for item in tree):
        return []
    return [replace(item, children=_only_siblings(item.children)) for item in tree]


def _still(nodes: list[Node]) -> list[Node]:
    """A title as part of a list: it links nowhere, steps at no click, and repeats no id."""
    kept: list[Node] = []
    for node in nodes:
        match node:
            case Element():
                node.attrs = {
                    name: value
                    for name, value in node.attrs.items()
                    if name not in ("id", "href", "to", "target")
                    and not name.startswith(("v-", "data-slidegen-to"))
                }
                node.tag = "span" if node.tag in ("a", "Link", "v-click", "VClick") else node.tag
                node.children = _still(node.children)
                if "footnote-ref" not in node.classes:
                    kept.append(node)
            case Formula():
                node.ranges = None
                kept.append(node)
            case Text() | Raw() | Comment() | Fence():
                kept.append(node)
    return kept
