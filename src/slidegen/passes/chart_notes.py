"""Annotations of a chart: a line across it, a band, or a text at a point.

In:  an annotation, the encoding of the chart. Out: layers of Vega-Lite.
"""

from __future__ import annotations

from typing import Any

from slidegen.passes.chart_channels import Encoding
from slidegen.passes.chart_look import HALO, LINE, SERIES
from slidegen.passes.chart_plan import Note

_SHARED = ("type", "title", "scale", "sort")
"""What an annotation takes over from the axis that it stands on."""


def note_layers(note: Note, encoding: Encoding, row: str | None, *, turned: bool) -> list[Encoding]:
    """The layers of `note`. `turned`: the x axis of the author stands upright. `row`: of its step."""
    given = {"y" if (name == "x") == turned else "x": getattr(note, name) for name in ("x", "y")}
    at = {
        channel: {**_shared(encoding[channel]), "field": channel}
        for channel, value in given.items()
        if value is not None and channel in encoding
    }
    text: Encoding = {"text": {"field": "text"}}
    if row is not None:
        text["description"] = {"field": "row"}
    data = {"values": [_values(note, given, row)]}
    if len(at) == 2:
        mark = {"type": "text", "dy": -18, "fontWeight": 600, **HALO}
        return [{"data": data, "mark": mark, "encoding": {**at, **text}}]
    return [{"data": data, **layer} for layer in _across(at, given, text)]


def _across(at: dict[str, Encoding], given: dict[str, Any], text: Encoding) -> list[Encoding]:
    """A line or a band across the chart, with its text at the end."""
    channel = next(iter(at))
    is_band = isinstance(given[channel], list)
    said = {"description": text["description"]} if "description" in text else {}
    if is_band:
        mark: Encoding = {"type": "rect", "color": SERIES[0], "opacity": 0.14}
        edges: Encoding = {**at, f"{channel}2": {"field": f"{channel}2"}}
    else:
        mark = {"type": "rule", "color": LINE, "strokeDash": [6, 5], "strokeWidth": 2}
        edges = dict(at)
    words: Encoding = {"type": "text", "fontWeight": 600, **HALO}
    place: Encoding = {channel: {**at[channel], "field": f"{channel}Text"}}
    if channel == "y":  # beside the chart, where no mark is
        words |= {"align": "left", "dx": 8, "baseline": "middle"}
        place["x"] = {"value": "width"}
    else:
        words |= {"baseline": "top", "dy": 2}
        words |= {"align": "right", "dx": -6} if is_band else {"align": "left", "dx": 7}
        place["y"] = {"value": 0}
    return [{"mark": mark, "encoding": {**edges, **said}}, {"mark": words, "encoding": {**place, **text}}]


def _shared(channel: Encoding) -> Encoding:
    return {key: channel[key] for key in _SHARED if key in channel}


def _values(note: Note, given: dict[str, Any], row: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {"text": note.text}
    for channel, value in given.items():
        if isinstance(value, list):
            values |= {channel: value[0], f"{channel}2": value[1], f"{channel}Text": _text_at(channel, value)}
        elif value is not None:
            values |= {channel: value, f"{channel}Text": value}
    return values if row is None else {**values, "row": row}


def _text_at(channel: str, band: list[Any]) -> Any:
    """The text of a band stands at its middle; of one that is upright, at its end."""
    low, high = band
    is_number = isinstance(low, int | float) and isinstance(high, int | float)
    return (low + high) / 2 if channel == "y" and is_number else high
