"""An SVG read as shapes: which group is whose, where it stands, what it says.

In:  an SVG as a library writes it. Out: each element that has a class, with the place of its start tag, so
     that attributes can be added to it; nothing else of the SVG is touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in units of the drawing."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_MOVED = re.compile(r"translate\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)")


@dataclass(slots=True, eq=False)
class Shape:
    """An element of the drawing."""

    tag: str
    classes: frozenset[str]
    attrs: Mapping[str, str]
    at: int
    """Offset of the end of its tag's name: where an attribute goes."""
    parent: Shape | None
    moved: tuple[float, float]
    box: Box | None = None
    """Of all that is in it and has a place."""
    text: str = ""
    last_point: tuple[float, float] | None = None
    """Where its path ends."""

    @property
    def key(self) -> str | None:
        """What the library calls it."""
        return self.attrs.get("data-id")

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its box."""
        left, top, right, bottom = self.box or (*self.moved, *self.moved)
        return (left + right) / 2, (top + bottom) / 2


def read_shapes(svg: str) -> list[Shape]:
    """Each element of `svg`, parents first."""
    reader = _Reader(svg)
    reader.feed(svg)
    reader.close()
    return reader.shapes


def with_attrs(svg: str, added: Mapping[int, Mapping[str, str]]) -> str:
    """`svg` with attributes at the offsets that shapes have."""
    for offset in sorted(added, reverse=True):
        written = "".join(f' {name}="{escape(value)}"' for name, value in added[offset].items())
        svg = f"{svg[:offset]}{written}{svg[offset:]}"
    return svg


def outward_links(svg: str) -> str:
    """`svg` with links to elsewhere opening a page of their own, as those in text do."""
    if "<a " not in svg:
        return svg
    links = [shape for shape in read_shapes(svg) if shape.tag == "a" and "target" not in shape.attrs]
    outward = [shape for shape in links if not shape.attrs.get("href", "#").startswith("#")]
    return with_attrs(svg, {shape.at: {"target": "_blank"} for shape in outward})


@dataclass(slots=True)
class _Reader(HTMLParser):
    """Collects the shapes."""

    svg: str
    shapes: list[Shape] = field(default_factory=list)
    _open: list[Shape] = field(default_factory=list)
    _lines: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        for line in self.svg.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(self._shape(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._shape(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for shape in self._open:
            shape.text += data

    def _shape(self, tag: str, attrs: list[tuple[str, str | None]]) -> Shape:
        given = {name: value or "" for name, value in attrs}
        line, column = self.getpos()
        parent = self._open[-1] if self._open else None
        x, y = parent.moved if parent else (0.0, 0.0)
        if found := _MOVED.match(given.get("transform", "")):
            x, y = x + float(found[1]), y + float(found[2])
        shape = Shape(
            tag=tag,
            classes=frozenset(given.get("class", "").split()),
            attrs=given,
            at=self._lines[line - 1] + column + 1 + len(tag),
            parent=parent,
            moved=(x, y),
        )
        shape.box = _box(shape)
        if tag == "path" and (numbers := _NUMBER.findall(given.get("d", ""))):
            shape.last_point = (float(numbers[-2]) + x, float(numbers[-1]) + y) if len(numbers) > 1 else None
        if shape.box is not None:
            for above in self._open:
                above.box = _around(above.box, shape.box)
        self.shapes.append(shape)
        return shape


def _box(shape: Shape) -> Box | None:
    number = {name: float(value) for name, value in shape.attrs.items() if _NUMBER.fullmatch(value)}
    x, y = shape.moved
    match shape.tag:
        case "rect" | "image" if "width" in number:
            left, top = x + number.get("x", 0), y + number.get("y", 0)
            return left, top, left + number["width"], top + number.get("height", 0)
        case "circle":
            left, top, r = x + number.get("cx", 0), y + number.get("cy", 0), number.get("r", 0)
            return left - r, top - r, left + r, top + r
        case "polygon":
            return _of_points(_NUMBER.findall(shape.attrs.get("points", "")), x, y)
        case "path" if not set("aAhHvV").intersection(shape.attrs.get("d", "")):
            return _of_points(_NUMBER.findall(shape.attrs.get("d", "")), x, y)
        case "text" if "x" in number and "y" in number:
            return x + number["x"], y + number["y"], x + number["x"], y + number["y"]
        case _:
            return None


def _of_points(numbers: list[str], x: float, y: float) -> Box | None:
    values = [float(number) for number in numbers]
    across, down = values[0::2], values[1::2]
    if not across or not down:
        return None
    return x + min(across), y + min(down), x + max(across), y + max(down)


def _around(box: Box | None, other: Box) -> Box:
    if box is None:
        return other
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
