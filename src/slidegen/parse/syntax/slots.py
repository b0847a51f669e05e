"""Slots: everything after a marker goes to the layout's slot of that name (Slidev reference §3.10).

    ::right::          up to the next marker, or the end of the slide
    ::default::        back to the first slot

A marker stands at the start of a line, outside lists, quotes and fences, and ends whatever paragraph
or block of HTML is before it. `::code-group` and `::` are Comark's.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slidegen.core.patterns import pattern

MARKER = re.compile(r"::[ \t]*([\w.:-]+?)[ \t]*::[ \t]*$")
TEMPLATE_SLOT = pattern(r"(?:#|v-slot:)([\w.:-]+)$")
"""Vue's own way: `<template #right>`, `<template v-slot:right="props">`."""


def slots(md: MarkdownIt) -> None:
    """Let `md` find slot markers: `slot_marker` tokens whose content is the name."""
    md.block.ruler.before(
        "fence", "slot_marker", slot_marker, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def slot_marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line `::name::`."""
    if not is_slot_marker(state, start):
        return False
    if silent:
        return True
    match = MARKER.match(state.src, state.bMarks[start], state.eMarks[start])
    token = state.push("slot_marker", "", 0)
    token.content = match[1] if match else ""
    token.map = [start, start + 1]
    state.line = start + 1
    return True


def is_slot_marker(state: StateBlock, number: int) -> bool:
    """Whether line `number` is a marker, seen from the whole slide: a quote's lines start after `>`."""
    begin = state.bMarks[number]
    if state.src[begin : begin + 2] != "::" or (begin > 0 and state.src[begin - 1] != "\n"):
        return False
    return MARKER.match(state.src[begin : state.eMarks[number]]) is not None
