"""The parts of a chart that come step by step.

In:  the SVG of a chart, as entries/vega.js gives it: its marks have rows already.
Out: the same with the entries of its legend marked, which come along with their series; or, of a chart in
     Vega-Lite's own grammar, with its layers as parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from slidegen.passes.picture_steps import Part
from slidegen.passes.svg_shapes import Shape, read_shapes, with_attrs

_ROW = "data-slidegen-row"


def mark_legend(svg: str, series: Sequence[str]) -> str:
    """The chart with each entry of its legend in the row of its series."""
    rows = {}
    for shape in read_shapes(svg):
        name = shape.text.strip()
        if "role-legend-label" in shape.classes and name in series and shape.parent is not None:
            rows[shape.parent.at] = {_ROW: str(series.index(name))}
    return with_attrs(svg, rows)


def mark_layers(svg: str) -> tuple[str, list[Part]]:
    """The chart with its layers marked, and these as parts."""
    layers = [shape for shape in read_shapes(svg) if "role-mark" in shape.classes]
    rows = {shape.at: {_ROW: str(row)} for row, shape in enumerate(layers)}
    return with_attrs(svg, rows), [Part(_names(shape), is_numbered=True) for shape in layers]


def _names(layer: Shape) -> tuple[str, ...]:
    """The name that the author gave the layer is in Vega's class."""
    return tuple(name.removesuffix("_marks") for name in sorted(layer.classes) if name.endswith("_marks"))
