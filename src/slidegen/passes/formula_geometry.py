r"""Where the parts of a set formula stand, as near as one can tell without a browser.

In:  KaTeX's markup, with a class on each part that was named by `\part{name}{…}`.
Out: the formula's size, and for each part its box. Lengths in em of the formula, from the start of its
     line to the right, and up from its baseline.

KaTeX says in the markup how far parts are raised and lowered, and how high each stack is; how wide its
letters are, only its fonts know. So heights are right, widths are near: they decide on which side a label
stands, and never where its line starts (the style sheet hangs it into the part itself).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from slidegen.core.records import record
from slidegen.passes.formula_markup import NAMED, PART

_SIZES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.44, 1.728, 2.074, 2.488)
_VOID = frozenset({"path", "line", "svg"})
_WEIGHTLESS = frozenset({"pstrut", "katex-strut", "strut", "vlist-s", "rlap", "llap", "clap"})
_AXIS = 0.25
"""How far above the baseline large brackets have their middle."""


@record
class Box:
    """What a piece of a formula takes up."""

    width: float
    top: float = 0.0
    bottom: float = 0.0
    """Below the baseline: a negative number for what hangs down."""


@record
class PartPlace:
    """A named part."""

    name: str
    offset: int
    """In the markup: the character after the start tag of the part."""
    middle: float
    top: float
    bottom: float
    baseline: float
    """Of the part itself, which may be raised or lowered."""
    scale: float
    """Its em, in em of the formula."""


@dataclass(slots=True)
class _Node:
    classes: frozenset[str]
    style: dict[str, float]
    offset: int = 0
    text: str = ""
    children: list[_Node] = field(default_factory=list)


def find_parts(html: str) -> tuple[Box, list[PartPlace]]:
    """The size of the formula, and its parts in the order in which they are written."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    found: list[PartPlace] = []
    width, top, bottom = 0.0, 0.7, -0.2
    for base in _descendants(reader.root, "katex-base", "base"):
        box = _place(base, width, 0.0, 1.0, found)
        strut = next(_descendants(base, "katex-strut", "strut"), base)
        low = strut.style.get("vertical-align", 0.0)
        top, bottom = max(top, strut.style.get("height", 0.0) + low), min(bottom, low)
        width += box.width
    return Box(width, top, bottom), found


def _descendants(node: _Node, *names: str) -> Iterator[_Node]:
    for child in node.children:
        if child.classes.intersection(names):
            yield child
        else:
            yield from _descendants(child, *names)


def _place(node: _Node, x: float, y: float, scale: float, found: list[PartPlace]) -> Box:
    """The box of `node`, whose line starts at `x` with its baseline at `y`; its parts go to `found`."""
    scale *= _resized(node.classes)
    if node.classes & _WEIGHTLESS:
        return Box(0.0, y, y)
    before = (node.style.get("margin-left", 0.0) + node.style.get("padding-left", 0.0)) * scale
    inner = _stack if "vlist" in node.classes else _line
    mark = len(found)
    box = inner(node, x + before, y, scale, found)
    if PART in node.classes:
        name = next(one.removeprefix(NAMED) for one in node.classes if one.startswith(NAMED))
        middle = x + before + box.width / 2
        found.insert(mark, PartPlace(name, node.offset, middle, box.top, box.bottom, y, scale))
    least = max(node.style.get("min-width", 0.0), node.style.get("width", 0.0)) * scale
    empty = 0.12 * scale if "nulldelimiter" in node.classes else 0.0
    wide = 0.0 if "accent-body" in node.classes else max(box.width, least, empty)
    width = wide + before + node.style.get("margin-right", 0.0) * scale
    return Box(width, box.top, box.bottom)


def _line(node: _Node, x: float, y: float, scale: float, found: list[PartPlace]) -> Box:
    """What stands side by side."""
    top, bottom, width = y, y, 0.0
    if node.text:
        width, up, down = _letters(node.text, node.classes)
        width, top, bottom = width * scale, y + up * scale, y - down * scale
    for child in node.children:
        box = _place(child, x + width, y, scale, found)
        width, top, bottom = width + box.width, max(top, box.top), min(bottom, box.bottom)
    return Box(width, top, bottom)


def _stack(node: _Node, x: float, y: float, scale: float, found: list[PartPlace]) -> Box:
    """What stands one above the other, the narrow in the middle of the wide."""
    rows = [row for row in node.children if "top" in row.style]
    widths = [_place(row, 0.0, 0.0, scale, []).width for row in rows]
    widest = max(widths, default=0.0)
    is_left = any("margin-left" in row.style or "svg-align" in row.classes for row in rows)
    top, bottom = y, y
    for row, width in zip(rows, widths, strict=True):
        strut = next(_descendants(row, "pstrut"), row)
        rise = -(row.style["top"] + strut.style.get("height", 0.0)) * scale
        start = x if is_left else x + (widest - width) / 2
        box = _place(row, start, y + rise, scale, found)
        top, bottom = max(top, box.top), min(bottom, box.bottom)
    return Box(widest, top, bottom)


def _resized(classes: frozenset[str]) -> float:
    """`reset-size6 size3`: from the sixth of KaTeX's sizes to the third."""
    before = next((one for one in classes if one.startswith("reset-size")), None)
    after = next((one for one in classes if one.startswith("size") and one[4:].isdigit()), None)
    if before is None or after is None:
        return 1.0
    return _SIZES[int(after[4:]) - 1] / _SIZES[int(before[10:]) - 1]


def _letters(text: str, classes: frozenset[str]) -> tuple[float, float, float]:
    """Width, height and depth of letters."""
    size = next((int(one[4:]) for one in classes if one.startswith("size") and one[4:].isdigit()), 0)
    if "delimsizing" in classes and size:
        half = 0.3 + 0.3 * size
        return 0.3 + 0.13 * size, half + _AXIS, half - _AXIS
    if "large-op" in classes:
        return 1.2 * len(text), 0.95, 0.45
    shown = text.strip("\u200b")
    width = sum(_width(letter) for letter in shown)
    height = max((0.45 if letter in "acemnorsuvwxz" else 0.7 for letter in shown), default=0.0)
    return width, height, max((0.22 if letter in "gjpqy,;()[]{}|/" else 0.0 for letter in shown), default=0.0)


def _width(letter: str) -> float:
    if letter in ",.;:!|′'ijl":
        return 0.3
    if letter in "()[]{}/":
        return 0.42
    if letter in "mw" or letter.isupper():
        return 0.74
    return 0.5 if letter.isalnum() or letter.isspace() else 0.78


class _Reader(HTMLParser):
    """The part of KaTeX's markup that is seen, as a tree."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node(frozenset(), {})
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._open = [self.root]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = frozenset((given.get("class") or "").split())
        if self._hidden or "katex-mathml" in classes or tag in _VOID:
            self._hidden += 1
            return
        line, column = self.getpos()
        end = self._starts[line - 1] + column + len(self.get_starttag_text() or "")
        node = _Node(classes, _ems(given.get("style") or ""), end)
        self._open[-1].children.append(node)
        self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A `<path/>` takes no room of its own."""

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip("\u200b\n"):
            self._open[-1].text += data


def _ems(style: str) -> dict[str, float]:
    """The lengths in em of an inline style."""
    found = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if value.strip().endswith("em"):
            found[name.strip()] = float(value.strip().removesuffix("em"))
    return found
