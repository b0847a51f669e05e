"""`v-drag`: an element at a place of its own on the canvas (Slidev reference §4.11).

    <div v-drag="[100, 80, 200, _, 15]">   <img v-drag="'logo'">   <v-drag pos="100,80,200,_">

In:  left, top, width and height in CSS px of the canvas, and a rotation in degrees, as written or under
     a name in the frontmatter's `dragPos`. Out: the same element, placed by its style. Nothing is
     dragged in the page: that is what the editor of Slidev is for.
"""

from __future__ import annotations

import math
import re
from typing import Any

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Element
from slidegen.core.paragraphs import mend_paragraphs
from slidegen.passes.context import Context
from slidegen.passes.index import DRAG_COMPONENTS

_DIRECTIVE = "v-drag"
_AUTO = frozenset({"_", "nan", ""})


def place_dragged(slide: Slide, context: Context) -> None:
    """Put each dragged element of `slide` in its place."""
    dragged = slide.index.get("drag", ())
    for element in dragged:
        if not isinstance(element, Element):
            continue
        name = next((name for name in ("pos", ":pos", _DIRECTIVE) if name in element.attrs), _DIRECTIVE)
        written = element.get(name) or ""
        span = element.span_of(name) or slide.source.span
        if element.tag in DRAG_COMPONENTS:
            element.tag = "div"
            element.add_class("p-1")
        for attribute in [
            one for one in element.attrs if one.partition(".")[0] in ("pos", ":pos", _DIRECTIVE)
        ]:
            del element.attrs[attribute]
        style = _style(_value(written, name), slide)
        if style is not None:
            element.add_style(style)
        else:
            _refuse(written, span, context)
    if dragged:
        mend_paragraphs(slide.body)  # a component in a line of text has become a block


def _value(written: str, name: str) -> Any:
    """A prop is text; a directive is a literal, in which `_` stands for a height that is not given."""
    if name == "pos":
        return written
    try:
        return parse_literal(re.sub(r"(?<![\w'\"])(?:_|NaN)(?![\w'\"])", "null", written))
    except LiteralError:
        return None


def _style(value: Any, slide: Slide) -> str | None:
    """The declarations for a place; None when it is none."""
    if isinstance(value, str) and "," not in value:
        places = slide.settings.get("dragPos")
        value = places.get(value) if isinstance(places, dict) else None
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or len(parts) not in (4, 5):
        return None
    numbers = [_number(part) for part in parts]
    left, top, width, height = numbers[:4]
    if left is None or top is None or width is None:
        return None
    turned = (numbers[4] if len(numbers) == 5 else None) or 0
    return (
        f"position:absolute; z-index:100; left:{left:g}px; top:{top:g}px; width:{width:g}px; "
        f"height:{'auto' if height is None else f'{height:g}px'}; "
        f"transform-origin:center center; transform:rotate({turned:g}deg)"
    )


def _number(part: Any) -> float | None:
    if part is None or str(part).strip().lower() in _AUTO:
        return None
    try:
        number = float(part)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _refuse(written: str, span: Span, context: Context) -> None:
    what = f"`{written}` is no place on the slide" if written else "v-drag says no place"
    context.report.error(
        "drag-without-place", what, span, "write [left, top, width, height, degrees], or a name of `dragPos`"
    )
