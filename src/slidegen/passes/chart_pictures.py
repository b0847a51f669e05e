"""A fence → the picture of its chart, drawn by Vega.

In:  a fence in the language `chart` (a YAML of our own, see chart_plan.py) or `vega-lite` (its grammar, as
     YAML or JSON), whose clicks are numbered.
Out: an SVG in the slide's colours and font, and the data as a table for those who do not see it; None where
     it cannot be drawn, which has been said then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from slidegen.cache import cache_key
from slidegen.core.deck import Slide
from slidegen.core.nodes import Element, Fence
from slidegen.core.records import record
from slidegen.engine import EngineError, engine_for, engine_version
from slidegen.icons import with_own_ids
from slidegen.passes.chart_data import Row, read_rows
from slidegen.passes.chart_look import with_look
from slidegen.passes.chart_parts import mark_layers, mark_legend
from slidegen.passes.chart_plan import Plan, make_plan
from slidegen.passes.chart_source import ChartError, ChartSource, read_source
from slidegen.passes.chart_spec import chart_spec, steps_of
from slidegen.passes.chart_table import data_table
from slidegen.passes.context import Context
from slidegen.passes.picture import NEED, Drawing, Look, picture, read_scale
from slidegen.passes.picture_steps import Part
from slidegen.passes.svg_shapes import outward_links
from slidegen.passes.vega_lite import read_vega_lite, with_room
from slidegen.text_widths import widths_of

__all__ = ["NEED", "chart_picture", "vega_lite_picture"]


@record
class _Named:
    """What a chart is called."""

    own_id: str
    title: str
    description: str


ROOM = (860, 364)
"""CSS px that a slide with a title has for a chart, on a canvas of Slidev's size."""

_BUNDLE = "vega"
_FORM = "1"
_KINDS = {"heatmap": "Heat map", "histogram": "Histogram"}


def chart_picture(fence: Fence, own_id: str, slide: Slide, context: Context) -> Element | None:
    """The picture of a `chart`; ids in it begin with `own_id`."""
    with suppress(ChartError):
        return _chart(fence, own_id, slide, context)
    return None


def vega_lite_picture(fence: Fence, own_id: str, slide: Slide, context: Context) -> Element | None:
    """The same of a `vega-lite`."""
    with suppress(ChartError):
        return _vega_lite(fence, own_id, slide, context)
    return None


def _chart(fence: Fence, own_id: str, slide: Slide, context: Context) -> Element:
    source = read_source(fence, context.report)
    rows = read_rows(source.values.get("data"), source, slide.source.folder, context)
    plan = make_plan(source, rows, _room(context))
    answer = _drawn(chart_spec(plan, steps=bool(fence.ranges)), source, context)
    parts: list[Part] = []
    if fence.ranges:
        parts = [Part((name,), is_numbered=True) for name in steps_of(plan)]
        answer["svg"] = mark_legend(answer["svg"], plan.series)
    named = _Named(own_id, plan.title or _title(plan), plan.description)
    made = _picture(fence, answer, named, parts, context)
    made.children.append(data_table(rows, _columns(source, rows), named.title))
    return made


def _vega_lite(fence: Fence, own_id: str, slide: Slide, context: Context) -> Element:
    source = read_source(fence, context.report)
    spec, rows = read_vega_lite(source, slide.source.folder, context)
    answer = _drawn(with_look(with_room(spec, *_room(context))), source, context)
    for word in dict.fromkeys(answer["said"]):
        message = f"Vega-Lite says of this chart: {word.rstrip('.')}"
        context.report.warning("chart-doubtful", message, fence.span)
    parts: list[Part] = []
    if fence.ranges:
        answer["svg"], parts = mark_layers(answer["svg"])
    named = _Named(own_id, _title_text(spec.get("title")) or "Chart", str(spec.get("description") or ""))
    made = _picture(fence, answer, named, parts, context)
    if rows:
        columns = list(dict.fromkeys(name for row in rows for name in row))
        made.children.append(data_table(rows, columns, named.title))
    return made


def _room(context: Context) -> tuple[int, int]:
    """A canvas of another size or ratio has another room."""
    return context.config.width - 120, round(context.config.height * ROOM[1] / 552)


def _drawn(spec: Mapping[str, Any], source: ChartSource, context: Context) -> dict[str, Any]:
    """What Vega made of `spec`. Raises ChartError."""
    widths = widths_of(context.config.text_font)
    question = json.dumps(spec, ensure_ascii=False, default=str)
    key = cache_key(_FORM, engine_version(_BUNDLE), question, json.dumps(widths))
    kept = context.cache.get(_BUNDLE, key)
    if kept is not None:
        answer: dict[str, Any] = json.loads(kept)
    else:
        try:
            answer = engine_for(_BUNDLE).call("chart", json.loads(question), widths)
        except EngineError as error:
            message = f"this chart cannot be drawn: {error.message}"
            raise source.fail("chart-not-drawn", message, "", "draw less in one chart") from None
        context.cache.put(_BUNDLE, key, json.dumps(answer).encode())
    if "err" in answer:
        raise source.fail("chart-not-drawn", f"this chart cannot be drawn: {answer['err']}", "")
    return answer


def _picture(
    fence: Fence, answer: Mapping[str, Any], named: _Named, parts: Sequence[Part], context: Context
) -> Element:
    svg = with_own_ids(outward_links(answer["svg"]), f"{named.own_id}-").replace(
        "<svg ", '<svg role="img" ', 1
    )
    drawing = Drawing(svg, answer["width"], answer["height"])
    drawing = drawing.named(named.title, named.description, named.own_id)
    scale = read_scale(fence, fence.options, context.report)
    look = Look(("slidegen-picture", "slidegen-chart"), scale)
    return picture(fence, drawing, look, parts, context.report)


def _title(plan: Plan) -> str:
    """What the chart is called when nobody has said."""
    kind = _KINDS.get(plan.type, f"{plan.type.capitalize()} chart")
    what = [axis.title for axis in (plan.y, plan.x) if axis is not None and axis.title]
    return f"{kind}: {' by '.join(what)}" if what else kind


def _title_text(title: Any) -> str:
    text = title.get("text") if isinstance(title, Mapping) else title
    return " ".join(str(one) for one in text) if isinstance(text, list) else str(text or "")


def _columns(source: ChartSource, rows: Sequence[Row]) -> list[str]:
    """The columns that the chart shows, in the order of the data."""
    named: list[str] = []
    for key in ("x", "y", "series", "value", "size", "labels"):
        given = source.values.get(key)
        for one in given if isinstance(given, list) else [given]:
            named.append(str(one.get("field")) if isinstance(one, Mapping) else str(one))
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return [name for name in columns if name in named] or columns
