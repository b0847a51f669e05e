"""The tree of a slide: what Markdown, HTML, layouts and components become.

It is built once and owned by one build of one slide; the passes change it in place, one after the
other, and `render` writes it once. Names keep the case they were written in (`viewBox`, `VClick`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.assets import Asset, CssUrl
from slidegen.core.diagnostics import Span
from slidegen.core.patterns import pattern

VOID_TAGS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content and end tag (HTML standard, void elements)."""

VERSION = "data-slidegen-version"
"""One of several elements that are one at different clicks: they register the same clicks, once. The pass
that numbers clicks takes the attribute off."""

Pieces = tuple["str | Asset | CssUrl", ...]
"""Text of an attribute with assets in it. When bundled, an `Asset` becomes its bare address (`src`,
`poster`, an entry of `srcset`), a `CssUrl` a whole `url(…)` (in `style`)."""

AttrValue = str | Pieces | None
"""None is an attribute without a value (`hidden`)."""


@dataclass(slots=True)
class Text:
    """Characters, not yet escaped."""

    text: str


@dataclass(slots=True)
class Raw:
    """Finished markup of a leaf: highlighted code, a formula, a diagram. Written as it is."""

    html: str
    styles: frozenset[str] = frozenset()
    """What it needs of the page, by name: `katex:KaTeX_Main-Regular`."""


@dataclass(slots=True)
class Comment:
    """An HTML comment that is not the slide's note; kept for those who read the source."""

    text: str


@dataclass(slots=True, eq=False)
class Element:
    """A tag with attributes (in their order) and children."""

    tag: str
    attrs: dict[str, AttrValue] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    span: Span | None = None
    """Where its start tag (or its Markdown) stands in the source."""
    attr_spans: dict[str, Span] | None = None
    """Where each attribute's value stands (its name, when there is no value)."""
    self_closing: bool = False
    """Written `<Foo />`."""
    inner: bool = False
    """Of a template and not its root: a slide's own `<style>` does not reach it, as in Vue."""

    def get(self, name: str) -> str | None:
        """The attribute as text: None when absent, empty when it has no value."""
        if name not in self.attrs:
            return None
        value = self.attrs[name]
        return value if isinstance(value, str) else ""

    def span_of(self, name: str) -> Span | None:
        """The place of attribute `name`, else of the element."""
        return (self.attr_spans or {}).get(name, self.span)

    @property
    def classes(self) -> list[str]:
        """The words of `class`."""
        return (self.get("class") or "").split()

    def add_class(self, *names: str) -> None:
        """Append `names` to `class`, each once."""
        have = self.classes
        added = [name for name in names if name not in have]
        if added:
            self.attrs["class"] = " ".join(have + added)

    def add_style(self, declarations: str) -> None:
        """Append CSS declarations to `style`."""
        before = self.attrs.get("style")
        match before:
            case None | "":
                self.attrs["style"] = declarations
            case str():
                self.attrs["style"] = f"{before.rstrip().rstrip(';')}; {declarations}"
            case _:
                self.attrs["style"] = (*before, "; ", declarations)


@dataclass(slots=True, eq=False)
class Fence:
    """A fenced code block or an imported snippet, before it is highlighted (Slidev reference §3.3)."""

    language: str
    """As written; empty when none was given."""
    code: str
    """Without the final line end."""
    span: Span
    """The opening fence, or the `<<<` line."""
    words: tuple[str, ...] = ()
    """Between language and title: `twoslash`."""
    title: str | None = None
    ranges: tuple[str, ...] | None = None
    """Steps as written: `{2|3-5|all}` is ("2", "3-5", "all"); None without braces."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """`{lines: true, at: '+2'}`"""
    rest: str = ""
    indented: bool = False
    """Code by its indentation alone: it has neither colours nor a box (§3.1)."""
    start: int | None = None
    """Click at which the second range comes; the clicks pass sets it. None: it does not step."""
    attrs: dict[str, AttrValue] = field(default_factory=dict)
    """What the element that it becomes has: the clicks pass gives it the block's own click."""


PART_COMMAND = pattern(r"\\part\s*\{[^{}]*\}")
"""What names a part of a formula; the part in braces follows."""


@dataclass(slots=True, eq=False)
class Formula:
    """TeX, before it is set (Slidev reference §3.8)."""

    tex: str
    display: bool
    span: Span
    """The first character of the TeX; a formula's lines follow each other in the source."""
    ranges: tuple[str, ...] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    start: int | None = None
    """Click at which the second range comes; the clicks pass sets it. None: it does not step."""
    attrs: dict[str, AttrValue] = field(default_factory=dict)
    """What the element that it becomes has: the clicks pass gives it the block's own click."""
    has_parts: bool = False
    r"""Whether `\part{name}{…}` names a part of it that has a label."""

    @property
    def plain_tex(self) -> str:
        """Its TeX for other programs, which do not know how parts are named."""
        return PART_COMMAND.sub("", self.tex)


Node = Element | Text | Raw | Comment | Fence | Formula


def elements(nodes: list[Node]) -> Iterator[Element]:
    """Every element below `nodes`, parents first, in document order."""
    above: list[Iterator[Node]] = []
    row = iter(nodes)
    while True:
        for node in row:
            if isinstance(node, Element):
                yield node
                if node.children:
                    above.append(row)
                    row = iter(node.children)
                    break
        else:
            if not above:
                return
            row = above.pop()


def raw_nodes(nodes: list[Node]) -> Iterator[Raw]:
    """Every finished leaf below `nodes`, in document order."""
    for node in nodes:
        if isinstance(node, Raw):
            yield node
        elif isinstance(node, Element):
            yield from raw_nodes(node.children)


def text_of(nodes: list[Node]) -> str:
    """The characters below `nodes`, without tags."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(text)
            case Element():
                parts.append(text_of(node.children))
            case _:
                pass
    return "".join(parts)
