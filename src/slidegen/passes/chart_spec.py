"""A plan → what Vega-Lite is told.

In:  a `Plan`. Out: a Vega-Lite chart with its data inside. Columns are called `x`, `y`, `series` and so on,
     so that no name of the author's is taken for a path; `row` says which step a mark comes at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slidegen.passes.chart_look import with_look
from slidegen.passes.chart_marks import MARKS
from slidegen.passes.chart_notes import note_layers
from slidegen.passes.chart_plan import Plan

_TITLE = 34
"""CSS px that a title takes over a pie, which is not fitted into its height."""


def steps_of(plan: Plan) -> list[str]:
    """What comes step by step: series; without them, what stands on the x axis; then annotations."""
    names: list[str] = list(plan.series)
    if not names and plan.type in ("line", "area") and plan.y is not None:
        names = [plan.y.title or plan.y.field]
    elif not names and plan.type != "histogram":
        names = list(dict.fromkeys(_name(row) for row in plan.rows))
    return [*names, *(note.text or f"annotation {at}" for at, note in enumerate(plan.notes, 1))]


def chart_spec(plan: Plan, *, steps: bool) -> dict[str, Any]:
    """The chart of `plan`. With `steps`, each mark says its row."""
    is_pie = plan.type == "pie"
    height = plan.height - (_TITLE if is_pie and plan.title else 0)
    ranks = {name: at for at, name in enumerate(plan.series)}
    rows = [
        {**row, "place": at, "rank": ranks.get(row.get("series", ""), 0)}
        for at, row in enumerate(_with_steps(plan) if steps else plan.rows)
    ]
    plan = replace(plan, rows=rows, height=height)
    layers, shared = MARKS[plan.type](plan)
    if steps:
        for layer in layers:
            layer.setdefault("encoding", {})["description"] = {"field": "row"}
    count = len(steps_of(plan)) - len(plan.notes)
    drawn = [{**layer, "encoding": {**shared, **layer.get("encoding", {})}} for layer in layers]
    for at, note in enumerate(plan.notes):
        row = f"§{count + at}" if steps else None
        drawn += note_layers(note, shared, row, turned=plan.type == "bar" and plan.horizontal)
    spec: dict[str, Any] = {
        "width": plan.width,
        "height": height,
        "autosize": {"type": "pad" if is_pie else "fit", "contains": "padding"},
        "data": {"values": rows},
        "layer": drawn,
    }
    if plan.title:
        spec["title"] = plan.title
    return with_look(spec)


def _with_steps(plan: Plan) -> list[dict[str, Any]]:
    places = {name: f"§{at}" for at, name in reversed(list(enumerate(steps_of(plan))))}
    return [
        {**row, "row": places.get(row["series"] if plan.series else _name(row), "§0")} for row in plan.rows
    ]


def _name(row: dict[str, Any]) -> str:
    label = row.get("label")
    return str(row["x"] if label is None else label)
