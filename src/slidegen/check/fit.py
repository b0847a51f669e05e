"""Whether what slides show can be seen, at every click: within the frame, whole, uncovered, large enough.

In:  a deck's page in a window as large as its canvas, in which `assets/check/fit.js` measures.
Out: a finding for each fault, at the line that the measured element comes from, at the click at which it
     first shows, with the most px by which it is wrong at any click.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slidegen.browser import Window
from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Span

LEAST = 10 / 980
"""Height of letters as a share of the slide's width, below which nobody reads them at the back."""

_EDGES = {"left": "left edge", "right": "right edge", "top": "upper edge", "bottom": "lower edge"}
FIT_HINTS = {
    "beyond-slide": "shorten it, split the slide, or write `fit: shrink` in its frontmatter",
    "cut-off": "give the box more room, or let it grow",
    "covered": "move one of them, or show one after the other",
    "small-text": "make it larger, or say less",
    "wide-block": "break its lines or drop a column, or give it more room",
    "shrunk-to-floor": "shorten it, or split the slide",
}
"""Each code that is measured, and how its fault is mended."""


@dataclass(slots=True)
class _Fault:
    """What is wrong in one place, over all clicks."""

    first: Mapping[str, Any]
    """As it was measured at the click at which it first shows."""
    px: float
    elements: set[str]
    """Of what it is made, by their words and lines."""


async def find_misfits(window: Window, built: Built, slide: Slide) -> list[Diagnostic]:
    """What does not fit on `slide`, whose deck is open in `window`."""
    least = LEAST * built.deck.config.width
    measured = await window.ask("([no, least]) => slidegenCheck.fit(no, least)", [slide.no, least])
    return list(fit_findings(slide, measured, least))


def fit_findings(slide: Slide, measured: Sequence[Mapping[str, Any]], least: float) -> Iterator[Diagnostic]:
    """What was measured at the clicks of `slide`, in their order, as findings."""
    for fault in _faults(measured):
        one = fault.first
        code = one["code"]
        step = one["click"] if one["click"] > min(slide.clicks_start, slide.clicks) else None
        at_click = "" if step is None else f" at click {step}"
        yield Diagnostic(
            code,
            _message(slide, fault, least) + at_click,
            line_span(slide, one["thing"]["line"]),
            "warning",
            FIT_HINTS[code],
            slide=slide.no,
            step=step,
        )


def _faults(measured: Sequence[Mapping[str, Any]]) -> list[_Fault]:
    faults: dict[tuple[str, str], _Fault] = {}
    for one in measured:
        key = (one["code"], one["group"])
        name = f"{one['thing']['words']} {one['thing']['line']}"
        fault = faults.setdefault(key, _Fault(one, one["px"], set()))
        fault.px = (min if one["code"] == "small-text" else max)(fault.px, one["px"])
        fault.elements.add(name)
    return list(faults.values())


def _message(slide: Slide, fault: _Fault, least: float) -> str:
    one = fault.first
    what, px = f"the {named(one['thing'])}", f"{max(1, round(fault.px))} px"
    match one["code"]:
        case "beyond-slide" | "shrunk-to-floor":
            shrunk = "shrunk as far as it goes, " if one["code"] == "shrunk-to-floor" else ""
            edge = f"beyond the {_EDGES[one['side']]} of the slide"
            if len(fault.elements) > 1:
                return f"{shrunk}{what} and what comes with it are up to {px} {edge}"
            return f"{shrunk}{what} is {px} {edge}"
        case "cut-off":
            return f"{what} is cut off by {px}: {_other(slide, one['by'])} hides what leaves it"
        case "covered":
            return f"{_other(slide, one['by'])} covers {px} of {what}"
        case "small-text":
            return f"{what} has letters of {fault.px:.3g} px, less than {least:.3g}"
        case _:
            return f"{what} is {px} wider than its column"


def named(thing: Mapping[str, Any]) -> str:
    """`list item `First words…``; a box without words is its tag."""
    name = f"`{thing['name']}`" if thing["name"].startswith("<") else thing["name"]
    words = thing["words"].replace("`", "'")
    return f"{name} `{words}`" if words else name


def _other(slide: Slide, thing: Mapping[str, Any]) -> str:
    """What has to do with it, with its line, since the finding stands elsewhere."""
    at = f" of line {line_span(slide, thing['line']).line}" if thing["line"] is not None else ""
    return f"the {named(thing)}{at}"


def line_span(slide: Slide, below: int | None) -> Span:
    """The line that is so many lines below the one on which the slide's text begins."""
    source = slide.source
    if below is None:
        return source.span
    line = source.content_line + below
    text = source.file.line(line)
    return Span(source.file, line, len(text) - len(text.lstrip()) + 1, max(1, len(text.strip())))
