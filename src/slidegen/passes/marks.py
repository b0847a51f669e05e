"""`v-mark` (Slidev reference §4.9): what is drawn on an element when its click comes.

    v-mark.circle.red="2"   v-mark="{ at: 2, type: 'box', color: '#234', strokeWidth: 3 }"

The mark is a child of the marked element that lies over it; it takes the click, the element does not.
`assets/styles/page/marks.css` draws it, as a plain line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.nodes import VOID_TAGS, Element

TYPES: Mapping[str, str] = {
    "underline": "underline",
    "box": "box",
    "circle": "circle",
    "highlight": "highlight",
    "strike-through": "strike-through",
    "strike": "strike-through",
    "line-through": "strike-through",
    "linethrough": "strike-through",
    "crossed-off": "crossed-off",
    "cross": "crossed-off",
    "crossed": "crossed-off",
    "bracket": "bracket",
}
"""What may be written → the name of the mark."""

COLORS = frozenset(
    {
        "black",
        "blue",
        "cyan",
        "gray",
        "green",
        "indigo",
        "lime",
        "orange",
        "pink",
        "purple",
        "red",
        "teal",
        "white",
        "yellow",
    }
)
"""Modifiers that are the utility class `text-<name>`."""

_OPACITY = re.compile(r"(?:op|opacity)-?(\d+)")
_DELAY = re.compile(r"delay-?(\d+)")
_COLOR = re.compile(r"[#\w(), .%/-]+")
_LENGTHS = ("strokeWidth", "padding")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a mark looks."""

    type: str = "underline"
    classes: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    """Declarations."""


def read_mark(modifiers: list[str], options: Mapping[str, Any], span: Span | None, report: Report) -> Mark:
    """The mark that modifiers and options say; options win."""
    kind = "underline"
    classes: list[str] = []
    style: list[str] = []
    for word in modifiers:
        if word in TYPES:
            kind = TYPES[word]
        elif word in COLORS:
            classes.append(f"text-{word}")
        elif match := _OPACITY.fullmatch(word):
            style.append(f"opacity:{int(match[1]) / 100:g}")
        elif match := _DELAY.fullmatch(word):
            style.append(f"transition-delay:{match[1]}ms")
        else:
            _warn_unknown(word, span, report)
    wanted = options.get("type")
    if isinstance(wanted, str) and wanted in TYPES:
        kind = TYPES[wanted]
    elif isinstance(wanted, str):
        _warn_unknown(wanted, span, report)
    return Mark(kind, (*classes, *_classes(options)), (*style, *_declarations(options)))


def draw_mark(element: Element, mark: Mark) -> Element:
    """Lay the mark over `element`: the new child that is to take the click."""
    drawn = Element("span", {"class": "slidegen-mark-drawn", "aria-hidden": "true"})
    drawn.add_class(*mark.classes)
    if mark.style:
        drawn.attrs["style"] = ";".join(mark.style)
    drawn.attrs["data-slidegen-mark"] = mark.type
    element.add_class("slidegen-mark")
    element.children.append(drawn)
    return drawn


def holder(element: Element) -> Element:
    """What a mark on `element` lies in: itself, or a span around it where it can hold nothing."""
    return Element("span", {}, [element], element.span) if element.tag in VOID_TAGS else element


def _classes(options: Mapping[str, Any]) -> list[str]:
    given = options.get("class")
    return given.split() if isinstance(given, str) else []


def _declarations(options: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    color, opacity = options.get("color"), options.get("opacity")
    if isinstance(color, str) and _COLOR.fullmatch(color):
        found.append(f"color:{color}")
    if isinstance(opacity, int | float):
        found.append(f"opacity:{opacity}")
    for name in _LENGTHS:
        if isinstance(options.get(name), int | float):
            kebab = "stroke-width" if name == "strokeWidth" else name
            found.append(f"--slidegen-mark-{kebab}:{options[name]}px")
    return found


def _warn_unknown(word: str, span: Span | None, report: Report) -> None:
    if span is None:
        return
    near = did_you_mean(word, [*TYPES, *COLORS])
    written = span.file.line(span.line)
    column = written.rfind(word, 0, span.col + span.length) + 1
    report.warning(
        "unknown-mark",
        f"`{word}` is no mark and no colour of one",
        Span(span.file, span.line, column, len(word)) if column else span,
        f"write `{near}`" if near else f"there are: {', '.join(sorted(set(TYPES.values())))}",
    )
