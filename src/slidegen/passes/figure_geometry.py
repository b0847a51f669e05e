"""Where the circles, boxes and lines of drawn figures stand.

In:  the tag of a `<NeuralNet>` or `<Network>`. Out: values for its template, lengths in CSS px of the canvas.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from slidegen.passes.figures import FigureProps, plain

MOST = 8
"""A layer with more neurons shows its first and last three, and its number."""
LETTER = 9.6
"""The mean width of a letter at 18 px."""


def neural_net(props: FigureProps) -> Mapping[str, Any]:
    """The layers of `<NeuralNet :layers="[3, 5, 2]">`, each with its neurons and the edges that reach it."""
    layers = [
        one
        for number, one in enumerate(props.needed("layers", ':layers="[3, 5, 2]"') or [])
        if _is_layer(props, number, one)
    ]
    labels = props.labels("labels", len(layers), "layers")
    inputs = props.labels("inputs", layers[0], "neurons") if layers else []
    outputs = props.labels("outputs", layers[-1], "neurons") if layers else []
    width, height = float(props.get("width", 560)), float(props.get("height", 300))
    left, right = _room(inputs, labels[:1]), _room(outputs, labels[-1:])
    bottom = height - (34 if labels or any(count > MOST for count in layers) else 0)
    drawn: list[dict[str, Any]] = []
    for at, count in enumerate(layers):
        x = left + (width - left - right) * (at / (len(layers) - 1) if len(layers) > 1 else 0.5)
        dots, gap = _column(x, count, bottom)
        before = drawn[-1]["dots"] if drawn else []
        drawn.append(
            {
                "dots": dots,
                "gap": gap,
                "edges": [(*start, *end) for start in before for end in dots],
                "texts": inputs if at == 0 else outputs if at == len(layers) - 1 else [],
                "label": labels[at] if labels else str(count) if count > MOST else "",
                "x": x,
                "click": props.click(at),
            }
        )
    radius = min(16.0, bottom / max((len(one["dots"]) for one in drawn), default=1) * 0.36)
    sizes = " to ".join(str(count) for count in layers)
    return {"drawn": drawn, "radius": radius, "width": width, "height": height, "sizes": sizes}


def _column(
    x: float, count: int, height: float
) -> tuple[list[tuple[float, float]], tuple[float, float] | None]:
    """The middles of the neurons of a layer, and of the gap between them where they are too many."""
    rows = count if count <= MOST else 7
    step = min(56.0, height / rows)
    dots = [(x, height / 2 + (row - (rows - 1) / 2) * step) for row in range(rows)]
    return dots, dots.pop(3) if count > MOST else None


def _is_layer(props: FigureProps, number: int, one: object) -> bool:
    if isinstance(one, int) and not isinstance(one, bool) and one > 0:
        return True
    message = f"layer {number + 1} of `layers` is `{plain(one)}`, it must be a whole number above 0"
    props.wrong("layers", message, ':layers="[3, 5, 2]" is three layers')
    return False


def _room(texts: list[str], label: list[str]) -> float:
    """From the side of the drawing to the middle of its outermost layer, whose label stands below it."""
    beside = 24 + max((len(text) * LETTER + 12 for text in texts), default=0)
    return max([beside, *(len(text) * LETTER / 2 for text in label)])


def network(props: FigureProps) -> Mapping[str, Any]:
    """The nodes of `<Network>` on an ellipse, with `hub` in its middle, and the lines between them.

    A line comes with the later of the two nodes that it joins.
    """
    given = props.needed("nodes", ":nodes=\"['one', 'two', 'three']\"") or []
    nodes = list(dict.fromkeys(plain(one) for one in given))
    hub = plain(props.get("hub"))
    width, height = float(props.get("width", 560)), float(props.get("height", 320))
    places = _ellipse(nodes, width, height)
    if hub:
        places[hub] = (width / 2, height / 2)
    pairs = _pairs(props, places) or [(hub, name) for name in nodes if hub]
    boxes = []
    for at, name in enumerate(nodes):
        mine = [pair for pair in pairs if name in pair and _later(pair, nodes) == name]
        boxes.append(
            {
                **_box(name, places[name]),
                "click": props.click(at if not hub else at + 1),
                "lines": [(*places[one], *places[other]) for one, other in mine],
            }
        )
    middle = _box(hub, places[hub]) if hub else None
    return {"boxes": boxes, "middle": middle, "width": width, "height": height}


def _ellipse(nodes: list[str], width: float, height: float) -> dict[str, tuple[float, float]]:
    widest = max((_width(name) for name in nodes), default=0)
    across, down = (width - widest) / 2 - 2, height / 2 - 24
    angles = [2 * math.pi * at / len(nodes) - math.pi / 2 for at in range(len(nodes))]
    return {
        name: (width / 2 + across * math.cos(angle), height / 2 + down * math.sin(angle))
        for name, angle in zip(nodes, angles, strict=True)
    }


def _box(name: str, place: tuple[float, float]) -> dict[str, Any]:
    return {"text": name, "x": place[0], "y": place[1], "width": _width(name)}


def _width(name: str) -> float:
    return max(48.0, len(name) * LETTER + 28)


def _later(pair: tuple[str, str], nodes: list[str]) -> str:
    return max(pair, key=lambda name: nodes.index(name) if name in nodes else -1)


def _pairs(props: FigureProps, known: Mapping[str, object]) -> list[tuple[str, str]]:
    found = []
    for one in props.get("edges") or []:
        names = [plain(name) for name in one] if isinstance(one, list) else []
        strange = [name for name in names if name not in known]
        if len(names) == 2 and not strange:
            found.append((names[0], names[1]))
            continue
        message = f"`edges` names `{strange[0]}`, which is no node" if strange else "an edge joins two nodes"
        props.wrong("edges", message, ":edges=\"[['one', 'two']]\" joins `one` and `two`")
    return found
