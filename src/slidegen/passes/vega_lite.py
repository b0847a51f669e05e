"""A chart in Vega-Lite's own grammar: what is checked before Vega sees it, and its room on the slide.

    mark: bar
    data: {url: sales.csv}
    encoding: {x: {field: year}, y: {field: sales, type: quantitative}}

In:  the source. Out: the same with its data inside and a size; a mark or a column with a slip is told at
     its place, where Vega would throw, or draw nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import did_you_mean
from slidegen.passes.chart_data import Row, read_rows
from slidegen.passes.chart_source import ChartSource
from slidegen.passes.context import Context

MARKS = (
    "arc area bar boxplot circle errorband errorbar geoshape line point rect rule square text tick trail"
).split()
"""Without `image`, whose pictures the page would ask for."""

_INNER = ("layer", "concat", "hconcat", "vconcat")
_OWN_SIZE = ("concat", "hconcat", "vconcat", "repeat", "facet")


def read_vega_lite(source: ChartSource, folder: Path, context: Context) -> tuple[dict[str, Any], list[Row]]:
    """The chart, and the rows of its data. Raises ChartError."""
    spec = dict(source.values)
    for path, view in _views(spec):
        _check_mark(source, path, view)
    rows: list[Row] = []
    data = spec.get("data")
    if isinstance(data, Mapping) and "url" in data:
        rows = read_rows(str(data["url"]), source, folder, context)
        kept = {key: value for key, value in data.items() if key not in ("url", "format")}
        spec["data"] = {**kept, "values": rows}
    elif isinstance(data, Mapping) and isinstance(data.get("values"), list):
        rows = [dict(row) for row in data["values"] if isinstance(row, Mapping)]
    if rows and not any("transform" in view or "data" in view for path, view in _views(spec) if path):
        _check_columns(source, spec, rows)
    return spec, rows


def with_room(spec: Mapping[str, Any], width: int, height: int) -> dict[str, Any]:
    """`spec` in the size that a slide has for it, where it says none."""
    if any(key in spec for key in _OWN_SIZE):
        return dict(spec)
    room: dict[str, Any] = {"width": width, "height": height}
    room = {key: spec[key] if spec.get(key, "container") != "container" else room[key] for key in room}
    return {"autosize": {"type": "fit", "contains": "padding"}, **spec, **room}


def _views(spec: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield path, spec
    for key in _INNER:
        inner = spec.get(key)
        for at, view in enumerate(inner if isinstance(inner, list) else []):
            if isinstance(view, Mapping):
                yield from _views(view, f"{path}.{key}.{at}".strip("."))
    inside = spec.get("spec")
    if isinstance(inside, Mapping):
        yield from _views(inside, f"{path}.spec".strip("."))


def _check_mark(source: ChartSource, path: str, view: Mapping[str, Any]) -> None:
    mark = view.get("mark")
    name = mark.get("type") if isinstance(mark, Mapping) else mark
    if name is None or name in MARKS:
        return
    place = ".".join(filter(None, (path, "mark", "type" if isinstance(mark, Mapping) else "")))
    near = did_you_mean(str(name), MARKS)
    hint = f"write `{near}`" if near else f"there are: {', '.join(MARKS)}"
    raise source.fail("chart-not-drawn", f"Vega-Lite has no mark `{name}` that is drawn here", place, hint)


def _check_columns(source: ChartSource, spec: Mapping[str, Any], rows: list[Row]) -> None:
    if "transform" in spec or "repeat" in spec:
        return
    columns = list(dict.fromkeys(name for row in rows for name in row))
    for path, view in _views(spec):
        encoding = view.get("encoding")
        for channel, told in encoding.items() if isinstance(encoding, Mapping) else ():
            field = told.get("field") if isinstance(told, Mapping) else None
            if not isinstance(field, str) or field in columns or any(sign in field for sign in ".[\\"):
                continue
            near = did_you_mean(field, columns)
            place = ".".join(filter(None, (path, "encoding", str(channel), "field")))
            hint = f"write `{near}`" if near else f"there are: {', '.join(columns)}"
            raise source.fail("unknown-column", f"the data has no column `{field}`", place, hint)
