"""What a chart shows: the keys of its YAML, checked against its data.

    type: bar            bar, line, area, scatter, pie, histogram, heatmap
    x: month             a column; or {field: month, title: Month, log: true, format: .0%, min: 0, max: 9}
    y: [sales, costs]    a column or several
    series: region       the column that colours tell apart
    stack: true          or normalize; bars and areas
    labels: true         the values, or a column with texts
    annotations: [{y: 80, text: goal}, {x: 3, y: 5, text: here}, {y: [60, 80], text: normal}]

In:  the source and its rows. Out: a `Plan`, or an error at the value that cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from slidegen.core.diagnostics import did_you_mean
from slidegen.core.records import record
from slidegen.passes.chart_data import Row, is_number
from slidegen.passes.chart_source import ChartSource

TYPES = ("bar", "line", "area", "scatter", "pie", "histogram", "heatmap")
KEYS = (
    "type data x y series value size labels title description stack horizontal log bins annotations format "
    "legend sort width height"
).split()
AXIS_KEYS = ("field", "title", "log", "format", "min", "max", "zero")
NOTE_KEYS = ("x", "y", "text")

Kind = Literal["quantitative", "temporal", "ordinal"]
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)?")
_FIRST_YEAR, _LAST_YEAR = 1500, 2300


@record
class Axis:
    """A column on an axis."""

    field: str
    kind: Kind
    title: str | None
    log: bool = False
    format: str | None = None
    low: float | None = None
    high: float | None = None
    zero: bool | None = None


@record
class Note:
    """An annotation: at a value, between two values, or at a point."""

    text: str
    x: Any = None
    """A value, or two of them."""
    y: Any = None


@record
class Plan:
    """A chart as it will be drawn."""

    type: str
    rows: Sequence[Row]
    """`x`, `y`, `series`, `value`, `size`, `label`: what the chart calls its columns."""
    x: Axis
    y: Axis | None
    series: tuple[str, ...]
    """In the order of the data; empty without a column for them."""
    value: Axis | None
    notes: tuple[Note, ...]
    labels: bool
    format: str | None
    stack: str | None
    horizontal: bool
    bins: int
    sort: str | None
    legend: bool
    title: str
    description: str
    width: int
    height: int


def make_plan(source: ChartSource, rows: Sequence[Row], size: tuple[int, int]) -> Plan:
    """What the chart of `source` shows; `size` is what it has room for. Raises ChartError."""
    return _Reader(source, rows, source.choice("type", source.values.get("type"), TYPES)).plan(size)


@record
class _Reader:
    source: ChartSource
    rows: Sequence[Row]
    type: str

    def plan(self, size: tuple[int, int]) -> Plan:
        values = self.source.values
        self.source.check_keys(values, KEYS)
        x = self._axis("x", self._default("x", "name"))
        several = isinstance(values.get("y"), list)
        y = None if self.type == "histogram" else self._y(several)
        value = self._axis("value", values.get("value", "value")) if self.type == "heatmap" else None
        label = values.get("labels")
        columns = {"x": x.field, "size": values.get("size"), "value": value.field if value else None}
        columns["label"] = label if isinstance(label, str) else None
        for key in ("size", "label"):
            if columns[key] is not None:
                self._column({"label": "labels"}.get(key, key), columns[key])
        series = None if several else values.get("series")
        if series is not None:
            self._column("series", series)
        rows = self._rows(columns, y, series, values.get("y") if several else None)
        names = tuple(dict.fromkeys(str(row["series"]) for row in rows)) if several or series else ()
        return Plan(
            type=self.type,
            rows=rows,
            x=x,
            y=y,
            series=names,
            value=value,
            notes=self._notes(),
            labels=bool(label),
            format=self._format(),
            stack=self._stack(),
            horizontal=self._flag("horizontal", False),
            bins=self._number("bins", 12, 2, 200),
            sort=self._sort(),
            legend=self._flag("legend", True),
            title=str(values.get("title") or ""),
            description=str(values.get("description") or ""),
            width=self._number("width", size[0], 80, 4000),
            height=self._number("height", size[1], 60, 4000),
        )

    def _default(self, key: str, name: str) -> Any:
        given = self.source.values.get(key)
        for usual in (key, name):
            if given is None and all(usual in row for row in self.rows):
                return usual
        if given is None:
            hint = f"write `{key}:` and one of {', '.join(self._columns())}"
            raise self.source.fail("chart-not-drawn", f"a {self.type} chart needs `{key}`", "", hint)
        return given

    def _columns(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row))

    def _column(self, path: str, name: Any) -> str:
        """`name`, which is a column. Raises ChartError."""
        columns = self._columns()
        if str(name) in columns:
            return str(name)
        near = did_you_mean(str(name), columns)
        hint = f"write `{near}`" if near else f"there are: {', '.join(columns)}"
        raise self.source.fail("unknown-column", f"the data has no column `{name}`", path, hint)

    def _axis(self, key: str, given: Any) -> Axis:
        told = given if isinstance(given, Mapping) else {"field": given}
        if isinstance(given, Mapping):
            self.source.check_keys(given, AXIS_KEYS, key)
        path = f"{key}.field" if isinstance(given, Mapping) else key
        field = self._column(path, told["field"] if "field" in told else self._default(key, key))
        values = [row.get(field) for row in self.rows if row.get(field) is not None]
        log = bool(told.get("log")) or self.source.values.get("log") in (key, "both")
        kind = _kind(values, is_category=self._is_category(key))
        if key in ("value",) or (key == "y" and self.type not in ("heatmap",)):
            self._check_numbers(values, field, path)
            kind = "quantitative"
        if log and any(not is_number(one) or float(one or 0) <= 0 for one in values):
            raise self.source.fail(
                "chart-not-drawn", f"a log axis shows numbers above 0, not all of `{field}` are", path
            )
        return Axis(
            field,
            kind,
            str(told["title"]) if told.get("title") is not None else None if "title" in told else field,
            log=log,
            format=_text(told.get("format")) or (None if key == "x" else self._format()),
            low=told["min"] if is_number(told.get("min")) else None,
            high=told["max"] if is_number(told.get("max")) else None,
            zero=told.get("zero") if isinstance(told.get("zero"), bool) else None,
        )

    def _is_category(self, key: str) -> bool:
        return self.type in ("pie", "heatmap") or (self.type == "bar" and key == "x")

    def _check_numbers(self, values: Sequence[Any], field: str, path: str) -> None:
        wrong = next((one for one in values if not is_number(one)), None)
        if wrong is not None:
            hint = "leave a value out where there is none"
            place = self._place(field, wrong) or path
            raise self.source.fail("chart-not-drawn", f"`{wrong}` in `{field}` is no number", place, hint)

    def _place(self, field: str, value: Any) -> str | None:
        """Where a value of the data stands, when it stands in the fence."""
        for at, row in enumerate(self.rows):
            if row.get(field) is value:
                places = (f"data.{at}.{field}", f"data.{field}.{at}", f"data.{row.get('name')}")
                return next((place for place in places if place in self.source.document.places), None)
        return None

    def _y(self, several: bool) -> Axis:
        if not several:
            return self._axis("y", self._default("y", "value"))
        names = [self._column(f"y.{at}", name) for at, name in enumerate(self.source.values["y"])]
        for at, name in enumerate(names):
            self._check_numbers(
                [row[name] for row in self.rows if row.get(name) is not None], name, f"y.{at}"
            )
        log = self.source.values.get("log") in ("y", "both")
        return Axis("y", "quantitative", None, log=log, format=self._format())

    def _format(self) -> str | None:
        return _text(self.source.values.get("format"))

    def _rows(
        self, columns: Mapping[str, Any], y: Axis | None, series: Any, several: Sequence[Any] | None
    ) -> list[Row]:
        rows: list[Row] = []
        for row in self.rows:
            plain = {key: row.get(str(name)) for key, name in columns.items() if name is not None}
            if several is not None:
                rows += [{**plain, "y": row.get(str(name)), "series": str(name)} for name in several]
                continue
            if y is not None:
                plain["y"] = row.get(y.field)
            if series is not None:
                plain["series"] = str(row.get(str(series)))
            rows.append(plain)
        return [row for row in rows if row.get("x") is not None]

    def _notes(self) -> tuple[Note, ...]:
        given = self.source.values.get("annotations") or []
        notes = []
        for at, one in enumerate(given if isinstance(given, list) else [given]):
            path = f"annotations.{at}"
            if not isinstance(one, Mapping) or ("x" not in one and "y" not in one):
                hint = "write {y: 80, text: goal}"
                raise self.source.fail(
                    "chart-not-drawn", "an annotation stands at an `x` or a `y`", path, hint
                )
            self.source.check_keys(one, NOTE_KEYS, path)
            for key in ("x", "y"):
                if isinstance(one.get(key), list) and len(one[key]) != 2:
                    message = f"`{key}` of a band is where it starts and where it ends"
                    raise self.source.fail("chart-not-drawn", message, f"{path}.{key}", "write [60, 80]")
            notes.append(Note(str(one.get("text") or ""), one.get("x"), one.get("y")))
        return tuple(notes)

    def _stack(self) -> str | None:
        given = self.source.values.get("stack")
        if given in (None, False):
            return None
        if given is True:
            return "zero"
        return self.source.choice("stack", given, ("normalize", "zero"))

    def _sort(self) -> str | None:
        given = self.source.values.get("sort")
        if given in (None, False):
            return None
        return self.source.choice("sort", given, ("ascending", "descending"))

    def _flag(self, key: str, default: bool) -> bool:
        given = self.source.values.get(key, default)
        if isinstance(given, bool):
            return given
        raise self.source.fail("chart-not-drawn", f"`{key}` is true or false, not `{given}`", key)

    def _number(self, key: str, default: int, low: int, high: int) -> int:
        given = self.source.values.get(key, default)
        if isinstance(given, int | float) and not isinstance(given, bool) and low <= given <= high:
            return int(given)
        message = f"`{key}` is a number from {low} to {high}, not `{given}`"
        raise self.source.fail("chart-not-drawn", message, key)


def _kind(values: Sequence[Any], *, is_category: bool) -> Kind:
    if values and all(isinstance(one, str) and _DATE.fullmatch(one) for one in values) and not is_category:
        return "temporal"
    has_numbers = bool(values) and all(is_number(one) for one in values)
    return "quantitative" if has_numbers and not is_category else "ordinal"


def is_years(values: Sequence[Any]) -> bool:
    """Whether numbers are years, which nobody writes with a comma."""
    return all(isinstance(one, int) and _FIRST_YEAR <= one <= _LAST_YEAR for one in values)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
