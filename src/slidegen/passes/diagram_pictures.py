"""A fence → the picture of its Mermaid diagram, drawn by Pele.

In:  a fence in the language `mermaid` whose clicks are numbered.
Out: an SVG in the theme's colours and font, named and described for those who do not see it; None where it
     does not parse or is of a type that nobody draws, which has been said then.

Pele runs for what is not in the cache alone: no diagram that is new, and no engine starts.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from slidegen.cache import cache_key
from slidegen.core.nodes import Element, Fence
from slidegen.core.records import record
from slidegen.engine import EngineError, Json, engine_for, engine_version
from slidegen.passes.context import Context
from slidegen.passes.diagram_icons import icons_in
from slidegen.passes.diagram_options import DiagramOptions, read_diagram_options
from slidegen.passes.diagram_parts import mark_diagram
from slidegen.passes.diagram_text import describe, explain, kind_name
from slidegen.passes.picture import NEED, Drawing, picture, place_in_code
from slidegen.passes.picture_steps import Part
from slidegen.passes.svg_shapes import outward_links
from slidegen.text_widths import widths_of

_BUNDLE = "pele"
_FORM = "1"
"""Of what is kept: another number when what the bundle gives changes its form."""

__all__ = ["NEED", "diagram_picture"]


@record
class Drawn:
    """What Pele made of a diagram."""

    answer: dict[str, Any]
    """As entries/pele.js gives it."""
    prefix: str
    """Starts each id in it, and stands nowhere else."""


def diagram_picture(fence: Fence, own_id: str, context: Context) -> Element | None:
    """The picture of `fence`; ids in it begin with `own_id`."""
    options = read_diagram_options(fence, context)
    drawn = _draw(fence, options, context)
    answer = drawn.answer
    if "err" in answer:
        _report(fence, answer, context)
        return None
    title = answer["title"] or kind_name(answer["kind"])
    told = answer["description"] or describe(answer)
    svg, parts = outward_links(answer["svg"].replace(drawn.prefix, own_id)), list[Part]()
    if fence.ranges:
        svg, parts = mark_diagram(svg, fence.code, answer["links"])
    drawing = Drawing(svg, answer["width"], answer["height"]).named(title, told, own_id)
    return picture(fence, drawing, options.look, parts, context.report)


def _draw(fence: Fence, options: DiagramOptions, context: Context) -> Drawn:
    widths = widths_of(context.config.text_font)
    prefix = f"p{hashlib.sha256(fence.code.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    icons = icons_in(fence.code, context.icons, prefix)
    question = json.dumps([options.config, icons], sort_keys=True)
    key = cache_key(_FORM, engine_version(_BUNDLE), fence.code, question, json.dumps(widths))
    kept = context.cache.get(_BUNDLE, key)
    if kept is not None:
        return Drawn(json.loads(kept), prefix)
    given: dict[str, Json] = {"prefix": prefix, "config": options.config, "widths": widths, "icons": icons}
    try:
        answer = engine_for(_BUNDLE).call("diagram", fence.code, given)
    except EngineError as error:
        # A limit: another machine may do better, so it is not kept.
        return Drawn({"err": error.message, "code": "limit", "line": 0, "column": 0}, prefix)
    context.cache.put(_BUNDLE, key, json.dumps(answer).encode())
    return Drawn(answer, prefix)


def _report(fence: Fence, answer: dict[str, Any], context: Context) -> None:
    message, hint, length = explain(answer, fence.code)
    if answer["code"] == "unsupported-diagram":
        span = place_in_code(fence, 1, 1, length)
        context.report.warning("diagram-not-drawn", message, span, hint)
        return
    line, column = answer["line"], answer["column"]
    span = place_in_code(fence, line, column, length) if line else fence.span
    context.report.error("unreadable-diagram", message, span, hint)
