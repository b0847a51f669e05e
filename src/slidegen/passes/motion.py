"""`v-motion`: an element that flies in and on (Slidev reference §4.10).

    <div v-motion :initial="{ x: -80 }" :enter="{ x: 0, scale: 1.2 }" :click-1="{ y: 30 }">

In:  the states of a motion, and the element's own clicks, which are numbered.
Out: `data-slidegen-motion`: the declarations before its slide is reached, from each click on, and after
     the slide is left; and how long each takes. runtime/motion.js only chooses. A motion's clicks are
     those of the slide: they count from its first, and add none (§4.10).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.deck import Slide, StyleBlock
from slidegen.core.diagnostics import Report, did_you_mean
from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Element
from slidegen.core.patterns import pattern
from slidegen.passes.attributes import narrow
from slidegen.passes.context import Context
from slidegen.passes.easings import number, read_easing
from slidegen.passes.motion_states import Declarations, State, is_still, parts_of, state_css, unreadable
from slidegen.passes.motion_touch import MARK, TOUCHES, touch_rules, touched_keys

_CLICK = pattern(r"click-(\d+)(?:-(\d+))?")
_ALWAYS = {
    "initial": "initial",
    "enter": "enter",
    "leave": "leave",
    "visible": "enter",
    "visible-once": "enter",
}
_LEADS = (":", "v-bind:")
_STATE = pattern(
    rf"(?:{'|'.join(_LEADS)})(click-\d+(?:-\d+)?|{'|'.join((*_ALWAYS, *TOUCHES))}|duration|delay|variants)"
)
_PRESET = pattern(r"v-motion-(fade|pop|slide|roll)(?:-visible)?(?:-once)?(?:-(left|right|top|bottom))?")
_FROM = {"left": ("x", -100), "right": ("x", 100), "top": ("y", -100), "bottom": ("y", 100)}


_Place = tuple[Element, str]
"""An element and its attribute."""

_LAST = 10**6
"""A click after all others."""


@dataclass(slots=True)
class _Motion:
    """What an element says of its motion."""

    initial: State = field(default_factory=dict)
    enter: State = field(default_factory=dict)
    leave: State | None = None
    clicks: list[tuple[int, int | None, State]] = field(default_factory=list)
    """First click, the click at which it ends, the state."""
    transition: dict[str, Any] = field(default_factory=dict)
    """`:duration` and `:delay`, for all states."""
    touches: dict[str, State] = field(default_factory=dict)
    """States of TOUCHES."""


def set_motions(slide: Slide, context: Context) -> None:
    """Say at each moving element of `slide` where it is when."""
    for count, element in enumerate(slide.index.get("motion", ()), 1):
        if isinstance(element, Element):
            motion = _read(element, context.report)
            _set_touches(motion, element, slide, f"{slide.no}-{count}")
            frames = _frames(motion, element)
            element.attrs["data-slidegen-motion"] = json.dumps(frames, separators=(",", ":"))
            rest = _css(_merged(motion, _LAST), motion)
            if not is_still(rest):
                element.add_style("; ".join(f"{name}:{value}" for name, value in rest.items()))
                element.attrs["data-slidegen-moved"] = " ".join(rest)


def _set_touches(motion: _Motion, element: Element, slide: Slide, mark: str) -> None:
    """What happens under a pointer is CSS alone."""
    if motion.touches and not element.get(MARK):
        element.attrs[MARK] = mark
        rules = touch_rules(motion.touches, mark)
        slide.css.append(StyleBlock(rules, element.span or slide.source.span, scoped=False))


def _read(element: Element, report: Report) -> _Motion:
    """The motion of `element`, whose attributes are taken off it."""
    motion = _Motion()
    for name in [name for name in element.attrs if name.startswith(("v-motion", *_LEADS))]:
        found = _STATE.fullmatch(name)
        if found is None and not name.startswith("v-motion"):
            continue
        written = element.get(name) or ""
        if found is None:
            _read_directive(element, name, motion, report)
        else:
            _take(motion, found[1], _value(element, name, written, report), (element, name), report)
        del element.attrs[name]
    motion.clicks.sort(key=lambda click: click[0])
    return motion


def _read_directive(element: Element, name: str, motion: _Motion, report: Report) -> None:
    """`v-motion`, with all states in its value or none; or one of the motions that have a name."""
    preset = _PRESET.fullmatch(name)
    if preset is not None:
        key, way = _FROM.get(preset[2] or "left", ("x", -100))
        gone: dict[str, Any] = {"opacity": 0}
        back: dict[str, Any] = {"opacity": 1}
        gone |= {"scale": 0} if preset[1] == "pop" else {key: way} if preset[1] != "fade" else {}
        back |= {name: 1 if name == "scale" else 0 for name in gone if name != "opacity"}
        if preset[1] == "roll":
            gone["rotate"], back["rotate"] = (90 if way < 0 else -90), 0
        motion.initial, motion.enter = {**gone, **motion.initial}, {**back, **motion.enter}
    elif name != "v-motion":
        near = did_you_mean(
            name, ["v-motion-fade", "v-motion-pop", "v-motion-slide-left", "v-motion-roll-left"]
        )
        hint = f"write `{near}`" if near else "write v-motion with :initial and :enter"
        _warn((element, name), f"`{name}` is no motion that has a name", report, hint)
    elif element.get(name):
        states = _value(element, name, element.get(name) or "", report)
        for key, state in states.items() if isinstance(states, Mapping) else ():
            _take(
                motion,
                re.sub(r"(?<!^)(?=[A-Z])|(?<=click)(?=\d)", "-", key).lower(),
                state,
                (element, name),
                report,
            )


def _value(element: Element, name: str, written: str, report: Report) -> Any:
    try:
        return parse_literal(written)
    except LiteralError as error:
        _warn(
            (element, name),
            f"`{name}` cannot be worked out, nothing moves for it: {error}",
            report,
            "write { x: 0, opacity: 1 } with plain values",
        )
        return None


def _take(motion: _Motion, name: str, value: Any, place: _Place, report: Report) -> None:
    """Add one state, or `duration` or `delay`."""
    if name in ("duration", "delay"):
        milliseconds = number(value)
        if milliseconds is not None:
            motion.transition[name] = milliseconds
        return
    if not isinstance(value, Mapping):
        return
    for key in unreadable(value):
        _warn(place, f"`{key}` has no value that can be shown", report, part=key)
    click = _CLICK.fullmatch(name)
    if click:
        motion.clicks.append((int(click[1]), int(click[2]) if click[2] else None, value))
    elif _ALWAYS.get(name) == "initial":
        motion.initial = {**motion.initial, **value}
    elif _ALWAYS.get(name) == "enter":
        motion.enter = {**motion.enter, **value}
    elif name == "leave":
        motion.leave = value
    elif name in TOUCHES:
        motion.touches[name] = value


def _frames(motion: _Motion, element: Element) -> dict[str, Any]:
    """What the runtime chooses from: `[click, declarations, transition]` from each click on."""
    start, end = (number(element.get(f"data-slidev-clicks-{name}")) for name in ("start", "end"))
    hides = "data-slidegen-hide" in element.attrs
    turns = {0, *(at for first, last, _ in motion.clicks for at in (first, last) if at is not None)}
    turns |= {int(at) for at in (start, end) if at is not None}
    before = _css(motion.initial, motion)
    frames: list[list[Any]] = []
    for at in sorted(turns):
        phase = _phase(at, start, end, hides)
        state = motion.initial if phase == "before" else _merged(motion, at)
        if phase == "after" and motion.leave is not None:
            state = {**state, **motion.leave}
        frame = [at, _css(state, motion), _transition(state, motion, fades=start is not None)]
        if not frames or frames[-1][1] != frame[1]:
            frames.append(frame)
    found: dict[str, Any] = {"before": before, "at": frames}
    if motion.leave is not None:
        leaving = {**_merged(motion, max(turns)), **motion.leave}
        found["after"] = [_css(leaving, motion), _transition(leaving, motion)]
    return found


def _phase(at: int, start: float | None, end: float | None, hides: bool) -> str:
    """Whether a `v-click` on the same element shows it at a click, does not yet, or no more."""
    if start is None:
        return "shown"
    is_active = start <= at and (end is None or at < end)
    if hides:
        return "after" if is_active else "shown"
    return "shown" if is_active else "before" if at < start else "after"


def _merged(motion: _Motion, at: int) -> State:
    """The state at a click: what comes later wins."""
    state = {**motion.initial, **motion.enter}
    for first, last, more in motion.clicks:
        if first <= at and (last is None or at < last):
            state |= more
    return state


def _css(state: State, motion: _Motion) -> Declarations:
    clicks = (more for _, _, more in motion.clicks)
    states = (motion.initial, motion.enter, motion.leave or {}, *clicks, *motion.touches.values())
    own = {key: value for key, value in state.items() if key != "transition"}
    return state_css(own, parts_of(states), touched_keys(motion.touches))


def _transition(state: State, motion: _Motion, *, fades: bool = False) -> str:
    """The CSS `transition` into `state`. `fades`: a click shows and hides the element (§4.8)."""
    own = state.get("transition")
    chosen = {**motion.transition, **(own if isinstance(own, Mapping) else {})}
    delay = round(number(chosen.get("delay")) or 0)
    found = []
    for name in _css(state, motion):
        duration, easing = read_easing(chosen, moves=name == "transform")
        found.append(f"{name} {duration}ms {easing} {delay}ms")
    if fades and "opacity" not in _css(state, motion):
        found.append("opacity 100ms")
    return ",".join(found)


def _warn(place: _Place, message: str, report: Report, hint: str | None = None, part: str = "") -> None:
    element, name = place
    span = element.span_of(name)
    if span is not None:
        report.warning("motion-not-shown", message, narrow(span, part) if part else span, hint)
