"""What the templates of built-in components are given beside their props.

A template holds no logic beyond loops and presence: an arrow's ends, a post's address and the tabs of
code are worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from slidegen.core.deck import Slide
from slidegen.core.nodes import Element, Fence, Node, text_of
from slidegen.core.patterns import pattern
from slidegen.passes.component_props import Written
from slidegen.passes.context import Context

Given = Callable[[Element, Written, Slide, Context], Mapping[str, Any]]

CHARACTER = 0.56
"""The mean width of a letter, in em: what a line of text needs before anyone can measure it."""
PADDING = 112
"""Left and right padding of a layout, CSS px."""
_ARROW = (100.0, 100.0, 300.0, 300.0)
_TITLE_ICON = pattern(r"~([^~]+)~")
_AT = pattern(r"at://([^/]+)/app\.bsky\.feed\.post/([^/?#]+)")


def drag_arrow(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """The ends of a `<v-drag-arrow pos="x,y,w,h">`."""
    pos = written.props.get("pos")
    numbers = _place(pos, slide) if pos not in (None, "") else _ARROW
    if numbers is None:
        span = written.spans.get("pos") or element.span or slide.source.span
        hint = "write left, top, width, height"
        context.report.error("drag-without-place", f"`{pos}` is no place on the slide", span, hint)
        numbers = _ARROW
    left, top, width, height = numbers
    return {"ends": [_short(one) for one in (left, top, left + width, top + height)]}


def _place(pos: Any, slide: Slide) -> tuple[float, float, float, float] | None:
    if isinstance(pos, str) and "," not in pos:
        places = slide.settings.get("dragPos")
        pos = places.get(pos) if isinstance(places, Mapping) else None
    parts = pos.split(",") if isinstance(pos, str) else pos
    if not isinstance(parts, list) or len(parts) < 4:
        return None
    try:
        left, top, width, height = (float(part) for part in parts[:4])
    except (TypeError, ValueError):
        return None
    return left, top, width, height


def _short(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def fitted_text(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """A size for the text of `<AutoFitText>` until the page can measure it."""
    text = str(written.props.get("modelValue") or text_of(element.children))
    longest = max((len(line.strip()) for line in text.split("\n")), default=0)
    room = context.config.width - PADDING
    least, most = (float(written.props.get(name) or default) for name, default in (("min", 30), ("max", 100)))
    size = room / (longest * CHARACTER) if longest else most
    return {"size": _short(float(round(max(least, min(size, most)))))}


def post(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """The address of a `<Tweet id>`, and whether its text was written into it."""
    number = str(written.props.get("id") or "").strip().rstrip("/").rsplit("/", 1)[-1]
    return _card(f"https://x.com/i/status/{number}" if number else "", element, slide, context)


def sky_post(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """The same of a `<BlueSky uri>`."""
    uri = str(written.props.get("uri") or "").strip()
    match = _AT.match(uri)
    return _card(
        f"https://bsky.app/profile/{match[1]}/post/{match[2]}" if match else uri, element, slide, context
    )


def _card(address: str, element: Element, slide: Slide, context: Context) -> Mapping[str, Any]:
    has_text = bool(text_of(element.children).strip())
    if not has_text:
        context.report.warning(
            "remote-post",
            f"`<{element.tag}>` shows a card that links to the post, the page does not ask for its text",
            element.span or slide.source.span,
            f"write the text between <{element.tag}> and </{element.tag}>",
        )
    return {"address": address, "has_text": has_text}


def film(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """The addresses of a `<Youtube id>`: its number may carry `?start=`."""
    given = str(written.props.get("id") or "").strip()
    number, _, query = given.partition("?")
    start = re.search(r"(?:^|&)(?:start|t)=(\d+)", query)
    watch = f"https://www.youtube.com/watch?v={number}" + (f"&t={start[1]}s" if start else "")
    return {"address": f"https://www.youtube.com/embed/{given}", "watch": watch}


def code_tabs(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
    """The tabs of a `<CodeGroup>`: its blocks' titles, or their languages where they have none."""
    tabs: dict[str, str] = {}
    for number, fence in enumerate(_fences(element.children), 1):
        fence.title = fence.title or str(fence.options.get("title") or fence.language or number)
        icon = _TITLE_ICON.search(fence.title)
        title = _TITLE_ICON.sub("", fence.title).strip()
        if title not in tabs:
            tabs[title] = icon[1].strip() if icon else ""
        if title == next(iter(tabs)):
            before = fence.attrs.get("class")
            fence.attrs["class"] = f"{before} active" if isinstance(before, str) else "active"
    return {"tabs": [{"title": title, "icon": icon} for title, icon in tabs.items()]}


def _fences(nodes: list[Node]) -> list[Fence]:
    found: list[Fence] = []
    for node in nodes:
        if isinstance(node, Fence):
            found.append(node)
        elif isinstance(node, Element):
            found += _fences(node.children)
    return found


def _figure(name: str) -> Given:
    def given(element: Element, written: Written, slide: Slide, context: Context) -> Mapping[str, Any]:
        from slidegen.passes.figure_kinds import FIGURES, FigureProps  # late: most decks have none

        return FIGURES[name](FigureProps(element, written, slide, context))

    return given


_FIGURES = (
    "Compare",
    "Formula",
    "Matrix",
    "Network",
    "NeuralNet",
    "Pipeline",
    "Pyramid",
    "Stack",
    "Timeline",
    "TokenStrip",
)

GIVEN: Mapping[str, Given] = {
    "AutoFitText": fitted_text,
    "BlueSky": sky_post,
    "CodeGroup": code_tabs,
    "Tweet": post,
    "VDragArrow": drag_arrow,
    "Youtube": film,
    **{name: _figure(name) for name in _FIGURES},
}
"""Component → what works its further values out."""
