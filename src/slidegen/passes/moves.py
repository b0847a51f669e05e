"""Magic-move: blocks of code that follow each other in one place (Slidev reference §3.6).

In:  the element that the parser made of the fence, its clicks numbered, and its blocks, highlighted.
Out: `div.slidegen-magic-move` with all the blocks, each shown in its turn as a slot of a switch is, and
     with its own steps. They change at once: nothing moves, and a warning says so.
"""

from __future__ import annotations

from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Fence
from slidegen.passes.steps import (
    Entry,
    Extent,
    move_steps,
    read_entries,
    read_start_line,
    steps_attrs,
)
from slidegen.passes.targets import make_slot

STEPS_START = "data-slidegen-steps-start"
_OWN = ("class", "style", "id", "data-slidev-clicks-start", "data-slidev-clicks-end", "data-slidegen-hide")


def place_blocks(move: Element, blocks: list[tuple[Fence, Element]], report: Report) -> None:
    """Make `move` the plain element that holds its `blocks`."""
    first_pairs: dict[int, int] = {}
    for pair, (number, _) in enumerate(move_steps(move)):
        first_pairs.setdefault(number, pair)
    start = move.get(STEPS_START)
    if start is not None:
        turns = [int(start) + first_pairs[number] - 1 for number in range(len(blocks))]
        for number, (fence, block) in enumerate(blocks):
            leaves = turns[number + 1] if number + 1 < len(blocks) else None
            make_slot(block.attrs, turns[number] if number else 0, leaves)
            _set_steps(fence, block, turns[number] + 1, (number == 0, number == len(blocks) - 1), report)
    move.tag = "div"
    move.attrs = {name: move.attrs[name] for name in _OWN if name in move.attrs}
    move.add_class("slidegen-magic-move")
    missing = [child for child in move.children if not isinstance(child, Fence)]
    move.children = [*missing, *(block for _, block in blocks)]
    if move.span is not None and len(blocks) > 1:
        report.warning(
            "magic-move-static", "magic-move shows its steps one after the other, without movement", move.span
        )


def _set_steps(fence: Fence, block: Element, start: int, ends: tuple[bool, bool], report: Report) -> None:
    """The ranges of one block. `ends` says whether it is the first and the last: before its first click
    and after its last one all of it is lit.
    """
    if not fence.ranges:
        return
    extent = Extent(fence.code.count("\n") + 1, read_start_line(fence, report))
    entries: list[Entry] = read_entries(fence, extent, report)
    is_first, is_last = ends
    if is_first:
        entries.insert(0, "all")
        start -= 1
    if is_last:
        entries.append("all")
    block.attrs.update(steps_attrs(entries, start))
