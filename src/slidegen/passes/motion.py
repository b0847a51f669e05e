"""`v-motion`: an element that flies in (Slidev reference §4.10).

    <div v-motion :initial="{ x: -80 }" :enter="{ x: 0, scale: 1.2 }" :click-1="{ y: 30 }">

In:  the states of a motion. Out: the element at rest where it enters, and a warning: nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import Slide
from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Element
from slidegen.passes.context import Context

_DIRECTIVE = "v-motion"
_STATE = re.compile(
    r":(?:initial|enter|leave|click-\d+(?:-\d+)?|visible(?:-once)?|hovered|focused|tapped|duration|delay)"
)
_TRANSFORMS = (
    ("x", "translateX({})", "px"),
    ("y", "translateY({})", "px"),
    ("scale", "scale({})", ""),
    ("scaleX", "scaleX({})", ""),
    ("scaleY", "scaleY({})", ""),
    ("rotate", "rotate({})", "deg"),
)
_VALUE = re.compile(r"[\w.%+-]+")


def rest_motions(slide: Slide, context: Context) -> None:
    """Put each moving element of `slide` where it comes to rest."""
    for element in slide.index.get("motion", ()):
        if not isinstance(element, Element):
            continue
        name = next(name for name in element.attrs if name.partition(".")[0] == _DIRECTIVE)
        span = element.span_of(name)
        if span is not None:
            context.report.warning(
                "motion-not-shown", "`v-motion` does not move here, the element stands where it enters", span
            )
        style = _style(element.get(":enter"))
        for attribute in [one for one in element.attrs if one == name or _STATE.fullmatch(one)]:
            del element.attrs[attribute]
        if style:
            element.add_style(style)


def _style(written: str | None) -> str:
    try:
        enter = parse_literal(written) if written else None
    except LiteralError:
        return ""
    if not isinstance(enter, Mapping):
        return ""
    moved = [
        form.format(value) for key, form, unit in _TRANSFORMS if (value := _length(enter.get(key), unit))
    ]
    declarations = [f"transform:{' '.join(moved)}"] if moved else []
    opacity = enter.get("opacity")
    if isinstance(opacity, int | float) and opacity < 1:
        declarations.append(f"opacity:{opacity:g}")
    return "; ".join(declarations)


def _length(value: Any, unit: str) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}{unit}"
    return value if isinstance(value, str) and _VALUE.fullmatch(value) else None
