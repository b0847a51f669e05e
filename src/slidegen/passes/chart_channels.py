"""The channels of a chart: what stands on its axes, and what its colours mean.

In:  a plan. Out: parts of Vega-Lite's `encoding`.
"""

from __future__ import annotations

from typing import Any

from slidegen.passes.chart_look import FONT_SIZE, SERIES
from slidegen.passes.chart_plan import Axis, Plan, is_years

Encoding = dict[str, Any]

_LETTER = 0.56
"""How wide a letter is on average, in em."""
_SLANT = -32
"""Degrees, for names that do not fit side by side."""
_MOST_YEARS = 12


def colours(plan: Plan) -> Encoding:
    """What tells series apart; nothing where there are none."""
    if not plan.series:
        return {}
    colour: Encoding = {
        "field": "series",
        "type": "nominal",
        "scale": colour_scale(plan.series),
        "title": None,
    }
    if not plan.legend:
        colour["legend"] = None
    return {"color": colour}


def colour_scale(names: tuple[str, ...]) -> Encoding:
    """Each name with its colour."""
    shades = [SERIES[at % len(SERIES)] for at in range(len(names))]
    return {"domain": list(names), "range": shades}


def measured(axis: Axis, column: str) -> Encoding:
    """An axis of numbers or times."""
    scale: Encoding = {}
    if axis.log:
        scale["type"] = "log"
    if axis.low is not None:
        scale["domainMin"] = axis.low
    if axis.high is not None:
        scale["domainMax"] = axis.high
    if axis.zero is not None or axis.low:
        scale["zero"] = bool(axis.zero)
    channel: Encoding = {"field": column, "type": axis.kind, "title": axis.title}
    if scale:
        channel["scale"] = scale
    if axis.format is not None:
        channel["axis"] = {"format": axis.format}
    return channel


def position(plan: Plan) -> Encoding:
    """The x axis of lines and points, whatever stands on it."""
    channel = measured(plan.x, "x")
    values = [row["x"] for row in plan.rows]
    if plan.x.kind == "ordinal":
        return {**channel, "sort": None, "axis": {"labelAngle": _angle(plan, values)}}
    axis: Encoding = {"grid": False}
    if plan.x.kind == "quantitative":
        channel["scale"] = {"zero": False, "nice": False, **channel.get("scale", {})}
        if is_years(values):
            years = sorted(set(values))
            axis |= {"format": "d", "values": years[:: -(-len(years) // _MOST_YEARS)]}
    channel["axis"] = {**axis, **channel.get("axis", {})}
    return channel


def category(plan: Plan, axis: Axis, *, upright: bool) -> Encoding:
    """An axis of names. `upright`: they stand below the chart, side by side."""
    column = "x" if axis is plan.x else "y"
    channel: Encoding = {"field": column, "type": "ordinal", "title": axis.title, "sort": None}
    if plan.sort and plan.type == "bar":
        channel["sort"] = {"field": "y", "op": "sum", "order": plan.sort}
    if upright:
        channel["axis"] = {"labelAngle": _angle(plan, [row[column] for row in plan.rows])}
    return channel


def number_text(axis: Axis, column: str) -> Encoding:
    """A value as a label."""
    text: Encoding = {"field": column, "type": "quantitative"}
    if axis.format is not None:
        text["format"] = axis.format
    return text


def _angle(plan: Plan, values: list[Any]) -> int:
    names = {str(value) for value in values}
    longest = max((len(name) for name in names), default=0)
    room = (plan.width - 70) / max(1, len(names))
    return _SLANT if longest * FONT_SIZE * _LETTER > room else 0
