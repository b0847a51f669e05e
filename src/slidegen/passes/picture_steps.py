"""The steps by which the parts of a picture come.

    {1|2|all}   {A,B|C|A-->C|all}   {none|Revenue|all}   {hide|1-3|4-}

In:  the ranges of a fence, the parts of its picture.
Out: one entry a step, as the runtime reads it: the rows that are there. A step adds to what is there, after
     `all` and `none` it starts anew. A line is there as soon as both of its ends are, or when it is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from slidegen.core.diagnostics import Report, did_you_mean
from slidegen.core.nodes import Fence
from slidegen.core.records import record
from slidegen.passes.attributes import narrow
from slidegen.passes.steps import EVERYTHING, Entry

_NUMBERS = re.compile(r"(\d+)(?:(-)(\d*))?")
_MOST_NAMED = 8


@record
class Part:
    """A part of a picture: a row, as the runtime calls it."""

    names: tuple[str, ...]
    """What an author may call it."""
    is_numbered: bool = False
    joins: tuple[int | None, ...] | None = None
    """The rows at its ends; None for an end that is always there."""
    comes_with: tuple[int, ...] | None = None
    """The rows the first of which brings it. A part with neither comes when all that is numbered is there."""


def read_reveals(fence: Fence, parts: Sequence[Part], report: Report) -> list[Entry]:
    """The entry of each range of `fence`, and of `finally`."""
    texts = [text.strip() for text in fence.ranges or ()]
    final = str(fence.options.get("finally", "last"))
    if final != "last":
        texts.append(final)
    entries: list[Entry] = []
    chosen: set[int] = set()
    is_over = True
    for text in texts:
        if text in EVERYTHING:
            entries.append("all")
            is_over = True
        elif text in ("none", "hide"):
            entries.append({"hide": True, "lines": []} if text == "hide" else "none")
            is_over = True
        else:
            chosen = (set() if is_over else chosen) | _chosen(fence, text, parts, report)
            is_over = False
            entries.append(_shown(chosen, parts))
    return entries


def _chosen(fence: Fence, text: str, parts: Sequence[Part], report: Report) -> set[int]:
    rows: set[int] = set()
    numbered = [row for row, part in enumerate(parts) if part.is_numbered]
    for written in text.split(","):
        name = written.strip()
        named = _by_name(name, parts)
        match = _NUMBERS.fullmatch(name)
        if named:
            rows.update(named)
        elif match:
            rows.update(_by_number(fence, match, numbered, report))
        elif name:
            _refuse(fence, name, parts, report)
    return rows


def _by_name(name: str, parts: Sequence[Part]) -> list[int]:
    plain = name.replace(" ", "")
    exact = [row for row, part in enumerate(parts) if name in part.names]
    return exact or [
        row for row, part in enumerate(parts) if any(one.replace(" ", "") == plain for one in part.names)
    ]


def _by_number(fence: Fence, match: re.Match[str], numbered: list[int], report: Report) -> list[int]:
    first = int(match[1])
    last = first if match[2] is None else int(match[3]) if match[3] else max(first, len(numbered))
    if first < 1 or last < first or last > len(numbered):
        count = len(numbered)
        things = "part" if count == 1 else "parts"
        report.error(
            "range-past-end",
            f"`{match[0]}` is not in the picture",
            narrow(fence.span, match[0]),
            f"the picture has {count} {things} that step",
        )
    return numbered[max(0, first - 1) : last]


def _refuse(fence: Fence, name: str, parts: Sequence[Part], report: Report) -> None:
    known = [part.names[0] for part in parts if part.is_numbered and part.names]
    near = did_you_mean(name, [one for part in parts for one in part.names])
    listed = ", ".join(known[:_MOST_NAMED]) + (", …" if len(known) > _MOST_NAMED else "")
    report.error(
        "unknown-part",
        f"`{name}` is no part of the picture",
        narrow(fence.span, name),
        f"write `{near}`" if near else f"there are: {listed}",
    )


def _shown(chosen: set[int], parts: Sequence[Part]) -> list[int]:
    """`chosen` with what comes along."""
    shown = set(chosen)
    for row in chosen:
        shown.update(end for end in parts[row].joins or () if end is not None)
    everything = all(row in shown for row, part in enumerate(parts) if part.is_numbered)
    for row, part in enumerate(parts):
        if part.is_numbered:
            continue
        if part.joins is not None:
            is_there = all(end is None or end in shown for end in part.joins)
        elif part.comes_with is not None:
            is_there = any(one in shown for one in part.comes_with)
        else:
            is_there = everything
        if is_there:
            shown.add(row)
    return sorted(shown)
