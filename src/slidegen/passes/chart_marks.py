"""The marks of each type of chart.

In:  a plan. Out: layers of Vega-Lite, and the encoding that they have in common.
"""

from __future__ import annotations

from collections.abc import Callable

from slidegen.passes.chart_channels import Encoding, category, colours, measured, number_text, position
from slidegen.passes.chart_look import BACKGROUND, FONT_SIZE, HALO, shades
from slidegen.passes.chart_pie import pie
from slidegen.passes.chart_plan import Plan

Built = tuple[list[Encoding], Encoding]


def bars(plan: Plan) -> Built:
    """Bars side by side, or on top of each other."""
    assert plan.y is not None
    across, along, offset = ("y", "x", "yOffset") if plan.horizontal else ("x", "y", "xOffset")
    encoding: Encoding = {across: category(plan, plan.x, upright=not plan.horizontal)}
    encoding[along] = {**measured(plan.y, "y"), "stack": plan.stack}
    encoding |= colours(plan)
    if plan.stack:
        # Bars and their labels in one order: without it each sorts by what it is told apart by.
        encoding["order"] = {"field": "rank", "type": "quantitative"}
    if plan.series and plan.stack is None:
        encoding[offset] = {"field": "series", "sort": None}
    layers: list[Encoding] = [{"mark": {"type": "bar", "cornerRadiusEnd": 0 if plan.stack else 3}}]
    if plan.stack == "normalize":
        encoding[along]["axis"] = {"format": "%", **encoding[along].get("axis", {})}
    if plan.labels and plan.stack:
        text: Encoding = {"color": {"value": BACKGROUND}, "detail": {"field": "series"}}
        text |= {"text": number_text(plan.y, "y"), along: {**encoding[along], "bandPosition": 0.5}}
        layers.append({"mark": {"type": "text", "baseline": "middle"}, "encoding": text})
    elif plan.labels:
        place: Encoding = {"align": "left", "baseline": "middle", "dx": 6} if plan.horizontal else {"dy": -10}
        text = {"color": {"value": "currentcolor"}, "text": number_text(plan.y, "y")}
        layers.append({"mark": {"type": "text", **place}, "encoding": text})
    return layers, encoding


def lines(plan: Plan) -> Built:
    """Lines with their points."""
    assert plan.y is not None
    encoding: Encoding = {"x": position(plan), "y": measured(plan.y, "y"), **colours(plan)}
    layers: list[Encoding] = [{"mark": {"type": "line"}}, {"mark": {"type": "point", "size": 70}}]
    if plan.labels:
        text = {"color": {"value": "currentcolor"}, "text": number_text(plan.y, "y")}
        layers.append({"mark": {"type": "text", "dy": -14, **HALO}, "encoding": text})
    return layers, encoding


def areas(plan: Plan) -> Built:
    """Areas, on top of each other where there are several."""
    assert plan.y is not None
    encoding: Encoding = {"x": position(plan), "y": measured(plan.y, "y"), **colours(plan)}
    encoding["y"]["stack"] = plan.stack or ("zero" if plan.series else None)
    if plan.series:
        if plan.legend:
            encoding["color"]["legend"] = {"symbolType": "square"}
        encoding["order"] = {"field": "rank", "type": "quantitative"}
        return [{"mark": {"type": "area", "stroke": BACKGROUND, "strokeWidth": 1}}], encoding
    return [{"mark": {"type": "area", "fillOpacity": 0.25}}, {"mark": {"type": "line"}}], encoding


def points(plan: Plan) -> Built:
    """Points, as large as a column says, with the texts of another."""
    assert plan.y is not None
    encoding: Encoding = {"x": position(plan), "y": measured(plan.y, "y"), **colours(plan)}
    for channel in ("x", "y"):
        scale = {"zero": False, "padding": 36, "nice": True, **encoding[channel].get("scale", {})}
        encoding[channel]["scale"] = scale
    mark: Encoding = {"mark": {"type": "point", "size": 130}}
    if any("size" in row for row in plan.rows):
        scale = {"range": [60, 1200]}
        mark["encoding"] = {"size": {"field": "size", "type": "quantitative", "legend": None, "scale": scale}}
    if not any(row.get("label") is not None for row in plan.rows):
        return [mark], encoding
    text = {"color": {"value": "currentcolor"}, "text": {"field": "label"}}
    words: Encoding = {"type": "text", "dy": -16, "fontSize": FONT_SIZE - 1, **HALO}
    return [mark, {"mark": words, "encoding": text}], encoding


def histogram(plan: Plan) -> Built:
    """How many rows are in each of some equal parts of the axis."""
    encoding: Encoding = {
        "x": {"field": "x", "type": "quantitative", "bin": {"maxbins": plan.bins}, "title": plan.x.title},
        "y": {"aggregate": "count", "title": "Count", "axis": {"tickMinStep": 1, "format": "d"}},
        **colours(plan),
    }
    return [{"mark": {"type": "bar", "binSpacing": 2}}], encoding


def heat_map(plan: Plan) -> Built:
    """Cells, as strong as their value."""
    assert plan.y is not None
    assert plan.value is not None
    legend: Encoding = {"type": "symbol", "symbolType": "square", "symbolStrokeWidth": 0, "symbolSize": 260}
    if plan.value.format:
        legend["format"] = plan.value.format
    colour: Encoding = {
        "field": "value",
        "type": "quantitative",
        "scale": {"type": "quantize", "range": shades(labelled=plan.labels)},
        "title": plan.value.title,
        "legend": legend if plan.legend and not plan.labels else None,
    }
    encoding: Encoding = {
        "x": category(plan, plan.x, upright=True),
        "y": category(plan, plan.y, upright=False),
        "color": colour,
    }
    layers: list[Encoding] = [{"mark": {"type": "rect", "stroke": BACKGROUND, "strokeWidth": 2}}]
    if plan.labels:
        text = {"text": number_text(plan.value, "value"), "color": {"value": "currentcolor"}}
        layers.append({"mark": {"type": "text", "baseline": "middle"}, "encoding": text})
    return layers, encoding


MARKS: dict[str, Callable[[Plan], Built]] = {
    "area": areas,
    "bar": bars,
    "heatmap": heat_map,
    "histogram": histogram,
    "line": lines,
    "pie": pie,
    "scatter": points,
}
"""Type of a chart → its marks."""
