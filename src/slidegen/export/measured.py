"""A slide as the browser measured it (`pieces.js`): pieces in the order in which they are painted.

Lengths are px of the canvas, from its upper left corner; a turn is in degrees, clockwise, about the middle;
a colour is red, green, blue from 0 to 255 and an alpha from 0 to 1.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Colour = tuple[float, float, float, float]


class Address(TypedDict):
    """Where a link leads: to a page, or to a slide of the deck by its number."""

    url: NotRequired[str]
    slide: NotRequired[int]


class Run(TypedDict):
    """Text of one look, a gap for what stands in the line, or a break."""

    text: NotRequired[str]
    gap: NotRequired[float]
    """Its width."""
    space: NotRequired[float]
    """Of a gap: how wide a space is in its font."""
    br: NotRequired[bool]
    kept: NotRequired[bool]
    """Of a break: it is one of text that keeps its lines, as code."""
    font: NotRequired[str]
    """A break has no look."""
    size: NotRequired[float]
    bold: bool
    italic: bool
    underline: str
    """As CSS names its line: `solid`, `dashed`; empty without one."""
    strike: bool
    caps: bool
    colour: Colour
    mark: Colour | None
    """What it stands on, where that is its own."""
    gradient: bool
    """Its colour is the first one of a gradient."""
    raised: int
    """Thousandths of a percent of the size."""
    spacing: float
    href: Address | None


class Paragraph(TypedDict):
    """Lines of text in a box."""

    runs: list[Run]
    x: float
    w: float
    turn: float
    middle: tuple[float, float]
    """What it is turned about."""
    baseline: float
    """Of its first line."""
    above: float
    """How far letters reach above it."""
    below: float
    """How far letters reach below it."""
    height: float
    """From line to line."""
    lines: int
    widest: float
    """The widest line."""
    isEven: bool
    """Its lines are shorter than the box lets them be."""
    isKept: bool
    """No line of it is broken to fit."""
    align: Literal["left", "right", "center", "justify"]
    isRtl: bool


class Number(TypedDict):
    """The number of a list's item."""

    kind: str
    """As CSS names it: `decimal`, `lower-alpha`."""
    at: int


class Bullet(TypedDict):
    """What stands before an item."""

    char: str
    colour: Colour
    scale: float
    number: NotRequired[Number]


class TextPiece(TypedDict):
    """A paragraph; those of one list follow each other."""

    kind: Literal["text"]
    paragraph: Paragraph
    heading: str | None
    bullet: Bullet | None
    level: int
    list: int | None


class Border(TypedDict):
    """A side of a box."""

    width: float
    style: str
    colour: Colour


class Stop(TypedDict):
    """Of a gradient; `at` in percent."""

    at: float
    colour: Colour


class Gradient(TypedDict):
    """A straight one; the angle as CSS counts: 0 leads up, 90 to the right."""

    angle: float
    stops: list[Stop]


class Shadow(TypedDict):
    """What falls outside of a box."""

    x: float
    y: float
    blur: float
    colour: Colour


class BoxPiece(TypedDict):
    """A rectangle, perhaps with round corners."""

    kind: Literal["box"]
    x: float
    y: float
    w: float
    h: float
    turn: float
    fill: Colour
    gradient: Gradient | None
    borders: list[Border]
    """Top, right, bottom, left."""
    radii: list[float]
    """From the upper left corner, clockwise."""
    shadow: Shadow | None
    opacity: float


class Source(TypedDict):
    """The file that an image shows, whole or cut to its box."""

    source: str
    """A `data:` address."""
    fit: str
    x: float
    y: float
    w: float
    h: float
    turn: float


class PicturePiece(TypedDict):
    """What becomes a picture: within these edges, taken alone as the shot of this number."""

    kind: Literal["picture"]
    shot: int
    x: float
    y: float
    w: float
    h: float
    alt: str
    whole: Source | None
    href: Address | None


class Cell(TypedDict):
    """A cell of a table."""

    x: float
    w: float
    h: float
    span: int
    """Columns."""
    rows: int
    fill: Colour | None
    borders: list[Border]
    """None where it is not seen."""
    padding: list[float]
    anchor: str
    texts: list[TextPiece]


class Row(TypedDict):
    """A row of a table."""

    h: float
    cells: list[Cell]


class TablePiece(TypedDict):
    """A table whose cells hold text."""

    kind: Literal["table"]
    x: float
    y: float
    w: float
    h: float
    rows: list[Row]
    hasHead: bool


Piece = TextPiece | BoxPiece | PicturePiece | TablePiece


class Measured(TypedDict):
    """A slide at a click."""

    ground: Colour
    pieces: list[Piece]
    told: list[str]
    """What the pieces do not say: keys of `losses.LOSSES`."""
