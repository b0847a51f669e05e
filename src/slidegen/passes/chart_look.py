"""How charts look: sizes for the last row of a room, and colours that are the slide's own.

Colours are custom properties, so that another scheme recolours what is already drawn; sizes are CSS px of
the canvas, beside whose text they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEXT = "var(--slidegen-picture-text)"
LINE = "var(--slidegen-picture-line)"
GROUND = "var(--slidegen-picture-ground)"
BACKGROUND = "var(--slidegen-background)"
FONT_SIZE = 15
HALO = {"stroke": BACKGROUND, "strokeWidth": 4, "strokeJoin": "round"}
"""Of a text that may lie over marks: pictures.css paints it below the letters."""
SERIES = tuple(f"var(--slidegen-series-{number})" for number in range(1, 9))
STEPS = (7, 15, 24, 34, 46)
STRONG_STEPS = (10, 24, 40, 58, 78, 100)
"""How much colour the cells of a heat map have, in percent; those with a value in them have less."""


def shades(*, labelled: bool) -> list[str]:
    """The colours of a heat map, from little to much."""
    steps = STEPS if labelled else STRONG_STEPS
    return [f"color-mix(in srgb, var(--slidegen-series-1) {step}%, {BACKGROUND})" for step in steps]


def look() -> dict[str, Any]:
    """Vega-Lite's `config`."""
    text = {"labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE, "labelColor": TEXT, "titleColor": TEXT}
    return {
        "font": "inherit",
        "background": None,
        "padding": 4,
        "view": {"stroke": None},
        "axis": {
            **text,
            "titleFontWeight": 600,
            "titlePadding": 10,
            "labelPadding": 6,
            "labelLimit": 260,
            "gridColor": GROUND,
            "domainColor": LINE,
            "tickColor": LINE,
            "tickCount": 6,
        },
        "axisXDiscrete": {"labelAngle": 0},
        "axisBand": {"ticks": False, "grid": False},
        "legend": {
            **text,
            "orient": "top",
            "symbolSize": 160,
            "symbolStrokeWidth": 3,
            "columnPadding": 22,
            "offset": 12,
            "title": None,
            "labelLimit": 260,
        },
        "title": {"fontSize": 18, "color": "currentcolor", "anchor": "start", "offset": 14},
        "text": {"fontSize": FONT_SIZE, "color": "currentcolor"},
        "rule": {"color": LINE},
        "mark": {"color": SERIES[0]},
        "bar": {"color": SERIES[0]},
        "line": {"color": SERIES[0], "strokeWidth": 3},
        "point": {"color": SERIES[0], "filled": True, "size": 110, "opacity": 1},
        "area": {"color": SERIES[0]},
        "arc": {"color": SERIES[0], "stroke": BACKGROUND, "strokeWidth": 2},
        "range": {
            "category": list(SERIES),
            "ordinal": shades(labelled=False),
            "ramp": shades(labelled=False),
            "heatmap": shades(labelled=False),
            "diverging": shades(labelled=False),
        },
    }


def with_look(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A Vega-Lite chart in the slide's look, as far as it has none of its own."""
    given = spec.get("config")
    return {**spec, "config": _merged(look(), given if isinstance(given, Mapping) else {})}


def _merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(lower)
    for key, value in upper.items():
        below = both.get(key)
        both[key] = (
            _merged(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
        )
    return both
