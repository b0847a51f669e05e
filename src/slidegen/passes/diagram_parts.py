"""The parts of a diagram that come step by step.

In:  the SVG of a diagram, its text, and what it joins to what.
Out: the SVG with `data-slidegen-row` on each part, and the parts: those that have a number, in the order
     in which the text names them; those that join two of them; those that come along with others (a frame,
     a caption, a line of a mind map). Parts that stand for the whole (a title, an axis, the participants of
     a sequence) are there from the start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from slidegen.passes.picture_steps import Part
from slidegen.passes.svg_shapes import Shape, read_shapes, with_attrs

ITEMS = frozenset(
    """
    pele-node pele-task pele-slice pele-commit pele-point pele-curve pele-series pele-sankey-node pele-note
    pele-message pele-ishikawa-category pele-venn-set pele-venn-region pele-quadrant pele-em-event
    """.split()
)
"""Classes of what has a number."""
FIXED = frozenset("pele-actor pele-quadrant pele-cynefin-domain".split())
"""Classes of what is there from the start, though it looks like an item."""
LINKS = frozenset({"pele-edge", "pele-sankey-link"})
AROUND = frozenset("pele-cluster pele-branch pele-column pele-section".split())
"""Classes of what frames items: it comes with the first of them."""
AFTER = frozenset({"pele-activation", "pele-frame"})
"""Classes of what starts in the course of a sequence: it comes with the first message below its top."""

_ROW = "data-slidegen-row"


@dataclass(slots=True)
class _Reading:
    """What is known of the parts so far."""

    parts: list[Part] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    """Of each part, the first one."""
    rows: dict[int, int] = field(default_factory=dict)
    """Offset of a shape → its row."""
    keys: dict[str, int] = field(default_factory=dict)
    """Key of a part → its row."""

    def add(self, shape: Shape, part: Part) -> int:
        row = len(self.parts)
        self.parts.append(part)
        self.shapes.append(shape)
        self.rows[shape.at] = row
        if shape.key is not None:
            self.keys.setdefault(shape.key, row)
        return row


def mark_diagram(svg: str, code: str, links: Sequence[Mapping[str, str]]) -> tuple[str, list[Part]]:
    """The diagram with its parts marked, and its parts by row."""
    shapes = read_shapes(svg)
    reading = _Reading()
    for shape in _in_order(_items(shapes), code):
        if shape.key is not None and shape.key in reading.keys:
            reading.rows[shape.at] = reading.keys[shape.key]
        else:
            reading.add(shape, Part(_names(shape, shapes), is_numbered=True))
    _add_links(shapes, reading, links)
    _add_companions(shapes, reading)
    _add_same_keys(shapes, reading)
    return with_attrs(svg, {at: {_ROW: str(row)} for at, row in reading.rows.items()}), reading.parts


def _items(shapes: Sequence[Shape]) -> list[Shape]:
    found = [
        shape
        for shape in shapes
        if not shape.classes.isdisjoint(ITEMS) and shape.classes.isdisjoint(FIXED | AROUND)
    ]
    inside = {id(shape) for shape in found}
    return [shape for shape in found if not _is_within(shape, inside)]


def _is_within(shape: Shape, others: set[int]) -> bool:
    above = shape.parent
    while above is not None:
        if id(above) in others:
            return True
        above = above.parent
    return False


def _in_order(items: list[Shape], code: str) -> list[Shape]:
    """As the text names them; where it does not (a message), as they stand, from the top."""
    if any("pele-message" in shape.classes for shape in items):
        return sorted(items, key=lambda shape: shape.centre[1])
    places = {id(shape): _place(shape, code) for shape in items}
    if any(place < 0 for place in places.values()):
        return items
    return sorted(items, key=lambda shape: places[id(shape)])


def _place(shape: Shape, code: str) -> int:
    for name in (shape.key, shape.text.strip()):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code) if name else None
        if found:
            return found.start()
    return -1


def _names(shape: Shape, shapes: Sequence[Shape]) -> tuple[str, ...]:
    """What an author may call it: its id, and its text, which for a message is elsewhere."""
    texts = [shape.text]
    if shape.key is not None:
        texts += [one.text for one in shapes if one.key == shape.key and "pele-edge-label" in one.classes]
    words = [" ".join(text.split()) for text in texts]
    return tuple(dict.fromkeys(name for name in (shape.key or "", *words) if name))


def _add_links(shapes: Sequence[Shape], reading: _Reading, links: Sequence[Mapping[str, str]]) -> None:
    drawn = [shape for shape in shapes if not shape.classes.isdisjoint(LINKS) and shape.key is not None]
    drawn = [shape for shape in drawn if shape.at not in reading.rows]
    keyed = list(dict.fromkeys(shape.key or "" for shape in drawn))
    ends = [(link["from"], link["to"]) for link in links]
    known = dict(zip(keyed, ends, strict=True)) if len(keyed) == len(ends) else {}
    for shape in drawn:
        key = shape.key or ""
        if key in reading.keys:
            reading.rows[shape.at] = reading.keys[key]
            continue
        pair = known.get(key)
        label = next((one.text for one in shapes if one.key == key and "pele-edge-label" in one.classes), "")
        names = (*_arrows(pair), " ".join(label.split()))
        rows = tuple(_end_row(end, reading) for end in pair) if pair else ()
        reading.add(shape, Part(tuple(filter(None, names)), joins=rows or None))


def _arrows(pair: tuple[str, str] | None) -> tuple[str, ...]:
    return () if pair is None else tuple(f"{pair[0]}{arrow}{pair[1]}" for arrow in ("-->", "->", "---"))


def _end_row(end: str, reading: _Reading) -> int | None:
    if end in reading.keys:
        return reading.keys[end]
    # An entity's id has its kind before its name and a number after it.
    found = [row for key, row in reading.keys.items() if re.fullmatch(rf"\w+-{re.escape(key)}-\d+", end)]
    return found[0] if found else None


def _add_companions(shapes: Sequence[Shape], reading: _Reading) -> None:
    """What comes along with others."""
    count = sum(part.is_numbered for part in reading.parts)
    items = reading.shapes[:count]
    faces = 0
    for shape in shapes:
        if shape.at in reading.rows or _has_row_above(shape, reading):
            continue
        if not shape.classes.isdisjoint(AROUND):
            within = tuple(row for row, item in enumerate(items) if _holds(shape, item))
            if within and not _is_behind(shape, shapes):
                reading.add(shape, Part((shape.key or "",), comes_with=within))
        elif not shape.classes.isdisjoint(AFTER) and shape.box is not None:
            top = shape.box[1]
            row = next((row for row, item in enumerate(items) if item.centre[1] >= top - 1), None)
            if row is not None:
                reading.add(shape, Part((), comes_with=(row,)))
        elif "pele-edge" in shape.classes and shape.last_point is not None:
            nearest = min(range(count), key=lambda row: _distance(items[row], shape.last_point), default=None)
            if nearest is not None:
                reading.add(shape, Part((), comes_with=(nearest,)))
        elif "pele-face" in shape.classes and faces < count:
            reading.add(shape, Part((), comes_with=(faces,)))
            faces += 1
        elif shape.tag == "text" and _is_caption(shape):
            own = next((row for row in range(count) if shape.text in reading.parts[row].names), None)
            reading.add(shape, Part((), comes_with=None if own is None else (own,)))


def _has_row_above(shape: Shape, reading: _Reading) -> bool:
    above = shape.parent
    while above is not None:
        if above.at in reading.rows:
            return True
        above = above.parent
    return False


def _is_behind(shape: Shape, shapes: Sequence[Shape]) -> bool:
    """Whether items are drawn inside of its group: then its group must not be hidden."""
    return any(one.parent is shape and not one.classes.isdisjoint(ITEMS) for one in shapes)


def _is_caption(shape: Shape) -> bool:
    above = shape.parent
    return above is not None and not above.classes.isdisjoint({"pele-slice-labels", "pele-point-labels"})


def _holds(frame: Shape, item: Shape) -> bool:
    if frame.box is None:
        return False
    left, top, right, bottom = frame.box
    x, y = item.centre
    return left <= x <= right and top <= y <= bottom


def _distance(item: Shape, point: tuple[float, float] | None) -> float:
    if item.box is None or point is None:
        return float("inf")
    left, top, right, bottom = item.box
    x, y = point
    return float(max(left - x, 0, x - right) ** 2 + max(top - y, 0, y - bottom) ** 2)


def _add_same_keys(shapes: Sequence[Shape], reading: _Reading) -> None:
    """A label or a legend has the key of what it is for."""
    for shape in shapes:
        is_free = shape.at not in reading.rows and shape.key in reading.keys
        if is_free and shape.classes.isdisjoint(FIXED) and not _has_row_above(shape, reading):
            reading.rows[shape.at] = reading.keys[shape.key or ""]
