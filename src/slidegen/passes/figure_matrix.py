"""What is in the cells of a `<Matrix>`.

In:  `:values` (rows of numbers, texts, or null for a cell that is masked), or `shape` ("4x2": cells without
     numbers). Out: rows of cells for the template, with their heat, marks and clicks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.passes.figures import FigureProps, plain

HEAT = 52
"""Share of the colour in the cell with the largest number, in per cent: text still reads on it."""
_SHAPE = re.compile(r"\s*(\d{1,2})\s*[x×]\s*(\d{1,2})\s*")
_EXAMPLE = ':values="[[1, 2], [3, 4]]"'


def matrix(props: FigureProps) -> Mapping[str, Any]:
    """The rows of the matrix, and the labels over its columns."""
    values = _values(props)
    columns = len(values[0]) if values else 0
    marked = _marked(props, len(values), columns)
    names = props.labels("rows", len(values), "rows")
    most = max((abs(cell) for row in values for cell in row if isinstance(cell, int | float)), default=0) or 1
    rows = []
    for at, row in enumerate(values):
        cells = [
            {**_cell(cell, most, props), "is_marked": (at + 1, no) in marked}
            for no, cell in enumerate(row, 1)
        ]
        click = props.click(at)
        for no, cell in enumerate(cells if click else []):
            cell["click" if no == 0 else "after"] = click if no == 0 else ""
        rows.append({"label": names[at] if names else "", "cells": cells})
    return {"drawn": rows, "heads": props.labels("columns", columns, "columns"), "has_names": bool(names)}


def _values(props: FigureProps) -> list[list[Any]]:
    shape = props.get("shape")
    if shape:
        match = _SHAPE.fullmatch(shape)
        if match is None:
            props.wrong("shape", f"`{shape}` is no shape of a matrix", 'write shape="4x2": rows, columns')
            return []
        return [[""] * int(match[2]) for _ in range(int(match[1]))]
    given = props.needed("values", _EXAMPLE) or []
    if not all(isinstance(row, list) and row for row in given):
        props.wrong("values", "`values` of `Matrix` is a list of rows", f"write {_EXAMPLE}")
        return []
    for number, row in enumerate(given, 1):
        if len(row) != len(given[0]):
            message = f"row {number} of `values` has {len(row)} cells, row 1 has {len(given[0])}"
            props.wrong("values", message, "write null for a cell without a value")
            return []
    return [list(row) for row in given]


def _marked(props: FigureProps, rows: int, columns: int) -> set[tuple[int, int]]:
    """The cells of `highlight`: `[2, 3]` is row 2, column 3, and 0 stands for all of them."""
    found: set[tuple[int, int]] = set()
    for one in props.get("highlight") or []:
        match one:
            case [int(row), int(column)] if 0 <= row <= rows and 0 <= column <= columns:
                found |= {
                    (r, c)
                    for r in range(1, rows + 1)
                    for c in range(1, columns + 1)
                    if row in (0, r) and column in (0, c)
                }
            case _:
                told = f"[{', '.join(map(plain, one))}]" if isinstance(one, list) else plain(one)
                message = f"`highlight` names the cell `{told}`, there are {rows} rows of {columns}"
                props.wrong("highlight", message, ':highlight="[[2, 3], [1, 0]]" is one cell and a row')
    return found


def _cell(value: object, most: float, props: FigureProps) -> dict[str, Any]:
    digits, heat = props.get("digits"), ""
    text = plain(value)
    if isinstance(value, int | float):
        text = f"{value:.{int(digits)}f}".replace("-", "−") if digits is not None else text
        heat = f"{abs(value) / most * HEAT:.1f}" if props.get("heat") else ""
    is_negative = isinstance(value, int | float) and value < 0
    return {"text": text, "is_masked": value is None, "is_negative": is_negative, "heat": heat}
