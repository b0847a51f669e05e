"""Magic-move: blocks of code that turn into one another (Slidev reference §3.6).

In:  the element that the parser made of the fence, its clicks numbered, and its blocks, highlighted.
Out: `div.slidegen-magic-move` with all the blocks, each shown in its turn as a slot of a switch is, and
     with its own steps; and how long what takes, for runtime/moves.js, which moves the pieces.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Fence
from slidegen.core.patterns import pattern
from slidegen.passes.attributes import narrow
from slidegen.passes.highlighting import CodeLine, escape
from slidegen.passes.move_pieces import Line, match_blocks
from slidegen.passes.steps import (
    Entry,
    Extent,
    move_steps,
    read_entries,
    read_start_line,
    steps_attrs,
)
from slidegen.passes.targets import make_version

STEPS_START = "data-slidegen-steps-start"
DURATION = 800
"""ms"""
DELAYS = {"delayMove": 0.3, "delayLeave": 0.0, "delayEnter": 0.7, "delayContainer": 0.4}
"""Parts of the duration that pass before a piece that stays moves, one that goes fades, one that comes
appears, and the block grows or shrinks."""

_OWN = ("class", "style", "id", "data-slidev-clicks-start", "data-slidev-clicks-end", "data-slidegen-hide")
_EASING = pattern(r"[a-z-]+(?:\([\d\s.,%a-z-]*\))?")


def number_pieces(blocks: Sequence[Sequence[CodeLine]]) -> list[list[str]]:
    """The lines of each block as markup, in which every piece has its number."""
    return [[_line(line) for line in block] for block in match_blocks(blocks)]


def place_blocks(
    move: Element, blocks: list[tuple[Fence, Element]], settings: Mapping[str, Any], report: Report
) -> None:
    """Make `move` the plain element that holds its `blocks`; `settings` are the deck's."""
    first_pairs: dict[int, int] = {}
    for pair, (number, _) in enumerate(move_steps(move)):
        first_pairs.setdefault(number, pair)
    start = move.get(STEPS_START)
    if start is not None:
        turns = [int(start) + first_pairs[number] - 1 for number in range(len(blocks))]
        for number, (fence, block) in enumerate(blocks):
            leaves = turns[number + 1] if number + 1 < len(blocks) else None
            make_version(block.attrs, turns[number] if number else 0, leaves)
            _set_steps(fence, block, turns[number] + 1, (number == 0, number == len(blocks) - 1), report)
    timing = _timing(move, settings, report)
    missing = [child for child in move.children if not isinstance(child, Fence)]
    move.tag = "div"
    move.attrs = {name: move.attrs[name] for name in _OWN if name in move.attrs}
    move.add_class("slidegen-magic-move", "slidev-code-magic-move")
    move.attrs["data-slidegen-move"] = json.dumps(timing, separators=(",", ":"))
    move.children = [*missing, *(block for _, block in blocks)]


def _line(pieces: Line) -> str:
    return "".join(
        escape(piece.text)
        if piece.number is None
        else f"<span{_kind(piece.kind)} data-slidegen-token={piece.number}>{escape(piece.text)}</span>"
        for piece in pieces
    )


def _kind(kind: str) -> str:
    return f' class="tok-{kind}"' if kind else ""


def _timing(move: Element, settings: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """In ms: how long it takes, and how long each kind of piece waits before."""
    duration = _duration(move, settings, report)
    shiki = settings.get("shiki")
    own = shiki.get("magicMove") if isinstance(shiki, Mapping) else None
    chosen = own if isinstance(own, Mapping) else {}
    delays = {
        name.removeprefix("delay").lower(): round(duration * _share(chosen.get(name), share))
        for name, share in DELAYS.items()
    }
    easing = chosen.get("easing")
    return {
        "duration": duration,
        **delays,
        "stagger": _share(chosen.get("stagger"), 0),
        "easing": easing if isinstance(easing, str) and _EASING.fullmatch(easing) else "ease",
    }


def _duration(move: Element, settings: Mapping[str, Any], report: Report) -> int:
    given = move.get("duration")
    if given is None:
        of_deck = settings.get("magicMoveDuration")
        return of_deck if isinstance(of_deck, int) and not isinstance(of_deck, bool) else DURATION
    if given.strip().isdecimal():
        return int(given)
    if move.span is not None:
        report.error(
            "not-a-number",
            f"`duration` must be a whole number of milliseconds, not `{given}`",
            narrow(move.span, given),
            "write {duration: 500}",
        )
    return DURATION


def _share(given: object, otherwise: float) -> float:
    usable = isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)
    return max(0, given) if usable and isinstance(given, int | float) else otherwise


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


def is_copied(given: object, is_last: bool) -> bool:
    """Whether a block has a copy button: `magicMoveCopy` is true, false, `always` or `final`."""
    return is_last if given == "final" else given not in (None, False, "false")
