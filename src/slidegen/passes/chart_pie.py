"""A pie, with the name of each slice beside it.

In:  a plan. Out: its layers. Vega centres the text of a slice on a point; here it stands on its own side of
     the pie, so that a long name does not lie over it.
"""

from __future__ import annotations

import math

from slidegen.passes.chart_channels import Encoding, colour_scale
from slidegen.passes.chart_data import Row
from slidegen.passes.chart_plan import Plan

MARGIN = 44
"""CSS px over and under a pie together, for what stands there."""
_GAP = 12
"""CSS px from the pie to a name."""


def pie(plan: Plan) -> tuple[list[Encoding], Encoding]:
    """The slices, and their names."""
    names = tuple(dict.fromkeys(str(row["x"]) for row in plan.rows))
    radius = (plan.height - MARGIN) / 2
    encoding: Encoding = {
        "x": {"value": plan.width / 2},
        "y": {"value": plan.height / 2},
        "theta": {"field": "y", "type": "quantitative", "stack": True},
        "order": {"field": "place", "type": "quantitative"},
        "color": {"field": "x", "type": "nominal", "scale": colour_scale(names), "legend": None},
    }
    slices: Encoding = {"mark": {"type": "arc", "outerRadius": radius}, "encoding": encoding}
    return [slices, *_names(plan, radius + _GAP)], {}


def _names(plan: Plan, radius: float) -> list[Encoding]:
    total = sum(row.get("y") or 0 for row in plan.rows) or 1
    digits = ".1f" if plan.format == ".1%" else ".0f"
    sides: dict[str, list[Row]] = {"right": [], "left": []}
    before = 0.0
    for row in plan.rows:
        share = (row.get("y") or 0) / total
        angle = 2 * math.pi * (before + share / 2)
        before += share
        percent = f"{100 * share:{digits}}%"
        place = {
            "told": f"{row['x']} {percent}" if plan.legend else percent,
            "across": plan.width / 2 + radius * math.sin(angle),
            "down": plan.height / 2 - radius * math.cos(angle),
        }
        sides["right" if math.sin(angle) >= 0 else "left"].append({**row, **place})
    return [_side(side, rows) for side, rows in sides.items() if rows]


def _side(side: str, rows: list[Row]) -> Encoding:
    place: Encoding = {"type": "quantitative", "scale": None, "axis": None}
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "align": "left" if side == "right" else "right", "baseline": "middle"},
        "encoding": {
            "x": {"field": "across", **place},
            "y": {"field": "down", **place},
            "text": {"field": "told"},
        },
    }
