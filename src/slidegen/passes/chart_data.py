"""The data of a chart: rows with named columns.

    data: sales.csv                      a file beside the deck: .csv, .tsv or .json
    data: {Dogs: 6, Cats: 4}             names and values, in the columns `name` and `value`
    data: [{year: 2020, sales: 3}, …]    rows
    data: {year: [2020, 2021], sales: [3, 5]}    columns
    data: |                              text as in a CSV file
      year,sales
      2020,3

In:  the value of `data`. Out: rows, each a map from column to number, text, truth or None (a gap).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from slidegen.core.sources import NotTextError, OutsideRootsError
from slidegen.passes.chart_source import ChartSource
from slidegen.passes.context import Context

Row = dict[str, Any]

MOST_ROWS = 5000
"""More marks than that nobody can tell apart, and the page carries each."""

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_ENDINGS = (".csv", ".tsv", ".json")


def read_rows(value: Any, source: ChartSource, folder: Path, context: Context) -> list[Row]:
    """The rows that `data` means. Raises ChartError."""
    match value:
        case None:
            raise source.fail(
                "chart-without-data", "this chart has no `data`", "data", "write `data: file.csv`"
            )
        case str() if "\n" in value.strip():
            rows = _from_csv(value.strip(), ",")
        case str():
            rows = _from_file(value, source, folder, context)
        case list():
            rows = _from_list(value, source)
        case Mapping() if value and all(isinstance(one, list) for one in value.values()):
            rows = _from_columns(value)
        case Mapping():
            rows = [{"name": str(name), "value": one} for name, one in value.items()]
        case _:
            raise source.fail("chart-without-data", f"`{value}` is no data", "data", "write rows, or a file")
    if not rows:
        raise source.fail("chart-without-data", "there are no rows in this data", "data")
    if len(rows) > MOST_ROWS:
        message = f"{len(rows)} rows are more than a chart shows, the first {MOST_ROWS} are drawn"
        source.report.warning("too-much-data", message, source.span("data"), "sum them up first")
    return rows[:MOST_ROWS]


def is_number(value: Any) -> bool:
    """Whether `value` is a number, which `true` is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _from_list(value: Sequence[Any], source: ChartSource) -> list[Row]:
    rows = []
    for number, row in enumerate(value):
        if isinstance(row, Mapping):
            rows.append({str(name): one for name, one in row.items()})
        elif is_number(row):
            rows.append({"name": number + 1, "value": row})
        else:
            place = f"data.{number}"
            raise source.fail("chart-without-data", f"`{row}` is no row", place, "write {column: value, …}")
    return rows


def _from_columns(value: Mapping[str, Sequence[Any]]) -> list[Row]:
    length = max(len(column) for column in value.values())
    return [
        {name: column[at] if at < len(column) else None for name, column in value.items()}
        for at in range(length)
    ]


def _from_csv(text: str, separator: str) -> list[Row]:
    lines = csv.reader(text.splitlines(), delimiter=separator, skipinitialspace=True)
    head, *rest = [
        [cell.strip() for cell in line] for line in lines if any(cell.strip() for cell in line)
    ] or [[]]
    return [
        {name: _cell(line[at]) if at < len(line) else None for at, name in enumerate(head)} for line in rest
    ]


def _cell(text: str) -> Any:
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        number = float(text)
        return int(text) if re.fullmatch(r"[+-]?\d{1,15}", text) else number
    return text


def _from_file(name: str, source: ChartSource, folder: Path, context: Context) -> list[Row]:
    path = _locate(name, folder, context)
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        hint = f"there are: {', '.join(_ENDINGS)}"
        raise source.fail("chart-without-data", f"`{name}` is no file of data", "data", hint)
    try:
        text = context.sources.read(path).text
    except OutsideRootsError:
        raise source.fail("chart-without-data", f"`{name}` is outside the project root", "data") from None
    except (OSError, NotTextError):
        hint = f"looked for {context.sources.shown(path)}"
        raise source.fail("chart-without-data", f"`{name}` cannot be read", "data", hint) from None
    if ending != ".json":
        return _from_csv(text, "\t" if ending == ".tsv" else ",")
    try:
        value = json.loads(text)
    except ValueError as error:
        raise source.fail("chart-without-data", f"`{name}` is no JSON: {error}", "data") from None
    if isinstance(value, Mapping) and value and all(isinstance(one, list) for one in value.values()):
        return _from_columns(value)
    if isinstance(value, Mapping):
        return [{"name": str(key), "value": one} for key, one in value.items()]
    return _from_list(value if isinstance(value, list) else [value], source)


def _locate(name: str, folder: Path, context: Context) -> Path:
    """As Slidev finds what a slide names: beside its file, from the root, or in `public/`."""
    if name.startswith("@/"):
        return context.deck.root / name[2:]
    if name.startswith("/"):
        return context.deck.folder / "public" / name[1:]
    return folder / name
