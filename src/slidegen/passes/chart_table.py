"""The data of a chart as a table, for those who do not see the chart.

In:  rows. Out: a table that is out of sight, and that a screen reader reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slidegen.core.nodes import Element, Node, Text
from slidegen.passes.chart_data import Row

MOST_ROWS = 200
"""Nobody listens to more; the chart has them all."""


def data_table(rows: Sequence[Row], columns: Sequence[str], caption: str) -> Element:
    """The table of `columns`."""
    head = Element("tr", {}, [Element("th", {"scope": "col"}, [Text(name)]) for name in columns])
    body: list[Node] = [
        Element("tr", {}, [Element("td", {}, [Text(_written(row.get(name)))]) for name in columns])
        for row in rows[:MOST_ROWS]
    ]
    more = len(rows) - MOST_ROWS
    if more > 0:
        told = f"and {more} more rows"
        body.append(Element("tr", {}, [Element("td", {"colspan": str(len(columns))}, [Text(told)])]))
    table = Element(
        "table",
        {},
        [
            Element("caption", {}, [Text(caption)]),
            Element("thead", {}, [head]),
            Element("tbody", {}, body),
        ],
    )
    return Element("div", {"class": "slidegen-picture-data"}, [table])


def _written(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
