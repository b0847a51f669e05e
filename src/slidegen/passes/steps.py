"""The steps of code blocks and formulas (Slidev reference §3.3, §4.5).

    {2|3-5|all}   {1,4-|none|hide|*}{at: '+2', startLine: 5, finally: 'all'}

In:  the ranges and options of a fence or formula, and how many lines or rows it has.
Out: one entry a step, as the runtime reads it: 0-based indexes, `all`, `none`, or hidden with the
     lines that are prepared meanwhile. A range that cannot be read, or that is past the end, is an error
     at its place; what of it is there is highlighted all the same.
"""

from __future__ import annotations

import json
import re
from typing import Any

from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, Fence, Formula
from slidegen.core.records import record
from slidegen.passes.attributes import narrow
from slidegen.passes.click_counter import Absolute, ClickRange, Relative
from slidegen.passes.click_directives import check_at

EVERYTHING = frozenset({"", "*", "all"})
RANGE_HINT = "write 2, 1,3-5, 4-, all, none or hide"

Entry = str | list[int] | dict[str, Any]
"""`"all"`, `"none"`, 0-based indexes, or `{"hide": true, "lines": […]}`."""

_PART = re.compile(r"(\d+)(?:(-)(\d*))?")


@record
class Extent:
    """The lines that ranges choose from."""

    count: int
    first: int = 1
    """What ranges call the first one."""
    unit: str = "line"

    @property
    def last(self) -> int:
        """What ranges call the last one."""
        return self.first + self.count - 1


def block_at(node: Fence | Formula, report: Report) -> Relative | Absolute | None:
    """When its second range comes; None when it does not step."""
    given = node.options.get("at")
    written = json.dumps(given, separators=(",", ":")) if isinstance(given, list) else str(given)
    span = narrow(node.span, written)
    at = check_at(given, written, span, report)
    if not isinstance(at, ClickRange):
        return at
    report.error(
        "click-not-a-number", f"`{written}` is not a click", span, "a range is for v-click, write 2 or '+1'"
    )
    return None


def move_steps(move: Element) -> list[tuple[int, str]]:
    """The steps of a magic-move: the block (0-based) and the range of each (§3.6)."""
    fences = [child for child in move.children if isinstance(child, Fence)]
    return [(number, text) for number, fence in enumerate(fences) for text in fence.ranges or ("all",)]


def read_start_line(node: Fence | Formula, report: Report) -> int:
    """The number of its first line: option `startLine`, 1 by default."""
    given = node.options.get("startLine", 1)
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    if isinstance(given, str) and given.isdecimal():
        return int(given)
    report.error(
        "not-a-number",
        f"`startLine` must be a whole number, not `{given}`",
        narrow(node.span, str(given)),
        "write {startLine: 5}",
    )
    return 1


def read_entries(node: Fence | Formula, extent: Extent, report: Report) -> list[Entry]:
    """The entry of each range of `node`, and of `finally`."""
    texts = list(node.ranges or ())
    final = str(node.options.get("finally", "last"))
    if final != "last":
        texts.append(final)
    entries = [_entry(node, text, extent, report) for text in texts]
    following = [*entries[1:], "none"]
    return [
        {"hide": True, "lines": _indexes_of(after, extent)} if entry == "hide" else entry
        for entry, after in zip(entries, following, strict=True)
    ]


def steps_attrs(entries: list[Entry], start: int | None) -> dict[str, str]:
    """What the runtime reads. Without a click the block stays at its last entry."""
    shown = entries if start is not None else entries[-1:]
    return {
        "data-slidegen-steps": json.dumps(shown, separators=(",", ":")),
        "data-slidegen-steps-start": str(start or 0),
    }


def _indexes_of(entry: Entry, extent: Extent) -> list[int]:
    """While a block is hidden its lines are already as the next step wants them."""
    if isinstance(entry, list):
        return entry
    return list(range(extent.count)) if entry == "all" else []


def _entry(node: Fence | Formula, text: str, extent: Extent, report: Report) -> Entry:
    text = text.strip()
    if text in EVERYTHING:
        return "all"
    if text in ("none", "hide"):
        return text
    chosen: list[int] = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match:
            chosen += _indexes(node, match, extent, report)
        elif part.strip() or len(text) == 1:
            report.error(
                "bad-range", f"`{part.strip()}` is not a {extent.unit} range", _place(node, text), RANGE_HINT
            )
    return sorted(set(chosen))


def _indexes(node: Fence | Formula, match: re.Match[str], extent: Extent, report: Report) -> list[int]:
    start = int(match[1])
    end = start if match[2] is None else (int(match[3]) if match[3] else max(start, extent.last))
    if end < start:
        report.error(
            "bad-range", f"`{match[0]}` ends before it starts", _place(node, match[0]), f"write {end}-{start}"
        )
        return []
    if end > extent.last or start < extent.first:
        _refuse_outside(node, match[0], extent, report)
    return [number - extent.first for number in range(max(start, extent.first), min(end, extent.last) + 1)]


def _refuse_outside(node: Fence | Formula, text: str, extent: Extent, report: Report) -> None:
    what = "block" if isinstance(node, Fence) else "formula"
    unit = extent.unit if extent.count == 1 else f"{extent.unit}s"
    counted = f", numbered from {extent.first}" if extent.first != 1 else ""
    has = f"the {what} has {extent.count} {unit}{counted}"
    hint = has if extent.count else "rows are those of a table, such as \\begin{aligned} … \\end{aligned}"
    report.error("range-past-end", f"`{text}` is not in the {what}", _place(node, text), hint)


def _place(node: Fence | Formula, text: str) -> Span:
    """Where a range is written: in the braces on the node's line, or on the line before a formula."""
    for line in (node.span.line, node.span.line - 1):
        written = node.span.file.line(line)
        start = written.find("{")
        found = _find_whole(written, text, start) if start >= 0 else -1
        if found >= 0:
            return Span(node.span.file, line, found + 1, max(1, len(text)))
    return node.span


def _find_whole(written: str, text: str, start: int) -> int:
    """Where `text` stands by itself, not as a part of another number."""
    match = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])").search(written, start) if text else None
    return match.start() if match else -1
