"""`v-mark` (Slidev reference §4.9): what is drawn on an element when its click comes.

    v-mark.circle.red="2"   v-mark="{ at: 2, type: 'box', color: '#234', strokeWidth: 3 }"

The mark is a child of the marked element that lies over it; it takes the click, the element does not.
It carries what runtime/marks.js draws; without scripts, styles/marks.css draws a plain line.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.nodes import VOID_TAGS, Element
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.passes.attributes import narrow

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

_OPACITY = pattern(r"(?:op|opacity)-?(\d+)")
_DELAY = pattern(r"delay-?(\d+)")
_COLOR = pattern(r"[#\w(), .%/-]+")
_SIDES = ("left", "right", "top", "bottom")


@record
class Mark:
    """How a mark looks."""

    type: str = "underline"
    classes: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    """Declarations."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What else rough-notation takes, by its names: px, ms."""


def read_mark(modifiers: list[str], options: Mapping[str, Any], span: Span | None, report: Report) -> Mark:
    """The mark that modifiers and options say; options win."""
    kind = "underline"
    classes: list[str] = []
    style: list[str] = []
    more: dict[str, Any] = {}
    for word in modifiers:
        if word in TYPES:
            kind = TYPES[word]
        elif word in COLORS:
            classes.append(f"text-{word}")
        elif match := _OPACITY.fullmatch(word):
            style.append(f"opacity:{int(match[1]) / 100:g}")
        elif match := _DELAY.fullmatch(word):
            more["delay"] = int(match[1])
        else:
            _warn_unknown(word, span, report)
    wanted = options.get("type")
    if isinstance(wanted, str) and wanted in TYPES:
        kind = TYPES[wanted]
    elif isinstance(wanted, str):
        _warn_unknown(wanted, span, report)
    more |= _options(options, span, report)
    return Mark(kind, (*classes, *_classes(options)), (*style, *_declarations(options)), more)


def draw_mark(element: Element, mark: Mark) -> Element:
    """Lay the mark over `element`: the new child that is to take the click."""
    drawn = Element("span", {"class": "slidegen-mark-drawn", "aria-hidden": "true"})
    drawn.add_class(*mark.classes)
    if mark.style:
        drawn.attrs["style"] = ";".join(mark.style)
    drawn.attrs["data-slidegen-mark"] = mark.type
    if mark.options:
        drawn.attrs["data-slidegen-mark-options"] = json.dumps(mark.options, separators=(",", ":"))
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
    for name in ("strokeWidth", "padding"):
        if _is_number(options.get(name)):
            kebab = "stroke-width" if name == "strokeWidth" else name
            found.append(f"--slidegen-mark-{kebab}:{options[name]}px")
    return found


def _options(options: Mapping[str, Any], span: Span | None, report: Report) -> dict[str, Any]:
    """The options that say how a mark is drawn; those that nobody knows, or that say nothing, are told."""
    found: dict[str, Any] = {}
    for name, value in options.items():
        if name not in _OPTIONS:
            _warn_option(name, span, report)
        elif name in _READERS:
            reader, hint = _READERS[name]
            read = reader(value)
            if read is not None:
                found[name] = read
            elif span is not None:
                message = f"`{name}` of a mark cannot be `{value}`"
                report.warning("unknown-mark", message, narrow(span, name), hint)
    return found


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    )


def _count(value: Any) -> Any:
    return value if _is_number(value) else None


def _padding(value: Any) -> Any:
    """One for all sides; vertical and horizontal; or top, right, bottom, left."""
    if isinstance(value, list):
        return value if len(value) in (2, 4) and all(map(_is_number, value)) else None
    return _count(value)


def _sides(value: Any) -> Any:
    sides = [value] if isinstance(value, str) else value
    return sides if isinstance(sides, list) and sides and all(side in _SIDES for side in sides) else None


def _switch(value: Any) -> Any:
    return value if isinstance(value, bool) else None


_Reader = tuple[Callable[[Any], Any], str]

_NUMBER: _Reader = (_count, "write a number from 0 on")
_YES_OR_NO: _Reader = (_switch, "write true or false")
_READERS: Mapping[str, _Reader] = {
    "strokeWidth": _NUMBER,
    "iterations": _NUMBER,
    "animationDuration": _NUMBER,
    "delay": _NUMBER,
    "padding": (_padding, "write a number, [vertical, horizontal] or [top, right, bottom, left]"),
    "brackets": (_sides, "write 'left', 'right', 'top', 'bottom', or a list of them"),
    "multiline": _YES_OR_NO,
    "rtl": _YES_OR_NO,
    "animate": _YES_OR_NO,
}
"""Option → what reads it, and what it may be. None is read where the value is nothing of the kind."""

_OPTIONS = frozenset({"at", "type", "color", "class", "opacity", *_READERS})


def _warn_option(name: str, span: Span | None, report: Report) -> None:
    if span is None:
        return
    near = did_you_mean(name, _OPTIONS)
    report.warning(
        "unknown-mark",
        f"`{name}` is no option of a mark",
        narrow(span, name),
        f"write `{near}`" if near else f"there are: {', '.join(sorted(_OPTIONS))}",
    )


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
