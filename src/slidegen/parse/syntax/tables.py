r"""Rows of tables, as their cells were written.

    | a | b |
    |---|---|
    | 1 | `x|y` |

The last row has three cells: a bar in a cell is written `\|`, in code too. markdown-it drops the third.
"""

from __future__ import annotations

import re

from markdown_it.rules_block.table import escapedSplit

_BEFORE = re.compile(r"(?:\s*>)*\s*")
"""The marks of the quotes that a row stands in."""


def split_row(line: str) -> list[str]:
    """The cells of a row, as markdown-it splits them."""
    row = _BEFORE.sub("", line, count=1).rstrip()
    cells = escapedSplit(row) if "\\" in row else row.split("|")  # markdown-it goes sign by sign
    first = 1 if cells and not cells[0].strip() else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1].strip() else len(cells)
    return cells[first:last]
